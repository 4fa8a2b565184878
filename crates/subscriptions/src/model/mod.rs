//! What a subscription is, and the rules about it.

pub(crate) mod change_types;
pub(crate) mod item;
pub(crate) mod request;
pub(crate) mod resource;

use beffroi_core::{Id, IdKind, TenantId, Ts};
pub(crate) use beffroi_feature::Place;
use beffroi_identity::Holder;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use change_types::ChangeTypes;
pub(crate) use resource::Resource;

/// The kind of a subscription.
#[derive(Debug)]
pub(crate) enum SubscriptionKind {}
impl IdKind for SubscriptionKind {
    const NAME: &'static str = "subscription";
}
/// A subscription's id.
pub(crate) type SubscriptionId = Id<SubscriptionKind>;

/// A subscription as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Subscription {
    pub(crate) tenant: TenantId,
    pub(crate) id: SubscriptionId,
    /// As its creator wrote it.
    pub(crate) resource: String,
    pub(crate) change_types: ChangeTypes,
    pub(crate) notification_url: String,
    pub(crate) lifecycle_url: Option<String>,
    /// Sealed; see [`seal_context`].
    pub(crate) client_state: Option<Vec<u8>>,
    pub(crate) tls_version: String,
    pub(crate) holder: Holder,
    pub(crate) renewed_at: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) place: Place,
    /// Since when its listener has not answered well.
    pub(crate) failing_since: Option<Ts>,
    /// Its creator may not read the resource any more: nothing is told until it is authorized anew.
    pub(crate) paused: bool,
}

/// For what a `clientState` is sealed.
pub(crate) fn seal_context(tenant: TenantId, id: SubscriptionId) -> String {
    format!("subscription/{tenant}/{id}")
}

/// A subscription, as Graph shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Subscription)]
pub(crate) struct SubscriptionResource {
    /// The subscription's id.
    pub(crate) id: SubscriptionId,
    /// What is watched, e.g. `users`.
    pub(crate) resource: String,
    /// Which changes are told: `created`, `updated`, `deleted`, separated by commas.
    pub(crate) change_type: String,
    /// What the listener finds in each notification. Only the answer to the creation shows it.
    pub(crate) client_state: Option<String>,
    /// Where notifications are sent to.
    pub(crate) notification_url: String,
    /// Where is said what becomes of the subscription itself.
    pub(crate) lifecycle_notification_url: Option<String>,
    /// When it ends unless it is renewed.
    pub(crate) expiration_date_time: Ts,
    /// The application that made it, for itself or in a person's name.
    pub(crate) application_id: Option<Uuid>,
    /// The person or the application that made it.
    pub(crate) creator_id: Uuid,
    /// Always false: notifications name what changed and hold nothing else of it.
    pub(crate) include_resource_data: bool,
    /// The version of TLS that the listener speaks.
    pub(crate) latest_supported_tls_version: String,
    /// Always null.
    pub(crate) encryption_certificate: Option<String>,
    /// Always null.
    pub(crate) encryption_certificate_id: Option<String>,
    /// Always null.
    pub(crate) notification_query_options: Option<String>,
    /// Always null.
    pub(crate) notification_url_app_id: Option<String>,
}

impl SubscriptionResource {
    /// As everybody but its maker at that moment sees it: without its `clientState`.
    pub(crate) fn of(subscription: &Subscription) -> Self {
        Self {
            id: subscription.id,
            resource: subscription.resource.clone(),
            change_type: subscription.change_types.to_string(),
            client_state: None,
            notification_url: subscription.notification_url.clone(),
            lifecycle_notification_url: subscription.lifecycle_url.clone(),
            expiration_date_time: subscription.expires_at,
            application_id: subscription.application(),
            creator_id: subscription.holder.id,
            include_resource_data: false,
            latest_supported_tls_version: subscription.tls_version.clone(),
            encryption_certificate: None,
            encryption_certificate_id: None,
            notification_query_options: None,
            notification_url_app_id: None,
        }
    }
}

impl Subscription {
    /// The application that made it, for itself or in a person's name.
    pub(crate) fn application(&self) -> Option<Uuid> {
        application_of(&self.holder)
    }
}

/// The application behind a holder.
pub(crate) fn application_of(holder: &Holder) -> Option<Uuid> {
    match holder.kind {
        beffroi_web::ActorKind::Application => Some(holder.id),
        _ => holder.delegation.map(|delegation| delegation.application),
    }
}
