//! What a capability gives mailboxes.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_directory::permission::LICENSE_READ_WRITE_ALL;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use crate::service::{self, MailboxPlanPatch, MailboxPlanView};

const MAILBOX_PLAN: Supports = Supports {
    properties: &[
        "id",
        "name",
        "capability",
        "customized",
        "issueWarningQuota",
        "prohibitSendQuota",
        "prohibitSendReceiveQuota",
        "archiveEnabled",
        "archiveQuota",
        "maxSendSize",
        "maxReceiveSize",
        "recipientLimits",
        "recipientRateLimit",
        "mapiEnabled",
        "ewsEnabled",
        "imapEnabled",
        "popEnabled",
        "smtpEnabled",
        "activeSyncEnabled",
        "owaEnabled",
    ],
    ..Supports::NONE
};

pub(super) fn routes(read: Access) -> Routes<Cx> {
    Routes::default()
        .add(read, MAILBOX_PLAN.on(routes!(plans)))
        .add(read, MAILBOX_PLAN.on(routes!(plan)))
        .add(Access::Needs(LICENSE_READ_WRITE_ALL), routes!(change))
}

/// What each capability gives mailboxes, from the lowest to the highest.
#[utoipa::path(get, path = "/beta/admin/licenses/mailboxPlans", tag = "licenses", responses(
    (status = 200, description = "The plans", body = Collection<MailboxPlanView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn plans(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&MAILBOX_PLAN)?;
    let all = service::mailbox_plans(&cx, caller.tenant).await?;
    asked.whole(&cx, "licenseMailboxPlans", &query, all)
}

/// What one of them gives.
#[utoipa::path(get, path = "/beta/admin/licenses/mailboxPlans/{name}", tag = "licenses",
    params(("name" = String, Path, description = "The plan's name, e.g. `ExchangeOnline`")), responses(
    (status = 200, description = "The plan", body = Entity<MailboxPlanView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such plan", body = ErrorEnvelope)))]
async fn plan(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(name): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&MAILBOX_PLAN)?;
    let one = service::mailbox_plan(&cx, caller.tenant, &name).await?;
    asked.entity(&cx, "licenseMailboxPlans", &query, one)
}

/// Decide what a capability gives mailboxes, at once and for everybody who has it; null brings back the
/// usual.
#[utoipa::path(patch, path = "/beta/admin/licenses/mailboxPlans/{name}", tag = "licenses", request_body = MailboxPlanPatch,
    params(("name" = String, Path, description = "The plan's name, e.g. `ExchangeOnline`")), responses(
    (status = 200, description = "The plan", body = Entity<MailboxPlanView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such plan", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(name): Path<String>,
    if_match: IfMatch,
    Json(patch): Json<MailboxPlanPatch>,
) -> Answer<Response> {
    let now = service::change_mailbox_plan(&cx, &caller, &name, patch, if_match).await?;
    asked.changed(&cx, "licenseMailboxPlans", now)
}
