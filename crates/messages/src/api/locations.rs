//! Where messages can be sent.

use axum::Json;
use axum::extract::State;
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::{Access, Answer, ErrorEnvelope, RawQuery, Routes, routes};
use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Location;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(MESSAGES_READ_ALL), routes!(list))
}

/// A location, and whether messages can be sent there.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LocationState {
    /// The location.
    location: Location,
    /// Whether messages can be sent there. By e-mail they can't while the operator has set no mail
    /// relay; drafts can be written all the same.
    can_be_sent: bool,
}

/// The locations.
#[derive(Debug, Serialize, ToSchema)]
struct Locations {
    /// Every location.
    value: Vec<LocationState>,
}

/// The locations, and whether messages can be sent there.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/locations", tag = "organizationalMessages", responses(
    (status = 200, description = "Every location", body = Locations),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn list(State(cx): State<Cx>, RawQuery(query): RawQuery) -> Answer<Json<Locations>> {
    ListQuery::parse(&query, &Supports::NONE)?;
    let has_relay = cx.relay().is_some();
    let state = |location: &Location| LocationState {
        location: *location,
        can_be_sent: *location != Location::Email || has_relay,
    };
    let value = Location::ALL.iter().map(state).collect();
    Ok(Json(Locations { value }))
}
