//! Pictures: upload for a location, and the two doors by which they are fetched.

use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, failure};
use beffroi_directory::permission::{MESSAGES_READ_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::files::{self, Kept};
use beffroi_web::{
    Access, Answer, Caller, ErrorEnvelope, IfNoneMatch, RawQuery, Routes, parameter, routes,
};
use bytes::Bytes;

use crate::model::{Location, MAX_PICTURE_BYTES, PictureId};
use crate::service::{self, PictureView};
use crate::store::StoredPicture;

pub(super) fn routes() -> Routes<Cx> {
    let (schemas, paths, handlers) = routes!(upload);
    let handlers = handlers.layer(DefaultBodyLimit::max(MAX_PICTURE_BYTES));
    Routes::default()
        .add(
            Access::Needs(MESSAGES_READ_WRITE_ALL),
            (schemas, paths, handlers),
        )
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(fetch))
        .add(
            Access::SignedIn("everybody fetches the pictures of what was written to them"),
            routes!(fetch_own),
        )
}

const QUERY: Supports = Supports {
    custom: &["location"],
    ..Supports::NONE
};

fn location(query: &str) -> failure::Result<Location> {
    ListQuery::parse(query, &QUERY)?;
    let known: Vec<_> = Location::ALL.iter().map(|one| one.as_str()).collect();
    parameter(query, "location")?
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Failure::invalid("location", format!("must be one of {}", known.join(", "))))
}

/// Upload a picture for a location.
///
/// The body is the file itself, a PNG or JPEG of at most 1 MiB. It is decoded, whatever it is called,
/// checked against the location's rule, and kept without place, time, profile or comment; the same
/// picture is kept once. One that no message has is thrown away after a day.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/pictures", tag = "organizationalMessages",
    params(("location" = Location, Query, description = "Where it is to stand")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"), responses(
    (status = 201, description = "The picture; its id is what `content/picture` names", body = PictureView),
    (status = 400, description = "It breaks a rule: `picture` names which, and what was found", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 413, description = "It is larger than 1 MiB", body = ErrorEnvelope)))]
async fn upload(
    State(cx): State<Cx>,
    caller: Caller,
    RawQuery(query): RawQuery,
    body: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    let location = location(&query)?;
    let body = files::received(body, "picture", service::larger_than_a_picture)?;
    let picture = service::upload(&cx, &caller, location, body).await?;
    let place = format!(
        "{}/beta/admin/organizationalMessages/pictures/{}",
        cx.settings.public_url, picture.id
    );
    let headers = [(header::LOCATION, place)];
    Ok((StatusCode::CREATED, headers, axum::Json(picture)).into_response())
}

/// A picture, for who writes and approves.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/pictures/{picture}", tag = "organizationalMessages",
    params(("picture" = PictureId, Path, description = "The picture")), responses(
    (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/png"),
    (status = 304, description = "If-None-Match names it: it never changes"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such picture in the organization", body = ErrorEnvelope)))]
async fn fetch(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    known: IfNoneMatch,
) -> Answer<Response> {
    let id = id(&key)?;
    let picture = service::picture(&cx, &caller, id).await?;
    Ok(served(id, &known, picture))
}

/// A picture of a message that was written to me.
#[utoipa::path(get, path = "/beta/me/organizationalMessages/pictures/{picture}", tag = "organizationalMessages",
    params(("picture" = PictureId, Path, description = "The picture")), responses(
    (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/png"),
    (status = 304, description = "If-None-Match names it: it never changes"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "No such picture, or none of a message to this person", body = ErrorEnvelope)))]
async fn fetch_own(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    known: IfNoneMatch,
) -> Answer<Response> {
    let id = id(&key)?;
    let picture = service::own_picture(&cx, &caller, id).await?;
    Ok(served(id, &known, picture))
}

fn id(text: &str) -> failure::Result<PictureId> {
    text.parse()
        .map_err(|_| Failure::not_found("picture", text))
}

fn served(id: PictureId, known: &IfNoneMatch, picture: StoredPicture) -> Response {
    let StoredPicture { facts, bytes } = picture;
    files::picture(
        &id.to_string(),
        Kept::Forever,
        facts.format.as_str(),
        bytes,
        known,
    )
}
