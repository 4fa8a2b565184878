//! What a device must report before a message can appear on it.

use std::collections::BTreeMap;

use beffroi_core::Ts;
use beffroi_directory::DeviceId;
use beffroi_directory::device::{Device, OperatingSystem, Surface};
use beffroi_population::OsBuild;

use super::frequency::Frequency;
use super::kinds::Location;
use super::ledger::Ledger;
use super::message::Message;
use super::receipt::Receipt;

/// The oldest build of Windows that shows messages: Windows 11 22H2 with its update of
/// November 2022 (KB5020044).
pub const LEAST_WINDOWS_BUILD: OsBuild = OsBuild::new([10, 0, 22_621, 900]);

/// What a device reported of itself, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFacts {
    /// The system that it runs.
    pub system: OperatingSystem,
    /// The build of it.
    pub build: OsBuild,
    /// Where it can show something.
    pub surfaces: Vec<Surface>,
    /// Policy values, by name.
    pub policies: BTreeMap<String, i64>,
    /// When it was enrolled.
    pub enrolled: Ts,
}

impl From<&Device> for DeviceFacts {
    fn from(device: &Device) -> Self {
        Self {
            system: device.operating_system,
            build: device.build(),
            surfaces: device.surfaces.clone(),
            policies: device.policies.clone(),
            enrolled: device.enrolled_date_time,
        }
    }
}

/// Whether a device shows messages at a location, and if not, the first gate that stops them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceFinding {
    /// It does.
    Shows,
    /// It has no such place.
    NoSurface,
    /// Its Windows is older than [`LEAST_WINDOWS_BUILD`].
    BuildTooOld,
    /// A policy of Windows says otherwise.
    PolicyOff {
        /// Its name in the `Experience` area of the policy CSP.
        policy: &'static str,
        /// What it is set to, or is while nobody set it.
        value: i64,
        /// What it must be.
        wanted: i64,
    },
    /// What greets new devices does not come to one that was there before the message began.
    NotNew,
    /// It has greeted its owner.
    AlreadyShown(Ts),
}

/// A policy of Windows: its name, what it is while nobody set it, and what lets messages through.
struct Policy {
    name: &'static str,
    unset: i64,
    passes: &'static [i64],
}

const fn policy(name: &'static str, unset: i64, passes: &'static [i64]) -> Policy {
    Policy {
        name,
        unset,
        passes,
    }
}

/// For all locations.
const EVERYWHERE: [Policy; 2] = [
    policy("EnableOrganizationalMessages", 0, &[1]),
    policy("AllowWindowsSpotlight", 1, &[1]),
];

/// For one location.
const fn own_policy(location: Location) -> Option<Policy> {
    match location {
        Location::Taskbar => Some(policy("AllowWindowsTips", 1, &[1])),
        Location::NotificationArea => Some(policy("AllowWindowsSpotlightOnActionCenter", 1, &[1])),
        Location::LockScreen => Some(policy("ConfigureWindowsSpotlightOnLockScreen", 1, &[1, 2])),
        Location::GetStarted => Some(policy("DisableCloudOptimizedContent", 0, &[0])),
        Location::Portal | Location::Email => None,
    }
}

/// The place on a device that a location needs; none for mail.
#[must_use]
pub const fn surface(location: Location) -> Option<Surface> {
    match location {
        Location::Taskbar => Some(Surface::Taskbar),
        Location::NotificationArea => Some(Surface::NotificationArea),
        Location::LockScreen => Some(Surface::LockScreen),
        Location::GetStarted => Some(Surface::GetStarted),
        Location::Portal => Some(Surface::Portal),
        Location::Email => None,
    }
}

/// How the gates of one device stand; none where devices don't matter.
#[must_use]
pub fn on_device(location: Location, device: &DeviceFacts) -> Option<DeviceFinding> {
    let surface = surface(location)?;
    if !device.surfaces.contains(&surface) {
        return Some(DeviceFinding::NoSurface);
    }
    if device.system != OperatingSystem::Windows || location == Location::Portal {
        return Some(DeviceFinding::Shows);
    }
    if device.build < LEAST_WINDOWS_BUILD {
        return Some(DeviceFinding::BuildTooOld);
    }
    let asked = EVERYWHERE.into_iter().chain(own_policy(location));
    let off = asked.into_iter().find_map(|policy| {
        let value = *device.policies.get(policy.name).unwrap_or(&policy.unset);
        (!policy.passes.contains(&value)).then(|| DeviceFinding::PolicyOff {
            policy: policy.name,
            value,
            wanted: policy.passes[0],
        })
    });
    Some(off.unwrap_or(DeviceFinding::Shows))
}

/// The number of a device among the occurrences of a message that each device shows once. Whoever has
/// no device is shown the first, so it is 2 at least.
#[must_use]
pub fn device_number(device: DeviceId) -> u32 {
    let most = u128::from(u32::MAX - 2);
    let number = device.uuid().as_u128() % most;
    u32::try_from(number).unwrap_or_default() + 2
}

impl Message {
    /// Whether a device shows this message, and if not, the first gate that stops it; none where
    /// devices don't matter.
    #[must_use]
    pub fn on_device(&self, device: &Device, ledger: Option<&Ledger>) -> Option<DeviceFinding> {
        let finding = on_device(self.composition.location, &DeviceFacts::from(device))?;
        if finding != DeviceFinding::Shows || !self.greets_devices() {
            return Some(finding);
        }
        let shown = ledger.and_then(|ledger| ledger.shown_at(device_number(device.id)));
        let is_new = self
            .activated
            .is_none_or(|began| device.enrolled_date_time >= began);
        Some(match shown {
            Some(at) => DeviceFinding::AlreadyShown(at),
            None if is_new => DeviceFinding::Shows,
            None => DeviceFinding::NotNew,
        })
    }

    /// What delivery to a device asks of what the person has done. Where each device shows a message
    /// once, that is what was done there, and a click anywhere.
    #[must_use]
    pub fn receipt_on(&self, device: Option<DeviceId>, ledger: &Ledger) -> Receipt {
        match device {
            Some(device) if self.greets_devices() => ledger.receipt_of(device_number(device)),
            _ => ledger.receipt(),
        }
    }

    /// Whether each new device shows it once.
    #[must_use]
    pub fn greets_devices(&self) -> bool {
        self.composition.schedule.frequency == Frequency::AlwaysOn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn windows(build: &str, policies: &[(&str, i64)]) -> DeviceFacts {
        let policies = policies.iter().copied();
        DeviceFacts {
            enrolled: Ts::default(),
            system: OperatingSystem::Windows,
            build: build.parse().expect("a build"),
            surfaces: vec![
                Surface::Taskbar,
                Surface::NotificationArea,
                Surface::LockScreen,
                Surface::GetStarted,
                Surface::Portal,
            ],
            policies: policies
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    const ON: (&str, i64) = ("EnableOrganizationalMessages", 1);

    #[test]
    fn windows_11_22h2_22621_900_or_later_other_platforms_any_supported_version() {
        let of = |build| on_device(Location::Taskbar, &windows(build, &[ON]));
        assert_eq!(of("10.0.22621.899"), Some(DeviceFinding::BuildTooOld));
        assert_eq!(of("10.0.22621.900"), Some(DeviceFinding::Shows));
        assert_eq!(of("10.0.26100"), Some(DeviceFinding::Shows));
        let mac = DeviceFacts {
            system: OperatingSystem::MacOs,
            ..windows("1", &[])
        };
        assert_eq!(
            on_device(Location::Taskbar, &mac),
            Some(DeviceFinding::Shows)
        );
    }

    #[test]
    fn the_policy_values_enable_organizational_messages_and_those_under_it_per_location() {
        let of = |location, policies: &[(&str, i64)]| match on_device(
            location,
            &windows("10.0.26100.1", policies),
        ) {
            Some(DeviceFinding::PolicyOff { policy, .. }) => policy,
            Some(DeviceFinding::Shows) => "",
            other => panic!("{other:?}"),
        };
        assert_eq!(of(Location::Taskbar, &[]), "EnableOrganizationalMessages");
        for (location, name, off) in [
            (Location::Taskbar, "AllowWindowsTips", 0),
            (
                Location::NotificationArea,
                "AllowWindowsSpotlightOnActionCenter",
                0,
            ),
            (
                Location::LockScreen,
                "ConfigureWindowsSpotlightOnLockScreen",
                0,
            ),
            (Location::GetStarted, "DisableCloudOptimizedContent", 1),
        ] {
            assert_eq!(of(location, &[ON]), "");
            assert_eq!(of(location, &[ON, (name, off)]), name);
            assert_eq!(
                of(location, &[ON, ("AllowWindowsSpotlight", 0)]),
                "AllowWindowsSpotlight"
            );
            // The others' policies do not matter here.
            for (other, _, _) in [(Location::Portal, "", 0), (location, "", 0)] {
                assert_eq!(of(other, &[ON, ("AllowSpotlightCollection", 0)]), "");
            }
        }
        assert_eq!(
            of(
                Location::LockScreen,
                &[ON, ("ConfigureWindowsSpotlightOnLockScreen", 2)]
            ),
            ""
        );
        assert_eq!(of(Location::Portal, &[]), "");
    }

    #[test]
    fn mail_needs_no_device() {
        assert_eq!(on_device(Location::Email, &windows("1", &[])), None);
    }

    proptest! {
        #[test]
        fn a_device_shows_only_where_it_has_a_place(bits in 0_u8..32, build in any::<[u16; 4]>()) {
            let all = windows("1", &[ON]).surfaces;
            let surfaces: Vec<Surface> = all.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, one)| *one).collect();
            let device = DeviceFacts { surfaces: surfaces.clone(), build: OsBuild::new(build), ..windows("1", &[ON]) };
            for location in Location::ALL {
                if on_device(*location, &device) == Some(DeviceFinding::Shows) {
                    prop_assert!(surfaces.contains(&surface(*location).expect("a place")));
                }
            }
        }
    }
}
