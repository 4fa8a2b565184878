//! Devices say that they have a notification.

use axum::extract::State;
use axum::http::StatusCode;
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, ErrorEnvelope, Json, Routes, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::service::receipt;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(
        Access::Public(
            "the word is a secret of the device that got it, and devices have no session",
        ),
        routes!(take),
    )
}

/// A device's word.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NotificationReceipt)]
struct Receipt {
    /// As it came with the notification.
    receipt: String,
}

/// Note that a device has a notification, by the word that came with it where a history is kept. Words that were said before, or are none, change nothing.
#[utoipa::path(post, path = "/push/receipts", tag = "customNotifications", request_body = Receipt, responses(
    (status = 204, description = "Noted, where there was something to note"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope)))]
async fn take(State(cx): State<Cx>, Json(receipt): Json<Receipt>) -> Answer<StatusCode> {
    receipt::take(&cx, &receipt.receipt).await?;
    Ok(StatusCode::NO_CONTENT)
}
