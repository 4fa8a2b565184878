//! Notes to whom messages are handed, beside the work of handing them out.
//!
//! Whoever was handed a message may tell of it when it has ended, or when they are no recipient any more:
//! their screen showed it all the same. As with events there is no timer: whoever finds nobody writing
//! begins to, with all that waits.

use std::collections::BTreeMap;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::RoaringBitmap;
use futures_util::FutureExt;
use parking_lot::Mutex;
use tokio::sync::oneshot;

use crate::catalog::{Catalog, Live};
use crate::model::{MessageId, UserId};
use crate::store;

/// Most rows of one transaction.
const MOST: usize = 2_000;

type Handed = (UserId, MessageId);

/// What waits to be noted, in this process.
#[derive(Default)]
struct Desk(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    handed: BTreeMap<TenantId, Vec<Handed>>,
    told: Vec<oneshot::Sender<()>>,
    somebody_writes: bool,
}

/// Notes that a person is handed messages, and returns when that is durable. What was noted before costs
/// nothing.
pub(crate) async fn hand(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
    messages: impl IntoIterator<Item = MessageId>,
) -> failure::Result<()> {
    let delivering = cx.memory::<Catalog>().of(tenant);
    let ordinal = cx.people(tenant).read().ordinal(user.uuid());
    let is_new = |live: &Live| ordinal.is_none_or(|person| !live.handed.lock().contains(person));
    let new = messages
        .into_iter()
        .filter(|id| delivering.messages.get(id).is_none_or(|live| is_new(live)))
        .map(|id| (user, id));
    let new: Vec<Handed> = new.collect();
    if new.is_empty() {
        return Ok(());
    }
    // After a restart nothing is in memory, and most of it is written.
    let known = store::handed(&mut cx.read().await?, tenant, &new).await?;
    let missing: Vec<Handed> = new
        .iter()
        .copied()
        .filter(|one| !known.contains(one))
        .collect();
    if !missing.is_empty() {
        let (told, noted) = oneshot::channel();
        push(cx, tenant, missing, Some(told));
        if noted.await.is_err() {
            tracing::warn!(%tenant, "it could not be noted to whom messages were handed");
            return Ok(());
        }
    }
    for (_, id) in new {
        if let (Some(live), Some(person)) = (delivering.messages.get(&id), ordinal) {
            live.handed.lock().insert(person);
        }
    }
    Ok(())
}

/// Notes that people were handed a message, in its own time.
pub(crate) fn hand_to_all(cx: &Cx, tenant: TenantId, live: &Live, people: RoaringBitmap) {
    let id = live.message.id;
    let handed = {
        let sets = cx.people(tenant);
        let sets = sets.read();
        let ids = sets.ids(&people);
        ids.map(|person| (UserId::from_uuid(person), id)).collect()
    };
    *live.handed.lock() |= people;
    push(cx, tenant, handed, None);
}

fn push(cx: &Cx, tenant: TenantId, handed: Vec<Handed>, told: Option<oneshot::Sender<()>>) {
    let desk = cx.memory::<Desk>();
    let nobody_writes = {
        let mut waiting = desk.0.lock();
        waiting.handed.entry(tenant).or_default().extend(handed);
        waiting.told.extend(told);
        !std::mem::replace(&mut waiting.somebody_writes, true)
    };
    if nobody_writes {
        let cx = cx.clone();
        tokio::spawn(async move { write_all(&cx, &desk).await });
    }
}

/// Whoever writes. However it ends, the next one finds nobody writing.
struct Turn<'a>(&'a Desk);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.0.lock().somebody_writes = false;
    }
}

async fn write_all(cx: &Cx, desk: &Desk) {
    let turn = Turn(desk);
    loop {
        let (handed, told) = {
            let mut waiting = desk.0.lock();
            if waiting.handed.is_empty() {
                // Under the same lock: what comes now begins a turn of its own.
                waiting.somebody_writes = false;
                std::mem::forget(turn);
                return;
            }
            (
                std::mem::take(&mut waiting.handed),
                std::mem::take(&mut waiting.told),
            )
        };
        let mut all_well = true;
        for (tenant, mut pairs) in handed {
            pairs.sort_unstable();
            pairs.dedup();
            for some in pairs.chunks(MOST) {
                all_well &= write(cx, tenant, some.to_vec()).await;
            }
        }
        if all_well {
            for told in told {
                // Whoever has gone away need not know.
                let _ = told.send(());
            }
        }
    }
}

async fn write(cx: &Cx, tenant: TenantId, pairs: Vec<Handed>) -> bool {
    let write = cx
        .db
        .write(move |tx| async move { Ok(store::hand(tx, tenant, &pairs).await?) }.boxed());
    match write.await {
        Ok(()) => true,
        Err(failure) => {
            tracing::warn!(%tenant, %failure, "it could not be noted to whom messages were handed");
            false
        }
    }
}
