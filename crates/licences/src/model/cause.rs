//! Why what is in force for people has changed.

use beffroi_population::{RoaringBitmap, TenantSets};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why what is in force for people has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Cause {
    /// Products were given to people directly, or taken away.
    Assignment {
        /// Whose.
        #[serde(skip)]
        people: Vec<Uuid>,
    },
    /// A group was given products, or they were taken away.
    GroupLicense {
        /// Which group.
        group: Uuid,
    },
    /// People came into a group or left it.
    GroupMembership {
        /// Which group.
        group: Uuid,
        /// Who.
        #[serde(skip)]
        people: Vec<Uuid>,
    },
    /// A subscription began, ended, grew or shrank.
    Subscription,
    /// Plans must not be used somewhere any more, or may be again.
    Location,
    /// People came, went, or have changed: where they are, or what a group's rule asks.
    Person,
    /// Nobody knows any more: the server was stopped in between.
    Unknown,
}

impl Cause {
    /// As it is told.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Assignment { .. } => "assignment",
            Self::GroupLicense { .. } => "groupLicense",
            Self::GroupMembership { .. } => "groupMembership",
            Self::Subscription => "subscription",
            Self::Location => "location",
            Self::Person => "person",
            Self::Unknown => "unknown",
        }
    }

    /// Whom it can concern; everybody where that can't be told.
    #[must_use]
    pub fn concerns(&self, sets: &TenantSets) -> RoaringBitmap {
        match self {
            Self::Assignment { people } | Self::GroupMembership { people, .. } => {
                sets.ordinals(people.iter().copied())
            }
            Self::GroupLicense { group } => {
                sets.direct_members(*group).cloned().unwrap_or_default()
            }
            Self::Subscription | Self::Location | Self::Person | Self::Unknown => {
                sets.everyone().clone()
            }
        }
    }
}
