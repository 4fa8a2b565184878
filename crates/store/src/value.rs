//! The few column types that both databases share, and how each is bound and read.

use beffroi_core::{Id, Ts};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// A value for a statement. NULL keeps its type, since PostgreSQL asks for one.
#[derive(Debug, Clone)]
pub enum Value {
    /// BOOLEAN; INTEGER 0 or 1 on SQLite.
    Bool(Option<bool>),
    /// BIGINT; INTEGER on SQLite.
    Int(Option<i64>),
    /// TEXT.
    Text(Option<String>),
    /// BYTEA; BLOB on SQLite.
    Bytes(Option<Vec<u8>>),
    /// UUID; 16-byte BLOB on SQLite.
    Uuid(Option<Uuid>),
    /// TIMESTAMPTZ; INTEGER microseconds on SQLite.
    Ts(Option<Ts>),
}

macro_rules! from {
    ($($type:ty => $variant:ident, $map:expr;)*) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                #[allow(clippy::redundant_closure_call)]
                Self::$variant(Some(($map)(value)))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$variant(value.map($map))
            }
        }
    )*};
}

from! {
    bool => Bool, |value| value;
    i64 => Int, |value| value;
    u32 => Int, i64::from;
    u16 => Int, i64::from;
    String => Text, |value| value;
    &str => Text, str::to_owned;
    &String => Text, |value: &String| value.clone();
    Vec<u8> => Bytes, |value| value;
    &[u8] => Bytes, <[u8]>::to_vec;
    Uuid => Uuid, |value| value;
    Ts => Ts, |value| value;
}

impl<K> From<Id<K>> for Value {
    fn from(value: Id<K>) -> Self {
        Self::Uuid(Some(value.uuid()))
    }
}
impl<K> From<Option<Id<K>>> for Value {
    fn from(value: Option<Id<K>>) -> Self {
        Self::Uuid(value.map(Id::uuid))
    }
}

pub(crate) fn sqlite_arguments(values: Vec<Value>) -> Result<SqliteArguments, StoreError> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Bool(value) => arguments.add(value.map(i64::from)),
            Value::Int(value) => arguments.add(value),
            Value::Text(value) => arguments.add(value),
            Value::Bytes(value) => arguments.add(value),
            Value::Uuid(value) => arguments.add(value.map(|uuid| uuid.as_bytes().to_vec())),
            Value::Ts(value) => arguments.add(value.map(Ts::micros)),
        }
        .map_err(StoreError::encode)?;
    }
    Ok(arguments)
}

pub(crate) fn postgres_arguments(values: Vec<Value>) -> Result<PgArguments, StoreError> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Bool(value) => arguments.add(value),
            Value::Int(value) => arguments.add(value),
            Value::Text(value) => arguments.add(value),
            Value::Bytes(value) => arguments.add(value),
            Value::Uuid(value) => arguments.add(value),
            Value::Ts(value) => arguments.add(value.map(to_offset).transpose()?),
        }
        .map_err(StoreError::encode)?;
    }
    Ok(arguments)
}

fn to_offset(ts: Ts) -> Result<OffsetDateTime, StoreError> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(ts.micros()) * 1_000)
        .map_err(StoreError::encode)
}

/// A type that a column can be read as.
pub trait FromColumn: Sized {
    /// Reads it from SQLite.
    fn from_sqlite(row: &SqliteRow, column: &str) -> Result<Self, sqlx::Error>;
    /// Reads it from PostgreSQL.
    fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error>;
}

macro_rules! native {
    ($($type:ty),*) => {$(
        impl FromColumn for $type {
            fn from_sqlite(row: &SqliteRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get(column)
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get(column)
            }
        }
        impl FromColumn for Option<$type> {
            fn from_sqlite(row: &SqliteRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get(column)
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get(column)
            }
        }
    )*};
}

native!(i64, String, Vec<u8>);

macro_rules! mapped {
    ($([$($generic:ident)?] $type:ty, $sqlite:ty => $from_sqlite:expr, $postgres:ty => $from_postgres:expr;)*) => {$(
        impl<$($generic)?> FromColumn for $type {
            fn from_sqlite(row: &SqliteRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get::<$sqlite, _>(column).and_then($from_sqlite)
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get::<$postgres, _>(column).and_then($from_postgres)
            }
        }
        impl<$($generic)?> FromColumn for Option<$type> {
            fn from_sqlite(row: &SqliteRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get::<Option<$sqlite>, _>(column)?.map($from_sqlite).transpose()
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get::<Option<$postgres>, _>(column)?.map($from_postgres).transpose()
            }
        }
    )*};
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "one shape for every conversion of the macro"
)]
fn blob_uuid(bytes: Vec<u8>) -> Result<Uuid, sqlx::Error> {
    Uuid::from_slice(&bytes).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn from_offset(at: OffsetDateTime) -> Result<Ts, sqlx::Error> {
    let micros = at.unix_timestamp_nanos() / 1_000;
    i64::try_from(micros)
        .map(Ts::from_micros)
        .map_err(|error| sqlx::Error::Decode(error.into()))
}

mapped! {
    [] bool, i64 => |value| Ok(value != 0), bool => Ok;
    [] Uuid, Vec<u8> => blob_uuid, Uuid => Ok;
    [K] Id<K>, Vec<u8> => |bytes| blob_uuid(bytes).map(Id::from_uuid), Uuid => |uuid| Ok(Id::from_uuid(uuid));
    [] Ts, i64 => |micros| Ok(Ts::from_micros(micros)), OffsetDateTime => from_offset;
}
