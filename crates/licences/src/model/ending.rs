//! A step of a subscription's life that lies ahead, as it is announced.

use beffroi_core::Ts;
use serde::{Deserialize, Serialize};

use super::{SkuId, Standing, SubscriptionId};

/// What is told of a step: the same to everybody, by mail and to programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// The subscription.
    pub id: SubscriptionId,
    /// Its product.
    pub sku_id: SkuId,
    /// Where it is in its life.
    pub status: Standing,
    /// Where the step takes it.
    pub next_status: Standing,
    /// When.
    pub next_lifecycle_date_time: Ts,
    /// Which announcement it is: so many days ahead.
    pub announced_days: u16,
    /// Whether it is a trial.
    pub is_trial: bool,
    /// Its seats.
    pub total_licenses: u32,
    /// How many people have a seat of the product.
    pub consumed_units: u64,
    /// For how many people something else would be in force without it.
    pub capability_changes: u64,
    /// How many of them would have no mailbox.
    pub mailboxes_lost: u64,
}
