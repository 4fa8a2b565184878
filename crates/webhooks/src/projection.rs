//! Follows the change log and wakes the webhooks that want to be told of it. What is kept in memory
//! is who wants what; what is to be told stays in the log.

use std::collections::HashMap;
use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_feature::{Cx, Projection};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use parking_lot::Mutex;

use crate::change::WEBHOOK_SAVED;
use crate::model::{Webhook, WebhookId};
use crate::{deliver, gather, store};

pub(crate) const PROJECTION: Projection = Projection { load, apply };

/// A webhook that is enabled, and the kinds of change that it is told of.
#[derive(Debug)]
struct Ear {
    id: WebhookId,
    kinds: Vec<&'static str>,
}

/// Those of every tenant that has any.
#[derive(Default)]
struct Ears(Mutex<HashMap<TenantId, Arc<[Ear]>>>);

impl Ears {
    fn replace(&self, cx: &Cx, tenant: TenantId, all: &[Webhook]) {
        let enabled = all.iter().filter(|one| one.enabled);
        let ears: Arc<[Ear]> = enabled
            .map(|one| Ear {
                id: one.id,
                kinds: gather::kinds(cx.public_events(), one),
            })
            .collect();
        let mut known = self.0.lock();
        if ears.is_empty() {
            known.remove(&tenant);
        } else {
            known.insert(tenant, ears);
        }
    }
}

/// Reads who wants what, and wakes whoever is behind: the process that wrote it may have died before
/// it could.
fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let all = store::webhooks::all(conn, tenant).await?;
        cx.memory::<Ears>().replace(cx, tenant, &all);
        let end = conn.position(tenant).await?;
        let behind = all.iter().filter(|one| one.place.position < end);
        wake(
            cx,
            tenant,
            behind.filter(|one| one.enabled).map(|one| one.id),
        )
        .await
    }
    .boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let ears = cx.memory::<Ears>();
        if changes.iter().any(|one| one.kind == WEBHOOK_SAVED) {
            let all = store::webhooks::all(&mut cx.read().await?, tenant).await?;
            ears.replace(cx, tenant, &all);
        }
        let Some(ears) = ears.0.lock().get(&tenant).cloned() else {
            return Ok(());
        };
        let hears = |ear: &&Ear| {
            let kinds = changes.iter().map(|change| change.kind.as_str());
            kinds.into_iter().any(|kind| ear.kinds.contains(&kind))
        };
        wake(cx, tenant, ears.iter().filter(hears).map(|ear| ear.id)).await
    }
    .boxed()
}

async fn wake(
    cx: &Cx,
    tenant: TenantId,
    ids: impl Iterator<Item = WebhookId>,
) -> failure::Result<()> {
    let jobs = ids.map(|id| deliver::job(id, cx.now()));
    let jobs = jobs.collect::<failure::Result<Vec<_>>>()?;
    cx.wake(tenant, jobs).await
}
