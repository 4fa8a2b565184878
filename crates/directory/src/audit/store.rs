//! The chain: statements and hashing.

use beffroi_core::filter::fold;
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, args};
use beffroi_web::Actor;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::model::{AuditRecord, Entry, InitiatedBy, Outcome, Target};

/// The hash before the first record.
pub(super) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// So many of a record's targets are found by their names.
const MOST_TARGETS_FOUND: usize = 20;

#[derive(Serialize, Deserialize)]
pub(super) struct KeptActor {
    #[serde(flatten)]
    actor: Actor,
    #[serde(
        rename = "userPrincipalName",
        skip_serializing_if = "Option::is_none",
        default
    )]
    user_principal_name: Option<String>,
}

/// The columns of a record that its hash covers, as they are kept.
pub(super) struct Kept {
    pub(super) sequence: i64,
    pub(super) id: Uuid,
    pub(super) at: i64,
    pub(super) texts: [String; 8],
}

impl Kept {
    /// SHA-256 over the hash before and each column with its length in front, so that no two
    /// different records can have the same bytes.
    pub(super) fn hash(&self, before: &str) -> String {
        let mut digest = Sha256::new();
        digest.update(before.as_bytes());
        digest.update(self.sequence.to_be_bytes());
        digest.update(self.id.as_bytes());
        digest.update(self.at.to_be_bytes());
        for text in &self.texts {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        }
        hex::encode(digest.finalize())
    }
}

/// The columns that only serve to find a record: they follow from others, so that no hash covers them.
/// A verification makes them anew, hence a change of how they are made must rewrite those that are kept.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Derived {
    /// The activity, folded.
    pub(super) activity_key: String,
    /// The activity and the names of actor and targets, folded.
    pub(super) words_key: String,
}

impl Derived {
    pub(super) fn of(activity: &str, actor: &KeptActor, targets: &[Target]) -> Self {
        let targets = targets.iter().take(MOST_TARGETS_FOUND);
        let words: Vec<&str> = std::iter::once(actor.actor.display_name.as_str())
            .chain(actor.user_principal_name.as_deref())
            .chain(targets.map(|target| target.display_name.as_str()))
            .collect();
        Self {
            activity_key: fold(activity),
            words_key: fold(&format!("{activity} {}", words.join(" "))),
        }
    }
}

/// A UUIDv7 whose order within one millisecond is the chain's order.
fn ordered_id(cx: &Cx, sequence: i64) -> Uuid {
    let mut bytes = *cx.mint_uuid().as_bytes();
    let [.., high, low] = sequence.to_be_bytes();
    bytes[6] = 0x70 | (high & 0x0f);
    bytes[7] = low;
    Uuid::from_bytes(bytes)
}

/// Appends a record in the caller's transaction.
///
/// The tenant's chain stays locked until the commit; hence write it last, before the change.
pub async fn record(tx: &mut Tx, cx: &Cx, tenant: TenantId, entry: Entry) -> failure::Result<()> {
    let row = tx
        .one(
            "INSERT INTO audit_head (tenant_id, sequence, hash) VALUES ($1, 1, $2)
             ON CONFLICT (tenant_id) DO UPDATE SET sequence = audit_head.sequence + 1
             RETURNING sequence, hash",
            args![tenant, GENESIS],
        )
        .await?
        .ok_or_else(|| Failure::bug("the audit chain gave no place"))?;
    let (sequence, before): (i64, String) = (row.get("sequence")?, row.get("hash")?);
    let (result, reason) = match entry.outcome {
        Outcome::Success => ("success", String::new()),
        Outcome::Failure(reason) => ("failure", reason),
    };
    let actor = KeptActor {
        actor: entry.actor,
        user_principal_name: entry.user_principal_name,
    };
    let derived = Derived::of(&entry.activity, &actor, &entry.targets);
    let at = cx.now();
    let kept = Kept {
        sequence,
        id: ordered_id(cx, sequence),
        at: at.micros(),
        texts: [
            entry.category.to_owned(),
            entry.activity,
            entry.operation.as_str().to_owned(),
            result.to_owned(),
            reason,
            serde_json::to_string(&actor).map_err(Failure::bug)?,
            serde_json::to_string(&entry.targets).map_err(Failure::bug)?,
            beffroi_web::current().id.to_string(),
        ],
    };
    let hash = kept.hash(&before);
    let [
        category,
        activity,
        operation,
        result,
        reason,
        actor,
        targets,
        request_id,
    ] = kept.texts;
    tx.exec(
        "INSERT INTO audit_record (tenant_id, sequence, id, at, category, activity, activity_key, operation, result,
           reason, actor, targets, words_key, request_id, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        args![
            tenant, sequence, kept.id, at, category, activity, derived.activity_key, operation, result, reason, actor,
            targets, derived.words_key, request_id, hash.clone()
        ],
    )
    .await?;
    tx.exec(
        "UPDATE audit_head SET hash = $2 WHERE tenant_id = $1",
        args![tenant, hash],
    )
    .await?;
    Ok(())
}

const COLUMNS: &[Column] = &[
    Column {
        property: "activityDateTime",
        sql: "at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "category",
        sql: "category",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "result",
        sql: "result",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "operationType",
        sql: "operation",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "activityDisplayName",
        sql: "activity_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "words",
        sql: "words_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "correlationId",
        sql: "request_id",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "id",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "initiatedBy/user/id",
        sql: "(CASE WHEN {of actor as json} ->> 'type' = 'user' THEN {of actor as json} ->> 'id' END)",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "initiatedBy/user/userPrincipalName",
        sql: "lower({of actor as json} ->> 'userPrincipalName')",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "initiatedBy/user/displayName",
        sql: "(CASE WHEN {of actor as json} ->> 'type' = 'user' THEN {of actor as json} ->> 'displayName' END)",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "initiatedBy/app/appId",
        sql: "(CASE WHEN {of actor as json} ->> 'type' <> 'user' THEN {of actor as json} ->> 'id' END)",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "initiatedBy/app/displayName",
        sql: "(CASE WHEN {of actor as json} ->> 'type' <> 'user' THEN {of actor as json} ->> 'displayName' END)",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "targetResources",
        sql: "targets",
        kind: ColumnKind::Collection(&[
            Column {
                property: "id",
                sql: "({of item.value as json} ->> 'id')",
                kind: ColumnKind::Folded,
            },
            Column {
                property: "displayName",
                sql: "({of item.value as json} ->> 'displayName')",
                kind: ColumnKind::Exact,
            },
            Column {
                property: "type",
                sql: "({of item.value as json} ->> 'type')",
                kind: ColumnKind::Exact,
            },
        ]),
    },
];

/// Where free text is looked for: activity and the names of actor and targets.
pub(crate) const SEARCHED: [&str; 1] = ["words"];

/// A page of the trail, in the order of the chain.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<AuditRecord>> {
    let mut select = Select::new(
        "SELECT * FROM audit_record WHERE tenant_id = $1",
        args![tenant],
        "id",
    );
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |record| Cursor {
        key: String::new(),
        id: record.id,
    });
    page.total = total;
    Ok(page)
}

/// One record.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> Result<Option<AuditRecord>, StoreError> {
    conn.one(
        "SELECT * FROM audit_record WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

fn read(row: &Row) -> Result<AuditRecord, StoreError> {
    let kept: KeptActor = row.json("actor")?;
    Ok(AuditRecord {
        id: row.get("id")?,
        activity_date_time: row.get("at")?,
        category: row.get("category")?,
        activity_display_name: row.get("activity")?,
        operation_type: row.get("operation")?,
        result: row.get("result")?,
        result_reason: row.get("reason")?,
        correlation_id: row.get("request_id")?,
        initiated_by: InitiatedBy::new(kept.actor, kept.user_principal_name),
        target_resources: row.json("targets")?,
        sequence: row.get("sequence")?,
        hash: row.get("hash")?,
    })
}
