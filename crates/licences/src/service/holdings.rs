//! What people and groups hold, in Graph's shapes.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::lookup::{self, Account};
use beffroi_directory::{GroupId, UserId};
use beffroi_feature::Cx;
use beffroi_population::{RoaringBitmap, TenantSets};
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::read::ServicePlanInfo;
use crate::model::{AssignmentError, Disabled, PlanId, Product, SkuId, Way, find};
use crate::shelf::{Shelf, Shelves};
use crate::store;

/// A product that somebody holds, or that a group gives (Graph's `assignedLicense`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AssignedLicense {
    /// Plans that are switched off.
    #[schema(value_type = Vec<Uuid>)]
    pub(crate) disabled_plans: Disabled,
    /// The product.
    #[schema(value_type = Uuid)]
    pub(crate) sku_id: SkuId,
}

/// One way by which somebody holds a product (Graph's `licenseAssignmentState`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AssignmentState {
    /// The group that gives it; null for what was given directly.
    pub(crate) assigned_by_group: Option<Uuid>,
    /// Plans that are switched off.
    #[schema(value_type = Vec<Uuid>)]
    pub(crate) disabled_plans: Disabled,
    /// Why it gives nothing: `CountViolation`, `MutuallyExclusiveViolation`, `DependencyViolation`,
    /// `ProhibitedInUsageLocationViolation`, or `None`.
    pub(crate) error: &'static str,
    /// When it was given or changed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) last_updated_date_time: Option<Ts>,
    /// The product.
    #[schema(value_type = Uuid)]
    pub(crate) sku_id: SkuId,
    /// `Active`, `Disabled` while the subscription is suspended, or `Error`.
    pub(crate) state: &'static str,
}

/// A product that somebody has, by whatever way, with its plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LicenseDetails {
    /// The same as `skuId`.
    pub(crate) id: String,
    /// The product.
    #[schema(value_type = Uuid)]
    pub(crate) sku_id: SkuId,
    /// Its short name.
    pub(crate) sku_part_number: String,
    /// Its plans; one that is off in every way is `Disabled`.
    pub(crate) service_plans: Vec<ServicePlanInfo>,
}

/// One way by which somebody holds a product.
pub(crate) struct OwnGift {
    pub(crate) product: &'static Product,
    pub(crate) way: Way,
    pub(crate) disabled: Disabled,
    pub(crate) error: Option<AssignmentError>,
    pub(crate) counts: bool,
}

impl OwnGift {
    /// The plans that it gives.
    pub(crate) fn plans(&self) -> impl Iterator<Item = PlanId> + '_ {
        let all = self.product.plans.keys().copied();
        all.filter(|plan| !self.disabled.contains(plan))
    }
}

/// Everything that somebody holds, by every way.
pub(crate) fn of_person(cx: &Cx, tenant: TenantId, person: Uuid) -> Vec<OwnGift> {
    let people = cx.people(tenant);
    let sets = people.read();
    let Some(ordinal) = sets.ordinal(person) else {
        return Vec::new();
    };
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let stock = shelf.book.stock();
    let person = RoaringBitmap::from_iter([ordinal]);
    let own = shelf.book.gifts_of(&sets, &person).into_iter();
    own.filter(|gift| gift.people.contains(ordinal))
        .filter_map(|gift| {
            let product = find(gift.product.id)?;
            Some(OwnGift {
                product,
                way: gift.way,
                disabled: gift.disabled.clone(),
                error: shelf.outcome.error((product.id, gift.way), ordinal),
                counts: stock
                    .get(&product.id)
                    .is_some_and(|stock| stock.standing.counts()),
            })
        })
        .collect()
}

/// The products that somebody has, by whatever way.
pub(crate) fn details(cx: &Cx, tenant: TenantId, person: Uuid) -> Vec<LicenseDetails> {
    let mut off: BTreeMap<SkuId, (&Product, Disabled)> = BTreeMap::new();
    let own = of_person(cx, tenant, person).into_iter();
    for gift in own.filter(|gift| gift.error.is_none() && gift.counts) {
        let one = off
            .entry(gift.product.id)
            .or_insert((gift.product, gift.disabled.clone()));
        one.1.retain(|plan| gift.disabled.contains(plan));
    }
    let detail = |(sku, (product, off)): (SkuId, (&Product, Disabled))| LicenseDetails {
        id: sku.to_string(),
        sku_id: sku,
        sku_part_number: product.part_number.clone(),
        service_plans: ServicePlanInfo::of(product, |plan| {
            if off.contains(&plan) {
                "Disabled"
            } else {
                "Success"
            }
        }),
    };
    off.into_iter().map(detail).collect()
}

fn licenses(all: impl IntoIterator<Item = (SkuId, Disabled)>) -> Vec<AssignedLicense> {
    let all: BTreeMap<SkuId, Disabled> = all.into_iter().collect();
    let license = |(sku_id, disabled_plans)| AssignedLicense {
        disabled_plans,
        sku_id,
    };
    all.into_iter().map(license).collect()
}

fn state(gift: &OwnGift, changed: &BTreeMap<(SkuId, Way), Ts>) -> AssignmentState {
    AssignmentState {
        assigned_by_group: match gift.way {
            Way::Direct => None,
            Way::Group(group) => Some(group),
        },
        disabled_plans: gift.disabled.clone(),
        error: gift.error.map_or("None", AssignmentError::as_str),
        last_updated_date_time: changed.get(&(gift.product.id, gift.way)).copied(),
        sku_id: gift.product.id,
        state: state_of(gift.error, gift.counts),
    }
}

pub(super) fn state_of(error: Option<AssignmentError>, counts: bool) -> &'static str {
    match (error, counts) {
        (Some(_), _) => "Error",
        (None, true) => "Active",
        (None, false) => "Disabled",
    }
}

/// A plan that somebody has (Graph's `assignedPlan`).
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct AssignedPlan<'a> {
    assigned_date_time: Option<Ts>,
    capability_status: &'static str,
    service: &'a str,
    service_plan_id: PlanId,
}

fn plans<'a>(own: &'a [OwnGift], changed: &BTreeMap<(SkuId, Way), Ts>) -> Vec<AssignedPlan<'a>> {
    let mut all: BTreeMap<PlanId, AssignedPlan<'a>> = BTreeMap::new();
    for gift in own.iter().filter(|gift| gift.error.is_none()) {
        for (plan, name) in gift
            .product
            .plans
            .iter()
            .filter(|(plan, _)| !gift.disabled.contains(plan))
        {
            let status = if gift.counts { "Enabled" } else { "Suspended" };
            let one = all.entry(*plan).or_insert(AssignedPlan {
                assigned_date_time: changed.get(&(gift.product.id, gift.way)).copied(),
                capability_status: status,
                service: name,
                service_plan_id: *plan,
            });
            if gift.counts {
                one.capability_status = "Enabled";
            }
        }
    }
    all.into_values().collect()
}

/// What somebody holds, with when each was given.
#[derive(Default)]
pub(crate) struct Holdings {
    own: Vec<OwnGift>,
    changed: BTreeMap<(SkuId, Way), Ts>,
}

impl Holdings {
    /// Graph's `assignedLicenses`: what they have, each product once.
    pub(crate) fn licenses(&self) -> Vec<AssignedLicense> {
        let mut all: BTreeMap<SkuId, Disabled> = BTreeMap::new();
        for gift in self.own.iter().filter(|gift| gift.error.is_none()) {
            let off = all
                .entry(gift.product.id)
                .or_insert_with(|| gift.disabled.clone());
            off.retain(|plan| gift.disabled.contains(plan));
        }
        licenses(all)
    }

    /// Graph's `licenseAssignmentStates`: each way, also those that give nothing.
    pub(crate) fn states(&self) -> Vec<AssignmentState> {
        self.own
            .iter()
            .map(|gift| state(gift, &self.changed))
            .collect()
    }

    fn value(&self, name: &str) -> Result<Value, serde_json::Error> {
        match name {
            "assignedLicenses" => serde_json::to_value(self.licenses()),
            "assignedPlans" => serde_json::to_value(plans(&self.own, &self.changed)),
            _ => serde_json::to_value(self.states()),
        }
    }
}

/// What these people hold, in their order.
pub(crate) async fn holdings(
    cx: &Cx,
    tenant: TenantId,
    ids: &[Uuid],
) -> failure::Result<Vec<Holdings>> {
    let mut conn = cx.read().await?;
    let direct = store::direct_of(&mut conn, tenant, ids).await?;
    let groups = store::all_groups(&mut conn, tenant).await?;
    drop(conn);
    let one = |id: &Uuid| {
        let own = of_person(cx, tenant, *id);
        let given = direct.get(id).into_iter().flatten();
        let given = given.map(|(product, (_, at))| ((*product, Way::Direct), *at));
        let mut changed: BTreeMap<(SkuId, Way), Ts> = given.collect();
        for gift in &own {
            if let Way::Group(group) = gift.way
                && let Some((_, at)) = groups.get(&group).and_then(|all| all.get(&gift.product.id))
            {
                changed.insert((gift.product.id, gift.way), *at);
            }
        }
        Holdings { own, changed }
    };
    Ok(ids.iter().map(one).collect())
}

/// What users are told of beside what the directory knows.
pub(crate) fn added_to_users<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    ids: &'a [Uuid],
    wanted: &'a [&'static str],
) -> BoxFuture<'a, failure::Result<Vec<Map<String, Value>>>> {
    async move {
        let all = holdings(cx, tenant, ids).await?;
        let row = |own: &Holdings| {
            let value = |name: &&'static str| Ok(((*name).to_owned(), own.value(name)?));
            let row: Result<Map<String, Value>, serde_json::Error> =
                wanted.iter().map(value).collect();
            row.map_err(Failure::bug)
        };
        all.iter().map(row).collect()
    }
    .boxed()
}

/// Where the giving of a group's licenses stands (Graph's `licenseProcessingState`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ProcessingState {
    /// `ProcessingComplete`: what a group gives is in force as soon as it is written.
    state: &'static str,
}

/// What a group gives.
pub(crate) fn of_group(
    cx: &Cx,
    tenant: TenantId,
    group: Uuid,
) -> (Vec<AssignedLicense>, Option<ProcessingState>) {
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let given = shelf
        .book
        .of_group(group)
        .map(|(sku, off)| (sku, off.clone()));
    let given = licenses(given);
    let state = (!given.is_empty()).then_some(ProcessingState {
        state: "ProcessingComplete",
    });
    (given, state)
}

/// What groups are told of beside what the directory knows.
pub(crate) fn added_to_groups<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    ids: &'a [Uuid],
    wanted: &'a [&'static str],
) -> BoxFuture<'a, failure::Result<Vec<Map<String, Value>>>> {
    async move {
        let row = |id: &Uuid| {
            let (given, state) = of_group(cx, tenant, *id);
            let value = |name: &&'static str| {
                let value = match *name {
                    "assignedLicenses" => serde_json::to_value(&given)?,
                    "hasMembersWithLicenseErrors" => has_errors(cx, tenant, *id).into(),
                    _ => serde_json::to_value(state)?,
                };
                Ok(((*name).to_owned(), value))
            };
            let row: Result<Map<String, Value>, serde_json::Error> =
                wanted.iter().map(value).collect();
            row.map_err(Failure::bug)
        };
        ids.iter().map(row).collect()
    }
    .boxed()
}

/// Whether somebody has an error of a group's licenses.
fn has_errors(cx: &Cx, tenant: TenantId, group: Uuid) -> bool {
    let people = cx.people(tenant);
    let sets = people.read();
    let shelf = cx.memory::<Shelves>().of(tenant);
    !in_error(&shelf.read(), &sets, group).is_empty()
}

/// A member of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LicenseMember {
    /// `#microsoft.graph.user`.
    #[serde(rename = "@odata.type")]
    kind: &'static str,
    #[schema(value_type = Uuid)]
    id: UserId,
    display_name: String,
    user_principal_name: String,
    mail: Option<String>,
    /// Why not everything that the group gives counts, e.g. `CountViolation`.
    license_errors: Vec<&'static str>,
}

/// Most members of one answer.
const MOST_MEMBERS: usize = 999;

/// Everybody who has an error of a group's licenses, oldest first.
///
/// # Errors
/// No such group.
pub(crate) async fn with_errors(
    cx: &Cx,
    caller: &Caller,
    group: GroupId,
) -> failure::Result<Vec<LicenseMember>> {
    let mut conn = cx.read().await?;
    let names = lookup::group_names(&mut conn, caller.tenant, &[group.uuid()]).await?;
    if names.is_empty() {
        return Err(Failure::not_found("group", group));
    }
    let mut ids: Vec<Uuid> = {
        let people = cx.people(caller.tenant);
        let sets = people.read();
        let shelf = cx.memory::<Shelves>().of(caller.tenant);
        let found = in_error(&shelf.read(), &sets, group.uuid());
        sets.ids(&found).collect()
    };
    ids.sort_unstable();
    ids.truncate(MOST_MEMBERS);
    let mut people = lookup::accounts(&mut conn, caller.tenant, &ids).await?;
    people.sort_unstable_by_key(|one| one.id);
    let errors = |person: UserId| {
        let own = of_person(cx, caller.tenant, person.uuid()).into_iter();
        let own = own.filter(|gift| gift.way == Way::Group(group.uuid()));
        let errors: BTreeSet<&str> = own.filter_map(|gift| Some(gift.error?.as_str())).collect();
        errors.into_iter().collect()
    };
    let member = |one: Account| LicenseMember {
        kind: "#microsoft.graph.user",
        license_errors: errors(one.id),
        id: one.id,
        display_name: one.display_name,
        user_principal_name: one.user_principal_name,
        mail: one.mail,
    };
    Ok(people.into_iter().map(member).collect())
}

/// Everybody who has an error of a group's licenses.
pub(super) fn in_error(shelf: &Shelf, sets: &TenantSets, group: Uuid) -> RoaringBitmap {
    let mut found = shelf.outcome.errors_of_group(group);
    if let Some(members) = sets.direct_members(group) {
        for (product, _) in shelf.book.of_group(group) {
            if let Some(seating) = shelf.outcome.products.get(&product) {
                found |= members & &seating.without;
            }
        }
    }
    found
}
