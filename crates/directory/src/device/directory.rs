//! A device as Graph's directory shows it (`device`), beside the managed device that it is.

use beffroi_core::Ts;
use serde::Serialize;
use utoipa::ToSchema;

use super::Device;
use crate::DeviceId;

/// A device of the directory.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryDevice {
    /// The version.
    #[serde(rename = "@odata.etag")]
    pub etag: String,
    /// The device's id.
    pub id: DeviceId,
    /// The same: a device has one id here.
    pub device_id: DeviceId,
    /// The name to show.
    pub display_name: String,
    /// The system that it runs.
    pub operating_system: String,
    /// The system's version.
    pub operating_system_version: String,
    /// Always true: a device that may not be used is unenrolled.
    pub account_enabled: bool,
    /// Always true: each device reports to this server.
    pub is_managed: bool,
    /// How it belongs to the organization: `AzureAd`, `ServerAd` or `Workplace`.
    pub trust_type: String,
    /// When it was enrolled.
    pub registration_date_time: Ts,
    /// When it last reported.
    pub approximate_last_sign_in_date_time: Ts,
}

impl From<Device> for DirectoryDevice {
    fn from(device: Device) -> Self {
        let trust = match device.join_type.as_str() {
            "joined" | "azureADJoined" => "AzureAd",
            "hybrid" | "hybridAzureADJoined" => "ServerAd",
            _ => "Workplace",
        };
        Self {
            etag: device.etag,
            id: device.id,
            device_id: device.id,
            display_name: device.device_name,
            operating_system: device.operating_system.as_str().to_owned(),
            operating_system_version: device.os_version,
            account_enabled: true,
            is_managed: true,
            trust_type: trust.to_owned(),
            registration_date_time: device.enrolled_date_time,
            approximate_last_sign_in_date_time: device.last_sync_date_time,
        }
    }
}
