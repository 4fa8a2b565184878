//! Payloads of this crate's entries in the change log.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Sessions have ended: signed out, revoked, idle for too long, or their owner may not sign in.
pub const SESSION_ENDED: &str = "session.ended";
/// An application was registered or changed.
pub const APPLICATION_SAVED: &str = "application.saved";

/// The sessions that have ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndedSessions {
    /// Which.
    pub sessions: Vec<EndedSession>,
}

/// A session that has ended.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct EndedSession {
    /// Whose it was.
    pub user: Uuid,
    /// The session's id.
    pub session: Uuid,
}
