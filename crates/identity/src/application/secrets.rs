//! Use cases of those who manage an application's secrets.

use beffroi_core::{Failure, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::role::require_may_give;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use super::credential_store::{self, StoredSecret};
use super::management::{contended, find};
use super::resource::{NewPasswordCredential, PasswordCredential};
use super::service::{CATEGORY, saved};
use super::store::{self, Stored};
use super::{ApplicationId, makers, rules, service};

/// A secret as Graph shows it, without its text.
pub(super) fn shown_secret(secret: StoredSecret) -> PasswordCredential {
    PasswordCredential {
        key_id: secret.id,
        display_name: secret.display_name,
        hint: secret.hint,
        start_date_time: secret.created_at,
        end_date_time: secret.expires_at,
        secret_text: None,
    }
}

/// Gives an application a secret; the only moment in which it can be read.
pub(crate) async fn add(
    cx: &Cx,
    caller: &Caller,
    id: ApplicationId,
    wanted: NewPasswordCredential,
) -> failure::Result<PasswordCredential> {
    let (name, until) = rules::secret(
        cx.now(),
        wanted.display_name.as_deref(),
        wanted.end_date_time,
    )?;
    let (secret, stored) = service::new_secret(cx, name, until);
    let mut shown = shown_secret(stored.clone());
    shown.secret_text = Some(secret.expose().clone());
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let application = held(tx, &caller, id).await?;
            if application.registration.is_public {
                return Err(Failure::invalid(
                    "isFallbackPublicClient",
                    "must be false: an application that can keep no secret gets none",
                ));
            }
            let known = credential_store::secrets(tx, tenant, id).await?;
            if known.len() >= rules::MOST_SECRETS {
                return Err(Failure::invalid(
                    "passwordCredential",
                    "must be one of at most 10: remove one that is not used any more",
                ));
            }
            credential_store::insert_secret(tx, (tenant, id), &stored).await?;
            makers::note(tx, (tenant, id), caller.actor.id).await?;
            let entry = Entry::by(&caller, CATEGORY, "Add application secret", Operation::Add);
            let entry = entry.target(credential(&application, None, Some(&stored)));
            audit::record(tx, &own, tenant, entry).await?;
            saved(tx, tenant, id, own.now()).await
        }
        .boxed()
    })
    .await?;
    Ok(shown)
}

/// The application, kept as it is until the transaction ends, when the caller may hold its secrets.
async fn held(tx: &mut Tx, caller: &Caller, id: ApplicationId) -> failure::Result<Stored> {
    let stored = find(tx, caller.tenant, id).await?;
    require_may_give(tx, caller, &stored.registration.permissions).await?;
    if store::update(tx, caller.tenant, &stored).await? {
        Ok(stored)
    } else {
        Err(contended())
    }
}

/// A secret's coming or going, without the secret.
fn credential(
    application: &Stored,
    gone: Option<&StoredSecret>,
    come: Option<&StoredSecret>,
) -> Target {
    let named = |secret: &StoredSecret| {
        let name = secret.display_name.as_deref().unwrap_or("–");
        format!("{name} ({}…, {})", secret.hint, secret.id)
    };
    Target::new(
        "Application",
        application.id.uuid(),
        &application.registration.display_name,
    )
    .property("passwordCredentials", gone.map(named), come.map(named))
}

/// Takes a secret away: it opens nothing from now on.
pub(crate) async fn remove(
    cx: &Cx,
    caller: &Caller,
    id: ApplicationId,
    secret: Uuid,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let application = held(tx, &caller, id).await?;
            let known = credential_store::secrets(tx, tenant, id).await?;
            let gone = known.into_iter().find(|one| one.id == secret);
            let gone = gone.ok_or_else(|| {
                Failure::invalid("keyId", "must be the id of a secret of the application")
            })?;
            credential_store::delete_secret(tx, (tenant, id), secret).await?;
            let activity = "Remove application secret";
            let entry = Entry::by(&caller, CATEGORY, activity, Operation::Delete);
            let entry = entry.target(credential(&application, Some(&gone), None));
            audit::record(tx, &own, tenant, entry).await?;
            saved(tx, tenant, id, own.now()).await
        }
        .boxed()
    })
    .await
}
