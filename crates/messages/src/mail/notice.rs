//! What approvers and authors are told of a message.

use beffroi_channels::letter::{Logo, Page, Written};
use beffroi_core::LanguageTag;

use super::words::{location, sentences};
use crate::model::{Location, Words};

/// What has happened to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoticeKind<'a> {
    /// It waits for an approver.
    Waits,
    /// It waits again: its approval no longer holds.
    WaitsAgain,
    /// This approver let it pass.
    Approved(&'a str),
    /// This approver did not.
    Rejected(&'a str),
}

/// A notice to one person.
pub(crate) struct Notice<'a> {
    /// What has happened.
    pub(crate) kind: NoticeKind<'a>,
    /// The languages of the person, in order of preference, and then that of the organization.
    pub(crate) languages: &'a [LanguageTag],
    /// The organization's name.
    pub(crate) organization: &'a str,
    pub(crate) logo: Option<&'a Logo>,
    /// The message's name.
    pub(crate) name: &'a str,
    /// Its author's name.
    pub(crate) author: &'a str,
    /// Where it appears.
    pub(crate) location: Location,
    /// What the approver had to say.
    pub(crate) comment: Option<&'a str>,
    /// The message in the console.
    pub(crate) link: &'a str,
}

impl Notice<'_> {
    /// Text and HTML.
    pub(crate) fn written(&self) -> Written {
        let spoken = Words::for_languages(self.languages);
        let words = sentences(spoken);
        let (subject, sentence) = match self.kind {
            NoticeKind::Waits => (words.waits)(self.name, self.author),
            NoticeKind::WaitsAgain => (words.waits_again)(self.name),
            NoticeKind::Approved(approver) => (words.approved)(self.name, approver),
            NoticeKind::Rejected(approver) => (words.rejected)(self.name, approver),
        };
        let place = location(spoken, self.location);
        let mut facts = vec![(words.author, self.author), (words.location, place)];
        facts.extend(self.comment.map(|comment| (words.comment, comment)));
        Page {
            language: spoken.tag(),
            subject: &subject,
            organization: self.organization,
            picture: self.logo.map(Logo::picture),
            title: self.name,
            body: &sentence,
            facts: &facts,
            colon: words.colon,
            button: Some((words.look, self.link)),
            foot: &(words.notice)(self.organization),
        }
        .written()
    }
}
