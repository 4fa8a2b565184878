//! What a notice says, in the recipient's language.

use beffroi_core::LanguageTag;
use jiff::Zoned;

use super::english::ENGLISH;
use super::french::FRENCH;
use crate::model::{Ending, Standing};

/// The days that a notice names.
pub(super) struct Days {
    /// Of the step.
    pub(super) step: String,
    /// When what has expired is suspended, or deleted if it is a trial.
    pub(super) after_warning: String,
    /// When what is suspended is locked.
    pub(super) after_suspended: String,
}

/// The sentences of one language.
pub(super) struct Sentences {
    /// Its tag.
    pub(super) language: &'static str,
    /// The subject: product, where the step leads, days until then.
    pub(super) subject: fn(&str, Standing, i32) -> String,
    /// Title, and what happens and what can still be done: product, step.
    pub(super) said: fn(&str, &Ending, &Days) -> (String, String),
    /// The names of facts.
    pub(super) when: &'static str,
    pub(super) seats: &'static str,
    pub(super) used: &'static str,
    pub(super) changing: &'static str,
    pub(super) losing: &'static str,
    /// Between the name of a fact and the fact.
    pub(super) colon: &'static str,
    /// What the button says.
    pub(super) open: &'static str,
    /// Why somebody gets it. `{}` is the organization.
    pub(super) foot: fn(&str) -> String,
    /// A day.
    pub(super) day: fn(&Zoned) -> String,
    /// A number.
    pub(super) number: fn(u64) -> String,
}

/// The first of the languages that is spoken here, else English.
pub(super) fn sentences(languages: &[LanguageTag]) -> &'static Sentences {
    let spoken = languages.iter().find_map(|tag| match tag.primary() {
        "en" => Some(&ENGLISH),
        "fr" => Some(&FRENCH),
        _ => None,
    });
    spoken.unwrap_or(&ENGLISH)
}

/// A number with a mark between thousands.
pub(super) fn grouped(value: u64, mark: &str) -> String {
    let digits = value.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(mark)
}
