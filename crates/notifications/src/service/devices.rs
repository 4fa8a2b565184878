//! Where devices are reached: they say so themselves.

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::{DeviceId, device};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CATEGORY, vapid_public};
use crate::model::{Address, Channel, Place, Reached, RegistrationId, receives};
use crate::{push, push_service, store};

/// Where a device is reached; its address is told to nobody.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PushRegistrationView)]
pub(crate) struct Registered {
    /// By which channel.
    pub(crate) channel: Channel,
    /// The server that takes pushes for it.
    pub(crate) gateway: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    #[serde(rename = "registeredDateTime")]
    pub(crate) since: Ts,
    /// When a push to it was last taken; null when none was.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) last_pushed_date_time: Option<Ts>,
}

fn context(tenant: TenantId, id: RegistrationId) -> String {
    format!("notification-address/{tenant}/{id}")
}

/// A sealed address; none when it was sealed with another key.
pub(crate) fn open_address(
    cx: &Cx,
    tenant: TenantId,
    id: RegistrationId,
    sealed: &[u8],
) -> Option<Address> {
    let plain = cx.sealing.open(&context(tenant, id), sealed)?;
    serde_json::from_slice(&plain).ok()
}

/// The server that takes what is sent there.
fn place(cx: &Cx, channel: Channel, reached: &Reached) -> Place {
    let origin = match reached {
        Reached::Sealed(subscription) => subscription.origin(),
        Reached::Apns(_) => cx.settings.push.apns.origin(),
        Reached::Fcm(_) => cx.settings.push.fcm.origin(),
        Reached::Topic(topic) => topic.url().origin().ascii_serialization(),
    };
    Place { channel, origin }
}

/// Notes where a device of the caller's is reached, in the place of what was noted before.
///
/// # Errors
/// When there is no such device of theirs, it has no notifications, or the address breaks a rule.
pub(crate) async fn register(
    cx: &Cx,
    caller: &Caller,
    id: DeviceId,
    address: Address,
) -> failure::Result<Registered> {
    let owner = caller.user()?;
    let reached = address.checked(
        cx.settings.outgoing,
        push_service::base(&cx.settings).as_deref(),
    )?;
    if matches!(reached, Reached::Sealed(_)) {
        // Apps with UnifiedPush need not ask for the key that it is signed with, so they don't have it made.
        vapid_public(cx, caller.tenant).await?;
    }
    let place = place(cx, address.channel(), &reached);
    let (own, by, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.write(tenant, move |tx| {
        let (own, by, place, address) = (own.clone(), by.clone(), place.clone(), address.clone());
        async move {
            // One at a time: two devices may claim one address.
            store::lock_settings(tx, tenant).await?;
            let found = device::some(tx, tenant, &[id]).await?.pop();
            let found = found
                .filter(|device| device.user_id.uuid() == owner)
                .ok_or_else(|| Failure::not_found("managedDevice", id))?;
            if !receives(found.operating_system) {
                return Err(Failure::conflict(
                    "notSupported",
                    format!(
                        "The device runs {}: notifications go to iOS, Android and browsers.",
                        found.operating_system.as_str()
                    ),
                ));
            }
            let registration = store::Registration {
                id: own.mint(),
                device: id.uuid(),
                owner,
                place,
                created_at: own.now(),
                pushed_at: None,
            };
            let plain = serde_json::to_vec(&address).map_err(Failure::bug)?;
            let context = context(tenant, registration.id);
            let sealed = own.sealing.seal(&context, &plain, &*own.random);
            let digest = address.digest();
            let others = store::others_at(tx, tenant, id.uuid(), &digest).await?;
            if address.channel() == Channel::Ntfy && others.iter().any(|one| one.owner != owner) {
                // A topic proves nothing about who names it.
                return Err(Failure::conflict(
                    "topicTaken",
                    "Somebody else gets their notifications by this topic: choose one that nobody can guess.",
                ));
            }
            let gone: Vec<RegistrationId> = others.iter().map(|one| one.id).collect();
            push::forget(&own, tx, tenant, &gone).await?;
            for other in others {
                // The browser, or the app, has changed hands.
                let target = Target::new("Device", other.device, "");
                let entry = Entry::by(&by, CATEGORY, "Turn off notifications", Operation::Delete);
                audit::record(tx, &own, tenant, entry.target(target)).await?;
            }
            // What waits for the device goes where it is reached now. What is on its way to where it was comes back
            // under another id, and so says nothing about this one.
            let before = store::of_devices(tx, tenant, &[id.uuid()]).await?.pop();
            store::put_registration(tx, tenant, &registration, &digest, sealed).await?;
            if let Some(before) = before
                && store::move_deliveries(tx, tenant, before.id, &registration, own.now()).await?
                    > 0
            {
                push::begin(&own, tx, tenant, [&registration.place]).await?;
            }
            let entry = Entry::by(&by, CATEGORY, "Turn on notifications", Operation::Add).target(
                Target::new("Device", id.uuid(), &found.device_name).property(
                    "channel",
                    None,
                    Some(address.channel().as_str().to_owned()),
                ),
            );
            audit::record(tx, &own, tenant, entry).await?;
            Ok(view(registration))
        }
        .boxed()
    })
    .await
}

fn view(registration: store::Registration) -> Registered {
    Registered {
        channel: registration.place.channel,
        gateway: registration.place.origin,
        since: registration.created_at,
        last_pushed_date_time: registration.pushed_at,
    }
}

/// Where a device of the caller's is reached.
///
/// # Errors
/// When there is no such device of theirs, or it is reached nowhere.
pub(crate) async fn registered(
    cx: &Cx,
    caller: &Caller,
    id: DeviceId,
) -> failure::Result<Registered> {
    let owner = caller.user()?;
    let mut conn = cx.read().await?;
    let found = store::of_devices(&mut conn, caller.tenant, &[id.uuid()]).await?;
    let found = found.into_iter().find(|one| one.owner == owner);
    found
        .map(view)
        .ok_or_else(|| Failure::not_found("pushRegistration", id))
}

/// Has a device of the caller's reached nowhere any more.
///
/// # Errors
/// When there is no such device of theirs, or it is reached nowhere.
pub(crate) async fn unregister(cx: &Cx, caller: &Caller, id: DeviceId) -> failure::Result<()> {
    let owner = caller.user()?;
    let (own, by, tenant) = (cx.clone(), caller.clone(), caller.tenant);
    cx.write(tenant, move |tx| {
        async move {
            let found = store::of_devices(tx, tenant, &[id.uuid()]).await?;
            let found = found.into_iter().find(|one| one.owner == owner);
            let found = found.ok_or_else(|| Failure::not_found("pushRegistration", id))?;
            let name = device::some(tx, tenant, &[id]).await?.pop();
            let name = name.map(|device| device.device_name).unwrap_or_default();
            push::forget(&own, tx, tenant, &[found.id]).await?;
            let entry = Entry::by(&by, CATEGORY, "Turn off notifications", Operation::Delete)
                .target(Target::new("Device", id.uuid(), &name));
            audit::record(tx, &own, tenant, entry).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Devices that are gone are reached nowhere any more.
///
/// # Errors
/// Those of the database.
pub(crate) async fn forget_devices(
    cx: &Cx,
    tenant: TenantId,
    devices: Vec<Uuid>,
) -> failure::Result<()> {
    if store::of_devices(&mut cx.read().await?, tenant, &devices)
        .await?
        .is_empty()
    {
        return Ok(());
    }
    let own = cx.clone();
    cx.db
        .write(move |tx| {
            async move {
                let found = store::of_devices(tx, tenant, &devices).await?;
                let gone: Vec<RegistrationId> = found.iter().map(|one| one.id).collect();
                push::forget(&own, tx, tenant, &gone).await
            }
            .boxed()
        })
        .await
}
