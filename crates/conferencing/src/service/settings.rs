//! What the organization decides.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{CATEGORY, SETTINGS};
use crate::model::{Settings, SettingsPatch};
use crate::store;

/// The settings with their version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingsView {
    #[serde(rename = "@odata.etag")]
    etag: String,
    /// `Global`: an organization has one object of settings.
    id: &'static str,
    #[serde(flatten)]
    pub(crate) settings: Settings,
}

impl SettingsView {
    fn of((settings, version): (Settings, i64)) -> Self {
        Self {
            etag: format!("W/\"{version}\""),
            id: "Global",
            settings,
        }
    }
}

/// The settings.
pub(crate) async fn settings(cx: &Cx, tenant: TenantId) -> failure::Result<SettingsView> {
    let found = store::settings(&mut cx.read().await?, tenant).await?;
    Ok(SettingsView::of(found))
}

/// Changes some of them.
///
/// # Errors
/// A broken rule, or somebody else was first.
pub(crate) async fn change_settings(
    cx: &Cx,
    caller: &Caller,
    patch: SettingsPatch,
    if_match: IfMatch,
) -> failure::Result<SettingsView> {
    decide(cx, caller, if_match, move |old| {
        let settings = old.with(patch.clone());
        settings.map_err(|broken| match broken.into_result() {
            Err(failure) => failure,
            Ok(()) => Failure::bug("a broken rule that is none"),
        })
    })
    .await
}

/// Brings the usual back.
pub(crate) async fn reset_settings(cx: &Cx, caller: &Caller) -> failure::Result<()> {
    let done = decide(cx, caller, IfMatch::default(), |_| Ok(Settings::default()));
    done.await.map(drop)
}

async fn decide(
    cx: &Cx,
    caller: &Caller,
    if_match: IfMatch,
    change: impl Fn(Settings) -> failure::Result<Settings> + Clone + Send + Sync + 'static,
) -> failure::Result<SettingsView> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let (before, version) = store::lock(tx, by.tenant).await?;
            if_match.check(version)?;
            let after = change(before.clone())?;
            if after == before {
                return Ok(SettingsView::of((before, version)));
            }
            if after.sender() != before.sender() {
                check_domain(&own, tx, by.tenant, &after.send_email_from_address).await?;
            }
            store::put_settings(tx, by.tenant, &after, version + 1).await?;
            note(&own, tx, &by, &before, &after).await?;
            Ok(SettingsView::of((after, version + 1)))
        }
        .boxed()
    })
    .await
}

/// Whether e-mails may come from the domain of the address: not from one of another organization of this
/// server, in whose name the relay would sign and send.
pub(super) async fn check_domain(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    address: &str,
) -> failure::Result<()> {
    let Some((_, domain)) = address.rsplit_once('@') else {
        return Ok(());
    };
    let domain = domain.to_ascii_lowercase();
    let mut owner = None;
    let mut parent = Some(domain.as_str());
    while let (None, Some(name)) = (&owner, parent) {
        owner = lookup::tenant_by_name(tx, name).await?;
        parent = name.split_once('.').map(|(_, rest)| rest);
    }
    let is_foreign = match owner {
        Some(owner) => owner.id != tenant,
        // The operator's own is everybody's only where there is one organization alone.
        None => is_operators(cx, &domain) && lookup::tenants(tx).await?.len() > 1,
    };
    if is_foreign {
        let rule = "must not be of a domain of somebody else on this server";
        return Err(Failure::invalid("sendEmailFromAddress", rule));
    }
    Ok(())
}

/// Whether the server's own sender is of a domain.
fn is_operators(cx: &Cx, domain: &str) -> bool {
    let own = cx.relay().map(|relay| relay.sender().address());
    let own = own.as_deref().and_then(|address| address.rsplit_once('@'));
    own.is_some_and(|(_, own)| own.eq_ignore_ascii_case(domain))
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    before: &Settings,
    after: &Settings,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    tx.change(tenant, SETTINGS, &json!({}), cx.now()).await?;
    let of = |settings: &Settings| serde_json::to_value(settings).unwrap_or_default();
    let (old, new) = (of(before), of(after));
    let mut target = Target::new(
        "ConferencingSettings",
        tenant.uuid(),
        "Conferencing settings",
    );
    let properties = new.as_object().into_iter().flatten();
    for (name, value) in properties {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        target = target.changed(name, &text(&old[name]), &text(value));
    }
    let entry = Entry::by(
        caller,
        CATEGORY,
        "Update conferencing settings",
        Operation::Update,
    );
    audit::record(tx, cx, tenant, entry.target(target)).await?;
    Ok(())
}
