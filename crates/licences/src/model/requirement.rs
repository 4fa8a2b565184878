//! Plans that give nothing without another one.

use uuid::{Uuid, uuid};

use super::grant::Grant;
use super::{PlanId, grant_of};

/// An archive beside a mailbox of Exchange Online.
const ARCHIVE_ADD_ON: Uuid = uuid!("176a09a6-7ec5-4039-ac02-b2791c6ba793");
/// Audio Conferencing.
const AUDIO_CONFERENCING: Uuid = uuid!("3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40");
/// Skype for Business Online (Plan 2), Teams, Teams Essentials and Teams Exploratory.
const MEETINGS: [Uuid; 4] = [
    uuid!("0feaeb32-d00e-4d66-bd5a-43b5b83db82c"),
    uuid!("57ff2da0-773e-42df-b2af-ffb7a2317929"),
    uuid!("f4f2f6de-6830-442b-a433-e92249faebe2"),
    uuid!("42a3ec34-28ba-46b6-992f-db53a675ac5b"),
];

/// What a plan needs beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// A plan that makes a mailbox.
    Mailbox,
    /// A plan by which people meet.
    Meetings,
}

impl Requirement {
    /// What this plan needs, if anything.
    #[must_use]
    pub fn of(plan: PlanId) -> Option<Self> {
        match plan.uuid() {
            ARCHIVE_ADD_ON => Some(Self::Mailbox),
            AUDIO_CONFERENCING => Some(Self::Meetings),
            _ => None,
        }
    }

    /// Every requirement.
    pub const ALL: [Self; 2] = [Self::Mailbox, Self::Meetings];

    /// Whether a plan is what is needed.
    #[must_use]
    pub fn is_met_by(self, plan: PlanId) -> bool {
        match self {
            Self::Mailbox => matches!(grant_of(plan), Some(Grant::Root(_) | Grant::Alone(_))),
            Self::Meetings => MEETINGS.contains(&plan.uuid()),
        }
    }

    /// In words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mailbox => "a plan with a mailbox of Exchange Online",
            Self::Meetings => "Skype for Business Online (Plan 2) or Microsoft Teams",
        }
    }
}

/// What these plans need that is not among them.
pub fn unmet(plans: &[PlanId]) -> impl Iterator<Item = (PlanId, Requirement)> + '_ {
    let needed = plans
        .iter()
        .filter_map(|plan| Some((*plan, Requirement::of(*plan)?)));
    needed.filter(|(_, needed)| !plans.iter().any(|plan| needed.is_met_by(*plan)))
}
