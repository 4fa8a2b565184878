//! The moves that time makes: register, start, complete, reject what nobody looked at.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::audit::{Entry, Operation};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome, enqueue};
use beffroi_store::Tx;
use beffroi_web::Actor;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{CATEGORY, count, moved, save};
use crate::model::{
    Approval, DEFAULT_REACH_GROWTH_PERCENT, Decision, Message, MessageId, Move, Mover, State,
    attempt,
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
        State::Active => message.window().map(|window| window.closes),
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
    while let Some((step, activity)) = step(cx, tenant, &stored.message) {
        let after = apply(cx, tenant, &stored.message, step)?;
        let entry = Entry::new(CATEGORY, activity, Operation::Update, Actor::system());
        let entry = moved(entry, &stored.message, &after);
        save(cx, tx, tenant, stored.version, &after, entry).await?;
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

/// The move whose time has come, if one has.
fn step(cx: &Cx, tenant: TenantId, message: &Message) -> Option<(Move, &'static str)> {
    let now = cx.now();
    match message.state {
        State::PendingApproval if message.composition.schedule.has_ended(now) => {
            Some((Move::AutoReject, "Reject message by time"))
        }
        State::Pending => Some((Move::Registered, "Register message")),
        State::Scheduled
            if message
                .composition
                .schedule
                .start
                .is_none_or(|start| start <= now) =>
        {
            if still_approved(cx, tenant, message) {
                Some((Move::Activate, "Start message"))
            } else {
                Some((Move::ReturnForApproval, "Return message for approval"))
            }
        }
        State::Active if message.window().is_none_or(|window| window.closes <= now) => {
            Some((Move::Complete, "Complete message"))
        }
        _ => None,
    }
}

/// An approval holds for exactly what was approved, and for a reach that has not grown too much.
fn still_approved(cx: &Cx, tenant: TenantId, message: &Message) -> bool {
    let Some(approval) = &message.approval else {
        return false;
    };
    let audience = message.composition.recipients.audience().to_expr();
    let reach = count(cx, tenant, &audience);
    approval.decision == Some(Decision::Approved)
        && approval
            .lapse(&message.composition, reach, DEFAULT_REACH_GROWTH_PERCENT)
            .is_none()
}

fn apply(cx: &Cx, tenant: TenantId, before: &Message, step: Move) -> failure::Result<Message> {
    let mut after = before.clone();
    after.state = attempt(before.state, step, Mover::System)?;
    after.state_changed = cx.now();
    match step {
        Move::Activate => after.activated = Some(cx.now()),
        Move::AutoReject => {
            if let Some(approval) = &mut after.approval {
                approval.decision = Some(Decision::AutoRejected);
                approval.decided = Some(cx.now());
            }
        }
        Move::ReturnForApproval => {
            // It is asked for anew, with what it reaches now.
            let audience = after.composition.recipients.audience().to_expr();
            let reach = count(cx, tenant, &audience);
            after.approval = Some(Approval::submitted(&after.composition, reach, cx.now()));
        }
        _ => {}
    }
    Ok(after)
}
