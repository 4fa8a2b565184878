//! Everybody's own: inbox, what is due, and what happened to it.

use axum::extract::State;
use axum::http::Uri;
use beffroi_directory::DeviceId;
use beffroi_feature::{Cx, device_of};
use beffroi_odata::Collection;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, RawQuery, Routes, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::model::{DeviceSettings, Event, Reported, Showing, UserId};
use crate::service::{self, EventsTaken, InboxItem};

const OWN: Access = Access::SignedIn("everybody sees the messages that are meant for them");

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(inbox))
        .add(OWN, routes!(due))
        .add(OWN, routes!(events))
        .add(OWN, routes!(settings))
}

/// What I have been told lately, newest first; at most 100.
#[utoipa::path(get, path = "/beta/me/organizationalMessages", tag = "me", responses(
    (status = 200, description = "My inbox", body = Collection<InboxItem>),
    (status = 400, description = "An application has no inbox", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn inbox(
    State(cx): State<Cx>,
    uri: Uri,
    caller: Caller,
) -> Answer<Json<Collection<InboxItem>>> {
    let items = service::inbox(&cx, &caller).await?;
    Ok(Json(Collection::whole(
        &cx.settings.public_url,
        uri.path(),
        "me/organizationalMessages",
        items,
    )))
}

/// What should be on my screen now, best first: on one of my devices what it shows, else whatever is
/// meant for me.
#[utoipa::path(get, path = "/beta/me/organizationalMessages/due", tag = "me",
    params(("deviceId" = Option<String>, Query, description = "A device of mine; its facts gate what is shown")),
    responses(
    (status = 200, description = "Showings, one slot per location", body = Collection<Showing>),
    (status = 400, description = "An application has no screen, or that is no id", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "I have no such device", body = ErrorEnvelope)))]
async fn due(
    State(cx): State<Cx>,
    uri: Uri,
    RawQuery(query): RawQuery,
    caller: Caller,
) -> Answer<Json<Collection<Showing>>> {
    let device = device_of(&query)?.map(DeviceId::from_uuid);
    let items = service::due_showings(&cx, &caller, device).await?;
    Ok(Json(Collection::whole(
        &cx.settings.public_url,
        uri.path(),
        "me/organizationalMessages/due",
        items,
    )))
}

/// What my devices are to know of the organization's settings. A connected one is told.
#[utoipa::path(get, path = "/beta/me/organizationalMessages/settings", tag = "me", responses(
    (status = 200, description = "What holds now", body = DeviceSettings),
    (status = 400, description = "An application has no devices", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn settings(State(cx): State<Cx>, caller: Caller) -> Answer<Json<DeviceSettings>> {
    caller.user()?;
    Ok(Json(service::device_settings(&cx, caller.tenant).await?))
}

/// What happened to showings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Events {
    /// 1 to 500 events; each id counts once, however often it is sent.
    #[schema(value_type = Vec<Event>)]
    events: Vec<Reported>,
}

/// Report what happened to showings; answered when it is durable.
#[utoipa::path(post, path = "/beta/me/organizationalMessages/events", tag = "me", request_body = Events, responses(
    (status = 200, description = "Which events count, and which can't be true", body = EventsTaken),
    (status = 400, description = "None, too many, or one that can't be read", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn events(
    State(cx): State<Cx>,
    caller: Caller,
    Json(body): Json<Events>,
) -> Answer<Json<EventsTaken>> {
    let user = UserId::from_uuid(caller.user()?);
    Ok(Json(
        service::take_events(&cx, caller.tenant, user, &body.events).await?,
    ))
}
