//! *Explain*: would this person see this message, and which gates stop it.

use beffroi_core::{LanguageTag, Ts};
use jiff::tz::TimeZone;

use super::due::{Again, Delivery, Habits};
use super::finding::{
    AudienceFinding, Finding, HabitFinding, MailFinding, TextFinding, UrgentFinding, WindowFinding,
};
use super::gates::{Explanation, Gate, GateResult, Inclusion, PersonFacts};
use super::kinds::{Location, Urgency};
use super::message::Message;
use super::receipt::Receipt;
use super::schedule::NEVER;
use super::state::State;

/// Explains a message for a person at an instant.
#[must_use]
pub fn explain(message: &Message, person: &PersonFacts, zone: &TimeZone, now: Ts) -> Explanation {
    let delivery = message.delivery(person.id, zone);
    let mut gates = vec![result(
        Gate::State,
        message.state == State::Active,
        Finding::State(message.state),
    )];
    if message.composition.urgency == Urgency::Standard {
        gates.push(window_gate(message, delivery.as_ref(), now));
    }
    gates.push(result(
        Gate::Account,
        person.enabled,
        Finding::Account {
            enabled: person.enabled,
        },
    ));
    if let Some(fact) = &person.licence {
        let finding = Finding::Audience(AudienceFinding::Licence(fact.clone()));
        gates.push(result(Gate::License, fact.holds, finding));
    }
    let is_mail = message.composition.location == Location::Email;
    if is_mail {
        gates.push(mailbox_gate(person));
    }
    audience_gates(person, &mut gates);
    gates.push(language_gate(message, person));
    let habits = message.habits(zone);
    gates.push(clicked_gate(&habits, &person.receipt, now));
    gates.push(if is_mail {
        mail_frequency_gate(&habits, person, now)
    } else {
        frequency_gate(&habits, &person.receipt, now)
    });
    if message.composition.urgency == Urgency::Urgent {
        gates.push(urgent_gate(delivery.as_ref(), now));
    }
    Explanation {
        would_see: gates.iter().all(|gate| gate.holds),
        gates,
    }
}

fn result(gate: Gate, holds: bool, finding: Finding) -> GateResult {
    GateResult {
        gate,
        holds,
        finding,
        until: None,
    }
}

fn until(gate: Gate, holds: bool, finding: Finding, until: Ts) -> GateResult {
    GateResult {
        until: Some(until),
        ..result(gate, holds, finding)
    }
}

fn window_gate(message: &Message, delivery: Option<&Delivery<'_>>, now: Ts) -> GateResult {
    let (Some(delivery), Some(window)) = (delivery, message.window()) else {
        return result(
            Gate::Window,
            false,
            Finding::Window(WindowFinding::Unplanned),
        );
    };
    if now >= window.closes {
        result(
            Gate::Window,
            false,
            Finding::Window(WindowFinding::Ended(window.closes)),
        )
    } else if now < window.opens {
        until(
            Gate::Window,
            false,
            Finding::Window(WindowFinding::NotStarted(window.opens)),
            delivery.opens,
        )
    } else if now < delivery.opens {
        until(
            Gate::Window,
            false,
            Finding::Window(WindowFinding::TurnNotCome(delivery.opens)),
            delivery.opens,
        )
    } else if window.closes == NEVER {
        result(Gate::Window, true, Finding::Window(WindowFinding::Endless))
    } else {
        until(
            Gate::Window,
            true,
            Finding::Window(WindowFinding::Open(window.closes)),
            window.closes,
        )
    }
}

fn mailbox_gate(person: &PersonFacts) -> GateResult {
    let finding = if person.has_address {
        MailFinding::Address
    } else {
        MailFinding::NoAddress
    };
    result(Gate::Mailbox, person.has_address, Finding::Mail(finding))
}

fn mail_frequency_gate(habits: &Habits<'_>, person: &PersonFacts, now: Ts) -> GateResult {
    let (mailed, mail) = (&person.mailed, Finding::Mail);
    let again = habits.again(&mailed.with(&person.receipt));
    let Some(last) = mailed.last else {
        // Whatever was reported of it in another way counts as it does elsewhere.
        return match again {
            Again::NotYetShown => result(Gate::Frequency, true, mail(MailFinding::NotYet)),
            _ => frequency_gate(habits, &person.receipt, now),
        };
    };
    match again {
        Again::At(again) if again <= now => {
            result(Gate::Frequency, true, mail(MailFinding::DueAgain(last)))
        }
        Again::At(again) if mailed.refused => {
            let finding = mail(MailFinding::Refused(last));
            until(Gate::Frequency, false, finding, again)
        }
        Again::At(again) => {
            let finding = mail(MailFinding::NotDueAgain { last, again });
            until(Gate::Frequency, false, finding, again)
        }
        _ if mailed.refused => result(Gate::Frequency, false, mail(MailFinding::Refused(last))),
        _ => result(Gate::Frequency, false, mail(MailFinding::Once(last))),
    }
}

fn audience_gates(person: &PersonFacts, gates: &mut Vec<GateResult>) {
    let (chosen, finding) = match &person.inclusion {
        Inclusion::Everybody => (true, AudienceFinding::Everybody),
        Inclusion::Through(path) => (true, AudienceFinding::InChosenGroup(path.clone())),
        Inclusion::No => (false, AudienceFinding::NotChosen),
    };
    gates.push(result(Gate::Included, chosen, Finding::Audience(finding)));
    if person.excluded.is_empty() {
        gates.push(result(
            Gate::Excluded,
            true,
            Finding::Audience(AudienceFinding::NotExcluded),
        ));
    }
    for path in &person.excluded {
        gates.push(result(
            Gate::Excluded,
            false,
            Finding::Audience(AudienceFinding::InExcludedGroup(path.clone())),
        ));
    }
    if person.filters.is_empty() {
        gates.push(result(
            Gate::Filter,
            true,
            Finding::Audience(AudienceFinding::NoFilter),
        ));
    }
    for filter in &person.filters {
        gates.push(result(
            Gate::Filter,
            filter.holds,
            Finding::Audience(AudienceFinding::Filter(filter.clone())),
        ));
    }
}

fn language_gate(message: &Message, person: &PersonFacts) -> GateResult {
    let content = &message.composition.content;
    match message.composition.said_to(&person.preferred) {
        Some(said) => {
            let language = said.language;
            let near = |wish: &LanguageTag| wish.primary() == language.primary();
            let finding = if person.preferred.iter().any(near) {
                TextFinding::Preferred(language)
            } else {
                TextFinding::Default(language)
            };
            result(Gate::Language, true, Finding::Text(finding))
        }
        None => result(
            Gate::Language,
            false,
            Finding::Text(TextFinding::Missing(content.default_language.clone())),
        ),
    }
}

fn clicked_gate(habits: &Habits<'_>, receipt: &Receipt, now: Ts) -> GateResult {
    match (receipt.clicked, habits.silent_until(receipt)) {
        (Some(clicked), Some(silent)) if now < silent => until(
            Gate::Clicked,
            false,
            Finding::Habit(HabitFinding::Clicked { clicked, silent }),
            silent,
        ),
        (Some(clicked), _) => result(
            Gate::Clicked,
            true,
            Finding::Habit(HabitFinding::ClickedLongAgo(clicked)),
        ),
        (None, _) => result(
            Gate::Clicked,
            true,
            Finding::Habit(HabitFinding::NotClicked),
        ),
    }
}

fn frequency_gate(habits: &Habits<'_>, receipt: &Receipt, now: Ts) -> GateResult {
    let Some(last) = receipt.last_shown else {
        return result(
            Gate::Frequency,
            true,
            Finding::Habit(HabitFinding::NotYetShown),
        );
    };
    match habits.again(receipt) {
        Again::NotYetShown => result(
            Gate::Frequency,
            true,
            Finding::Habit(HabitFinding::NotYetShown),
        ),
        Again::Never if habits.urgency == Urgency::Urgent => result(
            Gate::Frequency,
            false,
            Finding::Habit(HabitFinding::UrgentShown(last)),
        ),
        Again::Never => result(
            Gate::Frequency,
            false,
            Finding::Habit(HabitFinding::ShownOnce(last)),
        ),
        Again::At(again) if now < again => until(
            Gate::Frequency,
            false,
            Finding::Habit(HabitFinding::NotDueAgain { last, again }),
            again,
        ),
        Again::At(_) => result(
            Gate::Frequency,
            true,
            Finding::Habit(HabitFinding::DueAgain(last)),
        ),
    }
}

fn urgent_gate(delivery: Option<&Delivery<'_>>, now: Ts) -> GateResult {
    match delivery {
        Some(delivery) if now >= delivery.closes => result(
            Gate::UrgentExpiry,
            false,
            Finding::Urgent(UrgentFinding::Expired(delivery.closes)),
        ),
        Some(delivery) if now >= delivery.opens => until(
            Gate::UrgentExpiry,
            true,
            Finding::Urgent(UrgentFinding::Kept(delivery.closes)),
            delivery.closes,
        ),
        _ => result(
            Gate::UrgentExpiry,
            false,
            Finding::Urgent(UrgentFinding::NotSent),
        ),
    }
}

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;
