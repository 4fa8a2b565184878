//! Use cases of applications.

use std::sync::Arc;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Secret, TenantId, Ts, failure, random};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::change::One;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Actor, Permission};
use futures_util::FutureExt;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::credential_store::StoredSecret;
use super::{
    Application, ApplicationId, NewApplication, Registration, SECRET_LIFETIME, certificate,
    credential_store, makers, rules, store,
};
use crate::{change, state};

/// Characters of a secret that are kept to tell several apart, as Entra shows them.
const HINT: usize = 3;
pub(super) const CATEGORY: &str = "ApplicationManagement";
pub(super) const ADDED: &str = "Add application";

/// Registers an application with a secret. Whoever calls this has checked that `by` may.
pub async fn create_application(
    cx: &Cx,
    by: Actor,
    tenant: TenantId,
    display_name: &str,
    permissions: &[Permission],
) -> failure::Result<NewApplication> {
    let registration = Registration {
        display_name: display_name.to_owned(),
        permissions: permissions.to_vec(),
        ..Registration::default()
    };
    register(cx, by, tenant, registration).await
}

/// Registers an application; one that is not public gets a secret. Whoever calls this has checked
/// that `by` may.
pub async fn register(
    cx: &Cx,
    by: Actor,
    tenant: TenantId,
    registration: Registration,
) -> failure::Result<NewApplication> {
    let now = cx.now();
    let expires_at = now.plus(SECRET_LIFETIME);
    let (secret, stored) = new_secret(cx, None, expires_at);
    let stored = (!registration.is_public).then_some(stored);
    let maker = by.id;
    let client_id = insert(cx, (entry(by), maker), tenant, registration, stored).await?;
    Ok(NewApplication {
        client_id,
        client_secret: secret,
        secret_expires_at: expires_at,
    })
}

/// A secret with what is kept of it.
pub(super) fn new_secret(
    cx: &Cx,
    display_name: Option<String>,
    expires_at: Ts,
) -> (Secret<String>, StoredSecret) {
    let secret = random::token::<32>(&*cx.random);
    let stored = StoredSecret {
        id: cx.mint_uuid(),
        display_name,
        hash: hash(&secret),
        hint: secret.chars().take(HINT).collect(),
        created_at: cx.now(),
        expires_at,
    };
    (Secret::new(secret), stored)
}

/// The audit entry that a registration begins with.
fn entry(by: Actor) -> Entry {
    Entry::new(CATEGORY, ADDED, Operation::Add, by)
}

/// Keeps a new application, with a secret when there is one.
pub(super) async fn insert(
    cx: &Cx,
    (entry, maker): (Entry, Uuid),
    tenant: TenantId,
    mut registration: Registration,
    secret: Option<StoredSecret>,
) -> failure::Result<ApplicationId> {
    registration.display_name = registration.display_name.trim().to_owned();
    let mut violations = Violations::default();
    rules::check(&registration, &mut violations);
    let certificates = certificate::read_all(cx, &registration.certificates, &mut violations);
    violations.into_result()?;
    if lookup::tenant(&mut cx.read().await?, tenant)
        .await?
        .is_none()
    {
        return Err(Failure::not_found("organization", tenant));
    }
    let (now, id) = (cx.now(), cx.mint());
    let entry = entry.target(target(id, None, Some(&registration)));
    let own = cx.clone();
    cx.write(tenant, move |tx| {
        async move {
            store::insert(tx, (tenant, id), &registration, now).await?;
            makers::note(tx, (tenant, id), maker).await?;
            if let Some(secret) = &secret {
                credential_store::insert_secret(tx, (tenant, id), secret).await?;
            }
            for certificate in &certificates {
                credential_store::insert_certificate(tx, (tenant, id), certificate, now).await?;
            }
            audit::record(tx, &own, tenant, entry).await?;
            saved(tx, tenant, id, now).await
        }
        .boxed()
    })
    .await?;
    Ok(id)
}

/// Notes in the change log that an application was registered, changed or removed.
pub(super) async fn saved(
    tx: &mut Tx,
    tenant: TenantId,
    id: ApplicationId,
    now: Ts,
) -> failure::Result<()> {
    let payload = One { id: id.uuid() };
    tx.change(tenant, change::APPLICATION_SAVED, &payload, now)
        .await?;
    Ok(())
}

/// A property of a registration, in words.
type Property = fn(&Registration) -> String;

/// An application before and after, for the audit trail.
pub(super) fn target(
    id: ApplicationId,
    before: Option<&Registration>,
    after: Option<&Registration>,
) -> Target {
    let name = after.or(before).map_or("", |one| &one.display_name);
    let text = |read: Property| {
        let of = |one: Option<&Registration>| one.map(read).filter(|text| !text.is_empty());
        (of(before), of(after))
    };
    let properties: [(&str, Property); 5] = [
        ("displayName", |one| one.display_name.clone()),
        ("description", |one| {
            one.description.clone().unwrap_or_default()
        }),
        ("permissions", |one| {
            let names = one.permissions.iter().map(|permission| permission.0);
            names.collect::<Vec<_>>().join(", ")
        }),
        ("redirectUris", |one| one.redirect_uris.join(", ")),
        ("isFallbackPublicClient", |one| one.is_public.to_string()),
    ];
    let target = Target::new("Application", id.uuid(), name);
    properties.into_iter().fold(target, |target, (name, read)| {
        let (old, new) = text(read);
        target.property(name, old, new)
    })
}

/// SHA-256 is enough: 256 random bits can't be tried out, however quick the hash.
fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// Whether a secret opens an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SecretCheck {
    /// It does.
    Right,
    /// It did.
    Expired,
    /// It does not.
    Wrong,
}

/// Compares a secret with each of the application's.
pub(crate) async fn check_secret(
    cx: &Cx,
    tenant: TenantId,
    id: ApplicationId,
    secret: &Secret<String>,
) -> failure::Result<SecretCheck> {
    let given = hash(secret.expose());
    let known = credential_store::secrets(&mut cx.read().await?, tenant, id).await?;
    let mut result = SecretCheck::Wrong;
    for one in known {
        if bool::from(one.hash.ct_eq(&given)) {
            if one.expires_at > cx.now() {
                return Ok(SecretCheck::Right);
            }
            result = SecretCheck::Expired;
        }
    }
    Ok(result)
}

/// An application with its permissions, read at most a few seconds ago.
pub(crate) async fn find(
    cx: &Cx,
    tenant: TenantId,
    id: ApplicationId,
) -> failure::Result<Option<Arc<Application>>> {
    let (state, now) = (state::of(cx), cx.now());
    if let Some(known) = state.applications.get(&(tenant, id), now) {
        return Ok(Some(known));
    }
    let generation = state.applications.generation();
    let Some(application) = store::find(&mut cx.read().await?, tenant, id).await? else {
        return Ok(None);
    };
    let application = Arc::new(application);
    state
        .applications
        .put(generation, (tenant, id), Arc::clone(&application), now);
    Ok(Some(application))
}
