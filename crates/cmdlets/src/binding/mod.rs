//! From arguments to a checked call. One set of rules for scripts and for calls over HTTP.

mod arguments;
mod common;
mod convert;
mod error;
mod input;
mod names;
mod prepare;

pub(crate) use arguments::{Argument, Arguments};
pub use common::Action;
pub(crate) use common::{COMMON, Preferences};
pub use error::BindError;
pub(crate) use names::resolve;
pub(crate) use prepare::{Prepared, prepare};

#[cfg(test)]
mod tests;
