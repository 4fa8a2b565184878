//! Identifiers that the rules of messages speak of.

use beffroi_core::{Id, id::IdKind};
pub use beffroi_directory::{GroupId, UserId};

use super::Message;

impl IdKind for Message {
    const NAME: &'static str = "message";
}

/// A message's identifier.
pub type MessageId = Id<Message>;
