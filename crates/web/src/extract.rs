//! How input is read: JSON with the failing field named, query text, `If-Match`, languages.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Kind, LanguageTag, failure, language};
use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Caller, Problem};

/// A JSON body. A field that does not fit is named by its path.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
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
        Ok(Self(parse(&bytes)?))
    }
}

/// Parses JSON; the error names the field's path and what was expected there.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> failure::Result<T> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    // A struct would also be read from an array, field by field in its own order.
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Err(Failure::invalid("body", "must be a JSON object"));
    }
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        let path = error
            .path()
            .to_string()
            .replace(['.', '['], "/")
            .replace(']', "");
        let field = if path.is_empty() || path == "/" {
            "body".to_owned()
        } else {
            path
        };
        Failure::invalid(field, format!("is not valid: {}", error.inner()))
    })?;
    source
        .end()
        .map_err(|error| Failure::invalid("body", format!("is not valid JSON: {error}")))?;
    Ok(value)
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// The query's raw text, for the dialects that parse it themselves.
#[derive(Debug, Default)]
pub struct RawQuery(pub String);

impl<S: Send + Sync> FromRequestParts<S> for RawQuery {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.uri.query().unwrap_or_default().to_owned()))
    }
}

/// The version that the caller edited.
#[derive(Debug, Clone, Default)]
pub struct IfMatch(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let value = parts
            .headers
            .get(header::IF_MATCH)
            .and_then(|value| value.to_str().ok());
        Ok(Self(value.filter(|text| *text != "*").map(str::to_owned)))
    }
}

impl IfMatch {
    /// Refuses when the caller edited another version than the current one.
    pub fn check(&self, version: i64) -> failure::Result<()> {
        match &self.0 {
            Some(wanted) if *wanted != etag(version) => Err(Failure::new(
                Kind::PreconditionFailed,
                "Request_PreconditionFailed",
                "Somebody else changed it meanwhile: read it again and repeat the change (If-Match names an old version).",
            )),
            _ => Ok(()),
        }
    }
}

/// The entity tag of a version.
pub fn etag(version: i64) -> String {
    format!("W/\"{version}\"")
}

/// The languages in which to explain: `Accept-Language`, else the caller's own.
#[derive(Debug, Clone)]
pub struct Words(pub Vec<LanguageTag>);

impl<S: Send + Sync> FromRequestParts<S> for Words {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let header = parts
            .headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        let mut languages = header
            .map(language::parse_accept_language)
            .unwrap_or_default();
        if let Some(caller) = parts.extensions.get::<Caller>() {
            languages.extend(caller.languages.iter().cloned());
        }
        Ok(Self(languages))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            Failure::new(
                Kind::Unauthenticated,
                "InvalidAuthenticationToken",
                "Nobody is signed in.",
            )
            .into()
        })
    }
}

impl<S: Send + Sync> axum::extract::OptionalFromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Problem> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
