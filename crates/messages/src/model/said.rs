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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::composition::sample;
    use proptest::prelude::*;

    const TAGS: [&str; 9] = [
        "en", "en-GB", "fr-FR", "fr-CA", "fr", "de-DE", "de-AT", "lv-LV", "zh-Hant",
    ];

    fn tag(text: &str) -> LanguageTag {
        text.parse().expect("a tag")
    }

    /// A message with a text in each of these languages, the first of them the default.
    fn in_languages(languages: &[&str]) -> Composition {
        let mut composition = sample();
        let text = composition.content.texts[0].clone();
        composition.content.default_language = tag(languages[0]);
        composition.content.texts = languages
            .iter()
            .map(|language| Text {
                language: tag(language),
                title: (*language).to_owned(),
                ..text.clone()
            })
            .collect();
        composition
    }

    fn read(composition: &Composition, preferred: &[&str]) -> Option<String> {
        let preferred: Vec<_> = preferred.iter().map(|one| tag(one)).collect();
        composition.said_to(&preferred).map(|said| said.title)
    }

    #[test]
    fn first_preferred_language_by_language_not_region_fr_ca_gets_fr_fr_else_the_default() {
        let message = in_languages(&["en", "fr-FR"]);
        assert_eq!(read(&message, &["fr-CA"]).as_deref(), Some("fr-FR"));
        assert_eq!(read(&message, &["lv-LV"]).as_deref(), Some("en"));
        assert_eq!(read(&message, &[]).as_deref(), Some("en"));
        let greeting = Composition {
            location: super::super::kinds::Location::GetStarted,
            ..message
        };
        assert_eq!(greeting.place_for(&[tag("fr-CA")]), Some(1));
        assert_eq!(greeting.place_for(&[tag("lv-LV")]), Some(0));
    }

    proptest! {
        /// Over any list of preferred languages: what is read is of the first one that has a text of
        /// its language, and the default when none has.
        #[test]
        fn any_list_of_preferred_languages_is_served(
            texts in prop::sample::subsequence(&TAGS[..], 1..=TAGS.len()).prop_shuffle(),
            preferred in prop::collection::vec(prop::sample::select(&TAGS[..]), 0..5),
        ) {
            let message = in_languages(&texts);
            let near = |a: &str, b: &str| a.split('-').next() == b.split('-').next();
            let wish = preferred.iter().find(|wish| texts.iter().any(|text| near(text, wish)));
            let got = read(&message, &preferred).expect("the default has a text");
            match wish {
                Some(wish) if texts.contains(wish) => prop_assert_eq!(&got, wish, "its very region"),
                Some(wish) => prop_assert!(near(&got, wish), "{} for {:?}", got, preferred),
                None => prop_assert_eq!(&got, texts[0]),
            }
        }
    }
}
