//! What an import tells while it runs and at its end.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Things that are told one by one: nobody mends more of them by hand.
const MOST_LISTED: usize = 1_000;

/// What has become of the things of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GraphImportCounts)]
pub struct Counts {
    /// Are new.
    pub created: u64,
    /// Were changed.
    pub updated: u64,
    /// Were as they are.
    pub unchanged: u64,
    /// Are gone.
    pub removed: u64,
}

/// Something that could not be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GraphImportNotMapped)]
pub struct NotMapped {
    /// `user`, `group`, `member`, `owner`, `device` or `licence`.
    pub kind: String,
    /// Its id at the source.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why, with the property where it is one.
    pub reason: String,
}

/// How a round has ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GraphImportReport)]
pub struct Report {
    /// People.
    pub users: Counts,
    /// Groups.
    pub groups: Counts,
    /// Memberships: created are those that came, removed those that went.
    pub members: Counts,
    /// Owners of groups, in the same way.
    #[serde(default)]
    pub owners: Counts,
    /// Devices.
    pub devices: Counts,
    /// What could not be copied, the first 1,000 one by one, see `notMappedCount`.
    pub not_mapped: Vec<NotMapped>,
    /// How many could not be copied in all.
    pub not_mapped_count: u64,
    /// Whether an import that was interrupted has been taken up; what it did before is not counted.
    pub resumed: bool,
}

impl Report {
    /// Notes something that could not be copied.
    pub(crate) fn not_mapped(&mut self, kind: &str, id: &str, name: &str, reason: &str) {
        self.not_mapped_count += 1;
        if self.not_mapped.len() < MOST_LISTED {
            let short = |text: &str| text.chars().take(200).collect();
            self.not_mapped.push(NotMapped {
                kind: kind.to_owned(),
                id: short(id),
                name: short(name),
                reason: reason.to_owned(),
            });
        }
    }
}

/// A line of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "camelCase")]
#[schema(as = GraphImportEvent)]
pub enum Event {
    /// How far it is.
    Progress {
        /// What is copied at the moment: `users`, `groups`, `members`, `owners` or `devices`.
        phase: String,
        /// How many things of this round have been looked at.
        done: u64,
    },
    /// It ended.
    Report(Box<Report>),
    /// It could not go on; what was written stays, and running it again goes on there.
    Error {
        /// Why.
        message: String,
    },
}
