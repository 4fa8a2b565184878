//! The only crate that knows that there are two databases.
//!
//! A system writes each statement once, with `$1`, `$2` … and columns of the few types in
//! [`Value`], and runs it through [`Conn`] on SQLite or PostgreSQL alike:
//!
//! ```
//! # use beffroi_store::{args, Conn, StoreError};
//! # use beffroi_core::TenantId;
//! async fn name(conn: &mut Conn, tenant: TenantId) -> Result<Option<String>, StoreError> {
//!     let row = conn.one("SELECT display_name FROM tenant WHERE id = $1", args![tenant]).await?;
//!     row.map(|row| row.get("display_name")).transpose()
//! }
//! ```
//!
//! Every write goes through [`Db::write`]: one transaction that holds state, audit, change log and
//! jobs. On SQLite there is one writer, and transactions that wait at the same time share one
//! flush to disk (group commit); nobody learns of success before that flush. What must not be done
//! here: clock, randomness, rules, network calls inside a transaction.

mod change;
mod conn;
mod db;
mod error;
mod migrate;
mod sealed;
mod select;
mod sqlite_writer;
#[cfg(feature = "testing")]
pub mod testing;
mod value;
mod walk;

pub use change::Change;
pub use conn::{Conn, Row};
pub use db::{Committed, Db, DbOptions, Tx};
pub use error::StoreError;
pub use migrate::Migration;
pub use sealed::SealingKey;
pub use select::{Column, ColumnKind, Select, Sort};
pub use value::{FromColumn, Value};
pub use walk::{Walk, WalkedText};

/// The arguments of a statement, in the order of `$1`, `$2` …
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::Value::from($value)),*] };
}
