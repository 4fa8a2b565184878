//! The sentences of this system, in English and French.

mod english;
mod french;

use beffroi_core::{LanguageTag, Ts};
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::composition::MAX_NAME;
use super::device_gates::DeviceFinding;
use super::finding::Finding;

/// A language in which this system speaks to administrators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// English, also for whoever reads neither.
    English,
    /// French.
    French,
}

impl Words {
    /// The first of the languages that is spoken here, else English.
    #[must_use]
    pub fn for_languages(preferred: &[LanguageTag]) -> Self {
        preferred
            .iter()
            .find_map(|language| match language.primary() {
                "en" => Some(Self::English),
                "fr" => Some(Self::French),
                _ => None,
            })
            .unwrap_or(Self::English)
    }

    /// The language as a tag.
    #[must_use]
    pub fn tag(self) -> LanguageTag {
        let tag = match self {
            Self::English => "en",
            Self::French => "fr",
        };
        tag.parse().expect("a plain language is a tag")
    }

    /// Why a gate stands as it does, in a sentence with dates of the tenant's time zone.
    #[must_use]
    pub fn sentence(self, finding: &Finding, zone: &TimeZone) -> String {
        let date = |ts: Ts| self.date(ts, zone);
        match self {
            Self::English => english::sentence(finding, &date),
            Self::French => french::sentence(finding, &date),
        }
    }

    /// Whether a device shows messages, and if not, why, in a sentence.
    #[must_use]
    pub fn on_device(self, finding: DeviceFinding, zone: &TimeZone) -> String {
        let date = |ts: Ts| self.date(ts, zone);
        match self {
            Self::English => english::device(finding, &date),
            Self::French => french::device(finding, &date),
        }
    }

    /// An instant as people of the tenant say it: `22 November 2026 at 12:17`.
    #[must_use]
    pub fn date(self, ts: Ts, zone: &TimeZone) -> String {
        let local = Zoned::new(ts.to_jiff(), zone.clone());
        match self {
            Self::English => english::date(&local),
            Self::French => french::date(&local),
        }
    }

    /// The name of a draft that was given none.
    #[must_use]
    pub fn draft_name(self, now: Ts, zone: &TimeZone) -> String {
        let date = self.date(now, zone);
        match self {
            Self::English => format!("Message of {date}"),
            Self::French => format!("Message du {date}"),
        }
    }

    /// The name of a copy, cut to the length of a name.
    #[must_use]
    pub fn copy_name(self, name: &str) -> String {
        let copy = match self {
            Self::English => format!("Copy of {name}"),
            Self::French => format!("Copie de {name}"),
        };
        copy.chars()
            .take(MAX_NAME)
            .collect::<String>()
            .trim_end()
            .to_owned()
    }
}

#[cfg(test)]
mod tests;
