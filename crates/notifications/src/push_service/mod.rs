//! A push service of our own, for browsers that are told to use it: Firefox, by a setting that an organization can
//! hand out. What is pushed to them never leaves this server but for the browser itself.
//!
//! Two sides. Whoever sends posts to an endpoint (RFC 8030), signed with the key that the browser subscribed for
//! (RFC 8292); what this server sends itself takes the same way without a request. Browsers hold a WebSocket and speak
//! the protocol of Mozilla's push service (subprotocol `push-notification`).
//!
//! It serves the organizations of this server alone: a browser can subscribe for their public keys and no other. What
//! a browser has not acknowledged is kept, sealed as it came, and told again when it is back.
//!
//! | file | what |
//! |---|---|
//! | `protocol` | what browsers say, and what they are told |
//! | `agents` | browsers that are connected to this process |
//! | `talk` | what a browser says has consequences |
//! | `take` | what is pushed to a browser |

mod agents;
mod protocol;
mod take;
mod talk;

pub(crate) use agents::{open, stop, wake};
pub(crate) use take::{Headers, LARGEST, base, take, take_own};

/// The change that says that something waits for a browser.
pub(crate) const WAITING: &str = "push.waiting";

/// What the change log says of it.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct WaitsFor {
    /// SHA-256 of the browser's secret, in hexadecimal digits.
    pub(crate) agent: String,
}

/// SHA-256: neither endpoints nor browsers' secrets can be read from the database.
fn digest(secret: &str) -> Vec<u8> {
    use sha2::Digest as _;
    sha2::Sha256::digest(secret.as_bytes()).to_vec()
}
