//! What a message says to one person: one language, every part that its location has, and no other.

use beffroi_core::{LanguageTag, language};
use serde::Serialize;
use utoipa::ToSchema;

use super::composition::Composition;
use super::content::{Passage, Text};
use super::theme::{THEME_LANGUAGES, Theme};

/// The second text of a lock screen, or the second card of *get started*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SecondText)]
pub struct SecondText {
    /// The heading.
    pub title: String,
    /// What it is about.
    pub body: String,
    /// Where a click on it leads.
    pub link: String,
}

/// What a message says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The language.
    pub language: LanguageTag,
    /// The heading.
    pub title: String,
    /// What it is about.
    pub body: String,
    /// What the button says; empty where there is none.
    pub button_text: String,
    /// Where a click leads; empty for nowhere.
    pub link: String,
    /// The second text with its own link.
    pub second: Option<SecondText>,
}

impl Composition {
    /// The languages in which it can be read, in order: between two of one language the first is
    /// nearer.
    #[must_use]
    pub fn languages(&self) -> Vec<LanguageTag> {
        if self.location.has_themes() {
            return THEME_LANGUAGES
                .iter()
                .filter_map(|tag| tag.parse().ok())
                .collect();
        }
        let texts = self.content.texts.iter();
        texts.map(|text| text.language.clone()).collect()
    }

    /// The place, among [`Composition::languages`], of the one for people who read none of them;
    /// none when the default language has no text.
    #[must_use]
    pub fn default_place(&self) -> Option<usize> {
        let default = &self.content.default_language;
        let languages = self.languages();
        if self.location.has_themes() {
            return Some(language::choose(
                std::slice::from_ref(default),
                &languages,
                0,
            ));
        }
        languages.iter().position(|language| language == default)
    }

    /// The place, among [`Composition::languages`], of the text that a person gets: the first
    /// preferred language that has one, by language and not by region, else the default. None when
    /// the default has no text either.
    #[must_use]
    pub fn place_for(&self, preferred: &[LanguageTag]) -> Option<usize> {
        let languages = self.languages();
        let default = self.default_place().unwrap_or(languages.len());
        let place = language::choose(preferred, &languages, default);
        (place < languages.len()).then_some(place)
    }

    /// What it says to a person with these languages; none when it has no text for them.
    #[must_use]
    pub fn said_to(&self, preferred: &[LanguageTag]) -> Option<Said> {
        self.said(self.place_for(preferred)?)
    }

    /// What it says in the language at this place; none when there is none, or when a card of *get
    /// started* has no theme yet.
    #[must_use]
    pub fn said(&self, place: usize) -> Option<Said> {
        let language = self.languages().get(place)?.clone();
        let content = &self.content;
        let (first, second) = if self.location.has_themes() {
            let second = content.second.as_ref();
            let card = second.and_then(|second| themed(second.theme, place, &second.link));
            (themed(content.theme, place, &content.link)?, card)
        } else {
            let text = content.texts.get(place)?;
            let second = content.second.as_ref();
            let second = second.filter(|_| self.location.has_second());
            (
                written(text, &content.link),
                second.and_then(|second| written_in(second, &language)),
            )
        };
        let button_text = match content.texts.get(place) {
            Some(text) if !self.location.has_themes() => text.button_at(self.location).to_owned(),
            _ => String::new(),
        };
        Some(Said {
            language,
            title: first.title,
            body: first.body,
            button_text,
            link: first.link,
            second,
        })
    }
}

fn written(text: &Text, link: &str) -> SecondText {
    SecondText {
        title: text.title.clone(),
        body: text.body.clone(),
        link: link.to_owned(),
    }
}

fn written_in(second: &Passage, language: &LanguageTag) -> Option<SecondText> {
    let text = second
        .texts
        .iter()
        .find(|text| text.language == *language)?;
    Some(written(text, &second.link))
}

fn themed(theme: Option<Theme>, place: usize, link: &str) -> Option<SecondText> {
    let (title, body) = theme?.words(place);
    Some(SecondText {
        title: title.to_owned(),
        body: body.to_owned(),
        link: link.to_owned(),
    })
}
