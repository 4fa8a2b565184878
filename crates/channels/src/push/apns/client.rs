//! Handing an alert to Apple (HTTP/2, token authentication).

use std::fmt;
use std::time::Duration;

use beffroi_core::Ts;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use uuid::Uuid;

use super::ApnsKey;
use crate::http::{Answer, HttpClient, Target};
use crate::push::Gateway;
use crate::push::outcome::{self, NotPushed};

/// What Apple takes at most.
pub const LARGEST_BODY: usize = 4_096;

/// An app on a device, as Apple names it.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceToken(String);

/// It is no device token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a device token as Apple gives it to the app: 64 to 200 hexadecimal digits")]
pub struct DeviceTokenError;

impl DeviceToken {
    /// Reads what an app sent.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, DeviceTokenError> {
        let is_token = (64..=200).contains(&text.len())
            && text.len().is_multiple_of(2)
            && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_token {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(DeviceTokenError)
        }
    }

    /// In small letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceToken")
    }
}

/// An alert, ready to be sent.
#[derive(Debug, Clone)]
pub struct Alert<'a> {
    /// Which push it is: Apple repeats it when something is wrong.
    pub id: Uuid,
    /// The JSON with `aps`.
    pub body: &'a [u8],
    /// How long Apple keeps it for a device that is not reached.
    pub ttl: Duration,
}

#[derive(Deserialize)]
struct Refusal {
    reason: String,
}

/// Sends an alert to an app on a device.
///
/// # Errors
/// Why Apple has not taken it.
pub async fn push(
    client: &HttpClient,
    gateway: &Gateway,
    key: &ApnsKey,
    to: &DeviceToken,
    alert: &Alert<'_>,
    now: Ts,
) -> Result<(), NotPushed> {
    if alert.body.len() > LARGEST_BODY {
        return Err(NotPushed::Refused(format!(
            "it is longer than {LARGEST_BODY} bytes"
        )));
    }
    let target = client.target(&format!("{}/3/device/{}", gateway.origin(), to.0))?;
    let headers =
        headers(key, alert, now).ok_or_else(|| NotPushed::Keys("the key can't sign".to_owned()))?;
    let answer = post(client, &target, headers, alert.body).await?;
    judged(key, &answer)
}

async fn post(
    client: &HttpClient,
    target: &Target,
    headers: HeaderMap,
    body: &[u8],
) -> Result<Answer, NotPushed> {
    Ok(client
        .post(target, headers, Bytes::copy_from_slice(body))
        .await?)
}

fn headers(key: &ApnsKey, alert: &Alert<'_>, now: Ts) -> Option<HeaderMap> {
    let mut bearer: HeaderValue = format!("bearer {}", key.token(now).ok()?).parse().ok()?;
    bearer.set_sensitive(true);
    let until = now.plus(alert.ttl).micros().div_euclid(1_000_000);
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, bearer);
    for (name, value) in [
        ("apns-topic", key.topic().to_owned()),
        ("apns-push-type", "alert".to_owned()),
        ("apns-priority", "10".to_owned()),
        ("apns-expiration", until.to_string()),
        ("apns-id", alert.id.to_string()),
        // One that is sent again takes the place of the first.
        ("apns-collapse-id", alert.id.to_string()),
    ] {
        headers.insert(HeaderName::from_static(name), value.parse().ok()?);
    }
    Some(headers)
}

/// What an answer means, by Apple's table of statuses and reasons.
fn judged(key: &ApnsKey, answer: &Answer) -> Result<(), NotPushed> {
    let status = answer.status;
    if status.is_success() {
        return Ok(());
    }
    let reason = serde_json::from_slice::<Refusal>(&answer.body)
        .map(|refusal| refusal.reason)
        .unwrap_or_default();
    let words = outcome::said(status, &reason);
    Err(match reason.as_str() {
        "Unregistered" | "ExpiredToken" => NotPushed::Gone(words),
        // Also what a wrong gateway or app brings about: nothing is forgotten for it.
        "BadDeviceToken" | "DeviceTokenNotForTopic" => NotPushed::Refused(words),
        "ExpiredProviderToken" => {
            // Clocks differ: a new one may do.
            key.forget_token();
            NotPushed::later(words)
        }
        _ => match status {
            StatusCode::FORBIDDEN => NotPushed::Keys(words),
            StatusCode::BAD_REQUEST if reason.ends_with("Topic") || reason == "TopicDisallowed" => {
                NotPushed::Keys(words)
            }
            StatusCode::GONE => NotPushed::Gone(words),
            StatusCode::TOO_MANY_REQUESTS => NotPushed::Later {
                words,
                after: outcome::retry_after(&answer.headers),
            },
            _ if status.is_server_error() => NotPushed::Later {
                words,
                after: outcome::retry_after(&answer.headers),
            },
            _ => NotPushed::Refused(words),
        },
    })
}
