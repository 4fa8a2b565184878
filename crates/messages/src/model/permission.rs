//! The permissions that the rules of messages ask for.

/// Read messages and their figures.
pub const READ: &str = "OrganizationalMessages.Read.All";
/// Write, submit, withdraw, cancel, copy and delete messages.
pub const WRITE: &str = "OrganizationalMessages.ReadWrite.All";
/// Approve, reject and cancel messages.
pub const APPROVE: &str = "OrganizationalMessages.Approve.All";
