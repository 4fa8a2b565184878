//! Why a move or an action was refused, and how the caller hears of it.

use beffroi_core::{Detail, Failure, Kind};

use super::action::Action;
use super::state::State;

/// Why somebody can't do what they want with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state does not allow it.
    #[error("The message is {} and can't be {wanted} now. It can be {}.", state.in_words(), possible(*state))]
    InvalidState {
        /// The state in which the message is.
        state: State,
        /// What was wanted, as a participle, e.g. `approved`.
        wanted: &'static str,
    },
    /// Whoever wrote a message can't decide on it.
    #[error(
        "Somebody who has not written the message, neither themselves nor by an application that they made or hold a secret of, must decide on it: four eyes are wanted."
    )]
    ApproverIsAuthor,
    /// The caller lacks the permission.
    #[error("The permission {0} is missing.")]
    MissingPermission(&'static str),
    /// A person tried a move of the system's, or the other way round.
    #[error("A message is never {0} by this caller.")]
    NotThisMover(&'static str),
}

/// What can be done in the state, by whoever may: `edited, copied or deleted`.
fn possible(state: State) -> String {
    let words: Vec<&str> = Action::ALL
        .iter()
        .filter(|action| action.possible_in(state))
        .map(|action| action.participle())
        .collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let message = refusal.to_string();
        match refusal {
            Refusal::InvalidState { .. } => Self::conflict("invalidState", message).at("state"),
            Refusal::ApproverIsAuthor => Self::new(Kind::Denied, "approverIsAuthor", message),
            Refusal::MissingPermission(permission) => {
                Self::new(Kind::Denied, "Authorization_RequestDenied", message.clone())
                    .at(permission)
                    .with_detail(Detail {
                        code: "missingPermission".into(),
                        target: permission.to_owned(),
                        message,
                    })
            }
            Refusal::NotThisMover(_) => {
                Self::new(Kind::Denied, "Authorization_RequestDenied", message)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_names_the_state_and_what_is_possible() {
        let failure = Failure::from(Refusal::InvalidState {
            state: State::Active,
            wanted: "approved",
        });
        assert_eq!(
            (failure.kind(), failure.code()),
            (Kind::Conflict, "invalidState")
        );
        assert_eq!(
            failure.message(),
            "The message is active and can't be approved now. It can be canceled, copied or deleted."
        );
    }

    #[test]
    fn codes_that_programs_branch_on() {
        let own = Failure::from(Refusal::ApproverIsAuthor);
        assert_eq!((own.kind(), own.code()), (Kind::Denied, "approverIsAuthor"));
        let missing = Failure::from(Refusal::MissingPermission(super::super::permission::WRITE));
        assert_eq!(missing.kind(), Kind::Denied);
        assert_eq!(missing.details()[0].code, "missingPermission");
        assert_eq!(
            missing.details()[0].target,
            "OrganizationalMessages.ReadWrite.All"
        );
        assert!(
            missing
                .message()
                .contains("OrganizationalMessages.ReadWrite.All")
        );
        assert_eq!(
            Failure::from(Refusal::NotThisMover("started")).kind(),
            Kind::Denied
        );
    }
}
