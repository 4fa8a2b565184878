//! What a tenant is, and the rules for its parts.

use std::fmt;
use std::str::FromStr;

use beffroi_core::failure::Violations;
use beffroi_core::{LanguageTag, failure};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::country;

/// A domain name in lower case, e.g. `contoso.com`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DomainName(String);

/// Why a text is not a domain name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be a domain name such as contoso.com: letters, digits and hyphens, at least one dot, at most 253 characters"
)]
pub struct NotADomainName;

impl DomainName {
    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DomainName {
    type Err = NotADomainName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.to_ascii_lowercase();
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        // A last label of digits would be read as an address of numbers.
        let last = text.rsplit('.').next().unwrap_or_default();
        let is_number = last.bytes().all(|b| b.is_ascii_digit());
        if text.len() <= 253 && text.contains('.') && text.split('.').all(label) && !is_number {
            Ok(Self(text))
        } else {
            Err(NotADomainName)
        }
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A time zone of the IANA database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZone(String);

impl TimeZone {
    /// Its name, e.g. `Europe/Paris`.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl FromStr for TimeZone {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        jiff::tz::TimeZone::get(text).map(|_| Self(text.to_owned()))
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for TimeZone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| {
            serde::de::Error::custom("must be a time zone of the IANA database, e.g. Europe/Paris")
        })
    }
}

/// What a new tenant begins with.
#[derive(Debug, Clone)]
pub struct NewTenant {
    /// The name to show.
    pub display_name: String,
    /// Its verified domains; the first is the initial one.
    pub domains: Vec<DomainName>,
    /// The language of people who state none.
    pub default_language: LanguageTag,
    /// The time zone in which its administrators plan.
    pub time_zone: TimeZone,
    /// Its country, as a two-letter code.
    pub country: Option<String>,
}

/// A change of settings; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TenantPatch {
    /// The name to show, 1 to 256 characters.
    pub display_name: Option<String>,
    /// The default language.
    pub preferred_language: Option<LanguageTag>,
    /// The time zone.
    #[schema(value_type = Option<String>)]
    pub time_zone: Option<TimeZone>,
    /// The country's two-letter code.
    pub country_letter_code: Option<String>,
}

impl TenantPatch {
    /// Checks what is given.
    pub fn check(&self) -> failure::Result<()> {
        let mut violations = Violations::default();
        if let Some(name) = &self.display_name {
            check_name(name, &mut violations);
        }
        if let Some(code) = &self.country_letter_code
            && country::code(code) != Some(code.as_str())
        {
            violations.add(
                "countryLetterCode",
                "must be a two-letter country code (ISO 3166-1), e.g. FR",
            );
        }
        violations.into_result()
    }
}

impl NewTenant {
    /// Checks the parts that their types don't.
    pub fn check(&self) -> failure::Result<()> {
        let mut violations = Violations::default();
        check_name(&self.display_name, &mut violations);
        if self.domains.is_empty() {
            violations.add("verifiedDomains", "must name at least one domain");
        }
        violations.into_result()
    }
}

fn check_name(name: &str, violations: &mut Violations) {
    let length = name.trim().chars().count();
    if !(1..=256).contains(&length) || name.chars().any(char::is_control) {
        violations.add(
            "displayName",
            "must have 1 to 256 characters, none of them a control character",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_names() {
        assert_eq!(
            "Contoso.COM".parse::<DomainName>().map(|name| name.0),
            Ok("contoso.com".to_owned())
        );
        for bad in [
            "1.2.3.4", "a.1", "contoso", "-a.com", "a..b", "a b.com", "é.com", "",
        ] {
            assert!(bad.parse::<DomainName>().is_err(), "{bad}");
        }
    }

    #[test]
    fn time_zones() {
        assert!("Europe/Paris".parse::<TimeZone>().is_ok());
        assert!("Mars/Olympus".parse::<TimeZone>().is_err());
    }
}
