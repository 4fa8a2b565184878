//! What a webhook is, and the rules about it.

pub(crate) mod delivery;
pub(crate) mod envelope;
pub(crate) mod request;
pub(crate) mod signature;

use beffroi_core::{Id, IdKind, TenantId, Ts};
use beffroi_feature::Place;
use serde::Serialize;
use utoipa::ToSchema;

/// The kind of a webhook.
#[derive(Debug)]
pub(crate) enum WebhookKind {}
impl IdKind for WebhookKind {
    const NAME: &'static str = "webhook";
}
/// A webhook's id.
pub(crate) type WebhookId = Id<WebhookKind>;

/// The kind of an event.
#[derive(Debug)]
pub(crate) enum EventKind {}
impl IdKind for EventKind {
    const NAME: &'static str = "event";
}
/// An event's id: the same for every webhook that is told of it.
pub(crate) type EventId = Id<EventKind>;

/// Why the server itself has disabled a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookDisabledReason)]
pub(crate) enum Reason {
    /// The listener answered 410 Gone.
    Gone,
    /// Nothing was taken for five days.
    Failing,
}

impl Reason {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Failing => "failing",
        }
    }
}

impl std::str::FromStr for Reason {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "gone" => Ok(Self::Gone),
            "failing" => Ok(Self::Failing),
            other => Err(std::io::Error::other(format!("no reason: {other}"))),
        }
    }
}

/// A secret that signed until a rotation.
#[derive(Debug, Clone)]
pub(crate) struct Previous {
    /// Sealed; see [`seal_context`].
    pub(crate) secret: Vec<u8>,
    /// Until when it signs too.
    pub(crate) until: Ts,
}

/// A webhook as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Webhook {
    pub(crate) tenant: TenantId,
    pub(crate) id: WebhookId,
    pub(crate) display_name: String,
    pub(crate) url: String,
    /// Names of public events.
    pub(crate) event_types: Vec<String>,
    /// Sealed; see [`seal_context`].
    pub(crate) secret: Vec<u8>,
    pub(crate) previous: Option<Previous>,
    pub(crate) enabled: bool,
    pub(crate) disabled_reason: Option<Reason>,
    /// Since when nothing has been taken.
    pub(crate) failing_since: Option<Ts>,
    pub(crate) created_at: Ts,
    pub(crate) version: i64,
    /// Up to where in the change log its deliveries are written.
    pub(crate) place: Place,
}

/// For what a webhook's secrets are sealed.
pub(crate) fn seal_context(tenant: TenantId, id: WebhookId) -> String {
    format!("webhook/{tenant}/{id}")
}

/// A webhook, without its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Webhook)]
pub(crate) struct WebhookResource {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    pub(crate) etag: String,
    /// The webhook's id.
    pub(crate) id: WebhookId,
    /// The name to show.
    pub(crate) display_name: String,
    /// Where events are sent to.
    pub(crate) url: String,
    /// The events that are sent.
    pub(crate) event_types: Vec<String>,
    /// Whether anything is sent.
    pub(crate) enabled: bool,
    /// Why the server itself has disabled it; null when an administrator has, or when it is enabled.
    pub(crate) disabled_reason: Option<Reason>,
    /// Since when nothing that was sent has been taken; null when all is well.
    pub(crate) failing_since_date_time: Option<Ts>,
    /// Until when the secret before the last rotation signs too.
    pub(crate) previous_secret_end_date_time: Option<Ts>,
    /// When it was made.
    pub(crate) created_date_time: Ts,
}

impl WebhookResource {
    pub(crate) fn of(webhook: &Webhook, now: Ts) -> Self {
        let previous = webhook.previous.as_ref().map(|previous| previous.until);
        Self {
            etag: beffroi_web::etag(webhook.version),
            id: webhook.id,
            display_name: webhook.display_name.clone(),
            url: webhook.url.clone(),
            event_types: webhook.event_types.clone(),
            enabled: webhook.enabled,
            disabled_reason: webhook.disabled_reason,
            failing_since_date_time: webhook.failing_since,
            previous_secret_end_date_time: previous.filter(|until| *until > now),
            created_date_time: webhook.created_at,
        }
    }
}

/// A webhook with its secret: the only moment in which it can be read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookWithSecret)]
pub(crate) struct WithSecret {
    #[serde(flatten)]
    pub(crate) webhook: WebhookResource,
    /// What the listener verifies signatures with: `whsec_` and base64.
    pub(crate) secret: String,
}

/// A type of event that can be sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookEventType)]
pub(crate) struct EventType {
    /// Its name, e.g. `beffroi.organizationalMessage.stateChanged`.
    pub(crate) name: String,
    /// The permission that it takes to have it sent.
    pub(crate) permission: String,
}
