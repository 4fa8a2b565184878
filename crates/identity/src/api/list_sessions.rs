//! `GET /identity/sessions`

use axum::extract::State;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::session::{SessionInfo, service};

/// A person's sessions.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SessionCollection {
    /// What the collection is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// The sessions, newest first.
    value: Vec<SessionInfo>,
}

/// One's own sessions.
///
/// Where the person is signed in, newest first, at most 100.
#[utoipa::path(get, path = "/identity/sessions", tag = "identity",
    responses((status = 200, description = "The sessions", body = SessionCollection),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
pub(super) async fn list_sessions(
    State(cx): State<Cx>,
    caller: Caller,
) -> Answer<Json<SessionCollection>> {
    Ok(Json(SessionCollection {
        context: format!("{}/identity/$metadata#sessions", cx.settings.public_url),
        value: service::list(&cx, &caller).await?,
    }))
}
