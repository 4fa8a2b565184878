//! A file that comes in as the body itself, and a picture that goes out.

use axum::body::Body;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, failure};
use bytes::Bytes;

use crate::IfNoneMatch;

/// The body as it was sent. A larger one than the route takes is `too_large`; one that breaks off is
/// the fault of `field`.
pub fn received(
    body: Result<Bytes, BytesRejection>,
    field: &'static str,
    too_large: impl FnOnce() -> Failure,
) -> failure::Result<Bytes> {
    body.map_err(|rejection| {
        if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
            too_large()
        } else {
            Failure::invalid(field, "could not be read to its end")
        }
    })
}

/// How long a browser has a picture without asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Its address names its bytes.
    Forever,
    /// Another one may stand at its address.
    UntilAsked,
}

impl Kept {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Forever => "private, max-age=31536000, immutable",
            Self::UntilAsked => "private, no-cache",
        }
    }
}

/// A picture's bytes as an answer, which no browser takes for anything but a picture; without them
/// for who has them already. `digest` names the bytes.
pub fn picture(
    digest: &str,
    kept: Kept,
    content_type: &'static str,
    bytes: Vec<u8>,
    known: &IfNoneMatch,
) -> Response {
    let tag = format!("\"{digest}\"");
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CACHE_CONTROL, kept.as_str()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
        (header::CONTENT_TYPE, content_type),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(tag) = tag.parse() {
        headers.insert(header::ETAG, tag);
    }
    if known.has(&tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, Body::from(bytes)).into_response()
}
