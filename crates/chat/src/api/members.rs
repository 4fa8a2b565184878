//! Who takes part in a chat.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::Failure;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, ListQuery, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::NewMember;
use super::chat_id;
use super::chats::country;
use crate::access::{BASIC, OWN, WRITE, permit};
use crate::service::view::{MemberView, person_of_membership};
use crate::service::{self, History};

const SET: &str = "conversationMembers";
const MEMBER: Supports = Supports {
    properties: &[
        "id",
        "roles",
        "displayName",
        "visibleHistoryStartDateTime",
        "userId",
        "email",
        "tenantId",
        "organization",
        "isExternal",
        "acceptance",
        "readPosition",
        "availability",
    ],
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, MEMBER.on(routes!(list)))
        .add(OWN, MEMBER.on(routes!(get)))
        .add(OWN, routes!(add))
        .add(OWN, routes!(add_many))
        .add(OWN, routes!(remove))
}

/// Who takes part in a chat of mine.
#[utoipa::path(get, path = "/v1.0/chats/{id}/members", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 200, description = "Everybody who takes part", body = Collection<MemberView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    permit(&caller, BASIC)?;
    let query = asked.query(&MEMBER)?;
    let all = service::members(&cx, &caller, chat_id(&id)?).await?;
    asked.whole(&cx, SET, &query, all)
}

/// Somebody who takes part in a chat of mine.
#[utoipa::path(get, path = "/v1.0/chats/{id}/members/{membership}", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("membership" = String, Path, description = "The membership, or the person's id")), responses(
    (status = 200, description = "The member", body = Entity<MemberView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or nobody like that in it", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path((id, membership)): Path<(String, String)>,
) -> Answer<Response> {
    permit(&caller, BASIC)?;
    let query = asked.query(&MEMBER)?;
    let person = person(&membership)?;
    let all = service::members(&cx, &caller, chat_id(&id)?).await?;
    let found = all.into_iter().find(|one| one.user_id == person);
    let found = found.ok_or_else(|| no_member(&membership))?;
    asked.entity(&cx, SET, &query, found)
}

fn no_member(key: &str) -> Failure {
    Failure::not_found("conversationMember", key)
}

fn person(membership: &str) -> Result<Uuid, Failure> {
    person_of_membership(membership).ok_or_else(|| no_member(membership))
}

/// Add somebody to a group.
#[utoipa::path(post, path = "/v1.0/chats/{id}/members", tag = "chats", request_body = NewMember,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 201, description = "The member", body = Entity<MemberView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine; `noResults`: nobody is found", body = ErrorEnvelope),
    (status = 409, description = "It is no group, or the caller has not accepted it or has blocked the person", body = ErrorEnvelope),
    (status = 429, description = "More than 30 lookups a minute", body = ErrorEnvelope)))]
async fn add(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(new): Json<NewMember>,
) -> Answer<Response> {
    permit(&caller, WRITE)?;
    let chat = chat_id(&id)?;
    let country = country(&cx, &caller).await?;
    let who = new.who("", country.as_deref())?;
    let history = new.history("")?;
    let people = vec![who.clone()];
    let added = service::add(&cx, &caller, chat, people, history).await?;
    let all = service::members(&cx, &caller, chat).await?;
    let is_it = |one: &MemberView| match (&who, added.first()) {
        (_, Some(party)) => one.user_id == party.person,
        (service::Who::Id(id), None) => one.user_id == *id,
        (service::Who::Address(address), None) => one.email.eq_ignore_ascii_case(address.as_str()),
    };
    let found = all.into_iter().find(is_it);
    let found = found.ok_or_else(|| no_member("new"))?;
    let path = format!("/v1.0/chats/{id}/members/{}", found.id);
    asked.created(&cx, SET, &path, found)
}

/// People who are to be added.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMembers {
    /// At most 200. What one of them sees of what was said, all see: that of the first counts.
    values: Vec<NewMember>,
}

/// What became of one of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Added {
    /// `#microsoft.graph.aadUserConversationMemberResult`.
    #[serde(rename = "@odata.type")]
    odata_type: &'static str,
    /// The person's id.
    user_id: Uuid,
    /// Nothing: where one of them can't be added, none is.
    error: Option<String>,
}

/// Add people to a group.
#[utoipa::path(post, path = "/v1.0/chats/{id}/members/add", tag = "chats", request_body = NewMembers,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 200, description = "Who was added", body = Collection<Added>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine; `noResults`: somebody is not found", body = ErrorEnvelope),
    (status = 409, description = "It is no group, or the caller has not accepted it or has blocked somebody", body = ErrorEnvelope),
    (status = 429, description = "More than 30 lookups a minute", body = ErrorEnvelope)))]
async fn add_many(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(new): Json<NewMembers>,
) -> Answer<Json<Collection<Value>>> {
    permit(&caller, WRITE)?;
    let chat = chat_id(&id)?;
    let most = crate::model::MOST_ADDED;
    if new.values.is_empty() || new.values.len() > most {
        return Err(Failure::invalid("values", "must be 1 to 200 people").into());
    }
    let country = country(&cx, &caller).await?;
    let mut people = Vec::new();
    for (place, one) in new.values.iter().enumerate() {
        people.push(one.who(&format!("values/{place}"), country.as_deref())?);
    }
    let history = match new.values.first() {
        Some(first) => first.history("values/0/")?,
        None => History::None,
    };
    let added = service::add(&cx, &caller, chat, people, history).await?;
    let results = added.into_iter().map(|party| Added {
        odata_type: "#microsoft.graph.aadUserConversationMemberResult",
        user_id: party.person,
        error: None,
    });
    asked.whole(&cx, SET, &ListQuery::default(), results.collect())
}

/// Remove somebody from a group, or leave it. People without an organization can only leave.
#[utoipa::path(delete, path = "/v1.0/chats/{id}/members/{membership}", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("membership" = String, Path, description = "The membership, or the person's id")), responses(
    (status = 204, description = "They take part no longer"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "The caller has no organization, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or nobody like that in it", body = ErrorEnvelope),
    (status = 409, description = "It is no group", body = ErrorEnvelope)))]
async fn remove(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, membership)): Path<(String, String)>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    service::remove(&cx, &caller, chat_id(&id)?, person(&membership)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
