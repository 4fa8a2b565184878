//! `GET /{tenant}/oauth2/v2.0/authorize`

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use beffroi_feature::Cx;
use beffroi_web::{Caller, Problem as Failed};

use super::language::Language;
use super::{form, page};
use crate::oauth::authorize::{Next, Parameters, answer, known};
use crate::oauth::{Problem, Refusal};

/// Says that the browser comes from one of our own pages and so has its cookie with it.
const HERE: &str = "beffroi_here";

/// Says when the browser was sent to sign in, so that it is not sent there again.
const SENT_AT: &str = "beffroi_sent";

/// Let a program act in your name.
///
/// The authorization endpoint for browsers: authorization code with PKCE (S256; required of public
/// clients), `response_mode` `query`, `fragment` or `form_post`. Whoever has no session signs in first. A
/// program or an address that is not registered gets a page, every other refusal goes back to the
/// program.
#[utoipa::path(get, path = "/{tenant}/oauth2/v2.0/authorize", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains"),
           ("client_id" = String, Query, description = "The application's id"),
           ("redirect_uri" = Option<String>, Query, description = "One of its registered addresses; may be left out when there is one"),
           ("response_type" = String, Query, description = "`code`"),
           ("response_mode" = Option<String>, Query, description = "`query`, `fragment` or `form_post`"),
           ("scope" = String, Query, description = "Permissions, and `openid profile email offline_access`"),
           ("state" = Option<String>, Query, description = "Comes back as it is"),
           ("nonce" = Option<String>, Query, description = "Comes back in the id token"),
           ("code_challenge" = Option<String>, Query, description = "PKCE's challenge"),
           ("code_challenge_method" = Option<String>, Query, description = "`S256`"),
           ("prompt" = Option<String>, Query, description = "`none`: never show a page; `login`: have the person sign in though they are"),
           ("max_age" = Option<String>, Query, description = "Have the person sign in again when they did longer ago, in seconds"),
           ("login_hint" = Option<String>, Query, description = "The name to fill in on the sign-in page")),
    responses((status = 200, description = "A page that goes on by itself, or posts the answer", content_type = "text/html"),
              (status = 303, description = "To the sign-in page, or back to the program with `code` and `state`, or with `error` and `error_description`"),
              (status = 400, description = "The program or its address is not registered: a page that says so", content_type = "text/html")))]
pub(super) async fn authorize(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
    RawQuery(query): RawQuery,
    Language(language): Language,
    caller: Option<Caller>,
) -> Response {
    match go(&cx, &tenant, query.unwrap_or_default(), language, caller).await {
        Ok(response) => response,
        Err(Problem::Refused(refusal)) => page::refusal(language, &refusal),
        // Only the endpoints of programs are limited by address here.
        Err(Problem::Limited(_)) => page::refusal(language, &Refusal::too_many_requests()),
        Err(Problem::Failed(failure)) => Failed(failure).into_response(),
    }
}

async fn go(
    cx: &Cx,
    tenant: &str,
    query: String,
    language: &'static str,
    caller: Option<Caller>,
) -> Result<Response, Problem> {
    let mut form = form::parameters(query.as_bytes())?;
    let here = form.remove(HERE).is_some();
    let sent_at = form.remove(SENT_AT);
    let mut take = |name: &str| form.remove(name);
    let parameters = Parameters {
        client_id: take("client_id"),
        redirect_uri: take("redirect_uri"),
        response_type: take("response_type"),
        response_mode: take("response_mode"),
        scope: take("scope"),
        state: take("state"),
        nonce: take("nonce"),
        code_challenge: take("code_challenge"),
        code_challenge_method: take("code_challenge_method"),
        prompt: take("prompt"),
        max_age: take("max_age"),
        login_hint: take("login_hint"),
        sent_at: sent_at.and_then(|text| text.parse().ok()),
    };
    let known = known(cx, tenant, &parameters).await?;
    if caller.is_none() && !here {
        let address = own_address(tenant, &format!("{query}&{HERE}=1"))?;
        return Ok(page::onward(language, &address));
    }
    Ok(
        match answer(cx, known, &parameters, caller.as_ref()).await? {
            Next::SignIn { again } => {
                let now = cx.now().micros() / 1_000_000;
                let mut back: Vec<&str> = query.split('&').collect();
                back.retain(|pair| !pair.starts_with(SENT_AT));
                let back = format!("{}&{SENT_AT}={now}", back.join("&"));
                let mut to = url::form_urlencoded::Serializer::new(String::new());
                to.append_pair("returnTo", &own_address(tenant, &back)?);
                if again {
                    to.append_pair("again", "1");
                }
                if let Some(name) = &parameters.login_hint {
                    to.append_pair("name", name);
                }
                Redirect::to(&format!("/signin?{}", to.finish())).into_response()
            }
            Next::GoBack(answer) => match answer.address() {
                Some(address) => Redirect::to(&address).into_response(),
                None => page::post_to(language, &answer.redirect_uri, &answer.fields),
            },
        },
    )
}

/// This endpoint again, as a path of this server.
fn own_address(tenant: &str, query: &str) -> Result<String, Refusal> {
    let plain = tenant
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    if !plain {
        return Err(Refusal::unknown_tenant(tenant));
    }
    Ok(format!("/{tenant}/oauth2/v2.0/authorize?{query}"))
}
