//! Verification: a walk along the chain that finds the first record that is not as it was written.

use beffroi_core::{TenantId, failure};
use beffroi_store::{Conn, Row, StoreError, args};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::Target;
use super::store::{Derived, GENESIS, Kept, KeptActor};

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let columns = [
        "category",
        "activity",
        "operation",
        "result",
        "reason",
        "actor",
        "targets",
        "request_id",
    ];
    let mut texts: [String; 8] = Default::default();
    for (text, column) in texts.iter_mut().zip(columns) {
        *text = row.get(column)?;
    }
    let at: beffroi_core::Ts = row.get("at")?;
    Ok(Kept {
        sequence: row.get("sequence")?,
        id: row.get("id")?,
        at: at.micros(),
        texts,
    })
}

/// Whether the columns that no hash covers are what follows from those that it does.
fn is_derived(row: &Row) -> bool {
    let expected = || -> Result<Derived, StoreError> {
        let (actor, targets): (KeptActor, Vec<Target>) = (row.json("actor")?, row.json("targets")?);
        Ok(Derived::of(
            &row.get::<String>("activity")?,
            &actor,
            &targets,
        ))
    };
    let found = || -> Result<Derived, StoreError> {
        Ok(Derived {
            activity_key: row.get("activity_key")?,
            words_key: row.get("words_key")?,
        })
    };
    matches!((expected(), found()), (Ok(expected), Ok(found)) if expected == found)
}

/// What a walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// True when every record is as it was written and none is missing.
    pub valid: bool,
    /// How many records were found.
    pub records: i64,
    /// The place of the first record that is altered or missing.
    pub first_broken_sequence: Option<i64>,
    /// The id of that record, when it still has one.
    pub first_broken_id: Option<Uuid>,
    /// The hash at the end of the chain.
    pub head: String,
}

/// Walks along the tenant's chain, recomputes every hash and what each record is found by.
pub async fn verify(conn: &mut Conn, tenant: TenantId) -> failure::Result<Verification> {
    conn.snapshot(async |conn| {
        let head = conn
            .one(
                "SELECT sequence, hash FROM audit_head WHERE tenant_id = $1",
                args![tenant],
            )
            .await?;
        let (length, head): (i64, String) = match head {
            Some(row) => (row.get("sequence")?, row.get("hash")?),
            None => (0, GENESIS.to_owned()),
        };
        let mut before = GENESIS.to_owned();
        let (mut records, mut broken) = (0, None);
        conn.each(
            "SELECT * FROM audit_record WHERE tenant_id = $1 ORDER BY sequence",
            args![tenant],
            |row| {
                records += 1;
                if broken.is_some() {
                    return Ok(());
                }
                // A record that can't even be read any more was altered as well.
                let Ok((kept, hash)) =
                    kept(&row).and_then(|kept| Ok((kept, row.get::<String>("hash")?)))
                else {
                    broken = Some((records, row.get("id").ok()));
                    return Ok(());
                };
                if kept.sequence != records {
                    broken = Some((records, None));
                } else if kept.hash(&before) != hash || !is_derived(&row) {
                    broken = Some((kept.sequence, Some(kept.id)));
                }
                before = hash;
                Ok(())
            },
        )
        .await?;
        if broken.is_none() && (records != length || before != head) {
            broken = Some((records.min(length) + 1, None));
        }
        Ok(Verification {
            valid: broken.is_none(),
            records,
            first_broken_sequence: broken.map(|(sequence, _)| sequence),
            first_broken_id: broken.and_then(|(_, id)| id),
            head,
        })
    })
    .await
}
