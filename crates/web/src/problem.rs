//! Refusals in Graph's form. What happened inside stays in the log under the request id.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Kind, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A [`Failure`] on its way out.
#[derive(Debug)]
pub struct Problem(pub Failure);

impl<E: Into<Failure>> From<E> for Problem {
    fn from(failure: E) -> Self {
        Self(failure.into())
    }
}

/// Left on a response so that the middleware outside can note the refusal.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The failure's code.
    pub code: String,
    /// The failure's sentence.
    pub message: String,
}

/// The body of every refusal.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ErrorEnvelope {
    /// The refusal.
    pub error: ErrorBody,
}

/// A refusal: stable code, sentence, field.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    /// Stable code to branch on.
    pub code: String,
    /// An English sentence that names field and rule.
    pub message: String,
    /// The field or permission it applies to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Every broken rule.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub details: Vec<ErrorDetail>,
    /// Leads the operator to the log.
    pub inner_error: InnerError,
}

/// One broken rule.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ErrorDetail {
    /// Stable code of the rule.
    pub code: String,
    /// The field, as a path.
    pub target: String,
    /// The rule in a sentence.
    pub message: String,
}

/// The ids of the request.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct InnerError {
    /// When the request arrived.
    pub date: Ts,
    /// Our id of the request.
    #[serde(rename = "request-id")]
    pub request_id: String,
    /// The caller's id of the request.
    #[serde(rename = "client-request-id")]
    pub client_request_id: String,
}

/// The HTTP status of each kind.
pub fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid | Kind::Unsupported => StatusCode::BAD_REQUEST,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Denied => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Gone => StatusCode::GONE,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        Kind::Limited => StatusCode::TOO_MANY_REQUESTS,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Bug => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let failure = self.0;
        log(&failure);
        let ids = crate::current();
        let body = ErrorEnvelope {
            error: ErrorBody {
                code: failure.code().to_owned(),
                message: failure.message().to_owned(),
                target: failure.target().map(str::to_owned),
                details: failure
                    .details()
                    .iter()
                    .map(|detail| ErrorDetail {
                        code: detail.code.clone().into_owned(),
                        target: detail.target.clone(),
                        message: detail.message.clone(),
                    })
                    .collect(),
                inner_error: InnerError {
                    date: ids.at,
                    request_id: ids.id.to_string(),
                    client_request_id: ids.client,
                },
            },
        };
        let mut response = (status(failure.kind()), Json(body)).into_response();
        if let Some(span) = failure.retry_span() {
            let seconds = span.as_millis().div_ceil(1_000).max(1);
            if let Ok(value) = HeaderValue::from_str(&seconds.to_string()) {
                response.headers_mut().insert(header::RETRY_AFTER, value);
            }
        }
        if failure.kind() == Kind::Unauthenticated {
            response.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"beffroi\""),
            );
        }
        response.extensions_mut().insert(Refused {
            code: failure.code().to_owned(),
            message: failure.message().to_owned(),
        });
        response
    }
}

/// Prints the chain of causes once, here at the edge.
fn log(failure: &Failure) {
    use std::error::Error;
    let mut causes = String::new();
    let mut cause = failure.source();
    while let Some(error) = cause {
        causes.push_str(": ");
        causes.push_str(&error.to_string());
        cause = error.source();
    }
    match failure.kind() {
        Kind::Bug => tracing::error!(code = failure.code(), "{failure}{causes}"),
        Kind::Unavailable => tracing::warn!(code = failure.code(), "{failure}{causes}"),
        _ => tracing::debug!(code = failure.code(), "{failure}{causes}"),
    }
}

/// Turns refusals that axum made itself (no such method, body too large …) into our form.
pub(crate) fn render(response: Response) -> Response {
    let code = response.status();
    if !(code.is_client_error() || code.is_server_error())
        || response.extensions().get::<Refused>().is_some()
        || response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
    {
        return response;
    }
    let failure = match code {
        StatusCode::METHOD_NOT_ALLOWED => Failure::new(
            Kind::Invalid,
            "Request_MethodNotAllowed",
            "This method is not supported on this resource.",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(
            Kind::TooLarge,
            "Request_EntityTooLarge",
            "The body is larger than this resource takes.",
        ),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Failure::new(
            Kind::Unavailable,
            "ServiceUnavailable",
            "The server did not finish in time. Try again.",
        ),
        _ => return response,
    };
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut rendered = Problem(failure).into_response();
    *rendered.status_mut() = code;
    if let Some(allow) = allow {
        rendered.headers_mut().insert(header::ALLOW, allow);
    }
    rendered
}
