//! A device as Graph shows it (`managedDevice`), with the surfaces that it can show.

use std::collections::BTreeMap;

use beffroi_core::{Failure, Ts, failure};
use beffroi_population::{OsBuild, Platform};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{DeviceId, UserId};

/// The systems that devices run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum OperatingSystem {
    /// Windows.
    Windows,
    /// macOS.
    #[serde(rename = "macOS")]
    MacOs,
    /// Any Linux.
    Linux,
    /// iOS and iPadOS.
    #[serde(rename = "iOS")]
    Ios,
    /// Android.
    Android,
    /// A browser.
    #[default]
    Web,
}

impl OperatingSystem {
    /// As shown and kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::MacOs => "macOS",
            Self::Linux => "Linux",
            Self::Ios => "iOS",
            Self::Android => "Android",
            Self::Web => "Web",
        }
    }

    /// As questions about people know it.
    pub const fn platform(self) -> Platform {
        match self {
            Self::Windows => Platform::Windows,
            Self::MacOs => Platform::MacOs,
            Self::Linux => Platform::Linux,
            Self::Ios => Platform::Ios,
            Self::Android => Platform::Android,
            Self::Web => Platform::Web,
        }
    }
}

impl std::str::FromStr for OperatingSystem {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [
            Self::Windows,
            Self::MacOs,
            Self::Linux,
            Self::Ios,
            Self::Android,
            Self::Web,
        ]
        .into_iter()
        .find(|system| system.as_str() == text)
        .ok_or_else(|| std::io::Error::other(format!("no operating system: {text}")))
    }
}

/// Where on a device a message can be shown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Surface {
    /// Above the taskbar.
    Taskbar,
    /// Notification area.
    NotificationArea,
    /// Lock screen.
    LockScreen,
    /// The *get started* window.
    GetStarted,
    /// In the portal's page.
    Portal,
}

impl Surface {
    /// As in JSON, and as questions about people know it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Taskbar => "taskbar",
            Self::NotificationArea => "notificationArea",
            Self::LockScreen => "lockScreen",
            Self::GetStarted => "getStarted",
            Self::Portal => "portal",
        }
    }

    /// What the portal can show in a browser.
    pub const BROWSER: [Self; 3] = [Self::Taskbar, Self::NotificationArea, Self::Portal];
}

/// A device, as Graph shows it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    pub etag: String,
    /// The device's id.
    pub id: DeviceId,
    /// The name to show.
    pub device_name: String,
    /// The owner's id.
    pub user_id: UserId,
    /// The owner's principal name.
    pub user_principal_name: Option<String>,
    /// The owner's name.
    pub user_display_name: Option<String>,
    /// The system that it runs.
    pub operating_system: OperatingSystem,
    /// The system's version; four numbers on Windows.
    pub os_version: String,
    /// The edition, e.g. `Enterprise`.
    pub sku_family: Option<String>,
    /// How it belongs to the organization.
    pub join_type: String,
    /// When it was enrolled.
    pub enrolled_date_time: Ts,
    /// When it last reported.
    pub last_sync_date_time: Ts,
    /// Where it can show messages.
    pub surfaces: Vec<Surface>,
    /// Policy values that it reported, by name.
    pub policies: BTreeMap<String, i64>,
}

/// Enrols the browser, or the device, that asks.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnrolDevice {
    /// How its owner calls it, 1 to 64 characters, e.g. `Firefox at home`.
    pub device_name: String,
    /// What it runs; without it, it is a browser.
    #[serde(default)]
    pub operating_system: OperatingSystem,
    /// The system's version, at most 64 characters, e.g. `19.1`.
    #[serde(default)]
    pub os_version: Option<String>,
}

/// The four numbers of a Windows build, or of any version that has numbers; what is missing is 0.
pub(crate) fn build(version: &str) -> OsBuild {
    let mut parts = [0; 4];
    for (place, text) in parts.iter_mut().zip(version.split('.')) {
        *place = text.parse().unwrap_or(0);
    }
    OsBuild::new(parts)
}

impl Device {
    /// The build that it runs.
    #[must_use]
    pub fn build(&self) -> OsBuild {
        build(&self.os_version)
    }
}

/// Checks a system's version; none is an empty one.
pub(crate) fn check_version(version: Option<&str>) -> failure::Result<String> {
    let version = version.unwrap_or_default().trim();
    if version.chars().count() > 64 || version.chars().any(char::is_control) {
        return Err(Failure::invalid(
            "osVersion",
            "must have at most 64 characters, none of them a control character",
        ));
    }
    Ok(version.to_owned())
}

/// Checks a device's name.
pub(crate) fn check_name(name: &str) -> failure::Result<String> {
    let name = name.trim();
    if !(1..=64).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(Failure::invalid(
            "deviceName",
            "must have 1 to 64 characters, none of them a control character",
        ));
    }
    Ok(name.to_owned())
}
