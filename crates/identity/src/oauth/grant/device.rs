//! The device grant (RFC 8628): a program without a browser shows a code, a person types it
//! elsewhere.

use beffroi_core::{Failure, Secret, TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::code::granted;
use super::store::{self, Grant, StoredDevice};
use super::tokens::{self, Tokens};
use super::{DEVICE_LIFETIME, LONGEST_GRANT, POLL_INTERVAL};
use crate::application::{Application, service};
use crate::consent::{self, Names};
use crate::oauth::scope::Scopes;
use crate::oauth::{Problem, Refusal, secret_token};

/// Two codes for people are alike once in a very long while.
const ATTEMPTS: usize = 5;

/// A device that waits: what it keeps and what it shows.
pub(crate) struct Device {
    /// The text with which it asks.
    pub(crate) device_code: Secret<String>,
    /// The text that a person types.
    pub(crate) user_code: String,
}

/// A device that waits, as the person is asked about it.
pub(crate) struct Waiting {
    /// Which program asks.
    pub(crate) application: String,
    /// What it asks for.
    pub(crate) wanted: Names,
}

/// Begins to wait for a person.
pub(crate) async fn begin_device(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    scope: &str,
) -> Result<Device, Problem> {
    tokens::scopes(cx, application, scope)?;
    let device_code = secret_token::mint(&*cx.random);
    let hash = secret_token::hash(device_code.expose()).unwrap_or_default();
    let now = cx.now();
    for _ in 0..ATTEMPTS {
        let device = StoredDevice {
            hash: hash.clone(),
            user_code: secret_token::mint_user_code(&*cx.random),
            application: application.id,
            scope: scope.to_owned(),
            created_at: now,
            expires_at: now.plus(DEVICE_LIFETIME),
            polled_at: None,
            user: None,
            approved: None,
        };
        let user_code = device.user_code.clone();
        let inserted = cx
            .commit(move |tx| {
                async move {
                    store::sweep(tx, tenant, now).await?;
                    Ok(store::insert_device(tx, tenant, &device).await?)
                }
                .boxed()
            })
            .await?;
        if inserted {
            return Ok(Device {
                device_code,
                user_code,
            });
        }
    }
    Err(Problem::Failed(Failure::bug(
        "no free code for a device was found",
    )))
}

async fn waiting(
    cx: &Cx,
    tenant: TenantId,
    code: &str,
) -> failure::Result<Option<(StoredDevice, std::sync::Arc<Application>)>> {
    let found = store::device_by_code(&mut cx.read().await?, tenant, code).await?;
    let open = found.filter(|device| device.approved.is_none() && device.expires_at > cx.now());
    let Some(device) = open else { return Ok(None) };
    let application = service::find(cx, tenant, device.application).await?;
    Ok(application.map(|application| (device, application)))
}

/// What the person is asked about; nothing when the application has lost that permission meanwhile,
/// which the device is then told.
fn wanted(cx: &Cx, device: &StoredDevice, application: &Application) -> Names {
    Scopes::read(&device.scope, application, &cx.settings.public_url)
        .map_or_else(|_| Names::default(), |scopes| Names::of(&scopes.answered()))
}

/// The device that shows this code to the caller's organization; none when there is none.
pub(crate) async fn find_device(
    cx: &Cx,
    caller: &Caller,
    code: &str,
) -> failure::Result<Option<Waiting>> {
    let found = waiting(cx, caller.tenant, code).await?;
    Ok(found.map(|(device, application)| Waiting {
        wanted: wanted(cx, &device, &application),
        application: application.display_name.clone(),
    }))
}

/// Lets a device in, or not; false when it does not wait any more.
pub(crate) async fn decide_device(
    cx: &Cx,
    caller: &Caller,
    code: &str,
    approved: bool,
) -> failure::Result<bool> {
    let tenant = caller.tenant;
    let Some((device, application)) = waiting(cx, tenant, code).await? else {
        return Ok(false);
    };
    let user = UserId::from_uuid(caller.user()?);
    let entry = granted(caller, &application, &device.scope);
    let entry = if approved {
        entry
    } else {
        entry.failed("the person refused")
    };
    let names = wanted(cx, &device, &application);
    let (own, by) = (cx.clone(), caller.clone());
    cx.commit(move |tx| {
        async move {
            if !store::decide(tx, tenant, &device.user_code, user, approved).await? {
                return Ok(false);
            }
            if approved {
                consent::service::agree(&own, tx, &by, &application, names).await?;
            }
            audit::record(tx, &own, tenant, entry).await?;
            Ok(true)
        }
        .boxed()
    })
    .await
}

/// Tokens for a device whose code somebody has typed and let in.
pub(crate) async fn redeem_device(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    device_code: &str,
) -> Result<Tokens, Problem> {
    let hash = secret_token::hash(device_code).ok_or_else(Refusal::bad_device)?;
    let device = store::device_by_hash(&mut cx.read().await?, tenant, &hash)
        .await?
        .filter(|device| device.application == application.id)
        .ok_or_else(Refusal::bad_device)?;
    let now = cx.now();
    if device.expires_at <= now {
        return Err(Refusal::expired_device().into());
    }
    let too_soon = device
        .polled_at
        // A second is allowed for the way here.
        .is_some_and(|last| now.since(last) + std::time::Duration::from_secs(1) < POLL_INTERVAL);
    let user = match (device.approved, device.user) {
        (Some(true), Some(user)) => user,
        (Some(_), _) => return Err(Refusal::declined_device().into()),
        (None, _) => {
            let noted = hash.clone();
            cx.commit(move |tx| {
                async move { Ok(store::note_poll(tx, tenant, &noted, now).await?) }.boxed()
            })
            .await?;
            return Err(Refusal::device_waits(too_soon).into());
        }
    };
    let scopes = tokens::scopes(cx, application, &device.scope)?;
    let refresh = scopes
        .offline_access
        .then(|| secret_token::mint(&*cx.random));
    let grant = Grant {
        tenant,
        id: cx.mint(),
        application: application.id,
        user,
        scope: device.scope,
        nonce: None,
        signed_in_at: None,
        created_at: now,
        expires_at: now.plus(LONGEST_GRANT),
        revoked: false,
    };
    let (own, kept) = (grant.clone(), refresh.clone());
    let first = cx
        .commit(move |tx| {
            async move {
                if !store::remove_device(tx, tenant, &hash).await? {
                    return Ok(false);
                }
                store::insert(tx, &own).await?;
                if let Some(text) = kept {
                    tokens::next_refresh(tx, tenant, &own, &text, now).await?;
                }
                Ok(true)
            }
            .boxed()
        })
        .await?;
    if !first {
        return Err(Refusal::bad_device().into());
    }
    tokens::for_grant(cx, application, &grant, &scopes, refresh).await
}
