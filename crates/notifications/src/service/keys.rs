//! The keys at the gateways: checked when they are pasted, sealed, and told to nobody again.

use beffroi_channels::push::fcm::ServiceAccount;
use beffroi_channels::push::webpush::VapidKey;
use beffroi_core::{Failure, Secret, TenantId, failure};
use beffroi_directory::audit::{Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Deserialize;
use utoipa::ToSchema;

use super::CATEGORY;
use super::settings::{fresh, saved, with_vapid};
use crate::keys::{Environment, StoredApns, context};
use crate::model::Channel;
use crate::{push, store};

/// Apple's key, as Apple's developer pages give it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ApnsKeyRequest)]
pub(crate) struct ApnsRequest {
    /// The ten letters and digits beside the key.
    key_id: String,
    /// The ten letters and digits of the team.
    team_id: String,
    /// The app's bundle id.
    bundle_id: String,
    /// The text of the `.p8` file.
    #[schema(value_type = String, format = Password)]
    private_key: Secret<String>,
    /// Which gateway the app belongs to.
    #[serde(default)]
    environment: Environment,
}

/// Google's service account.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = FcmKeyRequest)]
pub(crate) struct FcmRequest {
    /// The text of its JSON file.
    #[schema(value_type = String, format = Password)]
    service_account: Secret<String>,
}

/// A key for Web Push of one's own, or a fresh one.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = VapidKeyRequest)]
pub(crate) struct VapidRequest {
    /// 32 bytes in base64url, or PKCS #8 in PEM; without one a fresh key is made.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    private_key: Option<Secret<String>>,
}

/// Has a key noted, and what waits for it tried at once.
async fn put(
    cx: &Cx,
    caller: &Caller,
    channel: Channel,
    words: String,
    change: impl FnOnce(&Cx, TenantId, store::Settings) -> store::Settings + Clone + Send + 'static,
) -> failure::Result<()> {
    let (own, by, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.write(tenant, move |tx| {
        async move {
            let before = store::lock_settings(tx, tenant).await?;
            let after = change(&own, tenant, before);
            let target = Target::new("NotificationKey", tenant.uuid(), channel.as_str()).property(
                "key",
                None,
                Some(words),
            );
            let entry =
                Entry::by(&by, CATEGORY, "Set notification key", Operation::Update).target(target);
            saved(&own, tx, tenant, after, entry).await?;
            let gateways = store::hasten(tx, tenant, channel, own.now()).await?;
            store::reset_gateways(tx, tenant, channel).await?;
            push::begin(&own, tx, tenant, &gateways).await
        }
        .boxed()
    })
    .await
}

/// Apple's key.
///
/// # Errors
/// Which field breaks which rule.
pub(crate) async fn put_apns(
    cx: &Cx,
    caller: &Caller,
    request: ApnsRequest,
) -> failure::Result<()> {
    let stored = StoredApns {
        key_id: request.key_id.trim().to_owned(),
        team_id: request.team_id.trim().to_owned(),
        bundle_id: request.bundle_id.trim().to_owned(),
        private_key: request.private_key.expose().clone(),
        environment: request.environment,
    };
    stored
        .key()
        .map_err(|why| Failure::invalid(why.field(), why))?;
    let words = format!(
        "{} of {}, {}",
        stored.key_id, stored.team_id, stored.bundle_id
    );
    let plain = serde_json::to_vec(&stored).map_err(Failure::bug)?;
    put(
        cx,
        caller,
        Channel::Apns,
        words,
        move |cx, tenant, before| {
            let sealed = cx
                .sealing
                .seal(&context(tenant, "apns"), &plain, &*cx.random);
            store::Settings {
                apns: Some(sealed),
                ..before
            }
        },
    )
    .await
}

/// Google's service account.
///
/// # Errors
/// Which rule the file breaks.
pub(crate) async fn put_fcm(cx: &Cx, caller: &Caller, request: FcmRequest) -> failure::Result<()> {
    let json = request.service_account;
    let account = ServiceAccount::parse(&json, cx.settings.outgoing)
        .map_err(|why| Failure::invalid("serviceAccount", why))?;
    let words = format!("{} of {}", account.email(), account.project());
    put(
        cx,
        caller,
        Channel::Fcm,
        words,
        move |cx, tenant, before| {
            let plain = json.expose().as_bytes();
            let sealed = cx.sealing.seal(&context(tenant, "fcm"), plain, &*cx.random);
            store::Settings {
                fcm: Some(sealed),
                ..before
            }
        },
    )
    .await
}

/// A key for Web Push. Who subscribed for another one is forgotten: push services would refuse each push there, and
/// hold up the others. Browsers subscribe anew when their portal is opened.
///
/// # Errors
/// When it is none.
pub(crate) async fn put_vapid(
    cx: &Cx,
    caller: &Caller,
    request: VapidRequest,
) -> failure::Result<()> {
    let key = match &request.private_key {
        Some(text) => {
            VapidKey::parse(text.expose()).map_err(|why| Failure::invalid("privateKey", why))?
        }
        None => fresh(cx)?,
    };
    let (own, by, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.write(tenant, move |tx| {
        async move {
            let before = store::lock_settings(tx, tenant).await?;
            if before.vapid_public.as_deref() == Some(key.public()) {
                return Ok(());
            }
            if store::tenant_of_key(tx, key.public()).await?.is_some() {
                let rule = "is another organization's on this server: each has one of its own";
                return Err(Failure::invalid("privateKey", rule));
            }
            let public = Some(key.public().to_owned());
            let target = Target::new("NotificationKey", tenant.uuid(), Channel::WebPush.as_str())
                .property("key", before.vapid_public.clone(), public);
            let entry =
                Entry::by(&by, CATEGORY, "Set notification key", Operation::Update).target(target);
            let after = with_vapid(&own, tenant, before, &key);
            saved(&own, tx, tenant, after, entry).await?;
            for channel in [Channel::WebPush, Channel::UnifiedPush] {
                let what = store::Ending::Channel(channel);
                let words = "the device has subscribed for another key";
                push::end(&own, tx, tenant, what, words).await?;
                store::forget_channel(tx, tenant, channel).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Removes a key; nothing goes out by that channel any more.
///
/// # Errors
/// When there is none, or the channel has none of its own.
pub(crate) async fn remove_key(cx: &Cx, caller: &Caller, channel: Channel) -> failure::Result<()> {
    let (own, by, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.write(tenant, move |tx| {
        async move {
            let before = store::lock_settings(tx, tenant).await?;
            let (had, after) = match channel {
                Channel::Apns => (
                    before.apns.is_some(),
                    store::Settings {
                        apns: None,
                        ..before
                    },
                ),
                Channel::Fcm => (
                    before.fcm.is_some(),
                    store::Settings {
                        fcm: None,
                        ..before
                    },
                ),
                Channel::WebPush | Channel::UnifiedPush | Channel::Ntfy => (false, before),
            };
            if !had {
                return Err(Failure::not_found("notification key", channel.as_str()));
            }
            let target = Target::new("NotificationKey", tenant.uuid(), channel.as_str());
            let entry = Entry::by(&by, CATEGORY, "Remove notification key", Operation::Delete)
                .target(target);
            saved(&own, tx, tenant, after, entry).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
