//! Statements: how far a copy is, and what has become of what.

use std::collections::HashMap;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::group;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

/// Part of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Users,
    /// People who were not named when all were read again.
    UsersGone,
    Groups,
    /// Groups, in the same way.
    GroupsGone,
    Members,
    /// Who owns the groups that were told.
    Owners,
    Devices,
    Done,
}

impl Phase {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::UsersGone => "usersGone",
            Self::Groups => "groups",
            Self::GroupsGone => "groupsGone",
            Self::Members => "members",
            Self::Owners => "owners",
            Self::Devices => "devices",
            Self::Done => "done",
        }
    }

    /// The word for whoever watches.
    pub(crate) const fn shown(self) -> &'static str {
        match self {
            Self::UsersGone => "users",
            Self::GroupsGone => "groups",
            other => other.as_str(),
        }
    }

    fn parse(text: &str) -> Self {
        let unfinished = [
            Self::Users,
            Self::UsersGone,
            Self::Groups,
            Self::GroupsGone,
            Self::Members,
            Self::Owners,
            Self::Devices,
        ];
        let found = unfinished.into_iter().find(|phase| phase.as_str() == text);
        found.unwrap_or(Self::Done)
    }
}

/// A tenant that is copied from.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) tenant: TenantId,
    pub(crate) id: Uuid,
    pub(crate) phase: Phase,
    /// Where the phase goes on; none at its beginning.
    pub(crate) link: Option<String>,
    /// Where the next round of people begins.
    pub(crate) users_link: Option<String>,
    /// Where the next round of groups begins.
    pub(crate) groups_link: Option<String>,
    /// Rises with every page.
    pub(crate) steps: i64,
}

fn read(tenant: TenantId, row: &Row) -> Result<Source, StoreError> {
    let phase: String = row.get("phase")?;
    Ok(Source {
        tenant,
        id: row.get("id")?,
        phase: Phase::parse(&phase),
        link: row.get("link")?,
        users_link: row.get("users_link")?,
        groups_link: row.get("groups_link")?,
        steps: row.get("steps")?,
    })
}

/// The source of that name, made when it is new.
pub(crate) async fn source(
    tx: &mut Tx,
    tenant: TenantId,
    fresh: Uuid,
    (origin, remote): (&str, &str),
) -> failure::Result<Source> {
    tx.exec(
        "INSERT INTO graph_import_source (tenant_id, id, origin, remote_tenant, phase, steps) VALUES ($1, $2, $3, $4, 'done', 0)
         ON CONFLICT (tenant_id, origin, remote_tenant) DO NOTHING",
        args![tenant, fresh, origin, remote],
    )
    .await?;
    let row = tx
        .one(
            "SELECT * FROM graph_import_source WHERE tenant_id = $1 AND origin = $2 AND remote_tenant = $3",
            args![tenant, origin, remote],
        )
        .await?
        .ok_or_else(|| Failure::bug("a source vanished while it was made"))?;
    Ok(read(tenant, &row)?)
}

/// Writes how far the copy is, from the step that `before` stands at.
///
/// # Errors
/// A conflict when another import has gone on from there.
pub(crate) async fn advance(tx: &mut Tx, before: &Source, after: &Source) -> failure::Result<()> {
    let changed = tx
        .exec(
            "UPDATE graph_import_source SET phase = $4, link = $5, users_link = $6, groups_link = $7, steps = steps + 1
             WHERE tenant_id = $1 AND id = $2 AND steps = $3",
            args![
                before.tenant,
                before.id,
                before.steps,
                after.phase.as_str(),
                after.link.clone(),
                after.users_link.clone(),
                after.groups_link.clone()
            ],
        )
        .await?;
    if changed == 1 {
        return Ok(());
    }
    Err(Failure::conflict(
        "importUnderWay",
        "Another import from this source is under way. Wait for its end and try again.",
    ))
}

/// What has become of a thing of the source.
pub(crate) struct Copied {
    pub(crate) local: Uuid,
    /// Whether it was named since everything was last read again.
    pub(crate) seen: bool,
}

/// What has become of things of the source, by their ids there.
pub(crate) async fn local_ids(
    conn: &mut Conn,
    source: &Source,
    remote: &[&str],
) -> Result<HashMap<String, Copied>, StoreError> {
    conn.all_in(
        "SELECT remote_id, local_id, seen FROM graph_import_object WHERE tenant_id = $1 AND source_id = $2 AND remote_id",
        args![source.tenant, source.id],
        remote.iter().map(|id| Value::from(*id)).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| {
        let (local, seen) = (row.get("local_id")?, row.get("seen")?);
        Ok((row.get("remote_id")?, Copied { local, seen }))
    })
    .collect()
}

/// Marks everything of one kind: it is about to be read again from the beginning, and what is not
/// named then is gone.
pub(crate) async fn unsee(
    tx: &mut Tx,
    source: &Source,
    kind: &'static str,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE graph_import_object SET seen = $4 WHERE tenant_id = $1 AND source_id = $2 AND kind = $3",
        args![source.tenant, source.id, kind, false],
    )
    .await
    .map(drop)
}

/// Things of one kind that were not named since, at most `limit`: remote and local ids.
pub(crate) async fn unseen(
    conn: &mut Conn,
    source: &Source,
    kind: &'static str,
    limit: u16,
) -> Result<Vec<(String, Uuid)>, StoreError> {
    conn.all(
        "SELECT remote_id, local_id FROM graph_import_object
         WHERE tenant_id = $1 AND source_id = $2 AND kind = $3 AND seen = $4 ORDER BY remote_id LIMIT $5",
        args![source.tenant, source.id, kind, false, limit],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("remote_id")?, row.get("local_id")?)))
    .collect()
}

/// The direct members of a group here that were copied: their ids there.
pub(crate) async fn copied_members(
    conn: &mut Conn,
    source: &Source,
    group: Uuid,
) -> Result<Vec<String>, StoreError> {
    let members = group::members_of(conn, source.tenant, &[group]).await?;
    let ids = members
        .into_iter()
        .map(|(_, member)| Value::from(member.id));
    conn.all_in(
        "SELECT remote_id FROM graph_import_object WHERE tenant_id = $1 AND source_id = $2 AND local_id",
        args![source.tenant, source.id],
        ids.collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("remote_id"))
    .collect()
}

/// Everything of one kind that has been copied: remote and local ids.
pub(crate) async fn all_of(
    conn: &mut Conn,
    source: &Source,
    kind: &'static str,
) -> Result<Vec<(String, Uuid)>, StoreError> {
    conn.all(
        "SELECT remote_id, local_id FROM graph_import_object WHERE tenant_id = $1 AND source_id = $2 AND kind = $3",
        args![source.tenant, source.id, kind],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("remote_id")?, row.get("local_id")?)))
    .collect()
}

/// Notes what has become of a thing.
pub(crate) async fn put(
    tx: &mut Tx,
    source: &Source,
    kind: &'static str,
    remote: &str,
    local: Uuid,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO graph_import_object (tenant_id, source_id, remote_id, kind, local_id, seen) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, source_id, remote_id)
         DO UPDATE SET kind = excluded.kind, local_id = excluded.local_id, seen = excluded.seen",
        args![source.tenant, source.id, remote, kind, local, true],
    )
    .await
    .map(drop)
}

/// Forgets a thing that is gone.
pub(crate) async fn forget(tx: &mut Tx, source: &Source, remote: &str) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM graph_import_object WHERE tenant_id = $1 AND source_id = $2 AND remote_id = $3",
        args![source.tenant, source.id, remote],
    )
    .await
    .map(drop)
}

/// Puts groups on the list of those whose owners are to be read.
pub(crate) async fn put_owners(
    tx: &mut Tx,
    source: &Source,
    groups: &[&str],
) -> Result<(), StoreError> {
    let rows = groups
        .iter()
        .map(|group| args![source.tenant, source.id, *group]);
    tx.insert_many(
        "INSERT INTO graph_import_owner (tenant_id, source_id, group_remote_id)",
        "ON CONFLICT (tenant_id, source_id, group_remote_id) DO NOTHING",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// The next group whose owners are to be read.
pub(crate) async fn next_owners(
    conn: &mut Conn,
    source: &Source,
) -> Result<Option<String>, StoreError> {
    conn.one(
        "SELECT group_remote_id FROM graph_import_owner WHERE tenant_id = $1 AND source_id = $2
         ORDER BY group_remote_id LIMIT 1",
        args![source.tenant, source.id],
    )
    .await?
    .map(|row| row.get("group_remote_id"))
    .transpose()
}

/// Takes a group off that list.
pub(crate) async fn forget_owners(
    tx: &mut Tx,
    source: &Source,
    group: &str,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM graph_import_owner WHERE tenant_id = $1 AND source_id = $2 AND group_remote_id = $3",
        args![source.tenant, source.id, group],
    )
    .await
    .map(drop)
}

/// Of people here those who were copied.
pub(crate) async fn copied_among(
    conn: &mut Conn,
    source: &Source,
    local: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    conn.all_in(
        "SELECT local_id FROM graph_import_object WHERE tenant_id = $1 AND source_id = $2 AND local_id",
        args![source.tenant, source.id],
        local.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("local_id"))
    .collect()
}

/// A membership that came or went.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    pub(crate) group: String,
    pub(crate) member: String,
    pub(crate) gone: bool,
}

/// Puts memberships aside until every group is there. The last word on one counts.
pub(crate) async fn put_members(
    tx: &mut Tx,
    source: &Source,
    members: &[Membership],
) -> Result<(), StoreError> {
    // A statement can't meet the same row twice.
    let mut last: HashMap<(&str, &str), bool> = HashMap::new();
    for one in members {
        last.insert((&one.group, &one.member), one.gone);
    }
    let rows = last
        .into_iter()
        .map(|((group, member), gone)| args![source.tenant, source.id, group, member, gone]);
    tx.insert_many(
        "INSERT INTO graph_import_member (tenant_id, source_id, group_remote_id, member_remote_id, gone)",
        "ON CONFLICT (tenant_id, source_id, group_remote_id, member_remote_id) DO UPDATE SET gone = excluded.gone",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// The next memberships of one group, at most `limit`.
pub(crate) async fn next_members(
    conn: &mut Conn,
    source: &Source,
    limit: u16,
) -> Result<Vec<Membership>, StoreError> {
    conn.all(
        "SELECT group_remote_id, member_remote_id, gone FROM graph_import_member WHERE tenant_id = $1 AND source_id = $2
           AND group_remote_id = (SELECT min(group_remote_id) FROM graph_import_member WHERE tenant_id = $1 AND source_id = $2)
         ORDER BY member_remote_id LIMIT $3",
        args![source.tenant, source.id, limit],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Membership {
            group: row.get("group_remote_id")?,
            member: row.get("member_remote_id")?,
            gone: row.get("gone")?,
        })
    })
    .collect()
}

/// Takes memberships of one group off the list.
pub(crate) async fn forget_members(
    tx: &mut Tx,
    source: &Source,
    group: &str,
    members: &[Membership],
) -> Result<(), StoreError> {
    tx.all_in(
        "DELETE FROM graph_import_member WHERE tenant_id = $1 AND source_id = $2 AND group_remote_id = $3 AND member_remote_id",
        args![source.tenant, source.id, group],
        members.iter().map(|one| Value::from(&one.member)).collect(),
        "",
    )
    .await
    .map(drop)
}
