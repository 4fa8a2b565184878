//! What is known of each organization's licences in memory: a view of the tables that can be lost.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_core::TenantId;
use beffroi_population::{NamedSet, RoaringBitmap, SetName, Tenant, TenantSets, TextKey, TextTest};
use parking_lot::RwLock;
use uuid::Uuid;

use crate::model::{
    AddOn, Around, Book, Cause, Gift, InForce, Outcome, Outline, PlanId, SkuId, Units, find, settle,
};

/// The organizations' licences. Whoever looks at the people and at a shelf together takes the people's
/// guard first: in two orders two threads would wait for each other.
#[derive(Default)]
pub(crate) struct Shelves(RwLock<HashMap<TenantId, Arc<RwLock<Shelf>>>>);

impl Shelves {
    /// One organization's.
    pub(crate) fn of(&self, tenant: TenantId) -> Arc<RwLock<Shelf>> {
        if let Some(known) = self.0.read().get(&tenant) {
            return Arc::clone(known);
        }
        Arc::clone(self.0.write().entry(tenant).or_default())
    }
}

/// An organization's licences.
#[derive(Default)]
pub(crate) struct Shelf {
    /// What it has and gives.
    pub(crate) book: Book,
    /// Where plans must not be used.
    pub(crate) locations: BTreeMap<PlanId, Vec<String>>,
    /// Where people are who state no place.
    pub(crate) country: Option<String>,
    /// What has become of all that is given.
    pub(crate) outcome: Arc<Outcome>,
    /// What everybody has in force.
    pub(crate) outline: Arc<Outline>,
    /// What was announced last to be in force.
    announced: BTreeMap<InForce, RoaringBitmap>,
    /// People who went and whose mailbox was announced: what that was stands in the table only. Some of
    /// them may be back.
    left: BTreeSet<Uuid>,
    /// Why what is in force differs from what was announced, the latest last.
    causes: Vec<(Cause, RoaringBitmap)>,
}

/// The service plans that other systems act on: each is a set `plan/…` of the population.
const PLANS_TOLD: &[&str] = &["MCOMEETADV"];

/// Most causes that are remembered.
const MOST_CAUSES: usize = 64;

/// People for whom something else is in force than was announced.
#[derive(Debug, Clone)]
pub(crate) struct Unannounced {
    pub(crate) to: InForce,
    pub(crate) cause: Cause,
    pub(crate) people: Vec<Uuid>,
}

/// People of whom no usage location is stated, if one were.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moved {
    pub(crate) people: RoaringBitmap,
    pub(crate) place: String,
}

/// What the named sets are to hold.
#[must_use = "others ask the named sets"]
pub(crate) struct Published(Vec<(NamedSet, RoaringBitmap)>);

impl Published {
    /// Fills the named sets.
    pub(crate) fn fill(self, people: &Tenant) {
        let mut sets = people.write();
        for (name, people) in self.0 {
            if sets.named(&name).is_none_or(|old| *old != people) {
                sets.set_named(name, &people);
            }
        }
    }
}

impl Shelf {
    /// Works out anew who has what; the named sets are to be filled with what comes of it, when no guard
    /// of the people is held any more.
    pub(crate) fn settle(&mut self, sets: &TenantSets, causes: Vec<Cause>) -> Published {
        self.book.keep_only(sets.everyone());
        for announced in self.announced.values_mut() {
            *announced &= sets.everyone();
        }
        let (outcome, outline) = self.settled(&self.book, sets, None);
        for cause in causes {
            let concerned = cause.concerns(sets);
            self.causes.push((cause, concerned));
        }
        let surplus = self.causes.len().saturating_sub(MOST_CAUSES);
        self.causes.drain(..surplus);
        let mut published = self.published(&outcome, &outline);
        published.0.extend(self.plans_told(sets, &outcome));
        self.outcome = Arc::new(outcome);
        self.outline = Arc::new(outline);
        published
    }

    /// Who has what by a book: this shelf's own, or one with a change that is not made.
    pub(crate) fn settled(
        &self,
        book: &Book,
        sets: &TenantSets,
        moved: Option<&Moved>,
    ) -> (Outcome, Outline) {
        let (stock, barred) = (book.stock(), self.barred(sets, moved));
        let first = |people: &RoaringBitmap, count| first(sets, people, count);
        let around = Around {
            stock: &stock,
            barred: &barred,
            first: &first,
        };
        settle(&book.gifts(sets), &around)
    }

    /// The same for some people, as if there were seats for everybody.
    pub(crate) fn settled_of(
        &self,
        book: &Book,
        sets: &TenantSets,
        people: &RoaringBitmap,
        moved: Option<&Moved>,
    ) -> (Outcome, Outline) {
        let mut stock = book.stock();
        for one in stock.values_mut() {
            one.units = Units {
                enabled: u64::from(u32::MAX),
                ..Units::default()
            };
        }
        let gifts = book.gifts_of(sets, people);
        let own: Vec<RoaringBitmap> = gifts.iter().map(|gift| gift.people & people).collect();
        let gifts: Vec<Gift<'_>> = gifts
            .into_iter()
            .zip(&own)
            .map(|(gift, people)| Gift { people, ..gift })
            .collect();
        let around = Around {
            stock: &stock,
            barred: &self.barred(sets, moved),
            first: &|people, _| people.clone(),
        };
        settle(&gifts, &around)
    }

    /// Who is where each plan must not be used.
    pub(crate) fn barred(
        &self,
        sets: &TenantSets,
        moved: Option<&Moved>,
    ) -> BTreeMap<PlanId, RoaringBitmap> {
        let there = |country: &String| {
            let mut there = sets.people_with(TextKey::UsageLocation, &TextTest::Is(country));
            if self.country.as_ref() == Some(country) {
                let elsewhere = sets.people_with(TextKey::UsageLocation, &TextTest::Present);
                there |= sets.everyone() - elsewhere;
            }
            match moved {
                Some(moved) if moved.place == *country => there |= &moved.people,
                Some(moved) => there -= &moved.people,
                None => {}
            }
            there
        };
        let barred = |(plan, countries): (&PlanId, &Vec<String>)| {
            let all = countries.iter().map(there);
            (*plan, all.fold(RoaringBitmap::new(), |all, one| all | one))
        };
        self.locations.iter().map(barred).collect()
    }

    fn published(&self, outcome: &Outcome, outline: &Outline) -> Published {
        let mut wanted: BTreeMap<String, RoaringBitmap> = BTreeMap::new();
        for (what, people) in outline.in_force() {
            wanted.insert(format!("capability/{}", what.as_str()), people);
        }
        for add_on in AddOn::ALL {
            wanted.insert(
                format!("capability/{}", add_on.as_str()),
                outline.with(add_on).clone(),
            );
        }
        let set =
            |product: &SkuId| find(*product).map(|known| format!("sku/{}", known.part_number));
        // One that is not held any more is emptied.
        wanted.extend(
            self.outcome
                .products
                .keys()
                .filter_map(|old| Some((set(old)?, RoaringBitmap::new()))),
        );
        for (product, seating) in &outcome.products {
            wanted.extend(set(product).map(|name| (name, seating.holders.clone())));
        }
        let named = |(name, people): (String, RoaringBitmap)| match name.parse() {
            Ok(SetName::Named(name)) => Some((name, people)),
            _ => None,
        };
        Published(wanted.into_iter().filter_map(named).collect())
    }

    /// Who has the service plans that other systems act on.
    fn plans_told(&self, sets: &TenantSets, outcome: &Outcome) -> Vec<(NamedSet, RoaringBitmap)> {
        let mut told: BTreeMap<&str, RoaringBitmap> = PLANS_TOLD
            .iter()
            .map(|name| (*name, RoaringBitmap::new()))
            .collect();
        let stock = self.book.stock();
        for gift in self.book.gifts(sets) {
            let counts = stock.get(&gift.product.id);
            if !counts.is_some_and(|stock| stock.standing.counts()) {
                continue;
            }
            for (name, people) in &mut told {
                let gives = |(plan, known): (&PlanId, &String)| {
                    known == name && !gift.disabled.contains(plan)
                };
                if gift.product.plans.iter().any(gives) {
                    *people |= &*outcome.had(&gift);
                }
            }
        }
        let named = |(name, people): (&str, RoaringBitmap)| match format!("plan/{name}").parse() {
            Ok(SetName::Named(set)) => Some((set, people)),
            _ => None,
        };
        told.into_iter().filter_map(named).collect()
    }

    /// Notes what was announced: for these people this is in force now.
    pub(crate) fn announced(&mut self, sets: &TenantSets, people: &[Uuid], now: InForce) {
        for person in people {
            self.left.remove(person);
        }
        let people = sets.ordinals(people.iter().copied());
        for all in self.announced.values_mut() {
            *all -= &people;
        }
        if now != InForce::Nothing {
            *self.announced.entry(now).or_default() |= people;
        }
        if self.left.is_empty() && self.is_announced() {
            self.causes.clear();
        }
    }

    /// Begins with what was announced before this process was started.
    pub(crate) fn begin_with(
        &mut self,
        sets: &TenantSets,
        mailboxes: impl IntoIterator<Item = (Uuid, InForce)>,
    ) {
        for (person, now) in mailboxes {
            match sets.ordinal(person) {
                Some(ordinal) => drop(self.announced.entry(now).or_default().insert(ordinal)),
                None => drop(self.left.insert(person)),
            }
        }
    }

    /// Notes people who are gone: their mailboxes are to follow.
    pub(crate) fn left(&mut self, people: impl IntoIterator<Item = Uuid>) {
        if !self.announced.is_empty() {
            self.left.extend(people);
        }
    }

    /// Some of the people who went and whose mailboxes were not looked at since, with what they have in
    /// force: nothing, or what they came back to.
    pub(crate) fn some_who_left(&self, sets: &TenantSets, most: usize) -> Vec<Unannounced> {
        let in_force = self.outline.in_force();
        let now = |person: Uuid| {
            let ordinal = sets.ordinal(person)?;
            let own = in_force.iter().find(|(_, people)| people.contains(ordinal));
            own.map(|(what, _)| *what)
        };
        let mut found: BTreeMap<InForce, Vec<Uuid>> = BTreeMap::new();
        for person in self.left.iter().take(most) {
            let to = now(*person).unwrap_or(InForce::Nothing);
            found.entry(to).or_default().push(*person);
        }
        let all = found.into_iter().map(|(to, people)| Unannounced {
            to,
            cause: Cause::Person,
            people,
        });
        all.collect()
    }

    /// Whether everything that is in force was announced.
    pub(crate) fn is_announced(&self) -> bool {
        self.left.is_empty()
            && self
                .differences()
                .iter()
                .all(|(_, people)| people.is_empty())
    }

    fn differences(&self) -> Vec<(InForce, RoaringBitmap)> {
        let mut all: Vec<(InForce, RoaringBitmap)> = self.outline.in_force();
        let nothing = RoaringBitmap::new();
        for (what, people) in &mut all {
            *people -= self.announced.get(what).unwrap_or(&nothing);
        }
        let had = self
            .announced
            .values()
            .fold(RoaringBitmap::new(), |all, one| all | one);
        all.push((InForce::Nothing, had - self.outline.mailboxes()));
        all
    }

    /// Some of the people for whom something else is in force than was announced, by what is and why.
    pub(crate) fn unannounced(&self, sets: &TenantSets, most: u64) -> Vec<Unannounced> {
        let mut found = Vec::new();
        let mut left = most;
        for (to, people) in self.differences() {
            let mut people: RoaringBitmap = people
                .iter()
                .take(usize::try_from(left).unwrap_or(0))
                .collect();
            left -= people.len();
            let mut of = |cause: Cause, people: &RoaringBitmap| {
                if !people.is_empty() {
                    let people = sets.ids(people).collect();
                    found.push(Unannounced { to, cause, people });
                }
            };
            for (cause, concerned) in self.causes.iter().rev() {
                of(cause.clone(), &(&people & concerned));
                people -= concerned;
            }
            of(Cause::Unknown, &people);
        }
        found
    }
}

/// The first people of a set by their ids, which is roughly: who has been there longest. Ordinals
/// would not do, since they differ from process to process.
fn first(sets: &TenantSets, people: &RoaringBitmap, count: u64) -> RoaringBitmap {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut all: Vec<(Uuid, u32)> = sets
        .ids_from(people, 0)
        .map(|(ordinal, id)| (id, ordinal))
        .collect();
    if count < all.len() {
        all.select_nth_unstable(count);
        all.truncate(count);
    }
    all.into_iter().map(|(_, ordinal)| ordinal).collect()
}
