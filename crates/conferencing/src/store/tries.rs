use std::collections::HashMap;

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, Value, args};

use crate::model::ConferenceId;

/// The wrong PINs that were tried for a conference ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tried {
    /// So many.
    pub(crate) tries: i64,
    /// Since.
    pub(crate) since: Ts,
    /// Until when none is taken.
    pub(crate) locked: Option<Ts>,
}

/// What was tried for a conference ID, whether it is somebody's or not.
pub(crate) async fn tried(
    conn: &mut Conn,
    tenant: TenantId,
    id: &ConferenceId,
) -> Result<Option<Tried>, StoreError> {
    let row = conn
        .one(
            "SELECT tries, tried_at, locked_until FROM conferencing_try WHERE tenant_id = $1 AND conference_id = $2",
            args![tenant, id.as_str().to_owned()],
        )
        .await?;
    row.map(|row| {
        Ok(Tried {
            tries: row.get("tries")?,
            since: row.get("tried_at")?,
            locked: row.get("locked_until")?,
        })
    })
    .transpose()
}

/// Which of some conference IDs are locked now, and until when.
pub(crate) async fn locks(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[ConferenceId],
    now: Ts,
) -> Result<HashMap<String, Ts>, StoreError> {
    conn.all_in(
        "SELECT conference_id, locked_until FROM conferencing_try WHERE tenant_id = $1 AND locked_until > $2 AND conference_id",
        args![tenant, now],
        ids.iter().map(|id| Value::from(id.as_str().to_owned())).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("conference_id")?, row.get("locked_until")?)))
    .collect()
}

/// Notes what was tried, and forgets what was tried before `before`.
pub(crate) async fn note_try(
    tx: &mut Tx,
    tenant: TenantId,
    id: &ConferenceId,
    tried: Tried,
    before: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM conferencing_try WHERE tenant_id = $1 AND tried_at < $2",
        args![tenant, before],
    )
    .await?;
    tx.exec(
        "INSERT INTO conferencing_try (tenant_id, conference_id, tries, tried_at, locked_until) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, conference_id) DO UPDATE SET tries = excluded.tries, tried_at = excluded.tried_at,
           locked_until = excluded.locked_until",
        args![tenant, id.as_str().to_owned(), tried.tries, tried.since, tried.locked],
    )
    .await
    .map(drop)
}

/// What was tried for these counts no more; for which something was.
pub(crate) async fn forgive(
    tx: &mut Tx,
    tenant: TenantId,
    ids: &[ConferenceId],
) -> Result<usize, StoreError> {
    let ids = ids
        .iter()
        .map(|id| Value::from(id.as_str().to_owned()))
        .collect();
    let forgiven = tx
        .all_in(
            "DELETE FROM conferencing_try WHERE tenant_id = $1 AND conference_id",
            args![tenant],
            ids,
            "RETURNING conference_id",
        )
        .await?;
    Ok(forgiven.len())
}
