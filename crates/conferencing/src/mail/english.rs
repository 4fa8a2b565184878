//! English.

use super::About;
use super::words::{Said, Sentences};

pub(super) const ENGLISH: Sentences = Sentences {
    language: "en",
    said,
    conference: "Conference ID",
    toll: "Phone number",
    toll_free: "Toll-free number",
    pin: "PIN",
    colon: ": ",
    old_conference: "The old conference ID works no longer.",
    same_pin: "Your PIN stays the same.",
    no_number: "Your organization has given you no phone number yet: you are told when there is one.",
    foot: |organization| {
        format!("You get this e-mail because {organization} manages your conferences by phone.")
    },
};

const fn said(about: About) -> Said {
    match about {
        About::Enabled => Said {
            subject: "You can now hold conferences by phone",
            title: "You can now hold conferences by phone",
            body: "People can join your meetings from any phone: they dial the number and enter your conference ID.\n\
                You open a meeting by phone with your PIN. Keep the PIN to yourself; nobody else needs it.",
            then: Some(
                "Meetings that you have planned already don’t have the number yet: send those invitations again.",
            ),
        },
        About::Changed => Said {
            subject: "Your conference details have changed",
            title: "Your conference details have changed",
            body: "From now on these details hold for your conferences by phone.",
            then: Some(
                "Meetings that you have planned already still show the old details: send those invitations again.",
            ),
        },
        About::PinReset => Said {
            subject: "Your conference PIN has been reset",
            title: "Your conference PIN has been reset",
            body: "You open your meetings by phone with this new PIN; the old one works no longer. Keep it to yourself; nobody else needs it.",
            then: None,
        },
        About::Disabled => Said {
            subject: "You can no longer hold conferences by phone",
            title: "You can no longer hold conferences by phone",
            body: "Your conference ID and your PIN work no longer.",
            then: Some(
                "Meetings that you have planned already still show a phone number: remove it, or send those invitations again.",
            ),
        },
        About::Information => Said {
            subject: "Your conference details",
            title: "Your conference details",
            body: "People can join your meetings from any phone: they dial the number and enter your conference ID.",
            then: None,
        },
    }
}
