//! What a message says, in each of its languages, and where it leads.

use beffroi_core::failure::Violations;
use beffroi_core::{LanguageTag, language};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::kinds::{Button, Location};
use super::link::check_link;
use super::text::{check_line, check_present, trimmed};

/// Most languages of one message.
pub const MAX_TEXTS: usize = 100;
/// Most characters of any line of a draft: wider than what can be submitted, so that saving never
/// throws away what somebody typed.
pub const MAX_DRAFT_LINE: usize = 4_000;

/// How long each line may be, in Unicode scalar values, and where links may lead: settings of the
/// tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = MessageLimits)]
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

/// What a message says.
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
}

impl Content {
    /// Nothing said yet.
    #[must_use]
    pub fn empty(default_language: LanguageTag) -> Self {
        Self {
            default_language,
            texts: Vec::new(),
            link: String::new(),
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

    /// Notes what can't even be kept in a draft: control characters, lines and lists without end.
    pub fn check_storable(&self, violations: &mut Violations) {
        self.check_count(violations);
        for (field, text) in self.lines() {
            check_line(&field, text, MAX_DRAFT_LINE, violations);
        }
    }

    /// Notes every rule that the content breaks for this location.
    pub fn check(&self, location: Location, limits: &Limits, violations: &mut Violations) {
        self.check_count(violations);
        self.check_languages(violations);
        for (position, text) in self.texts.iter().enumerate() {
            text.check(
                &format!("content/texts/{position}"),
                location,
                limits,
                violations,
            );
        }
        self.check_link(location, limits, violations);
    }

    fn check_count(&self, violations: &mut Violations) {
        if self.texts.len() > MAX_TEXTS {
            violations.add(
                "content/texts",
                format_args!("must have at most {MAX_TEXTS} languages"),
            );
        }
    }

    fn check_languages(&self, violations: &mut Violations) {
        if !self
            .texts
            .iter()
            .any(|text| text.language == self.default_language)
        {
            violations.add(
                "content/defaultLanguage",
                format_args!(
                    "must be the language of a text, {} has none",
                    self.default_language
                ),
            );
        }
        for (position, text) in self.texts.iter().enumerate() {
            if self.texts[..position]
                .iter()
                .any(|earlier| earlier.language == text.language)
            {
                violations.add(
                    format!("content/texts/{position}/language"),
                    format_args!("must be given once, {} has a text already", text.language),
                );
            }
        }
    }

    fn check_link(&self, location: Location, limits: &Limits, violations: &mut Violations) {
        if !self.link.is_empty() {
            check_link(
                "content/link",
                &self.link,
                &limits.allowed_domains,
                violations,
            );
        } else if location.requires_link() {
            violations.add(
                "content/link",
                format_args!("must not be empty for {location}"),
            );
        } else if self.texts.iter().any(|text| !text.button_text.is_empty()) {
            violations.add(
                "content/link",
                "must not be empty when there is a button text",
            );
        }
    }

    fn lines(&self) -> impl Iterator<Item = (String, &str)> {
        let texts = self.texts.iter().enumerate().flat_map(|(position, text)| {
            [
                (
                    format!("content/texts/{position}/title"),
                    text.title.as_str(),
                ),
                (format!("content/texts/{position}/body"), text.body.as_str()),
                (
                    format!("content/texts/{position}/buttonText"),
                    text.button_text.as_str(),
                ),
            ]
        });
        texts.chain([("content/link".to_owned(), self.link.as_str())])
    }
}

impl Text {
    fn check(&self, path: &str, location: Location, limits: &Limits, violations: &mut Violations) {
        let required = [
            ("title", &self.title, limits.title),
            ("body", &self.body, limits.body),
        ];
        for (name, text, max) in required {
            let field = format!("{path}/{name}");
            check_present(&field, text, violations);
            check_line(&field, text, max.into(), violations);
        }
        let field = format!("{path}/buttonText");
        let button = location.button();
        if button == Button::Required {
            check_present(&field, &self.button_text, violations);
        }
        if button != Button::None {
            check_line(&field, &self.button_text, limits.button.into(), violations);
        }
    }

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
