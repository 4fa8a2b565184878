//! Statements.

pub(crate) mod deliveries;
pub(crate) mod webhooks;
