//! `GET /{tenant}/oauth2/v2.0/logout`

use axum::extract::{Path, RawQuery, State};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller};
use maud::html;

use super::language::Language;
use super::{form, page};
use crate::application::redirect;
use crate::authenticate::cookie;
use crate::oauth::client;
use crate::session::{SessionId, service};

const HERE: &str = "beffroi_here";

/// Sign out.
///
/// OpenID Connect's end of a session, for browsers. Afterwards the browser goes to
/// `post_logout_redirect_uri` when it is a registered address of `client_id`, otherwise a page says
/// that the person is signed out.
#[utoipa::path(get, path = "/{tenant}/oauth2/v2.0/logout", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains"),
           ("client_id" = Option<String>, Query, description = "The application's id"),
           ("post_logout_redirect_uri" = Option<String>, Query, description = "One of its registered addresses"),
           ("state" = Option<String>, Query, description = "Comes back as it is")),
    responses((status = 200, description = "A page", content_type = "text/html"),
              (status = 303, description = "To the registered address")))]
pub(super) async fn logout(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
    RawQuery(query): RawQuery,
    Language(language): Language,
    caller: Option<Caller>,
) -> Answer<Response> {
    let query = query.unwrap_or_default();
    let form = form::parameters(query.as_bytes()).unwrap_or_default();
    let plain = tenant
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    if caller.is_none() && !form.contains_key(HERE) && plain {
        let address = format!("/{tenant}/oauth2/v2.0/logout?{query}&{HERE}=1");
        return Ok(page::onward(language, &address));
    }
    if let Some(caller) = &caller
        && let Some(session) = caller.session
    {
        service::end(&cx, caller, SessionId::from_uuid(session)).await?;
    }
    let name = |name: &str| form.get(name).map(String::as_str);
    let mut next = None;
    if let (Ok(tenant), Some(back)) = (
        client::tenant(&cx, &tenant).await,
        name("post_logout_redirect_uri"),
    ) && let Ok(application) = client::named(&cx, &tenant, name("client_id")).await
        && redirect::is_registered(&application.redirect_uris, back)
        && let Ok(mut url) = url::Url::parse(back)
    {
        if let Some(state) = name("state") {
            url.query_pairs_mut().append_pair("state", state);
        }
        next = Some(url);
    }
    let answer = next.map_or_else(
        || signed_out(language),
        |url| Redirect::to(url.as_str()).into_response(),
    );
    let cookie = cookie::clear(cx.settings.secure_cookies)?;
    Ok(([(SET_COOKIE, cookie)], answer).into_response())
}

fn signed_out(language: &str) -> Response {
    let (title, close) = if language == "fr" {
        ("Vous êtes déconnecté", "Vous pouvez fermer cette page.")
    } else {
        ("You are signed out", "You can close this page.")
    };
    page::page(language, title, &html! { p { (close) } })
}
