use uuid::Uuid;

use super::TenantSets;
use crate::{DeviceFacts, Error};

impl TenantSets {
    /// Records a device; true if that changed anything. It may change hands.
    ///
    /// Refused when the owner is not present, or when the tenant's devices name more than 16
    /// different surfaces; what a device itself reports is for the caller to check first.
    pub fn upsert_device(&mut self, id: Uuid, facts: &DeviceFacts) -> Result<bool, Error> {
        let owner = self
            .ordinal(facts.owner)
            .ok_or(Error::UnknownPerson(facts.owner))?;
        self.devices.upsert(id, owner, facts)
    }

    /// Forgets a device; false if it was not known.
    pub fn remove_device(&mut self, id: Uuid) -> bool {
        self.devices.remove(id)
    }

    /// Whether a device is known as this person's.
    pub fn is_device_of(&self, device: Uuid, person: Uuid) -> bool {
        let owner = self.devices.owner(device);
        owner.is_some() && owner == self.ordinal(person)
    }
}
