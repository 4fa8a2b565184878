//! What is said of webhooks and subscriptions: who listens to what happens.

use serde_json::{Value, json};

use crate::things::TOMORROW;

/// Whether a route is about who listens to what happens.
pub(crate) fn is_listened(path: &str) -> bool {
    path == "/v1.0/subscriptions" || path.starts_with("/beta/admin/webhooks")
}

pub(crate) fn listening(path: &str) -> Value {
    match path {
        "/v1.0/subscriptions" => subscription(),
        "/beta/admin/webhooks" => webhook(),
        "/beta/admin/webhooks/{id}/replayFailed" => json!({"sinceDateTime": TOMORROW}),
        _ => json!({}),
    }
}

/// It leads to nobody.
pub(crate) fn webhook() -> Value {
    json!({"displayName": "Intranet", "url": "https://hooks.invalid.example/", "eventTypes": ["beffroi.user.created"]})
}

/// A wish that is refused before anybody is called.
fn subscription() -> Value {
    json!({"changeType": "updated", "resource": "users", "notificationUrl": "https://127.0.0.1/",
        "expirationDateTime": TOMORROW})
}
