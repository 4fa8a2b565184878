//! What people are told by mail. Pure: words in, text and HTML out.

mod english;
mod french;
mod words;

use beffroi_channels::letter::{Logo, Page, Written};
use beffroi_core::LanguageTag;

use self::words::{Said, Sentences, sentences};

/// Of what somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum About {
    /// They can hold conferences by phone.
    Enabled,
    /// Their conference ID or default number is another one.
    Changed,
    /// An administrator has reset their PIN.
    PinReset,
    /// They can't hold conferences by phone any more.
    Disabled,
    /// An administrator sends what they have.
    Information,
}

impl About {
    pub(crate) const ALL: [Self; 5] = [
        Self::Enabled,
        Self::Changed,
        Self::PinReset,
        Self::Disabled,
        Self::Information,
    ];

    /// The kind of the letter.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Enabled => "conferencing.enabled",
            Self::Changed => "conferencing.changed",
            Self::PinReset => "conferencing.pinReset",
            Self::Disabled => "conferencing.disabled",
            Self::Information => "conferencing.information",
        }
    }

    /// Its name alone, e.g. `pinReset`.
    pub(crate) fn name(self) -> &'static str {
        self.kind().trim_start_matches("conferencing.")
    }

    /// The one rule about PINs: which mails may say one.
    pub(crate) const fn may_tell_pin(self) -> bool {
        matches!(self, Self::Enabled | Self::PinReset)
    }
}

/// What a mail says of somebody's conferences.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) conference: String,
    pub(crate) toll: Option<String>,
    pub(crate) toll_free: Option<String>,
    /// Left out of a mail that may not say it.
    pub(crate) pin: Option<String>,
}

/// What is another one, where somebody is told of a change.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Changed {
    /// The conference ID: the old one works no longer, as an old number may.
    pub(crate) has_new_conference: bool,
    /// The PIN, of which another mail tells.
    pub(crate) has_new_pin: bool,
}

/// A mail to one person.
pub(crate) struct Notice<'a> {
    pub(crate) about: About,
    /// Of a mail about a change.
    pub(crate) change: Changed,
    /// None where there are none any more.
    pub(crate) facts: Option<&'a Facts>,
    /// The languages of the person, in order of preference, and then that of the organization.
    pub(crate) languages: &'a [LanguageTag],
    /// The organization's name.
    pub(crate) organization: &'a str,
    pub(crate) logo: Option<&'a Logo>,
}

/// A conference ID as people read it aloud: `123 45 67` would be read as a phone number.
fn spaced(conference: &str) -> String {
    match conference.split_at_checked(3) {
        Some((first, rest)) => format!("{first}\u{a0}{rest}"),
        None => conference.to_owned(),
    }
}

impl Notice<'_> {
    /// Paragraphs: the mail's own, and what depends on the change and on the numbers there are.
    fn body(&self, words: &Sentences, said: &Said) -> String {
        let has_number = |own: &&Facts| own.toll.is_some() || own.toll_free.is_some();
        let is_without = self.facts.is_some_and(|own| !has_number(&own));
        let mut first = said.body.to_owned();
        if self.about == About::Changed {
            if self.change.has_new_conference {
                first = format!("{first} {}", words.old_conference);
            }
            if !self.change.has_new_pin {
                first = format!("{first} {}", words.same_pin);
            }
        }
        let number = is_without.then_some(words.no_number);
        let all = [Some(first.as_str()), number, said.then].into_iter();
        all.flatten().collect::<Vec<_>>().join("\n")
    }

    /// Text and HTML.
    pub(crate) fn written(&self) -> Written {
        let words = sentences(self.languages);
        let said = (words.said)(self.about);
        let body = self.body(words, &said);
        let conference = self.facts.map(|facts| spaced(&facts.conference));
        let mut facts: Vec<(&str, &str)> = Vec::new();
        if let Some(conference) = &conference {
            facts.push((words.conference, conference));
        }
        if let Some(own) = self.facts {
            let numbers = [(words.toll, &own.toll), (words.toll_free, &own.toll_free)];
            for (name, number) in numbers {
                facts.extend(number.iter().map(|number| (name, number.as_str())));
            }
            let pin = own.pin.as_ref().filter(|_| self.about.may_tell_pin());
            facts.extend(pin.iter().map(|pin| (words.pin, pin.as_str())));
        }
        Page {
            language: words.language.parse().expect("a plain language is a tag"),
            subject: said.subject,
            organization: self.organization,
            picture: self.logo.map(Logo::picture),
            title: said.title,
            body: &body,
            facts: &facts,
            colon: words.colon,
            button: None,
            foot: &(words.foot)(self.organization),
        }
        .written()
    }
}

#[cfg(test)]
mod tests;
