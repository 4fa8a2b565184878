//! English.

use jiff::Zoned;

use super::words::{Days, Sentences, grouped};
use crate::model::{Ending, Standing};

pub(super) const ENGLISH: Sentences = Sentences {
    language: "en",
    subject,
    said,
    when: "Date",
    seats: "Seats",
    used: "Seats of the product in use",
    changing: "People whose mailbox plan would change",
    losing: "People who would lose their mailbox",
    colon: ": ",
    open: "Open the product",
    foot: |organization| {
        format!("You get this mail because you manage licences of {organization}.")
    },
    day,
    number: |value| grouped(value, ","),
};

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

fn day(local: &Zoned) -> String {
    let month = MONTHS[usize::from(local.month().unsigned_abs()) - 1];
    format!("{} {month} {}", local.day(), local.year())
}

fn subject(product: &str, step: Standing, days: i32) -> String {
    let what = verb(step);
    match days {
        ..=0 => format!("{product} {what} today"),
        1 => format!("{product} {what} tomorrow"),
        _ => format!("{product} {what} in {days} days"),
    }
}

const fn verb(step: Standing) -> &'static str {
    match step {
        Standing::Enabled | Standing::Warning => "expires",
        Standing::Suspended => "is suspended",
        Standing::LockedOut => "is locked",
        Standing::Deleted => "is deleted",
    }
}

fn said(product: &str, ending: &Ending, days: &Days) -> (String, String) {
    let Days {
        step,
        after_warning,
        after_suspended,
    } = days;
    let title = format!("{product} {} on {step}", verb(ending.next_status));
    let body = match (ending.next_status, ending.is_trial) {
        (Standing::Enabled | Standing::Warning, false) => format!(
            "The term of this subscription ends on {step}. People keep working until {after_warning}; then it is suspended, and nobody can use it.\n\
             Give it a new end before that day, or give people another product."
        ),
        (Standing::Enabled | Standing::Warning, true) => format!(
            "This trial ends on {step}. People keep working until {after_warning}; then it is deleted for good.\n\
             Give it a new end before that day, or give people another product."
        ),
        (Standing::Suspended, _) => format!(
            "This subscription has expired. From {step} on nobody can use it, and mailboxes that have no other plan are lost; they come back whole with a new plan within 30 days.\n\
             Give it a new end and everything goes on. That is possible until {after_suspended}."
        ),
        (Standing::LockedOut, _) => format!(
            "This subscription is suspended. Until {step} it comes back with a new end, and everybody has it again at once.\n\
             After that it can’t be taken up again, only replaced by a new subscription."
        ),
        (Standing::Deleted, true) => format!(
            "This trial has expired. On {step} it is deleted for good, and mailboxes that have no other plan are lost; they come back whole with a new plan within 30 days.\n\
             Give it a new end before that day and everything goes on."
        ),
        (Standing::Deleted, false) => format!(
            "This subscription is locked: it can’t be taken up again. On {step} it is deleted for good.\n\
             Add a new subscription to the product if people still need it."
        ),
    };
    (title, body)
}
