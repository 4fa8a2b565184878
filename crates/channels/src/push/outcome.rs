//! Why a gateway has not taken a push, and who can do something about it.

use std::time::Duration;

use http::{HeaderMap, StatusCode, header};

use crate::http::{Answer, SendError, TargetError};

/// Characters of a gateway's words that are kept.
const KEPT: usize = 200;

/// Why a push was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotPushed {
    /// The registration is over and will never work again: it is to be forgotten.
    #[error("the registration is gone: {0}")]
    Gone(String),
    /// Passing: the same push may be taken later, after this time where the gateway names one.
    #[error("it was put off: {words}")]
    Later {
        /// What happened.
        words: String,
        /// What the gateway asks to wait.
        after: Option<Duration>,
    },
    /// Nobody answers there.
    #[error("the server does not answer: {0}")]
    Silent(String),
    /// The push service does not take the organization's signature for this registration: it may have been made for
    /// another key.
    #[error("the push service does not take the organization's signature: {0}")]
    Signature(String),
    /// This push will never be taken; others to the same registration may be.
    #[error("it was refused: {0}")]
    Refused(String),
    /// The organization's keys are not accepted: nothing is until they are mended.
    #[error("the gateway does not accept the keys: {0}")]
    Keys(String),
}

impl NotPushed {
    /// Passing, without a word about how long.
    pub(super) fn later(words: impl Into<String>) -> Self {
        Self::Later {
            words: words.into(),
            after: None,
        }
    }
}

impl From<SendError> for NotPushed {
    fn from(error: SendError) -> Self {
        match error {
            // The name may lead elsewhere tomorrow, but a device registers anew by then.
            SendError::Private => Self::Refused(error.to_string()),
            SendError::TimedOut => Self::Silent("it took longer than ten seconds".to_owned()),
            SendError::Failed(_) => Self::Silent(plain(&error)),
        }
    }
}

/// Why there was no answer, for somebody who runs no network.
fn plain(error: &SendError) -> String {
    let said = error.to_string().to_ascii_lowercase();
    let words = if said.contains("dns") {
        "its name is not known"
    } else if said.contains("refused") {
        "nobody listens there"
    } else if said.contains("certificate") || said.contains("tls") {
        "its certificate is not trusted"
    } else {
        "the connection broke"
    };
    words.to_owned()
}

impl From<TargetError> for NotPushed {
    fn from(error: TargetError) -> Self {
        Self::Refused(format!("its address {error}"))
    }
}

/// Status and words of an answer, on one line of bounded length.
pub(super) fn said(status: StatusCode, words: &str) -> String {
    let line: String = words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(KEPT)
        .collect();
    let line = line.trim();
    if line.is_empty() {
        return status.as_u16().to_string();
    }
    format!("{}: {line}", status.as_u16())
}

/// The body of an answer as words.
pub(super) fn body(answer: &Answer) -> String {
    said(answer.status, &String::from_utf8_lossy(&answer.body))
}

/// What `Retry-After` asks to wait; dates are not read, gateways send seconds.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?;
    seconds.trim().parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_on_one_short_line() {
        let long = format!("no\r\nsuch{}", "x".repeat(500));
        let line = said(StatusCode::BAD_REQUEST, &long);
        assert!(line.starts_with("400: no  such"), "{line}");
        assert_eq!(line.chars().count(), KEPT + 5);
        assert_eq!(said(StatusCode::GONE, " \n"), "410");
    }

    #[test]
    fn only_seconds_are_waited() {
        let asked = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, value.parse().expect("a value"));
            retry_after(&headers)
        };
        assert_eq!(asked("120"), Some(Duration::from_mins(2)));
        assert_eq!(asked("Wed, 21 Oct 2026 07:28:00 GMT"), None);
        assert_eq!(asked("-1"), None);
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }
}
