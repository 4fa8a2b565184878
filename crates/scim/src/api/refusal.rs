//! How a refusal leaves the house.

use axum::response::{IntoResponse, Response};
use beffroi_core::Failure;
use beffroi_web::{Problem, Refused};
use http::{HeaderValue, StatusCode, header};

use crate::refusal::{body, detail};

/// The protocol's own media type.
pub(crate) const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/scim+json");

/// A refusal on its way out of a handler.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) Failure);

/// What handlers return.
pub(crate) type Answer = Result<Response, Refusal>;

impl<E: Into<Failure>> From<E> for Refusal {
    fn from(failure: E) -> Self {
        Self(failure.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let detail = detail(&self.0);
        let mut response = Problem(self.0).into_response();
        if let Some(refused) = response.extensions_mut().get_mut::<Refused>() {
            refused.message = detail;
        }
        response
    }
}

/// Puts every refusal into SCIM's form, those of the server's own
/// machinery too.
pub(crate) fn translate(response: Response) -> Response {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let refused = response.extensions().get::<Refused>().cloned();
    let refused = refused.unwrap_or_else(|| Refused {
        code: String::new(),
        message: match status {
            StatusCode::METHOD_NOT_ALLOWED => "This resource does not take this method.".to_owned(),
            other => other.canonical_reason().unwrap_or("Refused").to_owned(),
        },
    });
    let (mut parts, _) = response.into_parts();
    let body = body(status, &refused.code, &refused.message).to_string();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, MEDIA_TYPE);
    parts.extensions.insert(refused);
    Response::from_parts(parts, body.into())
}
