use std::collections::{BTreeSet, HashMap};

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};

use super::chats::Key;
use crate::model::{ChatId, Member, Party};

fn read(row: &Row) -> Result<Member, StoreError> {
    Ok(Member {
        party: Party::new(row.get("member_tenant_id")?, row.get("person_id")?),
        role: row.parse("role")?,
        added_at: row.get("added_at")?,
        added_by: Party::new(row.get("added_by_tenant_id")?, row.get("added_by")?),
        has_accepted: row.get("has_accepted")?,
        sees_after: row.get("sees_after")?,
        sees_until: row.get("sees_until")?,
        read_position: row.get("read_position")?,
        read_at: row.get("read_at")?,
        hidden_position: row.get("hidden_position")?,
        is_muted: row.get("is_muted")?,
        is_pinned: row.get("is_pinned")?,
    })
}

/// Where these people's chats are kept: each of them of the one beside them.
pub(crate) async fn hosts_of(
    conn: &mut Conn,
    wanted: &BTreeSet<(Party, ChatId)>,
) -> Result<HashMap<(Party, ChatId), TenantId>, StoreError> {
    let rows = wanted
        .iter()
        .map(|(party, chat)| args![party.tenant, party.person, *chat]);
    let tail = if conn.is_sqlite() {
        ") SELECT m.* FROM wanted CROSS JOIN chat_membership m
           ON m.tenant_id = wanted.tenant_id AND m.person_id = wanted.person_id AND m.chat_id = wanted.chat_id"
    } else {
        ") SELECT m.* FROM wanted CROSS JOIN LATERAL (SELECT * FROM chat_membership o
             WHERE o.tenant_id = wanted.tenant_id AND o.person_id = wanted.person_id
               AND o.chat_id = wanted.chat_id OFFSET 0) m"
    };
    let head = "WITH wanted (tenant_id, person_id, chat_id) AS (";
    let rows = conn.values_returning(head, tail, rows.collect()).await?;
    rows.iter()
        .map(|row| {
            let party = Party::new(row.get("tenant_id")?, row.get("person_id")?);
            Ok(((party, row.get("chat_id")?), row.get("host_tenant_id")?))
        })
        .collect()
}

/// Where a chat is kept in which anybody of an organization takes part, or has taken part.
pub(crate) async fn host_for(
    conn: &mut Conn,
    tenant: TenantId,
    chat: ChatId,
) -> Result<Option<TenantId>, StoreError> {
    conn.one(
        "SELECT host_tenant_id FROM chat_membership WHERE tenant_id = $1 AND chat_id = $2 LIMIT 1",
        args![tenant, chat],
    )
    .await?
    .map(|row| row.get("host_tenant_id"))
    .transpose()
}

/// Everybody's chats of one person, by where they are kept.
pub(crate) async fn memberships(conn: &mut Conn, party: Party) -> Result<Vec<Key>, StoreError> {
    conn.all(
        "SELECT chat_id, host_tenant_id FROM chat_membership WHERE tenant_id = $1 AND person_id = $2",
        args![party.tenant, party.person],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("host_tenant_id")?, row.get("chat_id")?)))
    .collect()
}

/// Everybody who takes part in a chat, or has taken part.
pub(crate) async fn members(conn: &mut Conn, key: Key) -> Result<Vec<Member>, StoreError> {
    conn.all(
        "SELECT * FROM chat_member WHERE tenant_id = $1 AND chat_id = $2
         ORDER BY added_at, member_tenant_id, person_id",
        args![key.0, key.1],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// The same of several chats.
pub(crate) async fn members_of(
    conn: &mut Conn,
    keys: &BTreeSet<Key>,
) -> Result<HashMap<ChatId, Vec<Member>>, StoreError> {
    let mut hosts: HashMap<TenantId, Vec<Value>> = HashMap::new();
    for (host, id) in keys {
        hosts.entry(*host).or_default().push((*id).into());
    }
    let mut found: HashMap<ChatId, Vec<Member>> = HashMap::new();
    for (host, ids) in hosts {
        let sql = "SELECT * FROM chat_member WHERE tenant_id = $1 AND chat_id";
        for row in conn
            .all_in(sql, args![host], ids, "ORDER BY added_at")
            .await?
        {
            let chat: ChatId = row.get("chat_id")?;
            found.entry(chat).or_default().push(read(&row)?);
        }
    }
    Ok(found)
}

/// Writes people who take part from now on, also those who took part before.
pub(crate) async fn add_members(
    tx: &mut Tx,
    key: Key,
    members: &[Member],
) -> Result<(), StoreError> {
    let rows = members.iter().map(|one| {
        args![
            key.0,
            key.1,
            one.party.tenant,
            one.party.person,
            one.role.as_str(),
            one.added_at,
            one.added_by.tenant,
            one.added_by.person,
            one.has_accepted,
            one.sees_after,
            one.sees_until,
            one.read_position,
            one.read_at,
            one.hidden_position,
            one.is_muted,
            one.is_pinned
        ]
    });
    tx.insert_many(
        "INSERT INTO chat_member (tenant_id, chat_id, member_tenant_id, person_id, role, added_at,
           added_by_tenant_id, added_by, has_accepted, sees_after, sees_until, read_position, read_at,
           hidden_position, is_muted, is_pinned)",
        "ON CONFLICT (tenant_id, chat_id, member_tenant_id, person_id) DO UPDATE SET role = excluded.role,
           added_at = excluded.added_at, added_by_tenant_id = excluded.added_by_tenant_id,
           added_by = excluded.added_by, has_accepted = excluded.has_accepted, sees_after = excluded.sees_after,
           sees_until = excluded.sees_until, read_position = excluded.read_position,
           hidden_position = excluded.hidden_position",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// Puts a chat into the lists of some people.
pub(crate) async fn point_to(tx: &mut Tx, key: Key, people: &[Party]) -> Result<(), StoreError> {
    let rows = people
        .iter()
        .map(|one| args![one.tenant, one.person, key.1, key.0]);
    tx.insert_many(
        "INSERT INTO chat_membership (tenant_id, person_id, chat_id, host_tenant_id)",
        "ON CONFLICT DO NOTHING",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// Takes a chat out of somebody's list.
pub(crate) async fn forget(tx: &mut Tx, key: Key, party: Party) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM chat_membership WHERE tenant_id = $1 AND person_id = $2 AND chat_id = $3",
        args![party.tenant, party.person, key.1],
    )
    .await
    .map(drop)
}

/// Takes somebody out of a chat who never took part.
pub(crate) async fn delete_member(tx: &mut Tx, key: Key, party: Party) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM chat_member
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person],
    )
    .await
    .map(drop)
}

/// Somebody takes part no longer.
pub(crate) async fn end_membership(
    tx: &mut Tx,
    key: Key,
    party: Party,
    until: i64,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_member SET sees_until = $5
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person, until],
    )
    .await
    .map(drop)
}

/// Somebody who was asked takes part.
pub(crate) async fn set_accepted(tx: &mut Tx, key: Key, party: Party) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_member SET has_accepted = TRUE
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person],
    )
    .await
    .map(drop)
}

/// Notes up to where somebody has read, which may also be further back: they have marked it unread.
pub(crate) async fn read_up_to(
    tx: &mut Tx,
    key: Key,
    party: Party,
    position: i64,
    at: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_member SET read_position = $5, read_at = $6
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person, position, at],
    )
    .await
    .map(drop)
}

/// How somebody has the chat in their own list; what is absent stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Own {
    pub(crate) hidden_position: Option<i64>,
    pub(crate) is_muted: Option<bool>,
    pub(crate) is_pinned: Option<bool>,
}

pub(crate) async fn change_own(
    tx: &mut Tx,
    key: Key,
    party: Party,
    own: Own,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_member SET hidden_position = coalesce($5, hidden_position), is_muted = coalesce($6, is_muted),
           is_pinned = coalesce($7, is_pinned)
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![
            key.0,
            key.1,
            party.tenant,
            party.person,
            own.hidden_position,
            own.is_muted,
            own.is_pinned
        ],
    )
    .await
    .map(drop)
}

/// Somebody is asked again: their contact was ended.
pub(crate) async fn ask_anew(tx: &mut Tx, key: Key, party: Party) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_member SET has_accepted = FALSE
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person],
    )
    .await
    .map(drop)
}

/// From where somebody sees what was said.
pub(crate) async fn sees_after(
    tx: &mut Tx,
    key: Key,
    party: Party,
    position: i64,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_member SET sees_after = $5, read_position = $5
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person, position],
    )
    .await
    .map(drop)
}
