//! A group gives products to its direct members. Nothing is written for each of them: who has what
//! follows from the group.

use std::collections::BTreeMap;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::change::One;
use beffroi_directory::{GroupId, lookup};
use beffroi_feature::{Cx, Objection};
use beffroi_store::{Conn, Tx};
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use super::assign::in_words;
use super::refusals::is_had;
use super::{CATEGORY, of_rule};
use crate::model::{Ask, Disabled, Held, Refused, SkuId, Stock, assigned, find};
use crate::projection::GROUP;
use crate::shelf::Shelves;
use crate::store;

/// Gives and takes away what is asked for.
///
/// # Errors
/// No such group; any rule that it breaks. Seats are no rule here: whoever gets none is told.
pub(crate) async fn assign_group(
    cx: &Cx,
    caller: &Caller,
    group: GroupId,
    ask: Ask,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { assign_in(&own, tx, &caller, group, &ask).await }.boxed()
    })
    .await
}

async fn assign_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    group: GroupId,
    ask: &Ask,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let names = lookup::group_names(tx, tenant, &[group.uuid()]).await?;
    let name = names.get(&group.uuid());
    let name = name.ok_or_else(|| Failure::not_found("group", group))?;
    let own = store::of_group(tx, tenant, group.uuid()).await?;
    let before: BTreeMap<SkuId, Disabled> = own
        .into_iter()
        .map(|(product, (disabled, _))| (product, disabled))
        .collect();
    let stock = cx.memory::<Shelves>().of(tenant).read().book.stock();
    let after = checked(&stock, &before, ask).map_err(|refusal| of_rule(&refusal))?;
    if before == after {
        return Ok(());
    }
    for product in before.keys().filter(|one| !after.contains_key(one)) {
        store::delete_group(tx, tenant, group, *product).await?;
    }
    for (product, disabled) in after
        .iter()
        .filter(|(one, disabled)| before.get(one) != Some(disabled))
    {
        store::put_group(tx, tenant, group, *product, disabled, cx.now()).await?;
    }
    let target = Target::new("Group", group.uuid(), name).changed(
        "assignedLicenses",
        &in_words(&before),
        &in_words(&after),
    );
    let entry = Entry::by(caller, CATEGORY, "Set group license", Operation::Update);
    audit::record(tx, cx, tenant, entry.target(target)).await?;
    tx.change(tenant, GROUP, &One { id: group.uuid() }, cx.now())
        .await?;
    Ok(())
}

/// The same rules as for a person who holds nothing else; only what a plan needs may come from
/// elsewhere, which is looked at person by person.
pub(super) fn checked(
    stock: &BTreeMap<SkuId, Stock>,
    before: &BTreeMap<SkuId, Disabled>,
    ask: &Ask,
) -> Result<BTreeMap<SkuId, Disabled>, Refused> {
    let product =
        |sku: SkuId| find(sku).filter(|_| before.contains_key(&sku) || is_had(stock, sku));
    let held = Held {
        direct: before.clone(),
        inherited: BTreeMap::new(),
    };
    match assigned(&held, ask, product) {
        Err(Refused::Dependency { .. }) => {
            let mut after = before.clone();
            after.retain(|product, _| !ask.remove.contains(product));
            after.extend(ask.add.clone());
            Ok(after)
        }
        other => other,
    }
}

/// A group that gives products is not deleted.
pub(crate) fn object_to_removal(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> BoxFuture<'_, failure::Result<Vec<Objection>>> {
    async move {
        let given = store::of_group(conn, tenant, id).await?;
        if given.is_empty() {
            return Ok(Vec::new());
        }
        let plain = given.into_iter().map(|(product, (disabled, _))| (product, disabled));
        let products = in_words(&plain.collect());
        let message = format!(
            "The group gives its members licenses: {products}. Without it they would lose them. Take the licenses away from the group first."
        );
        Ok(vec![Objection {
            code: "givesLicenses",
            id,
            message,
        }])
    }
    .boxed()
}
