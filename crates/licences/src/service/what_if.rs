//! *What if*: what a change would do to people, before it is made.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::user::{self, User};
use beffroi_directory::{UserId, country, lookup};
use beffroi_feature::Cx;
use beffroi_population::{RoaringBitmap, TenantSets};
use beffroi_web::Caller;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::assign::asked;
use super::assign_group::checked;
use super::refusals::Trial;
use super::subscribe::{check_seats, too_late};
use super::{of_rule, person};
use crate::model::{
    Ask, Book, Disabled, InForce, Outcome, Outline, SkuId, Standing, Subscription, SubscriptionId,
    find,
};
use crate::shelf::{Moved, Shelf, Shelves};

/// A product to be given.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WouldGive {
    /// The product.
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    /// Plans to be switched off.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    disabled_plans: Disabled,
}

/// A subscription with more or fewer seats, or without any.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SubscriptionWould {
    #[schema(value_type = Uuid)]
    id: SubscriptionId,
    /// How many seats it would have.
    #[serde(default)]
    total_licenses: Option<u32>,
    /// Whether it would have ended: suspended, or removed.
    #[serde(default)]
    is_ended: bool,
    /// Whether it would be taken up again: enabled, with all its seats.
    #[serde(default)]
    is_renewed: bool,
}

/// A group that would give other products.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct GroupWould {
    id: Uuid,
    /// Products that it would give too.
    #[serde(default)]
    add_licenses: Vec<WouldGive>,
    /// Products that it would not give any more.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    remove_licenses: Vec<SkuId>,
}

/// People who would be given other products directly.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PeopleWould {
    /// Who, by id or principal name: 1 to 1,000.
    ids: Vec<String>,
    /// Products that they would be given.
    #[serde(default)]
    add_licenses: Vec<WouldGive>,
    /// Products that would be taken from them.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    remove_licenses: Vec<SkuId>,
    /// Where those would be of whom no usage location is stated: a country code (ISO 3166-1 alpha-2).
    #[serde(default)]
    usage_location: Option<String>,
}

/// A change that is not made: exactly one of these.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WhatIf {
    #[serde(default)]
    subscription: Option<SubscriptionWould>,
    #[serde(default)]
    group: Option<GroupWould>,
    #[serde(default)]
    users: Option<PeopleWould>,
}

/// People whose capability would change alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CapabilityChange {
    /// What is in force; null for no mailbox.
    from: Option<&'static str>,
    /// What would be; null for no mailbox.
    to: Option<&'static str>,
    /// For how many people.
    people: u64,
}

/// Seats of a product before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SeatsChange {
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    /// How many are taken.
    before: u64,
    /// How many would be.
    after: u64,
    /// How many people have been given it and have none.
    missing_before: u64,
    /// How many would have none.
    missing_after: u64,
}

/// Somebody for whom the change would be refused, and who keeps everything as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WouldRefuse {
    #[schema(value_type = Uuid)]
    user_id: UserId,
    display_name: String,
    /// The rule: what the change itself would answer in its details.
    code: String,
    /// The same in words.
    message: String,
}

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Consequences {
    capability_changes: Vec<CapabilityChange>,
    /// How many people would lose their mailbox.
    mailboxes_lost: u64,
    /// How many would get one.
    mailboxes_gained: u64,
    /// The products of which something would change.
    seats: Vec<SeatsChange>,
    /// Of people that the change names: for whom it would be refused.
    refused: Vec<WouldRefuse>,
}

/// Somebody whose capability would change.
pub(crate) struct Affected {
    pub(crate) person: Uuid,
    pub(crate) from: InForce,
    pub(crate) to: InForce,
}

/// Says what a change would do.
///
/// # Errors
/// A broken rule; something that is not there.
pub(crate) async fn what_if(
    cx: &Cx,
    caller: &Caller,
    change: WhatIf,
) -> failure::Result<Consequences> {
    let Both {
        before,
        after,
        others,
        refused,
    } = both(cx, caller, change).await?;
    let changes = before.1.changes(&after.1);
    let had = |people: &RoaringBitmap| people.len();
    let lost = changes
        .iter()
        .filter(|change| change.to == InForce::Nothing);
    let gained = changes
        .iter()
        .filter(|change| change.from == InForce::Nothing);
    let word = |what: InForce| (what != InForce::Nothing).then(|| what.as_str());
    Ok(Consequences {
        mailboxes_lost: lost.map(|change| had(&change.people)).sum(),
        mailboxes_gained: gained.map(|change| had(&change.people)).sum(),
        capability_changes: changes
            .iter()
            .map(|change| CapabilityChange {
                from: word(change.from),
                to: word(change.to),
                people: had(&change.people),
            })
            .collect(),
        seats: seats(&before.0, &after.0, &others),
        refused,
    })
}

/// Whom a change would concern, person by person.
///
/// # Errors
/// The same.
pub(crate) async fn affected(
    cx: &Cx,
    caller: &Caller,
    change: WhatIf,
) -> failure::Result<Vec<Affected>> {
    let Both { before, after, .. } = both(cx, caller, change).await?;
    let people = cx.people(caller.tenant);
    let sets = people.read();
    let mut all = Vec::new();
    for change in before.1.changes(&after.1) {
        all.extend(sets.ids(&change.people).map(|person| Affected {
            person,
            from: change.from,
            to: change.to,
        }));
    }
    Ok(all)
}

/// What the organization would lose with a subscription.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Loss {
    /// How many people have a seat of its product.
    pub(super) consumed: u64,
    /// For how many people something else would be in force.
    pub(super) changing: u64,
    /// How many of them would have no mailbox.
    pub(super) losing: u64,
}

/// What would come of it if a subscription ended now. Of one that gives nothing any more: nothing.
pub(super) fn without(cx: &Cx, tenant: TenantId, one: &Subscription) -> Loss {
    let people = cx.people(tenant);
    let shelf = cx.memory::<Shelves>().of(tenant);
    let (sets, shelf) = (people.read(), shelf.read());
    let mut book = shelf.book.clone();
    let rest = shelf
        .book
        .subscriptions()
        .filter(|other| other.id != one.id);
    book.set_subscriptions(rest.cloned().chain([Subscription {
        standing: one.standing.max(Standing::Suspended),
        ..one.clone()
    }]));
    let (_, after) = shelf.settled(&book, &sets, None);
    let mut loss = Loss::default();
    let seating = shelf.outcome.products.get(&one.product);
    loss.consumed = seating.map_or(0, |seating| seating.holders.len());
    for change in shelf.outline.changes(&after) {
        loss.changing += change.people.len();
        if change.to == InForce::Nothing {
            loss.losing += change.people.len();
        }
    }
    loss
}

type Settled = (Outcome, Outline);

/// What is, and what would be: of everybody, or of those only whom the change names.
struct Both {
    before: Settled,
    after: Settled,
    /// Who else has a seat, and keeps it, where it is not of everybody.
    others: BTreeMap<SkuId, u64>,
    refused: Vec<WouldRefuse>,
}

async fn both(cx: &Cx, caller: &Caller, change: WhatIf) -> failure::Result<Both> {
    let tenant = caller.tenant;
    let named = people_of(cx, caller, &change).await?;
    let people = cx.people(tenant);
    let shelf = cx.memory::<Shelves>().of(tenant);
    let sets = people.read();
    let shelf = shelf.read();
    let mut refused = Vec::new();
    if let Some(users) = &change.users {
        let ask = asked_of(&users.add_licenses, &users.remove_licenses, "users/")?;
        let mut moved = users.moved(&named, &sets);
        // Where somebody is decides what groups give them, before anything else is given.
        let placed = moved
            .as_ref()
            .map(|moved| shelf.settled(&shelf.book, &sets, Some(moved)).0);
        let outcome = placed.as_ref().unwrap_or(&shelf.outcome);
        let mut trial = Trial::new(&shelf, outcome, &sets, &ask);
        let mut willing = Vec::new();
        for one in named {
            let Some(ordinal) = sets.ordinal(one.id.uuid()) else {
                continue;
            };
            let place = one
                .usage_location
                .as_deref()
                .or(users.usage_location.as_deref());
            match trial.give(ordinal, place) {
                Ok(()) => willing.push((one.id.uuid(), ordinal)),
                Err(failure) => refused.push(WouldRefuse::new(one, &failure)),
            }
        }
        let concerned: RoaringBitmap = willing.iter().map(|(_, ordinal)| *ordinal).collect();
        if let Some(moved) = &mut moved {
            moved.people &= &concerned;
        }
        let moved = moved.as_ref();
        let mut book = shelf.book.only(&concerned);
        let before = shelf.settled_of(&book, &sets, &concerned, None);
        give(&mut book, &willing, &ask);
        let after = shelf.settled_of(&book, &sets, &concerned, moved);
        if let Some(others) = unconcerned(&shelf, &before.0, &after.0) {
            return Ok(Both {
                before,
                after,
                others,
                refused,
            });
        }
        let mut book = shelf.book.clone();
        give(&mut book, &willing, &ask);
        let after = shelf.settled(&book, &sets, moved);
        return Ok(of_everybody(&shelf, after, refused));
    }
    let mut book = shelf.book.clone();
    apply(&mut book, change)?;
    let after = shelf.settled(&book, &sets, None);
    Ok(of_everybody(&shelf, after, refused))
}

fn of_everybody(shelf: &Shelf, after: Settled, refused: Vec<WouldRefuse>) -> Both {
    Both {
        before: ((*shelf.outcome).clone(), (*shelf.outline).clone()),
        after,
        others: BTreeMap::new(),
        refused,
    }
}

/// How many others have a seat of each product that some people have or would have, where that is nothing
/// to these others: everybody has a seat, before and after.
fn unconcerned(shelf: &Shelf, before: &Outcome, after: &Outcome) -> Option<BTreeMap<SkuId, u64>> {
    let stock = shelf.book.stock();
    let mut others = BTreeMap::new();
    for product in before.products.keys().chain(after.products.keys()) {
        let of = |outcome: &Outcome| {
            let own = outcome.products.get(product);
            own.map_or(0, |own| own.holders.len())
        };
        let rest = of(&shelf.outcome).checked_sub(of(before))?;
        let is_short = shelf.outcome.products.get(product);
        let is_short = is_short.is_some_and(|own| !own.without.is_empty());
        let seats = stock.get(product).map_or(0, |stock| stock.units.kept());
        if is_short || rest + of(after) > seats {
            return None;
        }
        others.insert(*product, rest);
    }
    Some(others)
}

/// The people that the change names.
async fn people_of(cx: &Cx, caller: &Caller, change: &WhatIf) -> failure::Result<Vec<User>> {
    let mut broken = Violations::default();
    let parts = [
        ("users", change.users.is_some()),
        ("group", change.group.is_some()),
        ("subscription", change.subscription.is_some()),
    ];
    let given = parts.iter().filter(|(_, is_given)| *is_given).count();
    for (part, is_given) in parts {
        if given == 0 {
            broken.add(
                part,
                "must be given, or another of group, subscription and users",
            );
        } else if given > 1 && is_given {
            broken.add(part, "must be given alone: one of them only");
        }
    }
    let both = |one: &SubscriptionWould| one.is_ended && one.is_renewed;
    if change.subscription.as_ref().is_some_and(both) {
        broken.add(
            "subscription/isRenewed",
            "must not be true where isEnded is",
        );
    }
    let keys = change.users.iter().flat_map(|users| &users.ids);
    let keys: Vec<&String> = keys.collect();
    if change.users.is_some() && !(1..=1_000).contains(&keys.len()) {
        broken.add("users/ids", "must be 1 to 1,000 people");
    }
    let place = change
        .users
        .as_ref()
        .and_then(|users| users.usage_location.as_deref());
    if place.is_some_and(|place| country::code(place) != Some(place)) {
        broken.add(
            "users/usageLocation",
            "must be a two-letter country code (ISO 3166-1), e.g. FR",
        );
    }
    if let Some(seats) = change
        .subscription
        .as_ref()
        .and_then(|one| one.total_licenses)
    {
        check_seats(seats, "subscription/", &mut broken);
    }
    broken.into_result()?;
    let mut conn = cx.read().await?;
    if let Some(group) = &change.group {
        let found = lookup::group_names(&mut conn, caller.tenant, &[group.id]).await?;
        if !found.contains_key(&group.id) {
            return Err(Failure::not_found("group", group.id));
        }
    }
    let mut ids = Vec::with_capacity(keys.len());
    for key in keys {
        let id = person(&mut conn, caller.tenant, key).await?.id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    user::some(&mut conn, caller.tenant, &ids).await
}

/// What is to be given and taken away, as the change itself reads it.
fn asked_of(add: &[WouldGive], remove: &[SkuId], of: &str) -> failure::Result<Ask> {
    let add = add
        .iter()
        .map(|one| (one.sku_id, one.disabled_plans.clone()));
    asked(of, add.collect(), remove.to_vec())
}

fn apply(book: &mut Book, change: WhatIf) -> failure::Result<()> {
    if let Some(one) = change.subscription {
        let all: Vec<Subscription> = book.subscriptions().cloned().collect();
        let known = all.iter().find(|known| known.id == one.id);
        let known = known.ok_or_else(|| Failure::not_found("subscription", one.id))?;
        if one.is_renewed && !known.can_be_renewed() {
            return Err(too_late(known, "subscription/isRenewed"));
        }
        book.set_subscriptions(all.into_iter().map(|known| changed(known, &one)));
    }
    if let Some(group) = change.group {
        let ask = asked_of(&group.add_licenses, &group.remove_licenses, "group/")?;
        let before = book
            .of_group(group.id)
            .map(|(sku, off)| (sku, off.clone()))
            .collect();
        let after = checked(&book.stock(), &before, &ask).map_err(|refusal| of_rule(&refusal))?;
        book.set_group(group.id, after);
    }
    Ok(())
}

/// Gives it to people for whom nothing speaks against it.
fn give(book: &mut Book, people: &[(Uuid, u32)], ask: &Ask) {
    for (person, ordinal) in people {
        let mut held: BTreeMap<SkuId, Disabled> = book.of_person(*ordinal).collect();
        held.retain(|sku, _| !ask.remove.contains(sku));
        held.extend(ask.add.clone());
        book.set_direct(*person, Some(*ordinal), held);
    }
}

impl PeopleWould {
    /// Who would be where nobody has said before that they are.
    fn moved(&self, named: &[User], sets: &TenantSets) -> Option<Moved> {
        let place = self.usage_location.clone()?;
        let people = named.iter().filter(|one| one.usage_location.is_none());
        let people = people
            .filter_map(|one| sets.ordinal(one.id.uuid()))
            .collect();
        Some(Moved { people, place })
    }
}

impl WouldRefuse {
    fn new(person: User, failure: &Failure) -> Self {
        let detail = failure.details().first();
        Self {
            user_id: person.id,
            display_name: person.display_name,
            code: detail
                .map(|detail| detail.code.to_string())
                .unwrap_or_default(),
            message: detail.map_or_else(|| failure.to_string(), |detail| detail.message.clone()),
        }
    }
}

fn changed(known: Subscription, wanted: &SubscriptionWould) -> Subscription {
    if known.id != wanted.id {
        return known;
    }
    Subscription {
        seats: wanted.total_licenses.unwrap_or(known.seats),
        standing: match (wanted.is_ended, wanted.is_renewed) {
            (true, _) => Standing::Suspended,
            (false, true) => Standing::Enabled,
            (false, false) => known.standing,
        },
        ..known
    }
}

fn seats(before: &Outcome, after: &Outcome, others: &BTreeMap<SkuId, u64>) -> Vec<SeatsChange> {
    let all: BTreeSet<SkuId> = before
        .products
        .keys()
        .chain(after.products.keys())
        .copied()
        .collect();
    let row = |product: SkuId| {
        let of = |outcome: &Outcome| {
            let own = outcome.products.get(&product);
            own.map_or((0, 0), |own| (own.holders.len(), own.without.len()))
        };
        let (old, new) = (of(before), of(after));
        let known = find(product).filter(|_| old != new)?;
        let rest = others.get(&product).copied().unwrap_or(0);
        Some(SeatsChange {
            sku_id: product,
            sku_part_number: known.part_number.clone(),
            display_name: known.name.clone(),
            before: old.0 + rest,
            after: new.0 + rest,
            missing_before: old.1,
            missing_after: new.1,
        })
    };
    all.into_iter().filter_map(row).collect()
}
