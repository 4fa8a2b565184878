//! The relay.

use axum::extract::State;
use beffroi_directory::permission::MAIL_READ_ALL;
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};

use crate::service::{self, MailRelayInfo};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(MAIL_READ_ALL), routes!(relay))
}

/// Whether mail is sent at all, and from which address.
#[utoipa::path(get, path = "/beta/admin/mail/relay", tag = "mail", responses(
    (status = 200, description = "The relay", body = MailRelayInfo),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "ExchangeMessageTrace.Read.All is missing", body = ErrorEnvelope)))]
async fn relay(State(cx): State<Cx>, _caller: Caller) -> Answer<Json<MailRelayInfo>> {
    Ok(Json(service::relay(&cx)))
}
