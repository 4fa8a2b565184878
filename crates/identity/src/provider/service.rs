//! Use cases of administrators, and what the sign-in page shows.

use beffroi_core::{Failure, Secret, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::model::{
    IdentityProvider, IdentityProviderPatch, MOST, NewIdentityProvider, StoredProvider,
    TestedProvider,
};
use super::{ProviderId, relying_party, store};

const CATEGORY: &str = "Policy";

fn context(tenant: TenantId, id: ProviderId) -> String {
    format!("identity provider/{tenant}/{id}")
}

fn sealed(
    cx: &Cx,
    tenant: TenantId,
    id: ProviderId,
    secret: Option<&Secret<String>>,
) -> Option<Vec<u8>> {
    let context = context(tenant, id);
    secret.map(|secret| {
        cx.sealing
            .seal(&context, secret.expose().as_bytes(), &*cx.random)
    })
}

/// The provider's secret, for the moment in which it is needed.
pub(super) fn secret(
    cx: &Cx,
    tenant: TenantId,
    provider: &StoredProvider,
) -> failure::Result<Option<Secret<String>>> {
    let Some(sealed) = &provider.sealed_secret else {
        return Ok(None);
    };
    let opened = cx.sealing.open(&context(tenant, provider.id), sealed);
    let text = opened.and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or_else(|| Failure::bug("a client secret can't be opened"))?;
    Ok(Some(Secret::new(text)))
}

/// The organization's providers, oldest first.
pub(crate) async fn list(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<IdentityProvider>> {
    let all = store::list(&mut cx.read().await?, tenant).await?;
    let url = &cx.settings.public_url;
    Ok(all.into_iter().map(|one| one.shown(url)).collect())
}

/// One of the organization's providers.
pub(crate) async fn get(
    cx: &Cx,
    tenant: TenantId,
    id: ProviderId,
) -> failure::Result<IdentityProvider> {
    let found = store::find(&mut cx.read().await?, tenant, id).await?;
    let found = found.ok_or_else(|| Failure::not_found("identityProvider", id))?;
    Ok(found.shown(&cx.settings.public_url))
}

/// Which organization somebody means to sign in to, and with which providers they can: by the domain
/// of the name that they typed, by the organization's id or domain, or as the only one of a server.
/// Tells nothing of any person.
pub(crate) async fn offered(
    cx: &Cx,
    name: Option<&str>,
    tenant: Option<&str>,
) -> failure::Result<Option<(TenantId, Vec<StoredProvider>)>> {
    let mut conn = cx.read().await?;
    let domain = name.and_then(|name| name.rsplit_once('@')).map(|two| two.1);
    let found = if let Some(wish) = tenant.or(domain).filter(|text| !text.contains('\0')) {
        lookup::tenant_by_name(&mut conn, wish.trim()).await?
    } else {
        let mut all = lookup::tenants(&mut conn).await?;
        (all.len() == 1).then(|| all.remove(0))
    };
    let Some(tenant) = found else { return Ok(None) };
    let mut all = store::list(&mut conn, tenant.id).await?;
    all.retain(|one| one.is_enabled);
    Ok(Some((tenant.id, all)))
}

/// Registers a provider.
pub(crate) async fn add(
    cx: &Cx,
    caller: &Caller,
    new: NewIdentityProvider,
) -> failure::Result<IdentityProvider> {
    let (tenant, id) = (caller.tenant, cx.mint());
    let mut provider = StoredProvider::new(id, &new, cx.now());
    let secret = new.client_secret.as_ref();
    provider.check(cx.settings.outgoing, secret).into_result()?;
    provider.sealed_secret = sealed(cx, tenant, id, secret);
    let entry = entry(
        caller,
        "Add identity provider",
        Operation::Add,
        None,
        Some(&provider),
    );
    let (own, kept) = (cx.clone(), provider.clone());
    cx.commit(move |tx| {
        async move {
            if store::list(tx, tenant).await?.len() >= MOST {
                let words = "At most 10 identity providers: remove one first.";
                return Err(Failure::conflict("tooManyIdentityProviders", words));
            }
            store::save(tx, tenant, &kept, own.now()).await?;
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    Ok(provider.shown(&cx.settings.public_url))
}

/// Changes a provider.
pub(crate) async fn change(
    cx: &Cx,
    caller: &Caller,
    id: ProviderId,
    patch: IdentityProviderPatch,
) -> failure::Result<IdentityProvider> {
    let (own, caller, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    let provider = cx
        .commit(move |tx| {
            async move {
                let before = store::find(tx, tenant, id).await?;
                let before = before.ok_or_else(|| Failure::not_found("identityProvider", id))?;
                let (mut after, secret) = (before.clone(), patch.client_secret.as_ref());
                after.change(&patch);
                after.check(own.settings.outgoing, secret).into_result()?;
                if secret.is_some() {
                    after.sealed_secret = sealed(&own, tenant, id, secret);
                }
                if after.issuer != before.issuer {
                    // Another server: it gets nothing of what was between us and the one before.
                    if secret.is_none() && before.sealed_secret.is_some() {
                        let rule = "must be sent along with another issuer";
                        return Err(Failure::invalid("clientSecret", rule));
                    }
                    store::unlink_everybody(tx, tenant, id).await?;
                }
                store::save(tx, tenant, &after, own.now()).await?;
                let entry = entry(
                    &caller,
                    "Update identity provider",
                    Operation::Update,
                    Some(&before),
                    Some(&after),
                );
                audit::record(tx, &own, tenant, entry).await?;
                Ok(after)
            }
            .boxed()
        })
        .await?;
    relying_party::forget(cx, tenant, id);
    Ok(provider.shown(&cx.settings.public_url))
}

/// Removes a provider; nobody can sign in with it any more. Sessions go on.
pub(crate) async fn remove(cx: &Cx, caller: &Caller, id: ProviderId) -> failure::Result<()> {
    let (own, caller, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.commit(move |tx| {
        async move {
            let known = store::find(tx, tenant, id).await?;
            let known = known.ok_or_else(|| Failure::not_found("identityProvider", id))?;
            store::delete(tx, tenant, id).await?;
            let activity = "Delete identity provider";
            let entry = entry(&caller, activity, Operation::Delete, Some(&known), None);
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    relying_party::forget(cx, tenant, id);
    Ok(())
}

/// Asks a provider for its description and keys, without registering it.
pub(crate) async fn test(cx: &Cx, issuer: &str) -> failure::Result<TestedProvider> {
    let metadata = relying_party::discover(cx, issuer.trim()).await?;
    Ok(TestedProvider {
        issuer: metadata.issuer().to_string(),
        authorization_endpoint: metadata.authorization_endpoint().to_string(),
        token_endpoint: metadata.token_endpoint().map(ToString::to_string),
        keys: metadata.jwks().keys().len(),
    })
}

/// What a record says of one property.
type Part = fn(&StoredProvider) -> String;

fn entry(
    caller: &Caller,
    activity: &'static str,
    operation: Operation,
    before: Option<&StoredProvider>,
    after: Option<&StoredProvider>,
) -> Entry {
    let text = |side: Option<&StoredProvider>, part: Part| side.map(part).unwrap_or_default();
    let some = after.or(before);
    let id = some.map(|one| one.id.uuid()).unwrap_or_default();
    let name = some.map_or("", |one| one.display_name.as_str());
    let mut target = Target::new("IdentityProvider", id, name);
    let parts: [(&str, Part); 6] = [
        ("displayName", |one| one.display_name.clone()),
        ("issuer", |one| one.issuer.clone()),
        ("clientId", |one| one.client_id.clone()),
        ("scope", |one| one.scope.clone()),
        ("matchByMail", |one| one.match_by_mail.to_string()),
        ("isEnabled", |one| one.is_enabled.to_string()),
    ];
    for (property, part) in parts {
        target = target.changed(property, &text(before, part), &text(after, part));
    }
    let sealed = |side: Option<&StoredProvider>| side.and_then(|one| one.sealed_secret.clone());
    if sealed(before) != sealed(after) {
        // That it changed, and nothing of what it is.
        target = target.property("clientSecret", None, Some("…".to_owned()));
    }
    Entry::by(caller, CATEGORY, activity, operation).target(target)
}
