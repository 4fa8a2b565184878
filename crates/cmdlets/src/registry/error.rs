use std::borrow::Cow;

/// What kind of refusal it was. HTTP edges make a status of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Something that was named is not there.
    NotFound,
    /// The request makes no sense.
    InvalidArgument,
    /// It makes sense, but the state of things forbids it.
    InvalidOperation,
    /// The caller may not.
    PermissionDenied,
    /// It is there already.
    AlreadyExists,
    /// A limit was reached.
    LimitExceeded,
    /// The server failed; asking again may help.
    Failed,
}

impl ErrorKind {
    /// PowerShell's word for the category.
    pub const fn category(self) -> &'static str {
        match self {
            Self::NotFound => "ObjectNotFound",
            Self::InvalidArgument => "InvalidArgument",
            Self::InvalidOperation => "InvalidOperation",
            Self::PermissionDenied => "PermissionDenied",
            Self::AlreadyExists => "ResourceExists",
            Self::LimitExceeded => "LimitsExceeded",
            Self::Failed => "NotSpecified",
        }
    }
}

/// Why a cmdlet refused or failed. The pipeline goes on with the next input, unless
/// `-ErrorAction Stop` was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct CmdletError {
    /// What kind of refusal it was.
    pub kind: ErrorKind,
    /// One word for programs, the first part of `FullyQualifiedErrorId`:
    /// `ManagementObjectNotFoundException`.
    pub id: Cow<'static, str>,
    /// A sentence for people.
    pub message: String,
    /// What it was about.
    pub target: Option<String>,
}

impl CmdletError {
    /// A refusal of a kind, with its word and its sentence.
    pub fn new(
        kind: ErrorKind,
        id: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            id: id.into(),
            message: message.into(),
            target: None,
        }
    }

    /// About something.
    #[must_use]
    pub fn about(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    /// Something that was named is not there.
    pub fn not_found(message: impl Into<String>) -> Self {
        let id = "ManagementObjectNotFoundException";
        Self::new(ErrorKind::NotFound, id, message)
    }

    /// The request makes no sense.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidArgument, "ArgumentException", message)
    }

    /// The server failed.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Failed, "Failure", message)
    }
}
