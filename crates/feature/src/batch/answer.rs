//! An answer as it stands in a batch's.

use axum::body::to_bytes;
use axum::http::header;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::BatchResponse;

/// More of an answer than fits a batch: who asks for so much asks for it by itself.
const LARGEST: usize = 16 * 1024 * 1024;
/// What a client reads, in the spelling that the clients of batches look for.
const TOLD: [(&str, &str); 8] = [
    ("content-type", "Content-Type"),
    ("etag", "ETag"),
    ("location", "Location"),
    ("retry-after", "Retry-After"),
    ("cache-control", "Cache-Control"),
    ("preference-applied", "Preference-Applied"),
    ("request-id", "request-id"),
    ("client-request-id", "client-request-id"),
];

/// Reads an answer to its end.
pub(super) async fn read(id: &str, response: Response) -> BatchResponse {
    let (parts, body) = response.into_parts();
    let mut headers = Map::new();
    for (name, told) in TOLD {
        if let Some(value) = parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
        {
            headers.insert(told.to_owned(), Value::from(value));
        }
    }
    let (mut status, mut body) = match to_bytes(body, LARGEST).await {
        Ok(bytes) => (parts.status.as_u16(), Ok(bytes)),
        Err(_) => (
            413,
            Err("The answer is too large for a batch: ask for it by itself."),
        ),
    };
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let value = match &mut body {
        Err(message) => {
            Some(json!({"error": {"code": "Request_EntityTooLarge", "message": message}}))
        }
        Ok(bytes) if bytes.is_empty() => None,
        Ok(bytes) if kind.contains("json") && !kind.contains("ndjson") => {
            serde_json::from_slice(bytes).unwrap_or_else(|_| {
                status = 500;
                None
            })
        }
        // Text too: Microsoft's libraries decode whatever is a string.
        Ok(bytes) => Some(Value::from(STANDARD.encode(bytes))),
    };
    BatchResponse {
        id: id.to_owned(),
        status,
        headers,
        body: value,
    }
}
