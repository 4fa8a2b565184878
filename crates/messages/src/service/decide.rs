//! The moves that people make: submit, approve, reject, withdraw, cancel.

use std::sync::Arc;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, failure};
use beffroi_directory::audit::Operation;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::compose::check_groups;
use super::{actor, by, count, find, move_on, rights, save, state_changed};
use crate::model::{
    Action, Approval, Decision, Limits, Message, MessageId, Move, Mover, Rules, attempt,
    check_comment,
};
use crate::store::Stored;

/// What a move does to a message besides its state.
type Effect = Arc<
    dyn for<'a> Fn(
            &'a Cx,
            &'a mut Tx,
            &'a Caller,
            &'a mut Message,
        ) -> BoxFuture<'a, failure::Result<()>>
        + Send
        + Sync,
>;

/// Makes one move in one transaction.
async fn make(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
    step: Move,
    activity: &'static str,
    effect: Effect,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let stored = find(tx, caller.tenant, id).await?;
            // Whoever decides does so on the words that they read.
            if_match.check(stored.version)?;
            let before = stored.message;
            let mover = Mover::Caller(rights(&caller, &before));
            let mut after = before.clone();
            after.state = attempt(before.state, step, mover)?;
            effect(&own, tx, &caller, &mut after).await?;
            after.state_changed = own.now();
            let entry =
                by(&caller, activity, Operation::Update).target(state_changed(&before, &after));
            save(
                &own,
                tx,
                caller.tenant,
                stored.version,
                before.state,
                &after,
                entry,
            )
            .await?;
            let stored = Stored {
                version: stored.version + 1,
                message: after,
            };
            move_on::follow_up(&own, tx, caller.tenant, stored).await
        }
        .boxed()
    })
    .await
}

/// Sends a draft for approval, if every field is valid.
pub(crate) async fn submit(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let effect: Effect = Arc::new(|cx, tx, caller, message| {
        async move {
            let mut violations = Violations::default();
            let rules = Rules {
                limits: &Limits::default(),
                all_company_group: lookup::all_company(tx, caller.tenant).await?,
                now: cx.now(),
            };
            message.composition.check(&rules, &mut violations);
            check_groups(
                tx,
                caller.tenant,
                &message.composition.recipients,
                &mut violations,
            )
            .await?;
            violations.into_result()?;
            let audience = message.composition.recipients.audience().to_expr();
            let reach = count(cx, caller.tenant, &audience);
            message.approval = Some(Approval::submitted(&message.composition, reach, cx.now()));
            if !message.writers.contains(&caller.actor.id) {
                message.writers.push(caller.actor.id);
            }
            Ok(())
        }
        .boxed()
    });
    make(
        cx,
        caller,
        id,
        if_match,
        Move::Submit,
        "Send message for approval",
        effect,
    )
    .await
}

fn decided(decision: Decision, comment: String) -> Effect {
    Arc::new(move |cx, tx, caller, message| {
        let comment = comment.clone();
        async move {
            if decision == Decision::Approved {
                refuse_unknown_groups(tx, caller, message).await?;
            }
            if let Some(approval) = &mut message.approval {
                if decision == Decision::Approved && message.composition.schedule.has_ended(cx.now()) {
                    return Err(Failure::conflict(
                        "invalidState",
                        "The message's end has passed: nobody would see it. It can be rejected and planned anew.",
                    )
                    .at("schedule/endDateTime"));
                }
                approval.decision = Some(decision);
                approval.decided_by = Some(actor(caller));
                approval.decided = Some(cx.now());
                approval.comment = Some(comment).filter(|comment| !comment.is_empty());
            }
            Ok(())
        }
        .boxed()
    })
}

/// Without a group that it excludes, the message would go to that group's people.
async fn refuse_unknown_groups(
    tx: &mut Tx,
    caller: &Caller,
    message: &Message,
) -> failure::Result<()> {
    let mut violations = Violations::default();
    let recipients = &message.composition.recipients;
    check_groups(tx, caller.tenant, recipients, &mut violations).await?;
    if violations.is_empty() {
        return Ok(());
    }
    Err(Failure::conflict(
        "invalidState",
        "A group that the message names no longer exists: it can't be approved as it is. \
         It can be rejected and its recipients chosen anew.",
    )
    .at("recipients"))
}

fn comment_of(action: Action, comment: &str) -> failure::Result<String> {
    let comment = comment.trim().to_owned();
    let mut violations = Violations::default();
    check_comment(action, &comment, &mut violations);
    violations.into_result().map(|()| comment)
}

/// Lets a message pass. Never by who wrote it.
pub(crate) async fn approve(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    comment: &str,
    if_match: IfMatch,
) -> failure::Result<()> {
    let comment = comment_of(Action::Approve, comment)?;
    make(
        cx,
        caller,
        id,
        if_match,
        Move::Approve,
        "Approve message",
        decided(Decision::Approved, comment),
    )
    .await
}

/// Refuses a message, and says why.
pub(crate) async fn reject(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    comment: &str,
    if_match: IfMatch,
) -> failure::Result<()> {
    let comment = comment_of(Action::Reject, comment)?;
    make(
        cx,
        caller,
        id,
        if_match,
        Move::Reject,
        "Reject message",
        decided(Decision::Rejected, comment),
    )
    .await
}

fn nothing() -> Effect {
    Arc::new(|_, _, _, _| async { Ok(()) }.boxed())
}

/// Takes a rejected message back to the desk.
pub(crate) async fn withdraw(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    make(
        cx,
        caller,
        id,
        if_match,
        Move::Withdraw,
        "Withdraw message",
        nothing(),
    )
    .await
}

/// Stops a message: nobody gets it from now on, and open screens take it down.
pub(crate) async fn cancel(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    make(
        cx,
        caller,
        id,
        if_match,
        Move::Cancel,
        "Cancel message",
        nothing(),
    )
    .await
}
