//! Sessions of people: kept on the server, named by a cookie, ended at will.

mod live;
mod model;
pub(crate) mod service;
pub(crate) mod store;
mod token;

use std::time::Duration;

use beffroi_core::{Id, IdKind};

pub(crate) use live::{Live, find_live};
pub use model::{
    Session, SessionInfo, SessionRole, SessionScope, SessionTenant, SessionUser, SignInMethod,
};
pub(crate) use token::{SessionToken, TokenHash};

/// A session that nobody uses ends: a working day with its lunch, but not the night after it.
pub const IDLE_TIMEOUT: Duration = Duration::from_hours(12);
/// Every session ends some day, so that a stolen cookie does not work for ever.
pub const LONGEST: Duration = Duration::from_hours(30 * 24);
/// How long after signing in somebody may change how they sign in: a screen that was left unlocked
/// should not be enough.
pub const FRESH: Duration = Duration::from_mins(15);
/// How exactly it is noted when a session was last used: finer would cost a write for each request.
pub(crate) const SEEN_GRAIN: Duration = Duration::from_mins(1);
/// Sessions that are shown of one person, newest first.
pub(crate) const MOST_LISTED: u16 = 100;

/// The kind of a session.
#[derive(Debug)]
pub enum SessionKind {}
impl IdKind for SessionKind {
    const NAME: &'static str = "session";
}
/// A session's id. It does not open the session: the token in the cookie does.
pub type SessionId = Id<SessionKind>;
