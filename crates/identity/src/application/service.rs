//! Use cases of applications.

use std::sync::Arc;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Secret, TenantId, failure, random};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::change::One;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::{Actor, Permission};
use futures_util::FutureExt;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::certificate::Certificate;
use super::store::{self, StoredCertificate, StoredSecret};
use super::{Application, ApplicationId, NewApplication, Registration, SECRET_LIFETIME, redirect};
use crate::{change, state};

/// Characters of a secret that are kept to tell several apart, as Entra shows them.
const HINT: usize = 3;
/// Most characters of a name.
const LONGEST_NAME: usize = 256;
/// More addresses than an application has.
const MOST_ADDRESSES: usize = 100;
/// More certificates than an application has, the next one's included.
const MOST_CERTIFICATES: usize = 10;

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
    mut registration: Registration,
) -> failure::Result<NewApplication> {
    registration.display_name = registration.display_name.trim().to_owned();
    let certificates = check(cx, &registration)?;
    if lookup::tenant(&mut cx.read().await?, tenant)
        .await?
        .is_none()
    {
        return Err(Failure::not_found("organization", tenant));
    }
    let (now, id) = (cx.now(), cx.mint());
    let secret = random::token::<32>(&*cx.random);
    let expires_at = now.plus(SECRET_LIFETIME);
    let stored = (!registration.is_public).then(|| StoredSecret {
        id: cx.mint_uuid(),
        hash: hash(&secret),
        hint: secret.chars().take(HINT).collect(),
        expires_at,
    });
    let entry = entry(by, id, &registration);
    let own = cx.clone();
    cx.write(tenant, move |tx| {
        async move {
            store::insert(tx, (tenant, id), &registration, now).await?;
            if let Some(secret) = stored {
                store::insert_secret(tx, (tenant, id), secret, now).await?;
            }
            for certificate in &certificates {
                store::insert_certificate(tx, (tenant, id), certificate, now).await?;
            }
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

/// Names everything that is wrong with a registration; otherwise its certificates as they are kept.
fn check(cx: &Cx, registration: &Registration) -> failure::Result<Vec<StoredCertificate>> {
    let mut violations = Violations::default();
    let name = &registration.display_name;
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        violations.add(
            "displayName",
            "must have 1 to 256 characters, none of them a control character",
        );
    }
    if registration.redirect_uris.len() > MOST_ADDRESSES {
        violations.add("redirectUris", "must be at most 100");
    }
    for (n, uri) in registration.redirect_uris.iter().enumerate() {
        if let Err(rule) = redirect::check(uri) {
            violations.add(format!("redirectUris/{n}"), rule);
        }
    }
    if registration.certificates.len() > MOST_CERTIFICATES {
        violations.add("certificates", "must be at most 10");
    }
    let mut certificates = Vec::new();
    for (n, bytes) in registration.certificates.iter().enumerate() {
        match Certificate::read(bytes) {
            Ok(certificate) => certificates.push(StoredCertificate {
                id: cx.mint_uuid(),
                display_name: certificate.subject,
                der: certificate.der,
                sha1: certificate.sha1,
                sha256: certificate.sha256,
                starts_at: certificate.starts_at,
                expires_at: certificate.expires_at,
            }),
            Err(rule) => violations.add(format!("certificates/{n}"), rule),
        }
    }
    violations.into_result().map(|()| certificates)
}

fn entry(by: Actor, id: ApplicationId, registration: &Registration) -> Entry {
    let names = registration.permissions.iter().map(|one| one.0);
    let names: Vec<&str> = names.collect();
    let target = Target::new("Application", id.uuid(), &registration.display_name)
        .changed("displayName", "", &registration.display_name)
        .changed("permissions", "", &names.join(", "))
        .changed("redirectUris", "", &registration.redirect_uris.join(", "));
    let entry = Entry::new(
        "ApplicationManagement",
        "Add application",
        Operation::Add,
        by,
    );
    entry.target(target)
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
