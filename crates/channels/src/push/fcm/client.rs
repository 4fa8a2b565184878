//! Handing a message to Google (Firebase Cloud Messaging, HTTP v1).

use std::fmt;
use std::time::Duration;

use beffroi_core::Ts;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};

use super::ServiceAccount;
use crate::http::{Answer, HttpClient};
use crate::push::Gateway;
use crate::push::outcome::{self, NotPushed};

/// An app on a device, as Google names it.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationToken(String);

/// It is no registration token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be a registration token as Firebase gives it to the app: 20 to 1,000 letters, digits, and _ - :"
)]
pub struct RegistrationTokenError;

impl RegistrationToken {
    /// Reads what an app sent.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, RegistrationTokenError> {
        let is_token = (20..=1_000).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_-:".contains(&byte));
        if is_token {
            Ok(Self(text.to_owned()))
        } else {
            Err(RegistrationTokenError)
        }
    }

    /// As it is.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RegistrationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RegistrationToken")
    }
}

/// What is shown, and what the app gets with it.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// Which message it is: one that is sent again takes the place of the first.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub body: &'a str,
    /// Names and values for the app.
    pub data: &'a [(&'a str, &'a str)],
    /// How long Google keeps it for a device that is not reached.
    pub ttl: Duration,
}

#[derive(Serialize)]
struct Request<'a> {
    message: Envelope<'a>,
}

#[derive(Serialize)]
struct Envelope<'a> {
    token: &'a str,
    notification: Shown<'a>,
    data: std::collections::BTreeMap<&'a str, &'a str>,
    android: Android<'a>,
}

#[derive(Serialize)]
struct Shown<'a> {
    title: &'a str,
    body: &'a str,
}

#[derive(Serialize)]
struct Android<'a> {
    priority: &'static str,
    ttl: String,
    collapse_key: &'a str,
    notification: Tagged<'a>,
}

#[derive(Serialize)]
struct Tagged<'a> {
    tag: &'a str,
}

#[derive(Deserialize, Default)]
struct Refusal {
    error: Status,
}

#[derive(Deserialize, Default)]
struct Status {
    #[serde(default)]
    message: String,
    #[serde(default)]
    details: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default, rename = "errorCode")]
    code: String,
}

/// Sends a message to an app on a device.
///
/// # Errors
/// Why Google has not taken it.
pub async fn push(
    client: &HttpClient,
    gateway: &Gateway,
    account: &ServiceAccount,
    to: &RegistrationToken,
    message: Message<'_>,
    now: Ts,
) -> Result<(), NotPushed> {
    let address = format!(
        "{}/v1/projects/{}/messages:send",
        gateway.origin(),
        account.project()
    );
    let target = client.target(&address)?;
    let token = account.token(client, now).await?;
    let mut bearer: HeaderValue = format!("Bearer {token}")
        .parse()
        .map_err(|_| NotPushed::Keys("the access token is none".to_owned()))?;
    bearer.set_sensitive(true);
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, bearer);
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    let body = serde_json::to_vec(&request(to, message))
        .map_err(|error| NotPushed::Refused(error.to_string()))?;
    let answer = client.post(&target, headers, Bytes::from(body)).await?;
    judged(account, &answer)
}

fn request<'a>(to: &'a RegistrationToken, message: Message<'a>) -> Request<'a> {
    Request {
        message: Envelope {
            token: &to.0,
            notification: Shown {
                title: message.title,
                body: message.body,
            },
            data: message.data.iter().copied().collect(),
            android: Android {
                priority: "HIGH",
                ttl: format!("{}s", message.ttl.as_secs()),
                collapse_key: message.id,
                notification: Tagged { tag: message.id },
            },
        },
    }
}

/// What an answer means, by the error codes of FCM.
fn judged(account: &ServiceAccount, answer: &Answer) -> Result<(), NotPushed> {
    let status = answer.status;
    if status.is_success() {
        return Ok(());
    }
    let refusal: Refusal = serde_json::from_slice(&answer.body).unwrap_or_default();
    let code = refusal
        .error
        .details
        .iter()
        .map(|part| part.code.as_str())
        .find(|code| !code.is_empty())
        .unwrap_or_default();
    let words = outcome::said(status, format!("{code} {}", refusal.error.message).trim());
    let later = |words| NotPushed::Later {
        words,
        after: outcome::retry_after(&answer.headers),
    };
    Err(match code {
        "UNREGISTERED" => NotPushed::Gone(words),
        // The token belongs to another project's app: the keys serve others.
        "SENDER_ID_MISMATCH" | "INVALID_ARGUMENT" => NotPushed::Refused(words),
        "QUOTA_EXCEEDED" | "UNAVAILABLE" | "INTERNAL" => later(words),
        _ => match status {
            StatusCode::UNAUTHORIZED => {
                account.forget_token();
                NotPushed::Keys(words)
            }
            StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => NotPushed::Keys(words),
            StatusCode::TOO_MANY_REQUESTS => later(words),
            _ if status.is_server_error() => later(words),
            _ => NotPushed::Refused(words),
        },
    })
}
