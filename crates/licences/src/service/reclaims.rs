//! What was taken back before, so that it can still be given again.

use std::collections::BTreeSet;

use beffroi_core::{Ts, failure};
use beffroi_directory::UserId;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::reclaim::{ReclaimedSeats, seats_of};
use crate::store::{self, Batch, BatchId};

/// Most batches of the list.
const MOST: i64 = 50;

/// A batch that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PastReclaim {
    /// By which it is undone.
    #[schema(value_type = Uuid)]
    id: BatchId,
    #[schema(value_type = String, format = DateTime)]
    created_date_time: Ts,
    /// The name of whoever took it; null where nobody noted it.
    created_by: Option<String>,
    /// When it was given back; null while it is not.
    #[schema(value_type = Option<String>, format = DateTime)]
    undone_date_time: Option<Ts>,
    /// From how many people.
    people: usize,
    /// By product.
    seats: Vec<ReclaimedSeats>,
}

impl From<Batch> for PastReclaim {
    fn from(batch: Batch) -> Self {
        let people: BTreeSet<UserId> = batch.items.iter().map(|one| one.person).collect();
        Self {
            id: batch.id,
            created_date_time: batch.made,
            created_by: batch.by,
            undone_date_time: batch.undone,
            people: people.len(),
            seats: seats_of(&batch.items),
        }
    }
}

/// The last 50 batches, the newest first.
pub(crate) async fn reclaims(cx: &Cx, caller: &Caller) -> failure::Result<Vec<PastReclaim>> {
    let all = store::batches(&mut cx.read().await?, caller.tenant, MOST).await?;
    Ok(all.into_iter().map(PastReclaim::from).collect())
}
