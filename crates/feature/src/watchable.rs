//! What of a system programs may watch by Graph's change notifications.
//!
//! A system says what its resources are called, who may read them and what the entries of its change log mean; who
//! is told, when and how is not its concern. An entry names *parts* that stay the same for ever; what is to be told
//! of a part is looked up when it is told, by what its listener may read then.

use beffroi_core::failure;
use beffroi_store::{Change, Conn};
use beffroi_web::Caller;
use futures_util::future::BoxFuture;
use serde_json::Value;
use uuid::Uuid;

use crate::Cx;

/// Resources of a system that programs may watch.
#[derive(Clone, Copy)]
pub struct Watchable {
    /// Its resources, as refusals name them, e.g. `chats/{id}/messages`.
    pub forms: &'static [&'static str],
    /// The kinds of the entries that tell of them.
    pub kinds: &'static [&'static str],
    /// Reads a resource: the segments of its path, ids among them. Nothing when it is not one of its own.
    pub read: fn(&[&str]) -> Option<Watched>,
    /// Whether the caller may read any such thing at this moment; asked before each request, without looking.
    pub may_read: fn(&Caller, &Watched) -> failure::Result<()>,
    /// Refuses whoever may not read the resource, and what is not there.
    pub require: RequireWatched,
    /// What an entry tells of: always the same parts in the same order.
    pub parts: fn(&Change) -> failure::Result<Vec<Part>>,
    /// What is to be told of parts to this caller, in their order.
    pub tell: TellParts,
}

/// Refuses whoever may not read a resource, and what is not there.
pub type RequireWatched =
    for<'a> fn(&'a mut Conn, &'a Caller, &'a Watched) -> BoxFuture<'a, failure::Result<()>>;

/// What is to be told of parts to somebody.
pub type TellParts = for<'a> fn(
    &'a Cx,
    &'a mut Conn,
    &'a Caller,
    &'a Watched,
    &'a [Part],
) -> BoxFuture<'a, failure::Result<Vec<Told>>>;

/// A resource of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// In its one form; reading it again gives the same.
    pub path: String,
    /// The only thing that it is about, if there is just one.
    pub only: Option<Uuid>,
}

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// In which organization the thing is kept.
    pub tenant: Uuid,
    /// The thing.
    pub thing: Uuid,
    /// Which of its changes.
    pub number: i64,
}

/// What happened to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It came to be.
    Created,
    /// It changed, was restored, or was deleted so that the directory can restore it.
    Changed,
    /// It is gone.
    Purged,
}

/// What is told of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Which of the parts.
    pub part: usize,
    /// What happened.
    pub happened: Happened,
    /// The thing's path, as Graph writes it.
    pub path: String,
    /// Its `resourceData`.
    pub data: Value,
}
