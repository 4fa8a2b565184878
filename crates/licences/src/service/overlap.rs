//! The report of what is consumed without effect.

use std::collections::BTreeMap;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use crate::model::{Reason, SkuId, Surplus, find, overlap};
use crate::shelf::Shelves;
use crate::store::{self, Price};

/// People who consume a product without using it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Overlap {
    #[schema(value_type = uuid::Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    /// `covered`: another product that they have gives every plan of it. `outranked`: another product's
    /// mailbox is in force; it may give other plans.
    reason: &'static str,
    /// How many people.
    people: u64,
    /// From how many of them it can be taken without changing anything: what is covered and was given
    /// directly.
    reclaimable: u64,
    /// What a seat costs a month.
    price_per_month: Option<String>,
    /// Of the price, by ISO 4217.
    currency: Option<String>,
    /// What the seats that can be taken back cost a month.
    saving_per_month: Option<String>,
}

/// Who has too much of which product, as it stands.
pub(super) fn surplus(cx: &Cx, tenant: TenantId) -> BTreeMap<(SkuId, Reason), Surplus> {
    let people = cx.people(tenant);
    let sets = people.read();
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let stock = shelf.book.stock();
    overlap(
        &shelf.book.gifts(&sets),
        &stock,
        &shelf.outcome,
        &shelf.outline,
    )
}

/// The report, by product and reason.
pub(crate) async fn overlaps(cx: &Cx, caller: &Caller) -> failure::Result<Vec<Overlap>> {
    let prices = store::prices(&mut cx.read().await?, caller.tenant).await?;
    let all = surplus(cx, caller.tenant).into_iter();
    let row = |((product, reason), surplus): ((SkuId, Reason), Surplus)| {
        let known = find(product)?;
        let reclaimable = match reason {
            Reason::Covered => surplus.direct.len(),
            Reason::Outranked => 0,
        };
        let price = prices.get(&product);
        Some(Overlap {
            sku_id: product,
            sku_part_number: known.part_number.clone(),
            display_name: known.name.clone(),
            reason: reason.as_str(),
            people: surplus.people.len(),
            reclaimable,
            price_per_month: price.map(|price| price.times(1)),
            currency: price.map(|price| price.currency.clone()),
            saving_per_month: price.map(|price| price.times(reclaimable)),
        })
    };
    let mut all: Vec<Overlap> = all.filter_map(row).collect();
    all.sort_by(|one, other| {
        (&one.display_name, one.reason).cmp(&(&other.display_name, other.reason))
    });
    Ok(all)
}

impl Price {
    /// What so many seats cost, as a decimal number.
    pub(crate) fn times(&self, seats: u64) -> String {
        let all = u128::from(self.hundredths) * u128::from(seats);
        format!("{}.{:02}", all / 100, all % 100)
    }
}
