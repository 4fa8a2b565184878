//! Statements about rules and the members that follow them.

use std::collections::HashSet;

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use super::{Followed, ProcessingState};
use crate::GroupId;
use crate::change::{Member, MemberKind};
use crate::group::rule::Rule;

fn read(row: &Row) -> Result<Followed, StoreError> {
    let text: String = row.get("rule")?;
    let paused: bool = row.get("is_paused")?;
    Ok(Followed {
        rule: Rule::parse(&text).ok(),
        text,
        state: if paused {
            ProcessingState::Paused
        } else {
            ProcessingState::On
        },
    })
}

/// Every rule of a tenant, those of deleted groups too.
pub(super) async fn all(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<(Uuid, Followed)>, StoreError> {
    conn.all(
        "SELECT group_id, rule, is_paused FROM group_rule WHERE tenant_id = $1",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("group_id")?, read(row)?)))
    .collect()
}

/// The rule of a group, if it has one.
pub(super) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
) -> Result<Option<Followed>, StoreError> {
    conn.one(
        "SELECT rule, is_paused FROM group_rule WHERE tenant_id = $1 AND group_id = $2",
        args![tenant, group],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Gives a group its rule.
pub(super) async fn set(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    (rule, state): (&str, ProcessingState),
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO group_rule (tenant_id, group_id, rule, is_paused) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, group_id) DO UPDATE SET rule = excluded.rule, is_paused = excluded.is_paused",
        args![tenant, group, rule, state == ProcessingState::Paused],
    )
    .await
    .map(drop)
}

/// Takes a group's rule away; its members stay as they are.
pub(crate) async fn forget(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM group_rule WHERE tenant_id = $1 AND group_id = $2",
        args![tenant, group],
    )
    .await
    .map(drop)
}

/// Writes of what types a group is.
pub(super) async fn set_types(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    types: &[String],
) -> Result<(), StoreError> {
    let types =
        serde_json::to_string(types).map_err(|error| StoreError::decode("group_types", error))?;
    tx.exec(
        "UPDATE directory_group SET group_types = $3 WHERE tenant_id = $1 AND id = $2",
        args![tenant, group, types],
    )
    .await
    .map(drop)
}

/// Whether a group is dynamic, or holds one that is, at any depth.
pub(super) async fn is_below(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "WITH RECURSIVE below (id) AS (
               SELECT $2 UNION
               SELECT m.member_id FROM below b CROSS JOIN group_member m
               WHERE m.group_id = b.id AND m.tenant_id = $1 AND m.member_kind = 'group')
             SELECT 1 AS found FROM group_rule WHERE tenant_id = $1 AND group_id IN (SELECT id FROM below) LIMIT 1",
            args![tenant, group],
        )
        .await?;
    Ok(row.is_some())
}

/// Takes everything that is not a person out of a group; what it was.
pub(super) async fn remove_others(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
) -> Result<Vec<Member>, StoreError> {
    tx.all(
        "DELETE FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_kind <> 'user'
         RETURNING member_id, member_kind",
        args![tenant, group],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Member {
            id: row.get("member_id")?,
            kind: row.parse("member_kind")?,
        })
    })
    .collect()
}

/// Who is in a group.
pub(super) async fn members(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
) -> Result<HashSet<Uuid>, StoreError> {
    let mut members = HashSet::new();
    conn.each(
        "SELECT member_id FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_kind = 'user'",
        args![tenant, group],
        |row| {
            members.insert(row.get("member_id")?);
            Ok(())
        },
    )
    .await?;
    Ok(members)
}

/// In which groups these people are, as pairs of group and person.
pub(super) async fn memberships(
    conn: &mut Conn,
    tenant: TenantId,
    people: &HashSet<Uuid>,
) -> Result<HashSet<(Uuid, Uuid)>, StoreError> {
    conn.all_in(
        "SELECT group_id, member_id FROM group_member WHERE tenant_id = $1 AND member_id",
        args![tenant],
        people.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("group_id")?, row.get("member_id")?)))
    .collect()
}

/// Takes people out of a group.
pub(super) async fn remove(
    tx: &mut Tx,
    tenant: TenantId,
    group: Uuid,
    people: &[Uuid],
) -> Result<(), StoreError> {
    tx.all_in(
        "DELETE FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_id",
        args![tenant, group],
        people.iter().copied().map(Value::from).collect(),
        "",
    )
    .await
    .map(drop)
}

/// Puts people into a group; who is in stays.
pub(super) async fn add(
    tx: &mut Tx,
    tenant: TenantId,
    group: Uuid,
    people: &[Uuid],
) -> Result<(), StoreError> {
    let kind = MemberKind::User.as_str();
    let rows = people
        .iter()
        .map(|person| args![tenant, group, *person, kind])
        .collect();
    tx.insert_many(
        "INSERT INTO group_member (tenant_id, group_id, member_id, member_kind)",
        "ON CONFLICT (tenant_id, group_id, member_id) DO NOTHING",
        rows,
    )
    .await
    .map(drop)
}
