//! What is said of a holding, in English and in French.

use beffroi_core::LanguageTag;

use crate::model::Requirement;
use crate::service::Obstacle;

/// What there is to say of a holding.
pub(crate) struct Said<'a> {
    pub(crate) product: &'a str,
    pub(crate) group: Option<&'a str>,
    pub(crate) obstacle: Option<Obstacle>,
    pub(crate) is_counting: bool,
    /// The mailbox that it gives.
    pub(crate) capability: Option<&'static str>,
    /// What is in force for the person.
    pub(crate) in_force: Option<&'static str>,
    /// Whether it is the one that is named for it.
    pub(crate) is_winner: bool,
    pub(crate) is_surplus: bool,
}

/// A holding in a sentence or two, in the first of these languages that is spoken here.
pub(crate) fn holding(said: &Said<'_>, languages: &[LanguageTag]) -> String {
    let spoken = languages
        .iter()
        .find(|tag| ["en", "fr"].contains(&tag.primary()));
    if spoken.is_some_and(|tag| tag.primary() == "fr") {
        french(said)
    } else {
        english(said)
    }
}

/// What administrators know a mailbox plan by.
fn called(capability: &'static str) -> &'static str {
    match capability {
        "BPOS_S_Essentials" => "Exchange Online Essentials",
        "BPOS_S_Deskless" => "Exchange Online Kiosk",
        "BPOS_S_Standard" => "Exchange Online (Plan 1)",
        "BPOS_S_Enterprise" => "Exchange Online (Plan 2)",
        "BPOS_L" => "Office 365 Small Business",
        "BPOS_S_MidSize" => "Office 365 Midsize Business",
        "BPOS_B" => "British Telecom",
        other => other,
    }
}

fn english(said: &Said<'_>) -> String {
    let way = said.group.map_or_else(
        || format!("{} is assigned directly", said.product),
        |group| format!("{} comes from the group {group}", said.product),
    );
    let what = match (&said.obstacle, said.is_counting) {
        (Some(obstacle), _) => format!("but gives nothing: {}", english_obstacle(obstacle)),
        (None, false) => "but gives nothing while no subscription of it runs".to_owned(),
        (None, true) => match (said.capability.map(called), said.in_force.map(called)) {
            (None, _) => "and gives no mailbox of its own".to_owned(),
            (Some(own), Some(_)) if said.is_winner => {
                format!("and gives {own}, which is in force: it is the highest")
            }
            (Some(own), Some(force)) if own == force => format!(
                "and gives {own}, as another product of this person does: the seat is consumed all the same"
            ),
            (Some(own), force) => format!(
                "and gives {own}, which is outranked by {}: the seat is consumed all the same",
                force.unwrap_or("nothing")
            ),
        },
    };
    let more = if said.is_surplus {
        " Another product of this person gives everything that it gives: it can be taken away without effect."
    } else {
        ""
    };
    format!("{way}, {what}.{more}")
}

fn english_obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Seats => {
            "no seat was left. More seats, or fewer people, and it heals by itself".to_owned()
        }
        Obstacle::Beside(products) => format!(
            "it can't be held beside {}. Take {} away",
            list(products, "and", "another plan of this person"),
            if products.len() > 1 {
                "it, or all of these,"
            } else {
                "one of the two"
            }
        ),
        Obstacle::Lacking(plans) => {
            let lacking = plans.iter().map(|(plan, needed)| {
                let needed = needed.as_str();
                format!("its plan {plan} needs {needed}")
            });
            let lacking: Vec<String> = lacking.collect();
            let lacking = list(&lacking, "and", "a plan that it needs is missing");
            format!("{lacking}. Assign that, too, or switch the plan off")
        }
        Obstacle::Place(plans) => format!(
            "{} must not be used where the person is. Switch that off, or change the usage location",
            list(plans, "and", "one of its plans")
        ),
        Obstacle::Address => {
            "an address of the person is taken. Give one of the two another one".to_owned()
        }
    }
}

/// What is listed, or what is said where nothing is.
fn list(all: &[String], and: &str, otherwise: &str) -> String {
    match all {
        [] => otherwise.to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {and} {last}", rest.join(", ")),
    }
}

fn french(said: &Said<'_>) -> String {
    let way = said.group.map_or_else(
        || format!("{} est attribuée directement", said.product),
        |group| format!("{} vient du groupe {group}", said.product),
    );
    let what = match (&said.obstacle, said.is_counting) {
        (Some(obstacle), _) => format!("mais ne donne rien\u{a0}: {}", french_obstacle(obstacle)),
        (None, false) => "mais ne donne rien tant qu’aucun abonnement ne court".to_owned(),
        (None, true) => match (said.capability.map(called), said.in_force.map(called)) {
            (None, _) => "et ne donne pas de boîte aux lettres par elle-même".to_owned(),
            (Some(own), Some(_)) if said.is_winner => {
                format!("et donne {own}, qui est en vigueur\u{a0}: c’est le plan le plus élevé")
            }
            (Some(own), Some(force)) if own == force => format!(
                "et donne {own}, comme un autre produit de cette personne\u{a0}: la place est consommée malgré tout"
            ),
            (Some(own), force) => format!(
                "et donne {own}, surpassé par {}\u{a0}: la place est consommée malgré tout",
                force.unwrap_or("rien")
            ),
        },
    };
    let more = if said.is_surplus {
        " Un autre produit de cette personne donne tout ce qu’elle donne\u{a0}: on peut la retirer sans effet."
    } else {
        ""
    };
    format!("{way}, {what}.{more}")
}

fn french_obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Seats => {
            "il ne restait pas de place. Avec plus de places, ou moins de personnes, cela se répare tout seul".to_owned()
        }
        Obstacle::Beside(products) => format!(
            "elle ne peut être détenue avec {}. Retirez {}",
            list(products, "et", "une autre licence de cette personne"),
            if products.len() > 1 { "celle-ci, ou toutes les autres" } else { "l’une des deux" }
        ),
        Obstacle::Lacking(plans) => {
            let lacking = plans.iter().map(|(plan, needed)| {
                let needed = match needed {
                    Requirement::Mailbox => "d’un plan avec une boîte aux lettres Exchange Online",
                    Requirement::Meetings => "de Skype Entreprise Online (Plan 2) ou de Microsoft Teams",
                };
                format!("son plan {plan} a besoin {needed}")
            });
            let lacking: Vec<String> = lacking.collect();
            let lacking = list(&lacking, "et", "un plan dont elle a besoin manque");
            format!("{lacking}. Attribuez-le aussi, ou désactivez le plan")
        }
        Obstacle::Place(plans) => format!(
            "{} ne doit pas servir là où est la personne. Désactivez-le, ou changez le lieu d’utilisation",
            list(plans, "et", "un de ses plans")
        ),
        Obstacle::Address => {
            "une adresse de la personne est prise. Donnez-en une autre à l’une des deux".to_owned()
        }
    }
}
