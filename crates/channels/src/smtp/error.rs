//! Why a mail was not sent, and who can do something about it.

use lettre::transport::smtp::Error;

/// Characters of a relay's answer that are kept.
const KEPT: usize = 300;

/// Why a mail was not handed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// Nothing can be sent at present: the relay is not reached, does not let this server in, or does
    /// not take its sender. Says nothing about the mail.
    #[error("the mail relay can't be used: {0}")]
    Unavailable(String),
    /// The relay does not take this mail now: the same mail may be taken later.
    #[error("the mail relay put it off: {0}")]
    Deferred(String),
    /// The relay will never take this mail, mostly because there is no such address.
    #[error("the mail relay refused it: {0}")]
    Refused(String),
}

/// How far a submission had come when it went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Until the relay knows who sends.
    Opening,
    /// The recipient or the content.
    Mail,
}

/// Codes by which a relay says that it wants to know first who is there, or that it is going away:
/// at whatever stage, they are not about the mail.
const ABOUT_US: [u16; 5] = [421, 530, 534, 535, 538];

pub(super) fn judged(error: &Error, stage: Stage) -> NotSent {
    let words = in_words(error);
    let Some(code) = error.status().map(u16::from) else {
        // A connection that broke, a timeout, an answer that is not SMTP.
        return NotSent::Unavailable(words);
    };
    by_code(code, stage, words)
}

fn by_code(code: u16, stage: Stage, words: String) -> NotSent {
    if stage == Stage::Opening || ABOUT_US.contains(&code) {
        NotSent::Unavailable(words)
    } else if code >= 500 {
        NotSent::Refused(words)
    } else {
        NotSent::Deferred(words)
    }
}

/// An error with its causes, on one line of bounded length.
fn in_words(error: &Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_words = inner.to_string();
        if !words.contains(&inner_words) {
            words.push_str(": ");
            words.push_str(&inner_words);
        }
        cause = inner.source();
    }
    one_line(&words)
}

fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(KEPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_relays_to_mend_is_not_held_against_the_mail() {
        let judged = |code, stage| by_code(code, stage, "words".to_owned());
        let words = || "words".to_owned();
        for code in [450, 550, 553, 454] {
            assert_eq!(
                judged(code, Stage::Opening),
                NotSent::Unavailable(words()),
                "{code}"
            );
        }
        for code in ABOUT_US {
            assert_eq!(
                judged(code, Stage::Mail),
                NotSent::Unavailable(words()),
                "{code}"
            );
        }
        for code in [450, 451, 452, 499] {
            assert_eq!(
                judged(code, Stage::Mail),
                NotSent::Deferred(words()),
                "{code}"
            );
        }
        for code in [500, 550, 552, 554] {
            assert_eq!(
                judged(code, Stage::Mail),
                NotSent::Refused(words()),
                "{code}"
            );
        }
    }

    #[test]
    fn an_answer_is_kept_on_one_line_and_not_without_end() {
        assert_eq!(one_line("a\r\nb\u{7}c"), "a  b c");
        assert_eq!(one_line(&"x".repeat(5_000)).len(), KEPT);
    }
}
