//! Who has what a filter asks for: `assignedLicenses/any(l:l/skuId eq …)` and its like.

use std::collections::BTreeMap;

use beffroi_core::filter::{Op, Value};
use beffroi_core::{Failure, Filter, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::{RoaringBitmap, TenantSets};
use uuid::Uuid;

use super::holdings::{in_error, state_of};
use crate::model::{AssignmentError, Gift, Outcome, PlanId, SkuId, Standing, Way};
use crate::shelf::{Shelf, Shelves};

/// What can be asked of one item of a collection.
type Item<'a> = &'a dyn Fn(&str) -> Value;

/// One condition on a collection: whether an item is what is asked for, or none may be.
struct Question<'a> {
    of_item: Option<&'a Filter>,
    /// `all` asks whether there is an item that is not.
    is_all: bool,
}

impl<'a> Question<'a> {
    /// Reads a condition whose items have these properties.
    fn read(condition: &'a Filter, properties: &[(&str, Kind)]) -> failure::Result<Self> {
        let (name, of_item, is_all) = match condition {
            Filter::Any(name, of_item) => (name, of_item.as_deref(), false),
            Filter::All(name, of_item) => (name, Some(&**of_item), true),
            _ => {
                let name = condition.properties().first().copied().unwrap_or_default();
                let rule = format!("asks {name} by any and all only");
                return Err(Failure::invalid("$filter", rule));
            }
        };
        if let Some(of_item) = of_item {
            check(name, of_item, properties)?;
        }
        Ok(Self { of_item, is_all })
    }

    /// Whether an item is one that decides.
    fn decides(&self, item: Item<'_>) -> bool {
        self.of_item
            .is_none_or(|of_item| of_item.matches(item) != self.is_all)
    }

    /// Everybody for whom the condition holds, by who has an item that decides.
    fn answer(&self, sets: &TenantSets, deciding: RoaringBitmap) -> RoaringBitmap {
        if self.is_all {
            sets.everyone() - deciding
        } else {
            deciding
        }
    }
}

/// What a property of an item is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Guid,
    Text,
}

fn check(collection: &str, of_item: &Filter, properties: &[(&str, Kind)]) -> failure::Result<()> {
    let leaf = |name: &str, literals: &[Value]| {
        let known = properties
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        let Some((name, kind)) = known else {
            let names: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
            let rule = format!(
                "can't ask {collection} for '{name}'; it can for {}",
                names.join(", ")
            );
            return Err(Failure::invalid("$filter", rule));
        };
        let fits = |literal: &Value| match literal {
            Value::Null => true,
            Value::Guid(_) => *kind == Kind::Guid,
            Value::Text(_) => *kind == Kind::Text,
            _ => false,
        };
        if literals.iter().all(fits) {
            return Ok(());
        }
        let wanted = match kind {
            Kind::Guid => "a GUID, without quotes",
            Kind::Text => "text in single quotes",
        };
        let rule = format!("compares {collection}/{name} with {wanted} only");
        Err(Failure::invalid("$filter", rule))
    };
    match of_item {
        Filter::And(parts) | Filter::Or(parts) => parts
            .iter()
            .try_for_each(|part| check(collection, part, properties)),
        Filter::Not(part) => check(collection, part, properties),
        Filter::Compare(name, Op::Eq | Op::Ne, literal) => {
            leaf(name, std::slice::from_ref(literal))
        }
        Filter::Compare(name, ..) => {
            let rule = format!("compares {collection}/{name} by eq, ne and in only");
            Err(Failure::invalid("$filter", rule))
        }
        Filter::In(name, literals) => leaf(name, literals),
        Filter::Any(name, _) | Filter::All(name, _) => leaf(name, &[]),
    }
}

/// Everybody for whom one condition on their licenses holds.
pub(crate) fn people_with(
    cx: &Cx,
    tenant: TenantId,
    sets: &TenantSets,
    condition: &Filter,
) -> failure::Result<RoaringBitmap> {
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let asked = condition.properties().first().copied().unwrap_or_default();
    let ask = if asked.eq_ignore_ascii_case("assignedLicenses") {
        licenses
    } else if asked.eq_ignore_ascii_case("assignedPlans") {
        plans
    } else {
        states
    };
    ask(&shelf, sets, condition)
}

/// To whom a gift gives its product.
fn effective(gift: &Gift<'_>, outcome: &Outcome) -> RoaringBitmap {
    let key = (gift.product.id, gift.way);
    let mut people = gift.people - outcome.refused_of(key);
    if let Some(seating) = outcome.products.get(&gift.product.id) {
        people -= &seating.without;
    }
    people
}

fn licenses(
    shelf: &Shelf,
    sets: &TenantSets,
    condition: &Filter,
) -> failure::Result<RoaringBitmap> {
    let question = Question::read(condition, &[("skuId", Kind::Guid)])?;
    let mut deciding = RoaringBitmap::new();
    for gift in shelf.book.gifts(sets) {
        if question.decides(&|_| Value::Guid(gift.product.id.uuid())) {
            deciding |= effective(&gift, &shelf.outcome);
        }
    }
    Ok(question.answer(sets, deciding))
}

/// A plan that is on in a product that counts is *Enabled*, whatever else gives it.
fn plans(shelf: &Shelf, sets: &TenantSets, condition: &Filter) -> failure::Result<RoaringBitmap> {
    const PROPERTIES: [(&str, Kind); 3] = [
        ("servicePlanId", Kind::Guid),
        ("capabilityStatus", Kind::Text),
        ("service", Kind::Text),
    ];
    const STATUS: [&str; 2] = ["Enabled", "Suspended"];
    let question = Question::read(condition, &PROPERTIES)?;
    let stock = shelf.book.stock();
    let mut with: BTreeMap<PlanId, [RoaringBitmap; 2]> = BTreeMap::new();
    let mut decides: BTreeMap<PlanId, [bool; 2]> = BTreeMap::new();
    for gift in shelf.book.gifts(sets) {
        let counts = stock
            .get(&gift.product.id)
            .is_some_and(|stock| stock.standing.counts());
        let mut people = None;
        for (plan, name) in &gift.product.plans {
            if gift.disabled.contains(plan) {
                continue;
            }
            let wanted = *decides.entry(*plan).or_insert_with(|| {
                STATUS.map(|status| {
                    question.decides(&|asked| match asked.to_ascii_lowercase().as_str() {
                        "serviceplanid" => Value::Guid(plan.uuid()),
                        "capabilitystatus" => Value::Text(status.to_owned()),
                        _ => Value::Text(name.clone()),
                    })
                })
            });
            if wanted != [false, false] {
                let people = people.get_or_insert_with(|| effective(&gift, &shelf.outcome));
                with.entry(*plan).or_default()[usize::from(!counts)] |= &*people;
            }
        }
    }
    let mut deciding = RoaringBitmap::new();
    for (plan, [enabled, suspended]) in with {
        let wanted = decides.get(&plan).copied().unwrap_or_default();
        if wanted[1] {
            deciding |= suspended - &enabled;
        }
        if wanted[0] {
            deciding |= enabled;
        }
    }
    Ok(question.answer(sets, deciding))
}

fn states(shelf: &Shelf, sets: &TenantSets, condition: &Filter) -> failure::Result<RoaringBitmap> {
    const PROPERTIES: [(&str, Kind); 4] = [
        ("skuId", Kind::Guid),
        ("assignedByGroup", Kind::Guid),
        ("state", Kind::Text),
        ("error", Kind::Text),
    ];
    let question = Question::read(condition, &PROPERTIES)?;
    let stock = shelf.book.stock();
    let mut deciding = RoaringBitmap::new();
    for gift in shelf.book.gifts(sets) {
        let standing = stock.get(&gift.product.id).map(|stock| stock.standing);
        let decides = |error: Option<AssignmentError>| {
            let state = state_of(error, standing.is_some_and(Standing::counts));
            question.decides(&|asked| match asked.to_ascii_lowercase().as_str() {
                "skuid" => Value::Guid(gift.product.id.uuid()),
                "assignedbygroup" => match gift.way {
                    Way::Direct => Value::Null,
                    Way::Group(group) => Value::Guid(group),
                },
                "state" => Value::Text(state.to_owned()),
                _ => Value::Text(error.map_or("None", AssignmentError::as_str).to_owned()),
            })
        };
        let key = (gift.product.id, gift.way);
        if decides(None) {
            deciding |= effective(&gift, &shelf.outcome);
        }
        let refused = shelf.outcome.refused.get(&key).into_iter().flatten();
        for (error, people) in refused {
            if decides(Some(*error)) {
                deciding |= people;
            }
        }
        let seating = shelf.outcome.products.get(&gift.product.id);
        if let Some(seating) = seating
            && decides(Some(AssignmentError::CountViolation))
        {
            deciding |= (gift.people & &seating.without) - shelf.outcome.refused_of(key);
        }
    }
    Ok(question.answer(sets, deciding))
}

/// Every group for which one condition on its licenses holds.
pub(crate) fn groups_with(
    cx: &Cx,
    tenant: TenantId,
    condition: &Filter,
) -> failure::Result<Vec<Uuid>> {
    let asked = condition.properties().first().copied().unwrap_or_default();
    if asked.eq_ignore_ascii_case("hasMembersWithLicenseErrors") {
        return with_errors(cx, tenant, condition);
    }
    if !asked.eq_ignore_ascii_case("assignedLicenses") {
        let rule = format!("can't filter by '{asked}'");
        return Err(Failure::invalid("$filter", rule));
    }
    let question = Question::read(condition, &[("skuId", Kind::Guid)])?;
    if question.is_all {
        let rule = "asks assignedLicenses of groups by any only";
        return Err(Failure::invalid("$filter", rule));
    }
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let giving = shelf.book.giving();
    let decides = |product: SkuId| question.decides(&|_| Value::Guid(product.uuid()));
    let mut groups: Vec<Uuid> = giving
        .filter(|(_, product)| decides(*product))
        .map(|(group, _)| group)
        .collect();
    groups.dedup();
    Ok(groups)
}

fn with_errors(cx: &Cx, tenant: TenantId, condition: &Filter) -> failure::Result<Vec<Uuid>> {
    let Filter::Compare(_, Op::Eq, Value::Bool(true)) = condition else {
        let rule = "can compare hasMembersWithLicenseErrors by eq true only";
        return Err(Failure::invalid("$filter", rule));
    };
    let people = cx.people(tenant);
    let sets = people.read();
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let mut groups: Vec<Uuid> = shelf.book.giving().map(|(group, _)| group).collect();
    groups.dedup();
    groups.retain(|group| !in_error(&shelf, &sets, *group).is_empty());
    Ok(groups)
}
