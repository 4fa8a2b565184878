//! What the organization has decided for all of its messages: read and change.

use beffroi_core::{TenantId, failure};
use beffroi_directory::audit::{self, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde_json::json;

use super::by;
use crate::model::{DeviceSettings, SettingsPatch, SettingsView};
use crate::projection::SETTINGS_SAVED;
use crate::store;

/// The settings that hold now.
pub(crate) async fn settings(cx: &Cx, caller: &Caller) -> failure::Result<SettingsView> {
    let settings = store::settings(&mut cx.read().await?, caller.tenant).await?;
    Ok(SettingsView::from(&settings))
}

/// What devices are to know of them.
pub(crate) async fn device_settings(cx: &Cx, tenant: TenantId) -> failure::Result<DeviceSettings> {
    let settings = store::settings(&mut cx.read().await?, tenant).await?;
    Ok(DeviceSettings::from(&settings))
}

/// Changes what is given of them.
pub(crate) async fn change_settings(
    cx: &Cx,
    caller: &Caller,
    patch: SettingsPatch,
) -> failure::Result<SettingsView> {
    let patch = patch.checked()?;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = caller.tenant;
            let before = SettingsView::from(&store::settings(tx, tenant).await?);
            store::change_settings(tx, tenant, &patch).await?;
            let after = SettingsView::from(&store::settings(tx, tenant).await?);
            if before != after {
                let name = lookup::tenant(tx, tenant).await?;
                let name = name.map(|tenant| tenant.display_name).unwrap_or_default();
                let target = Target::new("Organization", tenant.uuid(), &name);
                let entry = by(&caller, "Update message settings", Operation::Update)
                    .target(changed(target, &before, &after));
                audit::record(tx, &own, tenant, entry).await?;
                tx.change(tenant, SETTINGS_SAVED, &json!({}), own.now())
                    .await?;
            }
            Ok(after)
        }
        .boxed()
    })
    .await
}

fn changed(target: Target, before: &SettingsView, after: &SettingsView) -> Target {
    let fields = |view: &SettingsView| {
        [
            ("maxTitleLength", view.max_title_length.to_string()),
            ("maxBodyLength", view.max_body_length.to_string()),
            (
                "maxButtonTextLength",
                view.max_button_text_length.to_string(),
            ),
            ("allowedLinkDomains", view.allowed_link_domains.join(", ")),
            ("reachGrowthPercent", view.reach_growth_percent.to_string()),
            (
                "dailyFiguresRetentionInDays",
                view.daily_figures_retention_in_days.to_string(),
            ),
            (
                "allowMicrosoftMessages",
                view.allow_microsoft_messages.to_string(),
            ),
            ("qualifyingLicenses", view.qualifying_licenses.join(", ")),
        ]
    };
    fields(before)
        .into_iter()
        .zip(fields(after))
        .fold(target, |target, ((name, before), (_, after))| {
            target.changed(name, &before, &after)
        })
}
