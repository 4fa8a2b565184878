//! Endpoints.

mod create;
mod delete;
mod deliveries;
mod event_types;
mod get;
mod list;
mod replay;
mod replay_failed;
mod rotate_secret;
mod test;
mod update;

use beffroi_core::{Failure, failure};
use beffroi_directory::permission::ORGANIZATION_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_odata::Supports;
use beffroi_web::{Access, Routes, routes};

use crate::model::{EventId, WebhookId};

/// The sets' names in answers.
const SET: &str = "webhooks";
const DELIVERIES: &str = "webhookDeliveries";

/// One webhook, and all of them: there are twenty at most.
const ENTITY: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "url",
        "eventTypes",
        "enabled",
        "disabledReason",
        "failingSinceDateTime",
        "previousSecretEndDateTime",
        "createdDateTime",
    ],
    ..Supports::NONE
};

/// What a list of deliveries shows of each.
const LISTED: &[&str] = &[
    "id",
    "eventType",
    "state",
    "attemptCount",
    "lastStatusCode",
    "lastError",
    "lastDurationMilliseconds",
    "nextAttemptDateTime",
    "deliveredDateTime",
    "createdDateTime",
];

const LOG: Supports = Supports {
    filter: true,
    properties: LISTED,
    ..Supports::LIST
};

const DELIVERY: Supports = Supports {
    properties: &[
        "id",
        "eventType",
        "state",
        "attemptCount",
        "lastStatusCode",
        "lastError",
        "lastDurationMilliseconds",
        "nextAttemptDateTime",
        "deliveredDateTime",
        "createdDateTime",
        "body",
        "attempts",
    ],
    ..Supports::NONE
};

pub(crate) fn routes() -> Routes<Cx> {
    let access = Access::Needs(ORGANIZATION_READ_WRITE_ALL);
    Routes::default()
        .add(access, routes!(event_types::event_types))
        .add(access, ENTITY.on(routes!(list::list)))
        .add(access, routes!(create::create))
        .add(access, ENTITY.on(routes!(get::get)))
        .add(access, routes!(update::update))
        .add(access, routes!(delete::delete))
        .add(access, routes!(rotate_secret::rotate_secret))
        .add(access, routes!(test::test))
        .add(access, routes!(replay_failed::replay_failed))
        .add(access, LOG.on(routes!(deliveries::list)))
        .add(access, DELIVERY.on(routes!(deliveries::get)))
        .add(access, routes!(replay::replay))
}

/// The id in a path. What is no id names nothing.
fn id(text: &str) -> failure::Result<WebhookId> {
    text.parse()
        .map_err(|_| Failure::not_found("webhook", text))
}

/// The id of an event in a path.
fn event_id(text: &str) -> failure::Result<EventId> {
    text.parse()
        .map_err(|_| Failure::not_found("delivery", text))
}
