//! `Prefer: return=minimal` (RFC 7240): who made or changed something and does not want it back.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

/// Leaves the entity out of the answer to what made or changed it, where that is preferred.
pub(crate) async fn minimal(request: Request, next: Next) -> Response {
    let wanted = wants_minimal(request.headers());
    let changes = request.method() == Method::PATCH;
    let mut response = next.run(request).await;
    let entity = match response.status() {
        StatusCode::CREATED => true,
        StatusCode::OK => changes,
        _ => false,
    };
    if wanted && entity {
        *response.status_mut() = StatusCode::NO_CONTENT;
        *response.body_mut() = Body::empty();
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_TYPE);
        headers.remove(header::CONTENT_LENGTH);
        let applied = HeaderValue::from_static("return=minimal");
        headers.insert("preference-applied", applied);
    }
    response
}

fn wants_minimal(headers: &HeaderMap) -> bool {
    let all = headers.get_all("prefer").iter();
    all.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split([',', ';']))
        .any(|one| {
            one.replace([' ', '"'], "")
                .eq_ignore_ascii_case("return=minimal")
        })
}
