//! Why another machine's server is of no use.

use std::path::{Path, PathBuf};

use beffroi_channels::http::ServerError;

/// What went wrong, in words for whoever typed the command.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    #[error("{}: {error}", file.display())]
    File {
        file: PathBuf,
        error: Box<dyn std::error::Error + Send + Sync>,
    },
    #[error("{0} holds no token")]
    NoToken(String),
    #[error(
        "nothing says who signs in at {0}: give --token-file, or set BEFFROI_TOKEN, or BEFFROI_CLIENT_ID and BEFFROI_CLIENT_SECRET"
    )]
    Nobody(String),
    #[error("{0}")]
    Server(ServerError),
    #[error("{0}; --ca-file names who may")]
    UnknownIssuer(ServerError),
    #[error("{server} did not sign you in: {why}")]
    SignIn { server: String, why: String },
    #[error("{0} does not accept the token; it may have expired, or be for another server")]
    Unauthorized(String),
    #[error("{server} refuses: {why}")]
    Denied { server: String, why: String },
    #[error("{server} does not seem to be a Beffroi: it answered {what}")]
    NotBeffroi { server: String, what: String },
    #[error("{0}")]
    Said(String),
}

impl Refusal {
    pub(super) fn file(
        file: &Path,
        error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        let (file, error) = (file.to_owned(), error.into());
        Self::File { file, error }
    }
}

impl From<ServerError> for Refusal {
    fn from(error: ServerError) -> Self {
        match error {
            ServerError::UnknownIssuer(_) => Self::UnknownIssuer(error),
            error => Self::Server(error),
        }
    }
}
