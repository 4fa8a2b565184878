//! `GET` and `POST /devicelogin`

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope};
use bytes::Bytes;
use maud::{Markup, html};

use super::consent_words::listed;
use super::language::Language;
use super::{form, page};
use crate::oauth::grant::{Waiting, decide_device, find_device};
use crate::oauth::read_user_code;
use crate::session;

const PATH: &str = "/devicelogin";
const HERE: &str = "beffroi_here";

/// The words of these pages in one language.
struct Words {
    title: &'static str,
    code: &'static str,
    next: &'static str,
    unknown: &'static str,
    question: &'static str,
    warning: &'static str,
    wants: &'static str,
    allow: &'static str,
    refuse: &'static str,
    allowed: &'static str,
    refused: &'static str,
    close: &'static str,
}

const ENGLISH: Words = Words {
    title: "Sign in on another device",
    code: "Enter the code that the device shows",
    next: "Next",
    unknown: "This code is not known or has expired. Look at the device again.",
    question: "Let this application act in your name?",
    warning: "Go on only if you started this yourself on a device in front of you. Never enter a code that somebody sent you.",
    wants: "It wants to:",
    allow: "Allow",
    refuse: "Refuse",
    allowed: "You are signed in on the device",
    refused: "The device was refused",
    close: "You can close this page.",
};

const FRENCH: Words = Words {
    title: "Se connecter sur un autre appareil",
    code: "Saisissez le code affiché par l’appareil",
    next: "Suivant",
    unknown: "Ce code est inconnu ou a expiré. Regardez de nouveau l’appareil.",
    question: "Autoriser cette application à agir en votre nom ?",
    warning: "Ne continuez que si vous avez vous-même commencé sur un appareil devant vous. Ne saisissez jamais un code que quelqu’un vous a envoyé.",
    wants: "Elle souhaite :",
    allow: "Autoriser",
    refuse: "Refuser",
    allowed: "Vous êtes connecté sur l’appareil",
    refused: "L’appareil a été refusé",
    close: "Vous pouvez fermer cette page.",
};

fn words(language: &str) -> &'static Words {
    if language == "fr" { &FRENCH } else { &ENGLISH }
}

/// Enter a device's code.
///
/// A page for people; whoever has no session signs in first.
#[utoipa::path(get, path = "/devicelogin", tag = "oauth",
    params(("user_code" = Option<String>, Query, description = "The code, filled in")),
    responses((status = 200, description = "The page", content_type = "text/html"),
              (status = 303, description = "To the sign-in page")))]
pub(super) async fn enter_device_code(
    RawQuery(query): RawQuery,
    Language(language): Language,
    caller: Option<Caller>,
) -> Response {
    let form = form::parameters(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let code = form.get("user_code").and_then(|code| read_user_code(code));
    let here = form.contains_key(HERE);
    match caller.filter(|caller| caller.session.is_some()) {
        Some(_) => ask_for_code(language, code.as_deref(), None),
        None if here => {
            let back = code.map_or_else(String::new, |code| format!("%3Fuser_code%3D{code}"));
            Redirect::to(&format!("/signin?returnTo=%2Fdevicelogin{back}")).into_response()
        }
        None => {
            let code = code.map_or_else(String::new, |code| format!("&user_code={code}"));
            page::onward(language, &format!("{PATH}?{HERE}=1{code}"))
        }
    }
}

fn ask_for_code(language: &str, code: Option<&str>, problem: Option<&str>) -> Response {
    let words = words(language);
    let content = html! {
        form method="post" action=(PATH) {
            label for="user_code" { (words.code) }
            input id="user_code" name="user_code" value=[code] required autofocus
                autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"
                aria-describedby=[problem.map(|_| "problem")] aria-invalid=[problem.map(|_| "true")];
            @if let Some(problem) = problem { p id="problem" role="alert" { (problem) } }
            div.row { button.main type="submit" { (words.next) } }
        }
    };
    page::page(language, words.title, &content)
}

/// Decide about a device.
///
/// First with the code alone: which program asks. Then with `decision` `allow` or `refuse`.
#[utoipa::path(post, path = "/devicelogin", tag = "oauth",
    request_body(content = String, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "The next page", content_type = "text/html"),
              (status = 401, description = "Nobody is signed in, or a program calls", body = ErrorEnvelope)))]
pub(super) async fn decide_device_code(
    State(cx): State<Cx>,
    Language(language): Language,
    caller: Caller,
    body: Bytes,
) -> Answer<Response> {
    // A program that acts for somebody must not let in another one.
    session::service::own(&caller)?;
    let words = words(language);
    let form = form::parameters(&body).unwrap_or_default();
    let typed = form.get("user_code").map_or("", String::as_str);
    let unknown = || ask_for_code(language, None, Some(words.unknown));
    let Some(code) = read_user_code(typed) else {
        return Ok(unknown());
    };
    let approved = match form.get("decision").map(String::as_str) {
        Some("allow") => true,
        Some("refuse") => false,
        _ => {
            return Ok(match find_device(&cx, &caller, &code).await? {
                Some(waiting) => {
                    let asked = question(language, &waiting, &code);
                    page::page(language, words.question, &asked)
                }
                None => unknown(),
            });
        }
    };
    if !decide_device(&cx, &caller, &code, approved).await? {
        return Ok(unknown());
    }
    let title = if approved {
        words.allowed
    } else {
        words.refused
    };
    Ok(page::page(language, title, &html! { p { (words.close) } }))
}

fn question(language: &str, waiting: &Waiting, code: &str) -> Markup {
    let words = words(language);
    html! {
        p { strong { (waiting.application) } }
        p { (words.wants) }
        (listed(&waiting.wanted, language))
        p { (words.warning) }
        form method="post" action=(PATH) {
            input type="hidden" name="user_code" value=(code);
            div.row {
                button.main type="submit" name="decision" value="allow" { (words.allow) }
                button type="submit" name="decision" value="refuse" { (words.refuse) }
            }
        }
    }
}
