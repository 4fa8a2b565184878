//! As much of the model of messages as the reader of pictures needs.

#[path = "../../crates/messages/src/model/digest.rs"]
mod digest;
#[path = "../../crates/messages/src/model/kinds.rs"]
mod kinds;
#[path = "../../crates/messages/src/model/named.rs"]
mod named;
#[path = "../../crates/messages/src/model/picture/mod.rs"]
pub mod picture;

pub use digest::NotADigest;
pub use kinds::Location;
pub use named::UnknownName;
