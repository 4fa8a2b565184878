//! A notification and its deliveries.

use std::str::FromStr;

use beffroi_core::id::IdKind;
use beffroi_core::{Id, Ts};
use beffroi_directory::device::OperatingSystem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Groups that are chosen for one notification, at most; nested ones do not count.
pub(crate) const MOST_GROUPS: usize = 25;
/// Devices that are chosen in one call, at most.
pub(crate) const MOST_DEVICES: usize = 100;

/// The kind of a notification.
#[derive(Debug)]
pub(crate) enum OfNotification {}
impl IdKind for OfNotification {
    const NAME: &'static str = "customNotification";
}
/// A notification's id.
pub(crate) type NotificationId = Id<OfNotification>;

/// The kind of a registration.
#[derive(Debug)]
pub(crate) enum OfRegistration {}
impl IdKind for OfRegistration {
    const NAME: &'static str = "pushRegistration";
}
/// A registration's id.
pub(crate) type RegistrationId = Id<OfRegistration>;

macro_rules! words {
    ($(#[$doc:meta])* $schema:ident $name:ident { $($(#[$of:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        #[schema(as = $schema)]
        pub(crate) enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// As in JSON and in the database.
            pub(crate) const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl FromStr for $name {
            type Err = std::io::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(std::io::Error::other(format!(concat!("no ", stringify!($schema), ": {}"), text))),
                }
            }
        }
    };
}

words! {
    /// Whom it was sent to.
    NotificationKind Kind {
        /// The people of groups.
        Groups = "groups",
        /// One device.
        Device = "device",
        /// Chosen devices.
        Devices = "devices",
    }
}

words! {
    /// How far it has come.
    NotificationState State {
        /// Its devices are being found.
        Collecting = "collecting",
        /// It is on its way.
        Sending = "sending",
        /// No device gets it any more.
        Done = "done",
    }
}

words! {
    /// How far it has come for one device.
    NotificationDeliveryState DeliveryState {
        /// It is tried, or tried again.
        Waiting = "waiting",
        /// A gateway has it.
        Accepted = "accepted",
        /// The device has said that it has it.
        Delivered = "delivered",
        /// It never arrives.
        Failed = "failed",
    }
}

/// What became of it on one channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationCounts)]
pub(crate) struct Counts {
    /// Devices whose gateway has it.
    pub(crate) accepted: i64,
    /// Of those, devices that have said that they have it.
    pub(crate) delivered: i64,
    /// Devices that never get it.
    pub(crate) failed: i64,
}

/// What was sent.
#[derive(Debug, Clone)]
pub(crate) struct Notification {
    pub(crate) id: NotificationId,
    /// Sealed; none when it is not kept any more.
    pub(crate) text: Option<Vec<u8>>,
    pub(crate) title_length: i64,
    pub(crate) body_length: i64,
    pub(crate) kind: Kind,
    /// What was chosen: groups, or devices.
    pub(crate) targets: Vec<Uuid>,
    pub(crate) created_by: Uuid,
    pub(crate) created_by_name: String,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) state: State,
    pub(crate) place: Option<Uuid>,
    pub(crate) devices: i64,
    pub(crate) people: i64,
    pub(crate) done_at: Option<Ts>,
    pub(crate) is_kept: bool,
}

/// Whether a device of that system can get notifications: phones and browsers do, desktops have messages.
pub(crate) const fn receives(system: OperatingSystem) -> bool {
    matches!(
        system,
        OperatingSystem::Ios | OperatingSystem::Android | OperatingSystem::Web
    )
}
