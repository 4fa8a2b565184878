//! Feeds the population from the directory's tables and from the change log.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::{Cx, Projection};
use beffroi_population::{
    DeviceFacts, Facet, FacetKey, Loader, PersonFacts, Surface, TenantSets, TextKey,
};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::change::{self, Devices, Ids, Member, MemberKind, Members, One};
use crate::group::dynamic::{self, Touched};
use crate::{device, group, lookup, user};

pub(crate) const PROJECTION: Projection = Projection { load, apply };

fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let mut loader = Loader::new();
        user::set_rows::each_for_sets(conn, tenant, |row| {
            loader.person(row.id, &person(&row));
            loader.texts(row.id, row.texts());
        })
        .await?;
        for id in group::store::all_ids(conn, tenant).await? {
            loader.group(id);
        }
        // All Company holds everyone; its rows are not kept, they follow from the people.
        if let Some(all) = lookup::all_company(conn, tenant).await? {
            loader.everyone_in(all.uuid()).map_err(Failure::bug)?;
        }
        // A row may name somebody who was deleted: it counts again if they come back.
        group::store::each_membership(conn, tenant, |group, member| {
            let _ = match member.kind {
                MemberKind::User => loader.member(group, member.id),
                MemberKind::Group => loader.nest(group, member.id),
                MemberKind::Device => Ok(()),
            };
        })
        .await?;
        device::store::each_for_sets(conn, tenant, |row| {
            let _ = loader.device(row.id, &device_facts(&row));
        })
        .await?;
        let sets = loader.finish().map_err(Failure::bug)?;
        cx.people(tenant).replace(sets);
        dynamic::load(cx, conn, tenant).await
    }
    .boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let mut touched = Touched::default();
        for change in changes {
            match change.kind.as_str() {
                change::USER_SAVED => {
                    let ids = change.payload::<Ids>()?.ids;
                    users(cx, tenant, &ids).await?;
                    touched.people.extend(ids);
                }
                change::USER_DELETED => {
                    let ids = change.payload::<Ids>()?.ids;
                    touched.people.extend(&ids);
                    let people = cx.people(tenant);
                    let mut people = people.write();
                    for id in ids {
                        people.remove_person(id);
                    }
                }
                change::GROUP_SAVED => {
                    let id = change.payload::<One>()?.id;
                    cx.people(tenant).write().upsert_group(id);
                    touched.gone.remove(&id);
                    touched.groups.insert(id);
                }
                change::GROUP_DELETED => {
                    let id = change.payload::<One>()?.id;
                    cx.people(tenant).write().remove_group(id);
                    touched.groups.remove(&id);
                    touched.gone.insert(id);
                }
                change::GROUP_MEMBERS => {
                    members(&mut cx.people(tenant).write(), &change.payload()?);
                }
                change::DEVICE_SAVED => {
                    devices(cx, tenant, &change.payload::<Devices>()?.ids).await?;
                }
                change::DEVICE_REMOVED => {
                    let ids = change.payload::<Devices>()?.ids;
                    let people = cx.people(tenant);
                    let mut people = people.write();
                    for id in ids {
                        people.remove_device(id);
                    }
                }
                _ => {}
            }
        }
        dynamic::settle(cx, tenant, touched).await
    }
    .boxed()
}

async fn users(cx: &Cx, tenant: TenantId, ids: &[Uuid]) -> failure::Result<()> {
    let mut conn = cx.read().await?;
    let rows = user::set_rows::some_for_sets(&mut conn, tenant, ids).await?;
    let all = lookup::all_company(&mut conn, tenant).await?;
    let people = cx.people(tenant);
    let mut people = people.write();
    let mut present = Vec::with_capacity(rows.len());
    for row in rows {
        if row.deleted {
            people.remove_person(row.id);
        } else {
            people.upsert_person(row.id, &person(&row));
            people.replace_texts(row.id, row.texts());
            present.push(row.id);
        }
    }
    people.tidy_texts();
    if let Some(all) = all {
        people.upsert_group(all.uuid());
        let _ = people.add_members(all.uuid(), &present);
    }
    Ok(())
}

async fn devices(cx: &Cx, tenant: TenantId, ids: &[Uuid]) -> failure::Result<()> {
    let rows = device::store::some_for_sets(&mut cx.read().await?, tenant, ids).await?;
    let people = cx.people(tenant);
    let mut people = people.write();
    for row in rows {
        // Its owner may be deleted by now; then it does not count.
        let _ = people.upsert_device(row.id, &device_facts(&row));
    }
    Ok(())
}

/// Membership of somebody who is gone by now is skipped: their deletion follows in the log.
fn members(people: &mut TenantSets, change: &Members) {
    let ids = |members: &[Member], kind: MemberKind| -> Vec<Uuid> {
        members
            .iter()
            .filter(|member| member.kind == kind)
            .map(|member| member.id)
            .collect()
    };
    let known = |people: &TenantSets, members: Vec<Uuid>| -> Vec<Uuid> {
        members
            .into_iter()
            .filter(|id| people.ordinal(*id).is_some())
            .collect()
    };
    people.upsert_group(change.group);
    let added = known(people, ids(&change.added, MemberKind::User));
    let removed = known(people, ids(&change.removed, MemberKind::User));
    let _ = people.add_members(change.group, &added);
    let _ = people.remove_members(change.group, &removed);
    for child in ids(&change.added, MemberKind::Group) {
        let _ = people.nest(change.group, child);
    }
    for child in ids(&change.removed, MemberKind::Group) {
        let _ = people.unnest(change.group, child);
    }
}

fn person(row: &user::set_rows::SetRow<'_>) -> PersonFacts {
    // By language, not by region: a text in French is for fr-CA and fr-FR alike.
    let language = row
        .text(TextKey::Language)
        .and_then(|tag| tag.split('-').next());
    let facets = [
        (FacetKey::Department, row.text(TextKey::Department)),
        (FacetKey::Company, row.text(TextKey::Company)),
        (FacetKey::City, row.text(TextKey::City)),
        (FacetKey::Office, row.text(TextKey::Office)),
        (FacetKey::Country, row.text(TextKey::UsageLocation)),
        (FacetKey::JobTitle, row.text(TextKey::JobTitle)),
        (FacetKey::Language, language),
        (FacetKey::UserType, row.text(TextKey::UserType)),
    ];
    let facets = facets
        .into_iter()
        .filter_map(|(key, value)| Facet::new(key, value?))
        .collect();
    PersonFacts {
        enabled: row.enabled,
        facets,
    }
}

fn device_facts(row: &device::store::SetRow) -> DeviceFacts {
    DeviceFacts {
        owner: row.owner,
        platform: row.operating_system.platform(),
        build: Some(device::build(&row.os_version)),
        surfaces: row
            .surfaces
            .iter()
            .filter_map(|surface| Surface::new(surface.as_str()))
            .collect(),
    }
}
