//! The devices that are connected: at which locations each of them shows messages.
//!
//! A view of the database that can be lost: it is read whenever somebody connects from a device, and
//! again when the device changes.

use std::collections::HashMap;

use beffroi_core::{TenantId, failure};
use beffroi_directory::DeviceId;
use beffroi_directory::device::{self, Device};
use beffroi_feature::Cx;
use parking_lot::RwLock;
use uuid::Uuid;

use crate::model::{DeviceFacts, DeviceFinding, Location, UserId, on_device};

/// The locations at which devices show messages, by the device's id.
#[derive(Debug, Default)]
pub(crate) struct Places(RwLock<HashMap<Uuid, Vec<Location>>>);

impl Places {
    /// Whether a device shows messages at a location. One that is not known shows nothing.
    pub(crate) fn has(&self, device: Uuid, location: Location) -> bool {
        let all = self.0.read();
        all.get(&device)
            .is_some_and(|places| places.contains(&location))
    }

    fn note(&self, device: &Device) {
        let facts = DeviceFacts::from(device);
        let shows =
            |location: &&Location| on_device(**location, &facts) == Some(DeviceFinding::Shows);
        let places = Location::ALL.iter().filter(shows).copied().collect();
        self.0.write().insert(device.id.uuid(), places);
    }
}

/// A person's device as it is now; none when it is not theirs, or not any more.
pub(crate) async fn look(
    cx: &Cx,
    tenant: TenantId,
    owner: UserId,
    id: DeviceId,
) -> failure::Result<Option<Device>> {
    let devices = device::of_person(&mut cx.read().await?, tenant, owner).await?;
    let device = devices.into_iter().find(|device| device.id == id);
    match &device {
        Some(device) => cx.memory::<Places>().note(device),
        None => drop(cx.memory::<Places>().0.write().remove(&id.uuid())),
    }
    Ok(device)
}
