//! Types and rules. Pure.

mod conference;
mod number;
mod person;
mod settings;

pub(crate) use conference::{ConferenceId, Pin, matches};
pub(crate) use number::{BridgeId, NumberKind, ServiceNumber};
pub(crate) use person::{Coordinates, Person, Provider};
pub(crate) use settings::{Settings, SettingsPatch};
