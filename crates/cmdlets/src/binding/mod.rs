//! From arguments to a checked call. One set of rules for scripts and for calls over HTTP.

mod arguments;
mod convert;
mod error;
mod input;
mod names;
mod preferences;
mod prepare;

pub(crate) use arguments::{Argument, Arguments};
pub use error::BindError;
pub(crate) use names::resolve;
pub use preferences::Action;
pub(crate) use preferences::{COMMON, Preferences};
pub(crate) use prepare::{Prepared, prepare};

#[cfg(test)]
mod tests;
