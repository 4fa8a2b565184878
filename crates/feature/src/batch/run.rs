//! Makes the requests of a batch: side by side, each after those that it depends on.

use axum::Router;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use beffroi_web::Caller;
use futures_util::future::join_all;
use serde_json::{Map, Value, json};
use tower::ServiceExt;

use super::BatchResponse;
use super::answer;
use super::item::Item;

/// Makes the requests; an answer for each, in their order.
pub(super) async fn run(router: &Router, batch: &Parts, items: Vec<Item>) -> Vec<BatchResponse> {
    let mut answers: Vec<Option<BatchResponse>> = items.iter().map(|_| None).collect();
    while answers.iter().any(Option::is_none) {
        let ready: Vec<usize> = (0..items.len())
            .filter(|place| {
                let before = &items[*place].after;
                answers[*place].is_none() && before.iter().all(|place| answers[*place].is_some())
            })
            .collect();
        let made = join_all(ready.iter().map(|place| {
            let item = &items[*place];
            let before = item.after.iter().map(|place| answers[*place].as_ref());
            let failed = before
                .flatten()
                .any(|answer| !(200..400).contains(&answer.status));
            async move {
                if failed {
                    dependency_failed(item)
                } else {
                    make(router, batch, item).await
                }
            }
        }))
        .await;
        if made.is_empty() {
            // Circles were refused; a loop without end would be worse than a missing answer.
            break;
        }
        for (place, answer) in ready.into_iter().zip(made) {
            answers[place] = Some(answer);
        }
    }
    answers.into_iter().flatten().collect()
}

async fn make(router: &Router, batch: &Parts, item: &Item) -> BatchResponse {
    let mut request = Request::new(item.body());
    *request.method_mut() = item.method.clone();
    *request.uri_mut() = item.uri.clone();
    *request.headers_mut() = headers(batch, item);
    *request.version_mut() = batch.version;
    // The connection's own: where it comes from, and whether it is the operator's.
    *request.extensions_mut() = batch.extensions.clone();
    request.extensions_mut().remove::<Caller>();
    request
        .extensions_mut()
        .remove::<axum::extract::MatchedPath>();
    request
        .extensions_mut()
        .remove::<axum::extract::OriginalUri>();
    let Ok(response) = router.clone().oneshot(request).await;
    answer::read(&item.id, response).await
}

/// Headers of the batch that are about its own body and answer.
const OF_THE_BODY: [&str; 13] = [
    "accept",
    "accept-encoding",
    "connection",
    "consistencylevel",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "if-match",
    "if-none-match",
    "prefer",
    "transfer-encoding",
    "upgrade",
];

/// The headers of the batch that say who is calling and from where, and the item's own.
fn headers(batch: &Parts, item: &Item) -> HeaderMap {
    let mut headers = batch.headers.clone();
    for name in OF_THE_BODY {
        headers.remove(name);
    }
    for (name, value) in &item.headers {
        headers.insert(name, value.clone());
    }
    headers
}

fn dependency_failed(item: &Item) -> BatchResponse {
    let ids = beffroi_web::current();
    let body = json!({"error": {
        "code": "FailedDependency",
        "message": "A request that this one depends on did not succeed, so it was not made.",
        "innerError": {"date": ids.at, "request-id": ids.id, "client-request-id": ids.client},
    }});
    let mut headers = Map::new();
    let json = Value::from("application/json");
    headers.insert("Content-Type".to_owned(), json);
    BatchResponse {
        id: item.id.clone(),
        status: StatusCode::FAILED_DEPENDENCY.as_u16(),
        headers,
        body: Some(body),
    }
}
