//! `/identity/providers`: the way to another server and back.

use axum::extract::{RawQuery, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, parameter};
use maud::html;
use serde::Serialize;
use utoipa::ToSchema;

use super::language::Language;
use super::{form, page};
use crate::authenticate::cookie;
use crate::provider::ProviderId;
use crate::provider::service::offered;
use crate::provider::sign_in::{Arrived, Departure, LIFETIME, Refused, arrive, begin};
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
/// in has that server's account linked to their own, within 15 minutes of signing in.
#[utoipa::path(get, path = "/identity/providers/signin", tag = "identity",
    params(("tenant" = String, Query, description = "The organization's id"),
           ("provider" = String, Query, description = "The provider's id"),
           ("returnTo" = Option<String>, Query, description = "Where to go afterwards: a path of this server"),
           ("link" = Option<String>, Query, description = "`1`: link that account to one's own")),
    responses((status = 303, description = "To the provider; a cookie goes along"),
              (status = 400, description = "The provider can't be used", body = ErrorEnvelope),
              (status = 401, description = "`link=1`, and nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 404, description = "No such provider", body = ErrorEnvelope),
              (status = 429, description = "Too many requests from that address", body = ErrorEnvelope)))]
pub(super) async fn go_to_provider(
    State(cx): State<Cx>,
    RawQuery(query): RawQuery,
    from: Client,
    caller: Option<Caller>,
) -> Answer<Response> {
    let mut form = form::parameters(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let mut take = |name: &str| form.remove(name);
    let provider = take("provider").unwrap_or_default();
    let unknown = || Failure::not_found("identityProvider", &provider);
    let tenant = take("tenant").and_then(|text| text.parse().ok());
    let id = (
        tenant.ok_or_else(unknown)?,
        provider.parse().map_err(|_| unknown())?,
    );
    let link = match take("link").as_deref() {
        Some("1") => Some(caller.ok_or_else(nobody)?),
        _ => None,
    };
    let departure = Departure {
        return_to: take("returnTo"),
        link,
    };
    let begun = begin(&cx, &from, id, departure).await?;
    let cookie = carrier(&cx, &begun.carried, LIFETIME.as_secs())?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&begun.address)).into_response())
}

fn nobody() -> Failure {
    Failure::new(
        beffroi_core::Kind::Unauthenticated,
        "InvalidAuthenticationToken",
        "Sign in first: an account elsewhere is linked to one's own.",
    )
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
           ("error" = Option<String>, Query, description = "The provider's refusal")),
    responses((status = 200, description = "A page that goes on by itself", content_type = "text/html"),
              (status = 403, description = "A page that says why nobody is signed in", content_type = "text/html"),
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
    let arrived = arrive(&cx, from, carried, (part("code"), part("state"))).await?;
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
        Arrived::Refused(why) => refusal(language, why),
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

fn refusal(language: &str, why: Refused) -> Response {
    let french = language == "fr";
    let title = match (why, french) {
        (Refused::Taken, true) => "Compte non associé",
        (Refused::Taken, false) => "Account not linked",
        (_, true) => "Connexion impossible",
        (_, false) => "Sign-in is not possible",
    };
    let words = match (why, french) {
        (Refused::Unknown, false) => {
            "No account of this organization belongs to the account with which you signed in. Ask whoever administers it."
        }
        (Refused::Unknown, true) => {
            "Aucun compte de cette organisation ne correspond au compte avec lequel vous vous êtes connecté. Adressez-vous à la personne qui l’administre."
        }
        (Refused::Provider, false) => {
            "The other server did not confirm who you are. Try again, or sign in another way."
        }
        (Refused::Provider, true) => {
            "L’autre serveur n’a pas confirmé votre identité. Réessayez ou connectez-vous autrement."
        }
        (Refused::TooLate, false) => "This sign-in took too long or is over. Begin again.",
        (Refused::TooLate, true) => "Cette connexion a trop duré ou est terminée. Recommencez.",
        (Refused::Taken, false) => "That account is linked to somebody else of this organization.",
        (Refused::Taken, true) => {
            "Ce compte est déjà associé à une autre personne de cette organisation."
        }
    };
    let back = if french {
        "Retour à la connexion"
    } else {
        "Back to the sign-in page"
    };
    let content = html! {
        p { (words) }
        div.row { a.button href="/signin" { (back) } }
    };
    let mut response = page::page(language, title, &content);
    *response.status_mut() = axum::http::StatusCode::FORBIDDEN;
    response
}
