//! Endpoints.

mod bridges;
mod deeds;
mod mails;
mod me;
mod numbers;
mod settings;
mod users;
mod verify;

use beffroi_core::{Failure, failure};
use beffroi_directory::permission::{CONFERENCING_READ_ALL, CONFERENCING_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Access, Routes};

use crate::model::{BridgeId, ServiceNumber};

const READ: Access = Access::Needs(CONFERENCING_READ_ALL);
const WRITE: Access = Access::Needs(CONFERENCING_READ_WRITE_ALL);

pub(crate) fn routes() -> Routes<Cx> {
    settings::routes()
        .merge(bridges::routes())
        .merge(numbers::routes())
        .merge(users::routes())
        .merge(deeds::routes())
        .merge(mails::routes())
        .merge(me::routes())
        .merge(verify::routes())
}

/// The id of a bridge in a path. What is no id names nothing.
fn bridge_id(text: &str) -> failure::Result<BridgeId> {
    text.parse()
        .map_err(|_| Failure::not_found("conferencingBridge", text))
}

/// A number in a path. What is no number names nothing.
fn service_number(text: &str) -> failure::Result<ServiceNumber> {
    text.parse()
        .map_err(|_| Failure::not_found("serviceNumber", text))
}
