//! Endpoints. Refusals are put into SCIM's form on their way out (`refusal::translate`).

mod bulk;
mod discovery;
mod documents;
mod groups;
mod reading;
mod refusal;
mod search;
mod tokens;
mod users;

use axum::response::{IntoResponse, Response};
use beffroi_core::Failure;
use beffroi_feature::Cx;
use beffroi_web::{IfNoneMatch, Routes};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;

pub(crate) use refusal::translate;
use refusal::{MEDIA_TYPE, Refusal};

/// Where the protocol is served.
pub(crate) const PATH: &str = "/scim/v2";

pub(crate) fn routes() -> Routes<Cx> {
    discovery::routes()
        .merge(users::routes())
        .merge(groups::routes())
        .merge(search::routes())
        .merge(bulk::routes())
        .merge(tokens::routes())
}

/// The address of the protocol, without a slash at the end.
fn base(cx: &Cx) -> String {
    format!("{}{PATH}", cx.settings.public_url)
}

/// An answer in the protocol's media type.
fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE)];
    (status, headers, body.to_string()).into_response()
}

/// A resource with its entity tag; 304 where the caller has it already.
fn resource(
    status: StatusCode,
    body: &Value,
    version: Option<&str>,
    has: Option<&IfNoneMatch>,
) -> Result<Response, Refusal> {
    let mut headers = HeaderMap::new();
    if let Some(version) = version {
        let tag = HeaderValue::from_str(version).map_err(Failure::bug)?;
        headers.insert(header::ETAG, tag);
        if has.is_some_and(|has| has.has(version)) {
            return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
        }
    }
    Ok((headers, answer(status, body)).into_response())
}

/// Says where something was made.
fn locate(response: &mut Response, place: &str) -> Result<(), Refusal> {
    let place = HeaderValue::from_str(place).map_err(Failure::bug)?;
    response.headers_mut().insert(header::LOCATION, place);
    Ok(())
}
