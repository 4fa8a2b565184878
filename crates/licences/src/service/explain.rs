//! *Explain*: what somebody holds, by which way, which of it counts, and why the winner wins.

use beffroi_core::{LanguageTag, Ts, failure};
use beffroi_directory::{UserId, lookup};
use beffroi_feature::Cx;
use beffroi_population::RoaringBitmap;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::holdings::{OwnGift, of_person};
use super::obstacle::{barred, obstacle};
use super::person;
use crate::model::{Abilities, Gift, Grant, PlanId, Reason, Root, SkuId, Way, combined, grant_of};
use crate::shelf::Shelves;
use crate::store;
use crate::words::{self, Said};

/// A person's mailbox, as it was last announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailboxView {
    /// `active`, `pendingDelicense` or `softDeleted`.
    state: &'static str,
    /// When the state ends by itself.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_date_time: Option<Ts>,
}

/// One way by which somebody holds a product, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExplainedHolding {
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    /// The group that gives it; null for what was given directly.
    assigned_by_group: Option<Uuid>,
    group_name: Option<String>,
    /// Why it gives nothing, or `None`.
    error: &'static str,
    /// Whether it gives anything: no error, and a subscription that runs.
    is_counting: bool,
    /// The mailbox that it gives, as Exchange calls it.
    capability: Option<&'static str>,
    /// Whether that is the one in force: one holding at most, also where several give the same.
    is_winner: bool,
    /// Whether another product gives everything that it gives.
    is_surplus: bool,
    /// All of it in a sentence.
    explanation: String,
}

/// What somebody holds and what is in force of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Explained {
    #[schema(value_type = Uuid)]
    user_id: UserId,
    display_name: String,
    user_principal_name: String,
    /// What is in force; null for no mailbox.
    capability: Option<&'static str>,
    /// Every root, from the lowest to the highest.
    root_capabilities: Vec<&'static str>,
    /// The add-ons and what is in force.
    persisted_capabilities: Vec<&'static str>,
    mailbox: Option<MailboxView>,
    holdings: Vec<ExplainedHolding>,
}

impl Explained {
    /// Each holding.
    pub(crate) fn holdings(&self) -> &[ExplainedHolding] {
        &self.holdings
    }
}

/// The mailbox that plans give.
fn root_of(plans: impl Iterator<Item = PlanId>) -> (Option<Root>, Option<&'static str>) {
    let grants: Vec<Grant> = plans.filter_map(grant_of).collect();
    let root = grants.iter().filter_map(|grant| match grant {
        Grant::Root(root) => Some(*root),
        _ => None,
    });
    let root = root.max();
    let alone = grants.iter().find_map(|grant| match grant {
        Grant::Alone(alone) => Some(alone.as_str()),
        _ => None,
    });
    (root, alone.or(root.map(Root::as_str)))
}

/// What all that counts gives together.
pub(crate) fn abilities(own: &[OwnGift]) -> Abilities {
    let counting = own
        .iter()
        .filter(|gift| gift.error.is_none() && gift.counts);
    // What can't be held together has an error, and is not among them.
    combined(counting.flat_map(OwnGift::plans)).unwrap_or_default()
}

/// Explains somebody's licences.
///
/// # Errors
/// No such person.
pub(crate) async fn explain(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    languages: &[LanguageTag],
) -> failure::Result<Explained> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let account = person(&mut conn, tenant, key).await?;
    let own = of_person(cx, tenant, account.id.uuid());
    let groups: Vec<Uuid> = own.iter().filter_map(|gift| group_of(gift.way)).collect();
    let names = lookup::group_names(&mut conn, tenant, &groups).await?;
    let mailboxes = store::mailboxes(&mut conn, tenant, &[account.id.uuid()]).await?;
    drop(conn);
    let abilities = abilities(&own);
    let in_force = abilities.in_force();
    let surplus = surplus_of(cx, caller, account.id);
    let barred = barred(cx, tenant, account.id.uuid());
    let winner = winner(&own, in_force, &surplus);
    let holding = |(place, gift): (usize, &OwnGift)| {
        let group_name = group_of(gift.way).and_then(|id| names.get(&id).cloned());
        let is_counting = gift.error.is_none() && gift.counts;
        let (_, capability) = root_of(gift.plans());
        let is_winner = winner == Some(place);
        let is_surplus = surplus.contains(&gift.product.id);
        // Where the subscription has ended there are no seats either, but more of them would not help.
        let error = gift.error.filter(|_| gift.counts);
        let said = Said {
            product: &gift.product.name,
            group: group_name.as_deref(),
            obstacle: error.map(|error| obstacle(gift, error, &own, &barred)),
            is_counting,
            capability,
            in_force,
            is_winner,
            is_surplus,
        };
        ExplainedHolding {
            sku_id: gift.product.id,
            sku_part_number: gift.product.part_number.clone(),
            display_name: gift.product.name.clone(),
            assigned_by_group: group_of(gift.way),
            error: gift
                .error
                .map_or("None", crate::model::AssignmentError::as_str),
            is_counting,
            capability,
            is_winner,
            is_surplus,
            explanation: words::holding(&said, languages),
            group_name,
        }
    };
    Ok(Explained {
        user_id: account.id,
        display_name: account.display_name,
        user_principal_name: account.user_principal_name,
        capability: in_force,
        root_capabilities: abilities.roots(),
        persisted_capabilities: abilities.persisted(),
        mailbox: mailboxes
            .get(&account.id.uuid())
            .map(|mailbox| MailboxView {
                state: mailbox.state.as_str(),
                due_date_time: mailbox.due,
            }),
        holdings: own.iter().enumerate().map(holding).collect(),
    })
}

/// Which of all that gives what is in force is named for it: what can't be taken away, then by the product's
/// short name, what is given directly first.
fn winner(own: &[OwnGift], in_force: Option<&str>, surplus: &[SkuId]) -> Option<usize> {
    let in_force = in_force?;
    let gives = |gift: &OwnGift| {
        let (_, capability) = root_of(gift.plans());
        gift.error.is_none() && gift.counts && capability == Some(in_force)
    };
    let all = own.iter().enumerate().filter(|(_, gift)| gives(gift));
    let best = all.min_by_key(|(_, gift)| {
        let part = &gift.product.part_number;
        (surplus.contains(&gift.product.id), part, group_of(gift.way))
    });
    best.map(|(place, _)| place)
}

fn group_of(way: Way) -> Option<Uuid> {
    match way {
        Way::Direct => None,
        Way::Group(group) => Some(group),
    }
}

/// The products of which somebody has too much.
fn surplus_of(cx: &Cx, caller: &Caller, person: UserId) -> Vec<SkuId> {
    let people = cx.people(caller.tenant);
    let sets = people.read();
    let Some(ordinal) = sets.ordinal(person.uuid()) else {
        return Vec::new();
    };
    let shelf = cx.memory::<Shelves>().of(caller.tenant);
    let shelf = shelf.read();
    // Everything about this person alone: what others hold makes no difference here.
    let person = RoaringBitmap::from_iter([ordinal]);
    let gifts = shelf.book.gifts_of(&sets, &person).into_iter();
    let own: Vec<Gift<'_>> = gifts
        .filter(|gift| gift.people.contains(ordinal))
        .map(|gift| Gift {
            people: &person,
            ..gift
        })
        .collect();
    let (outcome, outline) = (shelf.outcome.only(&person), shelf.outline.only(&person));
    let all = crate::model::overlap(&own, &shelf.book.stock(), &outcome, &outline);
    let own = all.into_iter().filter(|((_, reason), surplus)| {
        *reason == Reason::Covered && surplus.people.contains(ordinal)
    });
    own.map(|((product, _), _)| product).collect()
}
