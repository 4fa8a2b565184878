//! French sentences.

use beffroi_core::Ts;
use jiff::Zoned;

use crate::model::device_gates::{DeviceFinding, LEAST_WINDOWS_BUILD};
use crate::model::finding::{
    AudienceFinding, Finding, GroupPath, HabitFinding, MailFinding, TextFinding, UrgentFinding,
    WindowFinding,
};
use crate::model::gates::FilterFact;
use crate::model::recipients::FilterKind;
use crate::model::state::State;

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

pub(super) fn date(local: &Zoned) -> String {
    let month = MONTHS[usize::from(local.month().unsigned_abs()) - 1];
    let day = match local.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    };
    let year = local.year();
    format!(
        "{day} {month} {year} à {:02}:{:02}",
        local.hour(),
        local.minute()
    )
}

pub(super) fn sentence(finding: &Finding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        Finding::State(state) => self::state(*state).to_owned(),
        Finding::Window(finding) => window(*finding, date),
        Finding::Account { enabled: true } => "Le compte est activé.".to_owned(),
        Finding::Account { enabled: false } => "Le compte est désactivé.".to_owned(),
        Finding::Mail(finding) => mail(*finding, date),
        Finding::Audience(finding) => audience(finding),
        Finding::Text(finding) => text(finding),
        Finding::Habit(finding) => habit(*finding, date),
        Finding::Urgent(finding) => urgent(*finding, date),
    }
}

/// Whether a device shows messages, and if not, why.
pub(super) fn device(finding: DeviceFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        DeviceFinding::Shows => "Il affiche le message.".to_owned(),
        DeviceFinding::NoSurface => "Il ne peut rien afficher à cet emplacement.".to_owned(),
        DeviceFinding::BuildTooOld => format!(
            "Son Windows est trop ancien\u{a0}: il faut la version {LEAST_WINDOWS_BUILD} ou une plus récente."
        ),
        DeviceFinding::NotNew => {
            "Il a été inscrit avant le début du message\u{a0}; seuls les nouveaux appareils l’affichent."
                .to_owned()
        }
        DeviceFinding::AlreadyShown(at) => format!("Il a affiché le message le {}.", date(at)),
        DeviceFinding::PolicyOff {
            policy,
            value,
            wanted,
        } => format!("La stratégie {policy} y vaut {value} et doit valoir {wanted}."),
    }
}

fn window(finding: WindowFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        WindowFinding::Unplanned => {
            "Le message n’a pas encore de début et de fin valables.".to_owned()
        }
        WindowFinding::NotStarted(at) => format!("Le message commence le {}.", date(at)),
        WindowFinding::TurnNotCome(at) => format!(
            "Le démarrage est étalé sur quelques minutes\u{a0}; le tour de cette personne vient le {}.",
            date(at)
        ),
        WindowFinding::Open(until) => format!("Le message est diffusé jusqu’au {}.", date(until)),
        WindowFinding::Endless => "Le message est diffusé sans date de fin.".to_owned(),
        WindowFinding::Ended(at) => format!("Le message s’est terminé le {}.", date(at)),
    }
}

fn mail(finding: MailFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        MailFinding::Address => "La personne a une adresse électronique.".to_owned(),
        MailFinding::NoAddress => "La personne n’a pas d’adresse électronique.".to_owned(),
        MailFinding::NotYet => "Aucun courriel n’a encore été envoyé à la personne.".to_owned(),
        MailFinding::DueAgain(last) => format!(
            "Le dernier courriel a été envoyé le {}\u{a0}; le prochain est à envoyer.",
            date(last)
        ),
        MailFinding::NotDueAgain { last, again } => format!(
            "Le dernier courriel a été envoyé le {}\u{a0}; le prochain ne partira pas avant le {}.",
            date(last),
            date(again)
        ),
        MailFinding::Once(last) => format!(
            "Le courriel a été envoyé le {}, et il n’est envoyé qu’une fois.",
            date(last)
        ),
        MailFinding::Refused(last) => format!(
            "Le relais de messagerie a refusé le courriel à la personne le {}.",
            date(last)
        ),
    }
}

fn audience(finding: &AudienceFinding) -> String {
    match finding {
        AudienceFinding::Everybody => "Toute l’entreprise est choisie.".to_owned(),
        AudienceFinding::InChosenGroup(path) => member("choisi", path),
        AudienceFinding::NotChosen => {
            "La personne n’est dans aucun des groupes choisis.".to_owned()
        }
        AudienceFinding::NotExcluded => "La personne n’est dans aucun groupe exclu.".to_owned(),
        AudienceFinding::InExcludedGroup(path) => member("exclu", path),
        AudienceFinding::NoFilter => "Aucun filtre n’est défini.".to_owned(),
        AudienceFinding::Filter(fact) => filter(fact),
        AudienceFinding::Licence(fact) => {
            let wanted = fact.wanted.join(", ");
            if fact.holds {
                format!(
                    "La personne détient une licence que les messages demandent\u{a0}: l’une de {wanted}."
                )
            } else {
                format!(
                    "La personne ne détient aucune des licences que les messages demandent\u{a0}: {wanted}."
                )
            }
        }
    }
}

fn text(finding: &TextFinding) -> String {
    match finding {
        TextFinding::Preferred(language) => {
            format!("La personne reçoit le texte dans une langue qu’elle préfère ({language}).")
        }
        TextFinding::Default(language) => format!(
            "Il n’y a pas de texte dans les langues de la personne\u{a0}; elle reçoit celui de la langue par défaut ({language})."
        ),
        TextFinding::Missing(language) => format!(
            "Il n’y a de texte ni dans les langues de la personne ni dans la langue par défaut ({language})."
        ),
    }
}

fn habit(finding: HabitFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        HabitFinding::NotClicked => "La personne n’a pas cliqué.".to_owned(),
        HabitFinding::Clicked { clicked, silent } => format!(
            "La personne a cliqué le {}\u{a0}; le message reste silencieux pour elle jusqu’au {}.",
            date(clicked),
            date(silent)
        ),
        HabitFinding::ClickedLongAgo(at) => {
            format!("La personne a cliqué le {}, il y a plus d’un an.", date(at))
        }
        HabitFinding::NotYetShown => "La personne n’a pas encore vu le message.".to_owned(),
        HabitFinding::DueAgain(last) => format!(
            "La personne a vu le message pour la dernière fois le {}\u{a0}; il doit revenir.",
            date(last)
        ),
        HabitFinding::NotDueAgain { last, again } => format!(
            "La personne a vu le message pour la dernière fois le {}\u{a0}; il ne reviendra pas avant le {}.",
            date(last),
            date(again)
        ),
        HabitFinding::ShownOnce(last) => format!(
            "La personne a vu le message le {}, et il n’est affiché qu’une fois.",
            date(last)
        ),
        HabitFinding::UrgentShown(last) => format!(
            "La personne a vu le message le {}, et un message urgent n’est affiché qu’une fois.",
            date(last)
        ),
    }
}

fn urgent(finding: UrgentFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        UrgentFinding::Kept(until) => {
            format!("Le message urgent est conservé jusqu’au {}.", date(until))
        }
        UrgentFinding::Expired(at) => format!(
            "Les 24 heures du message urgent se sont terminées le {}.",
            date(at)
        ),
        UrgentFinding::NotSent => "Le message urgent n’a pas encore été envoyé.".to_owned(),
    }
}

fn member(how: &str, path: &GroupPath) -> String {
    match path.names.as_slice() {
        [] => format!("La personne est dans un groupe {how}."),
        [group] => format!("La personne est membre du groupe {how} «\u{a0}{group}\u{a0}»."),
        [group, through @ ..] => format!(
            "La personne est dans le groupe {how} «\u{a0}{group}\u{a0}» par «\u{a0}{}\u{a0}».",
            through.join("\u{a0}» > «\u{a0}")
        ),
    }
}

fn filter(fact: &FilterFact) -> String {
    let (the, by) = match fact.kind {
        FilterKind::Department => ("Le service", "service"),
        FilterKind::Company => ("La société", "société"),
        FilterKind::City => ("La ville", "ville"),
        FilterKind::Platform => ("La plateforme", "plateforme"),
        FilterKind::Language => ("La langue", "langue"),
        FilterKind::Build => ("La version du système", "version du système"),
        FilterKind::Capability => ("La licence", "licence"),
    };
    match (fact.holds, fact.value.as_str()) {
        (true, "") => format!("{the} de la personne correspond au filtre."),
        (true, value) => format!("{the} de la personne ({value}) correspond au filtre."),
        (false, "") => format!("Le message est filtré par {by}, et la personne n’en a pas."),
        (false, value) => format!("{the} de la personne ({value}) ne correspond pas au filtre."),
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "Le message est un brouillon et n’a pas été envoyé pour approbation.",
        State::PendingApproval => "Le message attend une approbation.",
        State::Rejected => "Le message a été rejeté.",
        State::Pending => "Le message est approuvé\u{a0}; son enregistrement est en cours.",
        State::Scheduled => "Le message est planifié et n’a pas encore commencé.",
        State::Active => "Le message est actif.",
        State::Completed => "Le message est arrivé à son terme.",
        State::Canceled => "Le message a été annulé.",
        State::Failed => "Le message n’a pas pu être enregistré.",
    }
}
