//! What is too much is taken away as one batch that can be looked at before, and undone after. Nobody's
//! capability is lowered: only what another product gives as a whole is taken.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::change::Ids;
use beffroi_directory::{UserId, lookup};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::overlap::surplus;
use super::{CATEGORY, refused};
use crate::model::{Disabled, PlanId, Reason, SkuId, combined, find};
use crate::projection::ASSIGNMENTS;
use crate::shelf::Shelves;
use crate::store::{self, BatchId, Taken};

/// Most holdings of one batch.
const MOST: usize = 10_000;
/// People who are named in a preview.
const NAMED: usize = 100;

/// Which products are to be taken from those who don't use them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Reclaim {
    /// The products, 1 to 100.
    #[schema(value_type = Vec<Uuid>)]
    sku_ids: Vec<SkuId>,
    /// Whether only to say what would be done.
    is_preview: bool,
}

impl Reclaim {
    /// Of these products.
    pub(crate) const fn new(sku_ids: Vec<SkuId>, is_preview: bool) -> Self {
        Self {
            sku_ids,
            is_preview,
        }
    }
}

/// Seats of a product that come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReclaimedSeats {
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    seats: usize,
}

/// Somebody from whom a product is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReclaimedFrom {
    #[schema(value_type = Uuid)]
    user_id: UserId,
    display_name: String,
    user_principal_name: String,
    sku_part_number: String,
}

/// What a batch takes away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reclaimed {
    /// By which it is undone; null for a preview, and where nothing was to be taken.
    #[schema(value_type = Option<Uuid>)]
    id: Option<BatchId>,
    /// From how many people.
    people: usize,
    /// By product.
    seats: Vec<ReclaimedSeats>,
    /// For how many people what is in force would be lowered: nobody, or it is not done.
    capability_changes: u64,
    /// From whom, the first 100.
    users: Vec<ReclaimedFrom>,
}

/// Takes away what is covered, or says what it would be.
///
/// # Errors
/// A broken rule.
pub(crate) async fn reclaim(
    cx: &Cx,
    caller: &Caller,
    wanted: Reclaim,
) -> failure::Result<Reclaimed> {
    let mut broken = Violations::default();
    if !(1..=100).contains(&wanted.sku_ids.len()) {
        broken.add("skuIds", "must be 1 to 100 products");
    }
    for (place, product) in wanted.sku_ids.iter().enumerate() {
        if find(*product).is_none() {
            broken.add(
                format!("skuIds/{place}"),
                "must be a product of the catalogue",
            );
        }
    }
    broken.into_result()?;
    let products: BTreeSet<SkuId> = wanted.sku_ids.into_iter().collect();
    let (id, taken) = if wanted.is_preview {
        let mut conn = cx.read().await?;
        let people = chosen(cx, caller.tenant, &products);
        let items = items(&mut conn, caller.tenant, &people).await?;
        let lowered = lowered(cx, caller.tenant, &items);
        (None, (items, lowered))
    } else {
        let (own, by, id) = (cx.clone(), caller.clone(), cx.mint());
        let items = cx
            .write(caller.tenant, move |tx| {
                async move { take(&own, tx, &by, &products, id).await }.boxed()
            })
            .await?;
        ((!items.is_empty()).then_some(id), (items, 0))
    };
    described(cx, caller.tenant, id, taken).await
}

/// For how many people what is in force would be lowered without these. Who waited for one of the seats may
/// come to it.
fn lowered(cx: &Cx, tenant: TenantId, items: &[Taken]) -> u64 {
    let people = cx.people(tenant);
    let sets = people.read();
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let mut book = shelf.book.clone();
    for one in items {
        let person = one.person.uuid();
        if let Some(ordinal) = sets.ordinal(person) {
            let held = book
                .of_person(ordinal)
                .filter(|(held, _)| *held != one.product);
            let held: Vec<_> = held.collect();
            book.set_direct(person, Some(ordinal), held);
        }
    }
    let (_, after) = shelf.settled(&book, &sets, None);
    let changes = shelf.outline.changes(&after);
    let lowered = changes.iter().filter(|change| change.to < change.from);
    lowered.map(|change| change.people.len()).sum()
}

/// From whom which product can be taken, the oldest people first.
fn chosen(
    cx: &Cx,
    tenant: TenantId,
    products: &BTreeSet<SkuId>,
) -> BTreeMap<Uuid, BTreeSet<SkuId>> {
    let all = surplus(cx, tenant);
    let people = cx.people(tenant);
    let sets = people.read();
    let mut chosen: BTreeMap<Uuid, BTreeSet<SkuId>> = BTreeMap::new();
    for product in products {
        if let Some(surplus) = all.get(&(*product, Reason::Covered)) {
            for id in sets.ids(&surplus.direct) {
                chosen.entry(id).or_default().insert(*product);
            }
        }
    }
    chosen
}

async fn items(
    conn: &mut beffroi_store::Conn,
    tenant: TenantId,
    chosen: &BTreeMap<Uuid, BTreeSet<SkuId>>,
) -> failure::Result<Vec<Taken>> {
    let ids: Vec<Uuid> = chosen.keys().copied().take(MOST).collect();
    let held = store::direct_of(conn, tenant, &ids).await?;
    let mut items = Vec::new();
    for (person, own) in held {
        for (product, (disabled, _)) in own {
            if chosen
                .get(&person)
                .is_some_and(|wanted| wanted.contains(&product))
            {
                items.push(Taken {
                    person: UserId::from_uuid(person),
                    product,
                    disabled,
                });
            }
        }
    }
    items.truncate(MOST);
    Ok(items)
}

async fn take(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    products: &BTreeSet<SkuId>,
    id: BatchId,
) -> failure::Result<Vec<Taken>> {
    let tenant = caller.tenant;
    // Whoever gives or takes something waits: what covers a product must still be there when it goes.
    let stock = cx.memory::<Shelves>().of(tenant).read().book.stock();
    let all: BTreeSet<SkuId> = stock.keys().chain(products).copied().collect();
    for product in all {
        store::count_direct(tx, tenant, product, 0).await?;
    }
    let items = items(tx, tenant, &chosen(cx, tenant, products)).await?;
    if items.is_empty() {
        return Ok(items);
    }
    if lowered(cx, tenant, &items) > 0 {
        let words = "Without these licenses somebody's capability would be lowered: look at the preview, and leave out what it names.";
        return Err(Failure::conflict("capabilityWouldChange", words).at("skuIds"));
    }
    for one in &items {
        store::delete_direct(tx, tenant, one.person, one.product).await?;
    }
    for (product, seats) in by_product(&items) {
        store::count_direct(tx, tenant, product, -less(seats)).await?;
    }
    let made = (cx.now(), caller.actor.display_name.as_str());
    store::insert_batch(tx, tenant, id, made, &items).await?;
    note(cx, tx, caller, "Reclaim licenses", id, &items).await?;
    Ok(items)
}

fn less(seats: usize) -> i64 {
    i64::try_from(seats).unwrap_or(i64::MAX)
}

fn by_product(items: &[Taken]) -> BTreeMap<SkuId, usize> {
    let mut all = BTreeMap::new();
    for one in items {
        *all.entry(one.product).or_default() += 1;
    }
    all
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    activity: &'static str,
    id: BatchId,
    items: &[Taken],
) -> failure::Result<()> {
    let mut target = Target::new("LicenseBatch", id.uuid(), "");
    for (product, seats) in by_product(items) {
        let name =
            find(product).map_or_else(|| product.to_string(), |known| known.part_number.clone());
        target = target.changed(&name, "", &seats.to_string());
    }
    let entry = Entry::by(caller, CATEGORY, activity, Operation::Update);
    audit::record(tx, cx, caller.tenant, entry.target(target)).await?;
    let ids: BTreeSet<Uuid> = items.iter().map(|one| one.person.uuid()).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    for some in ids.chunks(1_000) {
        let ids = Ids { ids: some.to_vec() };
        tx.change(caller.tenant, ASSIGNMENTS, &ids, cx.now())
            .await?;
    }
    Ok(())
}

/// How many seats of which product came back.
pub(super) fn seats_of(items: &[Taken]) -> Vec<ReclaimedSeats> {
    let seats = |(product, seats): (SkuId, usize)| {
        let known = find(product);
        ReclaimedSeats {
            sku_id: product,
            sku_part_number: known
                .map(|known| known.part_number.clone())
                .unwrap_or_default(),
            display_name: known.map(|known| known.name.clone()).unwrap_or_default(),
            seats,
        }
    };
    by_product(items).into_iter().map(seats).collect()
}

async fn described(
    cx: &Cx,
    tenant: TenantId,
    id: Option<BatchId>,
    (items, capability_changes): (Vec<Taken>, u64),
) -> failure::Result<Reclaimed> {
    let people: BTreeSet<UserId> = items.iter().map(|one| one.person).collect();
    let first: Vec<Uuid> = items
        .iter()
        .take(NAMED)
        .map(|one| one.person.uuid())
        .collect();
    let accounts = lookup::accounts(&mut cx.read().await?, tenant, &first).await?;
    let name = |product: SkuId| {
        find(product)
            .map(|known| known.part_number.clone())
            .unwrap_or_default()
    };
    let users = items.iter().take(NAMED).filter_map(|one| {
        let account = accounts.iter().find(|account| account.id == one.person)?;
        Some(ReclaimedFrom {
            user_id: one.person,
            display_name: account.display_name.clone(),
            user_principal_name: account.user_principal_name.clone(),
            sku_part_number: name(one.product),
        })
    });
    Ok(Reclaimed {
        id,
        people: people.len(),
        seats: seats_of(&items),
        capability_changes,
        users: users.collect(),
    })
}

/// Gives back what a batch took away, so that everything is as it was: who got one of the seats by a group
/// meanwhile waits again. Whoever is gone, or was given it again, is left out.
///
/// # Errors
/// No such batch; it was undone before; others hold the seats directly by now; somebody was given what it
/// can't be held beside. Nothing is given back then.
pub(crate) async fn undo(cx: &Cx, caller: &Caller, id: BatchId) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { undo_in(&own, tx, &caller, id).await }.boxed()
    })
    .await
}

async fn undo_in(cx: &Cx, tx: &mut Tx, caller: &Caller, id: BatchId) -> failure::Result<()> {
    let tenant = caller.tenant;
    let batch = store::batch(tx, tenant, id).await?;
    let batch = batch.ok_or_else(|| Failure::not_found("licenseBatch", id))?;
    if !store::undo_batch(tx, tenant, id, cx.now()).await? {
        let words = "What this batch took away was given back already.";
        return Err(Failure::conflict("batchUndone", words));
    }
    let ids: BTreeSet<Uuid> = batch.items.iter().map(|one| one.person.uuid()).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let there = lookup::accounts(tx, tenant, &ids).await?;
    let there: BTreeSet<UserId> = there.into_iter().map(|account| account.id).collect();
    let held = store::direct_of(tx, tenant, &ids).await?;
    let holds = |one: &Taken| {
        held.get(&one.person.uuid())
            .is_some_and(|own| own.contains_key(&one.product))
    };
    let items: Vec<Taken> = batch
        .items
        .into_iter()
        .filter(|one| there.contains(&one.person) && !holds(one))
        .collect();
    for (product, seats) in by_product(&items) {
        let direct = store::count_direct(tx, tenant, product, less(seats)).await?;
        if !super::assign::fits_directly(cx, tenant, product, direct) {
            let words =
                format!("Subscription with SKU {product} does not have any available licenses.");
            return Err(refused("CountViolation", words, "id"));
        }
    }
    for one in &items {
        let own = held.get(&one.person.uuid()).into_iter().flatten();
        let own = own.map(|(product, (disabled, _))| (*product, disabled));
        let all = own.chain([(one.product, &one.disabled)]);
        if combined(all.flat_map(|(product, disabled)| plans(product, disabled))).is_err() {
            let words = format!(
                "User {} was given a license meanwhile that can't be held beside the one with SKU {}.",
                one.person, one.product
            );
            return Err(refused("MutuallyExclusiveViolation", words, "id"));
        }
    }
    for one in &items {
        store::put_direct(tx, tenant, one.person, one.product, &one.disabled, cx.now()).await?;
    }
    note(cx, tx, caller, "Undo reclaim of licenses", id, &items).await
}

/// The plans of a product that are on.
fn plans(product: SkuId, disabled: &Disabled) -> impl Iterator<Item = PlanId> {
    let all = find(product)
        .into_iter()
        .flat_map(|known| known.plans.keys());
    all.filter(move |plan| !disabled.contains(plan)).copied()
}
