use std::collections::{BTreeSet, HashMap, HashSet};

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{Contact, Party};

/// What somebody has decided of somebody else: whose it is, and of whom.
pub(crate) type Pair = (Party, Party);

/// A contact with what is told of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnContact {
    pub(crate) owner: Party,
    pub(crate) other: Party,
    pub(crate) contact: Contact,
    pub(crate) since: Ts,
    pub(crate) last_message_at: Ts,
}

fn read(row: &Row) -> Result<OwnContact, StoreError> {
    Ok(OwnContact {
        owner: Party::new(row.get("tenant_id")?, row.get("person_id")?),
        other: Party::new(row.get("other_tenant_id")?, row.get("other_id")?),
        contact: Contact {
            decision: row.parse("state")?,
            has_begun: row.get("has_begun")?,
            received: row.get("received")?,
            was_pending: row.get("was_pending")?,
        },
        since: row.get("since")?,
        last_message_at: row.get("last_message_at")?,
    })
}

/// Reads contacts for a transaction that decides by them. Taken after the chats, in one order.
pub(crate) async fn lock_contacts(
    tx: &mut Tx,
    pairs: &BTreeSet<Pair>,
) -> Result<HashMap<Pair, OwnContact>, StoreError> {
    let tail = if tx.is_sqlite() {
        ") SELECT c.* FROM wanted CROSS JOIN chat_contact c ON c.tenant_id = wanted.tenant_id
           AND c.person_id = wanted.person_id AND c.other_tenant_id = wanted.other_tenant_id
           AND c.other_id = wanted.other_id"
    } else {
        ") SELECT c.* FROM wanted JOIN chat_contact c ON c.tenant_id = wanted.tenant_id
           AND c.person_id = wanted.person_id AND c.other_tenant_id = wanted.other_tenant_id
           AND c.other_id = wanted.other_id
           ORDER BY c.tenant_id, c.person_id, c.other_tenant_id, c.other_id FOR UPDATE OF c"
    };
    let wanted = pairs
        .iter()
        .map(|(owner, other)| args![owner.tenant, owner.person, other.tenant, other.person]);
    let head = "WITH wanted (tenant_id, person_id, other_tenant_id, other_id) AS (";
    let rows = tx.values_returning(head, tail, wanted.collect()).await?;
    rows.iter()
        .map(|row| read(row).map(|one| ((one.owner, one.other), one)))
        .collect()
}

pub(crate) async fn contact(
    conn: &mut Conn,
    owner: Party,
    other: Party,
) -> Result<Option<OwnContact>, StoreError> {
    conn.one(
        "SELECT * FROM chat_contact
         WHERE tenant_id = $1 AND person_id = $2 AND other_tenant_id = $3 AND other_id = $4",
        args![owner.tenant, owner.person, other.tenant, other.person],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Everybody outside with whom somebody has had to do.
pub(crate) async fn contacts_of(
    conn: &mut Conn,
    owner: Party,
) -> Result<Vec<OwnContact>, StoreError> {
    conn.all(
        "SELECT * FROM chat_contact WHERE tenant_id = $1 AND person_id = $2 ORDER BY since, other_id",
        args![owner.tenant, owner.person],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Contacts of an organization's people without a message since then, some of them.
pub(crate) async fn idle_contacts(
    conn: &mut Conn,
    tenant: TenantId,
    since: Ts,
    limit: i64,
) -> Result<Vec<OwnContact>, StoreError> {
    conn.all(
        "SELECT * FROM chat_contact WHERE tenant_id = $1 AND last_message_at < $2 AND state <> 'ended'
           AND state <> 'blocked' ORDER BY last_message_at LIMIT $3",
        args![tenant, since, limit],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Writes contacts that are new or have changed.
pub(crate) async fn put_contacts(tx: &mut Tx, contacts: &[OwnContact]) -> Result<(), StoreError> {
    let rows = contacts.iter().map(|one| {
        args![
            one.owner.tenant,
            one.owner.person,
            one.other.tenant,
            one.other.person,
            one.contact.decision.as_str(),
            one.contact.has_begun,
            one.contact.received,
            one.contact.was_pending,
            one.since,
            one.last_message_at
        ]
    });
    tx.insert_many(
        "INSERT INTO chat_contact (tenant_id, person_id, other_tenant_id, other_id, state, has_begun, received,
           was_pending, since, last_message_at)",
        "ON CONFLICT (tenant_id, person_id, other_tenant_id, other_id) DO UPDATE SET state = excluded.state,
           has_begun = excluded.has_begun, received = excluded.received, was_pending = excluded.was_pending,
           last_message_at = excluded.last_message_at",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// Whether a contact's last message is so long ago that it is worth noting another one: an hour is nothing
/// beside the days after which it ends.
pub(crate) fn touched(contact: &OwnContact, now: Ts) -> bool {
    const HOUR: std::time::Duration = std::time::Duration::from_hours(1);
    now.since(contact.last_message_at) >= HOUR
}

/// Contacts of an organization's people, some of them, in the order of people.
pub(crate) async fn contacts_of_tenant(
    conn: &mut Conn,
    tenant: TenantId,
    limit: i64,
) -> Result<Vec<OwnContact>, StoreError> {
    conn.all(
        "SELECT * FROM chat_contact WHERE tenant_id = $1 AND state <> 'ended'
         ORDER BY person_id, other_tenant_id, other_id LIMIT $2",
        args![tenant, limit],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Pairs of an organization's people and people outside of whom the ones outside have accepted.
pub(crate) async fn accepted_by_others(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<HashSet<Pair>, StoreError> {
    conn.all(
        "SELECT o.other_id, o.tenant_id, o.person_id FROM chat_contact c JOIN chat_contact o
           ON o.tenant_id = c.other_tenant_id AND o.person_id = c.other_id AND o.other_tenant_id = c.tenant_id
             AND o.other_id = c.person_id
         WHERE c.tenant_id = $1 AND o.state = 'accepted'",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        let owner = Party::new(tenant, row.get("other_id")?);
        let other = Party::new(row.get("tenant_id")?, row.get("person_id")?);
        Ok((owner, other))
    })
    .collect()
}
