//! What people are told when something is not possible. Whoever is outside learns nothing of why.

use beffroi_core::{Failure, Kind};

use crate::model::{BEFORE_ACCEPTANCE, Finding};

/// Nobody is found by that address, or nobody with whom the caller may chat: the same answer.
pub(crate) fn no_results() -> Failure {
    let words = "No results: nobody is found by this whole address or number.";
    Failure::new(Kind::NotFound, "noResults", words)
}

/// Whether it is that answer.
pub(crate) fn is_no_results(failure: &Failure) -> bool {
    failure.code() == "noResults"
}

/// The other one does not take messages; whether they, their organization or nobody decided so is not told.
pub(crate) fn not_possible() -> Failure {
    let words = "This person can't be written to.";
    Failure::new(Kind::Denied, "chatNotPossible", words)
}

/// The caller's own organization does not allow it.
pub(crate) fn not_allowed(finding: Finding) -> Failure {
    let rule = serde_json::to_value(finding.rule).unwrap_or_default();
    let rule = rule.as_str().unwrap_or_default().to_owned();
    let words = format!("Your organization does not allow chats with this person: {rule}.");
    Failure::new(Kind::Denied, "chatNotAllowed", words)
}

/// A rule stops it: whoever's it is, who asks learns of their own organization's only.
pub(crate) fn stopped(finding: Finding) -> Failure {
    if finding.of_sender {
        not_allowed(finding)
    } else {
        not_possible()
    }
}

/// The few messages before acceptance are used up.
pub(crate) fn exhausted() -> Failure {
    let words = format!(
        "At most {BEFORE_ACCEPTANCE} messages can be sent to a person outside before they accept; they have not accepted yet."
    );
    Failure::conflict("messageLimitBeforeAcceptance", words)
}

/// Whoever was asked answers first.
pub(crate) fn accept_first() -> Failure {
    Failure::conflict(
        "acceptFirst",
        "This is a request to chat: accept it before you write.",
    )
}

/// Whoever has blocked somebody takes that back first.
pub(crate) fn unblock_first() -> Failure {
    Failure::conflict(
        "unblockFirst",
        "You have blocked this person: unblock them before you write.",
    )
}

/// No such chat, or none of the caller's.
pub(crate) fn no_chat(key: impl std::fmt::Display) -> Failure {
    Failure::not_found("chat", key)
}

/// The organization of whoever sends a file keeps files inside.
pub(crate) fn files_not_allowed() -> Failure {
    let words = "Your organization does not allow files to people outside.";
    Failure::new(Kind::Denied, "filesNotAllowed", words)
}

/// Only in groups.
pub(crate) fn only_groups() -> Failure {
    Failure::conflict("onlyInGroups", "This is possible in group chats only.")
}
