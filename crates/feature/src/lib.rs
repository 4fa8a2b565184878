//! What a system hands to the binary, and the application that is made of several.
//!
//! A [`Feature`] is a list of migrations, routes, jobs, projections and live hooks. [`App::start`]
//! puts them together: it opens nothing itself and knows no product noun. The order of things:
//! a request meets `request id` → `authenticate` → `limit` → `note refusals` → the route's `Access` → handler;
//! a commit wakes the projections, which feed the population and the live channel.

mod answer;
mod app;
mod batch;
mod cmdlet;
mod cx;
mod letter;
mod live;
mod place;
mod prefer;
mod projector;
mod public_event;
mod watchable;

pub use answer::Asked;
pub use app::{App, AppParts};
pub use cmdlet::{Calling, SystemCmdlet, refused};
pub use cx::{Cx, Limits, Means, Settings};
pub use letter::{Compose, Composed, DueLetter, Letter, LetterKind};
pub use live::{Frames, LiveHooks, device_of};
pub use place::{Passage, Place, Portion, read_on};
pub use projector::Projection;
pub use public_event::{Happening, PublicEvent};
pub use watchable::{Happened, Part, RequireWatched, TellParts, Told, Watchable, Watched};

use std::collections::BTreeSet;

use axum::http::request::Parts;
use axum::response::Response;
use beffroi_core::{Filter, TenantId, failure};
use beffroi_population::{RoaringBitmap, TenantSets};
use beffroi_queue::{Claimed, Outcome};
use beffroi_store::{Conn, Migration, Tx};
use beffroi_web::{Caller, Refused, Routes};
use futures_util::future::BoxFuture;
use http::{Method, StatusCode};
use tokio_util::sync::CancellationToken;

/// Runs jobs of one kind.
pub type JobFn = fn(Cx, Claimed) -> BoxFuture<'static, failure::Result<Outcome>>;

/// Finds out who is calling; `Ok(None)` when the request carries no credential.
pub type Authenticate =
    for<'a> fn(&'a Cx, &'a Parts) -> BoxFuture<'a, failure::Result<Option<Caller>>>;

/// A task that runs beside the workers.
pub type Background = fn(Cx, CancellationToken) -> BoxFuture<'static, ()>;

/// Notes a request that was refused.
pub type NoteRefusal = fn(Cx, RefusedRequest) -> BoxFuture<'static, ()>;

/// Why something must stay: what would come to harm if it were removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Stable code of the reason, e.g. `excludedByMessage`.
    pub code: &'static str,
    /// The id of what relies on it.
    pub id: uuid::Uuid,
    /// A sentence that names what relies on it, what would happen, and what to do first.
    pub message: String,
}

/// Says what of a system would come to harm if the thing with this id were removed. Asked inside
/// the transaction that removes it.
pub type ObjectToRemoval = for<'a> fn(
    &'a mut Conn,
    TenantId,
    uuid::Uuid,
) -> BoxFuture<'a, failure::Result<Vec<Objection>>>;

/// Removes what a system keeps of a person, in the transaction that removes them for good.
pub type ForgetPerson =
    for<'a> fn(&'a mut Tx, TenantId, uuid::Uuid) -> BoxFuture<'a, failure::Result<()>>;

/// A protocol that has credentials and refusals of its own: everything below a path.
#[derive(Clone, Copy)]
pub struct Protocol {
    /// Where it is, without a slash at the end, e.g. `/scim/v2`.
    pub path: &'static str,
    /// Who is calling; here it stands for [`Feature::authenticate`].
    pub authenticate: Authenticate,
    /// Puts an answer into the protocol's words: refusals above all, also of paths nobody knows.
    pub translate: fn(Response) -> Response,
}

impl Protocol {
    /// Whether a path belongs to it.
    fn owns(&self, path: &str) -> bool {
        path.strip_prefix(self.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// A request that a signed-in caller was refused.
#[derive(Debug, Clone)]
pub struct RefusedRequest {
    /// Who asked.
    pub caller: Caller,
    /// With which method.
    pub method: Method,
    /// For which route, as its template: the paths that callers make up have no end.
    pub path: String,
    /// The things that the path names by their ids.
    pub things: Vec<uuid::Uuid>,
    /// With which status it was refused.
    pub status: StatusCode,
    /// Code and sentence of the refusal.
    pub refused: Refused,
    /// The request's id.
    pub request_id: uuid::Uuid,
}

/// A person or program, with everybody who can speak through it and everything that it, or they, can speak
/// through: where two different principals are asked for, these are one.
pub type Kin = for<'a> fn(
    &'a mut Conn,
    TenantId,
    uuid::Uuid,
) -> BoxFuture<'a, failure::Result<BTreeSet<uuid::Uuid>>>;

/// What a system tells of the things of another one, where it is asked for: their `$select` names it.
#[derive(Clone, Copy)]
pub struct Addition {
    /// Whose things, e.g. `users`.
    pub resource: &'static str,
    /// The properties that it adds.
    pub properties: &'static [&'static str],
    /// Their values, in the order of the things.
    pub of: Added,
    /// Which things have them as a filter wants.
    pub matching: Matching,
}

/// Finds the things of another system that have what one tells of them, for one condition on one of its
/// properties. It is asked while the population is looked at, so it looks at it by what it is handed.
#[derive(Clone, Copy)]
pub enum Matching {
    /// As people.
    People(fn(&Cx, TenantId, &TenantSets, &Filter) -> failure::Result<RoaringBitmap>),
    /// By their ids: where they are thousands, not millions.
    Things(fn(&Cx, TenantId, &Filter) -> failure::Result<Vec<uuid::Uuid>>),
}

/// The values of these properties for these things.
pub type Added =
    for<'a> fn(
        &'a Cx,
        TenantId,
        &'a [uuid::Uuid],
        &'a [&'static str],
    )
        -> BoxFuture<'a, failure::Result<Vec<serde_json::Map<String, serde_json::Value>>>>;

/// One system of the product.
pub struct Feature {
    /// Its name, e.g. `messages`.
    pub name: &'static str,
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its routes.
    pub routes: fn() -> Routes<Cx>,
    /// Its jobs by kind.
    pub jobs: &'static [(&'static str, JobFn)],
    /// Its jobs by kind that call other people's servers, one call of some seconds each: they run
    /// beside the others, which do not wait for those servers.
    pub calls: &'static [(&'static str, JobFn)],
    /// What it keeps in memory from the change log.
    pub projections: &'static [Projection],
    /// Which entries of its change log programs outside may be told of.
    pub events: &'static [PublicEvent],
    /// What of it programs may watch by Graph's change notifications.
    pub watchable: Option<Watchable>,
    /// Its part of the live channel.
    pub live: Option<LiveHooks>,
    /// What it offers to the shell.
    pub cmdlets: &'static [SystemCmdlet],
    /// The mails that it leaves to the outbox.
    pub letters: &'static [LetterKind],
    /// What it tells of other systems' things.
    pub additions: &'static [Addition],
    /// What of it would come to harm if something of another system were removed.
    pub object_to_removal: Option<ObjectToRemoval>,
    /// Removes what it keeps of a person who is removed for good.
    pub forget_person: Option<ForgetPerson>,
    /// A task of its own that runs until it is told to stop.
    pub background: Option<Background>,
    /// Who is calling: exactly one feature of an application knows.
    pub authenticate: Option<Authenticate>,
    /// Who speaks through whom: at most one feature of an application knows.
    pub kin: Option<Kin>,
    /// Where refusals are noted: at most one feature of an application does.
    pub note_refusal: Option<NoteRefusal>,
    /// A protocol with credentials and refusals of its own.
    pub protocol: Option<Protocol>,
}

impl Feature {
    /// A feature with nothing but a name and routes.
    pub const fn new(name: &'static str, routes: fn() -> Routes<Cx>) -> Self {
        Self {
            name,
            migrations: &[],
            routes,
            jobs: &[],
            calls: &[],
            projections: &[],
            events: &[],
            watchable: None,
            live: None,
            letters: &[],
            additions: &[],
            cmdlets: &[],
            object_to_removal: None,
            forget_person: None,
            background: None,
            authenticate: None,
            kin: None,
            note_refusal: None,
            protocol: None,
        }
    }
}
