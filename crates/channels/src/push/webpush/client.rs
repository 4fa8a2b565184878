//! Handing a push to a push service (RFC 8030), sealed for the browser alone (RFC 8291).

use std::time::Duration;

use beffroi_core::Ts;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use uuid::Uuid;

use super::subscription::encoded;
use super::{Subscription, VapidKey};
use crate::http::{Answer, HttpClient};
use crate::push::outcome::{self, NotPushed};

/// What a push service has to take: 4,096 bytes, of which sealing needs 103.
pub const LARGEST_BODY: usize = 3_993;

const TTL: HeaderName = HeaderName::from_static("ttl");
const TOPIC: HeaderName = HeaderName::from_static("topic");
const URGENCY: HeaderName = HeaderName::from_static("urgency");

/// That an organization sends, signed for one push service: for hours, and so for many pushes.
#[derive(Debug, Clone)]
pub struct Signature {
    origin: String,
    authorization: HeaderValue,
}

impl Signature {
    /// By the organization's key. `contact` is a `mailto:` or `https:` address at which the push service's operators
    /// reach whoever sends.
    ///
    /// # Errors
    /// When the key can't sign.
    pub fn new(key: &VapidKey, origin: String, contact: &str, now: Ts) -> Result<Self, NotPushed> {
        let authorization = key
            .authorization(&origin, contact, now)
            .ok_or_else(|| NotPushed::Keys("the key can't sign".to_owned()))?;
        Ok(Self {
            origin,
            authorization,
        })
    }
}

/// What is pushed.
#[derive(Debug, Clone, Copy)]
pub struct Push<'a> {
    /// Which push it is: one that is sent again takes the place of one that waits.
    pub id: Uuid,
    /// What only the browser reads.
    pub body: &'a [u8],
    /// How long the push service keeps it for a browser that is not connected.
    pub ttl: Duration,
}

/// A push as only that browser can read it.
///
/// # Errors
/// When it is too long.
pub fn sealed(body: &[u8], to: &Subscription) -> Result<Vec<u8>, NotPushed> {
    if body.len() > LARGEST_BODY {
        return Err(NotPushed::Refused(format!(
            "it is longer than {LARGEST_BODY} bytes"
        )));
    }
    web_push_native::encrypt(body.to_vec(), &to.key, &to.auth)
        .map_err(|error| NotPushed::Refused(error.to_string()))
}

/// Pushes something to a browser.
///
/// # Errors
/// Why the push service has not taken it.
pub async fn push(
    client: &HttpClient,
    from: &Signature,
    to: &Subscription,
    push: &Push<'_>,
) -> Result<(), NotPushed> {
    let sealed = sealed(push.body, to)?;
    if from.origin != to.origin() {
        let words = format!("it was signed for {}", from.origin);
        return Err(NotPushed::Refused(words));
    }
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, from.authorization.clone());
    headers.insert(
        header::CONTENT_ENCODING,
        HeaderValue::from_static("aes128gcm"),
    );
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    headers.insert(TTL, HeaderValue::from(push.ttl.as_secs()));
    headers.insert(URGENCY, HeaderValue::from_static("high"));
    if let Ok(topic) = encoded(push.id.as_bytes()).parse() {
        headers.insert(TOPIC, topic);
    }
    let answer = client
        .post(&to.endpoint, headers, Bytes::from(sealed))
        .await?;
    judged(&answer)
}

/// What an answer means; push services agree on the statuses, not on the bodies.
fn judged(answer: &Answer) -> Result<(), NotPushed> {
    let status = answer.status;
    if status.is_success() {
        return Ok(());
    }
    let words = outcome::body(answer);
    Err(match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => NotPushed::Gone(words),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => NotPushed::Signature(words),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => NotPushed::Later {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, wait: Option<&'static str>) -> Result<(), NotPushed> {
        let mut headers = HeaderMap::new();
        if let Some(wait) = wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(wait));
        }
        judged(&Answer {
            status: StatusCode::from_u16(status).expect("a status"),
            headers,
            body: Bytes::from_static(b"{\"errno\":103}"),
        })
    }

    #[test]
    fn statuses_are_understood() {
        for status in [200, 201, 202] {
            assert_eq!(answered(status, None), Ok(()));
        }
        let words = |status: u16| format!("{status}: {{\"errno\":103}}");
        for status in [404, 410] {
            assert_eq!(answered(status, None), Err(NotPushed::Gone(words(status))));
        }
        for status in [401, 403] {
            assert_eq!(
                answered(status, None),
                Err(NotPushed::Signature(words(status)))
            );
        }
        for status in [400, 413, 302] {
            assert_eq!(
                answered(status, None),
                Err(NotPushed::Refused(words(status)))
            );
        }
        for (status, wait) in [(429, Some("7")), (503, Some("7")), (500, None), (408, None)] {
            assert_eq!(
                answered(status, wait),
                Err(NotPushed::Later {
                    words: words(status),
                    after: wait.map(|_| Duration::from_secs(7)),
                })
            );
        }
    }
}
