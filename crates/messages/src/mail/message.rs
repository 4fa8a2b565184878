//! A message of the organization, as a mail.

use beffroi_channels::letter::{Page, Picture, Written};

use super::words::sentences;
use crate::model::{Said, Words};

/// A message to one person: what it says in their language, and who says it.
pub(crate) struct Letter<'a> {
    /// What the message says.
    pub(crate) said: &'a Said,
    /// The organization's name.
    pub(crate) organization: &'a str,
    /// The message's own picture, or the organization's.
    pub(crate) picture: Option<Picture<'a>>,
    /// Whether its writer looks at it before anybody else does.
    pub(crate) is_test: bool,
}

impl Letter<'_> {
    /// Text and HTML.
    pub(crate) fn written(&self) -> Written {
        let said = self.said;
        let words = sentences(Words::for_languages(std::slice::from_ref(&said.language)));
        let label = Some(said.button_text.as_str()).filter(|text| !text.is_empty());
        let link = Some(said.link.as_str()).filter(|link| !link.is_empty());
        let subject = if self.is_test {
            (words.test)(&said.title)
        } else {
            said.title.clone()
        };
        Page {
            language: said.language.clone(),
            subject: &subject,
            organization: self.organization,
            picture: self.picture,
            title: &said.title,
            body: &said.body,
            facts: &[],
            colon: words.colon,
            button: link.map(|link| (label.unwrap_or(words.open), link)),
            foot: &(words.from)(self.organization),
        }
        .written()
    }
}
