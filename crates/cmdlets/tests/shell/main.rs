//! A small directory with three cmdlets, and what administrators type at it.

mod binding;
mod directory;
mod documents;
mod errors;
mod http;
mod language;
mod limits;
mod output;
mod pipeline;
mod soup;
mod typing;
