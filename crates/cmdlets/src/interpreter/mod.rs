//! Runs scripts.

mod command;
mod evaluate;
mod format;
mod limits;
mod methods;
mod operators;
mod outcome;
mod path;
mod regexes;
mod run;
mod shell;
mod statement;

pub use limits::Limits;
pub(crate) use outcome::Interrupt;
pub use outcome::{ErrorRecord, Outcome, Record};
pub use shell::Shell;
