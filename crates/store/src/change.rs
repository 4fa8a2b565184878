//! The change log: what was committed, per tenant, numbered without a gap in the order of commits.
//!
//! Projections, live pushes and webhooks follow it; a signal only wakes them sooner.

use beffroi_core::{Failure, TenantId, Ts};
use serde::Serialize;

use crate::{Conn, Row, StoreError, Tx, Value, args};

/// One entry of the change log.
#[derive(Debug, Clone)]
pub struct Change {
    /// Position in the tenant's log, from 1.
    pub sequence: i64,
    /// What happened, e.g. `user.saved`.
    pub kind: String,
    /// The facts that projections need, as JSON.
    pub payload: String,
    /// When it was committed.
    pub at: Ts,
}

impl Change {
    /// The payload in its typed form.
    pub fn payload<T: serde::de::DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_str(&self.payload).map_err(Failure::bug)
    }
}

fn read(row: &Row) -> Result<Change, StoreError> {
    Ok(Change {
        sequence: row.get("sequence")?,
        kind: row.get("kind")?,
        payload: row.get("payload")?,
        at: row.get("at")?,
    })
}

impl Tx {
    /// Takes the tenant's next number in the change log and writes the entry.
    ///
    /// On PostgreSQL the number's row stays locked until the commit, so that numbers become visible
    /// in their order; hence write it last.
    pub async fn change(
        &mut self,
        tenant: TenantId,
        kind: &'static str,
        payload: &(impl Serialize + Sync),
        at: Ts,
    ) -> Result<i64, StoreError> {
        let payload = serde_json::to_string(payload).map_err(StoreError::encode)?;
        let row = self
            .one(
                "INSERT INTO tenant_sequence (tenant_id, sequence) VALUES ($1, 1)
                 ON CONFLICT (tenant_id) DO UPDATE SET sequence = tenant_sequence.sequence + 1
                 RETURNING sequence",
                args![tenant],
            )
            .await?
            .ok_or_else(|| StoreError::Migration("tenant_sequence gave no number".to_owned()))?;
        let sequence: i64 = row.get("sequence")?;
        self.exec(
            "INSERT INTO change_log (tenant_id, sequence, kind, payload, at) VALUES ($1, $2, $3, $4, $5)",
            args![tenant, sequence, kind, payload, at],
        )
        .await?;
        self.note_change(tenant, sequence);
        Ok(sequence)
    }
}

impl Conn {
    /// The changes of a tenant after a position, in order, at most `limit`.
    pub async fn changes(
        &mut self,
        tenant: TenantId,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Change>, StoreError> {
        self.all(
            "SELECT sequence, kind, payload, at FROM change_log
             WHERE tenant_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
            args![tenant, after, limit],
        )
        .await?
        .iter()
        .map(read)
        .collect()
    }

    /// Some changes of these kinds from a position to another, both included, in order; the next
    /// ones begin after the last of them. None when there are no more.
    pub async fn changes_of(
        &mut self,
        tenant: TenantId,
        from: i64,
        until: i64,
        kinds: &[&'static str],
    ) -> Result<Vec<Change>, StoreError> {
        self.all_in(
            "SELECT sequence, kind, payload, at FROM change_log
             WHERE tenant_id = $1 AND sequence >= $2 AND sequence <= $3 AND kind",
            args![tenant, from, until],
            kinds.iter().copied().map(Value::from).collect(),
            "ORDER BY sequence LIMIT 200",
        )
        .await?
        .iter()
        .map(read)
        .collect()
    }

    /// The position of a tenant's log.
    pub async fn position(&mut self, tenant: TenantId) -> Result<i64, StoreError> {
        self.one(
            "SELECT sequence FROM tenant_sequence WHERE tenant_id = $1",
            args![tenant],
        )
        .await?
        .map_or(Ok(0), |row| row.get("sequence"))
    }

    /// The position of every tenant's log.
    pub async fn positions(&mut self) -> Result<Vec<(TenantId, i64)>, StoreError> {
        self.all("SELECT tenant_id, sequence FROM tenant_sequence", args![])
            .await?
            .iter()
            .map(|row| Ok((row.get("tenant_id")?, row.get("sequence")?)))
            .collect()
    }
}
