//! Requests to listeners. None is made within a transaction.

use beffroi_channels::http::{NotTaken, SendError, Target, TargetError};
use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};
use uuid::Builder;

fn kind_of_body(kind: &'static str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers
}

/// Sends notifications to a listener; anything from 200 to 299 means that it has them.
pub(crate) async fn notify(cx: &Cx, url: &str, notifications: Vec<Value>) -> Result<(), NotTaken> {
    let body = json!({"value": notifications}).to_string();
    let headers = kind_of_body("application/json; charset=utf-8");
    let client = cx.http()?;
    client.hand_over(url, headers, Bytes::from(body)).await?;
    Ok(())
}

/// Asks whoever listens at an address whether notifications are wanted there: it must answer 200
/// with the token of the query as `text/plain`.
///
/// # Errors
/// `ValidationError` in Graph's words, or the rule that the field's address breaks.
pub(crate) async fn validate(cx: &Cx, field: &str, target: &Target) -> failure::Result<()> {
    let mut bytes = [0; 16];
    cx.random.fill(&mut bytes);
    let id = Builder::from_random_bytes(bytes).into_uuid();
    let token = format!(
        "Validation: Testing client application reachability for subscription Request-Id: {id}"
    );
    let asked = target.with_parameter("validationToken", &token);
    let headers = kind_of_body("text/plain; charset=utf-8");
    let client = cx.http().map_err(Failure::bug)?;
    let answer = match client.post(&asked, headers, Bytes::new()).await {
        Ok(answer) => answer,
        Err(SendError::Private) => return Err(Failure::invalid(field, TargetError::Private)),
        Err(SendError::TimedOut) => {
            return Err(refused(field, "Subscription validation request timed out."));
        }
        Err(SendError::Failed(_)) => {
            return Err(refused(
                field,
                "Subscription validation request failed. Notification endpoint could not be reached.",
            ));
        }
    };
    if answer.status != StatusCode::OK {
        let words = format!(
            "Subscription validation request failed. HTTP status code is '{}'. Notification endpoint must respond with 200 OK to validation request.",
            answer.status.as_u16()
        );
        return Err(refused(field, words));
    }
    let kind = answer.headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("text/plain") {
        return Err(refused(
            field,
            "Subscription validation request failed. Content type of the response must be text/plain.",
        ));
    }
    if answer.body != token.as_bytes() {
        return Err(refused(
            field,
            "Subscription validation request failed. Response must exactly match validationToken query parameter.",
        ));
    }
    Ok(())
}

fn refused(field: &str, words: impl Into<String>) -> Failure {
    Failure::new(Kind::Invalid, "ValidationError", words).at(field)
}
