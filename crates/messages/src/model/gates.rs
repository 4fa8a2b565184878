//! The gates between a message and one person, and how each stands.

use beffroi_core::{LanguageTag, Ts};
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::finding::{Finding, GroupPath};
use super::mailing::Mailed;
use super::named::named;
use super::receipt::Receipt;
use super::recipients::FilterKind;
use super::words::Words;
use super::{GroupId, UserId};

named! {
    /// What can keep a message from a person.
    Gate as MessageGate {
        /// The message is being delivered.
        State = "state",
        /// It has begun, for this person too, and not ended.
        Window = "window",
        /// The person's account is enabled.
        Account = "account",
        /// They hold a licence that the organization asks for.
        License = "license",
        /// They have an address that a mail can be sent to.
        Mailbox = "mailbox",
        /// They are chosen.
        Included = "included",
        /// They are in no excluded group.
        Excluded = "excluded",
        /// They are what the filters ask for.
        Filter = "filter",
        /// There is a text for them.
        Language = "language",
        /// They have not clicked within a year.
        Clicked = "clicked",
        /// They have not seen it, or it is due again.
        Frequency = "frequency",
        /// The 24 hours of an urgent message are not over.
        UrgentExpiry = "urgentExpiry",
    }
}

/// How a person came among the chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inclusion {
    /// The whole company is chosen.
    Everybody,
    /// They are in a chosen group.
    Through(GroupPath),
    /// They are in no chosen group.
    No,
}

/// How one filter stands for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterFact {
    /// Which fact it looks at.
    pub kind: FilterKind,
    /// Whether the person has one of the values.
    pub holds: bool,
    /// What the person has, as written in the directory; empty when nothing.
    pub value: String,
}

/// How the licences that are asked for stand for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceFact {
    /// Whether the person holds one of them.
    pub holds: bool,
    /// Their short names.
    pub wanted: Vec<String>,
}

/// What is known of the person when a message is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Who.
    pub id: UserId,
    /// Whether the account is enabled.
    pub enabled: bool,
    /// How they came among the chosen.
    pub inclusion: Inclusion,
    /// Every excluded group that they are in.
    pub excluded: Vec<GroupPath>,
    /// Each filter that was set.
    pub filters: Vec<FilterFact>,
    /// Languages that they prefer, in order.
    pub preferred: Vec<LanguageTag>,
    /// What they have seen and done.
    pub receipt: Receipt,
    /// Whether they have a mail address.
    pub has_address: bool,
    /// How the licences that are asked for stand, where some are.
    pub licence: Option<LicenceFact>,
    /// What became of the mails of this message to them.
    pub mailed: Mailed,
}

/// How one gate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateResult {
    /// Which gate.
    pub gate: Gate,
    /// Whether it lets the message through.
    pub holds: bool,
    /// Why.
    pub finding: Finding,
    /// When the answer changes by itself, if it does.
    pub until: Option<Ts>,
}

/// Every gate and what follows from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Whether the person sees the message now: whether every gate holds.
    pub would_see: bool,
    /// The gates, in the order in which they are asked; each that concerns the message at least
    /// once.
    pub gates: Vec<GateResult>,
}

/// One gate as the console gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageGateResult)]
pub struct GateView {
    /// Which gate.
    pub gate: Gate,
    /// Whether it lets the message through.
    pub holds: bool,
    /// Why, in a sentence.
    pub explanation: String,
    /// The chosen or excluded group that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<GroupId>,
    /// When the answer changes by itself.
    #[serde(rename = "untilDateTime", skip_serializing_if = "Option::is_none")]
    pub until: Option<Ts>,
}

impl GateResult {
    /// The gate in words, with dates in the tenant's time zone.
    #[must_use]
    pub fn in_words(&self, words: Words, zone: &TimeZone) -> GateView {
        GateView {
            gate: self.gate,
            holds: self.holds,
            explanation: words.sentence(&self.finding, zone),
            group_id: self.finding.group(),
            until: self.until,
        }
    }
}
