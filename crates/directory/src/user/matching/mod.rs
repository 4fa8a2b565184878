//! Lists of users that are filtered, searched or limited to some people, answered from memory: a
//! database takes seconds to look into a million names, and half of one to count.
//!
//! What memory can't answer (a property that is not kept there, a comparison that is not offered)
//! is left to the database, which answers or refuses; both give the same rows.

use std::collections::HashMap;

use beffroi_core::filter::{Op, Value, fold, plain};
use beffroi_core::{Cursor, Filter, Page, PageRequest, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::{PeopleOrder, RoaringBitmap, TenantSets, TextKey, TextTest};
use beffroi_store::{Conn, Sort};
use beffroi_web::Reach;
use uuid::Uuid;

use super::set_rows::is_exact;
use super::store::{self, Stored};

/// The properties that a filter may name and that are kept in memory.
const PROPERTIES: [(&str, TextKey); 14] = [
    ("displayName", TextKey::DisplayName),
    ("userPrincipalName", TextKey::PrincipalName),
    ("mail", TextKey::Mail),
    ("givenName", TextKey::GivenName),
    ("surname", TextKey::Surname),
    ("department", TextKey::Department),
    ("companyName", TextKey::Company),
    ("officeLocation", TextKey::Office),
    ("city", TextKey::City),
    ("country", TextKey::Country),
    ("jobTitle", TextKey::JobTitle),
    ("usageLocation", TextKey::UsageLocation),
    ("preferredLanguage", TextKey::Language),
    ("userType", TextKey::UserType),
];

/// Whose people are looked for, and what else is known of them.
struct Asked<'a> {
    cx: &'a Cx,
    tenant: TenantId,
    sets: &'a TenantSets,
}

impl Asked<'_> {
    /// Everybody for whom the filter holds; nothing when memory can't tell.
    fn people(&self, filter: &Filter) -> failure::Result<Option<RoaringBitmap>> {
        let everyone = self.sets.everyone();
        Ok(match filter {
            Filter::And(parts) => {
                let mut all = Some(everyone.clone());
                for part in parts {
                    all = all.zip(self.people(part)?).map(|(all, one)| all & one);
                }
                all
            }
            Filter::Or(parts) => {
                let mut any = Some(RoaringBitmap::new());
                for part in parts {
                    any = any.zip(self.people(part)?).map(|(any, one)| any | one);
                }
                any
            }
            Filter::Not(part) => self.people(part)?.map(|people| everyone - people),
            leaf => match self.cx.people_with(self.tenant, self.sets, leaf)? {
                Some(people) => Some(people),
                None => own(self.sets, leaf),
            },
        })
    }
}

/// The same for one condition on what the directory itself knows.
fn own(sets: &TenantSets, condition: &Filter) -> Option<RoaringBitmap> {
    match condition {
        Filter::Compare(name, op, literal) => compare(sets, name, *op, literal),
        Filter::In(name, literals) => {
            let mut any = RoaringBitmap::new();
            for literal in literals {
                any |= compare(sets, name, Op::Eq, literal)?;
            }
            Some(any)
        }
        // Collections are not kept in memory.
        _ => None,
    }
}

fn compare(sets: &TenantSets, name: &str, op: Op, literal: &Value) -> Option<RoaringBitmap> {
    if name.eq_ignore_ascii_case("accountEnabled") {
        let (Op::Eq | Op::Ne, Value::Bool(wanted)) = (op, literal) else {
            return None;
        };
        let enabled = (op == Op::Eq) == *wanted;
        let disabled = || sets.everyone() - sets.enabled();
        return Some(if enabled {
            sets.enabled().clone()
        } else {
            disabled()
        });
    }
    let (_, key) = PROPERTIES
        .iter()
        .find(|(property, _)| property.eq_ignore_ascii_case(name))?;
    let with = |test: TextTest<'_>| sets.people_with(*key, &test);
    let text = match literal {
        Value::Null if op == Op::Eq => return Some(sets.everyone() - with(TextTest::Present)),
        Value::Null if op == Op::Ne => return Some(with(TextTest::Present)),
        Value::Text(text) if is_exact(*key) => text.clone(),
        Value::Text(text) => fold(text),
        Value::Guid(id) if !is_exact(*key) => id.to_string(),
        _ => return None,
    };
    let text = text.as_str();
    let passes = |test: &(dyn Fn(&str) -> bool + Sync)| with(TextTest::Passes(test));
    Some(match op {
        Op::Eq => with(TextTest::Is(text)),
        Op::Ne => sets.everyone() - with(TextTest::Is(text)),
        Op::StartsWith => with(TextTest::StartsWith(text)),
        Op::Contains => with(TextTest::Contains(text)),
        Op::Mentions => with(TextTest::Mentions(&plain(text))),
        Op::EndsWith => passes(&|value| value.ends_with(text)),
        Op::Gt => passes(&|value| value > text),
        Op::Ge => passes(&|value| value >= text),
        Op::Lt => passes(&|value| value < text),
        Op::Le => passes(&|value| value <= text),
    })
}

/// Everybody in one of the groups, nested ones included.
fn covered(sets: &TenantSets, reach: &Reach) -> RoaringBitmap {
    match reach {
        Reach::Everyone => sets.everyone().clone(),
        Reach::Groups(groups) => {
            let members = groups.iter().filter_map(|group| sets.members(*group));
            members.fold(RoaringBitmap::new(), |all, one| all | one)
        }
    }
}

fn order(sort: Sort) -> Option<PeopleOrder> {
    match sort {
        Sort::Id { descending } => Some(PeopleOrder::Id { descending }),
        Sort::Text { column, descending } => {
            let key = match column {
                "display_name_key" => TextKey::DisplayName,
                "upn_key" => TextKey::PrincipalName,
                _ => return None,
            };
            Some(PeopleOrder::Text { key, descending })
        }
    }
}

/// Who is on the page, in order, one more than asked for, and how many there are in all.
struct Found {
    ids: Vec<Uuid>,
    total: u64,
}

fn find(
    asked: &Asked<'_>,
    filter: Option<&Filter>,
    reach: &Reach,
    sort: Sort,
    request: &PageRequest,
) -> failure::Result<Option<Found>> {
    let sets = asked.sets;
    let Some(order) = order(sort) else {
        return Ok(None);
    };
    let mut all = covered(sets, reach);
    if let Some(filter) = filter {
        let Some(people) = asked.people(filter)? else {
            return Ok(None);
        };
        all &= people;
    }
    let after = request
        .after
        .as_ref()
        .map(|Cursor { key, id }| (key.as_str(), *id));
    Ok(Some(Found {
        ids: sets.page(&all, order, after, usize::from(request.top) + 1),
        total: all.len(),
    }))
}

/// A page of users from memory and their rows from the database; nothing when memory can't tell.
/// Whoever was deleted between the two looks is missing from the page, which ends where it would.
pub(crate) async fn list(
    cx: &Cx,
    conn: &mut Conn,
    tenant: TenantId,
    (request, filter): (&PageRequest, Option<&Filter>),
    reach: &Reach,
    sort: Sort,
) -> failure::Result<Option<Page<Stored>>> {
    // A tenant whose sets could not be loaded is looked up where it stands.
    if cx.projected(tenant) == 0 {
        return Ok(None);
    }
    let found = {
        let people = cx.people(tenant);
        let sets = people.read();
        let asked = Asked {
            cx,
            tenant,
            sets: &sets,
        };
        find(&asked, filter, reach, sort, request)?
    };
    let Some(Found { ids, total }) = found else {
        return Ok(None);
    };
    let more = ids.len() > usize::from(request.top);
    let mut rows = store::some(conn, tenant, &ids).await?;
    let place: HashMap<Uuid, usize> = ids.into_iter().zip(0..).collect();
    rows.sort_by_key(|row| place.get(&row.id.uuid()).copied());
    let mut page = Page::cut(rows, request, |user| store::cursor(user, sort));
    if more && page.next.is_none() {
        let Some(last) = page.items.last() else {
            return Ok(None);
        };
        page.next = Some(store::cursor(last, sort));
    }
    page.total = request.count.then_some(total);
    Ok(Some(page))
}

#[cfg(test)]
mod tests;
