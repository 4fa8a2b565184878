//! Use cases of devices.

use std::collections::BTreeMap;

use beffroi_core::{Failure, Kind, Page, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;

use super::model::{check_name, check_version};
use super::store::Whose;
use super::{Device, EnrolDevice, OperatingSystem, Surface, store};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Devices};
use crate::permission::{DEVICE_READ_ALL, DEVICE_READ_WRITE_ALL};
use crate::{DeviceId, UserId, role};

/// Most devices of one person; a bound on what a runaway script can enrol.
const MOST_PER_PERSON: i64 = 50;

/// A device to be enrolled.
#[derive(Debug, Clone)]
pub struct NewDevice {
    /// The name to show.
    pub name: String,
    /// Its owner.
    pub owner: UserId,
    /// The system that it runs.
    pub operating_system: OperatingSystem,
    /// The system's version.
    pub os_version: String,
    /// The edition.
    pub sku_family: Option<String>,
    /// How it belongs to the organization.
    pub join_type: String,
    /// Where it can show messages.
    pub surfaces: Vec<Surface>,
    /// Policy values by name.
    pub policies: BTreeMap<String, i64>,
}

/// A page of the devices that the caller may see.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<Device>> {
    let whose = Whose::Covered(caller.reach(DEVICE_READ_ALL)?);
    list_of(cx, caller.tenant, whose, query).await
}

/// A page of one person's devices.
pub(crate) async fn list_own(
    cx: &Cx,
    tenant: TenantId,
    owner: UserId,
    query: &ListQuery,
) -> failure::Result<Page<Device>> {
    list_of(cx, tenant, Whose::Of(owner), query).await
}

async fn list_of(
    cx: &Cx,
    tenant: TenantId,
    whose: Whose<'_>,
    query: &ListQuery,
) -> failure::Result<Page<Device>> {
    let (order, descending) = query.first_order();
    let sort = store::sort(order, descending)?;
    let condition = query.condition(&store::SEARCHED);
    let mut conn = cx.read().await?;
    store::list(
        &mut conn,
        tenant,
        whose,
        &query.page,
        condition.as_ref(),
        sort,
    )
    .await
}

/// Reads one device that the caller may see.
pub(crate) async fn get(cx: &Cx, caller: &Caller, id: DeviceId) -> failure::Result<Device> {
    let mut conn = cx.read().await?;
    let absent = || Failure::not_found("device", id);
    let device = store::find(&mut conn, caller.tenant, id)
        .await?
        .ok_or_else(absent)?;
    role::require_cover(&mut conn, caller, DEVICE_READ_ALL, device.user_id, absent).await?;
    Ok(device)
}

/// Reads one of a person's devices.
pub(crate) async fn get_own(
    cx: &Cx,
    tenant: TenantId,
    owner: UserId,
    id: DeviceId,
) -> failure::Result<Device> {
    store::find(&mut cx.read().await?, tenant, id)
        .await?
        .filter(|device| device.user_id == owner)
        .ok_or_else(|| Failure::not_found("device", id))
}

/// A person's devices, oldest first.
pub async fn of_person(
    conn: &mut Conn,
    tenant: TenantId,
    owner: UserId,
) -> failure::Result<Vec<Device>> {
    Ok(store::of_owner(conn, tenant, owner).await?)
}

/// Enrols devices in the caller's transaction, with the change; the caller adds the audit.
pub async fn enrol_in(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    devices: Vec<NewDevice>,
) -> failure::Result<Vec<DeviceId>> {
    let devices: Vec<(DeviceId, NewDevice)> = devices
        .into_iter()
        .map(|device| (cx.mint(), device))
        .collect();
    store::insert_many(tx, tenant, &devices, cx.now()).await?;
    let saved = Devices {
        ids: devices.iter().map(|(id, _)| id.uuid()).collect(),
        users: devices
            .iter()
            .map(|(_, device)| device.owner.uuid())
            .collect(),
    };
    tx.change(tenant, change::DEVICE_SAVED, &saved, cx.now())
        .await?;
    Ok(devices.into_iter().map(|(id, _)| id).collect())
}

/// Enrols devices in the caller's transaction, with audit and change.
pub async fn enrol_by(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    devices: Vec<NewDevice>,
) -> failure::Result<Vec<DeviceId>> {
    let names: Vec<String> = devices.iter().map(|device| device.name.clone()).collect();
    let ids = enrol_in(cx, tx, caller.tenant, devices).await?;
    for (id, name) in ids.iter().zip(&names) {
        let entry = Entry::by(caller, "DeviceManagement", "Enrol device", Operation::Add)
            .target(Target::new("Device", id.uuid(), name));
        audit::record(tx, cx, caller.tenant, entry).await?;
    }
    Ok(ids)
}

/// Devices by id, in any order; those that are not there are left out.
pub async fn some(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[DeviceId],
) -> failure::Result<Vec<Device>> {
    Ok(store::some(conn, tenant, ids).await?)
}

/// Enrols the browser or the device on which somebody is signed in.
pub(crate) async fn enrol_own(
    cx: &Cx,
    caller: &Caller,
    request: EnrolDevice,
) -> failure::Result<Device> {
    let owner = UserId::from_uuid(caller.user()?);
    let name = check_name(&request.device_name)?;
    let version = check_version(request.os_version.as_deref())?;
    let system = request.operating_system;
    let surfaces = match system {
        OperatingSystem::Web => Surface::BROWSER.to_vec(),
        // Whatever runs there says what it can show.
        _ => Vec::new(),
    };
    let (own, by) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    let id = cx
        .write(tenant, move |tx| {
            async move {
                if store::count_of(tx, tenant, owner).await? >= MOST_PER_PERSON {
                    return Err(Failure::new(
                        Kind::Conflict,
                        "deviceLimit",
                        format!("You have {MOST_PER_PERSON} devices, which is the most: remove one first."),
                    ));
                }
                let device = NewDevice {
                    name: name.clone(),
                    owner,
                    operating_system: system,
                    os_version: version,
                    sku_family: None,
                    join_type: "registered".to_owned(),
                    surfaces,
                    policies: BTreeMap::new(),
                };
                let id = own.mint();
                let devices = [(id, device)];
                store::insert_many(tx, tenant, &devices, own.now()).await?;
                let entry = Entry::by(&by, "DeviceManagement", "Enrol device", Operation::Add)
                    .target(Target::new("Device", id.uuid(), &name));
                audit::record(tx, &own, tenant, entry).await?;
                let saved = Devices { ids: vec![id.uuid()], users: vec![owner.uuid()] };
                tx.change(tenant, change::DEVICE_SAVED, &saved, own.now()).await?;
                Ok(id)
            }
            .boxed()
        })
        .await?;
    get_own(cx, tenant, owner, id).await
}

/// Unenrols a device that the caller's permission covers; `owner` restricts it to that person's,
/// whose own they are.
pub async fn unenrol(
    cx: &Cx,
    caller: &Caller,
    id: DeviceId,
    owner: Option<UserId>,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let device = store::find(tx, tenant, id)
                .await?
                .filter(|device| owner.is_none_or(|owner| device.user_id == owner))
                .ok_or_else(|| Failure::not_found("device", id))?;
            if owner.is_none() {
                let absent = || Failure::not_found("device", id);
                let write = DEVICE_READ_WRITE_ALL;
                role::require_cover(tx, &caller, write, device.user_id, absent).await?;
            }
            if_match.check_tag(&device.etag)?;
            if !store::delete(tx, tenant, id).await? {
                return Err(Failure::not_found("device", id));
            }
            let entry = Entry::by(
                &caller,
                "DeviceManagement",
                "Unenrol device",
                Operation::Delete,
            )
            .target(Target::new("Device", id.uuid(), &device.device_name));
            audit::record(tx, &own, tenant, entry).await?;
            tx.change(
                tenant,
                change::DEVICE_REMOVED,
                &Devices {
                    ids: vec![id.uuid()],
                    users: vec![device.user_id.uuid()],
                },
                own.now(),
            )
            .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
