//! Follows the change log: who was seen to hold the licence.

use std::collections::{HashMap, HashSet};

use beffroi_core::{TenantId, failure};
use beffroi_directory::change::Ids;
use beffroi_feature::{Cx, Projection};
use beffroi_population::{NamedSet, RoaringBitmap};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use parking_lot::Mutex;
use uuid::Uuid;

use crate::service::PEOPLE;
use crate::{follow, store};

pub(crate) const PROJECTION: Projection = Projection { load, apply };

/// The service plan of audio conferencing, which licences tell of.
const PLAN: &str = "plan/MCOMEETADV";

/// Who was seen to hold the licence, by organization: a view of the table that can be lost.
#[derive(Default)]
pub(crate) struct Known(Mutex<HashMap<TenantId, Own>>);

#[derive(Default)]
struct Own {
    licensed: HashSet<Uuid>,
    /// Who held it when that was compared last, and found to be the same.
    settled: Option<RoaringBitmap>,
}

fn holders(cx: &Cx, tenant: TenantId) -> RoaringBitmap {
    let name: Result<NamedSet, _> = PLAN.parse();
    let people = cx.people(tenant);
    let sets = people.read();
    let found = name.ok().and_then(|name| sets.named(&name).cloned());
    found.unwrap_or_default() & sets.everyone()
}

impl Known {
    /// Some who have gained it, and some who have lost it, since they were seen last.
    pub(crate) fn differences(
        &self,
        cx: &Cx,
        tenant: TenantId,
        most: usize,
    ) -> (Vec<Uuid>, Vec<Uuid>) {
        let holders = holders(cx, tenant);
        let people = cx.people(tenant);
        let sets = people.read();
        let mut all = self.0.lock();
        let own = all.entry(tenant).or_default();
        let gained = sets.ids(&holders).filter(|id| !own.licensed.contains(id));
        let gained: Vec<Uuid> = gained.take(most).collect();
        let lost = own.licensed.iter().filter(|id| {
            sets.ordinal(**id)
                .is_none_or(|ordinal| !holders.contains(ordinal))
        });
        let lost: Vec<Uuid> = lost.take(most).copied().collect();
        let is_settled = gained.is_empty() && lost.is_empty();
        own.settled = is_settled.then_some(holders);
        (gained, lost)
    }

    /// Notes who holds it, or does not any more.
    pub(crate) fn note(&self, tenant: TenantId, people: &[Uuid], holds: bool) {
        let mut all = self.0.lock();
        let own = all.entry(tenant).or_default();
        for person in people {
            if holds {
                own.licensed.insert(*person);
            } else {
                own.licensed.remove(person);
            }
        }
    }

    fn is_settled(&self, cx: &Cx, tenant: TenantId) -> bool {
        let holders = holders(cx, tenant);
        let all = self.0.lock();
        let settled = all.get(&tenant).and_then(|own| own.settled.as_ref());
        settled == Some(&holders)
    }

    fn unsettle(&self, tenant: TenantId) {
        self.0.lock().entry(tenant).or_default().settled = None;
    }
}

fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let licensed = store::all_ids(conn, tenant).await?.into_iter().collect();
        let own = Own {
            licensed,
            settled: None,
        };
        let known = cx.memory::<Known>();
        known.0.lock().insert(tenant, own);
        compare(cx, tenant).await
    }
    .boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let known = cx.memory::<Known>();
        let (mut seen, mut gone) = (Vec::new(), false);
        for change in changes {
            match change.kind.as_str() {
                PEOPLE => seen.extend(change.payload::<Ids>()?.ids),
                beffroi_directory::change::USER_DELETED => gone = true,
                _ => {}
            }
        }
        if !seen.is_empty() {
            // Another process may have written them.
            let rows = store::people(&mut cx.read().await?, tenant, &seen).await?;
            for id in &seen {
                let holds = rows.get(id).is_some_and(|person| person.is_licensed);
                known.note(tenant, &[*id], holds);
            }
        }
        // An ordinal may be somebody else's by now.
        if gone || !seen.is_empty() {
            known.unsettle(tenant);
        }
        compare(cx, tenant).await
    }
    .boxed()
}

async fn compare(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    let known = cx.memory::<Known>();
    if known.is_settled(cx, tenant) {
        return Ok(());
    }
    let (gained, lost) = known.differences(cx, tenant, 1);
    if !gained.is_empty() || !lost.is_empty() {
        follow::later(cx, tenant).await?;
    }
    Ok(())
}
