//! Use cases of messages: authorise, rules, one transaction with state, audit, change and jobs.

mod activity;
mod audience;
mod compose;
mod days;
mod decide;
mod event_batch;
mod event_writer;
mod events;
mod move_on;
mod notices;
mod objection;
mod pictures;
mod read;
mod report;
mod send_test;
mod settings;

pub(crate) use activity::{Activity, activity};
pub(crate) use audience::{ExplainAnswer, ReachAnswer, ReachRequest, explain, reach};
pub(crate) use compose::{copy, create, delete, edit};
pub(crate) use days::{PURGE_DAYS, purge_days};
pub(crate) use decide::{approve, cancel, reject, submit, withdraw};
pub(crate) use events::{EventsTaken, take_events};
pub(crate) use move_on::{ADVANCE, advance};
pub(crate) use notices::{LETTER as APPROVAL_LETTER, addressed};
pub(crate) use objection::object_to_removal;
pub(crate) use pictures::{
    PURGE_PICTURES, PictureView, larger_than_a_picture, own_picture, picture, purge_pictures,
    upload,
};
pub(crate) use read::{InboxItem, MessageView, due_showings, get, inbox, list};
pub(crate) use report::{Report, report};
pub(crate) use send_test::{TestSent, send_test};
pub(crate) use settings::{change_settings, device_settings, settings};

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::permission::{MESSAGES_APPROVE_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_population::TenantSets;
use beffroi_store::{Conn, Tx};
use beffroi_web::{ActorKind, Caller};
use uuid::Uuid;

use crate::catalog::Catalog;
use crate::model::{self, Actor, ActorType, Message, MessageId, Recipients, State};
use crate::projection::{SAVED, Saved};
use crate::store::{self, Stored};

/// The audit trail's name for this part of the product.
const CATEGORY: &str = "OrganizationalMessages";

/// The caller as the rules see them.
fn rights(caller: &Caller, wrote_it: bool) -> model::Caller {
    model::Caller {
        may_write: caller.permissions.has(MESSAGES_READ_WRITE_ALL),
        may_approve: caller.permissions.has(MESSAGES_APPROVE_ALL),
        wrote_it,
    }
}

/// Whether the caller wrote a message: themselves, or by a program of theirs, or the other way round.
async fn wrote(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    message: &Message,
) -> failure::Result<bool> {
    let kin = cx.kin(conn, caller.tenant, caller.actor.id).await?;
    Ok(kin.iter().any(|one| message.was_written_by(*one)))
}

/// The caller as author or approver.
fn actor(caller: &Caller) -> Actor {
    let actor_type = match caller.actor.kind {
        ActorKind::User => ActorType::User,
        ActorKind::Application | ActorKind::System => ActorType::Application,
    };
    Actor {
        id: caller.actor.id,
        display_name: caller.actor.display_name.clone(),
        actor_type,
    }
}

async fn find(conn: &mut Conn, tenant: TenantId, id: MessageId) -> failure::Result<Stored> {
    store::find(conn, tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("message", id))
}

/// Writes a changed message with audit and change, if nobody else was first.
async fn save(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    version: i64,
    before: State,
    message: &Message,
    entry: Entry,
) -> failure::Result<()> {
    if !store::update(tx, tenant, version, message).await? {
        let now = find(tx, tenant, message.id).await?;
        return Err(Failure::conflict(
            "invalidState",
            format!(
                "Somebody else was first: the message is {} now. Read it again.",
                now.message.state.in_words()
            ),
        )
        .at("state"));
    }
    audit::record(tx, cx, tenant, entry).await?;
    let saved = Saved {
        id: message.id,
        state: message.state,
        previous: Some(before),
    };
    tx.change(tenant, SAVED, &saved, cx.now()).await?;
    Ok(())
}

/// A message as the target of a move's audit record.
fn state_changed(before: &Message, after: &Message) -> Target {
    target(after).changed("state", before.state.as_str(), after.state.as_str())
}

fn target(message: &Message) -> Target {
    Target::new(
        "OrganizationalMessage",
        message.id.uuid(),
        &message.composition.name,
    )
}

/// What the caller did.
fn by(caller: &Caller, activity: &'static str, operation: Operation) -> Entry {
    Entry::by(caller, CATEGORY, activity, operation)
}

/// How many people these recipients are now, among those who hold a licence that is asked for.
fn count(cx: &Cx, tenant: TenantId, recipients: &Recipients) -> u64 {
    let licences = &cx.memory::<Catalog>().of(tenant).licences;
    let audience = recipients.audience().requiring(licences).to_expr();
    cx.people(tenant).read().count(&audience)
}

/// Asks the tenant's people something.
fn ask<T>(cx: &Cx, tenant: TenantId, question: impl FnOnce(&TenantSets) -> T) -> T {
    question(&cx.people(tenant).read())
}

/// The built-in group that holds everyone, and which of the groups do not exist.
async fn unknown_groups(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> failure::Result<Vec<Uuid>> {
    let known = beffroi_directory::lookup::group_names(conn, tenant, ids).await?;
    Ok(ids
        .iter()
        .copied()
        .filter(|id| !known.contains_key(id))
        .collect())
}
