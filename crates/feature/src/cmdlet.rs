//! What a system offers to the shell.

use beffroi_cmdlets::{Bound, Cmdlet, CmdletError, ErrorKind};
use beffroi_core::{Failure, Kind};
use beffroi_web::Caller;

use crate::Cx;

/// Who calls a cmdlet, and by which means.
#[derive(Clone)]
pub struct Calling {
    /// The means.
    pub cx: Cx,
    /// Who.
    pub caller: Caller,
}

impl Calling {
    /// By which means a change of a target is made: with `-WhatIf` it is only tried, so that what would be
    /// refused is refused, and the caller is told what would be done.
    pub fn to_change(&self, bound: &Bound, target: impl Into<String>) -> Cx {
        if bound.only_if(target) {
            self.cx.trial()
        } else {
            self.cx.clone()
        }
    }
}

/// A cmdlet of a system.
pub type SystemCmdlet = Cmdlet<Calling>;

/// A refusal by a use case, as the shell tells it.
#[must_use]
pub fn refused(failure: &Failure) -> CmdletError {
    let detail = failure.details().first();
    let id = detail
        .map_or(failure.code(), |detail| detail.code.as_ref())
        .to_owned();
    let kind = match failure.kind() {
        Kind::NotFound => ErrorKind::NotFound,
        Kind::Denied | Kind::Unauthenticated => ErrorKind::PermissionDenied,
        Kind::Conflict => ErrorKind::InvalidOperation,
        Kind::Invalid | Kind::Unsupported => ErrorKind::InvalidArgument,
        _ => ErrorKind::Failed,
    };
    let error = CmdletError::new(kind, id, failure.message());
    match failure.target() {
        Some(target) => error.about(target),
        None => error,
    }
}
