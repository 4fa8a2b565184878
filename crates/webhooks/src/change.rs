//! Payloads of this crate's entries in the change log.

/// A webhook was made, changed, disabled or removed; the payload is `{id}`.
pub const WEBHOOK_SAVED: &str = "webhook.saved";
