//! Rules of dynamic groups before they are saved, and why somebody is in or not.

use axum::extract::{Path, State};
use beffroi_core::Failure;
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};

use crate::group::dynamic::{
    self, Evaluation, EvaluationRequest, MemberRequest, Preview, PreviewRequest,
};
use crate::permission::GROUP_READ_WRITE_ALL;

pub(super) fn routes() -> Routes<Cx> {
    // Whoever may write a rule may try it; a rule tells of people what it is asked about them.
    Routes::default()
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(preview))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(evaluate))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(evaluate_in))
}

/// Whom a rule would hold, and who would come and go.
///
/// Nothing is changed. Fast enough to be asked while somebody types.
#[utoipa::path(post, path = "/beta/groups/previewDynamicMembership", tag = "groups",
    request_body = PreviewRequest, responses(
    (status = 200, description = "Whom it would hold", body = Preview),
    (status = 400, description = "Not a rule: the message names the place", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
async fn preview(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<PreviewRequest>,
) -> Answer<Json<Preview>> {
    Ok(Json(dynamic::preview(&cx, &caller, &request).await?))
}

/// Whether a rule holds for somebody, and why.
#[utoipa::path(post, path = "/beta/groups/evaluateDynamicMembership", tag = "groups",
    request_body = EvaluationRequest, responses(
    (status = 200, description = "What each part of the rule came to", body = Evaluation),
    (status = 400, description = "Not a rule: the message names the place", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn evaluate(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<EvaluationRequest>,
) -> Answer<Json<Evaluation>> {
    Ok(Json(dynamic::evaluate(&cx, &caller, &request)?))
}

/// Why somebody is in a dynamic group, or not.
#[utoipa::path(post, path = "/beta/groups/{id}/evaluateDynamicMembership", tag = "groups",
    params(("id" = crate::GroupId, Path, description = "The group")),
    request_body = MemberRequest, responses(
    (status = 200, description = "What each part of the group's rule came to", body = Evaluation),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such dynamic group or user in the organization", body = ErrorEnvelope)))]
async fn evaluate_in(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(request): Json<MemberRequest>,
) -> Answer<Json<Evaluation>> {
    let group = key.parse().map_err(|_| Failure::not_found("group", &key))?;
    Ok(Json(dynamic::evaluate_in(&cx, &caller, group, &request)?))
}
