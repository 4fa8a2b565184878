//! The moves that time makes: register, start, complete, reject what nobody looked at.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::audit::{Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome, enqueue};
use beffroi_store::Tx;
use beffroi_web::Actor;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::days::plan_purge;
use super::{CATEGORY, count, save, state_changed};
use crate::model::{
    Approval, DEFAULT_REACH_GROWTH_PERCENT, Decision, Message, MessageId, Move, Mover, NEVER,
    State, attempt,
};
use crate::store::{self, Stored};

/// The job that moves a message on when its time comes.
pub(crate) const ADVANCE: &str = "messages.advance";

/// When the system has something to do with a message, if it has.
fn next_look(message: &Message, now: Ts) -> Option<Ts> {
    match message.state {
        State::PendingApproval => message.composition.schedule.end,
        State::Pending => Some(now),
        State::Scheduled => Some(message.composition.schedule.effective_start(now)),
        State::Active => message
            .window()
            .map(|window| window.closes)
            .filter(|closes| *closes != NEVER),
        State::Draft | State::Rejected | State::Completed | State::Canceled | State::Failed => None,
    }
}

/// Moves a message as far as its time has come and plans the next look, in the transaction that
/// moved it: what starts at once is active when its approval is.
pub(super) async fn follow_up(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    stored: Stored,
) -> failure::Result<()> {
    let id = stored.message.id;
    plan_purge(cx, tx, tenant).await?;
    match settle(cx, tx, tenant, stored).await? {
        Some(at) => {
            let job = NewJob::new(ADVANCE, &id, &id, at)?;
            enqueue(tx, cx.mint_uuid(), tenant, job).await
        }
        None => beffroi_queue::cancel(tx, tenant, ADVANCE, &id.to_string()).await,
    }
}

/// Makes every move whose time has come; says when to look again, if ever.
async fn settle(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    mut stored: Stored,
) -> failure::Result<Option<Ts>> {
    // A message that starts at once goes through several states in one go.
    while let Some(step) = step(cx, tenant, &stored.message) {
        let after = apply(cx, &stored.message, &step)?;
        let entry = Entry::new(CATEGORY, step.activity, Operation::Update, Actor::system())
            .target(told(&step, &stored.message, &after));
        let before = stored.message.state;
        save(cx, tx, tenant, stored.version, before, &after, entry).await?;
        stored = Stored {
            version: stored.version + 1,
            message: after,
        };
    }
    Ok(next_look(&stored.message, cx.now()))
}

/// Moves a message as far as its time has come. Harmless when there is nothing to do.
pub(crate) fn advance(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let id: MessageId = job.payload()?;
        let (own, tenant) = (cx.clone(), job.tenant);
        let again = cx
            .write(tenant, move |tx| {
                async move {
                    match store::find(tx, tenant, id).await? {
                        Some(stored) => settle(&own, tx, tenant, stored).await,
                        None => Ok(None),
                    }
                }
                .boxed()
            })
            .await?;
        Ok(again.map_or(Outcome::Done, Outcome::Again))
    }
    .boxed()
}

/// A move whose time has come.
struct Step {
    to: Move,
    activity: &'static str,
    /// What is to be decided anew, when the message is returned for that.
    renewed: Option<Approval>,
}

impl Step {
    fn new(to: Move, activity: &'static str) -> Self {
        Self {
            to,
            activity,
            renewed: None,
        }
    }
}

/// The move whose time has come, if one has.
fn step(cx: &Cx, tenant: TenantId, message: &Message) -> Option<Step> {
    let now = cx.now();
    let schedule = &message.composition.schedule;
    match message.state {
        State::PendingApproval if schedule.has_ended(now) => {
            Some(Step::new(Move::AutoReject, "Reject message by time"))
        }
        State::Pending => Some(Step::new(Move::Registered, "Register message")),
        State::Scheduled if schedule.start.is_none_or(|start| start <= now) => {
            let Some(renewed) = renewed(cx, tenant, message) else {
                return Some(Step::new(Move::Activate, "Start message"));
            };
            let back = Step::new(Move::ReturnForApproval, "Return message for approval");
            Some(Step {
                renewed: Some(renewed),
                ..back
            })
        }
        State::Active if message.window().is_none_or(|window| window.closes <= now) => {
            Some(Step::new(Move::Complete, "Complete message"))
        }
        _ => None,
    }
}

/// An approval holds for exactly what was approved, and for a reach that has not grown too much;
/// when it no longer holds, this is what is asked for anew.
fn renewed(cx: &Cx, tenant: TenantId, message: &Message) -> Option<Approval> {
    let composition = &message.composition;
    let reach = count(cx, tenant, &composition.recipients.audience().to_expr());
    match &message.approval {
        Some(approval) => {
            approval.renewed(composition, reach, DEFAULT_REACH_GROWTH_PERCENT, cx.now())
        }
        None => Some(Approval::submitted(composition, reach, cx.now())),
    }
}

fn apply(cx: &Cx, before: &Message, step: &Step) -> failure::Result<Message> {
    let mut after = before.clone();
    after.state = attempt(before.state, step.to, Mover::System)?;
    after.state_changed = cx.now();
    match step.to {
        Move::Activate => after.activated = Some(cx.now()),
        Move::AutoReject => {
            if let Some(approval) = &mut after.approval {
                approval.decision = Some(Decision::AutoRejected);
                approval.decided = Some(cx.now());
            }
        }
        Move::ReturnForApproval => after.approval.clone_from(&step.renewed),
        _ => {}
    }
    Ok(after)
}

/// The message as the target of the move's audit record: its state, and why it was returned.
fn told(step: &Step, before: &Message, after: &Message) -> Target {
    let target = state_changed(before, after);
    let returned = step.renewed.as_ref().and_then(|new| new.returned.as_ref());
    match returned {
        Some(returned) => target
            .changed("returnReason", "", returned.reason.as_str())
            .changed(
                "reach",
                &returned.reach_before.to_string(),
                &returned.reach_now.to_string(),
            ),
        None => target,
    }
}
