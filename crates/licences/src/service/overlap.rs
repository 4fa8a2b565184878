//! The report of what is consumed without effect.

use std::collections::BTreeMap;

use beffroi_core::{Cursor, Failure, Page, PageRequest, TenantId, failure};
use beffroi_directory::{UserId, lookup};
use beffroi_feature::Cx;
use beffroi_population::RoaringBitmap;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{InForce, Reason, SkuId, Surplus, find, overlap};
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

/// Somebody who consumes a product without using it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OverlapPerson {
    #[schema(value_type = uuid::Uuid)]
    id: UserId,
    display_name: String,
    user_principal_name: String,
    /// The mailbox that they have in force; null for none.
    capability: Option<&'static str>,
    /// Whether it was given to them directly and no group gives it, so that it can be taken from them alone.
    is_direct: bool,
}

/// The people of one row of the report, by their ids.
///
/// # Errors
/// The product is unknown.
pub(crate) async fn overlap_people(
    cx: &Cx,
    caller: &Caller,
    row: (SkuId, Reason),
    request: &PageRequest,
) -> failure::Result<Page<OverlapPerson>> {
    if find(row.0).is_none() {
        return Err(Failure::not_found("product", row.0));
    }
    let all = surplus(cx, caller.tenant).remove(&row).unwrap_or_default();
    let after = request.after.as_ref().map_or(Uuid::nil(), |after| after.id);
    let some = some_after(cx, caller.tenant, &all, after, usize::from(request.top) + 1);
    let ids: Vec<Uuid> = some.iter().map(|one| one.id).collect();
    let accounts = lookup::accounts(&mut cx.read().await?, caller.tenant, &ids).await?;
    let mut accounts: BTreeMap<Uuid, _> = accounts
        .into_iter()
        .map(|account| (account.id.uuid(), account))
        .collect();
    // Whoever went a moment ago has no account any more; the page goes on behind them all the same.
    let page = Page::cut(some, request, |one| Cursor {
        key: String::new(),
        id: one.id,
    });
    let shown = |one: Found| {
        let account = accounts.remove(&one.id)?;
        Some(OverlapPerson {
            id: account.id,
            display_name: account.display_name,
            user_principal_name: account.user_principal_name,
            capability: one.in_force.map(InForce::as_str),
            is_direct: one.is_direct,
        })
    };
    Ok(Page {
        items: page.items.into_iter().filter_map(shown).collect(),
        next: page.next,
        total: request.count.then(|| all.people.len()),
    })
}

/// Somebody of a surplus.
struct Found {
    id: Uuid,
    in_force: Option<InForce>,
    is_direct: bool,
}

/// The first people of a surplus whose ids are greater than one: ordinals would not do, since they differ
/// from process to process.
fn some_after(cx: &Cx, tenant: TenantId, all: &Surplus, after: Uuid, most: usize) -> Vec<Found> {
    let people = cx.people(tenant);
    let sets = people.read();
    let shelf = cx.memory::<Shelves>().of(tenant);
    let in_force: Vec<(InForce, RoaringBitmap)> = shelf.read().outline.in_force();
    let rest = sets
        .ids_from(&all.people, 0)
        .map(|(ordinal, id)| (id, ordinal));
    let mut rest: Vec<(Uuid, u32)> = rest.filter(|(id, _)| *id > after).collect();
    if most < rest.len() {
        rest.select_nth_unstable(most);
        rest.truncate(most);
    }
    rest.sort_unstable();
    let found = |(id, ordinal): (Uuid, u32)| Found {
        id,
        in_force: in_force
            .iter()
            .find(|(_, people)| people.contains(ordinal))
            .map(|(what, _)| *what),
        is_direct: all.direct.contains(ordinal),
    };
    rest.into_iter().map(found).collect()
}

impl Price {
    /// What so many seats cost, as a decimal number.
    pub(crate) fn times(&self, seats: u64) -> String {
        let all = u128::from(self.hundredths) * u128::from(seats);
        format!("{}.{:02}", all / 100, all % 100)
    }
}
