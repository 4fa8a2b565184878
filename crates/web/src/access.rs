//! What a route asks of its caller.

use beffroi_core::{Failure, Kind, failure};

use crate::caller::missing;
use crate::{Caller, Permission};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; the text says why that is right.
    Public(&'static str),
    /// Whoever is signed in; the text says why no permission is needed.
    SignedIn(&'static str),
    /// Whoever holds the permission.
    Needs(Permission),
    /// Whoever holds at least one of them.
    NeedsAny(&'static [Permission]),
    /// Whoever holds the permission, be it for the people of some groups only: the use case keeps
    /// to those, and answers 404 for everybody else.
    NeedsForSome(Permission),
}

impl Access {
    /// Lets the caller pass or says what is missing.
    pub fn check(self, caller: Option<&Caller>) -> failure::Result<()> {
        if matches!(self, Self::Public(_)) {
            return Ok(());
        }
        let caller = caller.ok_or_else(|| {
            Failure::new(
                Kind::Unauthenticated,
                "InvalidAuthenticationToken",
                "Nobody is signed in: send a session cookie or an access token.",
            )
        })?;
        match self {
            Self::Public(_) | Self::SignedIn(_) => Ok(()),
            Self::Needs(permission) => caller.require(permission),
            Self::NeedsForSome(permission) => caller.reach(permission).map(drop),
            Self::NeedsAny(permissions) => {
                if permissions
                    .iter()
                    .any(|permission| caller.permissions.has(*permission))
                {
                    Ok(())
                } else {
                    Err(missing(permissions))
                }
            }
        }
    }
}
