//! What a system tells the world outside: entries of the change log that are nobody's secret, each
//! under a name that stays.
//!
//! A system says which of its entries are public and what of them; who carries them out, and to
//! whom, is not its concern.

use beffroi_core::failure;
use beffroi_store::Change;
use beffroi_web::Permission;
use serde_json::Value;

/// One type of event that programs outside may be told of.
#[derive(Clone, Copy)]
pub struct PublicEvent {
    /// Its type, e.g. `beffroi.user.created`. Programs rely on it: it never changes its meaning.
    pub name: &'static str,
    /// The kind of the entries of the change log that it is made of.
    pub kind: &'static str,
    /// What it takes to read by oneself what it tells.
    pub needs: Permission,
    /// What an entry tells; nothing when it is about something else. Depends on nothing else.
    pub read: fn(&Change) -> failure::Result<Vec<Happening>>,
}

/// What has happened to one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// The thing, as its path in the API, e.g. `users/3f0c…`.
    pub subject: String,
    /// What is told of it.
    pub data: Value,
}
