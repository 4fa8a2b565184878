//! English sentences.

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

pub(super) fn date(local: &Zoned) -> String {
    let month = MONTHS[usize::from(local.month().unsigned_abs()) - 1];
    let (day, year) = (local.day(), local.year());
    format!(
        "{day} {month} {year} at {:02}:{:02}",
        local.hour(),
        local.minute()
    )
}

pub(super) fn sentence(finding: &Finding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        Finding::State(state) => self::state(*state).to_owned(),
        Finding::Window(finding) => window(*finding, date),
        Finding::Account { enabled: true } => "The account is enabled.".to_owned(),
        Finding::Account { enabled: false } => "The account is disabled.".to_owned(),
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
        DeviceFinding::Shows => "It shows the message.".to_owned(),
        DeviceFinding::NoSurface => "It can show nothing at this location.".to_owned(),
        DeviceFinding::BuildTooOld => {
            format!("Its Windows is too old: build {LEAST_WINDOWS_BUILD} or later is needed.")
        }
        DeviceFinding::NotNew => {
            "It was enrolled before the message began; only new devices show it.".to_owned()
        }
        DeviceFinding::AlreadyShown(at) => format!("It showed the message on {}.", date(at)),
        DeviceFinding::PolicyOff {
            policy,
            value,
            wanted,
        } => format!("The policy {policy} is {value} there and must be {wanted}."),
    }
}

fn window(finding: WindowFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        WindowFinding::Unplanned => "The message has no valid start and end yet.".to_owned(),
        WindowFinding::NotStarted(at) => format!("The message starts on {}.", date(at)),
        WindowFinding::TurnNotCome(at) => format!(
            "The start is spread over some minutes, and this person's turn comes on {}.",
            date(at)
        ),
        WindowFinding::Open(until) => format!("The message runs until {}.", date(until)),
        WindowFinding::Endless => "The message runs and does not end.".to_owned(),
        WindowFinding::Ended(at) => format!("The message ended on {}.", date(at)),
    }
}

fn mail(finding: MailFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        MailFinding::Address => "The person has a mail address.".to_owned(),
        MailFinding::NoAddress => "The person has no mail address.".to_owned(),
        MailFinding::NotYet => "No mail has been sent to the person yet.".to_owned(),
        MailFinding::DueAgain(last) => {
            format!(
                "The last mail was sent on {}; the next one is due.",
                date(last)
            )
        }
        MailFinding::NotDueAgain { last, again } => format!(
            "The last mail was sent on {}; the next one is not due until {}.",
            date(last),
            date(again)
        ),
        MailFinding::Once(last) => {
            format!("The mail was sent on {}, and it is sent once.", date(last))
        }
        MailFinding::Refused(last) => format!(
            "The mail relay refused the mail to the person on {}.",
            date(last)
        ),
    }
}

fn audience(finding: &AudienceFinding) -> String {
    match finding {
        AudienceFinding::Everybody => "The whole company is chosen.".to_owned(),
        AudienceFinding::InChosenGroup(path) => member("chosen", path),
        AudienceFinding::NotChosen => "The person is in none of the chosen groups.".to_owned(),
        AudienceFinding::NotExcluded => "The person is in no excluded group.".to_owned(),
        AudienceFinding::InExcludedGroup(path) => member("excluded", path),
        AudienceFinding::NoFilter => "No filter is set.".to_owned(),
        AudienceFinding::Filter(fact) => filter(fact),
        AudienceFinding::Licence(fact) => {
            let wanted = fact.wanted.join(", ");
            if fact.holds {
                format!("The person holds a licence that messages ask for: one of {wanted}.")
            } else {
                format!("The person holds none of the licences that messages ask for: {wanted}.")
            }
        }
    }
}

fn text(finding: &TextFinding) -> String {
    match finding {
        TextFinding::Preferred(language) => {
            format!("The person gets the text in a language that they prefer ({language}).")
        }
        TextFinding::Default(language) => {
            format!(
                "There is no text in the person's languages; they get the default ({language})."
            )
        }
        TextFinding::Missing(language) => format!(
            "There is no text in the person's languages, and none in the default language ({language})."
        ),
    }
}

fn habit(finding: HabitFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        HabitFinding::NotClicked => "The person has not clicked.".to_owned(),
        HabitFinding::Clicked { clicked, silent } => format!(
            "The person clicked on {}; the message stays silent for them until {}.",
            date(clicked),
            date(silent)
        ),
        HabitFinding::ClickedLongAgo(at) => {
            format!("The person clicked on {}, more than a year ago.", date(at))
        }
        HabitFinding::NotYetShown => "The person has not seen the message yet.".to_owned(),
        HabitFinding::DueAgain(last) => format!(
            "The person last saw the message on {} and it is due again.",
            date(last)
        ),
        HabitFinding::NotDueAgain { last, again } => format!(
            "The person last saw the message on {}; it is not due again until {}.",
            date(last),
            date(again)
        ),
        HabitFinding::ShownOnce(last) => format!(
            "The person saw the message on {}, and it is shown once.",
            date(last)
        ),
        HabitFinding::UrgentShown(last) => format!(
            "The person saw the message on {}, and urgent messages are shown once.",
            date(last)
        ),
    }
}

fn urgent(finding: UrgentFinding, date: &dyn Fn(Ts) -> String) -> String {
    match finding {
        UrgentFinding::Kept(until) => format!("The urgent message is kept until {}.", date(until)),
        UrgentFinding::Expired(at) => format!(
            "The 24 hours of the urgent message were over on {}.",
            date(at)
        ),
        UrgentFinding::NotSent => "The urgent message has not been sent yet.".to_owned(),
    }
}

fn member(how: &str, path: &GroupPath) -> String {
    match path.names.as_slice() {
        [] => format!("The person is in a group that is {how}."),
        [group] => format!("The person is a member of the {how} group “{group}”."),
        [group, through @ ..] => format!(
            "The person is in the {how} group “{group}” through “{}”.",
            through.join("” > “")
        ),
    }
}

fn filter(fact: &FilterFact) -> String {
    let what = match fact.kind {
        FilterKind::Department => "department",
        FilterKind::Company => "company",
        FilterKind::City => "city",
        FilterKind::Platform => "platform",
        FilterKind::Language => "language",
        FilterKind::Build => "device's build",
        FilterKind::Capability => "licence",
    };
    match (fact.holds, fact.value.as_str()) {
        (true, "") => format!("The person has a {what} of the filter."),
        (true, value) => format!("The person's {what} is one of the filter ({value})."),
        (false, "") => format!("The message is filtered by {what}, and the person has none."),
        (false, value) => format!("The person's {what} is not one of the filter ({value})."),
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "The message is a draft and has not been sent for approval.",
        State::PendingApproval => "The message waits for an approver.",
        State::Rejected => "The message was rejected.",
        State::Pending => "The message is approved and being registered.",
        State::Scheduled => "The message is scheduled and has not started.",
        State::Active => "The message is active.",
        State::Completed => "The message has run until its end.",
        State::Canceled => "The message was canceled.",
        State::Failed => "The message could not be registered.",
    }
}
