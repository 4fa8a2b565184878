//! `POST /{tenant}/oauth2/v2.0/devicecode`

use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use beffroi_feature::Cx;
use bytes::Bytes;
use serde::Serialize;
use utoipa::ToSchema;

use super::form;
use super::token_refusal::{self, TokenError};
use crate::oauth::grant::{DEVICE_LIFETIME, POLL_INTERVAL, begin_device};
use crate::oauth::{Problem, Refusal, client};
use crate::sign_in::Client;
use crate::state;

/// What a device asks for, as a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only documents the form, which is parsed by hand")]
pub(super) struct DeviceForm {
    /// The application's id.
    client_id: String,
    /// Permissions, and `openid profile email offline_access`.
    scope: String,
}

/// What a device shows, and with what it asks for its tokens.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DeviceAnswer {
    /// What the person types.
    user_code: String,
    /// With what the device asks.
    device_code: String,
    /// Where the person types it.
    verification_uri: String,
    /// The same with the code in it, e.g. for a QR code.
    verification_uri_complete: String,
    /// Seconds until it is too late.
    expires_in: u64,
    /// Seconds to wait between two requests.
    interval: u64,
    /// What to tell the person.
    message: String,
}

/// Begin to sign in on a device without a browser.
///
/// The device grant (RFC 8628): the device shows `message`, somebody types the code on the page and
/// signs in, the device asks the token endpoint until then.
#[utoipa::path(post, path = "/{tenant}/oauth2/v2.0/devicecode", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains")),
    request_body(content = DeviceForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "The codes", body = DeviceAnswer),
              (status = 400, description = "`invalid_request`, `invalid_scope`, `unauthorized_client`", body = TokenError),
              (status = 429, description = "`temporarily_unavailable`: too many requests of this address; Retry-After says for how long", body = TokenError)))]
pub(super) async fn device_code(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
    from: Client,
    body: Bytes,
) -> Response {
    let allowed = state::of(&cx).guards.take_device(&cx, from.address);
    let begun = match allowed {
        Ok(()) => begin(&cx, &tenant, &body).await,
        Err(failure) => Err(Problem::Limited(failure.retry_span().unwrap_or_default())),
    };
    match begun {
        Ok(answer) => ([(CACHE_CONTROL, "no-store")], axum::Json(answer)).into_response(),
        Err(problem) => token_refusal::render(problem, cx.now()),
    }
}

async fn begin(cx: &Cx, tenant: &str, body: &[u8]) -> Result<DeviceAnswer, Problem> {
    let mut form = form::parameters(body)?;
    let tenant = client::tenant(cx, tenant).await?;
    let application = client::named(cx, &tenant, form.get("client_id").map(String::as_str)).await?;
    if !application.is_public {
        return Err(Refusal::not_public(&application.display_name).into());
    }
    let scope = form
        .remove("scope")
        .ok_or_else(|| Refusal::missing("scope"))?;
    let device = begin_device(cx, tenant.id, &application, &scope).await?;
    let page = format!("{}/devicelogin", cx.settings.public_url);
    let code = device.user_code;
    Ok(DeviceAnswer {
        device_code: device.device_code.expose().clone(),
        verification_uri_complete: format!("{page}?user_code={code}"),
        expires_in: DEVICE_LIFETIME.as_secs(),
        interval: POLL_INTERVAL.as_secs(),
        message: format!(
            "To sign in, use a web browser to open the page {page} and enter the code {code} to authenticate."
        ),
        verification_uri: page,
        user_code: code,
    })
}
