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
use super::{CATEGORY, count, notices, save, state_changed};
use crate::mailing;
use crate::model::{Message, MessageId, Move, ReachNow, State};
use crate::store::{self, Stored};

/// The job that moves a message on when its time comes.
pub(crate) const ADVANCE: &str = "messages.advance";

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
    let now = cx.now();
    let growth_percent = store::settings(tx, tenant).await?.reach_growth_percent;
    let reach = |message: &Message| ReachNow {
        people: count(cx, tenant, &message.composition.recipients),
        growth_percent,
    };
    // A message that starts at once goes through several states in one go.
    while let Some(step) = stored.message.step(now, || reach(&stored.message)) {
        let before = stored.message;
        let (to, activity) = (step.to, activity(step.to));
        let after = before.stepped(step, now)?;
        let entry = Entry::new(CATEGORY, activity, Operation::Update, Actor::system())
            .target(told(&before, &after));
        save(cx, tx, tenant, stored.version, before.state, &after, entry).await?;
        match to {
            Move::Activate => mailing::begin(cx, tx, tenant, &after).await?,
            Move::ReturnForApproval => notices::tell_approvers(cx, tx, tenant, &after).await?,
            _ => {}
        }
        stored = Stored {
            version: stored.version + 1,
            message: after,
        };
    }
    Ok(stored.message.next_look(now))
}

/// What the audit trail calls a move that time makes.
const fn activity(step: Move) -> &'static str {
    match step {
        Move::AutoReject => "Reject message by time",
        Move::Registered => "Register message",
        Move::ReturnForApproval => "Return message for approval",
        Move::Activate => "Start message",
        _ => "Complete message",
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

/// The message as the target of the move's audit record: its state, and why it was returned.
fn told(before: &Message, after: &Message) -> Target {
    let target = state_changed(before, after);
    let returned = after
        .approval
        .as_ref()
        .and_then(|approval| approval.returned.as_ref());
    match returned {
        Some(returned) if after.state == State::PendingApproval => target
            .changed("returnReason", "", returned.reason.as_str())
            .changed(
                "reach",
                &returned.reach_before.to_string(),
                &returned.reach_now.to_string(),
            ),
        _ => target,
    }
}
