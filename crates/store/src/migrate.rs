//! Brings a schema forward. Migrations are never edited: an applied one whose text has changed, or
//! one that this program does not know, stops the start.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::{Conn, StoreError, args};

/// One step of the schema, written for both databases under the same name.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `YYYYMMDDhhmmss_what`, unique in the whole program; the order of application.
    pub name: &'static str,
    /// The statements for SQLite.
    pub sqlite: &'static str,
    /// The statements for PostgreSQL.
    pub postgres: &'static str,
}

/// The kernel's own tables.
const KERNEL: Migration = Migration {
    name: "20261122000000_kernel",
    sqlite: include_str!("../migrations/sqlite/20261122000000_kernel.sql"),
    postgres: include_str!("../migrations/postgres/20261122000000_kernel.sql"),
};

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL)";

/// Any number will do, so long as every process takes the same one.
const LOCK: i64 = 0x6265_6666_726f_6921;

pub(crate) async fn run(conn: &mut Conn, migrations: &[Migration]) -> Result<(), StoreError> {
    let mut wanted: Vec<Migration> = migrations.to_vec();
    wanted.push(KERNEL);
    wanted.sort_by_key(|migration| migration.name);
    if conn.is_sqlite() {
        conn.script("BEGIN IMMEDIATE").await?;
    } else {
        conn.script("BEGIN").await?;
        conn.one("SELECT pg_advisory_xact_lock($1)", args![LOCK])
            .await?;
    }
    let result = apply(conn, &wanted).await;
    conn.script(if result.is_ok() { "COMMIT" } else { "ROLLBACK" })
        .await?;
    result
}

async fn apply(conn: &mut Conn, wanted: &[Migration]) -> Result<(), StoreError> {
    conn.script(LEDGER).await?;
    let mut applied: HashMap<String, String> = HashMap::new();
    for row in conn
        .all("SELECT name, checksum FROM schema_migration", args![])
        .await?
    {
        applied.insert(row.get("name")?, row.get("checksum")?);
    }
    for migration in wanted {
        let text = if conn.is_sqlite() {
            migration.sqlite
        } else {
            migration.postgres
        };
        let checksum = hex::encode(Sha256::digest(text));
        match applied.remove(migration.name) {
            Some(known) if known == checksum => {}
            Some(_) => {
                return Err(StoreError::Migration(format!(
                    "migration {} was applied with another text; migrations are never edited",
                    migration.name
                )));
            }
            None => {
                conn.script(text).await?;
                conn.exec(
                    "INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)",
                    args![migration.name, checksum],
                )
                .await?;
            }
        }
    }
    if let Some(unknown) = applied.keys().next() {
        return Err(StoreError::Migration(format!(
            "the database has migration {unknown}, which this version does not know; use the version that wrote it or a later one"
        )));
    }
    Ok(())
}
