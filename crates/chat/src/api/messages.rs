//! What is said.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Cursor, Failure, Page};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, routes};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::NewMessage;
use super::{chat_id, message_id, newest_first};
use crate::access::{MESSAGES, OWN, SEND, WRITE, permit};
use crate::service::view::MessageView;
use crate::service::{self, Change};

const SET: &str = "chatMessages";
const MESSAGE: Supports = Supports {
    properties: &[
        "id",
        "etag",
        "chatId",
        "replyToId",
        "messageType",
        "createdDateTime",
        "lastModifiedDateTime",
        "lastEditedDateTime",
        "deletedDateTime",
        "importance",
        "from",
        "body",
        "attachments",
        "mentions",
        "reactions",
        "eventDetail",
        "clientId",
        "position",
        "notDeliveredTo",
    ],
    ..Supports::NONE
};
/// Graph gives 50 messages of a chat at most.
const PAGE: Supports = Supports {
    order_by: &["createdDateTime"],
    max_top: 50,
    ..MESSAGE
};
const CHANGES: Supports = Supports {
    custom: &["after"],
    ..MESSAGE
};
/// Most changes at once.
const MOST_CHANGES: usize = 200;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(send))
        .add(OWN, PAGE.on(routes!(list)))
        .add(OWN, MESSAGE.on(routes!(get)))
        .add(OWN, CHANGES.on(routes!(changes)))
        .add(OWN, routes!(edit))
        .add(OWN, routes!(delete))
        .add(OWN, routes!(restore))
        .add(OWN, routes!(delete_of_user))
        .add(OWN, routes!(restore_of_user))
        .add(OWN, routes!(react))
        .add(OWN, routes!(unreact))
}

/// Write to a chat. The answer comes when the message is durable.
#[utoipa::path(post, path = "/v1.0/chats/{id}/messages", tag = "chats", request_body = NewMessage,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 201, description = "The message; the same one for the same clientId", body = Entity<MessageView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`chatNotAllowed` by the caller's organization, `chatNotPossible`, or a program calls without the scope ChatMessage.Send", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "`messageLimitBeforeAcceptance`, `acceptFirst` or `unblockFirst`", body = ErrorEnvelope),
    (status = 413, description = "More than 28 KiB", body = ErrorEnvelope)))]
async fn send(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(new): Json<NewMessage>,
) -> Answer<Response> {
    permit(&caller, SEND)?;
    let posted = service::send(&cx, &caller, chat_id(&id)?, new.wanted()?).await?;
    let message = service::shown_post(&cx, &caller, posted).await?;
    let path = format!("/v1.0/chats/{id}/messages/{}", message.id);
    asked.created(&cx, SET, &path, message)
}

/// What was said in a chat of mine, newest first. Of a request this is the preview.
#[utoipa::path(get, path = "/v1.0/chats/{id}/messages", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 200, description = "A page of messages", body = Collection<MessageView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Read", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    permit(&caller, MESSAGES)?;
    let query = asked.query(&PAGE)?;
    newest_first(&query)?;
    let before = query.page.after.as_ref().map(|cursor| cursor.key.parse());
    let wrong = |_| Failure::invalid("$skiptoken", "is not a token from @odata.nextLink");
    let before = before.transpose().map_err(wrong)?;
    let top = usize::from(query.page.top.min(50));
    let read = service::list(&cx, &caller, chat_id(&id)?, before, top).await?;
    let items = service::shown_messages(&cx, &read).await?;
    let last = read.messages.last().filter(|_| read.more);
    let page = Page {
        items,
        next: last.map(|one| Cursor {
            key: one.sequence.to_string(),
            id: Uuid::nil(),
        }),
        total: None,
    };
    asked.page(&cx, SET, &query, page)
}

/// A message of a chat of mine.
#[utoipa::path(get, path = "/v1.0/chats/{id}/messages/{message}", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 200, description = "The message", body = Entity<MessageView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Read", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
) -> Answer<Response> {
    permit(&caller, MESSAGES)?;
    let query = asked.query(&MESSAGE)?;
    let read = service::get(&cx, &caller, chat_id(&id)?, message_id(&message)?).await?;
    let shown = service::shown_messages(&cx, &read).await?;
    let shown = shown.into_iter().next();
    let shown = shown.ok_or_else(|| Failure::not_found("chatMessage", &message))?;
    asked.entity(&cx, SET, &query, shown)
}

/// What has come or changed in a chat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Changes {
    /// Each message as it is now, in the order of their last changes.
    value: Vec<MessageView>,
    /// After which position to ask next.
    position: i64,
    /// Whether there is more after that.
    more: bool,
}

/// What has come or changed in a chat of mine after a position, at most 200 at once.
///
/// Whoever was away asks with the position of the last message that they have, and gets everything once and in
/// order.
#[utoipa::path(get, path = "/beta/chats/{id}/changes", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("after" = Option<i64>, Query, description = "The last position that the client has seen, 0 to begin")), responses(
    (status = 200, description = "The changes", body = Changes),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Read", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn changes(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Changes>> {
    permit(&caller, MESSAGES)?;
    let query = asked.query(&CHANGES)?;
    let after = query.custom.get("after").map_or(Ok(0), |text| text.parse());
    let after = after.map_err(|_| Failure::invalid("after", "must be a position"))?;
    let (read, position) =
        service::changes(&cx, &caller, chat_id(&id)?, after, MOST_CHANGES).await?;
    Ok(Json(Changes {
        value: service::shown_messages(&cx, &read).await?,
        position,
        more: read.more,
    }))
}

async fn change(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    message: &str,
    change: Change,
) -> Answer<StatusCode> {
    service::change(cx, caller, chat_id(id)?, message_id(message)?, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say a message of mine differently.
#[utoipa::path(patch, path = "/v1.0/chats/{id}/messages/{message}", tag = "chats", request_body = NewMessage,
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "It says that now"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`notYourMessage`, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "It was deleted, or the request is not accepted", body = ErrorEnvelope),
    (status = 413, description = "More than 28 KiB", body = ErrorEnvelope)))]
async fn edit(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    Json(new): Json<NewMessage>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    let wanted = new.wanted()?;
    if !wanted.files.is_empty() || wanted.reply_to.is_some() || wanted.client_id.is_some() {
        let rule = "can't be changed: only body and mentions can";
        return Err(Failure::invalid("message", rule).into());
    }
    let edit = Change::Edit {
        body: wanted.body,
        mentions: wanted.mentions,
    };
    change(&cx, &caller, &id, &message, edit).await
}

/// Take a message of mine back. It can be brought back.
#[utoipa::path(post, path = "/v1.0/chats/{id}/messages/{message}/softDelete", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "Nobody reads it any more"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`notYourMessage`, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "The request is not accepted", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    change(&cx, &caller, &id, &message, Change::Delete).await
}

/// Bring a message of mine back.
#[utoipa::path(post, path = "/v1.0/chats/{id}/messages/{message}/undoSoftDelete", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "Everybody reads it again"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`notYourMessage`, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "The request is not accepted", body = ErrorEnvelope)))]
async fn restore(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    change(&cx, &caller, &id, &message, Change::Restore).await
}

/// Whose messages are changed: the caller's own.
fn is_own(caller: &Caller, user: &str) -> Result<(), Failure> {
    let id = caller.user()?.to_string();
    let name = caller.user_principal_name.as_deref().unwrap_or_default();
    if user.eq_ignore_ascii_case(&id) || user.eq_ignore_ascii_case(name) {
        return Ok(());
    }
    Err(Failure::not_found("user", user))
}

/// Take a message of mine back, as Graph has it.
#[utoipa::path(post, path = "/v1.0/users/{user}/chats/{id}/messages/{message}/softDelete", tag = "chats",
    params(("user" = String, Path, description = "The caller's id or userPrincipalName"),
           ("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "Nobody reads it any more"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`notYourMessage`, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "Somebody else, no such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "The request is not accepted", body = ErrorEnvelope)))]
async fn delete_of_user(
    State(cx): State<Cx>,
    caller: Caller,
    Path((user, id, message)): Path<(String, String, String)>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    is_own(&caller, &user)?;
    change(&cx, &caller, &id, &message, Change::Delete).await
}

/// Bring a message of mine back, as Graph has it.
#[utoipa::path(post, path = "/v1.0/users/{user}/chats/{id}/messages/{message}/undoSoftDelete", tag = "chats",
    params(("user" = String, Path, description = "The caller's id or userPrincipalName"),
           ("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "Everybody reads it again"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`notYourMessage`, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "Somebody else, no such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "The request is not accepted", body = ErrorEnvelope)))]
async fn restore_of_user(
    State(cx): State<Cx>,
    caller: Caller,
    Path((user, id, message)): Path<(String, String, String)>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    is_own(&caller, &user)?;
    change(&cx, &caller, &id, &message, Change::Restore).await
}

/// A reaction.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ReactionWanted {
    /// An emoji, or `like`, `angry`, `sad`, `laugh`, `heart`, `surprised`.
    reaction_type: String,
}

/// React to a message.
#[utoipa::path(post, path = "/v1.0/chats/{id}/messages/{message}/setReaction", tag = "chats", request_body = ReactionWanted,
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "Everybody sees it"),
    (status = 400, description = "It is no reaction", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope ChatMessage.Send", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "It was deleted, or the request is not accepted", body = ErrorEnvelope)))]
async fn react(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    Json(wanted): Json<ReactionWanted>,
) -> Answer<StatusCode> {
    permit(&caller, SEND)?;
    let react = Change::React(wanted.reaction_type);
    change(&cx, &caller, &id, &message, react).await
}

/// Take a reaction back.
#[utoipa::path(post, path = "/v1.0/chats/{id}/messages/{message}/unsetReaction", tag = "chats", request_body = ReactionWanted,
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 204, description = "It is gone"),
    (status = 400, description = "It is no reaction", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope ChatMessage.Send", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "It was deleted, or the request is not accepted", body = ErrorEnvelope)))]
async fn unreact(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    Json(wanted): Json<ReactionWanted>,
) -> Answer<StatusCode> {
    permit(&caller, SEND)?;
    let unreact = Change::Unreact(wanted.reaction_type);
    change(&cx, &caller, &id, &message, unreact).await
}
