//! Follows the change log: what is given, and to whom.

use std::collections::BTreeSet;

use beffroi_core::{TenantId, failure};
use beffroi_directory::change::{self as directory, Ids, MemberKind, Members, One};
use beffroi_directory::lookup;
use beffroi_feature::{Cx, Projection};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{Cause, Disabled, InForce, SkuId};
use crate::shelf::{Shelf, Shelves};
use crate::{follow, service, store};

/// The organization's subscriptions have changed.
pub(crate) const SUBSCRIPTIONS: &str = "license.subscriptions";
/// What people were given directly has changed.
pub(crate) const ASSIGNMENTS: &str = "license.assignments";
/// What a group gives has changed.
pub(crate) const GROUP: &str = "license.group";
/// Where plans may be used has changed.
pub(crate) const LOCATIONS: &str = "license.locations";
/// What is in force for people has changed.
pub(crate) const CAPABILITY: &str = "license.capabilityChanged";

/// For these people what is in force has changed alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CapabilityChanged {
    /// What was.
    pub(crate) from: String,
    /// What is.
    pub(crate) to: String,
    /// Why.
    pub(crate) cause: Cause,
    /// For whom.
    pub(crate) ids: Vec<Uuid>,
}

pub(crate) const PROJECTION: Projection = Projection { load, apply };

fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let mut shelf = Shelf::default();
        shelf
            .book
            .set_subscriptions(store::subscriptions(conn, tenant).await?);
        shelf.locations = store::locations(conn, tenant).await?;
        shelf.country = country(conn, tenant).await?;
        for (group, given) in store::all_groups(conn, tenant).await? {
            shelf.book.set_group(group, plain(given));
        }
        let people = cx.people(tenant);
        let mut rows: Vec<(Uuid, SkuId, Disabled)> = Vec::new();
        store::each_direct(conn, tenant, |person, product, disabled| {
            rows.push((person, product, disabled));
        })
        .await?;
        let mut mailboxes = Vec::new();
        store::each_mailbox(conn, tenant, |person, mailbox| {
            if mailbox.state == store::MailboxState::Active {
                mailboxes.push((person, mailbox.capability));
            }
        })
        .await?;
        let published = {
            let sets = people.read();
            for (person, product, disabled) in rows {
                shelf
                    .book
                    .add_direct(person, sets.ordinal(person), product, disabled);
            }
            shelf.begin_with(&sets, mailboxes);
            shelf.settle(&sets, Vec::new())
        };
        published.fill(&people);
        let behind = !shelf.is_announced();
        let ends = shelf.book.subscriptions().any(|one| one.next.is_some());
        *cx.memory::<Shelves>().of(tenant).write() = shelf;
        if behind {
            follow::later(cx, tenant).await?;
        }
        if ends {
            service::announce_later(cx, tenant).await?;
        }
        Ok(())
    }
    .boxed()
}

async fn country(conn: &mut Conn, tenant: TenantId) -> failure::Result<Option<String>> {
    let tenant = lookup::tenant(conn, tenant).await?;
    Ok(tenant.and_then(|tenant| tenant.country))
}

fn plain(
    given: impl IntoIterator<Item = (SkuId, (Disabled, beffroi_core::Ts))>,
) -> impl Iterator<Item = (SkuId, Disabled)> {
    given
        .into_iter()
        .map(|(product, (disabled, _))| (product, disabled))
}

/// What a batch of changes asks for.
#[derive(Default)]
struct Touched {
    subscriptions: bool,
    locations: bool,
    country: bool,
    people: BTreeSet<Uuid>,
    gone: BTreeSet<Uuid>,
    groups: BTreeSet<Uuid>,
    causes: Vec<Cause>,
    announced: Vec<CapabilityChanged>,
}

impl Touched {
    fn note(&mut self, change: &Change) -> failure::Result<()> {
        match change.kind.as_str() {
            SUBSCRIPTIONS => {
                self.subscriptions = true;
                self.causes.push(Cause::Subscription);
            }
            LOCATIONS => {
                self.locations = true;
                self.causes.push(Cause::Location);
            }
            ASSIGNMENTS => {
                let people = change.payload::<Ids>()?.ids;
                self.people.extend(&people);
                self.causes.push(Cause::Assignment { people });
            }
            GROUP => {
                let group = change.payload::<One>()?.id;
                self.groups.insert(group);
                self.causes.push(Cause::GroupLicense { group });
            }
            CAPABILITY => self.announced.push(change.payload()?),
            _ => self.note_directory(change)?,
        }
        Ok(())
    }

    fn note_directory(&mut self, change: &Change) -> failure::Result<()> {
        match change.kind.as_str() {
            directory::USER_SAVED => {
                let ids = change.payload::<Ids>()?.ids;
                self.gone.retain(|gone| !ids.contains(gone));
                self.people.extend(ids);
                self.causes.push(Cause::Person);
            }
            directory::USER_DELETED => {
                let ids = change.payload::<Ids>()?.ids;
                self.people.extend(&ids);
                self.gone.extend(ids);
                self.causes.push(Cause::Person);
            }
            directory::GROUP_MEMBERS => {
                let members: Members = change.payload()?;
                let changed = members.added.iter().chain(&members.removed);
                let people = changed
                    .filter(|one| one.kind == MemberKind::User)
                    .map(|one| one.id);
                self.causes.push(Cause::GroupMembership {
                    group: members.group,
                    people: people.collect(),
                });
            }
            // A rule that has changed moves people, and so does a group that is gone.
            directory::GROUP_SAVED | directory::GROUP_DELETED => self.causes.push(Cause::Person),
            directory::TENANT_SAVED => {
                self.country = true;
                self.causes.push(Cause::Location);
            }
            _ => {}
        }
        Ok(())
    }
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let mut touched = Touched::default();
        for change in changes {
            touched.note(change)?;
        }
        let shelf = cx.memory::<Shelves>().of(tenant);
        let people = cx.people(tenant);
        if !touched.announced.is_empty() {
            let sets = people.read();
            let mut shelf = shelf.write();
            for one in &touched.announced {
                let now: InForce = one.to.parse().unwrap_or(InForce::Nothing);
                shelf.announced(&sets, &one.ids, now);
            }
        }
        if touched.causes.is_empty() {
            return Ok(());
        }
        let read = Read::of(cx, tenant, &touched).await?;
        let (published, is_announced) = {
            let sets = people.read();
            let mut shelf = shelf.write();
            read.keep_in(&mut shelf, &sets);
            shelf.left(touched.gone);
            (shelf.settle(&sets, touched.causes), shelf.is_announced())
        };
        published.fill(&people);
        if !is_announced {
            follow::later(cx, tenant).await?;
        }
        Ok(())
    }
    .boxed()
}

/// What had to be read anew.
struct Read {
    subscriptions: Option<Vec<crate::model::Subscription>>,
    locations: Option<std::collections::BTreeMap<crate::model::PlanId, Vec<String>>>,
    country: Option<Option<String>>,
    people: Vec<(Uuid, store::Assigned)>,
    groups: Vec<(Uuid, store::Assigned)>,
}

impl Read {
    async fn of(cx: &Cx, tenant: TenantId, touched: &Touched) -> failure::Result<Self> {
        let mut conn = cx.read().await?;
        let conn = &mut conn;
        let ids: Vec<Uuid> = touched.people.iter().copied().collect();
        let mut held = store::direct_of(conn, tenant, &ids).await?;
        let held = |id: Uuid| (id, held.remove(&id).unwrap_or_default());
        let people = ids.into_iter().map(held).collect();
        let mut groups = Vec::new();
        for group in &touched.groups {
            groups.push((*group, store::of_group(conn, tenant, *group).await?));
        }
        let mut read = Self {
            subscriptions: None,
            locations: None,
            country: None,
            people,
            groups,
        };
        if touched.subscriptions {
            read.subscriptions = Some(store::subscriptions(conn, tenant).await?);
        }
        if touched.locations {
            read.locations = Some(store::locations(conn, tenant).await?);
        }
        if touched.country {
            read.country = Some(country(conn, tenant).await?);
        }
        Ok(read)
    }

    fn keep_in(self, own: &mut Shelf, sets: &beffroi_population::TenantSets) {
        for (person, held) in self.people {
            own.book
                .set_direct(person, sets.ordinal(person), plain(held));
        }
        for (group, given) in self.groups {
            own.book.set_group(group, plain(given));
        }
        if let Some(all) = self.subscriptions {
            own.book.set_subscriptions(all);
        }
        if let Some(all) = self.locations {
            own.locations = all;
        }
        if let Some(country) = self.country {
            own.country = country;
        }
    }
}
