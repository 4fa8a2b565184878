//! A device as Graph's directory shows it (`device`), beside the managed device that it is.

use beffroi_core::{Failure, Filter, Ts, failure};
use beffroi_odata::{ListQuery, Search};
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

/// By what devices of the directory are asked for, and what that is called of managed devices.
const NAMES: [(&str, &str); 6] = [
    ("id", "id"),
    ("deviceId", "id"),
    ("displayName", "deviceName"),
    ("operatingSystem", "operatingSystem"),
    ("operatingSystemVersion", "osVersion"),
    ("registrationDateTime", "enrolledDateTime"),
];
/// One more, which lists are not sorted by.
const LAST_SEEN: (&str, &str) = ("approximateLastSignInDateTime", "lastSyncDateTime");

fn managed(name: &str) -> failure::Result<String> {
    let mut names = NAMES.iter().chain([&LAST_SEEN]);
    let found = names.find(|(own, _)| own.eq_ignore_ascii_case(name));
    found
        .map(|(_, managed)| (*managed).to_owned())
        .ok_or_else(|| {
            let names: Vec<&str> = NAMES
                .iter()
                .chain([&LAST_SEEN])
                .map(|(own, _)| *own)
                .collect();
            let words = format!("can't filter by '{name}'; it can by {}", names.join(", "));
            Failure::invalid("$filter", words)
        })
}

fn filter(asked: Filter) -> failure::Result<Filter> {
    let all = |parts: Vec<Filter>| {
        parts
            .into_iter()
            .map(filter)
            .collect::<failure::Result<_>>()
    };
    Ok(match asked {
        Filter::And(parts) => Filter::And(all(parts)?),
        Filter::Or(parts) => Filter::Or(all(parts)?),
        Filter::Not(part) => Filter::Not(Box::new(filter(*part)?)),
        Filter::Compare(name, op, value) => Filter::Compare(managed(&name)?, op, value),
        Filter::In(name, values) => Filter::In(managed(&name)?, values),
        Filter::Any(name, _) | Filter::All(name, _) => {
            return Err(Failure::invalid(
                "$filter",
                format!("can't use any or all with {name}, which is no collection"),
            ));
        }
    })
}

fn search(asked: Search) -> Search {
    match asked {
        Search::And(parts) => Search::And(parts.into_iter().map(search).collect()),
        Search::Or(parts) => Search::Or(parts.into_iter().map(search).collect()),
        Search::Term { text, .. } => Search::Term {
            property: Some("deviceName".to_owned()),
            text,
        },
    }
}

/// A query for devices of the directory as one for the managed devices that they are.
pub(crate) fn as_managed(mut query: ListQuery) -> failure::Result<ListQuery> {
    query.filter = query.filter.map(filter).transpose()?;
    query.search = query.search.map(search);
    for order in &mut query.order_by {
        order.property = managed(&order.property)?;
    }
    Ok(query)
}
