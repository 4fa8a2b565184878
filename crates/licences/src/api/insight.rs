//! *Explain*, *what if*, the report on what is consumed without effect, and the batch that takes it back.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::Failure;
use beffroi_core::page::MAX_PAGE;
use beffroi_directory::lookup;
use beffroi_directory::permission::LICENSE_READ_WRITE_ALL;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, Words, routes};
use serde_json::Value;

use crate::service::{
    self, Affected, Consequences, Explained, Overlap, OverlapPerson, PastReclaim, Reclaim,
    Reclaimed, WhatIf,
};

const OVERLAP: Supports = Supports {
    properties: &[
        "skuId",
        "skuPartNumber",
        "displayName",
        "reason",
        "people",
        "reclaimable",
        "pricePerMonth",
        "currency",
        "savingPerMonth",
    ],
    ..Supports::NONE
};

const OVERLAP_PEOPLE: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "userPrincipalName",
        "capability",
        "isDirect",
    ],
    count: true,
    max_top: MAX_PAGE,
    ..Supports::NONE
};

const RECLAIMS: Supports = Supports {
    properties: &[
        "id",
        "createdDateTime",
        "createdBy",
        "undoneDateTime",
        "people",
        "seats",
    ],
    ..Supports::NONE
};

pub(super) fn routes(read: Access) -> Routes<Cx> {
    let write = Access::Needs(LICENSE_READ_WRITE_ALL);
    Routes::default()
        .add(read, routes!(explain))
        .add(read, routes!(what_if))
        .add(read, routes!(who))
        .add(read, OVERLAP.on(routes!(overlap)))
        .add(read, OVERLAP_PEOPLE.on(routes!(overlap_people)))
        .add(read, RECLAIMS.on(routes!(reclaims)))
        .add(write, routes!(reclaim))
        .add(write, routes!(undo))
}

/// What somebody holds, by which way, which of it counts, and why the winner wins.
#[utoipa::path(get, path = "/beta/admin/licenses/users/{id}/explain", tag = "licenses",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "Each holding, in the words of Accept-Language", body = Explained),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn explain(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Words(languages): Words,
) -> Answer<Json<Explained>> {
    Ok(Json(service::explain(&cx, &caller, &id, &languages).await?))
}

/// What a change would do, without making it.
#[utoipa::path(post, path = "/beta/admin/licenses/whatIf", tag = "licenses", request_body = WhatIf, responses(
    (status = 200, description = "Whose capability would change, and which seats", body = Consequences),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "It names something that is not there", body = ErrorEnvelope)))]
async fn what_if(
    State(cx): State<Cx>,
    caller: Caller,
    Json(change): Json<WhatIf>,
) -> Answer<Json<Consequences>> {
    Ok(Json(service::what_if(&cx, &caller, change).await?))
}

/// Most people of one list.
const MOST: usize = 10_000;

/// Whom a change would concern, person by person, the first 10,000.
#[utoipa::path(post, path = "/beta/admin/licenses/whatIf/people", tag = "licenses", request_body = WhatIf, responses(
    (status = 200, description = "A table: user, name, capability before and after", body = String, content_type = "text/csv"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "It names something that is not there", body = ErrorEnvelope)))]
async fn who(State(cx): State<Cx>, caller: Caller, Json(change): Json<WhatIf>) -> Answer<Response> {
    let mut all = service::affected(&cx, &caller, change).await?;
    all.sort_by_key(|one| one.person);
    all.truncate(MOST);
    let text = table(&cx, &caller, &all).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response())
}

async fn table(
    cx: &Cx,
    caller: &Caller,
    all: &[Affected],
) -> beffroi_core::failure::Result<String> {
    let ids: Vec<uuid::Uuid> = all.iter().map(|one| one.person).collect();
    let people = lookup::accounts(&mut cx.read().await?, caller.tenant, &ids).await?;
    let people: std::collections::HashMap<_, _> =
        people.into_iter().map(|one| (one.id.uuid(), one)).collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table
        .write_record(["userPrincipalName", "displayName", "from", "to"])
        .map_err(Failure::bug)?;
    for one in all {
        let Some(person) = people.get(&one.person) else {
            continue;
        };
        let row = [
            harmless(&person.user_principal_name),
            harmless(&person.display_name),
            one.from.as_str().to_owned(),
            one.to.as_str().to_owned(),
        ];
        table.write_record(&row).map_err(Failure::bug)?;
    }
    let bytes = table
        .into_inner()
        .map_err(|error| Failure::bug(error.into_error()))?;
    String::from_utf8(bytes).map_err(Failure::bug)
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What is consumed without effect, by product and reason, with what it costs.
#[utoipa::path(get, path = "/beta/admin/licenses/overlap", tag = "licenses", responses(
    (status = 200, description = "The report", body = Collection<Overlap>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn overlap(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&OVERLAP)?;
    asked.whole(
        &cx,
        "licenseOverlaps",
        &query,
        service::overlaps(&cx, &caller).await?,
    )
}

/// The people of one row of the report: who has a product without using it, for one reason.
#[utoipa::path(get, path = "/beta/admin/licenses/overlap/{skuId}/{reason}/people", tag = "licenses",
    params(("skuId" = uuid::Uuid, Path, description = "The product"),
        ("reason" = String, Path, description = "`covered` or `outranked`")), responses(
    (status = 200, description = "A page of people, by their ids", body = Collection<OverlapPerson>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such product or reason", body = ErrorEnvelope)))]
async fn overlap_people(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path((sku, reason)): Path<(String, String)>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&OVERLAP_PEOPLE)?;
    let product = sku
        .parse()
        .map_err(|_| Failure::not_found("product", &sku))?;
    let why = reason
        .parse()
        .map_err(|()| Failure::not_found("licenseOverlap", &reason))?;
    let page = service::overlap_people(&cx, &caller, (product, why), &query.page).await?;
    asked.page(&cx, "licenseOverlapPeople", &query, page)
}

/// Take products from those to whom another product gives everything that they give, as one batch of at
/// most 10,000; or say what it would be.
#[utoipa::path(post, path = "/beta/admin/licenses/reclaim", tag = "licenses", request_body = Reclaim, responses(
    (status = 200, description = "What was taken, or would be", body = Reclaimed),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn reclaim(
    State(cx): State<Cx>,
    caller: Caller,
    Json(wanted): Json<Reclaim>,
) -> Answer<Json<Reclaimed>> {
    Ok(Json(service::reclaim(&cx, &caller, wanted).await?))
}

/// What was taken back before: the last 50 batches, the newest first.
#[utoipa::path(get, path = "/beta/admin/licenses/reclaim", tag = "licenses", responses(
    (status = 200, description = "The batches", body = Collection<PastReclaim>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn reclaims(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&RECLAIMS)?;
    let all = service::reclaims(&cx, &caller).await?;
    asked.whole(&cx, "licenseReclaims", &query, all)
}

/// Give back what a batch took away.
#[utoipa::path(post, path = "/beta/admin/licenses/reclaim/{id}/undo", tag = "licenses",
    params(("id" = String, Path, description = "The batch")), responses(
    (status = 204, description = "Given back"),
    (status = 400, description = "There are too few seats by now", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such batch", body = ErrorEnvelope),
    (status = 409, description = "It was given back before", body = ErrorEnvelope)))]
async fn undo(State(cx): State<Cx>, caller: Caller, Path(id): Path<String>) -> Answer<StatusCode> {
    let batch = id
        .parse()
        .map_err(|_| Failure::not_found("licenseBatch", &id))?;
    service::undo(&cx, &caller, batch).await?;
    Ok(StatusCode::NO_CONTENT)
}
