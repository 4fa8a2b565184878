//! A message through its life: each move as a function from a message to the message after it.
//!
//! Whoever calls them stores what comes out; nothing is decided outside of them.

use beffroi_core::{Failure, Ts};
use uuid::Uuid;

use super::approval::{Actor, Approval, Decision};
use super::message::Message;
use super::refusal::Refusal;
use super::schedule::NEVER;
use super::state::{Move, Mover, State, attempt};

/// How many people a message reaches now, and by how many percent that may have grown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReachNow {
    /// People.
    pub people: u64,
    /// The share that needs no new approval.
    pub growth_percent: u32,
}

/// A move whose time has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub to: Move,
    /// What is to be decided anew, when the message is returned for that.
    pub renewed: Option<Approval>,
}

impl Message {
    /// The message after a move that changes nothing but its state.
    ///
    /// # Errors
    /// The refusals of [`attempt`].
    pub fn moved(&self, step: Move, mover: Mover, now: Ts) -> Result<Self, Refusal> {
        let state = attempt(self.state, step, mover)?;
        Ok(Self {
            state,
            state_changed: now,
            ..self.clone()
        })
    }

    /// The draft after it was sent by somebody, who counts among its writers from then on.
    /// `ready_made` when there is nothing for an approver to read.
    ///
    /// # Errors
    /// The refusals of [`attempt`].
    pub fn submitted(
        &self,
        mover: Mover,
        by: Uuid,
        ready_made: bool,
        reach: u64,
        now: Ts,
    ) -> Result<Self, Refusal> {
        let step = if ready_made {
            Move::SubmitReadyMade
        } else {
            Move::Submit
        };
        let mut after = self.moved(step, mover, now)?;
        let mut approval = Approval::submitted(&after.composition, reach, now);
        if ready_made {
            approval.decision = Some(Decision::ReadyMade);
            approval.decided = Some(now);
        }
        after.approval = Some(approval);
        after.written_by(by);
        Ok(after)
    }

    /// The message after somebody approved it.
    ///
    /// # Errors
    /// The refusals of [`attempt`]; a conflict when its end has passed.
    pub fn approved(
        &self,
        mover: Mover,
        by: Actor,
        comment: Option<String>,
        now: Ts,
    ) -> Result<Self, Failure> {
        let after = self.moved(Move::Approve, mover, now)?;
        if after.composition.schedule.has_ended(now) {
            return Err(Failure::conflict(
                "invalidState",
                "The message's end has passed: nobody would see it. It can be rejected and planned anew.",
            )
            .at("schedule/endDateTime"));
        }
        Ok(after.decided(Decision::Approved, Some(by), comment, now))
    }

    /// The message after somebody refused it.
    ///
    /// # Errors
    /// The refusals of [`attempt`].
    pub fn rejected(
        &self,
        mover: Mover,
        by: Actor,
        comment: String,
        now: Ts,
    ) -> Result<Self, Refusal> {
        let after = self.moved(Move::Reject, mover, now)?;
        Ok(after.decided(Decision::Rejected, Some(by), Some(comment), now))
    }

    fn decided(
        mut self,
        decision: Decision,
        by: Option<Actor>,
        comment: Option<String>,
        now: Ts,
    ) -> Self {
        if let Some(approval) = &mut self.approval {
            approval.decision = Some(decision);
            approval.decided_by = by;
            approval.decided = Some(now);
            approval.comment = comment.filter(|comment| !comment.is_empty());
        }
        self
    }

    /// Counts somebody among those who can't approve it.
    pub fn written_by(&mut self, principal: Uuid) {
        if !self.writers.contains(&principal) {
            self.writers.push(principal);
        }
    }

    /// The move whose time has come, if one has. An approval holds for exactly what was approved,
    /// and for a reach that has not grown too much; `reach` is asked when that matters.
    pub fn step(&self, now: Ts, reach: impl FnOnce() -> ReachNow) -> Option<Step> {
        let schedule = &self.composition.schedule;
        match self.state {
            State::PendingApproval if schedule.has_ended(now) => Some(Step::to(Move::AutoReject)),
            State::Pending => Some(Step::to(Move::Registered)),
            State::Scheduled if schedule.start.is_none_or(|start| start <= now) => {
                Some(match self.renewed(reach(), now) {
                    None => Step::to(Move::Activate),
                    renewed => Step {
                        to: Move::ReturnForApproval,
                        renewed,
                    },
                })
            }
            State::Active if self.window().is_none_or(|window| window.closes <= now) => {
                Some(Step::to(Move::Complete))
            }
            _ => None,
        }
    }

    /// What is asked for anew when the approval no longer holds.
    fn renewed(&self, reach: ReachNow, now: Ts) -> Option<Approval> {
        let composition = &self.composition;
        match &self.approval {
            Some(approval) => {
                approval.renewed(composition, reach.people, reach.growth_percent, now)
            }
            None => Some(Approval::submitted(composition, reach.people, now)),
        }
    }

    /// The message after a move whose time has come.
    ///
    /// # Errors
    /// [`Refusal::InvalidState`] when it has moved since it was asked for its step.
    pub fn stepped(&self, step: Step, now: Ts) -> Result<Self, Refusal> {
        let mut after = self.moved(step.to, Mover::System, now)?;
        match step.to {
            Move::Activate => after.activated = Some(now),
            Move::AutoReject => return Ok(after.decided(Decision::AutoRejected, None, None, now)),
            Move::ReturnForApproval => after.approval = step.renewed,
            _ => {}
        }
        Ok(after)
    }

    /// When time has something to do with it, if it has.
    #[must_use]
    pub fn next_look(&self, now: Ts) -> Option<Ts> {
        match self.state {
            State::PendingApproval => self.composition.schedule.end,
            State::Pending => Some(now),
            State::Scheduled => Some(self.composition.schedule.effective_start(now)),
            State::Active => self
                .window()
                .map(|window| window.closes)
                .filter(|closes| *closes != NEVER),
            State::Draft | State::Rejected | State::Completed | State::Canceled | State::Failed => {
                None
            }
        }
    }
}

impl Step {
    const fn to(to: Move) -> Self {
        Self { to, renewed: None }
    }
}

#[cfg(test)]
#[path = "life_tests.rs"]
mod tests;
