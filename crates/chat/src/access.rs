//! Who may do what in chats: everybody in their own, programs in a person's name with the scope for it.

use beffroi_core::failure;
use beffroi_directory::permission::{
    CHAT_CREATE, CHAT_MESSAGE_READ, CHAT_MESSAGE_SEND, CHAT_READ, CHAT_READ_BASIC, CHAT_READ_WRITE,
};
use beffroi_web::{Access, Caller, Permission};

/// What is a person's own: their chats.
pub(crate) const OWN: Access =
    Access::SignedIn("everybody has chats of their own; programs need a scope");

pub(crate) const BASIC: &[Permission] = &[CHAT_READ_BASIC, CHAT_READ, CHAT_READ_WRITE];
pub(crate) const WRITE: &[Permission] = &[CHAT_READ_WRITE];
pub(crate) const CREATE: &[Permission] = &[CHAT_CREATE, CHAT_READ_WRITE];
pub(crate) const MESSAGES: &[Permission] = &[CHAT_READ, CHAT_MESSAGE_READ, CHAT_READ_WRITE];
pub(crate) const SEND: &[Permission] = &[CHAT_MESSAGE_SEND, CHAT_READ_WRITE];

/// Lets a person pass, and a program that may do it in a person's name.
///
/// # Errors
/// The scope that is missing; a program that calls for itself.
pub(crate) fn permit(caller: &Caller, scopes: &[Permission]) -> failure::Result<()> {
    caller.user()?;
    match caller.delegation {
        Some(_) => caller.require_any(scopes),
        None => Ok(()),
    }
}
