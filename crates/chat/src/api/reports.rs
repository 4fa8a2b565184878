//! Reports, exports, files, searching, and one's own invitations.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, failure};
use beffroi_directory::permission::CHAT_READ_ALL;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, files, routes};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{chat_id, message_id};
use crate::access::{BASIC, MESSAGES, OWN, SEND, WRITE, permit};
use crate::model::{LARGEST_FILE, ReportId};
use crate::page;
use crate::service::view::MessageView;
use crate::service::{self, InvitationRow, ReportView};

const ALL: Access = Access::Needs(CHAT_READ_ALL);

const SEARCH: Supports = Supports {
    custom: &["q"],
    ..Supports::NONE
};
const FILE: Supports = Supports {
    custom: &["name"],
    ..Supports::NONE
};
const EXPORT: Supports = Supports {
    custom: &["format"],
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    let (schemas, paths, handlers) = FILE.on(routes!(upload));
    let handlers = handlers.layer(DefaultBodyLimit::max(LARGEST_FILE));
    Routes::default()
        .add(OWN, routes!(report))
        .add(OWN, SEARCH.on(routes!(search)))
        .add(OWN, (schemas, paths, handlers))
        .add(OWN, routes!(download))
        .add(OWN, Supports::NONE.on(routes!(invitations)))
        .add(OWN, routes!(withdraw))
        .add(ALL, Supports::NONE.on(routes!(reports)))
        .add(ALL, routes!(resolve))
        .add(ALL, EXPORT.on(routes!(export)))
}

/// Why somebody reports a message.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct NewReport {
    /// At most 1,000 characters.
    comment: Option<String>,
}

/// What was reported.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Reported {
    /// The report's id.
    #[schema(value_type = Uuid)]
    id: ReportId,
}

/// Report a message to my organization.
#[utoipa::path(post, path = "/beta/chats/{id}/messages/{message}/report", tag = "chats", request_body = NewReport,
    params(("id" = String, Path, description = "The chat"),
           ("message" = String, Path, description = "The message")), responses(
    (status = 201, description = "The organization has it, as it is now", body = Reported),
    (status = 400, description = "The comment is too long", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such message in it", body = ErrorEnvelope),
    (status = 409, description = "`noOrganization`", body = ErrorEnvelope)))]
async fn report(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    Json(new): Json<NewReport>,
) -> Answer<(StatusCode, Json<Reported>)> {
    permit(&caller, WRITE)?;
    let (chat, message) = (chat_id(&id)?, message_id(&message)?);
    let id = service::report(&cx, &caller, chat, message, new.comment).await?;
    Ok((StatusCode::CREATED, Json(Reported { id })))
}

/// Messages of my chats in which every word stands, newest first, at most 50.
#[utoipa::path(get, path = "/beta/me/chats/search", tag = "chats",
    params(("q" = String, Query, description = "1 to 10 words")), responses(
    (status = 200, description = "The messages", body = Collection<MessageView>),
    (status = 400, description = "There is no word", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Read", body = ErrorEnvelope)))]
async fn search(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    permit(&caller, MESSAGES)?;
    let query = asked.query(&SEARCH)?;
    let words = query.custom.get("q").map_or("", String::as_str);
    let all = service::search(&cx, &caller, words).await?;
    asked.whole(&cx, "chatMessages", &query, all)
}

/// A file that was taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FileView {
    /// Its id in the chat, for `attachments` of the next message.
    id: String,
    /// Its name.
    name: String,
    /// Its type by what its first bytes tell.
    file_type: String,
    /// In bytes.
    size: i64,
}

/// Upload a picture or a file to a chat, at most 10 MiB, for a message that is sent next.
#[utoipa::path(post, path = "/beta/chats/{id}/files", tag = "chats",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("id" = String, Path, description = "The chat"),
           ("name" = String, Query, description = "The file's name, 1 to 200 characters")), responses(
    (status = 201, description = "The file", body = FileView),
    (status = 400, description = "The name breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`filesNotAllowed`, or a program calls without the scope ChatMessage.Send", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "`acceptFirst`", body = ErrorEnvelope),
    (status = 413, description = "More than 10 MiB", body = ErrorEnvelope),
    (status = 415, description = "`fileTypeNotAllowed`", body = ErrorEnvelope)))]
async fn upload(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    content: Result<Bytes, BytesRejection>,
) -> Answer<(StatusCode, Json<FileView>)> {
    permit(&caller, SEND)?;
    let query = asked.query(&FILE)?;
    let name = query.custom.get("name").map_or("", String::as_str);
    let content = files::received(content, "body", service::file_too_large)?;
    let file = service::upload(&cx, &caller, chat_id(&id)?, name, content.to_vec()).await?;
    let view = FileView {
        id: file.digest,
        name: file.name,
        file_type: file.content_type,
        size: file.size,
    };
    Ok((StatusCode::CREATED, Json(view)))
}

/// A file of a chat of mine: something to save, never to run or to be shown as a page.
#[utoipa::path(get, path = "/beta/chats/{id}/files/{file}", tag = "chats",
    params(("id" = String, Path, description = "The chat"),
           ("file" = String, Path, description = "The file's id")), responses(
    (status = 200, description = "Its bytes", content_type = "application/octet-stream"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Read", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine, or no such file in it", body = ErrorEnvelope)))]
async fn download(
    State(cx): State<Cx>,
    caller: Caller,
    Path((id, file)): Path<(String, String)>,
) -> Answer<Response> {
    permit(&caller, MESSAGES)?;
    let (file, content) = service::download(&cx, &caller, chat_id(&id)?, &file).await?;
    let is_picture = file.content_type.starts_with("image/");
    let kind = if is_picture {
        file.content_type.as_str()
    } else {
        "application/octet-stream"
    };
    let kind = HeaderValue::from_str(kind).map_err(Failure::bug)?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, max-age=31536000, immutable"),
        ),
    ];
    Ok((headers, content).into_response())
}

/// My invitations, newest first, at most 1,000.
#[utoipa::path(get, path = "/beta/me/chats/invitations", tag = "chats", responses(
    (status = 200, description = "The invitations", body = Collection<InvitationRow>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope)))]
async fn invitations(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    permit(&caller, BASIC)?;
    let query = asked.query(&Supports::NONE)?;
    let own = Some(caller.user()?);
    let all = service::invitations(&cx, caller.tenant, own).await?;
    asked.whole(&cx, "externalInvitations", &query, all)
}

/// Withdraw an invitation of mine: its link opens no more.
#[utoipa::path(post, path = "/beta/me/chats/invitations/{id}/withdraw", tag = "chats",
    params(("id" = Uuid, Path, description = "The invitation")), responses(
    (status = 204, description = "It is withdrawn"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such invitation of mine", body = ErrorEnvelope),
    (status = 409, description = "It is not open any more", body = ErrorEnvelope)))]
async fn withdraw(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    let own = Some(caller.user()?);
    service::withdraw(&cx, &caller, super::invitation_id(&id)?, own).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What people have reported, newest first, at most 1,000. Each look is audited.
#[utoipa::path(get, path = "/beta/admin/chat/reports", tag = "externalChat", responses(
    (status = 200, description = "The reports", body = Collection<ReportView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Chat.Read.All is missing", body = ErrorEnvelope)))]
async fn reports(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&Supports::NONE)?;
    let all = service::reports(&cx, &caller).await?;
    asked.whole(&cx, "chatReports", &query, all)
}

fn report_id(text: &str) -> failure::Result<ReportId> {
    text.parse().map_err(|_| Failure::not_found("report", text))
}

/// Note that a report was dealt with.
#[utoipa::path(post, path = "/beta/admin/chat/reports/{id}/resolve", tag = "externalChat",
    params(("id" = Uuid, Path, description = "The report")), responses(
    (status = 204, description = "It is noted"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Chat.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No report that waits", body = ErrorEnvelope)))]
async fn resolve(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::resolve(&cx, &caller, report_id(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Conversations in Graph's shapes.
#[derive(Debug, Serialize, ToSchema)]
struct Exported {
    /// The person's name.
    name: String,
    /// Each chat, with members and messages.
    chats: Vec<Value>,
}

/// One person's conversations with people outside, as JSON in Graph's shapes or as a page to read
/// (`format=html`). Each look is audited.
#[utoipa::path(get, path = "/beta/admin/chat/users/{id}/export", tag = "externalChat",
    params(("id" = String, Path, description = "Id or userPrincipalName"),
           ("format" = Option<String>, Query, description = "`json` or `html`")), responses(
    (status = 200, description = "The conversations", body = Exported),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Chat.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn export(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&EXPORT)?;
    let is_page = match query.custom.get("format").map(String::as_str) {
        None | Some("json") => false,
        Some("html") => true,
        Some(_) => return Err(Failure::invalid("format", "must be json or html").into()),
    };
    let found = service::export(&cx, &caller, &id).await?;
    if !is_page {
        let exported = Exported {
            name: found.name,
            chats: found.chats,
        };
        return Ok(Json(exported).into_response());
    }
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"chats.html\""),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        ),
    ];
    Ok((headers, page::written(&found)).into_response())
}
