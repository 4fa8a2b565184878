//! Opening a database, reading from it, and the one way to write.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;
use std::time::Duration;

use beffroi_core::{Failure, TenantId, failure};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection, PgPool, SqlitePool};
use tokio::sync::{mpsc, oneshot, watch};

use crate::conn::Inner as ConnInner;
use crate::sqlite_writer::{self, Finish, Job};
use crate::{Conn, Migration, StoreError, migrate};

/// How to open a database.
#[derive(Debug, Clone)]
pub struct DbOptions {
    /// `sqlite:PATH` or `postgres://…`.
    pub url: String,
    /// Connections for reading (SQLite) or in all (PostgreSQL).
    pub connections: u32,
    /// PostgreSQL only: the schema to live in (tests give each database its own).
    pub schema: Option<String>,
}

impl DbOptions {
    /// The usual pool for `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            connections: 8,
            schema: None,
        }
    }
}

/// The highest change-log position that this process has committed, per tenant.
#[derive(Debug, Clone, Default)]
pub struct Committed {
    positions: HashMap<TenantId, i64>,
    /// How many committed use cases have left work for the queue.
    jobs: u64,
}

impl Committed {
    pub(crate) fn advance(&mut self, effects: Effects) {
        self.jobs += u64::from(effects.jobs);
        for (tenant, sequence) in effects.changes {
            let position = self.positions.entry(tenant).or_default();
            *position = sequence.max(*position);
        }
    }
}

impl Committed {
    /// Rises whenever a commit has left work for the queue.
    pub fn jobs(&self) -> u64 {
        self.jobs
    }
}

/// What a transaction leads to once it is committed.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    changes: Vec<(TenantId, i64)>,
    jobs: bool,
}

impl Effects {
    pub(crate) fn absorb(&mut self, other: Self) {
        self.changes.extend(other.changes);
        self.jobs |= other.jobs;
    }
}

/// A database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    committed: watch::Sender<Committed>,
}

#[derive(Clone)]
enum Pools {
    Sqlite {
        read: SqlitePool,
        write: mpsc::Sender<Job>,
    },
    Postgres(PgPool),
}

/// The transaction that a use case writes in. Reads and writes as a [`Conn`] does.
pub struct Tx {
    conn: Conn,
    effects: Effects,
}

impl Tx {
    pub(crate) fn new(conn: Conn) -> Self {
        Self {
            conn,
            effects: Effects::default(),
        }
    }
    pub(crate) fn note_change(&mut self, tenant: TenantId, sequence: i64) {
        self.effects.changes.push((tenant, sequence));
    }
    pub(crate) fn take_effects(&mut self) -> Effects {
        std::mem::take(&mut self.effects)
    }
    /// Says that the transaction leaves work for the queue, whose workers wake after the commit.
    pub fn note_job(&mut self) {
        self.effects.jobs = true;
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}
impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

impl Db {
    /// Opens the database and brings its schema up to date.
    pub async fn open(options: &DbOptions, migrations: &[Migration]) -> Result<Self, StoreError> {
        let committed = watch::Sender::new(Committed::default());
        let pools = if options.url.starts_with("sqlite:") {
            open_sqlite(options, migrations, &committed).await?
        } else {
            open_postgres(options, migrations).await?
        };
        Ok(Self { pools, committed })
    }

    /// A PostgreSQL database without a look at its schema.
    #[cfg(feature = "testing")]
    pub(crate) async fn open_bare(url: &str) -> Result<Self, StoreError> {
        let pool = PgPoolOptions::new().max_connections(1).connect(url).await?;
        Ok(Self {
            pools: Pools::Postgres(pool),
            committed: watch::Sender::default(),
        })
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Conn, StoreError> {
        Ok(Conn(match &self.pools {
            Pools::Sqlite { read, .. } => ConnInner::Sqlite(read.acquire().await?),
            Pools::Postgres(pool) => ConnInner::Postgres(pool.acquire().await?),
        }))
    }

    /// Runs a use case in one transaction and returns when its commit is durable.
    ///
    /// `Err` from the use case undoes all that it wrote. The use case finishes even when the caller
    /// goes away (SQLite), or is undone as a whole (PostgreSQL). Where PostgreSQL undid it for the
    /// sake of another one (deadlock, serialisation failure, lock time-out), a clone of it runs from
    /// the beginning, five times in all: it must have no effect but through its transaction.
    pub async fn write<T, F>(&self, use_case: F) -> failure::Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>> + Clone + Send + 'static,
    {
        if matches!(self.pools, Pools::Postgres(_)) {
            for attempt in 1..ATTEMPTS {
                match self.write_once(use_case.clone()).await {
                    Err(failure) if contended(&failure) => {
                        tracing::debug!(attempt, %failure, "a transaction met another one; again");
                    }
                    result => return result,
                }
            }
        }
        self.write_once(use_case).await
    }

    async fn write_once<T, F>(&self, use_case: F) -> failure::Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>> + Send + 'static,
    {
        match &self.pools {
            Pools::Sqlite { write, .. } => sqlite_transaction(write, use_case).await,
            Pools::Postgres(pool) => {
                let conn = pool.acquire().await.map_err(StoreError::from)?;
                let mut tx = Tx::new(Conn(ConnInner::Postgres(conn)));
                let result = postgres_transaction(&mut tx, use_case).await;
                if result.is_ok() {
                    let effects = tx.take_effects();
                    self.committed.send_modify(|now| now.advance(effects));
                }
                result
            }
        }
    }

    /// Wakes whenever this process has committed changes.
    pub fn commits(&self) -> watch::Receiver<Committed> {
        self.committed.subscribe()
    }

    /// The highest position that this process has committed for the tenant.
    pub fn committed(&self, tenant: TenantId) -> i64 {
        self.committed
            .borrow()
            .positions
            .get(&tenant)
            .copied()
            .unwrap_or_default()
    }

    /// Answers when the database takes a statement; the error says why not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read()
            .await?
            .one("SELECT 1", Vec::new())
            .await
            .map(drop)
    }

    /// Closes every connection after what is under way.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, .. } => read.close().await,
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// How often a use case is run on PostgreSQL before its caller is told that another one was in the
/// way. PostgreSQL lets one of those that meet go on, so each round settles one at least.
const ATTEMPTS: u32 = 5;

/// Whether the same transaction may succeed when it is run again.
fn contended(failure: &Failure) -> bool {
    std::error::Error::source(failure)
        .and_then(|source| source.downcast_ref::<StoreError>())
        .is_some_and(|error| matches!(error, StoreError::Contended(_)))
}

/// Hands a use case to the writer and waits for the commit that it shares with others.
async fn sqlite_transaction<T, F>(write: &mpsc::Sender<Job>, use_case: F) -> failure::Result<T>
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>> + Send + 'static,
{
    let (sender, receiver) = oneshot::channel();
    let job: Job = Box::new(move |tx| {
        async move {
            let result = use_case(tx).await;
            let keep = result.is_ok();
            let finish: Finish = Box::new(move |error| {
                let _ = sender.send(error.map_or(result, |error| Err(error.into())));
            });
            (keep, finish)
        }
        .boxed()
    });
    write.send(job).await.map_err(|_| closed())?;
    receiver
        .await
        .map_err(|_| Failure::bug("a use case panicked"))?
}

fn closed() -> StoreError {
    StoreError::Unavailable("the writer has stopped".into())
}

async fn postgres_transaction<T, F>(tx: &mut Tx, use_case: F) -> failure::Result<T>
where
    F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<T>>,
{
    // A connection that is dropped inside a transaction must not go back to the pool with it open.
    struct CloseUnlessDone<'a>(&'a mut Tx, bool);
    impl Drop for CloseUnlessDone<'_> {
        fn drop(&mut self) {
            if let (false, ConnInner::Postgres(conn)) = (self.1, &mut self.0.conn.0) {
                conn.close_on_drop();
            }
        }
    }
    let mut guard = CloseUnlessDone(tx, false);
    guard.0.script("BEGIN").await?;
    let result = match use_case(guard.0).await {
        // PostgreSQL takes COMMIT for ROLLBACK, without a word, after a statement that failed: the
        // look before it makes that an error, also for a use case that went on regardless.
        Ok(value) => guard
            .0
            .script("SELECT 1; COMMIT")
            .await
            .map(|()| value)
            .map_err(Failure::from),
        Err(failure) => Err(failure),
    };
    guard.1 = match &result {
        Ok(_) => true,
        Err(_) => guard.0.script("ROLLBACK").await.is_ok(),
    };
    result
}

async fn open_sqlite(
    options: &DbOptions,
    migrations: &[Migration],
    committed: &watch::Sender<Committed>,
) -> Result<Pools, StoreError> {
    let connect = SqliteConnectOptions::from_str(&options.url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("cache_size", "-65536")
        .pragma("mmap_size", "268435456")
        .pragma("wal_autocheckpoint", "4000");
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        // What a savepoint would undo stays in memory; otherwise each transaction makes a file for it.
        .connect_with(connect.clone().pragma("temp_store", "MEMORY"))
        .await?;
    let mut conn = Conn(ConnInner::Sqlite(writer.acquire().await?));
    migrate::run(&mut conn, migrations).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(options.connections)
        .idle_timeout(None)
        .max_lifetime(None)
        // A connection to a file does not break; asking each time costs two switches of threads.
        .test_before_acquire(false)
        .connect_with(connect.pragma("query_only", "1"))
        .await?;
    let (write, jobs) = mpsc::channel(4_096);
    tokio::spawn(sqlite_writer::run(conn, jobs, committed.clone()));
    Ok(Pools::Sqlite { read, write })
}

async fn open_postgres(options: &DbOptions, migrations: &[Migration]) -> Result<Pools, StoreError> {
    let mut connect = PgConnectOptions::from_str(&options.url)?.application_name("beffroi");
    if let Some(schema) = &options.schema {
        connect = connect.options([("search_path", schema)]);
    }
    // The pool tries again and again and hides why; the first connection says so at once.
    PgConnection::connect_with(&connect).await?.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(options.connections)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(connect)
        .await?;
    let mut conn = Conn(ConnInner::Postgres(pool.acquire().await?));
    migrate::run(&mut conn, migrations).await?;
    Ok(Pools::Postgres(pool))
}
