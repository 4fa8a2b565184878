use std::collections::BTreeMap;
use std::str::FromStr;

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::InForce;

/// Where a mailbox is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MailboxState {
    /// It is used.
    Active,
    /// Its last plan is gone; it goes on until it is due.
    PendingDelicense,
    /// It is gone, and comes back whole with a plan until it is due.
    SoftDeleted,
}

impl MailboxState {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::PendingDelicense => "pendingDelicense",
            Self::SoftDeleted => "softDeleted",
        }
    }
}

impl FromStr for MailboxState {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Active, Self::PendingDelicense, Self::SoftDeleted]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| std::io::Error::other(format!("no state of a mailbox: {text}")))
    }
}

/// Somebody's mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mailbox {
    /// What is in force, or was last.
    pub(crate) capability: InForce,
    /// Where it is in its life.
    pub(crate) state: MailboxState,
    /// Since when.
    pub(crate) changed: Ts,
    /// Until when, if the clock ends it.
    pub(crate) due: Option<Ts>,
}

fn read(row: &Row) -> Result<(Uuid, Mailbox), StoreError> {
    let mailbox = Mailbox {
        capability: row.parse("capability")?,
        state: row.parse("state")?,
        changed: row.get("changed_at")?,
        due: row.get("due_at")?,
    };
    Ok((row.get("user_id")?, mailbox))
}

/// The mailboxes of these people; whoever has none is left out.
pub(crate) async fn mailboxes(
    conn: &mut Conn,
    tenant: TenantId,
    people: &[Uuid],
) -> Result<BTreeMap<Uuid, Mailbox>, StoreError> {
    conn.all_in(
        "SELECT * FROM license_mailbox WHERE tenant_id = $1 AND user_id",
        args![tenant],
        people.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Every mailbox, one at a time.
pub(crate) async fn each_mailbox(
    conn: &mut Conn,
    tenant: TenantId,
    mut each: impl FnMut(Uuid, Mailbox) + Send,
) -> Result<(), StoreError> {
    conn.each(
        "SELECT * FROM license_mailbox WHERE tenant_id = $1",
        args![tenant],
        |row| {
            let (person, mailbox) = read(&row)?;
            each(person, mailbox);
            Ok(())
        },
    )
    .await
}

/// Whose mailboxes go on without a plan, for a while.
pub(crate) async fn pending_mailboxes(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT user_id FROM license_mailbox WHERE tenant_id = $1 AND due_at IS NOT NULL AND state = $2",
        args![tenant, MailboxState::PendingDelicense.as_str()],
    )
    .await?
    .iter()
    .map(|row| row.get("user_id"))
    .collect()
}

/// Some mailboxes whose state has ended by now.
pub(crate) async fn due(
    conn: &mut Conn,
    tenant: TenantId,
    now: Ts,
) -> Result<BTreeMap<Uuid, Mailbox>, StoreError> {
    conn.all(
        "SELECT * FROM license_mailbox WHERE tenant_id = $1 AND due_at <= $2 ORDER BY due_at LIMIT 500",
        args![tenant, now],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// When the next one ends.
pub(crate) async fn next_due(conn: &mut Conn, tenant: TenantId) -> Result<Option<Ts>, StoreError> {
    let row = conn
        .one(
            "SELECT min(due_at) AS due_at FROM license_mailbox WHERE tenant_id = $1 AND due_at IS NOT NULL",
            args![tenant],
        )
        .await?;
    row.map_or(Ok(None), |row| row.get("due_at"))
}

pub(crate) async fn put_mailbox(
    tx: &mut Tx,
    tenant: TenantId,
    all: &[(Uuid, Mailbox)],
) -> Result<(), StoreError> {
    let rows = all.iter().map(|(person, mailbox)| {
        args![
            tenant,
            *person,
            mailbox.capability.as_str(),
            mailbox.state.as_str(),
            mailbox.changed,
            mailbox.due
        ]
    });
    tx.insert_many(
        "INSERT INTO license_mailbox (tenant_id, user_id, capability, state, changed_at, due_at)",
        "ON CONFLICT (tenant_id, user_id) DO UPDATE SET capability = excluded.capability, state = excluded.state,
           changed_at = excluded.changed_at, due_at = excluded.due_at",
        rows.collect(),
    )
    .await
    .map(drop)
}

pub(crate) async fn remove_mailbox(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM license_mailbox WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, person],
    )
    .await
    .map(drop)
}
