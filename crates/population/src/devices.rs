use std::collections::BTreeMap;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::builds::BuildIndex;
use crate::layers::Layers;
use crate::ordinals::Ordinals;
use crate::{DeviceFacts, Error, OsBuild, Platform, Surface};

/// Room for different surfaces; each is one bit of a device.
const MAX_SURFACES: usize = 16;
/// End of a chain.
const NONE: u32 = u32::MAX;

/// One device. Its owner's devices form a chain, so that a change can look at all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Device {
    owner: u32,
    next: u32,
    build: Option<OsBuild>,
    surfaces: u16,
    platform: Platform,
}

/// What one person's devices of one platform amount to.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    devices: usize,
    showing: [usize; MAX_SURFACES],
    newest: Option<OsBuild>,
}

type Profile = [Tally; Platform::ALL.len()];

/// Sets of people by their devices of one platform.
#[derive(Debug, Clone, Default)]
struct PlatformSets {
    devices: Layers,
    showing: [Layers; MAX_SURFACES],
    builds: BuildIndex,
}

/// The devices, and the sets of people that follow from them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Devices {
    slots: Ordinals,
    records: Vec<Device>,
    /// First device of each person's chain, by ordinal.
    first: Vec<u32>,
    surfaces: Vec<Surface>,
    sets: [PlatformSets; Platform::ALL.len()],
}

impl Devices {
    /// Records what is known of a device; true if that changed anything.
    pub(crate) fn upsert(
        &mut self,
        id: Uuid,
        owner: u32,
        facts: &DeviceFacts,
    ) -> Result<bool, Error> {
        let device = self.device(owner, facts)?;
        if let Some(slot) = self.slots.get(id) {
            let known = self.records[slot as usize];
            if known
                == (Device {
                    next: known.next,
                    ..device
                })
            {
                return Ok(false);
            }
            self.remove(id);
        }
        let before = self.profile(owner);
        let (slot, _) = self.slots.insert(id);
        self.link(slot, device);
        self.settle(owner, &before);
        Ok(true)
    }

    /// Forgets a device; false if it was not known.
    pub(crate) fn remove(&mut self, id: Uuid) -> bool {
        let Some(slot) = self.slots.remove(id) else {
            return false;
        };
        let owner = self.records[slot as usize].owner;
        let before = self.profile(owner);
        self.unlink(slot);
        self.slots.release(slot);
        self.settle(owner, &before);
        true
    }

    /// The person whose device it is, if it is known.
    pub(crate) fn owner(&self, id: Uuid) -> Option<u32> {
        let slot = self.slots.get(id)?;
        self.records.get(slot as usize).map(|device| device.owner)
    }

    /// Forgets every device of a person.
    pub(crate) fn remove_owner(&mut self, owner: u32) {
        let before = self.profile(owner);
        let slots: Vec<_> = self.chain(owner).map(|(slot, _)| slot).collect();
        for slot in slots {
            self.slots.remove(self.slots.id(slot));
            self.slots.release(slot);
        }
        if let Some(first) = self.first.get_mut(owner as usize) {
            *first = NONE;
        }
        self.settle(owner, &before);
    }

    /// Takes a device in without updating any set; [`Devices::project`] does that for all.
    pub(crate) fn load(&mut self, id: Uuid, owner: u32, facts: &DeviceFacts) -> Result<(), Error> {
        let device = self.device(owner, facts)?;
        let (slot, new) = self.slots.insert(id);
        if !new {
            self.unlink(slot);
        }
        self.link(slot, device);
        Ok(())
    }

    /// Builds every set from the loaded devices. People come in ascending order, which is the
    /// cheapest order for a bitmap to grow.
    pub(crate) fn project(&mut self) {
        let mut newest: [BTreeMap<OsBuild, RoaringBitmap>; Platform::ALL.len()] =
            Default::default();
        for owner in 0..u32::try_from(self.first.len()).expect("people are numbered in 32 bits") {
            if self.first[owner as usize] == NONE {
                continue;
            }
            let mut after = self.profile(owner);
            for (tally, newest) in after.iter_mut().zip(&mut newest) {
                if let Some(build) = tally.newest.take() {
                    newest.entry(build).or_default().insert(owner);
                }
            }
            self.apply(owner, &Profile::default(), &after);
        }
        for (sets, newest) in self.sets.iter_mut().zip(newest) {
            sets.builds = BuildIndex::from_newest(newest);
        }
        self.slots.shrink();
        self.records.shrink_to_fit();
        self.first.shrink_to_fit();
    }

    /// People with a device of the platform.
    pub(crate) fn on_platform(&self, platform: Platform) -> Option<&RoaringBitmap> {
        self.sets[platform as usize].devices.any()
    }

    /// Sets whose union is the people with a device of the platform and of at least this build.
    pub(crate) fn build_at_least(&self, platform: Platform, build: OsBuild) -> Vec<&RoaringBitmap> {
        self.sets[platform as usize].builds.at_least(build)
    }

    /// Sets whose union is the people with a device that can show the surface.
    pub(crate) fn with_surface(&self, surface: &Surface) -> Vec<&RoaringBitmap> {
        let Some(bit) = self.surface_bit(surface) else {
            return Vec::new();
        };
        self.sets
            .iter()
            .filter_map(|sets| sets.showing[bit].any())
            .collect()
    }

    /// Devices of the audience on each platform, only those that can show a surface if one is
    /// given.
    pub(crate) fn count(
        &self,
        audience: &RoaringBitmap,
        surface: Option<&Surface>,
    ) -> Vec<(Platform, u64)> {
        let bit = surface.map(|surface| self.surface_bit(surface));
        let counted = |sets: &PlatformSets| match bit {
            None => sets.devices.count(audience),
            Some(None) => 0,
            Some(Some(bit)) => sets.showing[bit].count(audience),
        };
        Platform::ALL
            .into_iter()
            .map(|platform| (platform, counted(&self.sets[platform as usize])))
            .collect()
    }

    fn surface_bit(&self, surface: &Surface) -> Option<usize> {
        self.surfaces.iter().position(|known| known == surface)
    }

    fn device(&mut self, owner: u32, facts: &DeviceFacts) -> Result<Device, Error> {
        let known = self.surfaces.len();
        let mut surfaces = 0;
        for surface in &facts.surfaces {
            let bit = self.surface_bit(surface).unwrap_or_else(|| {
                self.surfaces.push(surface.clone());
                self.surfaces.len() - 1
            });
            if bit >= MAX_SURFACES {
                self.surfaces.truncate(known);
                return Err(Error::TooManySurfaces(MAX_SURFACES));
            }
            surfaces |= 1 << bit;
        }
        Ok(Device {
            owner,
            next: NONE,
            build: facts.build,
            surfaces,
            platform: facts.platform,
        })
    }

    fn chain(&self, owner: u32) -> impl Iterator<Item = (u32, &Device)> {
        let mut at = self.first.get(owner as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let slot = at;
            let device = self.records.get(slot as usize)?;
            at = device.next;
            Some((slot, device))
        })
    }

    fn link(&mut self, slot: u32, mut device: Device) {
        let owner = device.owner as usize;
        if self.first.len() <= owner {
            self.first.resize(owner + 1, NONE);
        }
        device.next = std::mem::replace(&mut self.first[owner], slot);
        if slot as usize == self.records.len() {
            self.records.push(device);
        } else {
            self.records[slot as usize] = device;
        }
    }

    fn unlink(&mut self, slot: u32) {
        let Device { owner, next, .. } = self.records[slot as usize];
        let previous = self
            .chain(owner)
            .find(|(_, device)| device.next == slot)
            .map(|(at, _)| at);
        match previous {
            Some(previous) => self.records[previous as usize].next = next,
            None => self.first[owner as usize] = next,
        }
    }

    fn profile(&self, owner: u32) -> Profile {
        let mut profile = Profile::default();
        for (_, device) in self.chain(owner) {
            let tally = &mut profile[device.platform as usize];
            tally.devices += 1;
            tally.newest = tally.newest.max(device.build);
            for (bit, showing) in tally.showing.iter_mut().enumerate() {
                *showing += usize::from(device.surfaces >> bit & 1);
            }
        }
        profile
    }

    /// Updates the sets for a person whose devices changed.
    fn settle(&mut self, owner: u32, before: &Profile) {
        let after = self.profile(owner);
        self.apply(owner, before, &after);
    }

    fn apply(&mut self, owner: u32, before: &Profile, after: &Profile) {
        for (sets, (before, after)) in self.sets.iter_mut().zip(before.iter().zip(after)) {
            if before.devices == 0 && after.devices == 0 {
                continue;
            }
            sets.devices.change(owner, before.devices, after.devices);
            for (bit, layers) in sets.showing.iter_mut().enumerate() {
                layers.change(owner, before.showing[bit], after.showing[bit]);
            }
            sets.builds.change(owner, before.newest, after.newest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(surfaces: &[String]) -> DeviceFacts {
        let surfaces = surfaces
            .iter()
            .filter_map(|name| Surface::new(name))
            .collect();
        DeviceFacts {
            owner: Uuid::nil(),
            platform: Platform::Windows,
            build: None,
            surfaces,
        }
    }

    #[test]
    fn a_device_is_small() {
        assert!(size_of::<Device>() <= 24);
    }

    #[test]
    fn a_surface_too_many_changes_nothing() {
        let mut devices = Devices::default();
        let names: Vec<_> = (0..=MAX_SURFACES)
            .map(|number| format!("surface {number}"))
            .collect();
        let refused = devices.upsert(Uuid::nil(), 0, &facts(&names));
        assert_eq!(refused, Err(Error::TooManySurfaces(MAX_SURFACES)));
        assert_eq!((devices.surfaces.len(), devices.slots.given()), (0, 0));
        assert_eq!(
            devices.upsert(Uuid::nil(), 0, &facts(&names[1..])),
            Ok(true)
        );
        assert_eq!(
            devices.upsert(Uuid::nil(), 0, &facts(&names[1..])),
            Ok(false)
        );
    }
}
