//! A connection to either database, and the rows that come back.

use beffroi_core::Failure;
use futures_util::TryStreamExt;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Postgres, SqlSafeStr, SqlStr, Sqlite};

use crate::value::{postgres_arguments, sqlite_arguments};
use crate::{FromColumn, StoreError, Value};

/// A connection, in or out of a transaction.
pub struct Conn(pub(crate) Inner);

pub(crate) enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// One row of a result.
pub enum Row {
    #[doc(hidden)]
    Sqlite(SqliteRow),
    #[doc(hidden)]
    Postgres(PgRow),
}

impl Row {
    /// Reads a column by name.
    pub fn get<T: FromColumn>(&self, column: &str) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(row) => T::from_sqlite(row, column),
            Self::Postgres(row) => T::from_postgres(row, column),
        }
        .map_err(|error| StoreError::decode(column, error))
    }

    /// Reads a TEXT column that holds JSON.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        serde_json::from_str(&text).map_err(|error| StoreError::decode(column, error))
    }

    /// Reads a TEXT column that holds the text form of a value.
    pub fn parse<T>(&self, column: &str) -> Result<T, StoreError>
    where
        T: std::str::FromStr,
        T::Err: std::error::Error + Send + Sync + 'static,
    {
        let text: String = self.get(column)?;
        text.parse()
            .map_err(|error: T::Err| StoreError::decode(column, error))
    }
}

/// Rows of the next statement: of few different numbers, so that the database knows most texts
/// already and need not read them.
fn height(left: usize, most: usize) -> usize {
    let fits = |height: &usize| *height <= left && *height <= most;
    let height = [512, 128, 32, 8].into_iter().find(fits);
    height.unwrap_or(left.min(most))
}

/// A statement's text: a constant, or one built by this crate from constants.
pub struct Sql(SqlStr);

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self(text.into_sql_str())
    }
}

impl Sql {
    /// Text that this crate put together from constants and `$n` only.
    pub(crate) fn built(text: String) -> Self {
        Self(AssertSqlSafe(text).into_sql_str())
    }
}

impl Conn {
    /// True on SQLite. For the rare statement that has no common form.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.0, Inner::Sqlite(_))
    }

    /// Runs a statement; returns how many rows it changed.
    pub async fn exec(&mut self, sql: impl Into<Sql>, args: Vec<Value>) -> Result<u64, StoreError> {
        let sql = sql.into().0;
        Ok(match &mut self.0 {
            Inner::Sqlite(conn) => {
                let query = sqlx::query_with::<Sqlite, _>(sql, sqlite_arguments(args)?);
                query.execute(&mut **conn).await?.rows_affected()
            }
            Inner::Postgres(conn) => {
                let query = sqlx::query_with::<Postgres, _>(sql, postgres_arguments(args)?);
                query.execute(&mut **conn).await?.rows_affected()
            }
        })
    }

    /// All rows of a result.
    pub async fn all(
        &mut self,
        sql: impl Into<Sql>,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        self.each(sql, args, |row| {
            rows.push(row);
            Ok(())
        })
        .await?;
        Ok(rows)
    }

    /// The first row of a result, if there is one.
    pub async fn one(
        &mut self,
        sql: impl Into<Sql>,
        args: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        let sql = sql.into().0;
        Ok(match &mut self.0 {
            Inner::Sqlite(conn) => {
                let query = sqlx::query_with::<Sqlite, _>(sql, sqlite_arguments(args)?);
                query.fetch_optional(&mut **conn).await?.map(Row::Sqlite)
            }
            Inner::Postgres(conn) => {
                let query = sqlx::query_with::<Postgres, _>(sql, postgres_arguments(args)?);
                query.fetch_optional(&mut **conn).await?.map(Row::Postgres)
            }
        })
    }

    /// Hands each row to `take` as it arrives, so that a million rows need no million-row vector.
    pub async fn each(
        &mut self,
        sql: impl Into<Sql>,
        args: Vec<Value>,
        mut take: impl FnMut(Row) -> Result<(), StoreError> + Send,
    ) -> Result<(), StoreError> {
        let sql = sql.into().0;
        match &mut self.0 {
            Inner::Sqlite(conn) => {
                let query = sqlx::query_with::<Sqlite, _>(sql, sqlite_arguments(args)?);
                let mut rows = query.fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    take(Row::Sqlite(row))?;
                }
            }
            Inner::Postgres(conn) => {
                let query = sqlx::query_with::<Postgres, _>(sql, postgres_arguments(args)?);
                let mut rows = query.fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    take(Row::Postgres(row))?;
                }
            }
        }
        Ok(())
    }

    /// All rows whose id is among `ids`: `sql` ends with the column, e.g. `… AND id`, and
    /// ` IN (…)` and `tail` are put behind it, a few hundred ids at a time. The number of places is a
    /// power of two, the last id fills up what is left: so there are ten texts, which the database
    /// knows already, and not five hundred that it has to read.
    pub async fn all_in(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
        ids: Vec<Value>,
        tail: &'static str,
    ) -> Result<Vec<Row>, StoreError> {
        use std::fmt::Write as _;
        let mut rows = Vec::new();
        for ids in ids.chunks(512) {
            let mut values = args.clone();
            let mut text = format!("{sql} IN (");
            let filling = std::iter::repeat(ids.last()).flatten();
            let filled = ids.iter().chain(filling);
            for (position, id) in filled.take(ids.len().next_power_of_two()).enumerate() {
                values.push(id.clone());
                let comma = if position == 0 { "" } else { ", " };
                // SQLite looks `$n` up by name; `?n` is a number to it.
                let sign = if self.is_sqlite() { '?' } else { '$' };
                let _ = write!(text, "{comma}{sign}{}", values.len());
            }
            text.push_str(") ");
            text.push_str(tail);
            rows.append(&mut self.all(Sql::built(text), values).await?);
        }
        Ok(rows)
    }

    /// Inserts many rows with as few statements as the database allows.
    ///
    /// `head` is `INSERT INTO t (a, b)`, `tail` what follows the values, e.g.
    /// `ON CONFLICT DO NOTHING`. Returns how many rows were changed.
    pub async fn insert_many(
        &mut self,
        head: &'static str,
        tail: &'static str,
        rows: Vec<Vec<Value>>,
    ) -> Result<u64, StoreError> {
        let mut changed = 0;
        for (sql, args) in self.statements(head, tail, rows) {
            changed += self.exec(sql, args).await?;
        }
        Ok(changed)
    }

    /// All rows of a statement over many rows of values, `{head} VALUES (…), … {tail}`: an insertion
    /// that returns, or a question about what is listed.
    pub async fn values_returning(
        &mut self,
        head: &'static str,
        tail: &'static str,
        rows: Vec<Vec<Value>>,
    ) -> Result<Vec<Row>, StoreError> {
        let mut returned = Vec::new();
        for (sql, args) in self.statements(head, tail, rows) {
            returned.append(&mut self.all(sql, args).await?);
        }
        Ok(returned)
    }

    /// As few statements as the database allows, each with the values of its rows.
    fn statements(&self, head: &str, tail: &str, rows: Vec<Vec<Value>>) -> Vec<(Sql, Vec<Value>)> {
        let Some(width) = rows.first().map(Vec::len) else {
            return Vec::new();
        };
        // SQLite looks `$n` up by name, linearly, and takes 32,766 of `?`; PostgreSQL 65,535 of `$n`.
        let per_statement = if self.is_sqlite() {
            16_000 / width
        } else {
            30_000 / width
        }
        .clamp(1, 1_000);
        let mut statements = Vec::with_capacity(rows.len().div_ceil(per_statement));
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let height = height(rows.len(), per_statement);
            let values = rows.by_ref().take(height).flatten().collect();
            let sql = self.values_statement(head, tail, width, height);
            statements.push((Sql::built(sql), values));
        }
        statements
    }

    fn values_statement(&self, head: &str, tail: &str, width: usize, height: usize) -> String {
        use std::fmt::Write as _;
        let mut sql = String::with_capacity(head.len() + tail.len() + width * height * 6);
        sql.push_str(head);
        sql.push_str(" VALUES ");
        for row in 0..height {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..width {
                if column > 0 {
                    sql.push_str(", ");
                }
                if self.is_sqlite() {
                    sql.push('?');
                } else {
                    let _ = write!(sql, "${}", row * width + column + 1);
                }
            }
            sql.push(')');
        }
        sql.push(' ');
        sql.push_str(tail);
        sql
    }

    /// Runs several statements without arguments, e.g. a migration.
    pub(crate) async fn script(&mut self, sql: impl Into<Sql>) -> Result<(), StoreError> {
        let sql = sqlx::raw_sql(sql.into().0);
        match &mut self.0 {
            Inner::Sqlite(conn) => sql.execute(&mut **conn).await.map(drop)?,
            Inner::Postgres(conn) => sql.execute(&mut **conn).await.map(drop)?,
        }
        Ok(())
    }

    /// Reads within one snapshot, so that several statements see the same moment.
    pub async fn snapshot<T>(
        &mut self,
        read: impl AsyncFnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.script(if self.is_sqlite() {
            "BEGIN"
        } else {
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        })
        .await?;
        let result = read(self).await;
        self.script("ROLLBACK").await?;
        result
    }
}
