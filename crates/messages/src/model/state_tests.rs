//! The table of the design, row by row, against every state, move and caller.

use super::*;
use crate::model::{allowed_actions, permission};

/// Who makes a move, as the rows call them.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    Writer,
    ApproverNeverTheAuthor,
    WriterOrApprover,
    System,
}

type Row = (&'static str, Move, Who, &'static [(State, State)]);

/// Each row quotes its move and who makes it; then from which state to which.
const TABLE: &[Row] = &[
    (
        "send for approval | writer",
        Move::Submit,
        Who::Writer,
        &[(State::Draft, State::PendingApproval)],
    ),
    (
        "ready-made text that was not edited skips approval",
        Move::SubmitReadyMade,
        Who::Writer,
        &[(State::Draft, State::Pending)],
    ),
    (
        "approve | approver, never the author",
        Move::Approve,
        Who::ApproverNeverTheAuthor,
        &[(State::PendingApproval, State::Pending)],
    ),
    (
        "reject | approver, never the author",
        Move::Reject,
        Who::ApproverNeverTheAuthor,
        &[(State::PendingApproval, State::Rejected)],
    ),
    (
        "withdraw | writer | Rejected -> Draft",
        Move::Withdraw,
        Who::Writer,
        &[(State::Rejected, State::Draft)],
    ),
    (
        "auto-reject | system | still pending approval when the end date passes",
        Move::AutoReject,
        Who::System,
        &[(State::PendingApproval, State::Rejected)],
    ),
    (
        "Pending (being registered) -> Scheduled",
        Move::Registered,
        Who::System,
        &[(State::Pending, State::Scheduled)],
    ),
    (
        "when the reach has grown before the start, the message goes back for approval",
        Move::ReturnForApproval,
        Who::System,
        &[
            (State::Pending, State::PendingApproval),
            (State::Scheduled, State::PendingApproval),
        ],
    ),
    (
        "Scheduled -> Active",
        Move::Activate,
        Who::System,
        &[(State::Scheduled, State::Active)],
    ),
    (
        "Active -> Completed",
        Move::Complete,
        Who::System,
        &[(State::Active, State::Completed)],
    ),
    (
        "Failed: could not be registered",
        Move::Fail,
        Who::System,
        &[(State::Pending, State::Failed)],
    ),
    (
        "cancel | writer or approver | Scheduled or Active -> Canceled",
        Move::Cancel,
        Who::WriterOrApprover,
        &[
            (State::Scheduled, State::Canceled),
            (State::Active, State::Canceled),
        ],
    ),
];

fn callers() -> impl Iterator<Item = Caller> {
    (0..8).map(|bits| Caller {
        may_write: bits & 1 != 0,
        may_approve: bits & 2 != 0,
        wrote_it: bits & 4 != 0,
    })
}

fn movers() -> impl Iterator<Item = Mover> {
    std::iter::once(Mover::System).chain(callers().map(Mover::Caller))
}

fn who_is_refused(who: Who, mover: Mover, r#move: Move) -> Option<Refusal> {
    let missing = |permission| Some(Refusal::MissingPermission(permission));
    match (who, mover) {
        (Who::System, Mover::System) => None,
        (Who::System, Mover::Caller(_)) | (_, Mover::System) => {
            Some(Refusal::NotThisMover(r#move.participle()))
        }
        (Who::Writer, Mover::Caller(c)) if !c.may_write => missing(permission::WRITE),
        (Who::WriterOrApprover, Mover::Caller(c)) if !c.may_write && !c.may_approve => {
            missing(permission::WRITE)
        }
        (Who::ApproverNeverTheAuthor, Mover::Caller(c)) if !c.may_approve => {
            missing(permission::APPROVE)
        }
        (Who::ApproverNeverTheAuthor, Mover::Caller(c)) if c.wrote_it => {
            Some(Refusal::ApproverIsAuthor)
        }
        _ => None,
    }
}

#[test]
fn every_state_move_and_caller_follows_the_table() {
    let mut tried = 0;
    for r#move in Move::ALL {
        let rows: Vec<&Row> = TABLE.iter().filter(|row| row.1 == *r#move).collect();
        let [(quote, _, who, steps)] = rows[..] else {
            panic!("exactly one row for {move}");
        };
        for state in State::ALL {
            let target = steps
                .iter()
                .find(|step| step.0 == *state)
                .map(|step| step.1);
            assert_eq!(next(*state, *r#move).ok(), target, "{quote}: from {state}");
            for mover in movers() {
                let expected = match (who_is_refused(*who, mover, *r#move), target) {
                    (Some(refusal), _) => Err(refusal),
                    (None, Some(target)) => Ok(target),
                    (None, None) => Err(Refusal::InvalidState {
                        state: *state,
                        wanted: r#move.participle(),
                    }),
                };
                assert_eq!(
                    attempt(*state, *r#move, mover),
                    expected,
                    "{quote}: {state}, {mover:?}"
                );
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 12 * 9 * 9);
}

#[test]
fn every_state_action_and_caller_follows_the_table() {
    for state in State::ALL {
        for caller in callers() {
            let allowed = allowed_actions(*state, caller);
            for action in Action::ALL {
                let expected = match action {
                    // "Only a draft can be edited."
                    Action::Edit => caller.may_write && *state == State::Draft,
                    // "copy | writer | from any state", "delete | writer | any state"
                    Action::Copy | Action::Delete => caller.may_write,
                    // The others are exactly the moves of people.
                    _ => Move::ALL
                        .iter()
                        .filter(|r#move| r#move.action() == Some(*action))
                        .any(|r#move| attempt(*state, *r#move, Mover::Caller(caller)).is_ok()),
                };
                assert_eq!(
                    allowed.contains(action),
                    expected,
                    "{action} in {state}, {caller:?}"
                );
            }
            assert!(allowed.is_sorted(), "in the order of the contract");
        }
    }
}

#[test]
fn somebody_without_permissions_may_do_nothing() {
    for state in State::ALL {
        let author = Caller {
            wrote_it: true,
            ..Caller::default()
        };
        assert_eq!(allowed_actions(*state, author), []);
    }
}

#[test]
fn final_states_are_the_ones_without_a_way_out() {
    for state in State::ALL {
        let stuck = Move::ALL
            .iter()
            .all(|r#move| next(*state, *r#move).is_err());
        assert_eq!(state.is_final(), stuck, "{state}");
    }
}
