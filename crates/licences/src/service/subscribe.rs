//! Subscriptions begin, grow, shrink, end and are taken up again.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Kind, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use beffroi_web::{Actor, Caller, IfMatch};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CATEGORY, announce};
use crate::model::{Product, SkuId, Standing, Subscription, SubscriptionId, find, products};
use crate::projection::SUBSCRIPTIONS;
use crate::store;

/// Most seats of one subscription.
const MOST_SEATS: u32 = 100_000_000;
/// Most subscriptions of an organization.
const MOST_SUBSCRIPTIONS: usize = 1_000;

/// A subscription to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewSubscription {
    /// The product by its id; this or `skuPartNumber`.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub(crate) sku_id: Option<SkuId>,
    /// The product by its short name, e.g. `SPE_E3`.
    #[serde(default)]
    pub(crate) sku_part_number: Option<String>,
    /// How many seats: 1 to 100,000,000.
    pub(crate) total_licenses: u32,
    /// Whether it is a trial: those are not suspended but end.
    #[serde(default)]
    pub(crate) is_trial: bool,
    /// When its term ends; without one it has no end.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) next_lifecycle_date_time: Option<Ts>,
}

impl NewSubscription {
    fn product(&self, broken: &mut Violations) -> Option<&'static Product> {
        let found = match (&self.sku_id, &self.sku_part_number) {
            (Some(id), None) => find(*id),
            (None, Some(name)) => {
                products().find(|one| one.part_number.eq_ignore_ascii_case(name.trim()))
            }
            _ => {
                broken.add("skuPartNumber", "must be given, or skuId, and not both");
                return None;
            }
        };
        let field = if self.sku_id.is_some() {
            "skuId"
        } else {
            "skuPartNumber"
        };
        if found.is_none() {
            broken.add(
                field,
                "must be a product of the catalogue (GET /beta/admin/licenses/products)",
            );
        }
        found
    }
}

/// Whether there can be so many seats; `at` is the part of the body that says it.
pub(super) fn check_seats(seats: u32, at: &str, broken: &mut Violations) {
    if !(1..=MOST_SEATS).contains(&seats) {
        broken.add(
            format!("{at}totalLicenses"),
            format_args!("must be a number from 1 to {MOST_SEATS}"),
        );
    }
}

fn check_end(end: Option<Ts>, now: Ts, broken: &mut Violations) {
    if end.is_some_and(|end| end <= now) {
        broken.add("nextLifecycleDateTime", "must lie in the future");
    }
}

/// Makes a subscription.
///
/// # Errors
/// A broken rule; too many.
pub(crate) async fn subscribe(
    cx: &Cx,
    caller: &Caller,
    new: NewSubscription,
) -> failure::Result<SubscriptionId> {
    let now = cx.now();
    let mut broken = Violations::default();
    check_seats(new.total_licenses, "", &mut broken);
    check_end(new.next_lifecycle_date_time, now, &mut broken);
    let product = new.product(&mut broken);
    broken.into_result()?;
    let product = product.ok_or_else(|| Failure::bug("a product was checked"))?;
    let made = Subscription {
        id: cx.mint(),
        product: product.id,
        seats: new.total_licenses,
        is_trial: new.is_trial,
        created: now,
        standing: Standing::Enabled,
        next: new.next_lifecycle_date_time,
        announced: None,
        version: 1,
    }
    .begun(now);
    let id = made.id;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = caller.tenant;
            if store::subscriptions(tx, tenant).await?.len() >= MOST_SUBSCRIPTIONS {
                let words = format!("The organization has {MOST_SUBSCRIPTIONS} subscriptions already; delete some first.");
                return Err(Failure::new(Kind::Denied, "tooManyLicenseSubscriptions", words));
            }
            store::insert_subscription(tx, tenant, &made).await?;
            let entry = Entry::by(&caller, CATEGORY, "Add subscription", Operation::Add);
            saved(&own, tx, tenant, entry, None, Some(&made)).await
        }
        .boxed()
    })
    .await?;
    Ok(id)
}

/// What changes of a subscription; what is not given stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct SubscriptionPatch {
    /// How many seats: 1 to 100,000,000. With fewer than are taken, those who came last lose theirs.
    pub(crate) total_licenses: Option<u32>,
    /// A new end of its term, by which it is taken up again, or null for none.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) next_lifecycle_date_time: Option<Option<Ts>>,
}

/// A field that is there, be it null.
fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

async fn found(tx: &mut Tx, tenant: TenantId, id: SubscriptionId) -> failure::Result<Subscription> {
    let all = store::subscriptions(tx, tenant).await?;
    let found = all.into_iter().find(|one| one.id == id);
    found.ok_or_else(|| Failure::not_found("subscription", id))
}

/// Changes a subscription.
///
/// # Errors
/// No such subscription; a broken rule; too late to be taken up again; another version.
pub(crate) async fn change(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
    patch: SubscriptionPatch,
    if_match: IfMatch,
) -> failure::Result<()> {
    let mut broken = Violations::default();
    if let Some(seats) = patch.total_licenses {
        check_seats(seats, "", &mut broken);
    }
    check_end(
        patch.next_lifecycle_date_time.flatten(),
        cx.now(),
        &mut broken,
    );
    broken.into_result()?;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = caller.tenant;
            let before = found(tx, tenant, id).await?;
            if_match.check(before.version)?;
            let mut after = before.clone();
            if let Some(until) = patch.next_lifecycle_date_time {
                let renewed = after.renewed(until, own.now());
                after = renewed.ok_or_else(|| too_late(&before, "nextLifecycleDateTime"))?;
            }
            after.seats = patch.total_licenses.unwrap_or(before.seats);
            if !store::update_subscription(tx, tenant, &after).await? {
                return Err(Failure::conflict(
                    "Request_Conflict",
                    "Somebody else has changed this subscription at the same moment: read it again.",
                ));
            }
            let entry = Entry::by(&caller, CATEGORY, "Update subscription", Operation::Update);
            saved(&own, tx, tenant, entry, Some(&before), Some(&after)).await
        }
        .boxed()
    })
    .await
}

pub(super) fn too_late(before: &Subscription, field: &str) -> Failure {
    let words = format!(
        "The subscription is {}: it can't be taken up again. Make a new one.",
        before.standing.as_str()
    );
    Failure::conflict("subscriptionEnded", words).at(field)
}

/// Removes a subscription with its seats, at once.
///
/// # Errors
/// No such subscription; another version.
pub(crate) async fn cancel(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = caller.tenant;
            let before = found(tx, tenant, id).await?;
            if_match.check(before.version)?;
            store::delete_subscription(tx, tenant, id).await?;
            beffroi_queue::cancel(tx, tenant, JOB, &id.to_string()).await?;
            let entry = Entry::by(&caller, CATEGORY, "Delete subscription", Operation::Delete);
            saved(&own, tx, tenant, entry, Some(&before), None).await
        }
        .boxed()
    })
    .await
}

/// The kind of the job by which the clock takes a subscription on.
pub(crate) const JOB: &str = "licences.advance";

/// The job.
pub(crate) fn advance(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let (id, tenant): (SubscriptionId, _) = (job.payload()?, job.tenant);
        let own = cx.clone();
        let next = cx
            .write(tenant, move |tx| {
                async move { advance_in(&own, tx, tenant, id).await }.boxed()
            })
            .await?;
        Ok(next.map_or(Outcome::Done, Outcome::Again))
    }
    .boxed()
}

async fn advance_in(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: SubscriptionId,
) -> failure::Result<Option<Ts>> {
    let all = store::subscriptions(tx, tenant).await?;
    let Some(mut now) = all.into_iter().find(|one| one.id == id) else {
        return Ok(None);
    };
    // Each step by itself, so that each is told and can be found in the audit trail.
    while let Some(next) = now.step(cx.now()) {
        if !store::update_subscription(tx, tenant, &next).await? {
            return Err(Failure::conflict(
                "Request_Conflict",
                "The subscription was changed meanwhile.",
            ));
        }
        let entry = Entry::new(
            CATEGORY,
            "Move subscription on",
            Operation::Update,
            Actor::system(),
        );
        let next = Subscription {
            version: now.version + 1,
            ..next
        };
        let target = target(Some(&now), Some(&next));
        audit::record(tx, cx, tenant, entry.target(target)).await?;
        tx.change(
            tenant,
            SUBSCRIPTIONS,
            &told(Some(&now), Some(&next)),
            cx.now(),
        )
        .await?;
        now = next;
    }
    announce::schedule(cx, tx, tenant).await?;
    Ok(now.next)
}

/// What the change log says of it.
fn told(before: Option<&Subscription>, after: Option<&Subscription>) -> serde_json::Value {
    let one = after.or(before);
    let standing = |one: Option<&Subscription>| one.map(|one| one.standing.as_str());
    json!({
        "id": one.map(|one| one.id),
        "skuId": one.map(|one| one.product),
        "status": standing(after),
        "previousStatus": standing(before),
        "totalLicenses": after.map(|one| one.seats),
    })
}

fn target(before: Option<&Subscription>, after: Option<&Subscription>) -> Target {
    let one = after.or(before);
    let name = one
        .and_then(|one| find(one.product))
        .map(|known| known.part_number.as_str());
    let id = one.map_or_else(Uuid::nil, |one| one.id.uuid());
    let seats = |one: Option<&Subscription>| one.map(|one| one.seats.to_string());
    let standing = |one: Option<&Subscription>| one.map(|one| one.standing.as_str().to_owned());
    let end = |one: Option<&Subscription>| one.and_then(|one| one.next).map(|end| end.to_string());
    Target::new("Subscription", id, name.unwrap_or_default())
        .property("totalLicenses", seats(before), seats(after))
        .property("status", standing(before), standing(after))
        .property("nextLifecycleDateTime", end(before), end(after))
}

async fn saved(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    entry: Entry,
    before: Option<&Subscription>,
    after: Option<&Subscription>,
) -> failure::Result<()> {
    if let Some(one) = after
        && before.is_none_or(|before| before.next != one.next)
    {
        match one.next {
            Some(at) => {
                let job = NewJob::new(JOB, &one.id, &one.id, at)?;
                beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await?;
            }
            None => {
                beffroi_queue::cancel(tx, tenant, JOB, &one.id.to_string()).await?;
            }
        }
    }
    announce::schedule(cx, tx, tenant).await?;
    audit::record(tx, cx, tenant, entry.target(target(before, after))).await?;
    tx.change(tenant, SUBSCRIPTIONS, &told(before, after), cx.now())
        .await?;
    Ok(())
}
