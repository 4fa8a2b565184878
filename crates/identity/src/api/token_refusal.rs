//! Refusals of the authority's endpoints in Entra's form: Microsoft's libraries hand it on as it is.

use axum::http::header::{CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use beffroi_core::Ts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::oauth::{Problem, Refusal};

/// A refusal of the token endpoint.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TokenError {
    /// OAuth's code.
    error: &'static str,
    /// Entra's number and a sentence.
    error_description: String,
    /// Entra's numbers.
    error_codes: [u32; 1],
    /// When, e.g. `2026-11-22 11:17:36Z`.
    timestamp: String,
    /// The request's id.
    trace_id: String,
    /// The caller's own id of the request.
    correlation_id: String,
}

/// Renders what went wrong at `now`.
pub(super) fn render(problem: Problem, now: Ts) -> Response {
    match problem {
        Problem::Refused(refusal) => refused(&refusal, now),
        Problem::Limited(wait) => {
            let mut response = refused(&Refusal::too_many_requests(), now);
            let seconds = wait.as_millis().div_ceil(1_000).max(1).to_string();
            if let Ok(value) = HeaderValue::from_str(&seconds) {
                response.headers_mut().insert(RETRY_AFTER, value);
            }
            response
        }
        Problem::Failed(failure) => beffroi_web::Problem(failure).into_response(),
    }
}

fn refused(refusal: &Refusal, now: Ts) -> Response {
    let (number, ids) = (refusal.number, beffroi_web::current());
    let timestamp = timestamp(now);
    let body = TokenError {
        error: refusal.error,
        error_description: format!(
            "AADSTS{number}: {} Trace ID: {} Correlation ID: {} Timestamp: {timestamp}",
            refusal.sentence, ids.id, ids.client
        ),
        error_codes: [number],
        timestamp,
        trace_id: ids.id.to_string(),
        correlation_id: ids.client,
    };
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = (status, axum::Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::UNAUTHORIZED {
        let basic = HeaderValue::from_static("Basic realm=\"beffroi\"");
        headers.insert(WWW_AUTHENTICATE, basic);
    }
    response
}

/// Entra's form of an instant: to the second, with a space.
fn timestamp(now: Ts) -> String {
    let second = Ts::from_micros(now.micros().div_euclid(1_000_000) * 1_000_000);
    second.to_string().replace('T', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_entras() {
        let now: Ts = "2026-11-22T11:17:36.123456Z".parse().expect("an instant");
        assert_eq!(timestamp(now), "2026-11-22 11:17:36Z");
    }
}
