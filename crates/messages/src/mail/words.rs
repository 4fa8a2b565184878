//! What the server itself says in mails.

use crate::model::{Location, Words};

/// The sentences of one language.
pub(super) struct Sentences {
    /// Before a link that the writer gave no words.
    pub(super) open: &'static str,
    /// Why somebody gets a message. `{}` is the organization.
    pub(super) from: fn(&str) -> String,
    /// The subject of a mail that its writer sees before anybody else does.
    pub(super) test: fn(&str) -> String,
    /// What the button of a notice says.
    pub(super) look: &'static str,
    /// Why somebody gets a notice. `{}` is the organization.
    pub(super) notice: fn(&str) -> String,
    /// Subject and sentence when a message waits: name, author.
    pub(super) waits: fn(&str, &str) -> (String, String),
    /// The same when it has been returned, since more people would get it or it was changed.
    pub(super) waits_again: fn(&str) -> (String, String),
    /// Subject and sentence when it was approved: name, approver.
    pub(super) approved: fn(&str, &str) -> (String, String),
    /// Subject and sentence when it was rejected: name, approver.
    pub(super) rejected: fn(&str, &str) -> (String, String),
    /// The names of facts: author, location, comment.
    pub(super) author: &'static str,
    pub(super) location: &'static str,
    pub(super) comment: &'static str,
    /// Between the name of a fact and the fact.
    pub(super) colon: &'static str,
}

pub(super) const fn sentences(words: Words) -> &'static Sentences {
    match words {
        Words::English => &ENGLISH,
        Words::French => &FRENCH,
    }
}

const ENGLISH: Sentences = Sentences {
    open: "Open",
    from: |organization| format!("This message is from {organization}."),
    test: |subject| format!("Test: {subject}"),
    look: "Open the message",
    notice: |organization| {
        format!("You get this mail because you write or approve messages of {organization}.")
    },
    waits: |name, author| {
        (
            format!("Waiting for approval: {name}"),
            format!("{author} has sent the message “{name}” for approval."),
        )
    },
    waits_again: |name| {
        (
            format!("Waiting for approval again: {name}"),
            format!(
                "The message “{name}” is no longer what was approved, or would reach many more people. It needs a new decision."
            ),
        )
    },
    approved: |name, approver| {
        (
            format!("Approved: {name}"),
            format!("{approver} has approved your message “{name}”."),
        )
    },
    rejected: |name, approver| {
        (
            format!("Rejected: {name}"),
            format!("{approver} has rejected your message “{name}”."),
        )
    },
    author: "Author",
    location: "Location",
    comment: "Comment",
    colon: ": ",
};

const FRENCH: Sentences = Sentences {
    open: "Ouvrir",
    from: |organization| format!("Ce message vous est adressé par {organization}."),
    test: |subject| format!("Essai\u{a0}: {subject}"),
    look: "Ouvrir le message",
    notice: |organization| {
        format!(
            "Vous recevez ce courriel car vous rédigez ou approuvez des messages de {organization}."
        )
    },
    waits: |name, author| {
        (
            format!("À approuver\u{a0}: {name}"),
            format!("{author} a envoyé le message «\u{a0}{name}\u{a0}» pour approbation."),
        )
    },
    waits_again: |name| {
        (
            format!("De nouveau à approuver\u{a0}: {name}"),
            format!(
                "Le message «\u{a0}{name}\u{a0}» n’est plus celui qui a été approuvé, ou atteindrait beaucoup plus de personnes. Une nouvelle décision est nécessaire."
            ),
        )
    },
    approved: |name, approver| {
        (
            format!("Approuvé\u{a0}: {name}"),
            format!("{approver} a approuvé votre message «\u{a0}{name}\u{a0}»."),
        )
    },
    rejected: |name, approver| {
        (
            format!("Refusé\u{a0}: {name}"),
            format!("{approver} a refusé votre message «\u{a0}{name}\u{a0}»."),
        )
    },
    author: "Auteur",
    location: "Emplacement",
    comment: "Commentaire",
    colon: "\u{a0}: ",
};

/// A location as the console names it.
pub(super) const fn location(words: Words, location: Location) -> &'static str {
    match (words, location) {
        (Words::English, Location::Taskbar) => "Taskbar",
        (Words::English, Location::NotificationArea) => "Notification area",
        (Words::English, Location::LockScreen) => "Lock screen",
        (Words::English, Location::GetStarted) => "Get started",
        (Words::English, Location::Portal) => "Portal",
        (Words::English, Location::Email) => "E-mail",
        (Words::French, Location::Taskbar) => "Barre des tâches",
        (Words::French, Location::NotificationArea) => "Zone de notification",
        (Words::French, Location::LockScreen) => "Écran de verrouillage",
        (Words::French, Location::GetStarted) => "Prise en main",
        (Words::French, Location::Portal) => "Portail",
        (Words::French, Location::Email) => "Courriel",
    }
}
