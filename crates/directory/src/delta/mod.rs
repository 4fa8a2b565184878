//! Delta queries: everything once, and from then on what changed, from the change log.
//!
//! A round begins with everything (or, on request, with nothing) at a position of the log, and ends
//! with a link that leads from there. What comes and goes while somebody pages is told in the next
//! round. What a page tells is always the state at that moment.

pub(crate) mod groups;
mod log;
mod page;
mod token;
pub(crate) mod users;

pub(crate) use page::{Asked, DeltaPage, Progress};
pub(crate) use token::{Of, State};
