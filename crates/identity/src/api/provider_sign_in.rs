//! `/identity/providers`: the way to another server and back.

use axum::extract::{RawQuery, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, parameter};
use serde::Serialize;
use utoipa::ToSchema;

use super::language::Language;
use super::{form, page, provider_refusal};
use crate::authenticate::cookie;
use crate::provider::ProviderId;
use crate::provider::service::offered;
use crate::provider::sign_in::{Arrived, CameBack, Departure, LIFETIME, Refused, arrive, begin};
use crate::session::service::NOT_FRESH;
use crate::sign_in::{Client, SignedIn};

/// Carries the sealed state there and back. Unlike the session's it comes along when another site
/// sends the browser here (`SameSite=Lax`).
const CARRIER: &str = "beffroi_provider";
/// Where it is needed, and nowhere else.
const PATH: &str = "/identity/providers";

/// A button on the sign-in page.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProviderButton {
    /// The provider's id.
    #[schema(value_type = uuid::Uuid)]
    id: ProviderId,
    /// The organization that offers it.
    #[schema(value_type = uuid::Uuid)]
    tenant_id: TenantId,
    /// The name on the button.
    display_name: String,
}

/// The buttons on the sign-in page.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProviderButtonCollection {
    /// The buttons.
    value: Vec<ProviderButton>,
}

/// With which other servers one can sign in.
///
/// Those of the organization of the typed name's domain, of `tenant`, or of the only organization of
/// this server. Tells nothing of any person.
#[utoipa::path(get, path = "/identity/providers", tag = "identity",
    params(("userPrincipalName" = Option<String>, Query, description = "The name that somebody typed: its domain says which organization"),
           ("tenant" = Option<String>, Query, description = "The organization's id or one of its domains")),
    responses((status = 200, description = "The providers, perhaps none", body = ProviderButtonCollection),
              (status = 400, description = "A parameter is given more than once", body = ErrorEnvelope)))]
pub(super) async fn list_provider_buttons(
    State(cx): State<Cx>,
    RawQuery(query): RawQuery,
) -> Answer<Json<ProviderButtonCollection>> {
    let query = query.unwrap_or_default();
    let name = parameter(&query, "userPrincipalName")?;
    let tenant = parameter(&query, "tenant")?;
    let found = offered(&cx, name.as_deref(), tenant.as_deref()).await?;
    let value = found.map_or_else(Vec::new, |(tenant_id, all)| {
        let button = |one: crate::provider::StoredProvider| ProviderButton {
            id: one.id,
            tenant_id,
            display_name: one.display_name,
        };
        all.into_iter().map(button).collect()
    });
    Ok(Json(ProviderButtonCollection { value }))
}

/// Go to another server to sign in.
///
/// A browser's way: it comes back to `/identity/providers/callback`. With `link=1` whoever is signed
/// in has that server's account linked to their own, within 15 minutes of signing in; otherwise they
/// are sent to sign in first. Refusals are pages for people.
#[utoipa::path(get, path = "/identity/providers/signin", tag = "identity",
    params(("tenant" = String, Query, description = "The organization's id"),
           ("provider" = String, Query, description = "The provider's id"),
           ("returnTo" = Option<String>, Query, description = "Where to go afterwards: a path of this server"),
           ("link" = Option<String>, Query, description = "`1`: link that account to one's own")),
    responses((status = 303, description = "To the provider, and a cookie goes along; or to sign in first"),
              (status = 401, description = "`link=1` by a program", body = ErrorEnvelope),
              (status = 403, description = "A page that says that the provider does not answer", content_type = "text/html"),
              (status = 404, description = "A page that says that there is no such provider", content_type = "text/html"),
              (status = 429, description = "Too many requests from that address", body = ErrorEnvelope)))]
pub(super) async fn go_to_provider(
    State(cx): State<Cx>,
    RawQuery(query): RawQuery,
    Language(language): Language,
    from: Client,
    caller: Option<Caller>,
) -> Answer<Response> {
    let mut form = form::parameters(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let mut take = |name: &str| form.remove(name);
    let tenant = take("tenant").and_then(|text| text.parse().ok());
    let provider = take("provider").and_then(|text| text.parse().ok());
    let Some(id) = tenant.zip(provider) else {
        return Ok(provider_refusal::page(language, Refused::Gone));
    };
    let wants_link = take("link").as_deref() == Some("1");
    if wants_link && caller.is_none() {
        return Ok(Redirect::to("/signin?returnTo=%2Fsecurity").into_response());
    }
    let departure = Departure {
        return_to: take("returnTo"),
        link: caller.filter(|_| wants_link),
    };
    let begun = match begin(&cx, &from, id, departure).await {
        Ok(Ok(begun)) => begun,
        Ok(Err(why)) => return Ok(provider_refusal::page(language, why)),
        Err(failure) if failure.code() == NOT_FRESH => {
            return Ok(Redirect::to("/signin?again=1&returnTo=%2Fsecurity").into_response());
        }
        Err(failure) => return Err(failure.into()),
    };
    let cookie = carrier(&cx, &begun.carried, LIFETIME.as_secs())?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&begun.address)).into_response())
}

fn carrier(cx: &Cx, value: &str, max_age: u64) -> failure::Result<HeaderValue> {
    let flag = if cx.settings.secure_cookies {
        "; Secure"
    } else {
        ""
    };
    let text =
        format!("{CARRIER}={value}; Path={PATH}; Max-Age={max_age}; HttpOnly; SameSite=Lax{flag}");
    HeaderValue::from_str(&text).map_err(Failure::bug)
}

/// Come back from another server.
///
/// The address to register there. Ends on a page that goes on by itself, or that says why nobody is
/// signed in.
#[utoipa::path(get, path = "/identity/providers/callback", tag = "identity",
    params(("code" = Option<String>, Query, description = "The provider's code"),
           ("state" = Option<String>, Query, description = "What went there"),
           ("error" = Option<String>, Query, description = "The provider's refusal"),
           ("iss" = Option<String>, Query, description = "The provider's name of itself (RFC 9207); what else it sends is passed over")),
    responses((status = 200, description = "A page that goes on by itself", content_type = "text/html"),
              (status = 403, description = "A page that says why nobody is signed in", content_type = "text/html"),
              (status = 404, description = "A page that says that the provider was removed meanwhile", content_type = "text/html"),
              (status = 429, description = "Too many requests from that address", body = ErrorEnvelope)))]
pub(super) async fn come_back(
    State(cx): State<Cx>,
    RawQuery(query): RawQuery,
    Language(language): Language,
    from: Client,
    headers: HeaderMap,
) -> Answer<Response> {
    let form = form::parameters(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let part = |name: &str| form.get(name).map(String::as_str);
    let carried = cookie::named(&headers, CARRIER);
    let came_back = CameBack {
        code: part("code"),
        state: part("state"),
        error: part("error"),
        issuer: part("iss"),
    };
    let arrived = arrive(&cx, from, carried, came_back).await?;
    let mut response = match arrived {
        Arrived::SignedIn(SignedIn::Whole(token, session), return_to) => {
            let home = if session.permissions.is_empty() {
                "/"
            } else {
                "/admin/"
            };
            let mut page = page::onward(language, return_to.as_deref().unwrap_or(home));
            let cookie = cookie::set(&token, cx.settings.secure_cookies)?;
            page.headers_mut().append(SET_COOKIE, cookie);
            page
        }
        Arrived::SignedIn(SignedIn::Halfway(step), return_to) => {
            page::onward(language, &second_step(&step, return_to.as_deref())?)
        }
        Arrived::Linked => page::onward(language, "/security"),
        Arrived::Refused(why) => provider_refusal::page(language, why),
    };
    let gone = carrier(&cx, "", 0)?;
    response.headers_mut().append(SET_COOKIE, gone);
    Ok(response)
}

/// The sign-in page, at its second step. What opens it stands behind the `#`, which no server sees.
fn second_step(
    step: &crate::sign_in::SecondStep,
    return_to: Option<&str>,
) -> failure::Result<String> {
    let encode =
        |text: &str| -> String { url::form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let step = serde_json::to_string(step).map_err(Failure::bug)?;
    let query = return_to.map_or_else(String::new, |path| format!("?returnTo={}", encode(path)));
    Ok(format!("/signin{query}#step={}", encode(&step)))
}
