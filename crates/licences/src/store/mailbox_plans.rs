use std::collections::BTreeMap;

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{MailboxPlan, Overrides, Root};

/// What the organization has decided of a mailbox plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decided {
    /// Instead of the usual.
    pub(crate) overrides: Overrides,
    /// Counts changes.
    pub(crate) version: i64,
}

impl Default for Decided {
    /// Nothing.
    fn default() -> Self {
        Self {
            overrides: Overrides::new(),
            version: 1,
        }
    }
}

/// What was decided, by root.
pub(crate) async fn mailbox_plans(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<BTreeMap<Root, Decided>, StoreError> {
    let rows = conn
        .all(
            "SELECT name, overrides, version FROM license_mailbox_plan WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let decided = |row: &Row| {
        let name: String = row.get("name")?;
        let decided = Decided {
            overrides: row.json("overrides")?,
            version: row.get("version")?,
        };
        Ok(MailboxPlan::root(&name).map(|root| (root, decided)))
    };
    let all = rows.iter().map(decided);
    all.filter_map(Result::transpose).collect()
}

/// Writes what is decided and counts the version up; false when somebody else was first.
pub(crate) async fn put_mailbox_plan(
    tx: &mut Tx,
    tenant: TenantId,
    root: Root,
    after: &Decided,
) -> Result<bool, StoreError> {
    let overrides = serde_json::to_string(&after.overrides).expect("an object has a JSON form");
    let written = tx
        .exec(
            "INSERT INTO license_mailbox_plan (tenant_id, name, overrides, version) VALUES ($1, $2, $3, $4 + 1)
             ON CONFLICT (tenant_id, name) DO UPDATE SET overrides = excluded.overrides, version = excluded.version
             WHERE license_mailbox_plan.version = excluded.version - 1",
            args![
                tenant,
                MailboxPlan::name(root).to_owned(),
                overrides,
                after.version
            ],
        )
        .await?;
    Ok(written == 1)
}
