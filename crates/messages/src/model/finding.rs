//! Why a gate stands as it does, before anybody puts it into words.

use beffroi_core::{LanguageTag, Ts};

use super::GroupId;
use super::gates::{FilterFact, LicenceFact};
use super::state::State;

/// A group and how a person is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupPath {
    /// The group that was chosen or excluded.
    pub id: GroupId,
    /// Names from that group down to the one of which the person is a member directly; one name when
    /// that is the group itself.
    pub names: Vec<String>,
}

/// Why a gate stands as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The message's state.
    State(State),
    /// Where now lies in the message's window.
    Window(WindowFinding),
    /// Whether the account is enabled.
    Account {
        /// It is.
        enabled: bool,
    },
    /// Whether the person is among the recipients.
    Audience(AudienceFinding),
    /// Which text they get.
    Text(TextFinding),
    /// What they have seen and done.
    Habit(HabitFinding),
    /// Where mails of the message to the person stand.
    Mail(MailFinding),
    /// How far an urgent message is in its 24 hours.
    Urgent(UrgentFinding),
}

/// Where now lies in a message's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowFinding {
    /// The message has no start and end yet, or none that make a window.
    Unplanned,
    /// It starts at this instant.
    NotStarted(Ts),
    /// It has started, but the start is spread and this person's turn comes at this instant.
    TurnNotCome(Ts),
    /// It runs until this instant.
    Open(Ts),
    /// It runs and does not end.
    Endless,
    /// It ended at this instant.
    Ended(Ts),
}

/// Whether a person is among the recipients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AudienceFinding {
    /// The whole company is chosen.
    Everybody,
    /// They are in a chosen group.
    InChosenGroup(GroupPath),
    /// They are in no chosen group.
    NotChosen,
    /// They are in no excluded group.
    NotExcluded,
    /// They are in an excluded group.
    InExcludedGroup(GroupPath),
    /// No filter is set.
    NoFilter,
    /// A filter that is set.
    Filter(FilterFact),
    /// Whether they hold a licence that is asked for.
    Licence(LicenceFact),
}

/// Which text a person gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFinding {
    /// The one in a language that they prefer.
    Preferred(LanguageTag),
    /// The one in the default language.
    Default(LanguageTag),
    /// None: neither their languages nor this default has one.
    Missing(LanguageTag),
}

/// What a person has seen and done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HabitFinding {
    /// They have not clicked.
    NotClicked,
    /// They clicked and are left in peace for a year.
    Clicked {
        /// When.
        clicked: Ts,
        /// Until when they are left in peace.
        silent: Ts,
    },
    /// They clicked more than a year ago.
    ClickedLongAgo(Ts),
    /// They have not seen it.
    NotYetShown,
    /// They saw it and it is due again.
    DueAgain(Ts),
    /// They saw it and it is not due yet.
    NotDueAgain {
        /// When they saw it last.
        last: Ts,
        /// When it is due again.
        again: Ts,
    },
    /// They saw it and it is shown once.
    ShownOnce(Ts),
    /// They saw it and it is urgent, so shown once.
    UrgentShown(Ts),
}

/// Where mails of a message to a person stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailFinding {
    /// They have an address.
    Address,
    /// They have none.
    NoAddress,
    /// No mail has been sent yet.
    NotYet,
    /// One was sent then, and another is due.
    DueAgain(Ts),
    /// One was sent, and the next is not due yet.
    NotDueAgain {
        /// When it was sent.
        last: Ts,
        /// When the next is due.
        again: Ts,
    },
    /// It was sent then, and is sent once.
    Once(Ts),
    /// The relay refused the last one then.
    Refused(Ts),
}

/// How far an urgent message is in its 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrgentFinding {
    /// Kept until this instant.
    Kept(Ts),
    /// Over since this instant.
    Expired(Ts),
    /// Not sent yet.
    NotSent,
}

impl Finding {
    /// The group that decides, where one does.
    #[must_use]
    pub fn group(&self) -> Option<GroupId> {
        match self {
            Self::Audience(
                AudienceFinding::InChosenGroup(path) | AudienceFinding::InExcludedGroup(path),
            ) => Some(path.id),
            _ => None,
        }
    }
}
