//! Service numbers: what people dial.

use std::fmt;
use std::str::FromStr;

use beffroi_core::{Id, IdKind};
use serde::{Deserialize, Serialize};

/// The kind of a bridge's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Kind;

impl IdKind for Kind {
    const NAME: &'static str = "conferencingBridge";
}

/// A bridge's id.
pub(crate) type BridgeId = Id<Kind>;

/// A number in E.164: a plus sign and 7 to 15 digits, of which the first is no zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub(crate) struct ServiceNumber(String);

/// The rule that every number keeps.
pub(crate) const RULE: &str = "must be a number in E.164, such as +33170914567";

impl ServiceNumber {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it aloud, e.g. `+33 1 70 91 45 67`: its groups stay on one line.
    pub(crate) fn grouped(&self) -> String {
        let Ok(number) = phonenumber::parse(None, &self.0) else {
            return self.0.clone();
        };
        let grouped = number.format().mode(phonenumber::Mode::International);
        grouped.to_string().replace(' ', "\u{a0}")
    }
}

impl FromStr for ServiceNumber {
    type Err = &'static str;

    /// Reads `+33 1 70 91 45 67`, `tel:+33170914567` and `33170914567`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let text = if lower.starts_with("tel:") {
            &text[4..]
        } else {
            text
        };
        let between = |c: &char| matches!(c, ' ' | '-' | '.' | '(' | ')' | '\u{a0}' | '\u{202f}');
        let plain: String = text.chars().filter(|c| !between(c)).collect();
        let digits = plain.strip_prefix('+').unwrap_or(&plain);
        let fits = (7..=15).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit())
            && !digits.starts_with('0');
        if fits {
            Ok(Self(format!("+{digits}")))
        } else {
            Err(RULE)
        }
    }
}

impl fmt::Display for ServiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ServiceNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Who pays for a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum NumberKind {
    /// The caller.
    Toll,
    /// The organization.
    TollFree,
}

impl NumberKind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Toll => "toll",
            Self::TollFree => "tollFree",
        }
    }
}

impl FromStr for NumberKind {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = [Self::Toll, Self::TollFree].into_iter();
        all.find(|kind| kind.as_str().eq_ignore_ascii_case(text))
            .ok_or_else(|| std::io::Error::other(format!("no kind of a number: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_way_of_writing_it_is_the_same_number() {
        for text in [
            "+33170914567",
            "33170914567",
            "tel:+33170914567",
            "+33 1 70 91 45 67",
            "+33 (1) 70-91-45-67",
        ] {
            let read: ServiceNumber = text.parse().expect(text);
            assert_eq!(read.as_str(), "+33170914567");
        }
        for text in [
            "",
            "+",
            "0170914567",
            "+123456",
            "+1234567890123456",
            "+33x70914567",
            "tel:",
        ] {
            assert!(text.parse::<ServiceNumber>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_reads_as_itself(text in "\\PC{0,24}") {
            if let Ok(number) = text.parse::<ServiceNumber>() {
                prop_assert_eq!(number.as_str().parse::<ServiceNumber>(), Ok(number.clone()));
            }
        }
    }
}
