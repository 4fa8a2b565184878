//! `/auditLogs`: the trail and its verification.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Page, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, ListQuery, Supports};
use beffroi_store::Sort;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, RawQuery, Routes, routes};
use serde_json::Value;
use uuid::Uuid;

use super::counts;
use crate::audit::export::Format;
use crate::audit::{self, AuditRecord, Verification};
use crate::permission::AUDIT_READ_ALL;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(AUDIT_READ_ALL), LIST.on(routes!(list)))
        .add(Access::Needs(AUDIT_READ_ALL), COUNT.on(routes!(count)))
        .add(Access::Needs(AUDIT_READ_ALL), ONE.on(routes!(get)))
        .add(Access::Needs(AUDIT_READ_ALL), EXPORT.on(routes!(export)))
        .add(Access::Needs(AUDIT_READ_ALL), routes!(verification))
}

const LIST: Supports = Supports {
    filter: true,
    search: &audit::store::SEARCHED,
    order_by: &["activityDateTime"],
    properties: ONE.properties,
    ..Supports::LIST
};

/// How many there are, with the filters of the list.
const COUNT: Supports = Supports {
    filter: true,
    search: &audit::store::SEARCHED,
    ..Supports::NONE
};

/// One record.
const ONE: Supports = Supports {
    properties: &[
        "id",
        "activityDateTime",
        "category",
        "activityDisplayName",
        "operationType",
        "result",
        "resultReason",
        "correlationId",
        "initiatedBy",
        "targetResources",
        "sequence",
        "hash",
    ],
    ..Supports::NONE
};

/// The audit trail, newest first unless `$orderby` says otherwise.
///
/// `$filter` may name who acted (`initiatedBy/user/id`, `initiatedBy/user/userPrincipalName`,
/// `initiatedBy/app/appId`) and what it was done to (`targetResources/any(t:t/id eq '…')`).
#[utoipa::path(get, path = "/v1.0/auditLogs/directoryAudits", tag = "audit", responses(
    (status = 200, description = "A page of records", body = Collection<AuditRecord>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "AuditLog.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = page_of(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

const SET: &str = "auditLogs/directoryAudits";

async fn page_of(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<AuditRecord>> {
    let condition = query.condition(&audit::store::SEARCHED);
    let (order, descending) = query.first_order();
    let sort = Sort::Id {
        descending: order.is_none() || descending,
    };
    let mut conn = cx.read().await?;
    audit::store::list(
        &mut conn,
        caller.tenant,
        &query.page,
        condition.as_ref(),
        sort,
    )
    .await
}

/// How many records there are.
#[utoipa::path(get, path = "/v1.0/auditLogs/directoryAudits/$count", tag = "audit", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "AuditLog.Read.All is missing", body = ErrorEnvelope)))]
async fn count(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counts::counting(asked.query(&COUNT)?);
    Ok(counts::text(page_of(&cx, &caller, &query).await?.total))
}

/// One record of the audit trail.
#[utoipa::path(get, path = "/v1.0/auditLogs/directoryAudits/{id}", tag = "audit",
    params(("id" = Uuid, Path, description = "The record")), responses(
    (status = 200, description = "The record", body = Entity<AuditRecord>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "AuditLog.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such record of the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ONE)?;
    let absent = || Failure::not_found("audit record", &key);
    let id: Uuid = key.parse().map_err(|_| absent())?;
    let mut conn = cx.read().await?;
    let record = audit::store::find(&mut conn, caller.tenant, id).await?;
    asked.entity(&cx, SET, &query, record.ok_or_else(absent)?)
}

/// The filters of the list: a file has no pages.
const EXPORT: Supports = Supports {
    filter: true,
    search: &audit::store::SEARCHED,
    custom: &["format"],
    ..Supports::NONE
};

/// The audit trail as a file, newest first, with the filters of the list.
///
/// CSV is for spreadsheets: UTF-8 with byte order mark; an apostrophe goes in front of text that a
/// spreadsheet would take for a formula, and a cell ends after 32,000 characters. JSON has everything,
/// as the list shows it. The file comes in pieces; one that ends early was broken off.
#[utoipa::path(get, path = "/beta/auditLogs/directoryAudits/export", tag = "audit",
    params(("format" = Option<String>, Query, description = "`csv` or `json`; `csv` when absent")), responses(
    (status = 200, description = "The records: a row each, or `{\"value\":[…]}`", content(
        (String = "text/csv"), (Collection<AuditRecord> = "application/json"))),
    (status = 400, description = "A query option is not supported, or format is neither csv nor json", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "AuditLog.Read.All is missing", body = ErrorEnvelope)))]
async fn export(State(cx): State<Cx>, caller: Caller, RawQuery(raw): RawQuery) -> Answer<Response> {
    let query = ListQuery::parse(&raw, &EXPORT)?;
    let format = match query.custom.get("format").map(String::as_str) {
        None | Some("csv") => Format::Csv,
        Some("json") => Format::Json,
        Some(_) => return Err(Failure::invalid("format", "must be csv or json").into()),
    };
    let condition = query.condition(&audit::store::SEARCHED);
    let pieces = audit::export::pieces(cx, caller.tenant, condition, format).await?;
    let headers = [
        (header::CONTENT_TYPE, format.content_type()),
        (header::CONTENT_DISPOSITION, format.disposition()),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// Recompute the chain: is every record as it was written?
#[utoipa::path(get, path = "/beta/auditLogs/verification", tag = "audit", responses(
    (status = 200, description = "What the walk along the chain found", body = Verification),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "AuditLog.Read.All is missing", body = ErrorEnvelope)))]
async fn verification(State(cx): State<Cx>, caller: Caller) -> Answer<Json<Verification>> {
    Ok(Json(
        audit::verify(&mut cx.read().await?, caller.tenant).await?,
    ))
}
