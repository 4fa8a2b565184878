//! Each request has an id: in the answer's header, in error bodies, in the log and in the audit.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use beffroi_core::Ts;
use tracing::Instrument;
use uuid::Uuid;

tokio::task_local! {
    static CURRENT: RequestId;
}

/// The ids of a request.
#[derive(Debug, Clone)]
pub struct RequestId {
    /// Ours.
    pub id: Uuid,
    /// The caller's own (`client-request-id`), when it sent a sensible one; else ours.
    pub client: String,
    /// When the request arrived; the Unix epoch outside of one.
    pub at: Ts,
}

const OURS: HeaderName = HeaderName::from_static("request-id");
const THEIRS: HeaderName = HeaderName::from_static("client-request-id");

/// The ids of the request that is being answered; nil ids outside of one.
pub fn current() -> RequestId {
    CURRENT
        .try_with(Clone::clone)
        .unwrap_or_else(|_| RequestId {
            id: Uuid::nil(),
            client: String::new(),
            at: Ts::from_micros(0),
        })
}

/// Runs a future under the given ids: for work that a request hands to another task.
pub async fn under<F: Future>(ids: RequestId, future: F) -> F::Output {
    CURRENT.scope(ids, future).await
}

/// Gives the request its ids and puts them on the answer.
pub async fn attach(id: Uuid, at: Ts, request: Request, next: Next) -> Response {
    let client = request
        .headers()
        .get(THEIRS)
        .and_then(|value| value.to_str().ok())
        .filter(|text| (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic()))
        .map_or_else(|| id.to_string(), str::to_owned);
    let ids = RequestId { id, client, at };
    let span = tracing::info_span!("request", %id, method = %request.method(), path = request.uri().path());
    let answering = async { crate::problem::render(next.run(request).await) };
    let mut response = CURRENT.scope(ids.clone(), answering.instrument(span)).await;
    let headers = response.headers_mut();
    for (name, text) in [(OURS, ids.id.to_string()), (THEIRS, ids.client)] {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    }
    response
}
