//! What became of a text, in the gateway's words.

use http::StatusCode;
use url::form_urlencoded;

use crate::http::{Answer, SendError};

/// Characters of a gateway's words that are kept.
const KEPT: usize = 200;

/// The gateway answers for the text from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What it said, shortened.
    pub words: String,
}

/// Why a text was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// This text will never be taken for this number.
    #[error("the SMS was refused: {words}")]
    Refused {
        /// By whom and why, shortened.
        words: String,
    },
    /// Passing: the same text may be taken later. Where the answer was lost, it may have been taken now.
    #[error("the SMS was put off: {words}")]
    TryAgain {
        /// What happened, shortened.
        words: String,
    },
}

impl NotSent {
    pub(super) fn refused(words: impl Into<String>) -> Self {
        let words = words.into();
        Self::Refused { words }
    }
}

impl From<SendError> for NotSent {
    fn from(error: SendError) -> Self {
        Self::TryAgain {
            words: one_line(&error.to_string()),
        }
    }
}

/// What an answer means. The `secrets` don't leave this function, whatever the gateway repeats.
pub(super) fn judged(answer: &Answer, secrets: &[&str]) -> Result<Accepted, NotSent> {
    let said = String::from_utf8_lossy(&answer.body);
    let words = words(answer.status, &said, secrets);
    match answer.status.as_u16() {
        200..=299 if is_acceptance(answer.status, &said) => Ok(Accepted { words }),
        // Too slow, too early, too many.
        408 | 425 | 429 | 500.. => Err(NotSent::TryAgain { words }),
        _ => Err(NotSent::Refused { words }),
    }
}

/// Kannel begins with a number, of which 0 is *accepted* and 3 *queued*; its older versions say
/// `Sent.`, and refuse with a status of success as well. What is not understood counts by its status:
/// only 202 says by itself that something was taken, while with 200 any page of any server comes.
fn is_acceptance(status: StatusCode, said: &str) -> bool {
    let said = said.trim_start();
    let number = said
        .split_once(':')
        .map(|(number, _)| number.trim().parse());
    match number {
        Some(Ok(number)) => matches!(number, 0_u32 | 3),
        _ if said.starts_with("Sent") => true,
        _ => status == StatusCode::ACCEPTED && !is_refusal(said),
    }
}

fn is_refusal(said: &str) -> bool {
    let said = said.to_ascii_lowercase();
    let no = ["refused", "rejected", "denied", "failed", "not routable"];
    no.iter().any(|word| said.contains(word))
}

/// The status and what was said, on one line of bounded length. The status alone where a page came
/// instead of Kannel's plain line, or where a secret is in it: some servers repeat the address that
/// they don't know.
fn words(status: StatusCode, said: &str, secrets: &[&str]) -> String {
    let line = one_line(said);
    let is_page = line.starts_with('<');
    if line.is_empty() || is_page || secrets.iter().any(|secret| repeats(said, secret)) {
        return status.as_u16().to_string();
    }
    format!("{}: {line}", status.as_u16())
}

/// Whether a secret is in an answer, as it is or as it stood in the query.
fn repeats(said: &str, secret: &str) -> bool {
    let written: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let upper = said.to_ascii_uppercase();
    said.contains(secret)
        || upper.contains(&written.to_ascii_uppercase())
        || upper.contains(&written.replace('+', "%20").to_ascii_uppercase())
}

fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let line: String = plain.take(KEPT).collect();
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.to_owned().into(),
        }
    }

    fn judge(status: u16, body: &str) -> Result<Accepted, NotSent> {
        judged(&answer(status, body), &["p&ss wörd", "PIN 4711"])
    }

    #[test]
    fn the_status_and_the_first_number_say_what_became_of_it() {
        for (status, body) in [
            (202, "0: Accepted for delivery"),
            (202, "3: Queued for later delivery"),
            (200, "0: Accepted for delivery"),
            (200, "Sent."),
            (202, ""),
            (202, "Message-ID: 12"),
        ] {
            let words = format!("{status}: {body}");
            let words = words.trim_end_matches(": ").to_owned();
            assert_eq!(judge(status, body), Ok(Accepted { words }));
        }
        for (status, body) in [
            (400, "Empty receiver number not allowed, rejected"),
            (403, "Authorization failed for sendsms"),
            (404, "Unknown request."),
            (202, "4: Rejected"),
            (202, "Not routable. Do not try again."),
            (200, "Authorization failed for sendsms"),
            (200, "Welcome to nginx!"),
            (302, "elsewhere"),
        ] {
            let words = format!("{status}: {body}");
            assert_eq!(judge(status, body), Err(NotSent::Refused { words }));
        }
        for (status, body) in [
            (503, "Temporal failure, try again later."),
            (500, "Sending failed."),
            (429, "slow down"),
            (408, "too slow"),
        ] {
            let words = format!("{status}: {body}");
            assert_eq!(judge(status, body), Err(NotSent::TryAgain { words }));
        }
    }

    #[test]
    fn what_the_gateway_repeats_is_not_kept() {
        for body in [
            "user x, password p&ss wörd",
            "no page /cgi-bin/sendsms?password=p%26ss+w%C3%B6rd&to=1",
            "no page /cgi-bin/sendsms?password=p%26ss%20w%c3%b6rd&to=1",
            "can't send 'PIN 4711'",
            "can't send text=PIN+4711",
            "<html><p>p&amp;ss w&ouml;rd</p></html>",
            "\n <!DOCTYPE html>",
        ] {
            let words = "404".to_owned();
            assert_eq!(judge(404, body), Err(NotSent::Refused { words }), "{body}");
        }
    }

    #[test]
    fn words_stay_on_one_short_line() {
        let long = format!("no\r\nsuch{}", "x".repeat(500));
        let Err(NotSent::Refused { words }) = judge(400, &long) else {
            panic!("refused");
        };
        assert!(words.starts_with("400: no  such"), "{words}");
        assert_eq!(words.chars().count(), KEPT + 5);
    }
}
