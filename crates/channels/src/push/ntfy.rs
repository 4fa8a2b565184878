//! Topics of ntfy servers: a text goes to whoever has subscribed to the topic's name.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};

use super::NotPushed;
use super::outcome;
use crate::http::{HttpClient, Target};

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Post<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub body: &'a str,
    /// Where a click leads.
    pub link: &'a str,
}

/// A message as JSON: in headers, titles could hold nothing but ASCII.
#[derive(Serialize)]
struct Message<'a> {
    topic: &'a str,
    title: &'a str,
    #[serde(rename = "message")]
    body: &'a str,
    click: &'a str,
    priority: u8,
}

#[derive(Deserialize)]
struct Refusal {
    code: u64,
}

/// Sends a text to a topic.
///
/// # Errors
/// Why the server has not taken it.
pub async fn push(client: &HttpClient, topic: &Target, post: &Post<'_>) -> Result<(), NotPushed> {
    let url = topic.url();
    let name = url.path().trim_matches('/');
    // A server may stand below a path; its topic is what comes last.
    let (root, name) = name.rsplit_once('/').unwrap_or(("", name));
    if name.is_empty() {
        return Err(NotPushed::Refused("its address names no topic".to_owned()));
    }
    let origin = url.origin().ascii_serialization();
    let root = if root.is_empty() {
        String::new()
    } else {
        format!("{root}/")
    };
    let target = client.target(&format!("{origin}/{root}"))?;
    let message = Message {
        topic: name,
        title: post.title,
        body: post.body,
        click: post.link,
        priority: 4,
    };
    let body =
        serde_json::to_vec(&message).map_err(|error| NotPushed::Refused(error.to_string()))?;
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/json"),
    );
    let answer = client.post(&target, headers, Bytes::from(body)).await?;
    let status = answer.status;
    if status.is_success() {
        return Ok(());
    }
    // Its number alone: a server that echoes what it got would leave the text with what was said.
    let code = serde_json::from_slice::<Refusal>(&answer.body).ok();
    let code = code.map(|refusal| format!("code {}", refusal.code));
    let words = outcome::said(status, &code.unwrap_or_default());
    Err(match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => NotPushed::Gone(words),
        // Topics of others' servers may ask for a login, which nobody gave us.
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => NotPushed::Refused(words),
        StatusCode::TOO_MANY_REQUESTS => NotPushed::Later {
            words,
            after: outcome::retry_after(&answer.headers),
        },
        _ if status.is_server_error() => NotPushed::Later {
            words,
            after: outcome::retry_after(&answer.headers),
        },
        _ => NotPushed::Refused(words),
    })
}
