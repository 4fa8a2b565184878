//! Every answer of every route under `/v1.0` is what Microsoft Graph's own document says of it, but
//! for the differences that docs/graph-compat.md lists.
//!
//! The routes are the product's own table: one that is new is called without a word here, and fails
//! until its schema stands in the fixture (`scripts/graph_schemas.py` makes it).
#![expect(clippy::unwrap_used, reason = "tests")]

mod office;

#[path = "routes/call.rs"]
mod call;
#[path = "routes/callers.rs"]
#[expect(dead_code, reason = "its programs walk every route elsewhere")]
mod callers;
#[path = "routes/chats.rs"]
mod chats;
#[path = "routes/conferencing.rs"]
#[expect(dead_code, reason = "the walk of all routes uses the rest")]
mod conferencing;
#[path = "graph_schemas/differences.rs"]
mod differences;
#[path = "routes/licences.rs"]
#[expect(dead_code, reason = "the walk over every route uses the rest")]
mod licences;
#[path = "routes/listeners.rs"]
mod listeners;
#[path = "routes/messages.rs"]
#[expect(dead_code, reason = "the walk over every route uses the rest")]
mod messages;
#[path = "routes/notifications.rs"]
mod notifications;
#[path = "graph_schemas/schemas.rs"]
mod schemas;
#[path = "routes/things.rs"]
#[expect(dead_code, reason = "the walk over every route uses the rest")]
mod things;
#[path = "graph_schemas/town.rs"]
mod town;
#[path = "graph_schemas/walk.rs"]
mod walk;
