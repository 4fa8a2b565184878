//! Reach, explain and report.

use axum::extract::{Path, State};
use beffroi_core::Failure;
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, RawQuery, Routes, Words, routes};

use super::id;
use crate::model::{self, MessageId};
use crate::service::{self, ExplainAnswer, ReachAnswer, ReachRequest, Report};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(reach))
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(explain))
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(report))
}

/// Whom a choice of recipients reaches now: people, devices, and who is left out for which reason.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/reach", tag = "organizationalMessages",
    request_body = ReachRequest, responses(
    (status = 200, description = "The reach", body = ReachAnswer),
    (status = 400, description = "A group does not exist, or a field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn reach(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<ReachRequest>,
) -> Answer<Json<ReachAnswer>> {
    Ok(Json(service::reach(&cx, &caller, request).await?))
}

const EXPLAIN: Supports = Supports {
    custom: &["user"],
    ..Supports::NONE
};

/// Would this person see this message now, and if not, what stops it.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/{id}/explain", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message"),
           ("user" = String, Query, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "Every gate, in the words of Accept-Language", body = ExplainAnswer),
    (status = 400, description = "user is missing", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message or user in the organization", body = ErrorEnvelope)))]
async fn explain(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    RawQuery(raw): RawQuery,
    Words(languages): Words,
) -> Answer<Json<ExplainAnswer>> {
    let query = ListQuery::parse(&raw, &EXPLAIN)?;
    let user = query.custom.get("user").filter(|user| !user.is_empty());
    let user = user
        .ok_or_else(|| Failure::invalid("user", "must be given: an id or a userPrincipalName"))?;
    let words = model::Words::for_languages(&languages);
    Ok(Json(
        service::explain(&cx, &caller, id(&key)?, user, words).await?,
    ))
}

/// What came back from a message.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/{id}/report", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "Figures, funnel, days and breakdowns", body = Report),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope)))]
async fn report(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Report>> {
    Ok(Json(service::report(&cx, &caller, id(&key)?).await?))
}
