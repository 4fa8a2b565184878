//! Endpoints.

mod create;
mod delete;
mod get;
mod list;
mod reauthorize;
mod update;

use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_odata::Supports;
use beffroi_web::{Access, Routes, routes};

use crate::model::SubscriptionId;

/// The set's name in answers.
const SET: &str = "subscriptions";

/// What `$select` takes.
const PROPERTIES: &[&str] = &[
    "id",
    "resource",
    "changeType",
    "clientState",
    "notificationUrl",
    "lifecycleNotificationUrl",
    "expirationDateTime",
    "applicationId",
    "creatorId",
    "includeResourceData",
    "latestSupportedTlsVersion",
    "encryptionCertificate",
    "encryptionCertificateId",
    "notificationQueryOptions",
    "notificationUrlAppId",
];

const ENTITY: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::NONE
};

pub(crate) fn routes() -> Routes<Cx> {
    let own = Access::SignedIn("one's own subscriptions, to what one may read oneself");
    Routes::default()
        .add(own, ENTITY.on(routes!(list::list)))
        .add(own, routes!(create::create))
        .add(own, ENTITY.on(routes!(get::get)))
        .add(own, routes!(update::update))
        .add(own, routes!(delete::delete))
        .add(own, routes!(reauthorize::reauthorize))
}

/// The id in a path. What is no id names nothing.
fn id(text: &str) -> failure::Result<SubscriptionId> {
    text.parse()
        .map_err(|_| Failure::not_found("subscription", text))
}
