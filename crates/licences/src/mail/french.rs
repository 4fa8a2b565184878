//! French.

use jiff::Zoned;

use super::words::{Days, Sentences, grouped};
use crate::model::{Ending, Standing};

pub(super) const FRENCH: Sentences = Sentences {
    language: "fr",
    subject,
    said,
    when: "Date",
    seats: "Places",
    used: "Places du produit utilisées",
    changing: "Personnes dont le plan de boîte aux lettres changerait",
    losing: "Personnes qui perdraient leur boîte aux lettres",
    colon: "\u{a0}: ",
    open: "Ouvrir le produit",
    foot: |organization| {
        format!("Vous recevez ce courriel car vous gérez les licences de {organization}.")
    },
    day,
    number: |value| grouped(value, "\u{202f}"),
};

const MONTHS: [&str; 12] = [
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

fn day(local: &Zoned) -> String {
    let month = MONTHS[usize::from(local.month().unsigned_abs()) - 1];
    let day = match local.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    };
    format!("{day} {month} {}", local.year())
}

/// The product stands before a colon: its gender is its own.
fn subject(product: &str, step: Standing, days: i32) -> String {
    let what = noun(step);
    match days {
        ..=0 => format!("{product}\u{a0}: {what} aujourd’hui"),
        1 => format!("{product}\u{a0}: {what} demain"),
        _ => format!("{product}\u{a0}: {what} dans {days} jours"),
    }
}

const fn noun(step: Standing) -> &'static str {
    match step {
        Standing::Enabled | Standing::Warning => "expiration",
        Standing::Suspended => "suspension",
        Standing::LockedOut => "verrouillage",
        Standing::Deleted => "suppression",
    }
}

fn said(product: &str, ending: &Ending, days: &Days) -> (String, String) {
    let Days {
        step,
        after_warning,
        after_suspended,
    } = days;
    let title = format!("{product}\u{a0}: {} le {step}", noun(ending.next_status));
    let body = match (ending.next_status, ending.is_trial) {
        (Standing::Enabled | Standing::Warning, false) => format!(
            "Cet abonnement arrive à son terme le {step}. Chacun continue à travailler jusqu’au {after_warning}\u{a0}; ensuite il est suspendu et personne ne peut plus l’utiliser.\n\
             Donnez-lui une nouvelle échéance avant ce jour, ou attribuez un autre produit."
        ),
        (Standing::Enabled | Standing::Warning, true) => format!(
            "Cet essai se termine le {step}. Chacun continue à travailler jusqu’au {after_warning}\u{a0}; ensuite il est définitivement supprimé.\n\
             Donnez-lui une nouvelle échéance avant ce jour, ou attribuez un autre produit."
        ),
        (Standing::Suspended, _) => format!(
            "Cet abonnement a expiré. À partir du {step} personne ne peut plus l’utiliser, et les boîtes aux lettres sans autre plan sont perdues\u{a0}; elles reviennent entières avec un nouveau plan dans les 30 jours.\n\
             Donnez-lui une nouvelle échéance et tout continue. C’est possible jusqu’au {after_suspended}."
        ),
        (Standing::LockedOut, _) => format!(
            "Cet abonnement est suspendu. Jusqu’au {step} il revient avec une nouvelle échéance, et chacun l’a de nouveau aussitôt.\n\
             Après cela il ne peut plus être repris, seulement remplacé par un nouvel abonnement."
        ),
        (Standing::Deleted, true) => format!(
            "Cet essai a expiré. Le {step} il est définitivement supprimé, et les boîtes aux lettres sans autre plan sont perdues\u{a0}; elles reviennent entières avec un nouveau plan dans les 30 jours.\n\
             Donnez-lui une nouvelle échéance avant ce jour et tout continue."
        ),
        (Standing::Deleted, false) => format!(
            "Cet abonnement est verrouillé\u{a0}: il ne peut plus être repris. Le {step} il est définitivement supprimé.\n\
             Ajoutez un nouvel abonnement au produit si quelqu’un en a encore besoin."
        ),
    };
    (title, body)
}
