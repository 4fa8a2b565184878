//! By what somebody outside is found: the whole of their e-mail address, or their phone number.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// An address in the one form that is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Address {
    /// An e-mail address in small letters.
    Mail(String),
    /// A number in E.164, with its plus sign.
    Phone(String),
}

/// The rule that every address keeps.
pub(crate) const RULE: &str = "must be a whole e-mail address, or a phone number with its country code such as +33 6 12 34 56 78";

/// No e-mail address is longer (RFC 5321, 4.5.3.1).
const LONGEST: usize = 254;

impl Address {
    /// The one form of it.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Mail(text) | Self::Phone(text) => text,
        }
    }

    /// The domain of an e-mail address.
    pub(crate) fn domain(&self) -> Option<&str> {
        match self {
            Self::Mail(text) => text.rsplit_once('@').map(|(_, domain)| domain),
            Self::Phone(_) => None,
        }
    }

    /// Reads a number in any usual notation; one without a country code is of the country given.
    pub(crate) fn read(text: &str, country: Option<&str>) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.contains('@') {
            return mail(text).map(Self::Mail).ok_or(RULE);
        }
        phone(text, country).map(Self::Phone).ok_or(RULE)
    }
}

impl FromStr for Address {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text, None)
    }
}

impl fmt::Display for Address {
    /// As people read it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mail(text) => f.write_str(text),
            Self::Phone(text) => match phonenumber::parse(None, text) {
                Ok(number) => {
                    let grouped = number.format().mode(phonenumber::Mode::International);
                    grouped.fmt(f)
                }
                Err(_) => f.write_str(text),
            },
        }
    }
}

impl Serialize for Address {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// An address of the usual form: no quoted names, no addresses of numbers.
fn mail(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let (local, domain) = text.rsplit_once('@')?;
    let is_local = (1..=64).contains(&local.len())
        && local
            .chars()
            .all(|c| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c))
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let is_domain = domain
        .parse::<beffroi_directory::tenant::DomainName>()
        .is_ok();
    (text.len() <= LONGEST && is_local && is_domain).then_some(text)
}

fn phone(text: &str, country: Option<&str>) -> Option<String> {
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let usual = |c: char| c.is_ascii_digit() || "+-./() ".contains(c);
    if text.len() > 40 || !text.chars().all(usual) {
        return None;
    }
    let international = text.strip_prefix("00").map(|rest| format!("+{rest}"));
    let text = international.unwrap_or(text);
    let country = country.and_then(|code| code.parse().ok());
    if country.is_none() && !text.trim_start().starts_with('+') {
        return None;
    }
    let number = phonenumber::parse(country, &text).ok()?;
    let is_valid = phonenumber::is_valid(&number);
    is_valid.then(|| number.format().mode(phonenumber::Mode::E164).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_any_usual_notation_are_one() {
        for text in [
            "+33 6 12 34 56 78",
            "+33612345678",
            "0033 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "tel:+33-6-12-34-56-78",
            "+33.6.12.34.56.78",
            " +33\u{a0}6\u{202f}12 34 56 78 ",
        ] {
            let read: Result<Address, _> = text.parse();
            assert_eq!(
                read.as_ref().map(Address::as_str),
                Ok("+33612345678"),
                "{text}"
            );
        }
        let national = Address::read("06 12 34 56 78", Some("FR"));
        assert_eq!(national, Ok(Address::Phone("+33612345678".to_owned())));
        let mail: Result<Address, _> = " Anna.Berg@Example.ORG ".parse();
        assert_eq!(mail, Ok(Address::Mail("anna.berg@example.org".to_owned())));
        assert_eq!(
            mail.as_ref().ok().and_then(Address::domain),
            Some("example.org")
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "anna",
            "anna@",
            "@example.org",
            "anna@example",
            "an na@example.org",
            "a..b@example.org",
            "06 12 34 56 78",
            "+33 6 12",
            "+999 123 456 789",
            "1234",
            "anna@1.2.3.4",
            "+33612345678;ext=1",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        let number: Address = "+33612345678".parse().expect("a number");
        assert_eq!(number.to_string(), "+33 6 12 34 56 78");
    }
}
