//! Exported conversations as a page that anybody can read, without script and without anything from elsewhere.

use maud::{DOCTYPE, PreEscaped, html};
use serde_json::Value;

use crate::service::Export;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}\
    article{border-top:1px solid #888;padding:.5rem 0}h2{margin-top:3rem}small{color:#555}";

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value
        .pointer(path)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The page.
pub(crate) fn written(export: &Export) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (export.name) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (export.name) }
                @for chat in &export.chats {
                    h2 { @if text(chat, "/topic").is_empty() { (text(chat, "/id")) } @else { (text(chat, "/topic")) } }
                    p {
                        @for member in list(&chat["members"]) {
                            (text(member, "/displayName")) " <" (text(member, "/email")) ">"
                            @if member["isExternal"] == true { " (External)" }
                            br;
                        }
                    }
                    @for message in list(&chat["messages"]) { (said(message)) }
                }
            }
        }
    }
    .into_string()
}

fn said(message: &Value) -> PreEscaped<String> {
    html! {
        article {
            small { (text(message, "/createdDateTime")) " " (text(message, "/from/user/displayName")) }
            @if !text(message, "/deletedDateTime").is_empty() {
                p { small { "deleted " (text(message, "/deletedDateTime")) } }
            }
            @if !text(message, "/eventDetail/@odata.type").is_empty() {
                p { small { (text(message, "/eventDetail/@odata.type")) } }
            } @else if text(message, "/body/contentType") == "html" {
                // It was sanitized before it was kept.
                div { (PreEscaped(text(message, "/body/content"))) }
            } @else {
                p style="white-space:pre-wrap" { (text(message, "/body/content")) }
            }
            @for file in list(&message["attachments"]) { p { small { (text(file, "/name")) } } }
        }
    }
}
