use beffroi_core::{Id, IdKind, TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use serde::{Deserialize, Serialize};

use crate::model::{Disabled, SkuId};

/// The kind of a batch.
#[derive(Debug)]
pub(crate) enum BatchKind {}
impl IdKind for BatchKind {
    const NAME: &'static str = "licenseBatch";
}
/// A batch's id.
pub(crate) type BatchId = Id<BatchKind>;

/// One product that was taken from somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Taken {
    pub(crate) person: UserId,
    pub(crate) product: SkuId,
    pub(crate) disabled: Disabled,
}

/// What was taken away at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Batch {
    pub(crate) id: BatchId,
    pub(crate) made: Ts,
    /// The name of whoever did it.
    pub(crate) by: Option<String>,
    pub(crate) items: Vec<Taken>,
    pub(crate) undone: Option<Ts>,
}

fn read(row: &Row) -> Result<Batch, StoreError> {
    Ok(Batch {
        id: row.get("id")?,
        made: row.get("made_at")?,
        by: row.get("made_by")?,
        items: row.json("items")?,
        undone: row.get("undone_at")?,
    })
}

pub(crate) async fn insert_batch(
    tx: &mut Tx,
    tenant: TenantId,
    id: BatchId,
    (now, by): (Ts, &str),
    items: &[Taken],
) -> Result<(), StoreError> {
    let items = serde_json::to_string(items).expect("a list of ids always has a JSON form");
    tx.exec(
        "INSERT INTO license_batch (tenant_id, id, made_at, made_by, items) VALUES ($1, $2, $3, $4, $5)",
        args![tenant, id, now, by, items],
    )
    .await
    .map(drop)
}

pub(crate) async fn batch(
    conn: &mut Conn,
    tenant: TenantId,
    id: BatchId,
) -> Result<Option<Batch>, StoreError> {
    let row = conn
        .one(
            "SELECT id, made_at, made_by, items, undone_at FROM license_batch WHERE tenant_id = $1 AND id = $2",
            args![tenant, id],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// The last batches, the newest first.
pub(crate) async fn batches(
    conn: &mut Conn,
    tenant: TenantId,
    most: i64,
) -> Result<Vec<Batch>, StoreError> {
    let rows = conn
        .all(
            "SELECT id, made_at, made_by, items, undone_at FROM license_batch
             WHERE tenant_id = $1 ORDER BY made_at DESC, id DESC LIMIT $2",
            args![tenant, most],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Notes that it was given back; false when that was done before.
pub(crate) async fn undo_batch(
    tx: &mut Tx,
    tenant: TenantId,
    id: BatchId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE license_batch SET undone_at = $3 WHERE tenant_id = $1 AND id = $2 AND undone_at IS NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(changed == 1)
}
