//! Import of people from a CSV file.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Kind};
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::files;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, RawQuery, Routes, routes};
use bytes::Bytes;
use futures_util::stream;
use tokio::sync::mpsc;

use crate::import::{self, Event};
use crate::permission::USER_READ_WRITE_ALL;

/// Room for 300,000 people with long addresses.
const LARGEST_FILE: usize = 64 * 1024 * 1024;

pub(super) fn routes() -> Routes<Cx> {
    let (schemas, paths, handlers) = routes!(people);
    Routes::default().add(
        Access::Needs(USER_READ_WRITE_ALL),
        (
            schemas,
            paths,
            handlers.layer(DefaultBodyLimit::max(LARGEST_FILE)),
        ),
    )
}

fn too_large() -> Failure {
    Failure::new(
        Kind::TooLarge,
        "Request_EntityTooLarge",
        format!(
            "The file is larger than {} MiB: split it.",
            LARGEST_FILE >> 20
        ),
    )
}

const QUERY: Supports = Supports {
    custom: &["dryRun"],
    ..Supports::NONE
};

/// Import people from a CSV file in the columns of the bulk-create template.
///
/// The answer is a line of JSON per event: progress, then a report. With one bad row nothing is
/// imported; every broken rule is named with line and column, the first 1,000 of them one by one. An
/// organization imports one file at a time, of at most 64 MiB and 1,000,000 people.
#[utoipa::path(post, path = "/beta/admin/imports/people", tag = "users",
    params(("dryRun" = Option<bool>, Query, description = "Check and compare, write nothing")),
    request_body(content = String, content_type = "text/csv"), responses(
    (status = 200, description = "Events, one a line", body = Event, content_type = "application/x-ndjson"),
    (status = 400, description = "dryRun is neither true nor false", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 409, description = "`importUnderWay`: another import is", body = ErrorEnvelope),
    (status = 413, description = "The file is larger than 64 MiB", body = ErrorEnvelope),
    (status = 415, description = "The file is not sent as text/csv", body = ErrorEnvelope)))]
async fn people(
    State(cx): State<Cx>,
    caller: Caller,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    file: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    let query = ListQuery::parse(&raw, &QUERY)?;
    if beffroi_web::media_type(&headers).as_deref() != Some("text/csv") {
        return Err(beffroi_web::unsupported_media_type("text/csv").into());
    }
    let dry_run = match query.custom.get("dryRun").map(String::as_str) {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Failure::invalid("dryRun", "must be true or false").into()),
    };
    let file = files::received(file, "body", too_large)?;
    let import = import::People::begin(&cx, &caller, file, dry_run)?;
    let (sender, receiver) = mpsc::channel(16);
    // In a task of its own: an import goes on when whoever asked for it goes away.
    let ids = beffroi_web::current();
    tokio::spawn(beffroi_web::under(
        ids,
        import::people(cx, caller, import, sender),
    ));
    let lines = stream::unfold(receiver, |mut receiver| async {
        let event = receiver.recv().await?;
        let mut line = serde_json::to_vec(&event).unwrap_or_default();
        line.push(b'\n');
        Some((Ok::<_, Infallible>(line), receiver))
    });
    Ok((
        [(header::CONTENT_TYPE, "application/x-ndjson")],
        Body::from_stream(lines),
    )
        .into_response())
}
