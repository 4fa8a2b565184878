//! Who is in: for everybody at once as a set, or for one person, with what each part came to.

use beffroi_core::filter::fold;
use beffroi_population::{RoaringBitmap, TenantSets, TextKey, TextTest};

use crate::user::is_exact;

use super::{Comparison, Property, Rule, Test};

/// What one part of a rule came to for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// The part.
    pub(crate) expression: String,
    /// Whether it holds.
    pub(crate) holds: bool,
    /// The property that was looked at and its value in lower case, where it is one comparison.
    pub(crate) property: Option<(String, Option<String>)>,
    /// The parts of the part.
    pub(crate) steps: Vec<Step>,
}

impl Rule {
    /// Everybody for whom the rule holds.
    pub(crate) fn people(&self, sets: &TenantSets) -> RoaringBitmap {
        match self {
            Self::And(parts) => {
                let mut all = sets.everyone().clone();
                for part in parts {
                    if all.is_empty() {
                        break;
                    }
                    all &= part.people(sets);
                }
                all
            }
            Self::Or(parts) => parts
                .iter()
                .fold(RoaringBitmap::new(), |any, part| any | part.people(sets)),
            Self::Not(part) => sets.everyone() - part.people(sets),
            Self::Test(test) => test.people(sets),
        }
    }

    /// Whether the rule holds for one person who is present.
    pub(crate) fn holds(&self, sets: &TenantSets, person: u32) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.holds(sets, person)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(sets, person)),
            Self::Not(part) => !part.holds(sets, person),
            Self::Test(test) => test.holds(sets, person),
        }
    }

    /// The same with what each part came to.
    pub(crate) fn explain(&self, sets: &TenantSets, person: u32) -> Step {
        let steps = match self {
            Self::And(parts) | Self::Or(parts) => parts
                .iter()
                .map(|part| part.explain(sets, person))
                .collect(),
            Self::Not(part) => vec![part.explain(sets, person)],
            Self::Test(_) => Vec::new(),
        };
        let property = match self {
            Self::Test(test) => Some((test.property.name().to_owned(), test.value(sets, person))),
            _ => None,
        };
        Step {
            expression: self.to_string(),
            holds: self.holds(sets, person),
            property,
            steps,
        }
    }
}

impl Test {
    fn people(&self, sets: &TenantSets) -> RoaringBitmap {
        let found = match self.property {
            Property::Enabled if self.comparison == Comparison::Bool(true) => {
                sets.enabled().clone()
            }
            Property::Enabled => sets.everyone() - sets.enabled(),
            Property::Text(key) => match &self.comparison {
                Comparison::Null | Comparison::Bool(_) => {
                    sets.everyone() - sets.people_with(key, &TextTest::Present)
                }
                comparison => comparison.folded().people(sets, key),
            },
        };
        if self.negated {
            sets.everyone() - found
        } else {
            found
        }
    }

    fn holds(&self, sets: &TenantSets, person: u32) -> bool {
        let found = match self.property {
            Property::Enabled => {
                self.comparison == Comparison::Bool(sets.enabled().contains(person))
            }
            Property::Text(key) => match (&self.comparison, sets.text(key, person)) {
                (Comparison::Null | Comparison::Bool(_), text) => text.is_none(),
                (comparison, text) => text.is_some_and(|text| comparison.folded().accepts(text)),
            },
        };
        found != self.negated
    }

    fn value(&self, sets: &TenantSets, person: u32) -> Option<String> {
        match self.property {
            Property::Enabled => Some(sets.enabled().contains(person).to_string()),
            Property::Text(key) => sets.text(key, person).map(fold),
        }
    }
}

impl Comparison {
    /// The same with its texts in lower case, ready to be compared.
    fn folded(&self) -> Self {
        match self {
            Self::Equals(text) => Self::Equals(fold(text)),
            Self::StartsWith(text) => Self::StartsWith(fold(text)),
            Self::Contains(text) => Self::Contains(fold(text)),
            Self::In(texts) => Self::In(texts.iter().map(|text| fold(text)).collect()),
            Self::Null | Self::Bool(_) | Self::Match(_) => self.clone(),
        }
    }

    /// Everybody whose text passes; its own texts are in lower case.
    fn people(&self, sets: &TenantSets, key: TextKey) -> RoaringBitmap {
        let with = |test: TextTest<'_>| sets.people_with(key, &test);
        match self {
            // Kept as they are written, and few: each is looked at.
            _ if is_exact(key) => with(TextTest::Passes(&|text| self.accepts(text))),
            Self::Equals(text) => with(TextTest::Is(text)),
            Self::StartsWith(part) => with(TextTest::StartsWith(part)),
            Self::Contains(part) => with(TextTest::Contains(part)),
            Self::In(texts) => texts.iter().fold(RoaringBitmap::new(), |any, text| {
                any | with(TextTest::Is(text))
            }),
            Self::Match(_) => with(TextTest::Passes(&|text| self.accepts(text))),
            Self::Null | Self::Bool(_) => RoaringBitmap::new(),
        }
    }

    /// Whether a text that is there passes.
    fn accepts(&self, text: &str) -> bool {
        // Most texts are kept in lower case; codes such as FR are not.
        let folded;
        let text = if text.chars().any(char::is_uppercase) {
            folded = fold(text);
            &folded
        } else {
            text
        };
        match self {
            Self::Null | Self::Bool(_) => false,
            Self::Equals(wanted) => text == wanted,
            Self::StartsWith(part) => text.starts_with(part.as_str()),
            Self::Contains(part) => text.contains(part.as_str()),
            Self::Match(pattern) => pattern.regex.is_match(text),
            Self::In(values) => values.iter().any(|value| value == text),
        }
    }
}
