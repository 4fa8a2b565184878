//! A JSON body: read as a tree first, then into the type that the route takes. Whatever does not fit
//! is refused with its place and the rule in plain words; no word of the parser reaches the caller.

mod deserializer;
mod mismatch;
mod tree;

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Kind, failure};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use self::tree::Tree;
use crate::Problem;

/// A JSON body, and a JSON answer. An empty body counts as an empty object.
///
/// # Errors
/// 400 with the field's path, 413 for a body that is too large, 415 for one of another media type.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// The body of an action that takes none: nothing, or an empty object.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let is_json = is_json(request.headers());
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| {
                if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                    Failure::new(
                        Kind::TooLarge,
                        "Request_EntityTooLarge",
                        "The body is larger than this resource takes.",
                    )
                } else {
                    Failure::invalid("body", "could not be read to its end")
                }
            })?;
        if !bytes.is_empty() && !is_json {
            return Err(unsupported_media_type("application/json").into());
        }
        Ok(Self(parse(&bytes)?))
    }
}

impl<S: Send + Sync> FromRequest<S> for Nothing {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        Json::from_request(request, state).await.map(|Json(it)| it)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// The refusal of a body whose `Content-Type` is not the one that the route takes.
pub fn unsupported_media_type(taken: &str) -> Failure {
    Failure::new(
        Kind::UnsupportedMedia,
        "Request_UnsupportedMediaType",
        format!("Content-Type must be {taken}: this resource takes no body of another kind."),
    )
    .at("Content-Type")
}

/// `application/json` or a dialect of it (`application/scim+json`), with any parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = media_type(headers) else {
        return false;
    };
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// The media type of a request's body in small letters, without parameters.
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let kind = value.split(';').next().unwrap_or_default();
    Some(kind.trim().to_ascii_lowercase())
}

/// Reads a body into the type that is wanted.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> failure::Result<T> {
    let bytes = if bytes.trim_ascii().is_empty() {
        b"{}"
    } else {
        bytes
    };
    let tree = Tree::parse(bytes)?;
    if !matches!(tree, Tree::Object(_)) {
        return Err(Failure::invalid("body", "must be a JSON object"));
    }
    serde_path_to_error::deserialize(&tree).map_err(|error| {
        let path = mismatch::path(error.path());
        error.into_inner().into_failure(&path)
    })
}

#[cfg(test)]
mod tests;
