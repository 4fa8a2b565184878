//! Ends what is due: the grace of mailboxes without a plan, and mailboxes that were soft-deleted.

use beffroi_core::{TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use beffroi_web::Actor;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model;
use crate::service::CATEGORY;
use crate::store::{self, Mailbox, MailboxState};

/// The kind of the job.
pub(crate) const JOB: &str = "licences.mailboxes";

/// Mailboxes have ended a part of their life by themselves.
pub(crate) const ENDED: &str = "license.mailboxEnded";

/// What the change log says of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Ended {
    /// `softDeleted` or `purged`.
    pub(crate) state: String,
    /// Whose.
    pub(crate) ids: Vec<Uuid>,
}

/// Has it done when the next one is due; takes the place of what was said before.
pub(crate) async fn schedule(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let Some(at) = store::next_due(tx, tenant).await? else {
        return Ok(());
    };
    let job = NewJob::new(JOB, &"", &(), at)?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant) = (job.payload()?, job.tenant);
        let own = cx.clone();
        let next = cx
            .write(tenant, move |tx| {
                async move {
                    end(&own, tx, tenant).await?;
                    Ok(store::next_due(tx, tenant).await?)
                }
                .boxed()
            })
            .await?;
        Ok(next.map_or(Outcome::Done, Outcome::Again))
    }
    .boxed()
}

async fn end(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let now = cx.now();
    let (mut deleted, mut purged) = (Vec::new(), Vec::new());
    for (person, mailbox) in store::due(tx, tenant, now).await? {
        if mailbox.state == MailboxState::PendingDelicense {
            let due = mailbox.due.unwrap_or(now);
            let next = Mailbox {
                state: MailboxState::SoftDeleted,
                changed: due,
                due: Some(due.plus(model::MAILBOX_KEPT)),
                ..mailbox
            };
            deleted.push((person, next));
        } else {
            store::remove_mailbox(tx, tenant, person).await?;
            purged.push(person);
        }
    }
    store::put_mailbox(tx, tenant, &deleted).await?;
    let deleted = deleted.into_iter().map(|(person, _)| person).collect();
    for (state, ids) in [("softDeleted", deleted), ("purged", purged)] {
        tell(cx, tx, tenant, state, ids).await?;
    }
    Ok(())
}

async fn tell(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    state: &str,
    ids: Vec<Uuid>,
) -> failure::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let targets = ids.iter().take(100).map(|id| Target::new("User", *id, ""));
    let (activity, operation) = match state {
        "purged" => ("Purge mailboxes", Operation::Delete),
        _ => ("Soft delete mailboxes", Operation::Update),
    };
    let entry = Entry::new(CATEGORY, activity, operation, Actor::system()).targets(targets);
    audit::record(tx, cx, tenant, entry).await?;
    let state = state.to_owned();
    tx.change(tenant, ENDED, &Ended { state, ids }, cx.now())
        .await?;
    Ok(())
}
