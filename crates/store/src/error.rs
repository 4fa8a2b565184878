//! What can go wrong with a statement, in terms that a caller can react to.

use std::error::Error;

use beffroi_core::{Failure, Kind};

/// A failed statement or transaction.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique key is taken; names the constraint (PostgreSQL) or table and columns (SQLite).
    #[error("unique key taken: {0}")]
    Unique(String),
    /// A reference points nowhere.
    #[error("reference to a row that does not exist: {0}")]
    ForeignKey(String),
    /// Deadlock, serialisation failure or lock time-out: the same transaction may succeed when retried.
    #[error("the transaction met another one")]
    Contended(#[source] sqlx::Error),
    /// The database can't be reached or is full.
    #[error("the database is not available")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// A stored value does not have the form that the code expects.
    #[error("column {column} can't be read")]
    Decode {
        /// The column's name.
        column: String,
        /// What was wrong with it.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// A text holds a character that the database can't keep.
    #[error("a text holds NUL or another character that can't be kept")]
    Text,
    /// A value can't be bound.
    #[error("a value can't be bound")]
    Encode(#[source] Box<dyn Error + Send + Sync>),
    /// The schema does not fit this program.
    #[error("{0}")]
    Migration(String),
    /// Anything else that the database refused: a bug of ours.
    #[error("the database refused a statement")]
    Statement(#[source] sqlx::Error),
}

impl StoreError {
    pub(crate) fn encode(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Encode(source.into())
    }

    /// A stored value that can't be what it should.
    pub fn decode(
        column: impl Into<String>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self::Decode {
            column: column.into(),
            source: source.into(),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        if let sqlx::Error::Database(database) = &error {
            let name = || {
                database
                    .constraint()
                    .unwrap_or(database.message())
                    .to_owned()
            };
            match database.kind() {
                ErrorKind::UniqueViolation => return Self::Unique(name()),
                ErrorKind::ForeignKeyViolation => return Self::ForeignKey(name()),
                _ => {}
            }
            return match database.code().as_deref() {
                // PostgreSQL: character_not_in_repertoire, untranslatable_character: NUL and the like.
                Some("22021" | "22P05") => Self::Text,
                // PostgreSQL: serialization_failure, deadlock_detected, lock_not_available; SQLite: BUSY, LOCKED.
                Some("40001" | "40P01" | "55P03" | "5" | "6" | "517") => Self::Contended(error),
                // PostgreSQL: shutdown and start-up, connection exceptions; SQLite: IOERR, FULL, CANTOPEN.
                Some(code)
                    if code.starts_with("57P")
                        || code.starts_with("08")
                        || matches!(code, "10" | "13" | "14") =>
                {
                    Self::Unavailable(error.into())
                }
                _ => Self::Statement(error),
            };
        }
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Tls(_) => Self::Unavailable(error.into()),
            other => Self::Statement(other),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Contended(_) => Self::conflict(
                "Request_Contended",
                "Another change to the same thing was under way. Try again.",
            )
            .caused_by(error),
            StoreError::Unavailable(_) => Self::new(
                Kind::Unavailable,
                "ServiceUnavailable",
                "The database is not available at the moment. Try again.",
            )
            .retry_after(std::time::Duration::from_secs(2))
            .caused_by(error),
            StoreError::Text => Self::invalid("request", "must not contain NUL characters"),
            StoreError::Unique(_) => Self::conflict(
                "Request_Conflict",
                "Somebody else took the same name at the same moment. Read again what is there.",
            )
            .caused_by(error),
            other => Self::bug(other),
        }
    }
}
