//! One request to a listener. None is made within a transaction.

use beffroi_feature::Cx;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::limits::ERROR;
use crate::model::delivery::{Attempt, Delivery};
use crate::model::signature::{self, Key};
use crate::model::{Webhook, seal_context};

const ID: HeaderName = HeaderName::from_static("webhook-id");
const TIMESTAMP: HeaderName = HeaderName::from_static("webhook-timestamp");
const SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

/// The keys that sign: that of today, and for a day after a rotation also that of before.
fn keys(cx: &Cx, webhook: &Webhook) -> Option<Vec<Key>> {
    let context = seal_context(webhook.tenant, webhook.id);
    let open = |sealed: &[u8]| Key::of(&cx.sealing.open(&context, sealed)?);
    let mut keys = vec![open(&webhook.secret)?];
    let previous = webhook.previous.as_ref();
    let previous = previous.filter(|previous| previous.until > cx.now());
    keys.extend(previous.and_then(|previous| open(&previous.secret)));
    Some(keys)
}

fn headers(keys: &[Key], id: &str, timestamp: &str, body: &str) -> Option<HeaderMap> {
    let signatures = signature::signatures(keys, id, timestamp, body);
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_static("application/cloudevents+json");
    headers.insert(CONTENT_TYPE, kind);
    for (name, value) in [(ID, id), (TIMESTAMP, timestamp), (SIGNATURE, &signatures)] {
        headers.insert(name, HeaderValue::from_str(value).ok()?);
    }
    Some(headers)
}

/// Sends one delivery, and says what came of it.
pub(crate) async fn attempt(
    cx: &Cx,
    webhook: &Webhook,
    delivery: &Delivery,
    body: &str,
) -> Attempt {
    let begin = cx.now();
    let (status_code, error) = match taken(cx, webhook, delivery, body).await {
        Ok(status) => (Some(status), None),
        Err((status, why)) => (status, Some(why.chars().take(ERROR).collect())),
    };
    let took = cx.now().since(begin).as_millis();
    Attempt {
        date_time: begin,
        status_code,
        error,
        duration_milliseconds: u64::try_from(took).unwrap_or(u64::MAX),
    }
}

async fn taken(
    cx: &Cx,
    webhook: &Webhook,
    delivery: &Delivery,
    body: &str,
) -> Result<u16, (Option<u16>, String)> {
    let (id, timestamp) = (delivery.event.to_string(), signature::timestamp(cx.now()));
    let headers = keys(cx, webhook).and_then(|keys| headers(&keys, &id, &timestamp, body));
    let Some(headers) = headers else {
        let why = "its secret can't be read with this server's key: rotate it";
        return Err((None, why.to_owned()));
    };
    let client = cx.http().map_err(|why| (None, why.to_string()))?;
    let body = Bytes::from(body.to_owned());
    match client.hand_over(&webhook.url, headers, body).await {
        Ok(status) => Ok(status.as_u16()),
        Err(why) => Err((why.status().map(|status| status.as_u16()), why.to_string())),
    }
}
