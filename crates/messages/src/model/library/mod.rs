//! Ready-made texts: our own words, and when a message says exactly those.

mod topics;

use beffroi_core::failure::Violations;

use super::composition::Composition;
use super::content::Text;
use super::kinds::{Button, Location, Objective};
use super::link::check_link;
use topics::{TOPICS, Topic, Words};

/// Where ready-made texts can stand. What greets people on a new device has nothing but them, and
/// a lock screen is nothing without a picture of the organization's own.
pub const LIBRARY_LOCATIONS: [Location; 4] = [
    Location::Taskbar,
    Location::NotificationArea,
    Location::Portal,
    Location::Email,
];

/// A ready-made text for one location, in every language that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryText {
    /// Names the topic.
    pub topic: &'static str,
    /// What it is for.
    pub objective: Objective,
    /// Where it stands.
    pub location: Location,
    /// The words, English first.
    pub texts: Vec<Text>,
}

impl Topic {
    fn at(&self, location: Location) -> LibraryText {
        let languages = [("en", &self.english), ("fr", &self.french)];
        let text = |(tag, words): (&str, &Words)| {
            Some(Text {
                language: tag.parse().ok()?,
                title: words.title.to_owned(),
                body: words.body.to_owned(),
                button_text: match location.button() {
                    Button::None => String::new(),
                    Button::Required | Button::Optional => words.button.to_owned(),
                },
            })
        };
        LibraryText {
            topic: self.id,
            objective: self.objective,
            location,
            texts: languages.into_iter().filter_map(text).collect(),
        }
    }
}

/// The ready-made texts, of one objective or location where one is given.
#[must_use]
pub fn library(objective: Option<Objective>, location: Option<Location>) -> Vec<LibraryText> {
    let wanted = |topic: &&Topic| objective.is_none_or(|one| one == topic.objective);
    let places = LIBRARY_LOCATIONS
        .into_iter()
        .filter(|place| location.is_none_or(|one| one == *place));
    places
        .flat_map(|place| {
            TOPICS
                .iter()
                .filter(wanted)
                .map(move |topic| topic.at(place))
        })
        .collect()
}

/// What somebody besides the writer has answered for.
#[derive(Debug, Clone, Copy)]
pub struct Vouched<'a> {
    /// The organization's own domains and those that it allows links to.
    pub domains: &'a [String],
    /// Whether an approver has let the message's picture pass before.
    pub picture: bool,
}

impl Composition {
    /// Whether nothing is left for an approver to read: every word is of one ready-made text of its
    /// location (or of themes), every link leads to a domain that somebody else answers for, and so
    /// is the picture. What it is called and who gets it makes no difference.
    #[must_use]
    pub fn is_ready_made(&self, vouched: &Vouched<'_>) -> bool {
        self.has_ready_made_words()
            && (self.content.picture.is_none() || vouched.picture)
            && self.links().all(|link| is_vouched(link, vouched.domains))
    }

    fn has_ready_made_words(&self) -> bool {
        if self.location.has_themes() {
            return self.content.texts.is_empty();
        }
        let content = &self.content;
        content.second.is_none()
            && content.theme.is_none()
            && !content.texts.is_empty()
            && library(None, Some(self.location)).iter().any(|ready| {
                content.texts.iter().all(|text| {
                    ready
                        .texts
                        .iter()
                        .any(|one| one.reads_as(text, self.location))
                })
            })
    }

    fn links(&self) -> impl Iterator<Item = &str> {
        let second = self.content.second.as_ref();
        std::iter::once(self.content.link.as_str())
            .chain(second.map(|second| second.link.as_str()))
            .filter(|link| !link.is_empty())
    }
}

impl Text {
    /// Whether nobody could tell the two apart where they stand.
    fn reads_as(&self, other: &Self, location: Location) -> bool {
        self.language == other.language
            && self.title == other.title
            && self.body == other.body
            && self.button_at(location) == other.button_at(location)
    }
}

fn is_vouched(link: &str, domains: &[String]) -> bool {
    let mut violations = Violations::default();
    check_link("link", link, domains, &mut violations);
    !domains.is_empty() && violations.is_empty()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
