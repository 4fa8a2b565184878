//! Endpoints.

mod admin;
mod channels;
mod graph;
mod me;
mod push_service;
mod receipts;
mod settings;

use beffroi_core::{Failure, failure};
use beffroi_directory::DeviceId;
use beffroi_directory::permission::{SERVICE_CONFIG_READ_ALL, SERVICE_CONFIG_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Access, Routes};

const READ: Access = Access::Needs(SERVICE_CONFIG_READ_ALL);
const WRITE: Access = Access::Needs(SERVICE_CONFIG_READ_WRITE_ALL);

pub(crate) fn routes() -> Routes<Cx> {
    graph::routes()
        .merge(admin::routes())
        .merge(settings::routes())
        .merge(channels::routes())
        .merge(me::routes())
        .merge(receipts::routes())
        .merge(push_service::routes())
}

/// The id of a device in a path. What is no id names nothing.
fn device_id(text: &str) -> failure::Result<DeviceId> {
    text.parse()
        .map_err(|_| Failure::not_found("managedDevice", text))
}
