//! Its statements.

mod assignments;
mod batches;
mod mailbox_plans;
mod mailboxes;
mod products;
mod settings;
mod subscriptions;

pub(crate) use assignments::{
    Assigned, all_groups, delete_direct, delete_group, direct_of, each_direct, forget, of_group,
    put_direct, put_group,
};
pub(crate) use batches::{Batch, BatchId, Taken, batch, batches, insert_batch, undo_batch};
pub(crate) use mailbox_plans::{Decided, mailbox_plans, put_mailbox_plan};
pub(crate) use mailboxes::{
    Mailbox, MailboxState, due, each_mailbox, mailboxes, next_due, pending_mailboxes, put_mailbox,
    remove_mailbox,
};
pub(crate) use products::{Price, count_direct, locations, prices, set_locations, set_price};
pub(crate) use settings::{set_settings, settings};
pub(crate) use subscriptions::{
    delete_subscription, insert_subscription, note_announced, subscriptions, update_subscription,
};

use beffroi_store::StoreError;

use crate::model::Disabled;

/// Plans as they are kept.
fn plans(disabled: &Disabled) -> String {
    serde_json::to_string(disabled).expect("a set of ids always has a JSON form")
}

/// A number that is never negative.
fn count(column: &str, value: i64) -> Result<u64, StoreError> {
    u64::try_from(value).map_err(|error| StoreError::decode(column, error))
}
