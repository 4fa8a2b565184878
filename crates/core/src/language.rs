//! Languages of people and texts (BCP 47), and which text a person gets.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language tag in canonical case, e.g. `fr-CA`, `zh-Hant`, `en`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(Box<str>);

/// Why a text is not a language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be a language tag such as fr-FR (BCP 47), at most 35 characters")]
pub struct NotALanguageTag;

impl LanguageTag {
    /// The tag's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language, e.g. `fr` of `fr-CA`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl FromStr for LanguageTag {
    type Err = NotALanguageTag;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > 35 {
            return Err(NotALanguageTag);
        }
        let mut canonical = String::with_capacity(text.len());
        for (position, part) in text.split('-').enumerate() {
            let alphabetic = part.bytes().all(|b| b.is_ascii_alphabetic());
            let well_formed = part.bytes().all(|b| b.is_ascii_alphanumeric())
                && (1..=8).contains(&part.len())
                && (position > 0 || (alphabetic && (2..=8).contains(&part.len())));
            if !well_formed {
                return Err(NotALanguageTag);
            }
            if position > 0 {
                canonical.push('-');
            }
            canonical.push_str(&match (position, part.len(), alphabetic) {
                (1.., 2, true) => part.to_ascii_uppercase(),
                (1.., 4, true) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
                _ => part.to_ascii_lowercase(),
            });
        }
        Ok(Self(canonical.into()))
    }
}

/// The index of the text that a person gets: the first preferred language that a text matches by
/// language (not region: `fr-CA` gets `fr-FR`, the exact tag first), else the default text.
pub fn choose(preferred: &[LanguageTag], available: &[LanguageTag], default: usize) -> usize {
    for wish in preferred {
        if let Some(exact) = available.iter().position(|text| text == wish) {
            return exact;
        }
        if let Some(near) = available
            .iter()
            .position(|text| text.primary() == wish.primary())
        {
            return near;
        }
    }
    default
}

/// Languages of an `Accept-Language` header in order of preference; what can't be read is passed over.
pub fn parse_accept_language(header: &str) -> Vec<LanguageTag> {
    let mut wishes: Vec<(LanguageTag, f32)> = header
        .split(',')
        .take(20)
        .filter_map(|item| {
            let mut parts = item.split(';');
            let tag = parts.next()?.trim().parse().ok()?;
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q=")?.parse().ok())
                .unwrap_or(1.0);
            Some((tag, weight))
        })
        .collect();
    wishes.sort_by(|a, b| b.1.total_cmp(&a.1));
    wishes.into_iter().map(|(tag, _)| tag).collect()
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Serialize for LanguageTag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <std::borrow::Cow<'_, str>>::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
impl utoipa::PartialSchema for LanguageTag {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        String::schema()
    }
}
impl utoipa::ToSchema for LanguageTag {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tags(texts: &[&str]) -> Vec<LanguageTag> {
        texts
            .iter()
            .map(|text| text.parse().expect("a tag"))
            .collect()
    }

    #[test]
    fn canonical_case() {
        assert_eq!(
            tags(&["FR-ca", "ZH-hant-tw", "En"]),
            tags(&["fr-CA", "zh-Hant-TW", "en"])
        );
        assert!("f".parse::<LanguageTag>().is_err());
        assert!("fr--CA".parse::<LanguageTag>().is_err());
        assert!("1r".parse::<LanguageTag>().is_err());
    }

    #[test]
    fn region_does_not_matter_but_exact_goes_first() {
        assert_eq!(choose(&tags(&["fr-CA"]), &tags(&["en", "fr-FR"]), 0), 1);
        assert_eq!(choose(&tags(&["fr-CA"]), &tags(&["fr-FR", "fr-CA"]), 0), 1);
        assert_eq!(choose(&tags(&["lv-LV"]), &tags(&["fr-FR", "en"]), 1), 1);
        assert_eq!(
            choose(&tags(&["lv-LV", "en-GB"]), &tags(&["fr-FR", "en"]), 0),
            1
        );
        assert_eq!(choose(&[], &tags(&["fr-FR", "en"]), 0), 0);
    }

    #[test]
    fn accept_language_in_order_of_weight() {
        assert_eq!(
            parse_accept_language("en;q=0.5, fr-CA, *;q=0.1"),
            tags(&["fr-CA", "en"])
        );
    }

    proptest! {
        #[test]
        fn parsing_is_idempotent_and_never_panics(text in ".{0,40}") {
            if let Ok(tag) = text.parse::<LanguageTag>() {
                prop_assert_eq!(tag.as_str().parse::<LanguageTag>().expect("canonical"), tag);
            }
        }
    }
}
