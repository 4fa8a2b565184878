//! Follows the change log and wakes the deliveries that it concerns. What is kept in memory is who
//! watches what; what is to be told stays in the log.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_directory::change::{ROLE_ASSIGNMENTS, ROLE_SAVED};
use beffroi_feature::{Cx, Happened, Projection, Watchable};
use beffroi_identity::Holder;
use beffroi_identity::change::APPLICATION_SAVED;
use beffroi_store::{Change, Conn};
use beffroi_web::ActorKind;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use parking_lot::Mutex;
use serde::Deserialize;
use uuid::Uuid;

use crate::change::SUBSCRIPTION_SAVED;
use crate::model::item::items;
use crate::model::{ChangeTypes, Resource, Subscription, SubscriptionId, application_of};
use crate::{deliver, service, store};

pub(crate) const PROJECTION: Projection = Projection { load, apply };

/// Who watches what.
#[derive(Debug, Clone)]
struct Watch {
    id: SubscriptionId,
    resource: Resource,
    change_types: ChangeTypes,
    holder: Holder,
}

/// Every watch of every tenant that has any.
#[derive(Default)]
struct Watches(Mutex<HashMap<TenantId, Arc<[Watch]>>>);

impl Watches {
    fn replace(&self, cx: &Cx, tenant: TenantId, all: &[Subscription]) -> failure::Result<()> {
        let watches = all.iter().filter(|one| !one.paused).map(|one| {
            Ok(Watch {
                id: one.id,
                resource: service::resource_of(cx, one)?,
                change_types: one.change_types,
                holder: one.holder,
            })
        });
        let watches: Arc<[Watch]> = watches.collect::<failure::Result<Vec<_>>>()?.into();
        let mut known = self.0.lock();
        if watches.is_empty() {
            known.remove(&tenant);
        } else {
            known.insert(tenant, watches);
        }
        Ok(())
    }

    fn of(&self, tenant: TenantId) -> Option<Arc<[Watch]>> {
        self.0.lock().get(&tenant).cloned()
    }
}

/// Reads who watches what, and wakes whoever has not been told everything: the process that wrote it
/// may have died before it could.
fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let all = store::all(conn, tenant).await?;
        cx.memory::<Watches>().replace(cx, tenant, &all)?;
        let end = conn.position(tenant).await?;
        let behind = all.iter().filter(|one| one.place.position < end);
        wake(cx, tenant, behind.map(|one| one.id).collect()).await
    }
    .boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let watches = cx.memory::<Watches>();
        if changes.iter().any(|one| one.kind == SUBSCRIPTION_SAVED) {
            let all = store::all(&mut cx.read().await?, tenant).await?;
            watches.replace(cx, tenant, &all)?;
        }
        let Some(watches) = watches.of(tenant) else {
            return Ok(());
        };
        let stirred = Stirred::by(cx.watchables(), changes)?;
        let woken = watches.iter().filter(|watch| stirred.concerns(watch));
        wake(cx, tenant, woken.map(|watch| watch.id).collect()).await
    }
    .boxed()
}

async fn wake(cx: &Cx, tenant: TenantId, ids: Vec<SubscriptionId>) -> failure::Result<()> {
    let jobs = ids.into_iter().map(|id| deliver::job(id, cx.now()));
    let jobs = jobs.collect::<failure::Result<Vec<_>>>()?;
    cx.wake(tenant, jobs).await
}

/// What has happened to things, one bit for each that may happen.
type Happenings = HashMap<Uuid, u8>;

/// What a batch of changes has stirred.
#[derive(Debug, Default)]
struct Stirred {
    people: Happenings,
    groups: Happenings,
    /// Groups that somebody came to or left.
    joined: HashSet<Uuid>,
    applications: HashSet<Uuid>,
    roles: bool,
    /// Things of other systems, by the kinds of their entries.
    others: HashMap<&'static str, HashSet<Uuid>>,
}

/// An entry about one thing.
#[derive(Deserialize)]
struct About {
    id: Uuid,
}

const fn bit(happened: Happened) -> u8 {
    match happened {
        Happened::Created => 1,
        Happened::Changed => 2,
        Happened::Purged => 4,
    }
}

impl Stirred {
    fn by(others: &[Watchable], changes: &[Change]) -> failure::Result<Self> {
        let mut stirred = Self::default();
        for change in changes {
            for system in others {
                let kind = system.kinds.iter().find(|kind| change.kind == **kind);
                let Some(kind) = kind else { continue };
                let things = (system.parts)(change)?.into_iter().map(|part| part.thing);
                stirred.others.entry(kind).or_default().extend(things);
            }
            for item in items(&Resource::Users, change)? {
                *stirred.people.entry(item.id).or_default() |= bit(item.happened);
            }
            for item in items(&Resource::Groups, change)? {
                *stirred.groups.entry(item.id).or_default() |= bit(item.happened);
                if !item.members.is_empty() {
                    stirred.joined.insert(item.id);
                }
            }
            match change.kind.as_str() {
                APPLICATION_SAVED => {
                    stirred.applications.insert(change.payload::<About>()?.id);
                }
                ROLE_ASSIGNMENTS | ROLE_SAVED => stirred.roles = true,
                _ => {}
            }
        }
        Ok(stirred)
    }

    /// Whether there may be something to tell, or its creator's rights may have changed.
    fn concerns(&self, watch: &Watch) -> bool {
        let all = |of: &Happenings| of.values().fold(0, |all, one| all | one);
        let one = |of: &Happenings, id| of.get(id).copied().unwrap_or_default();
        let happened = match &watch.resource {
            Resource::Users => all(&self.people),
            Resource::User(id) => one(&self.people, id),
            Resource::Groups => all(&self.groups),
            Resource::Group(id) => one(&self.groups, id),
            Resource::Members(id) if self.joined.contains(id) => bit(Happened::Changed),
            Resource::Members(_) => 0,
            Resource::Other(system, watched) => {
                let mut things = system.kinds.iter().filter_map(|kind| self.others.get(kind));
                let any = things.any(|all| match watched.only {
                    Some(only) => all.contains(&only),
                    None => !all.is_empty(),
                });
                // What of them is looked up by whoever tells.
                if any { u8::MAX } else { 0 }
            }
        };
        let tells = |one| happened & bit(one) != 0 && watch.change_types.tells(one).is_some();
        let is_person = watch.holder.kind == ActorKind::User;
        [Happened::Created, Happened::Changed, Happened::Purged]
            .into_iter()
            .any(tells)
            || (is_person && (self.roles || self.people.contains_key(&watch.holder.id)))
            || application_of(&watch.holder).is_some_and(|id| self.applications.contains(&id))
    }
}
