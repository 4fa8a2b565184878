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
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_web::Routes;

use crate::model::{ChatId, read_id};
use crate::service::no_chat;
use crate::store::InvitationId;

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

/// As in Graph, chats and messages come newest first, and only so.
fn newest_first(query: &ListQuery) -> failure::Result<()> {
    if query.order_by.iter().all(|one| one.descending) {
        return Ok(());
    }
    Err(Failure::invalid(
        "$orderby",
        "must end in desc: the newest comes first",
    ))
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
