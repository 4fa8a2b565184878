//! A browser's half of Web Push. For tests only.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use web_push_native::p256::SecretKey;
use web_push_native::p256::elliptic_curve::sec1::ToEncodedPoint;

use crate::Pushed;

const AUTH: [u8; 16] = [9; 16];

/// The key of every browser.
fn key() -> SecretKey {
    SecretKey::from_slice(&[3; 32]).unwrap()
}

/// The subscription of a browser that is reached at this address.
pub fn subscription(endpoint: &str) -> Value {
    let point = key().public_key().to_encoded_point(false);
    json!({"channel": "webPush", "endpoint": endpoint, "keys": {
        "p256dh": URL_SAFE_NO_PAD.encode(point.as_bytes()), "auth": URL_SAFE_NO_PAD.encode(AUTH)}})
}

/// What only the browser reads.
pub fn opened(pushed: &Pushed) -> Value {
    let plain = web_push_native::decrypt(pushed.body.clone(), &key(), &AUTH.into()).unwrap();
    serde_json::from_slice(&plain).unwrap()
}
