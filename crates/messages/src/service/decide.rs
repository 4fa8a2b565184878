//! The moves that people make: submit, approve, reject, withdraw, cancel.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::audit::Operation;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;

use super::compose::check_groups;
use super::{
    actor, by, count, find, move_on, notices, pictures, rights, save, state_changed, wrote,
};
use crate::model::{
    Action, Location, Message, MessageId, Move, Mover, Rules, State, Vouched, attempt,
    check_comment,
};
use crate::store::{self, Stored};

/// What somebody decides about a message.
#[derive(Debug, Clone)]
enum Deed {
    Approve { comment: Option<String> },
    Reject { comment: String },
    Withdraw,
    Cancel,
}

impl Deed {
    /// What the audit trail calls it.
    const fn activity(&self) -> &'static str {
        match self {
            Self::Approve { .. } => "Approve message",
            Self::Reject { .. } => "Reject message",
            Self::Withdraw => "Withdraw message",
            Self::Cancel => "Cancel message",
        }
    }

    /// The message after it.
    fn done(
        self,
        message: &Message,
        (caller, wrote_it): (&Caller, bool),
        now: Ts,
    ) -> failure::Result<Message> {
        let mover = Mover::Caller(rights(caller, wrote_it));
        match self {
            Self::Approve { comment } => message.approved(mover, actor(caller), comment, now),
            Self::Reject { comment } => Ok(message.rejected(mover, actor(caller), comment, now)?),
            Self::Withdraw => Ok(message.moved(Move::Withdraw, mover, now)?),
            Self::Cancel => Ok(message.moved(Move::Cancel, mover, now)?),
        }
    }
}

/// Makes one move in one transaction.
async fn make(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
    deed: Deed,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let stored = find(tx, caller.tenant, id).await?;
            // Whoever decides does so on the words that they read.
            if_match.check(stored.version)?;
            let activity = deed.activity();
            let approves = matches!(deed, Deed::Approve { .. });
            let wrote_it = wrote(&own, tx, &caller, &stored.message).await?;
            let after = deed.done(&stored.message, (&caller, wrote_it), own.now())?;
            if approves {
                let_pass(&own, tx, &caller, &after).await?;
            }
            keep(&own, tx, &caller, stored, after, activity).await
        }
        .boxed()
    })
    .await
}

/// Stores a message after a move, and moves it on as far as its time has come.
async fn keep(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    stored: Stored,
    after: Message,
    activity: &'static str,
) -> failure::Result<()> {
    let before = stored.message;
    let entry = by(caller, activity, Operation::Update).target(state_changed(&before, &after));
    save(
        cx,
        tx,
        caller.tenant,
        stored.version,
        before.state,
        &after,
        entry,
    )
    .await?;
    match (before.state, after.state) {
        (_, State::PendingApproval) => {
            notices::tell_approvers(cx, tx, caller.tenant, &after).await?;
        }
        (State::PendingApproval, _) => {
            notices::tell_author(cx, tx, caller.tenant, &after).await?;
        }
        _ => {}
    }
    let stored = Stored {
        version: stored.version + 1,
        message: after,
    };
    move_on::follow_up(cx, tx, caller.tenant, stored).await
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
            let message = &stored.message;
            let mover = Mover::Caller(rights(&caller, true));
            attempt(message.state, Move::Submit, mover)?;
            check(&own, tx, &caller, message).await?;
            let reach = count(&own, caller.tenant, &message.composition.recipients);
            let ready_made = is_ready_made(&own, tx, caller.tenant, message).await?;
            let activity = if ready_made {
                "Send message without approval"
            } else {
                "Send message for approval"
            };
            let by = caller.actor.id;
            let after = message.submitted(mover, by, ready_made, reach, own.now())?;
            keep(&own, tx, &caller, stored, after, activity).await
        }
        .boxed()
    })
    .await
}

/// Refuses a message with every field that breaks a rule.
async fn check(cx: &Cx, tx: &mut Tx, caller: &Caller, message: &Message) -> failure::Result<()> {
    let mut violations = Violations::default();
    let composition = &message.composition;
    let settings = store::settings(tx, caller.tenant).await?;
    let rules = Rules {
        limits: &settings.limits,
        all_company_group: lookup::all_company(tx, caller.tenant).await?,
        now: cx.now(),
    };
    composition.check(&rules, &mut violations);
    if composition.location == Location::Email && cx.relay().is_none() {
        violations.add(
            "location",
            "must not be email while the organization has no mail relay",
        );
    }
    check_groups(tx, caller.tenant, &composition.recipients, &mut violations).await?;
    pictures::check_fits(tx, caller.tenant, composition, &mut violations).await?;
    violations.into_result()
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

/// What is asked besides the rules of the message itself before it is let pass.
async fn let_pass(cx: &Cx, tx: &mut Tx, caller: &Caller, message: &Message) -> failure::Result<()> {
    refuse_without_relay(cx, message)?;
    refuse_unknown_groups(tx, caller, message).await?;
    refuse_forbidden_since(tx, caller, message).await?;
    if let Some(picture) = message.composition.content.picture {
        store::mark_approved(tx, caller.tenant, picture).await?;
    }
    Ok(())
}

/// The relay was there when the message was submitted, and may have been taken away since.
fn refuse_without_relay(cx: &Cx, message: &Message) -> failure::Result<()> {
    if message.composition.location != Location::Email || cx.relay().is_some() {
        return Ok(());
    }
    Err(Failure::conflict(
        "noMailRelay",
        "No mail relay is set any more: the message could not be sent. It can be approved when the \
         operator has set one.",
    )
    .at("location"))
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

/// What the organization has forbidden since the message was submitted, e.g. a domain, does not pass.
async fn refuse_forbidden_since(
    tx: &mut Tx,
    caller: &Caller,
    message: &Message,
) -> failure::Result<()> {
    let limits = store::settings(tx, caller.tenant).await?.limits;
    let composition = &message.composition;
    let mut violations = Violations::default();
    composition
        .content
        .check(composition.location, &limits, &mut violations);
    let Some(first) = violations.into_details().into_iter().next() else {
        return Ok(());
    };
    Err(Failure::conflict(
        "invalidState",
        format!(
            "The organization's settings have changed since the message was sent for approval: {} {}. \
             It can be rejected and written anew.",
            first.target, first.message
        ),
    )
    .at(&first.target))
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
    let comment = Some(comment_of(Action::Approve, comment)?);
    make(cx, caller, id, if_match, Deed::Approve { comment }).await
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
    make(cx, caller, id, if_match, Deed::Reject { comment }).await
}

/// Takes a rejected message back to the desk.
pub(crate) async fn withdraw(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    make(cx, caller, id, if_match, Deed::Withdraw).await
}

/// Stops a message: nobody gets it from now on, and open screens take it down.
pub(crate) async fn cancel(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    make(cx, caller, id, if_match, Deed::Cancel).await
}
