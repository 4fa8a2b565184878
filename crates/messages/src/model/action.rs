//! What people can do with a message, and who of them may.

use super::named::named;
use super::permission;
use super::refusal::Refusal;
use super::state::{Move, State, next};

named! {
    /// What somebody can do with a message.
    Action as MessageAction {
        /// Change what it says, to whom and when.
        Edit = "edit",
        /// Send it for approval.
        SubmitForApproval = "submitForApproval",
        /// Let it pass.
        Approve = "approve",
        /// Refuse it.
        Reject = "reject",
        /// Take a rejected message back to the desk.
        Withdraw = "withdraw",
        /// Stop it.
        Cancel = "cancel",
        /// Begin a new draft with its words.
        Copy = "copy",
        /// Remove it for good, and its figures with it.
        Delete = "delete",
    }
}

/// What counts about a person who acts on a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Caller {
    /// Holds the permission to write messages.
    pub may_write: bool,
    /// Holds the permission to approve messages.
    pub may_approve: bool,
    /// Made this message or has edited or submitted it: four eyes are wanted, so somebody who
    /// polished another's draft can't approve it either.
    pub wrote_it: bool,
}

/// What the caller may do with a message in this state now, in the order of the contract.
#[must_use]
pub fn allowed_actions(state: State, caller: Caller) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| action.check(state, caller).is_ok())
        .collect()
}

impl Action {
    /// Whether the caller may do this to a message in this state.
    ///
    /// # Errors
    /// The refusals of [`super::attempt`].
    pub fn check(self, state: State, caller: Caller) -> Result<(), Refusal> {
        self.permitted(caller)?;
        if self.possible_in(state) {
            Ok(())
        } else {
            Err(Refusal::InvalidState {
                state,
                wanted: self.participle(),
            })
        }
    }

    /// Whether the state allows it to somebody.
    #[must_use]
    pub fn possible_in(self, state: State) -> bool {
        match self {
            Self::Edit => state == State::Draft,
            Self::Copy | Self::Delete => true,
            Self::SubmitForApproval => next(state, Move::Submit).is_ok(),
            Self::Approve => next(state, Move::Approve).is_ok(),
            Self::Reject => next(state, Move::Reject).is_ok(),
            Self::Withdraw => next(state, Move::Withdraw).is_ok(),
            Self::Cancel => next(state, Move::Cancel).is_ok(),
        }
    }

    pub(crate) fn permitted(self, caller: Caller) -> Result<(), Refusal> {
        match self {
            Self::Approve | Self::Reject => {
                if !caller.may_approve {
                    Err(Refusal::MissingPermission(permission::APPROVE))
                } else if caller.wrote_it {
                    Err(Refusal::ApproverIsAuthor)
                } else {
                    Ok(())
                }
            }
            Self::Cancel if caller.may_approve => Ok(()),
            _ if caller.may_write => Ok(()),
            _ => Err(Refusal::MissingPermission(permission::WRITE)),
        }
    }

    pub(crate) const fn participle(self) -> &'static str {
        match self {
            Self::Edit => "edited",
            Self::SubmitForApproval => Move::Submit.participle(),
            Self::Approve => Move::Approve.participle(),
            Self::Reject => Move::Reject.participle(),
            Self::Withdraw => Move::Withdraw.participle(),
            Self::Cancel => Move::Cancel.participle(),
            Self::Copy => "copied",
            Self::Delete => "deleted",
        }
    }
}
