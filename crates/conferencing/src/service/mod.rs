//! Use cases of conferences by phone.

mod bridges;
mod change;
mod default_number;
mod enabling;
mod letters;
mod mails;
mod numbers;
mod own;
mod people;
mod providers;
mod settings;
mod somebody;
mod verify;
mod view;

pub(crate) use bridges::{
    BridgePatch, BridgeView, NewBridge, bridge, bridges, change_bridge, create_bridge,
    delete_bridge,
};
pub(crate) use change::{Change, commit};
pub(crate) use default_number::{DefaultNumberChange, NumberChanged, change_default_number};
pub(crate) use enabling::{Prepared, coordinates_for, default_bridge, prepare};
pub(crate) use letters::{LETTERS, SentFrom};
pub(crate) use mails::{Preview, Sample, preview, send_sample};
pub(crate) use numbers::{
    NewNumber, NumberPatch, NumberView, change_number, create_number, delete_number, number,
    numbers,
};
pub(crate) use own::{own, reset_own_pin};
pub(crate) use people::{
    PersonPatch, PinShown, Resets, change_person, reset_conference_id, reset_pin, send_information,
    unlock,
};
pub(crate) use providers::{Enabled, Enabling, disable, enable};
pub(crate) use settings::{SettingsView, change_settings, reset_settings, settings};
pub(crate) use verify::{Verification, Verified, verify};
pub(crate) use view::{PersonView, list, person};

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use beffroi_store::Conn;

/// The audit trail's name for this part of the product.
pub(crate) const CATEGORY: &str = "Conferencing";
/// What the change log says: what people have of it has changed.
pub(crate) const PEOPLE: &str = "conferencing.people";
/// What the change log says: what the organization decides, its bridges or numbers have changed.
pub(crate) const SETTINGS: &str = "conferencing.settings";

/// Somebody by id or principal name.
async fn account(conn: &mut Conn, tenant: TenantId, key: &str) -> failure::Result<Account> {
    let found = lookup::account_by_key(conn, tenant, key).await?;
    found.ok_or_else(|| Failure::not_found("user", key))
}

/// Somebody by id, principal name, or what stands before its @.
pub(crate) async fn find(cx: &Cx, tenant: TenantId, key: &str) -> failure::Result<Option<Account>> {
    let mut conn = cx.read().await?;
    if let Some(account) = lookup::account_by_key(&mut conn, tenant, key).await? {
        return Ok(Some(account));
    }
    for domain in lookup::domains(&mut conn, tenant).await? {
        let name = format!("{key}@{domain}");
        if let Some(account) = lookup::account_by_key(&mut conn, tenant, &name).await? {
            return Ok(Some(account));
        }
    }
    Ok(None)
}
