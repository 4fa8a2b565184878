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
use crate::store;

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

/// Plans the next look, in the transaction that moved the message.
pub(super) async fn plan(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
) -> failure::Result<()> {
    match next_look(message, cx.now()) {
        Some(at) => {
            let job = NewJob::new(ADVANCE, &message.id, &message.id, at)?;
            enqueue(tx, cx.mint_uuid(), tenant, job).await
        }
        None => beffroi_queue::cancel(tx, tenant, ADVANCE, &message.id.to_string()).await,
    }
}

/// Moves a message as far as its time has come. Harmless when there is nothing to do.
pub(crate) fn advance(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let id: MessageId = job.payload()?;
        let (own, tenant) = (cx.clone(), job.tenant);
        let again = cx
            .write(tenant, move |tx| {
                async move {
                    let mut next = None;
                    // A message that starts at once goes through several states in one go.
                    while let Some(stored) = store::find(tx, tenant, id).await? {
                        let Some((step, activity)) = step(&own, tenant, &stored.message) else {
                            next = next_look(&stored.message, own.now());
                            break;
                        };
                        let after = apply(&own, tenant, &stored.message, step)?;
                        let entry =
                            Entry::new(CATEGORY, activity, Operation::Update, Actor::system());
                        save(
                            &own,
                            tx,
                            tenant,
                            stored.version,
                            &after,
                            moved(entry, &stored.message, &after),
                        )
                        .await?;
                    }
                    Ok(next)
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
