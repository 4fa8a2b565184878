//! The organization's keys at the gateways, read once for each version of the settings.

use std::collections::HashMap;
use std::sync::Arc;

use beffroi_channels::push::apns::ApnsKey;
use beffroi_channels::push::fcm::ServiceAccount;
use beffroi_channels::push::webpush::VapidKey;
use beffroi_core::{Secret, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::store;

/// Keys that can be used; none where there is none, or it can't be read with this server's key.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    pub(crate) vapid: Option<VapidKey>,
    pub(crate) apns: Option<(ApnsKey, Environment)>,
    pub(crate) fcm: Option<ServiceAccount>,
}

/// Which of Apple's gateways an app belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApnsEnvironment)]
pub(crate) enum Environment {
    /// For apps from the App Store, or as an organization hands them out.
    #[default]
    Production,
    /// For apps from Xcode.
    Sandbox,
}

/// Apple's key with what belongs to it, as it is sealed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredApns {
    pub(crate) key_id: String,
    pub(crate) team_id: String,
    pub(crate) bundle_id: String,
    pub(crate) private_key: String,
    pub(crate) environment: Environment,
}

impl StoredApns {
    /// The key, checked.
    pub(crate) fn key(&self) -> Result<ApnsKey, beffroi_channels::push::apns::ApnsKeyError> {
        ApnsKey::new(
            &self.key_id,
            &self.team_id,
            &self.bundle_id,
            &Secret::new(self.private_key.clone()),
        )
    }
}

/// For what an organization's keys are sealed.
pub(crate) fn context(tenant: TenantId, which: &str) -> String {
    format!("notification-keys/{tenant}/{which}")
}

/// Those of every tenant that were read, by the version of the settings.
#[derive(Default)]
struct Read(Mutex<HashMap<TenantId, (i64, Arc<Keys>)>>);

/// The organization's keys as they are now.
pub(crate) async fn of(cx: &Cx, conn: &mut Conn, tenant: TenantId) -> failure::Result<Arc<Keys>> {
    let settings = store::settings(conn, tenant).await?;
    let memory = cx.memory::<Read>();
    if let Some((version, keys)) = memory.0.lock().get(&tenant)
        && *version == settings.version
    {
        return Ok(Arc::clone(keys));
    }
    let keys = Arc::new(read(cx, tenant, &settings));
    let known = (settings.version, Arc::clone(&keys));
    memory.0.lock().insert(tenant, known);
    Ok(keys)
}

fn read(cx: &Cx, tenant: TenantId, settings: &store::Settings) -> Keys {
    let open = |which: &str, sealed: &Option<Vec<u8>>| {
        cx.sealing.open(&context(tenant, which), sealed.as_deref()?)
    };
    let vapid = open("vapid", &settings.vapid)
        .and_then(|plain| <[u8; 32]>::try_from(plain).ok())
        .and_then(|bytes| VapidKey::from_bytes(&bytes));
    let apns = open("apns", &settings.apns)
        .and_then(|plain| serde_json::from_slice::<StoredApns>(&plain).ok())
        .and_then(|stored| Some((stored.key().ok()?, stored.environment)));
    let fcm = open("fcm", &settings.fcm)
        .and_then(|plain| String::from_utf8(plain).ok())
        .and_then(|json| ServiceAccount::parse(&Secret::new(json), cx.settings.outgoing).ok());
    Keys { vapid, apns, fcm }
}
