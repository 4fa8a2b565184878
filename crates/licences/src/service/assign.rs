//! Products are given to somebody, and taken away, all at once.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::failure::Violations;
use beffroi_core::{TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::change::Ids;
use beffroi_directory::lookup::Account;
use beffroi_directory::{UserId, user};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use super::refusals::{allowed_at, inherited, is_had, no_seat, taken};
use super::{CATEGORY, of_rule, person};
use crate::model::{Ask, Disabled, Held, PlanId, SkuId, Stock, assigned, find};
use crate::projection::ASSIGNMENTS;
use crate::shelf::{Shelf, Shelves};
use crate::store;

/// Most products that are given at once, and most that are taken away.
const MOST_PRODUCTS: usize = 1_000;

/// Gives and takes away what is asked for, and returns whose it is.
///
/// # Errors
/// Any rule that it breaks; nothing is changed then.
pub(crate) async fn assign(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    ask: Ask,
) -> failure::Result<UserId> {
    let account = person(&mut cx.read().await?, caller.tenant, key).await?;
    let (own, caller, id) = (cx.clone(), caller.clone(), account.id);
    cx.write(caller.tenant, move |tx| {
        async move { assign_in(&own, tx, &caller, &account, &ask).await }.boxed()
    })
    .await?;
    Ok(id)
}

/// The same within a transaction.
///
/// # Errors
/// Any rule that it breaks.
pub(crate) async fn assign_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    account: &Account,
    ask: &Ask,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    // First of all: whoever gives the same products comes one after the other from here on.
    let touched: BTreeSet<SkuId> = ask.add.keys().chain(&ask.remove).copied().collect();
    for product in &touched {
        store::count_direct(tx, tenant, *product, 0).await?;
    }
    let own = store::direct_of(tx, tenant, &[account.id.uuid()]).await?;
    let own = own.into_values().next().unwrap_or_default();
    let direct = own
        .iter()
        .map(|(product, (disabled, _))| (*product, disabled.clone()));
    let held = Held {
        direct: direct.collect(),
        inherited: inherited_by(cx, tenant, account.id),
    };
    let stock = stock(cx, tenant);
    let product =
        |sku: SkuId| find(sku).filter(|_| held.direct.contains_key(&sku) || is_had(&stock, sku));
    let after = assigned(&held, ask, product).map_err(|refusal| of_rule(&refusal))?;
    if !ask.add.is_empty() {
        places(cx, tx, tenant, account.id, ask).await?;
    }
    write(cx, tx, tenant, account.id, (&held, &after), &stock).await?;
    note(cx, tx, caller, account, (&held.direct, &after)).await
}

fn stock(cx: &Cx, tenant: TenantId) -> BTreeMap<SkuId, Stock> {
    cx.memory::<Shelves>().of(tenant).read().book.stock()
}

fn inherited_by(cx: &Cx, tenant: TenantId, person: UserId) -> BTreeMap<SkuId, Vec<PlanId>> {
    let people = cx.people(tenant);
    let sets = people.read();
    let shelf = cx.memory::<Shelves>().of(tenant);
    let own = sets.ordinal(person.uuid());
    own.map_or_else(BTreeMap::new, |ordinal| {
        let shelf = shelf.read();
        inherited(&shelf, &shelf.outcome, &sets, ordinal)
    })
}

/// Whether the person is somewhere where all of it may be used.
async fn places(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    person: UserId,
    ask: &Ask,
) -> failure::Result<()> {
    let own = user::some(tx, tenant, &[person]).await?;
    let place = own.into_iter().next().and_then(|own| own.usage_location);
    let shelf = cx.memory::<Shelves>().of(tenant);
    allowed_at(&shelf.read(), place.as_deref(), ask)
}

/// Writes what has changed, and refuses what nobody has a seat for.
async fn write(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    person: UserId,
    (held, after): (&Held, &BTreeMap<SkuId, Disabled>),
    stock: &BTreeMap<SkuId, Stock>,
) -> failure::Result<()> {
    let now = cx.now();
    for product in held.direct.keys().filter(|one| !after.contains_key(one)) {
        store::delete_direct(tx, tenant, person, *product).await?;
        store::count_direct(tx, tenant, *product, -1).await?;
    }
    for (product, disabled) in after {
        match held.direct.get(product) {
            Some(before) if before == disabled => continue,
            Some(_) => {}
            None => {
                let direct = store::count_direct(tx, tenant, *product, 1).await?;
                // Who has a seat through a group brings it along.
                let free = held.inherited.contains_key(product)
                    || fits(cx, tenant, *product, direct, stock.get(product));
                if !free {
                    return Err(no_seat(*product));
                }
            }
        }
        store::put_direct(tx, tenant, person, *product, disabled, now).await?;
    }
    Ok(())
}

/// Whether there are seats for so many who hold it directly, beside those who have one by a group.
fn fits(cx: &Cx, tenant: TenantId, product: SkuId, direct: u64, stock: Option<&Stock>) -> bool {
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let seats = stock.map_or(0, |stock| stock.units.assignable());
    taken(
        &shelf,
        &shelf.outcome,
        product,
        there(&shelf, product, direct),
    ) <= seats
}

/// Whether there are seats for so many who hold it directly, if who has one by a group only gives way.
pub(super) fn fits_directly(cx: &Cx, tenant: TenantId, product: SkuId, direct: u64) -> bool {
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let stock = shelf.book.stock();
    let seats = stock.get(&product);
    let seats = seats.map_or(0, |stock| stock.units.assignable());
    there(&shelf, product, direct) <= seats
}

/// Of so many who hold it directly, those who are there.
fn there(shelf: &Shelf, product: SkuId, direct: u64) -> u64 {
    direct.saturating_sub(shelf.book.absent(product))
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    account: &Account,
    (before, after): (&BTreeMap<SkuId, Disabled>, &BTreeMap<SkuId, Disabled>),
) -> failure::Result<()> {
    if before == after {
        return Ok(());
    }
    let target = Target::new("User", account.id.uuid(), &account.display_name).changed(
        "assignedLicenses",
        &in_words(before),
        &in_words(after),
    );
    let entry = Entry::by(caller, CATEGORY, "Change user license", Operation::Update);
    audit::record(tx, cx, caller.tenant, entry.target(target)).await?;
    let ids = vec![account.id.uuid()];
    tx.change(caller.tenant, ASSIGNMENTS, &Ids { ids }, cx.now())
        .await?;
    Ok(())
}

/// Products by their short names, with how many plans are off.
pub(super) fn in_words(all: &BTreeMap<SkuId, Disabled>) -> String {
    let words = all.iter().map(|(product, disabled)| {
        let name =
            find(*product).map_or_else(|| product.to_string(), |known| known.part_number.clone());
        match disabled.len() {
            0 => name,
            off => format!("{name} without {off} plans"),
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

/// What a part `at` of a body asks for, checked.
///
/// # Errors
/// A product that is named twice; too many.
pub(crate) fn asked(
    at: &str,
    add: Vec<(SkuId, Disabled)>,
    remove: Vec<SkuId>,
) -> failure::Result<Ask> {
    let mut ask = Ask::default();
    let mut broken = Violations::default();
    for (field, count) in [("addLicenses", add.len()), ("removeLicenses", remove.len())] {
        if count > MOST_PRODUCTS {
            broken.add(
                format!("{at}{field}"),
                format_args!("must be at most {MOST_PRODUCTS} products"),
            );
        }
    }
    broken.into_result()?;
    let mut broken = Violations::default();
    for (place, (product, disabled)) in add.into_iter().enumerate() {
        if ask.add.insert(product, disabled).is_some() {
            broken.add(
                format!("{at}addLicenses/{place}/skuId"),
                "must not be given twice",
            );
        }
    }
    for (place, product) in remove.into_iter().enumerate() {
        if ask.remove.contains(&product) {
            broken.add(
                format!("{at}removeLicenses/{place}"),
                "must not be given twice",
            );
        } else {
            ask.remove.push(product);
        }
    }
    broken.into_result().map(|()| ask)
}

/// Says that what somebody holds was looked at: it is with every change.
///
/// # Errors
/// No such user.
pub(crate) async fn reprocess(cx: &Cx, caller: &Caller, key: &str) -> failure::Result<UserId> {
    let account = person(&mut cx.read().await?, caller.tenant, key).await?;
    cx.caught_up(caller.tenant).await?;
    Ok(account.id)
}

/// Removes what is kept of somebody who is removed for good.
pub(crate) fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move {
        for product in store::forget(tx, tenant, person).await? {
            store::count_direct(tx, tenant, product, -1).await?;
        }
        Ok(())
    }
    .boxed()
}
