//! What the organization decides: whether a history is kept; and the key that browsers subscribe for.

use beffroi_channels::push::webpush::VapidKey;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch, etag};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::CATEGORY;
use crate::{keys, store, sweep};

/// The longest history, in days.
const LONGEST_HISTORY: i64 = 365;

/// What holds for notifications.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationSettings)]
pub(crate) struct SettingsView {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    pub(crate) etag: String,
    /// `Global`: an organization has one object of settings.
    pub(crate) id: &'static str,
    /// For how many days what was sent is kept with its text, 1 to 365, so that it can be read, sent again, and
    /// counted by the devices that have it; null when no text is kept after it has gone out.
    pub(crate) history_days: Option<i64>,
}

/// What is to be changed; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = NotificationSettingsPatch)]
pub(crate) struct SettingsPatch {
    /// 1 to 365, or null for no history.
    #[serde(deserialize_with = "some")]
    #[schema(value_type = Option<i64>)]
    pub(crate) history_days: Option<Option<i64>>,
}

/// Tells null from nothing.
fn some<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<i64>>, D::Error> {
    Option::<i64>::deserialize(deserializer).map(Some)
}

fn view(settings: &store::Settings) -> SettingsView {
    SettingsView {
        etag: etag(settings.version),
        id: "Global",
        history_days: settings.history_days,
    }
}

/// What holds.
///
/// # Errors
/// Those of the database.
pub(crate) async fn settings(cx: &Cx, tenant: TenantId) -> failure::Result<SettingsView> {
    Ok(view(&store::settings(&mut cx.read().await?, tenant).await?))
}

/// Decides what holds.
///
/// # Errors
/// When a value breaks a rule, or somebody else was first.
pub(crate) async fn change(
    cx: &Cx,
    caller: &Caller,
    patch: SettingsPatch,
    if_match: IfMatch,
) -> failure::Result<SettingsView> {
    if let Some(Some(days)) = patch.history_days
        && !(1..=LONGEST_HISTORY).contains(&days)
    {
        return Err(Failure::invalid(
            "historyDays",
            format!("must be a whole number from 1 to {LONGEST_HISTORY}, or null"),
        ));
    }
    let (own, by, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.write(tenant, move |tx| {
        async move {
            let before = store::lock_settings(tx, tenant).await?;
            if_match.check(before.version)?;
            let Some(days) = patch
                .history_days
                .filter(|days| *days != before.history_days)
            else {
                return Ok(view(&before));
            };
            let words = |days: Option<i64>| days.map(|days| days.to_string());
            let target = Target::new("NotificationSettings", tenant.uuid(), "").property(
                "historyDays",
                words(before.history_days),
                words(days),
            );
            let entry = Entry::by(
                &by,
                CATEGORY,
                "Change notification settings",
                Operation::Update,
            )
            .target(target);
            let after = saved(
                &own,
                tx,
                tenant,
                store::Settings {
                    history_days: days,
                    ..before
                },
                entry,
            )
            .await?;
            // A history that is not kept any more is removed soon.
            sweep::schedule(&own, tx, tenant).await?;
            Ok(view(&after))
        }
        .boxed()
    })
    .await
}

/// Writes what was decided, under its next version, with the audit record.
pub(super) async fn saved(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    settings: store::Settings,
    entry: Entry,
) -> failure::Result<store::Settings> {
    let settings = store::Settings {
        version: settings.version + 1,
        ..settings
    };
    store::put_settings(tx, tenant, &settings).await?;
    audit::record(tx, cx, tenant, entry).await?;
    Ok(settings)
}

/// The public key that browsers subscribe for; made where there is none.
///
/// # Errors
/// Those of the database.
pub(crate) async fn vapid_public(cx: &Cx, tenant: TenantId) -> failure::Result<String> {
    let known = store::settings(&mut cx.read().await?, tenant).await?;
    if let Some(public) = known.vapid_public {
        return Ok(public);
    }
    let own = cx.clone();
    cx.db
        .write(move |tx| {
            async move {
                let before = store::lock_settings(tx, tenant).await?;
                if let Some(public) = before.vapid_public {
                    return Ok(public);
                }
                let key = fresh(&own)?;
                let after = with_vapid(&own, tenant, before, &key);
                let version = after.version + 1;
                store::put_settings(tx, tenant, &store::Settings { version, ..after }).await?;
                Ok(key.public().to_owned())
            }
            .boxed()
        })
        .await
}

/// A key that nobody can guess.
pub(super) fn fresh(cx: &Cx) -> failure::Result<VapidKey> {
    for _ in 0..8 {
        let mut bytes = [0; 32];
        cx.random.fill(&mut bytes);
        if let Some(key) = VapidKey::from_bytes(&bytes) {
            return Ok(key);
        }
    }
    Err(Failure::bug("chance gives no number of the curve"))
}

/// The settings with that key for Web Push.
pub(super) fn with_vapid(
    cx: &Cx,
    tenant: TenantId,
    before: store::Settings,
    key: &VapidKey,
) -> store::Settings {
    let context = keys::context(tenant, "vapid");
    let sealed = cx.sealing.seal(&context, &key.secret_bytes(), &*cx.random);
    store::Settings {
        vapid: Some(sealed),
        vapid_public: Some(key.public().to_owned()),
        ..before
    }
}
