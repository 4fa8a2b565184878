//! Statements, each written once for both databases.

mod ids;
mod numbers;
mod people;
mod settings;
mod tries;

pub(crate) use ids::{release, reserve, reserve_one, whose};
pub(crate) use numbers::{
    Bridge, KnownNumber, bridges, delete_bridge, delete_number, insert_bridge, numbers, put_number,
    update_bridge,
};
pub(crate) use people::{all_ids, forget, has_people, on_number, page, people, put};
pub(crate) use settings::{lock, put_settings, settings};
pub(crate) use tries::{Tried, forgive, locks, note_try, tried};
