//! `/organization/{id}/branding`: the picture at the top of what the organization sends.

use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::Supports;
use beffroi_web::files::{self, Kept};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfNoneMatch, Routes, routes};
use bytes::Bytes;

use crate::tenant::logo::{self, MAX_LOGO_BYTES};
use crate::{lookup, permission, tenant};

pub(super) fn routes() -> Routes<Cx> {
    let (schemas, paths, handlers) = routes!(upload);
    let handlers = handlers.layer(DefaultBodyLimit::max(MAX_LOGO_BYTES));
    Routes::default()
        .add(
            Access::SignedIn("everybody may see the logo of their organization"),
            FETCHED.on(routes!(fetch)),
        )
        .add(
            Access::Needs(permission::ORGANIZATION_READ_WRITE_ALL),
            (schemas, paths, handlers),
        )
        .add(
            Access::Needs(permission::ORGANIZATION_READ_WRITE_ALL),
            routes!(remove),
        )
}

/// Which of its logos: so that no cache has an old one. The one there is answers in any case.
const FETCHED: Supports = Supports {
    custom: &["version"],
    ..Supports::NONE
};

fn own(caller: &Caller, id: &str) -> failure::Result<()> {
    if id.parse() == Ok(caller.tenant) {
        return Ok(());
    }
    Err(Failure::not_found("organization", id))
}

/// The organization's logo.
#[utoipa::path(get, path = "/v1.0/organization/{id}/branding/bannerLogo", tag = "organization",
    params(("id" = TenantId, Path, description = "The organization"),
        ("version" = Option<String>, Query, description = "As bannerLogoRelativeUrl has it; not looked at")), responses(
    (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/png"),
    (status = 304, description = "If-None-Match names it"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "Another organization, or one without a logo", body = ErrorEnvelope)))]
async fn fetch(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    known: IfNoneMatch,
) -> Answer<Response> {
    own(&caller, &id)?;
    let mut conn = cx.read().await?;
    let logo = lookup::logo(&mut conn, caller.tenant).await?;
    let kept = logo
        .ok_or_else(|| Failure::not_found("bannerLogo", id))?
        .inline;
    let digest = tenant::store::logo_digest(&mut conn, caller.tenant).await?;
    Ok(files::picture(
        digest.as_deref().unwrap_or_default(),
        Kept::UntilAsked,
        kept.content_type,
        kept.bytes,
        &known,
    ))
}

/// Set the organization's logo.
///
/// The body is the file itself: a PNG or JPEG of at most 490 x 72 pixels and 50 KiB. It is decoded, whatever it is
/// called, and kept without place, time, profile or comment. It stands at the top of e-mails that have no picture of
/// their own, drawn at most 245 x 36 pixels large.
#[utoipa::path(put, path = "/v1.0/organization/{id}/branding/bannerLogo", tag = "organization",
    params(("id" = TenantId, Path, description = "The organization")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"), responses(
    (status = 204, description = "It is the logo now"),
    (status = 400, description = "It breaks a rule: `bannerLogo` names which, and what was found", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "Another organization", body = ErrorEnvelope),
    (status = 413, description = "It is larger than 50 KiB", body = ErrorEnvelope)))]
async fn upload(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Answer<StatusCode> {
    own(&caller, &id)?;
    let body = files::received(body, "bannerLogo", logo::too_large)?;
    logo::set(&cx, &caller, &body).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove the organization's logo; its name stands there again.
#[utoipa::path(delete, path = "/v1.0/organization/{id}/branding/bannerLogo", tag = "organization",
    params(("id" = TenantId, Path, description = "The organization")), responses(
    (status = 204, description = "There is none any more"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "Another organization", body = ErrorEnvelope)))]
async fn remove(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    own(&caller, &id)?;
    logo::remove(&cx, &caller).await?;
    Ok(StatusCode::NO_CONTENT)
}
