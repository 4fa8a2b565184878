//! French.

use super::About;
use super::words::{Said, Sentences};

pub(super) const FRENCH: Sentences = Sentences {
    language: "fr",
    said,
    conference: "ID de conférence",
    toll: "Numéro de téléphone",
    toll_free: "Numéro gratuit",
    pin: "Code confidentiel",
    colon: "\u{a0}: ",
    old_conference: "L’ancien ID de conférence n’est plus valable.",
    same_pin: "Votre code confidentiel reste le même.",
    no_number: "Votre organisation ne vous a pas encore donné de numéro de téléphone\u{a0}: vous en serez averti.",
    foot: |organization| {
        format!("Vous recevez ce courriel car {organization} gère vos conférences téléphoniques.")
    },
};

const fn said(about: About) -> Said {
    match about {
        About::Enabled => Said {
            subject: "Vous pouvez désormais tenir des conférences par téléphone",
            title: "Vous pouvez désormais tenir des conférences par téléphone",
            body: "Chacun peut rejoindre vos réunions depuis n’importe quel téléphone\u{a0}: il compose le numéro, puis votre ID de conférence.\n\
                Vous ouvrez une réunion par téléphone avec votre code confidentiel. Gardez-le pour vous\u{a0}: personne d’autre n’en a besoin.",
            then: Some(
                "Les réunions déjà prévues ne portent pas encore le numéro\u{a0}: renvoyez ces invitations.",
            ),
        },
        About::Changed => Said {
            subject: "Vos informations de conférence ont changé",
            title: "Vos informations de conférence ont changé",
            body: "Voici ce qui vaut désormais pour vos conférences téléphoniques.",
            then: Some(
                "Les réunions déjà prévues portent encore les anciennes informations\u{a0}: renvoyez ces invitations.",
            ),
        },
        About::PinReset => Said {
            subject: "Votre code confidentiel de conférence a été réinitialisé",
            title: "Votre code confidentiel de conférence a été réinitialisé",
            body: "Vous ouvrez vos réunions par téléphone avec ce nouveau code confidentiel\u{a0}; l’ancien n’est plus valable. Gardez-le pour vous\u{a0}: personne d’autre n’en a besoin.",
            then: None,
        },
        About::Disabled => Said {
            subject: "Vous ne pouvez plus tenir de conférences par téléphone",
            title: "Vous ne pouvez plus tenir de conférences par téléphone",
            body: "Votre ID de conférence et votre code confidentiel ne sont plus valables.",
            then: Some(
                "Les réunions déjà prévues portent encore un numéro de téléphone\u{a0}: retirez-le ou renvoyez ces invitations.",
            ),
        },
        About::Information => Said {
            subject: "Vos informations de conférence",
            title: "Vos informations de conférence",
            body: "Chacun peut rejoindre vos réunions depuis n’importe quel téléphone\u{a0}: il compose le numéro, puis votre ID de conférence.",
            then: None,
        },
    }
}
