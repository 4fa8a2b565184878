//! Pushes to phones and browsers, through the gateways of those who made them. Each protocol is a folder.
//!
//! | folder | gateway |
//! |---|---|
//! | [`webpush`] | push services of browsers; also what an own push service and `UnifiedPush` speak |
//! | [`apns`] | Apple, for an organization's own app |
//! | [`fcm`] | Google, for an organization's own app |
//! | [`ntfy`] | a topic of an ntfy server |
//!
//! All of them say alike why something was not taken: [`NotPushed`].

pub mod apns;
pub mod fcm;
pub mod ntfy;
mod outcome;
mod settings;
pub mod webpush;

pub use outcome::NotPushed;
pub use settings::{Gateway, Gateways};
