//! Payloads of this crate's entries in the change log.

/// A subscription was made, renewed or removed; the payload is `{id}`.
pub const SUBSCRIPTION_SAVED: &str = "subscription.saved";
