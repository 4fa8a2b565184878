use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};
use uuid::Uuid;

use crate::model::{ChatId, ReportId};

/// A message that somebody reports.
pub(crate) struct NewReport {
    pub(crate) id: ReportId,
    pub(crate) reporter: Uuid,
    pub(crate) host: TenantId,
    pub(crate) chat: ChatId,
    pub(crate) sequence: i64,
    /// The message as it is, as JSON.
    pub(crate) message: String,
    pub(crate) comment: Option<String>,
}

pub(crate) async fn insert_report(
    tx: &mut Tx,
    tenant: TenantId,
    new: NewReport,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO chat_report (tenant_id, id, reporter_id, host_tenant_id, chat_id, sequence, message, comment,
           reported_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            tenant,
            new.id,
            new.reporter,
            new.host,
            new.chat,
            new.sequence,
            new.message,
            new.comment,
            now
        ],
    )
    .await
    .map(drop)
}

/// A report.
pub(crate) struct Report {
    pub(crate) id: ReportId,
    pub(crate) reporter: Uuid,
    pub(crate) message: String,
    pub(crate) comment: Option<String>,
    pub(crate) reported_at: Ts,
    pub(crate) resolved_at: Option<Ts>,
}

pub(crate) async fn reports(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Report>, StoreError> {
    conn.all(
        "SELECT * FROM chat_report WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1000",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Report {
            id: row.get("id")?,
            reporter: row.get("reporter_id")?,
            message: row.get("message")?,
            comment: row.get("comment")?,
            reported_at: row.get("reported_at")?,
            resolved_at: row.get("resolved_at")?,
        })
    })
    .collect()
}

/// False when there is none that waits.
pub(crate) async fn resolve_report(
    tx: &mut Tx,
    tenant: TenantId,
    id: ReportId,
    now: Ts,
) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "UPDATE chat_report SET resolved_at = $3 WHERE tenant_id = $1 AND id = $2 AND resolved_at IS NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(rows == 1)
}
