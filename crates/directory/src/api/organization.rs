//! `/organization`: the tenant itself.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, LanguageTag, TenantId, Ts, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::tenant::TenantPatch;
use crate::{lookup, permission, tenant};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::SignedIn("everybody may know which organization they belong to"),
            LIST.on(routes!(list)),
        )
        .add(
            Access::SignedIn("everybody may know which organization they belong to"),
            LIST.on(routes!(get)),
        )
        .add(
            Access::Needs(permission::ORGANIZATION_READ_WRITE_ALL),
            routes!(update),
        )
}

const LIST: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "countryLetterCode",
        "preferredLanguage",
        "timeZone",
        "createdDateTime",
        "verifiedDomains",
        "bannerLogoRelativeUrl",
    ],
    ..Supports::NONE
};

/// A domain that the organization has shown to be its own.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VerifiedDomain {
    /// The domain's name.
    name: String,
    /// True for the domain that new principal names get.
    is_default: bool,
    /// True for the first one.
    is_initial: bool,
}

/// The tenant, as Graph shows it, with its time zone.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Organization {
    /// The tenant's id.
    id: TenantId,
    /// The name to show.
    display_name: String,
    /// Two-letter code.
    country_letter_code: Option<String>,
    /// The language of people who state none.
    preferred_language: LanguageTag,
    /// The IANA time zone in which administrators plan.
    time_zone: String,
    /// When it was created.
    created_date_time: Ts,
    /// Its domains.
    verified_domains: Vec<VerifiedDomain>,
    /// Where its logo is; another address for another logo, null for none.
    banner_logo_relative_url: Option<String>,
}

/// The organization of whoever is calling.
#[utoipa::path(get, path = "/v1.0/organization", tag = "organization", responses(
    (status = 200, description = "One organization: the caller's", body = Collection<Organization>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let organization = own(&cx, &caller).await?;
    asked.whole(&cx, "organization", &query, vec![organization])
}

/// One organization: the caller's.
#[utoipa::path(get, path = "/v1.0/organization/{id}", tag = "organization",
    params(("id" = TenantId, Path, description = "The organization")), responses(
    (status = 200, description = "The caller's organization", body = Entity<Organization>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "Another organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&LIST)?;
    if id.parse() != Ok(caller.tenant) {
        return Err(Failure::not_found("organization", id).into());
    }
    let organization = own(&cx, &caller).await?;
    asked.entity(&cx, "organization", &query, organization)
}

async fn own(cx: &Cx, caller: &Caller) -> failure::Result<Organization> {
    let mut conn = cx.read().await?;
    let tenant = lookup::tenant(&mut conn, caller.tenant)
        .await?
        .ok_or_else(|| Failure::not_found("organization", caller.tenant))?;
    let domains = lookup::domains(&mut conn, caller.tenant).await?;
    let logo = tenant::store::logo_digest(&mut conn, caller.tenant).await?;
    let logo = logo.map(|digest| {
        let short: String = digest.chars().take(16).collect();
        let id = tenant.id;
        format!("/v1.0/organization/{id}/branding/bannerLogo?version={short}")
    });
    let domain = |(position, name)| VerifiedDomain {
        name,
        is_default: position == 0,
        is_initial: position == 0,
    };
    Ok(Organization {
        id: tenant.id,
        display_name: tenant.display_name,
        country_letter_code: tenant.country,
        preferred_language: tenant.default_language,
        time_zone: tenant.time_zone,
        created_date_time: tenant.created_at,
        banner_logo_relative_url: logo,
        verified_domains: domains.into_iter().enumerate().map(domain).collect(),
    })
}

/// Change the organization's settings.
#[utoipa::path(patch, path = "/v1.0/organization/{id}", tag = "organization", request_body = TenantPatch,
    params(("id" = TenantId, Path, description = "The organization")), responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "Another organization", body = ErrorEnvelope)))]
async fn update(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<TenantPatch>,
) -> Answer<StatusCode> {
    if id.parse() != Ok(caller.tenant) {
        return Err(Failure::not_found("organization", id).into());
    }
    tenant::service::update(&cx, &caller, patch).await?;
    Ok(StatusCode::NO_CONTENT)
}
