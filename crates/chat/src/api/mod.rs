//! Endpoints.

mod admin;
mod bodies;
mod chats;
mod contacts;
mod join;
mod members;
mod messages;
mod own;
mod reports;
mod requests;

use beffroi_core::{Failure, failure};
use beffroi_directory::permission::{
    CHAT_CREATE, CHAT_MESSAGE_READ, CHAT_MESSAGE_SEND, CHAT_READ, CHAT_READ_BASIC, CHAT_READ_WRITE,
};
use beffroi_feature::Cx;
use beffroi_web::{Access, Caller, Permission, Routes};

use crate::model::{ChatId, read_id};
use crate::service::no_chat;
use crate::store::InvitationId;

/// What is a person's own: their chats.
const OWN: Access = Access::SignedIn("everybody has chats of their own; programs need a scope");

const BASIC: &[Permission] = &[CHAT_READ_BASIC, CHAT_READ, CHAT_READ_WRITE];
const WRITE: &[Permission] = &[CHAT_READ_WRITE];
const CREATE: &[Permission] = &[CHAT_CREATE, CHAT_READ_WRITE];
const MESSAGES: &[Permission] = &[CHAT_READ, CHAT_MESSAGE_READ, CHAT_READ_WRITE];
const SEND: &[Permission] = &[CHAT_MESSAGE_SEND, CHAT_READ_WRITE];

pub(crate) fn routes() -> Routes<Cx> {
    chats::routes()
        .merge(members::routes())
        .merge(messages::routes())
        .merge(own::routes())
        .merge(requests::routes())
        .merge(contacts::routes())
        .merge(join::routes())
        .merge(admin::routes())
        .merge(reports::routes())
}

/// Lets a person pass, and a program that may do it in a person's name.
fn permit(caller: &Caller, scopes: &[Permission]) -> failure::Result<()> {
    caller.user()?;
    match caller.delegation {
        Some(_) => caller.require_any(scopes),
        None => Ok(()),
    }
}

/// The id of a chat in a path. What is no id names nothing.
fn chat_id(text: &str) -> failure::Result<ChatId> {
    read_id(text).ok_or_else(|| no_chat(text))
}

/// The number of a message in a path. What is no number names nothing.
fn message_id(text: &str) -> failure::Result<i64> {
    text.parse()
        .map_err(|_| Failure::not_found("chatMessage", text))
}

/// The id of an invitation in a path. What is no id names nothing.
fn invitation_id(text: &str) -> failure::Result<InvitationId> {
    text.parse()
        .map_err(|_| Failure::not_found("invitation", text))
}
