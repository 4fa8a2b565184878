//! `GET /{tenant}/oauth2/v2.0/authorize`, and `POST /{tenant}/oauth2/v2.0/consent` from its page

use std::collections::HashMap;
use std::time::Duration;

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use beffroi_core::Ts;
use beffroi_feature::Cx;
use beffroi_web::{Caller, ErrorEnvelope, Problem as Failed};
use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::consent_page::{self, Question};
use super::language::Language;
use super::{form, page};
use crate::oauth::authorize::{Decision, Next, Parameters, answer, known};
use crate::oauth::{Problem, Refusal};
use crate::sealed_state;

/// Says that the browser comes from one of our own pages and so has its cookie with it.
const HERE: &str = "beffroi_here";

/// Says when the browser was sent to sign in, so that it is not sent there again.
const SENT_AT: &str = "beffroi_sent";

/// Let a program act in your name.
///
/// The authorization endpoint for browsers: authorization code with PKCE (S256; required of public
/// clients), `response_mode` `query`, `fragment` or `form_post`. Whoever has no session signs in first,
/// and is asked once whether the program may do what it asks for. A program or an address that is not registered gets a page, every other refusal goes back to the
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
           ("prompt" = Option<String>, Query, description = "`none`: never show a page; `login`: have the person sign in though they are; `consent`: ask them though they agreed before"),
           ("max_age" = Option<String>, Query, description = "Have the person sign in again when they did longer ago, in seconds"),
           ("login_hint" = Option<String>, Query, description = "The name to fill in on the sign-in page")),
    responses((status = 200, description = "A page that goes on by itself, asks the person, or posts the answer", content_type = "text/html"),
              (status = 303, description = "To the sign-in page, or back to the program with `code` and `state`, or with `error` and `error_description`"),
              (status = 400, description = "The program or its address is not registered: a page that says so; or, as JSON, an option beginning with `$`, which no route takes unless it says so", content(
                  (String = "text/html"), (ErrorEnvelope = "application/json")))))]
pub(super) async fn authorize(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
    RawQuery(query): RawQuery,
    Language(language): Language,
    caller: Option<Caller>,
) -> Response {
    let query = query.unwrap_or_default();
    answered(
        language,
        go(&cx, &tenant, query, language, caller, None).await,
    )
}

/// Let a program in, or not.
///
/// What the page of the authorization endpoint sends: the whole request once more, and the answer.
/// Whoever agreed is not asked about the same permissions again.
#[utoipa::path(post, path = "/{tenant}/oauth2/v2.0/consent", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains")),
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "`request`: the query of the authorization request; `decision`: `allow` or `refuse`"),
    responses((status = 200, description = "A page that posts the answer to the program", content_type = "text/html"),
              (status = 303, description = "Back to the program with `code` and `state`, or with `error`; or to the sign-in page", content_type = "text/html"),
              (status = 400, description = "The request can't be read, or its program is not registered: a page that says so; or, as JSON, an option beginning with `$`, which no route takes unless it says so", content(
                  (String = "text/html"), (ErrorEnvelope = "application/json")))))]
pub(super) async fn consent(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
    Language(language): Language,
    caller: Option<Caller>,
    body: Bytes,
) -> Response {
    let answer = async {
        let mut form = form::parameters(&body)?;
        let decision = match form.remove("decision").as_deref() {
            Some("allow") => Decision::Allow,
            Some("refuse") => Decision::Refuse,
            _ => return Err(Refusal::malformed("'decision' must be 'allow' or 'refuse'").into()),
        };
        let request = form.remove("request").unwrap_or_default();
        let request = format!("{request}&{HERE}=1");
        go(&cx, &tenant, request, language, caller, Some(decision)).await
    };
    answered(language, answer.await)
}

fn answered(language: &'static str, answer: Result<Response, Problem>) -> Response {
    match answer {
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
    decision: Option<Decision>,
) -> Result<Response, Problem> {
    let mut form = form::parameters(query.as_bytes())?;
    let here = form.remove(HERE).is_some();
    let sent_at = form.remove(SENT_AT);
    let sent_at = sent_at.and_then(|note| opened(cx, &note, form.get("client_id")));
    let parameters = parameters(form, sent_at);
    let known = known(cx, tenant, &parameters).await?;
    if caller.is_none() && !here {
        let address = own_address(tenant, &format!("{query}&{HERE}=1"))?;
        return Ok(page::onward(language, &address));
    }
    let next = answer(cx, known, &parameters, caller.as_ref(), decision).await?;
    Ok(match next {
        Next::SignIn { again } => sign_in(cx, tenant, &query, &parameters, again)?,
        Next::Ask {
            application,
            wanted,
        } => {
            let person = caller.and_then(|caller| caller.user_principal_name);
            let question = Question {
                action: format!("{}/consent", own_path(tenant)?),
                request: without(&query, HERE),
                application: &application,
                wanted: &wanted,
                person: person.as_deref().unwrap_or_default(),
            };
            consent_page::ask(language, &question)
        }
        Next::GoBack(answer) => match answer.address() {
            Some(address) => Redirect::to(&address).into_response(),
            None => page::post_to(language, &answer.redirect_uri, &answer.fields),
        },
    })
}

/// Reads the parameters; what is not known is passed over, as OAuth wants it.
fn parameters(mut form: HashMap<String, String>, sent_at: Option<Ts>) -> Parameters {
    let mut take = |name: &str| form.remove(name);
    Parameters {
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
        sent_at,
    }
}

/// When a browser was sent to sign in, and by which program: sealed, since whoever could write it
/// themselves would not have to sign in again.
#[derive(Serialize, Deserialize)]
struct Sent {
    at: Ts,
    client: String,
}

/// What the note is sealed for.
const SENT: &str = "authorize-sent-at";

/// How long somebody may take to sign in.
const SENT_LIFETIME: Duration = Duration::from_mins(30);

/// When the browser was sent to sign in for that program.
fn opened(cx: &Cx, note: &str, client: Option<&String>) -> Option<Ts> {
    let sent: Sent = sealed_state::open(cx, SENT, note)?.value;
    (Some(&sent.client) == client).then_some(sent.at)
}

/// To the sign-in page, which comes back to this request.
fn sign_in(
    cx: &Cx,
    tenant: &str,
    query: &str,
    parameters: &Parameters,
    again: bool,
) -> Result<Response, Problem> {
    let note = Sent {
        at: cx.now(),
        client: parameters.client_id.clone().unwrap_or_default(),
    };
    let note = sealed_state::seal(cx, SENT, note, SENT_LIFETIME)?;
    let back = format!("{}&{SENT_AT}={note}", without(query, SENT_AT));
    let mut to = url::form_urlencoded::Serializer::new(String::new());
    to.append_pair("returnTo", &own_address(tenant, &back)?);
    if again {
        to.append_pair("again", "1");
    }
    if let Some(name) = &parameters.login_hint {
        to.append_pair("name", name);
    }
    Ok(Redirect::to(&format!("/signin?{}", to.finish())).into_response())
}

/// A query without one of our own notes.
fn without(query: &str, note: &str) -> String {
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.retain(|pair| !pair.starts_with(note));
    pairs.join("&")
}

/// This endpoint again, as a path of this server.
fn own_address(tenant: &str, query: &str) -> Result<String, Refusal> {
    Ok(format!("{}/authorize?{query}", own_path(tenant)?))
}

/// Where the tenant's endpoints for browsers are.
fn own_path(tenant: &str) -> Result<String, Refusal> {
    let plain = tenant
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    if !plain {
        return Err(Refusal::unknown_tenant(tenant));
    }
    Ok(format!("/{tenant}/oauth2/v2.0"))
}
