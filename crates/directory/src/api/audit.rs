//! `/auditLogs`: the trail and its verification.

use axum::extract::State;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use crate::audit::{self, AuditRecord, Verification};
use crate::permission::AUDIT_READ_ALL;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(AUDIT_READ_ALL), LIST.on(routes!(list)))
        .add(Access::Needs(AUDIT_READ_ALL), routes!(verification))
}

const LIST: Supports = Supports {
    filter: true,
    search: &audit::store::SEARCHED,
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
    ..Supports::LIST
};

/// The audit trail, newest first.
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
    let condition = query.condition(&audit::store::SEARCHED);
    let page = audit::store::list(
        &mut cx.read().await?,
        caller.tenant,
        &query.page,
        condition.as_ref(),
    )
    .await?;
    asked.page(&cx, "auditLogs/directoryAudits", &query, page)
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
