//! The language of membership rules, as Entra writes it:
//! `user.department -eq "Sales" -and (user.country -in ["FR", "BE"] -or -not (user.mail -eq null))`.
//!
//! Text is compared in lower case. Who has no value passes `-eq null` and every negated test, and
//! no other. `-match` takes a regular expression that must fit from the beginning, as in Entra.
//! Pure: it is given texts and sets, and knows nothing of where they come from.

mod evaluate;
mod lexer;
mod parser;
mod print;

use beffroi_core::{Failure, failure};
use beffroi_population::TextKey;
use regex::{Regex, RegexBuilder};

pub(crate) use evaluate::Step;

/// Longest rule, in characters; Entra's limit.
pub(crate) const LONGEST: usize = 3_072;
/// Most tests in one rule.
const MOST_TESTS: usize = 100;
/// Deepest nesting of parentheses and negations.
const DEEPEST: usize = 32;
/// Most values in one list.
const MOST_VALUES: usize = 200;

/// A rule that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Rule {
    /// All hold.
    And(Vec<Rule>),
    /// At least one holds.
    Or(Vec<Rule>),
    /// Does not hold.
    Not(Box<Rule>),
    /// One comparison.
    Test(Test),
}

/// One comparison: `user.city -startsWith "Ly"`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Test {
    pub(crate) property: Property,
    /// `-ne`, `-notIn` and the like.
    pub(crate) negated: bool,
    pub(crate) comparison: Comparison,
}

/// What a property is compared with; texts are as they were written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Comparison {
    /// `-eq null`
    Null,
    /// `-eq true`
    Bool(bool),
    /// `-eq "text"`
    Equals(String),
    /// `-startsWith "text"`
    StartsWith(String),
    /// `-contains "text"`
    Contains(String),
    /// `-match "expression"`
    Match(Pattern),
    /// `-in ["a", "b"]`
    In(Vec<String>),
}

/// A regular expression with its text.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    text: String,
    regex: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Pattern {
    /// Reads an expression; the error says what is wrong with it.
    fn new(text: &str) -> Result<Self, String> {
        let read = |text: &str| {
            RegexBuilder::new(text)
                .case_insensitive(true)
                .size_limit(1 << 18)
                .build()
        };
        // On its own first: within the group, `a)|(b` would make sense.
        let regex = read(text)
            .and_then(|_| read(&format!("^(?:{text})")))
            .map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
                // The last line says what is wrong; those before point into an expression that
                // nobody wrote.
                other => {
                    let text = other.to_string();
                    let last = text.lines().last().unwrap_or_default();
                    last.trim_start_matches("error: ").to_owned()
                }
            })?;
        let text = text.to_owned();
        Ok(Self { text, regex })
    }
}

/// What of a person is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    /// Whether the account is enabled.
    Enabled,
    /// A text.
    Text(TextKey),
}

/// The properties under their names in a rule; the first name of each is the one that is printed.
const PROPERTIES: [(&str, Property); 23] = [
    ("accountEnabled", Property::Enabled),
    ("city", Property::Text(TextKey::City)),
    ("companyName", Property::Text(TextKey::Company)),
    ("country", Property::Text(TextKey::Country)),
    ("department", Property::Text(TextKey::Department)),
    ("displayName", Property::Text(TextKey::DisplayName)),
    ("givenName", Property::Text(TextKey::GivenName)),
    ("jobTitle", Property::Text(TextKey::JobTitle)),
    ("mail", Property::Text(TextKey::Mail)),
    ("mobile", Property::Text(TextKey::MobilePhone)),
    ("mobilePhone", Property::Text(TextKey::MobilePhone)),
    (
        "physicalDeliveryOfficeName",
        Property::Text(TextKey::Office),
    ),
    ("officeLocation", Property::Text(TextKey::Office)),
    ("postalCode", Property::Text(TextKey::PostalCode)),
    ("preferredLanguage", Property::Text(TextKey::Language)),
    ("state", Property::Text(TextKey::State)),
    ("streetAddress", Property::Text(TextKey::Street)),
    ("surname", Property::Text(TextKey::Surname)),
    ("telephoneNumber", Property::Text(TextKey::BusinessPhone)),
    ("businessPhone", Property::Text(TextKey::BusinessPhone)),
    ("usageLocation", Property::Text(TextKey::UsageLocation)),
    ("userPrincipalName", Property::Text(TextKey::PrincipalName)),
    ("userType", Property::Text(TextKey::UserType)),
];

impl Property {
    fn named(name: &str) -> Option<Self> {
        PROPERTIES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, property)| *property)
    }

    fn name(self) -> &'static str {
        PROPERTIES
            .iter()
            .find(|(_, property)| *property == self)
            .map_or("", |(name, _)| name)
    }
}

/// A place in a rule and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// The character where it stands, from 1.
    pub(crate) at: usize,
    /// What is wrong: the end of a sentence.
    pub(crate) why: String,
}

impl Rule {
    /// Reads a rule.
    ///
    /// # Errors
    /// 400 that names the character where the rule stops making sense, and why.
    pub(crate) fn parse(text: &str) -> failure::Result<Self> {
        parser::parse(text).map_err(|Mistake { at, why }| {
            Failure::invalid(
                "membershipRule",
                format!("can't be understood at character {at}: {why}"),
            )
        })
    }

    /// How many comparisons there are.
    fn tests(&self) -> usize {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().map(Self::tests).sum(),
            Self::Not(part) => part.tests(),
            Self::Test(_) => 1,
        }
    }
}

#[cfg(test)]
mod tests;
