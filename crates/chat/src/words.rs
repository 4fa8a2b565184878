//! What people outside are told, in the languages of the product.

use beffroi_core::language::choose;
use beffroi_core::{LanguageTag, Ts};

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    English,
    French,
}

impl Words {
    /// The language of somebody who prefers these, in order.
    pub(crate) fn of(wishes: &[LanguageTag]) -> Self {
        let all: Vec<LanguageTag> = ["en", "fr"]
            .iter()
            .filter_map(|tag| tag.parse().ok())
            .collect();
        match choose(wishes, &all, 0) {
            1 => Self::French,
            _ => Self::English,
        }
    }

    pub(crate) fn tag(self) -> LanguageTag {
        let tag = match self {
            Self::English => "en",
            Self::French => "fr",
        };
        tag.parse().expect("a plain language is a tag")
    }
}

/// The words of an invitation.
pub(crate) struct InvitationWords {
    pub(crate) subject: fn(&str, &str) -> String,
    pub(crate) title: &'static str,
    pub(crate) sentence: fn(&str, &str) -> String,
    pub(crate) from: &'static str,
    pub(crate) address: &'static str,
    pub(crate) organization: &'static str,
    pub(crate) until: &'static str,
    pub(crate) button: &'static str,
    pub(crate) foot: &'static str,
    pub(crate) colon: &'static str,
    /// Of an SMS: name, organization, link.
    pub(crate) text: fn(&str, &str, &str) -> String,
}

pub(crate) const fn invitation(words: Words) -> InvitationWords {
    match words {
        Words::English => InvitationWords {
            subject: |name, organization| format!("{name} ({organization}) wants to chat with you"),
            title: "You are invited to a chat",
            sentence: |name, organization| {
                format!(
                    "{name} of {organization} has written to you and invites you to a chat. Open the link, choose how you sign in, and read the messages before you decide whether to answer. If you do not know this person, do not open it."
                )
            },
            from: "From",
            address: "Address",
            organization: "Organization",
            until: "The link works until",
            button: "Open the invitation",
            foot: "You get this mail because somebody has typed your address to begin a chat. The link is for you alone and works once. Whoever does nothing hears nothing more of it.",
            colon: ": ",
            text: |name, organization, link| {
                format!("{name} ({organization}) wants to chat with you: {link}")
            },
        },
        Words::French => InvitationWords {
            subject: |name, organization| {
                format!("{name} ({organization}) souhaite discuter avec vous")
            },
            title: "Vous êtes invité à une conversation",
            sentence: |name, organization| {
                format!(
                    "{name}, de {organization}, vous a écrit et vous invite à une conversation. Ouvrez le lien, choisissez comment vous connecter, et lisez les messages avant de décider de répondre. Si vous ne connaissez pas cette personne, n’ouvrez pas le lien."
                )
            },
            from: "De",
            address: "Adresse",
            organization: "Organisation",
            until: "Le lien est valable jusqu’au",
            button: "Ouvrir l’invitation",
            foot: "Vous recevez ce message parce que quelqu’un a saisi votre adresse pour commencer une conversation. Le lien n’est que pour vous et ne sert qu’une fois. Si vous ne faites rien, vous n’entendrez plus parler de cette invitation.",
            colon: "\u{a0}: ",
            text: |name, organization, link| {
                format!("{name} ({organization}) souhaite discuter avec vous : {link}")
            },
        },
    }
}

/// A day as people write it.
pub(crate) fn day(words: Words, at: Ts) -> String {
    let date = at.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    match words {
        Words::English => {
            let names = [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ];
            format!("{} {} {}", date.day(), names[month], date.year())
        }
        Words::French => {
            let names = [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ];
            let day = match date.day() {
                1 => "1er".to_owned(),
                day => day.to_string(),
            };
            format!("{day} {} {}", names[month], date.year())
        }
    }
}
