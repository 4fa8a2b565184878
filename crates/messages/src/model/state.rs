//! The life of a message: which move leads where, and who may make it.
//!
//! ```text
//! draft --submit--> pendingApproval --approve--> pending --registered--> scheduled --activate--> active --complete--> completed
//!   ^                  |        ^                   |  |                   |    |                   |
//!   |            reject, autoReject  \------returnForApproval--------------/    \------cancel-------/--> canceled
//!   \--withdraw-- rejected                          \--fail--> failed
//! ```
//!
//! A draft whose words are all ready-made goes by *submitReadyMade* straight from draft to pending.

use super::action::{Action, Caller};
use super::named::named;
use super::refusal::Refusal;

named! {
    /// Where a message is in its life.
    State as MessageState {
        /// Being written; the only state in which it can be edited.
        Draft = "draft",
        /// Waits for an approver.
        PendingApproval = "pendingApproval",
        /// An approver refused it, or nobody looked before it ended.
        Rejected = "rejected",
        /// Approved, being registered.
        Pending = "pending",
        /// Waits for its start.
        Scheduled = "scheduled",
        /// Being delivered.
        Active = "active",
        /// Ran until its end.
        Completed = "completed",
        /// Stopped by somebody.
        Canceled = "canceled",
        /// Could not be registered.
        Failed = "failed",
    }
}

named! {
    /// A step from one state to another.
    Move as MessageMove {
        /// A writer sends it for approval.
        Submit = "submit",
        /// A writer sends one whose words are all ready-made: there is nothing to approve.
        SubmitReadyMade = "submitReadyMade",
        /// An approver lets it pass.
        Approve = "approve",
        /// An approver refuses it.
        Reject = "reject",
        /// A writer takes a rejected message back to the desk.
        Withdraw = "withdraw",
        /// Its end passed before anybody decided.
        AutoReject = "autoReject",
        /// It is registered for delivery.
        Registered = "registered",
        /// It no longer is what was approved, or reaches many more people than it did then.
        ReturnForApproval = "returnForApproval",
        /// Its start has come.
        Activate = "activate",
        /// Its end has come.
        Complete = "complete",
        /// It could not be registered.
        Fail = "fail",
        /// Somebody stops it.
        Cancel = "cancel",
    }
}

/// Who makes a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mover {
    /// Time or a job.
    System,
    /// Somebody with a session or a program with a token.
    Caller(Caller),
}

/// The state that a move leads to.
///
/// # Errors
/// [`Refusal::InvalidState`] when the move is not possible in that state.
pub fn next(state: State, r#move: Move) -> Result<State, Refusal> {
    use State as S;
    match (state, r#move) {
        (S::Draft, Move::Submit) | (S::Pending | S::Scheduled, Move::ReturnForApproval) => {
            Ok(S::PendingApproval)
        }
        (S::Draft, Move::SubmitReadyMade) | (S::PendingApproval, Move::Approve) => Ok(S::Pending),
        (S::PendingApproval, Move::Reject | Move::AutoReject) => Ok(S::Rejected),
        (S::Rejected, Move::Withdraw) => Ok(S::Draft),
        (S::Pending, Move::Registered) => Ok(S::Scheduled),
        (S::Pending, Move::Fail) => Ok(S::Failed),
        (S::Scheduled, Move::Activate) => Ok(S::Active),
        (S::Active, Move::Complete) => Ok(S::Completed),
        (S::Scheduled | S::Active, Move::Cancel) => Ok(S::Canceled),
        _ => Err(Refusal::InvalidState {
            state,
            wanted: r#move.participle(),
        }),
    }
}

/// The state that a move leads to when this mover makes it. Permission is looked at before the
/// state, so that who may not act does not learn more than that.
///
/// # Errors
/// [`Refusal::MissingPermission`], [`Refusal::ApproverIsAuthor`], [`Refusal::NotThisMover`],
/// [`Refusal::InvalidState`], in this order.
pub fn attempt(state: State, r#move: Move, mover: Mover) -> Result<State, Refusal> {
    match (mover, r#move.action()) {
        (Mover::System, None) => {}
        (Mover::Caller(caller), Some(action)) => action.permitted(caller)?,
        _ => return Err(Refusal::NotThisMover(r#move.participle())),
    }
    next(state, r#move)
}

impl Move {
    /// The action of a person that makes this move; none when only the system makes it.
    #[must_use]
    pub const fn action(self) -> Option<Action> {
        match self {
            Self::Submit | Self::SubmitReadyMade => Some(Action::SubmitForApproval),
            Self::Approve => Some(Action::Approve),
            Self::Reject => Some(Action::Reject),
            Self::Withdraw => Some(Action::Withdraw),
            Self::Cancel => Some(Action::Cancel),
            Self::AutoReject
            | Self::Registered
            | Self::ReturnForApproval
            | Self::Activate
            | Self::Complete
            | Self::Fail => None,
        }
    }

    pub(crate) const fn participle(self) -> &'static str {
        match self {
            Self::Submit => "sent for approval",
            Self::SubmitReadyMade => "sent without approval",
            Self::Approve => "approved",
            Self::Reject => "rejected",
            Self::Withdraw => "withdrawn",
            Self::AutoReject => "rejected by time",
            Self::Registered => "registered",
            Self::ReturnForApproval => "returned for approval",
            Self::Activate => "started",
            Self::Complete => "completed",
            Self::Fail => "marked as failed",
            Self::Cancel => "canceled",
        }
    }
}

impl State {
    /// The state as it stands in a sentence, e.g. `pending approval`.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::PendingApproval => "pending approval",
            Self::Rejected => "rejected",
            Self::Pending => "being registered",
            Self::Scheduled => "scheduled",
            Self::Active => "active",
            Self::Completed => "completed",
            Self::Canceled => "canceled",
            Self::Failed => "failed",
        }
    }

    /// Whether no move leads out of it.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Canceled | Self::Failed)
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
