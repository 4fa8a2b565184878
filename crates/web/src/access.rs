//! What a route asks of its caller.

use beffroi_core::{Failure, Kind, failure};

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
    /// Whoever holds at least one of them, be it for the people of some groups only, as before.
    NeedsAnyForSome(&'static [Permission]),
    /// Whoever holds the permission for the whole organization. Whoever holds it for some people
    /// only is let through to the use case, which answers 404 for everybody else, as everywhere,
    /// and 403 for those.
    NeedsEverywhere(Permission),
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
            Self::NeedsForSome(permission) | Self::NeedsEverywhere(permission) => {
                caller.reach(permission).map(drop)
            }
            Self::NeedsAny(permissions) => caller.require_any(permissions),
            Self::NeedsAnyForSome(permissions) => {
                let held = permissions.iter().any(|one| caller.reach(*one).is_ok());
                if held {
                    Ok(())
                } else {
                    caller.require_any(permissions)
                }
            }
        }
    }
}
