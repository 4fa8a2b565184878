//! Refusals that name the query option, the construct and the position.

use std::fmt::Display;

use beffroi_core::{Failure, Kind, failure};

use crate::limits::{MAX_DEPTH, MAX_EXPRESSION_BYTES, MAX_TERMS};

/// Graph's code for a query that the protocol knows and this resource does not take.
const UNSUPPORTED: &str = "Request_UnsupportedQuery";
/// Most characters of the caller's own text that a message repeats.
const MAX_QUOTED: usize = 40;

/// Refuses something that exists in OData but not here; `why` continues the sentence begun by the
/// option's name.
pub(crate) fn unsupported(option: &str, why: impl Display) -> Failure {
    Failure::new(
        Kind::Unsupported,
        UNSUPPORTED,
        format!("{} {why}", shortened(option)),
    )
    .at(shortened(option))
}

/// The caller's text in single quotes, cut when it is long.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", shortened(text))
}

/// The caller's text on one line, cut when it is long: a message must not carry control characters
/// into a log.
pub(crate) fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut short: String = letters.by_ref().take(MAX_QUOTED).map(plain).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The decoded text of an expression, for messages that say where something is wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    option: &'static str,
    text: &'a str,
}

impl<'a> Source<'a> {
    /// Takes the text unless it is longer than [`MAX_EXPRESSION_BYTES`].
    pub(crate) fn new(option: &'static str, text: &'a str) -> failure::Result<Self> {
        if text.len() > MAX_EXPRESSION_BYTES {
            return Err(Failure::invalid(
                option,
                format!("is longer than {MAX_EXPRESSION_BYTES} bytes"),
            ));
        }
        Ok(Self { option, text })
    }

    /// The text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The text is not valid at byte `at`; `why` is a clause of its own.
    pub(crate) fn invalid(&self, at: usize, why: impl Display) -> Failure {
        let position = self.position(at);
        Failure::invalid(
            self.option,
            format!("is not valid at position {position}: {why}"),
        )
    }

    /// The text uses, at byte `at`, a construct of OData that is not offered.
    pub(crate) fn unsupported(&self, at: usize, construct: impl Display) -> Failure {
        let position = self.position(at);
        unsupported(
            self.option,
            format!("uses {construct} at position {position}, which is not supported"),
        )
    }

    /// One level deeper, unless that is deeper than [`MAX_DEPTH`].
    pub(crate) fn deeper(&self, at: usize, depth: usize) -> failure::Result<usize> {
        if depth >= MAX_DEPTH {
            return Err(self.invalid(at, format!("nested deeper than {MAX_DEPTH} levels")));
        }
        Ok(depth + 1)
    }

    /// One term more, unless that is more than [`MAX_TERMS`].
    pub(crate) fn count_term(&self, at: usize, terms: &mut usize) -> failure::Result<()> {
        *terms += 1;
        if *terms > MAX_TERMS {
            return Err(self.invalid(at, format!("more than {MAX_TERMS} terms")));
        }
        Ok(())
    }

    /// The place of byte `at`, counted in characters from 1.
    fn position(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(self.text);
        before.chars().count() + 1
    }
}
