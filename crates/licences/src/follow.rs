//! Writes down what has come into force for people, and tells it: a step behind what is in memory,
//! and never twice. What is in force does not wait for it.

use std::collections::BTreeMap;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use beffroi_web::Actor;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::model::{Cause, InForce};
use crate::projection::{CAPABILITY, CapabilityChanged};
use crate::service::CATEGORY;
use crate::shelf::{Shelves, Unannounced};
use crate::store::{self, Mailbox, MailboxState};
use crate::{mailboxes, model};

/// The kind of the job.
pub(crate) const JOB: &str = "licences.follow";

/// Most people in one transaction.
const AT_ONCE: u16 = 1_000;

/// Has it done soon.
pub(crate) async fn later(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    let job = NewJob::new(JOB, &"", &(), cx.now())?;
    cx.wake(tenant, vec![job]).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant) = (job.payload()?, job.tenant);
        cx.caught_up(tenant).await?;
        let shelf = cx.memory::<Shelves>().of(tenant);
        loop {
            let some = {
                let people = cx.people(tenant);
                let sets = people.read();
                let shelf = shelf.read();
                let mut some = shelf.some_who_left(&sets, AT_ONCE.into());
                some.extend(shelf.unannounced(&sets, AT_ONCE.into()));
                some
            };
            if some.is_empty() {
                return Ok(Outcome::Done);
            }
            for one in some {
                write(&cx, tenant, one).await?;
            }
        }
    }
    .boxed()
}

/// Writes one part of it.
async fn write(cx: &Cx, tenant: TenantId, part: Unannounced) -> failure::Result<()> {
    let own = cx.clone();
    let (to, people) = (part.to, part.people.clone());
    cx.write(tenant, move |tx| {
        async move { write_in(&own, tx, tenant, part).await }.boxed()
    })
    .await?;
    // Whoever had it written already is in no entry of the log.
    let shelf = cx.memory::<Shelves>().of(tenant);
    let sets = cx.people(tenant);
    let sets = sets.read();
    shelf.write().announced(&sets, &people, to);
    Ok(())
}

async fn write_in(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    part: Unannounced,
) -> failure::Result<()> {
    let now = cx.now();
    let before = store::mailboxes(tx, tenant, &part.people).await?;
    let delayed = store::settings(tx, tenant)
        .await?
        .delayed_delicensing_enabled;
    let mut rows = Vec::new();
    let mut changed: BTreeMap<InForce, Vec<Uuid>> = BTreeMap::new();
    for person in &part.people {
        let old = before.get(person);
        let active = old.filter(|old| old.state == MailboxState::Active);
        let from = active.map_or(InForce::Nothing, |old| old.capability);
        if from == part.to {
            continue;
        }
        rows.push((*person, after(from, &part, delayed, now)));
        changed.entry(from).or_default().push(*person);
    }
    if rows.is_empty() {
        return Ok(());
    }
    store::put_mailbox(tx, tenant, &rows).await?;
    mailboxes::schedule(cx, tx, tenant).await?;
    for (from, ids) in changed {
        note(cx, tx, tenant, (from, part.to), &part.cause, ids.len()).await?;
        let entry = CapabilityChanged {
            from: from.as_str().to_owned(),
            to: part.to.as_str().to_owned(),
            cause: part.cause.clone(),
            ids,
        };
        tx.change(tenant, CAPABILITY, &entry, now).await?;
    }
    Ok(())
}

/// A person's mailbox from now on. Whoever is deleted has no grace: nobody could use it.
fn after(from: InForce, part: &Unannounced, delayed: bool, now: Ts) -> Mailbox {
    let lost = part.to == InForce::Nothing;
    let state = match (lost, delayed && part.cause != Cause::Person) {
        (false, _) => MailboxState::Active,
        (true, true) => MailboxState::PendingDelicense,
        (true, false) => MailboxState::SoftDeleted,
    };
    Mailbox {
        capability: if lost { from } else { part.to },
        state,
        changed: now,
        due: lost.then(|| now.plus(model::MAILBOX_KEPT)),
    }
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    (from, to): (InForce, InForce),
    cause: &Cause,
    people: usize,
) -> failure::Result<()> {
    let name = lookup::tenant(tx, tenant)
        .await?
        .map(|tenant| tenant.display_name);
    let target = Target::new("Organization", tenant.uuid(), &name.unwrap_or_default())
        .changed("capability", from.as_str(), to.as_str())
        .changed("people", "", &people.to_string())
        .changed("cause", "", cause.as_str());
    let activity = "Change effective capability";
    let entry = Entry::new(CATEGORY, activity, Operation::Update, Actor::system());
    audit::record(tx, cx, tenant, entry.target(target)).await
}
