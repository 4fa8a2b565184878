//! What a mail says, in the recipient's language.

use beffroi_core::LanguageTag;

use super::About;
use super::english::ENGLISH;
use super::french::FRENCH;

/// The sentences of one mail.
pub(super) struct Said {
    pub(super) subject: &'static str,
    pub(super) title: &'static str,
    /// Paragraphs, each on a line.
    pub(super) body: &'static str,
    /// The last one.
    pub(super) then: Option<&'static str>,
}

/// The words of one language.
pub(super) struct Sentences {
    /// Its tag.
    pub(super) language: &'static str,
    pub(super) said: fn(About) -> Said,
    /// The names of facts.
    pub(super) conference: &'static str,
    pub(super) toll: &'static str,
    pub(super) toll_free: &'static str,
    pub(super) pin: &'static str,
    /// Between the name of a fact and the fact.
    pub(super) colon: &'static str,
    /// The old conference ID works no longer.
    pub(super) old_conference: &'static str,
    /// The PIN is the same.
    pub(super) same_pin: &'static str,
    /// There is no number yet.
    pub(super) no_number: &'static str,
    /// Why somebody gets it, by the organization.
    pub(super) foot: fn(&str) -> String,
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
