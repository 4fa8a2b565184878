//! The moves that people make: submit, approve, reject, withdraw, cancel.

use std::sync::Arc;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::Operation;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::compose::check_groups;
use super::{actor, by, count, find, move_on, pictures, rights, save, state_changed};
use crate::model::{
    Action, Approval, Decision, Limits, Location, Message, MessageId, Move, Mover, Rules, Vouched,
    attempt, check_comment,
};
use crate::store::{self, Stored};

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

/// Sends a draft for approval, if every field is valid; one whose words are all ready-made has
/// nothing to be approved, and goes on at once.
pub(crate) async fn submit(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let stored = find(tx, caller.tenant, id).await?;
            if_match.check(stored.version)?;
            let mover = Mover::Caller(rights(&caller, &stored.message));
            attempt(stored.message.state, Move::Submit, mover)?;
            let mut after = stored.message.clone();
            check(&own, tx, &caller, &after).await?;
            let audience = after.composition.recipients.audience().to_expr();
            let reach = count(&own, caller.tenant, &audience);
            let mut approval = Approval::submitted(&after.composition, reach, own.now());
            let (step, activity) = if is_ready_made(&own, tx, caller.tenant, &after).await? {
                approval.decision = Some(Decision::ReadyMade);
                approval.decided = Some(own.now());
                (Move::SubmitReadyMade, "Send message without approval")
            } else {
                (Move::Submit, "Send message for approval")
            };
            after.approval = Some(approval);
            after.state = attempt(stored.message.state, step, mover)?;
            after.state_changed = own.now();
            if !after.writers.contains(&caller.actor.id) {
                after.writers.push(caller.actor.id);
            }
            let entry = by(&caller, activity, Operation::Update)
                .target(state_changed(&stored.message, &after));
            let before = stored.message.state;
            save(
                &own,
                tx,
                caller.tenant,
                stored.version,
                before,
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

/// Refuses a message with every field that breaks a rule.
async fn check(cx: &Cx, tx: &mut Tx, caller: &Caller, message: &Message) -> failure::Result<()> {
    let mut violations = Violations::default();
    let composition = &message.composition;
    let rules = Rules {
        limits: &Limits::default(),
        all_company_group: lookup::all_company(tx, caller.tenant).await?,
        now: cx.now(),
    };
    composition.check(&rules, &mut violations);
    if composition.location == Location::Email && !relay_is_set() {
        violations.add(
            "location",
            "must not be email while the organization has no mail relay",
        );
    }
    check_groups(tx, caller.tenant, &composition.recipients, &mut violations).await?;
    pictures::check_fits(tx, caller.tenant, composition, &mut violations).await?;
    violations.into_result()
}

/// Whether the organization has a server that takes mail for its people. There is no setting for one
/// yet: mail is written and looked at, and not sent.
const fn relay_is_set() -> bool {
    false
}

/// Whether there is nothing for an approver to read. The organization answers for links to its own
/// domains, an approver for pictures of earlier messages.
async fn is_ready_made(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
) -> failure::Result<bool> {
    let mut domains = lookup::domains(tx, tenant).await?;
    let portal = url::Url::parse(&cx.settings.public_url).ok();
    domains.extend(portal.and_then(|url| url.domain().map(str::to_owned)));
    let picture = match message.composition.content.picture {
        Some(id) => store::picture_facts(tx, tenant, id)
            .await?
            .is_some_and(|(_, approved)| approved),
        None => false,
    };
    Ok(message.composition.is_ready_made(&Vouched {
        domains: &domains,
        picture,
    }))
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
                if let (Decision::Approved, Some(picture)) =
                    (decision, message.composition.content.picture)
                {
                    store::mark_approved(tx, caller.tenant, picture).await?;
                }
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
