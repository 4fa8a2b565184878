//! Use cases of applications.

use std::sync::Arc;

use beffroi_core::{Failure, Secret, TenantId, failure, random};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::change::One;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::{Actor, Permission};
use futures_util::FutureExt;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::store::{self, StoredSecret};
use super::{Application, ApplicationId, NewApplication, SECRET_LIFETIME};
use crate::{change, state};

/// Characters of a secret that are kept to tell several apart, as Entra shows them.
const HINT: usize = 3;
/// Most characters of a name.
const LONGEST_NAME: usize = 256;

/// Registers an application with a secret. Whoever calls this has checked that `by` may.
pub async fn create_application(
    cx: &Cx,
    by: Actor,
    tenant: TenantId,
    display_name: &str,
    permissions: &[Permission],
) -> failure::Result<NewApplication> {
    let display_name = display_name.trim().to_owned();
    let length = display_name.chars().count();
    if !(1..=LONGEST_NAME).contains(&length) || display_name.chars().any(char::is_control) {
        return Err(Failure::invalid(
            "displayName",
            "must have 1 to 256 characters, none of them a control character",
        ));
    }
    if lookup::tenant(&mut cx.read().await?, tenant)
        .await?
        .is_none()
    {
        return Err(Failure::not_found("organization", tenant));
    }
    let (now, id) = (cx.now(), cx.mint());
    let secret = random::token::<32>(&*cx.random);
    let expires_at = now.plus(SECRET_LIFETIME);
    let stored = StoredSecret {
        id: cx.mint_uuid(),
        hash: hash(&secret),
        hint: secret.chars().take(HINT).collect(),
        expires_at,
    };
    let entry = entry(by, id, &display_name, permissions);
    let (own, permissions) = (cx.clone(), permissions.to_vec());
    cx.write(tenant, move |tx| {
        async move {
            store::insert(tx, (tenant, id), &display_name, &permissions, now).await?;
            store::insert_secret(tx, (tenant, id), stored, now).await?;
            audit::record(tx, &own, tenant, entry).await?;
            let payload = One { id: id.uuid() };
            tx.change(tenant, change::APPLICATION_SAVED, &payload, now)
                .await?;
            Ok(())
        }
        .boxed()
    })
    .await?;
    Ok(NewApplication {
        client_id: id,
        client_secret: Secret::new(secret),
        secret_expires_at: expires_at,
    })
}

fn entry(by: Actor, id: ApplicationId, name: &str, permissions: &[Permission]) -> Entry {
    let names: Vec<&str> = permissions.iter().map(|permission| permission.0).collect();
    let target = Target::new("Application", id.uuid(), name)
        .property("displayName", None, Some(name.to_owned()))
        .changed("permissions", "", &names.join(", "));
    Entry::new(
        "ApplicationManagement",
        "Add application",
        Operation::Add,
        by,
    )
    .target(target)
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
    let known = store::secrets(&mut cx.read().await?, tenant, id).await?;
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
