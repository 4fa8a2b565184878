//! What the content of a message must be at its location.

use beffroi_core::failure::Violations;

use super::content::{Content, Limits, MAX_DRAFT_LINE, MAX_TEXTS, Passage, Text};
use super::kinds::{Button, Location};
use super::link::check_link;
use super::text::{check_line, check_present};
use super::theme::{Card, Theme};

/// One text of a message with its link, and where it stands in the content.
struct Part<'a> {
    path: &'static str,
    texts: &'a [Text],
    link: &'a str,
    theme: Option<Theme>,
}

impl Content {
    /// Notes what can't even be kept in a draft: control characters, lines and lists without end.
    pub fn check_storable(&self, violations: &mut Violations) {
        for part in self.parts() {
            part.check_count(violations);
            for (field, text) in part.lines() {
                check_line(&field, text, MAX_DRAFT_LINE, violations);
            }
        }
    }

    /// Notes every rule that the content breaks for this location. What the picture is, only who
    /// has its bytes can say: see [`super::check_picture`].
    pub fn check(&self, location: Location, limits: &Limits, violations: &mut Violations) {
        self.check_foreign(location, violations);
        for part in self.parts() {
            part.check_count(violations);
            if location.has_themes() {
                part.check_theme(violations);
            } else {
                part.check_words(location, limits, violations);
            }
            part.check_link(location, limits, violations);
        }
        if location.has_themes() {
            if self.second.is_none() {
                violations.add("content/second", "must be given: there are two cards");
            }
        } else {
            self.check_languages(violations);
        }
        if location.requires_picture() && self.picture.is_none() {
            violations.add(
                "content/picture",
                format_args!("must be given for {location}"),
            );
        }
    }

    fn parts(&self) -> Vec<Part<'_>> {
        let first = Part {
            path: "content",
            texts: &self.texts,
            link: &self.link,
            theme: self.theme,
        };
        let second = self.second.as_ref().map(|second| Part {
            path: "content/second",
            texts: &second.texts,
            link: &second.link,
            theme: second.theme,
        });
        std::iter::once(first).chain(second).collect()
    }

    /// Parts that the location does not have.
    fn check_foreign(&self, location: Location, violations: &mut Violations) {
        if self.second.is_some() && !location.has_second() {
            violations.add(
                "content/second",
                "must not be given: only lockScreen and getStarted have room for it",
            );
        }
        if location.has_themes() {
            return;
        }
        for part in self.parts().iter().filter(|part| part.theme.is_some()) {
            violations.add(
                format!("{}/theme", part.path),
                "must not be given: only getStarted has themes",
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
        for part in self.parts() {
            part.check_languages_once(violations);
        }
        if let Some(second) = &self.second {
            self.check_same_languages(second, violations);
        }
    }

    /// Nobody reads the first text in one language and the second in another.
    fn check_same_languages(&self, second: &Passage, violations: &mut Violations) {
        let lacks = |texts: &[Text], wanted: &Text| {
            !texts.iter().any(|text| text.language == wanted.language)
        };
        let missing = self.texts.iter().filter(|text| lacks(&second.texts, text));
        let surplus = second.texts.iter().filter(|text| lacks(&self.texts, text));
        for text in missing.chain(surplus) {
            violations.add(
                "content/second/texts",
                format_args!(
                    "must be in the languages of the first text: {} is in one of the two alone",
                    text.language
                ),
            );
        }
    }
}

impl Part<'_> {
    fn check_count(&self, violations: &mut Violations) {
        if self.texts.len() > MAX_TEXTS {
            violations.add(
                format!("{}/texts", self.path),
                format_args!("must have at most {MAX_TEXTS} languages"),
            );
        }
    }

    fn lines(&self) -> impl Iterator<Item = (String, &str)> {
        let texts = self.texts.iter().enumerate().flat_map(|(position, text)| {
            let line = |name: &str| format!("{}/texts/{position}/{name}", self.path);
            [
                (line("title"), text.title.as_str()),
                (line("body"), text.body.as_str()),
                (line("buttonText"), text.button_text.as_str()),
            ]
        });
        texts.chain([(format!("{}/link", self.path), self.link)])
    }

    fn check_theme(&self, violations: &mut Violations) {
        let (card, of) = match self.path {
            "content" => (Card::First, "first"),
            _ => (Card::Second, "second"),
        };
        let themes: Vec<_> = Theme::ALL
            .iter()
            .filter(|theme| theme.card() == card)
            .map(|theme| theme.as_str())
            .collect();
        if self.theme.is_none_or(|theme| theme.card() != card) {
            violations.add(
                format!("{}/theme", self.path),
                format_args!(
                    "must be a theme of the {of} card: one of {}",
                    themes.join(", ")
                ),
            );
        }
        if !self.texts.is_empty() {
            violations.add(
                format!("{}/texts", self.path),
                "must be empty: a card of getStarted has the words of its theme",
            );
        }
    }

    fn check_words(&self, location: Location, limits: &Limits, violations: &mut Violations) {
        for (position, text) in self.texts.iter().enumerate() {
            let path = format!("{}/texts/{position}", self.path);
            text.check(&path, location, limits, violations);
        }
    }

    fn check_languages_once(&self, violations: &mut Violations) {
        for (position, text) in self.texts.iter().enumerate() {
            let earlier = &self.texts[..position];
            if earlier.iter().any(|one| one.language == text.language) {
                violations.add(
                    format!("{}/texts/{position}/language", self.path),
                    format_args!("must be given once, {} has a text already", text.language),
                );
            }
        }
    }

    fn check_link(&self, location: Location, limits: &Limits, violations: &mut Violations) {
        let field = format!("{}/link", self.path);
        if !self.link.is_empty() {
            check_link(&field, self.link, &limits.allowed_domains, violations);
        } else if location.requires_link() {
            violations.add(field, format_args!("must not be empty for {location}"));
        } else if self.texts.iter().any(|text| !text.button_text.is_empty()) {
            violations.add(field, "must not be empty when there is a button text");
        }
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
}
