//! The log of mails.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_directory::permission::{MAIL_READ_ALL, ORGANIZATION_READ_WRITE_ALL};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Collection;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, routes};
use serde_json::Value;

use super::{LOG, SET, id};
use crate::log::{MailMessage, MailMessageDetails};
use crate::service::{self, Deed};

pub(super) fn routes() -> Routes<Cx> {
    let read = Access::Needs(MAIL_READ_ALL);
    let write = Access::Needs(ORGANIZATION_READ_WRITE_ALL);
    Routes::default()
        .add(read, LOG.on(routes!(list)))
        .add(read, routes!(get))
        .add(write, routes!(retry))
        .add(write, routes!(cancel))
}

/// Mails that were left to be sent and what became of them, newest first; it goes back 90 days. Mails of
/// organizational messages stand in those messages' own reports.
#[utoipa::path(get, path = "/beta/admin/mail/messages", tag = "mail", responses(
    (status = 200, description = "A page of mails, without their words", body = Collection<MailMessage>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "ExchangeMessageTrace.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LOG)?;
    let page = service::list(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// One mail; while it waits with the words that it would have now, but without what only the mail itself may
/// say.
#[utoipa::path(get, path = "/beta/admin/mail/messages/{id}", tag = "mail",
    params(("id" = String, Path, description = "The mail")), responses(
    (status = 200, description = "The mail", body = MailMessageDetails),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "ExchangeMessageTrace.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such mail in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<MailMessageDetails>> {
    Ok(Json(service::get(&cx, &caller, id(&key)?).await?))
}

/// Try a mail that waits now.
#[utoipa::path(post, path = "/beta/admin/mail/messages/{id}/retry", tag = "mail",
    params(("id" = String, Path, description = "The mail")), responses(
    (status = 204, description = "It is on its way"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such mail in the organization", body = ErrorEnvelope),
    (status = 409, description = "It does not wait", body = ErrorEnvelope)))]
async fn retry(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::act(&cx, &caller, id(&key)?, Deed::Retry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let a mail that waits be.
#[utoipa::path(post, path = "/beta/admin/mail/messages/{id}/cancel", tag = "mail",
    params(("id" = String, Path, description = "The mail")), responses(
    (status = 204, description = "It is not sent"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such mail in the organization", body = ErrorEnvelope),
    (status = 409, description = "It does not wait", body = ErrorEnvelope)))]
async fn cancel(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::act(&cx, &caller, id(&key)?, Deed::Cancel).await?;
    Ok(StatusCode::NO_CONTENT)
}
