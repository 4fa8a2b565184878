//! The queue's statements.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use uuid::Uuid;

use crate::NewJob;
use crate::job::Claimed;
use crate::lane::Lane;

/// Jobs that are claimed at once, as the statements below say.
pub(crate) const CLAIMED: usize = 32;

/// Writes a job in the caller's transaction; `id` is a fresh one.
pub async fn enqueue(tx: &mut Tx, id: Uuid, tenant: TenantId, job: NewJob) -> failure::Result<()> {
    tx.exec(
        "INSERT INTO job (id, tenant_id, kind, dedup_key, payload, run_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, kind, dedup_key) DO UPDATE SET
           payload = excluded.payload, run_at = excluded.run_at, version = job.version + 1,
           attempts = 0, locked_until = NULL, dead = FALSE, last_error = NULL",
        args![id, tenant, job.kind, job.key, job.payload, job.run_at],
    )
    .await?;
    tx.note_job();
    Ok(())
}

/// Writes a job in the caller's transaction unless one of its kind and key is waiting, which keeps
/// its time; one that is running just now runs once more when it has ended. `id` is a fresh one.
pub async fn nudge(tx: &mut Tx, id: Uuid, tenant: TenantId, job: NewJob) -> failure::Result<()> {
    let changed = tx
        .exec(
            "INSERT INTO job (id, tenant_id, kind, dedup_key, payload, run_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (tenant_id, kind, dedup_key) DO UPDATE SET
               version = job.version + 1,
               run_at = CASE WHEN job.dead THEN excluded.run_at ELSE job.run_at END,
               attempts = CASE WHEN job.dead THEN 0 ELSE job.attempts END, dead = FALSE
             WHERE job.dead OR job.locked_until IS NOT NULL",
            args![id, tenant, job.kind, job.key, job.payload, job.run_at],
        )
        .await?;
    if changed > 0 {
        tx.note_job();
    }
    Ok(())
}

/// Takes back a waiting job. One that is running finishes.
pub async fn cancel(
    tx: &mut Tx,
    tenant: TenantId,
    kind: &'static str,
    key: &str,
) -> failure::Result<()> {
    tx.exec(
        "DELETE FROM job WHERE tenant_id = $1 AND kind = $2 AND dedup_key = $3",
        args![tenant, kind, key],
    )
    .await?;
    Ok(())
}

/// Counts the jobs that wait (due or not) and those that were set aside.
pub async fn waiting(conn: &mut Conn) -> Result<(u64, u64), StoreError> {
    let row = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) AS total,
                    CAST(coalesce(sum(CASE WHEN dead THEN 1 ELSE 0 END), 0) AS BIGINT) AS dead FROM job",
            args![],
        )
        .await?;
    let Some(row) = row else { return Ok((0, 0)) };
    let (total, dead): (i64, i64) = (row.get("total")?, row.get("dead")?);
    Ok((
        u64::try_from(total - dead).unwrap_or_default(),
        u64::try_from(dead).unwrap_or_default(),
    ))
}

/// When the lane's next job becomes due.
pub(crate) async fn next_due(conn: &mut Conn, lane: &Lane) -> Result<Option<Ts>, StoreError> {
    const USUAL: &str = "SELECT min(CASE WHEN locked_until IS NOT NULL AND locked_until > run_at THEN locked_until ELSE run_at END) AS due
         FROM job WHERE dead = FALSE AND kind NOT";
    const CALLS: &str = "SELECT min(CASE WHEN locked_until IS NOT NULL AND locked_until > run_at THEN locked_until ELSE run_at END) AS due
         FROM job WHERE dead = FALSE AND kind";
    let sql = match lane {
        Lane::Usual(_) => USUAL,
        Lane::Calls(_) => CALLS,
    };
    let rows = conn.all_in(sql, args![], lane.kinds(), "").await?;
    rows.first().map_or(Ok(None), |row| row.get("due"))
}

/// Gives back what a process that is gone had taken. Only for whoever is alone on the database.
pub(crate) async fn release(tx: &mut Tx) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE job SET locked_until = NULL WHERE locked_until IS NOT NULL",
        args![],
    )
    .await
}

/// Takes up to [`CLAIMED`] due jobs of the lane; nobody else gets them until the lock expires.
pub(crate) async fn claim(tx: &mut Tx, now: Ts, lane: &Lane) -> Result<Vec<Claimed>, StoreError> {
    const USUAL: &str = "UPDATE job SET locked_until = $1, attempts = attempts + 1 WHERE id IN (
           SELECT id FROM job WHERE dead = FALSE AND run_at <= $2 AND (locked_until IS NULL OR locked_until <= $2)
           AND kind NOT";
    const CALLS: &str = "UPDATE job SET locked_until = $1, attempts = attempts + 1 WHERE id IN (
           SELECT id FROM job WHERE dead = FALSE AND run_at <= $2 AND (locked_until IS NULL OR locked_until <= $2)
           AND kind";
    const SQLITE: &str = "ORDER BY run_at LIMIT 32)
         RETURNING id, tenant_id, kind, payload, attempts, version, locked_until";
    const POSTGRES: &str = "ORDER BY run_at LIMIT 32 FOR UPDATE SKIP LOCKED)
         RETURNING id, tenant_id, kind, payload, attempts, version, locked_until";
    let head = match lane {
        Lane::Usual(_) => USUAL,
        Lane::Calls(_) => CALLS,
    };
    let tail = if tx.is_sqlite() { SQLITE } else { POSTGRES };
    tx.all_in(head, args![now.plus(lane.lock()), now], lane.kinds(), tail)
        .await?
        .iter()
        .map(claimed)
        .collect()
}

fn claimed(row: &Row) -> Result<Claimed, StoreError> {
    Ok(Claimed {
        id: row.get("id")?,
        tenant: row.get("tenant_id")?,
        kind: row.get("kind")?,
        payload: row.get("payload")?,
        attempt: row.get("attempts")?,
        version: row.get("version")?,
        locked_until: row.get("locked_until")?,
    })
}

/// Removes a finished job, unless it was written anew meanwhile; one that was nudged runs again.
pub(crate) async fn finish(tx: &mut Tx, job: &Claimed) -> Result<(), StoreError> {
    let removed = tx
        .exec(
            "DELETE FROM job WHERE id = $1 AND version = $2",
            args![job.id, job.version],
        )
        .await?;
    if removed > 0 {
        return Ok(());
    }
    let nudged = tx
        .exec(
            "UPDATE job SET locked_until = NULL, attempts = 0 WHERE id = $1 AND locked_until = $2",
            args![job.id, job.locked_until],
        )
        .await?;
    if nudged > 0 {
        tx.note_job();
    }
    Ok(())
}

/// Puts a job back for later; a nudge does not bring it forward.
pub(crate) async fn put_back(
    tx: &mut Tx,
    job: &Claimed,
    run_at: Ts,
    error: Option<String>,
) -> Result<(), StoreError> {
    let attempts = if error.is_some() { job.attempt } else { 0 };
    tx.exec(
        "UPDATE job SET run_at = $3, locked_until = NULL, last_error = $4, attempts = $5
         WHERE id = $1 AND (version = $2 OR locked_until = $6)",
        args![
            job.id,
            job.version,
            run_at,
            error,
            attempts,
            job.locked_until
        ],
    )
    .await
    .map(drop)
}

/// Sets a job aside after its last attempt.
pub(crate) async fn bury(tx: &mut Tx, job: &Claimed, error: String) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE job SET dead = TRUE, locked_until = NULL, last_error = $3 WHERE id = $1 AND version = $2",
        args![job.id, job.version, error],
    )
    .await
    .map(drop)
}
