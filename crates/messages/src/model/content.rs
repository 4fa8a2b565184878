//! What a message says, in each of its languages, and where it leads.

use beffroi_core::{LanguageTag, language};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::kinds::{Button, Location};
use super::picture::PictureId;
use super::text::trimmed;
use super::theme::Theme;

/// Most languages of one message.
pub const MAX_TEXTS: usize = 100;
/// Most characters of any line of a draft: wider than what can be submitted, so that saving never
/// throws away what somebody typed.
pub const MAX_DRAFT_LINE: usize = 4_000;

/// How long each line may be, in Unicode scalar values, and where links may lead: settings of the
/// tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Characters of a title.
    pub title: u16,
    /// Characters of a body.
    pub body: u16,
    /// Characters of a button text.
    pub button: u16,
    /// Domains to which links may lead, each with everything under it; empty means any.
    pub allowed_domains: Vec<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            title: 50,
            body: 200,
            button: 20,
            allowed_domains: Vec::new(),
        }
    }
}

/// The words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = MessageText)]
pub struct Text {
    /// The language, e.g. `fr-FR`.
    pub language: LanguageTag,
    /// The heading.
    #[serde(default, deserialize_with = "trimmed")]
    pub title: String,
    /// What it is about.
    #[serde(default, deserialize_with = "trimmed")]
    pub body: String,
    /// What the button says, where the location has one; empty for none.
    #[serde(default, deserialize_with = "trimmed")]
    pub button_text: String,
}

/// A text with a link of its own: the second of the lock screen, or the second card of *get started*.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = MessagePassage)]
pub struct Passage {
    /// What the second card is about; for `getStarted` alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The words, in the same languages as the first text.
    pub texts: Vec<Text>,
    /// Where a click on it leads.
    #[serde(deserialize_with = "trimmed")]
    pub link: String,
}

/// What a message says. Which parts there are depends on its location: `second` is for `lockScreen`
/// and `getStarted`, `theme` for `getStarted`, whose cards have the words of their themes and no
/// `texts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = MessageContent)]
pub struct Content {
    /// The language for people none of whose languages has a text.
    pub default_language: LanguageTag,
    /// The words, one entry per language; between two texts of one language the first is nearer.
    #[serde(default)]
    pub texts: Vec<Text>,
    /// Where a click leads; empty for nowhere.
    #[serde(default, deserialize_with = "trimmed")]
    pub link: String,
    // What is new here is left out where it is not given: the digests of older approvals hold.
    /// What the first card is about; for `getStarted` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// A second text with a link of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Passage>,
    /// The logo, or the background of the lock screen: the id of an uploaded picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureId>,
}

impl Content {
    /// Nothing said yet.
    #[must_use]
    pub fn empty(default_language: LanguageTag) -> Self {
        Self {
            default_language,
            texts: Vec::new(),
            link: String::new(),
            theme: None,
            second: None,
            picture: None,
        }
    }

    /// The same words at another location: what there is no room for stays behind, the picture too,
    /// since each location has its own.
    #[must_use]
    pub fn moved(self, to: Location) -> Self {
        let second = self.second.filter(|_| to.has_second());
        Self {
            theme: self.theme.filter(|_| to.has_themes()),
            second: second.map(|second| Passage {
                theme: second.theme.filter(|_| to.has_themes()),
                ..second
            }),
            picture: None,
            ..self
        }
    }

    /// The text that a person gets: the first preferred language that has one, by language and not
    /// by region, else the default. None when the default has no text either.
    #[must_use]
    pub fn text_for(&self, preferred: &[LanguageTag]) -> Option<&Text> {
        let available: Vec<LanguageTag> = self
            .texts
            .iter()
            .map(|text| text.language.clone())
            .collect();
        let default = available
            .iter()
            .position(|language| *language == self.default_language)
            .unwrap_or(available.len());
        self.texts
            .get(language::choose(preferred, &available, default))
    }
}

impl Text {
    /// The button text as this location uses it; empty where there is no button.
    #[must_use]
    pub fn button_at(&self, location: Location) -> &str {
        match location.button() {
            Button::None => "",
            Button::Required | Button::Optional => &self.button_text,
        }
    }
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
