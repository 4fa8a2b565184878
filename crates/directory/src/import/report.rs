//! What an import tells while it runs and at its end.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A row that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rejected {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The column's heading; empty when the row as a whole is wrong.
    pub column: String,
    /// The rule that it breaks.
    pub rule: String,
    /// What stands there, at most 80 characters of it.
    pub value: String,
}

impl Rejected {
    pub(crate) fn new(line: u64, column: &str, rule: impl Into<String>, value: &str) -> Self {
        let value = value.chars().filter(|c| !c.is_control()).take(80).collect();
        Self {
            line,
            column: column.to_owned(),
            rule: rule.into(),
            value,
        }
    }
}

/// How an import ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// Rows in the file.
    pub total: u64,
    /// People who are (or would be) new.
    pub created: u64,
    /// People who are (or would be) changed.
    pub updated: u64,
    /// People who are as the file says.
    pub unchanged: u64,
    /// The rules that rows break, by line; with one of them nothing is imported. The first 1,000 of
    /// them, see `rejectedCount`.
    pub rejected: Vec<Rejected>,
    /// How many rules are broken in all.
    #[serde(default)]
    pub rejected_count: u64,
}

impl Report {
    /// Notes broken rules of rows that come after those that were noted before.
    pub(super) fn reject(&mut self, broken: impl IntoIterator<Item = Rejected>) {
        for one in broken {
            self.rejected_count += 1;
            if self.rejected.len() < MOST_LISTED {
                self.rejected.push(one);
            }
        }
    }
}

/// Broken rules that are told one by one: nobody mends more of them by hand.
const MOST_LISTED: usize = 1_000;

/// A line of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Event {
    /// How far it is.
    Progress {
        /// Rows done.
        done: u64,
        /// Rows in all.
        total: u64,
    },
    /// It ended.
    Report(Report),
    /// It could not go on; what was written before stays, and running it again finishes it.
    Error {
        /// Why.
        message: String,
    },
}
