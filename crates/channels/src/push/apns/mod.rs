//! Apple's gateway, for an organization's own app: HTTP/2, authenticated by a key (`.p8`).
//!
//! | file | what |
//! |---|---|
//! | `key` | the key with its team and app, and the signature that serves 40 minutes |
//! | `client` | an alert to a device, and what Apple's reasons mean |

mod client;
mod key;

pub use client::{Alert, DeviceToken, DeviceTokenError, LARGEST_BODY, push};
pub use key::{ApnsKey, ApnsKeyError};
