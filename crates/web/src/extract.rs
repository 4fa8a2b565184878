//! How input other than bodies is read: query text, languages, the caller.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use beffroi_core::{Failure, Kind, LanguageTag, language};

use crate::{Caller, Problem};

/// The query's raw text, for the dialects that parse it themselves.
#[derive(Debug, Default)]
pub struct RawQuery(pub String);

impl<S: Send + Sync> FromRequestParts<S> for RawQuery {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.uri.query().unwrap_or_default().to_owned()))
    }
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
