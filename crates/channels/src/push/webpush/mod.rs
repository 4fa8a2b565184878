//! Web Push: browsers, and what installs as an app out of one (RFC 8030, 8188, 8291, 8292).
//!
//! A push service learns the address, the size and the moment, never a word: what is pushed is sealed
//! for the browser alone.
//!
//! | file | what |
//! |---|---|
//! | `subscription` | where a browser is reached, and the key that only it can open |
//! | `sender` | who has sent a push, for a push service of our own |
//! | `vapid` | the organization's key, by which push services know who sends |
//! | `client` | sealing, handing over, and what an answer means |

mod client;
mod sender;
mod subscription;
#[cfg(test)]
mod tests;
mod vapid;

pub use client::{LARGEST_BODY, Push, Signature, push, sealed};
pub use sender::{SenderError, public_key, verify};
pub use subscription::{Subscription, SubscriptionError};
pub use vapid::{VapidKey, VapidKeyError};
