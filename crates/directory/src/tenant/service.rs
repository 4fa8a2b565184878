//! Use cases of tenants.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;
use serde_json::json;

use super::{NewTenant, TenantPatch, store};
use crate::audit::{self, Entry, Operation, Target};
use crate::{change, group, lookup};

/// Creates a tenant with its built-in group *All Company*.
pub async fn create(cx: &Cx, tenant: NewTenant) -> failure::Result<TenantId> {
    tenant.check()?;
    let id: TenantId = cx.mint();
    let own = cx.clone();
    cx.write(id, move |tx| {
        async move { create_in(&own, tx, id, tenant).await }.boxed()
    })
    .await?;
    Ok(id)
}

/// The same inside a transaction that does more, e.g. the first administrator.
pub async fn create_in(
    cx: &Cx,
    tx: &mut Tx,
    id: TenantId,
    tenant: NewTenant,
) -> failure::Result<()> {
    for domain in &tenant.domains {
        if store::domain_owner(tx, domain.as_str()).await?.is_some() {
            return Err(Failure::invalid(
                "verifiedDomains",
                format!("'{domain}' already belongs to a tenant of this server"),
            ));
        }
    }
    store::insert(tx, id, &tenant, cx.now()).await?;
    group::create_all_company(cx, tx, id).await?;
    let entry = Entry::new(
        "Organization",
        "Create organization",
        Operation::Add,
        Actor::system(),
    )
    .target(Target::new("Organization", id.uuid(), &tenant.display_name));
    audit::record(tx, cx, id, entry).await?;
    tx.change(id, change::TENANT_SAVED, &json!({}), cx.now())
        .await?;
    Ok(())
}

/// Changes the tenant's settings.
pub(crate) async fn update(cx: &Cx, caller: &Caller, patch: TenantPatch) -> failure::Result<()> {
    patch.check()?;
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let before = lookup::tenant(tx, tenant)
                .await?
                .ok_or_else(|| Failure::not_found("organization", tenant))?;
            store::update(tx, tenant, &patch).await?;
            let after = lookup::tenant(tx, tenant)
                .await?
                .ok_or_else(|| Failure::not_found("organization", tenant))?;
            let target = Target::new("Organization", tenant.uuid(), &after.display_name)
                .changed("displayName", &before.display_name, &after.display_name)
                .changed(
                    "preferredLanguage",
                    &before.default_language.to_string(),
                    &after.default_language.to_string(),
                )
                .changed("timeZone", &before.time_zone, &after.time_zone)
                .changed(
                    "countryLetterCode",
                    before.country.as_deref().unwrap_or(""),
                    after.country.as_deref().unwrap_or(""),
                );
            let entry = Entry::by(
                &caller,
                "Organization",
                "Update organization",
                Operation::Update,
            )
            .target(target);
            audit::record(tx, &own, tenant, entry).await?;
            tx.change(tenant, change::TENANT_SAVED, &json!({}), own.now())
                .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
