//! Fresh databases for tests: a SQLite file always, a PostgreSQL schema where
//! `BEFFROI_TEST_POSTGRES` names a server.

use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::{Conn, Db, DbOptions, Migration, StoreError, args, conn::Sql};

/// The databases that tests run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A SQLite file in a folder of its own.
    Sqlite,
    /// A schema of its own on the PostgreSQL server that the environment names.
    Postgres,
}

/// The backends that this run can use.
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where PostgreSQL is"
)]
pub fn backends() -> Vec<Backend> {
    let postgres = std::env::var_os("BEFFROI_TEST_POSTGRES").is_some();
    if postgres {
        vec![Backend::Sqlite, Backend::Postgres]
    } else {
        vec![Backend::Sqlite]
    }
}

/// A database that vanishes with this value.
pub struct FreshDb {
    /// The database.
    pub db: Db,
    /// How to open it once more.
    pub options: DbOptions,
    folder: TempDir,
}

impl FreshDb {
    /// The folder that belongs to this database alone.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// Makes a fresh database with the given schema.
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where PostgreSQL is"
)]
pub async fn fresh(backend: Backend, migrations: &[Migration]) -> Result<FreshDb, StoreError> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = tempfile::tempdir().map_err(|error| StoreError::Unavailable(error.into()))?;
    let options = match backend {
        Backend::Sqlite => DbOptions::new(format!(
            "sqlite:{}",
            folder.path().join("beffroi.db").display()
        )),
        Backend::Postgres => {
            let url = std::env::var("BEFFROI_TEST_POSTGRES")
                .map_err(|error| StoreError::Unavailable(error.into()))?;
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let schema = format!("test_{}_{number}", std::process::id());
            let admin = Db::open_bare(&url).await?;
            let mut conn: Conn = admin.read().await?;
            conn.exec(
                Sql::built(format!("DROP SCHEMA IF EXISTS {schema} CASCADE")),
                args![],
            )
            .await?;
            conn.exec(Sql::built(format!("CREATE SCHEMA {schema}")), args![])
                .await?;
            drop(conn);
            admin.close().await;
            DbOptions {
                url,
                connections: 4,
                schema: Some(schema),
            }
        }
    };
    let db = Db::open(&options, migrations).await?;
    Ok(FreshDb {
        db,
        options,
        folder,
    })
}
