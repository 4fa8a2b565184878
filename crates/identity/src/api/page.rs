//! The authority's own pages: few, small, without script, readable on anything.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::oauth::Refusal;

/// Colours of the console, in light and dark.
const STYLE: &str = "
:root{color-scheme:light dark;--page:#f5f5f5;--card:#fff;--text:#242424;--quiet:#616161;--line:#d1d1d1;--brand:#0f6cbd;--on:#fff}
@media(prefers-color-scheme:dark){:root{--page:#1f1f1f;--card:#292929;--text:#fff;--quiet:#adadad;--line:#525252;--brand:#479ef5;--on:#0a2e4a}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--page);color:var(--text);font:16px/1.5 'Segoe UI',system-ui,sans-serif}
main{width:100%;max-width:440px;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:32px}
h1{font-size:22px;line-height:1.3;margin:0 0 12px}p{margin:0 0 16px;overflow-wrap:anywhere}.quiet{color:var(--quiet);font-size:14px}
label{display:block;font-weight:600;margin-bottom:6px}input{width:100%;font:20px ui-monospace,monospace;letter-spacing:.15em;text-transform:uppercase;padding:10px 12px;border:1px solid var(--quiet);border-radius:4px;background:var(--card);color:inherit}
ul{margin:0 0 16px;padding-left:20px}li{margin-bottom:6px}
.row{display:flex;flex-wrap:wrap;gap:12px;margin-top:20px}button,a.button{font:600 15px 'Segoe UI',system-ui,sans-serif;padding:10px 20px;border-radius:4px;border:1px solid var(--quiet);background:transparent;color:inherit;cursor:pointer;text-decoration:none}
button.main{background:var(--brand);border-color:var(--brand);color:var(--on)}:focus-visible{outline:2px solid var(--text);outline-offset:2px}";

/// Nothing may be loaded, framed or run.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/// A page with a title.
pub(super) fn page(language: &str, title: &str, content: &Markup) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – Beffroi" }
                style { (PreEscaped(STYLE)) }
            }
            body { main { h1 { (title) } (content) } }
        }
    };
    with_headers(Html(page.into_string()).into_response(), POLICY)
}

fn with_headers(mut response: Response, policy: &str) -> Response {
    let headers = response.headers_mut();
    let own: [(HeaderName, &str); 3] = [
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, "no-store"),
        // Codes and states are in these addresses: no other site is told them. (`no-referrer` would
        // also hide from ourselves that a form of these pages comes from here.)
        (REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in own {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    response
}

/// A page that goes on by itself to an address of this server. Browsers keep the session's cookie
/// back while somebody comes from another site (`SameSite=Strict`); the step from here is our own.
pub(super) fn onward(language: &str, address: &str) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="refresh" content=(format!("0;url={address}"));
                title { "Beffroi" }
            }
            body { a href=(address) { "Beffroi" } }
        }
    };
    with_headers(Html(page.into_string()).into_response(), POLICY)
}

/// The script that sends a form, and nothing else.
const SEND: &str = "document.forms[0].submit()";

/// A page whose form is sent to a program by itself, or by hand without script.
pub(super) fn post_to(
    language: &str,
    address: &str,
    fields: &[(&'static str, String)],
) -> Response {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head { meta charset="utf-8"; title { "Beffroi" } }
            body {
                form method="post" action=(address) {
                    @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                    noscript { button type="submit" { "→" } }
                }
                script { (PreEscaped(SEND)) }
            }
        }
    };
    let hash = STANDARD.encode(Sha256::digest(SEND));
    let policy = format!("{POLICY}; script-src 'sha256-{hash}'");
    with_headers(Html(page.into_string()).into_response(), &policy)
}

/// What was wrong with a request that must not go back to whoever sent it.
pub(super) fn refusal(language: &str, refusal: &Refusal) -> Response {
    let french = language == "fr";
    let title = if french {
        "Connexion impossible"
    } else {
        "Sign-in is not possible"
    };
    let hint = if french {
        "L’application a envoyé une demande que ce serveur ne peut pas accepter. Donnez ce texte à la personne qui l’administre."
    } else {
        "The application sent a request that this server can't accept. Give this text to whoever administers it."
    };
    let content = html! {
        p { (hint) }
        p.quiet { "AADSTS" (refusal.number) ": " (refusal.sentence) }
    };
    let mut response = page(language, title, &content);
    *response.status_mut() =
        StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST);
    response
}
