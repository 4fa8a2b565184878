//! Statements. The tenant is a parameter of every one.

pub(crate) mod beside;
pub(crate) mod list;
pub(crate) mod tokens;
