//! Chats.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_core::page::MAX_PAGE;
use beffroi_core::{Failure, Page};
use beffroi_directory::lookup;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Expandable, ListQuery, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::bodies::NewChat;
use super::{chat_id, newest_first};
use crate::access::{BASIC, CREATE, OWN, WRITE, permit};
use crate::model::topic;
use crate::service::view::{ChatView, Wanted};
use crate::service::{self, Listed};

pub(super) const SET: &str = "chats";

const CHAT: Supports = Supports {
    properties: &[
        "id",
        "topic",
        "chatType",
        "createdDateTime",
        "lastUpdatedDateTime",
        "tenantId",
        "webUrl",
        "viewpoint",
        "position",
        "unreadCount",
        "isExternal",
        "acceptance",
        "isBlocked",
        "requestedBy",
        "cautions",
    ],
    expand: &[
        Expandable {
            relation: "members",
            properties: &[],
        },
        Expandable {
            relation: "lastMessagePreview",
            properties: &[],
        },
    ],
    ..Supports::NONE
};

const CHATS: Supports = Supports {
    order_by: &["lastMessagePreview/createdDateTime"],
    max_top: MAX_PAGE,
    ..CHAT
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(create))
        .add(OWN, CHATS.on(routes!(list)))
        .add(OWN, CHATS.on(routes!(list_mine)))
        .add(OWN, CHAT.on(routes!(get)))
        .add(OWN, CHAT.on(routes!(get_mine)))
        .add(OWN, routes!(rename))
}

fn wanted(query: &ListQuery) -> Wanted {
    let expands = |relation: &str| query.expand.iter().any(|one| one.relation == relation);
    Wanted {
        members: expands("members"),
        preview: expands("lastMessagePreview"),
    }
}

/// Begin a chat. Between two people there is one: beginning again finds it.
///
/// Somebody outside is asked first, and gets an invitation by e-mail or SMS where they have no account.
#[utoipa::path(post, path = "/v1.0/chats", tag = "chats", request_body = NewChat, responses(
    (status = 201, description = "The chat", body = Entity<ChatView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Create", body = ErrorEnvelope),
    (status = 404, description = "`noResults`: somebody is not found, or may not be written to", body = ErrorEnvelope),
    (status = 409, description = "The caller has blocked somebody, or has too many open invitations", body = ErrorEnvelope),
    (status = 429, description = "More than 30 lookups a minute", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewChat>,
) -> Answer<Response> {
    permit(&caller, CREATE)?;
    let country = country(&cx, &caller).await?;
    let start = new.start(caller.user()?, country.as_deref())?;
    let chat = service::start(&cx, &caller, start).await?;
    let wanted = Wanted {
        members: true,
        ..Wanted::default()
    };
    let view = service::one(&cx, &caller, chat.id, wanted).await?;
    let path = format!("/v1.0/chats/{}", view.id);
    asked.created(&cx, SET, &path, view)
}

/// The country of numbers without a country code: that of the caller's organization.
pub(super) async fn country(cx: &Cx, caller: &Caller) -> Result<Option<String>, Failure> {
    let info = lookup::tenant(&mut cx.read().await?, caller.tenant).await?;
    Ok(info.and_then(|info| info.country))
}

/// My chats, those that were written to last first.
#[utoipa::path(get, path = "/v1.0/chats", tag = "chats", responses(
    (status = 200, description = "A page of chats", body = Collection<ChatView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    page(&cx, &asked, &caller).await
}

/// My chats, those that were written to last first.
#[utoipa::path(get, path = "/v1.0/me/chats", tag = "chats", responses(
    (status = 200, description = "A page of chats", body = Collection<ChatView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope)))]
async fn list_mine(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    page(&cx, &asked, &caller).await
}

async fn page(cx: &Cx, asked: &Asked, caller: &Caller) -> Answer<Json<Collection<Value>>> {
    permit(caller, BASIC)?;
    let query = asked.query(&CHATS)?;
    newest_first(&query)?;
    let top = usize::from(query.page.top);
    let Listed { chats, next } =
        service::chats(cx, caller, wanted(&query), query.page.after.as_ref(), top).await?;
    let page = Page {
        items: chats,
        next,
        total: None,
    };
    asked.page(cx, SET, &query, page)
}

/// A chat of mine.
#[utoipa::path(get, path = "/v1.0/chats/{id}", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 200, description = "The chat", body = Entity<ChatView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    one(&cx, &asked, &caller, &id).await
}

/// A chat of mine.
#[utoipa::path(get, path = "/v1.0/me/chats/{id}", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 200, description = "The chat", body = Entity<ChatView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn get_mine(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    one(&cx, &asked, &caller, &id).await
}

async fn one(cx: &Cx, asked: &Asked, caller: &Caller, id: &str) -> Answer<Response> {
    permit(caller, BASIC)?;
    let query = asked.query(&CHAT)?;
    let view = service::one(cx, caller, chat_id(id)?, wanted(&query)).await?;
    asked.entity(cx, SET, &query, view)
}

/// What changes of a chat.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChatPatch {
    /// The new name of a group, one line of at most 250 characters without a colon; null or empty for none.
    topic: Option<String>,
}

/// Give a group another name.
#[utoipa::path(patch, path = "/v1.0/chats/{id}", tag = "chats", request_body = ChatPatch,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 200, description = "The chat", body = Entity<ChatView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "It is no group, or not accepted yet", body = ErrorEnvelope)))]
async fn rename(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<ChatPatch>,
) -> Answer<Response> {
    permit(&caller, WRITE)?;
    let id = chat_id(&id)?;
    let topic = topic(&patch.topic.unwrap_or_default());
    let topic = topic.map_err(|rule| Failure::invalid("topic", rule))?;
    service::rename(&cx, &caller, id, topic).await?;
    let view = service::one(&cx, &caller, id, Wanted::default()).await?;
    asked.changed(&cx, SET, view)
}
