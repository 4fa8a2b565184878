//! What all people of an organization have in force at once, by sets: the same answer as person by
//! person, in a handful of unions and differences.

use beffroi_population::RoaringBitmap;

use super::PlanId;
use super::grant::{AddOn, Alone, Grant, Root, grant_of};

/// People who are given the same plans.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// The plans: of one product, without those that are switched off.
    pub plans: &'a [PlanId],
    /// Who is given them and has them without an error, of a subscription that runs.
    pub people: &'a RoaringBitmap,
}

/// Who has what, by the ordinals of people.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    roots: [RoaringBitmap; Root::ALL.len()],
    alone: [RoaringBitmap; Alone::ALL.len()],
    add_ons: [RoaringBitmap; AddOn::ALL.len()],
}

/// What is in force for somebody: the higher one is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InForce {
    /// No mailbox.
    Nothing,
    /// A mailbox that stands alone.
    Alone(Alone),
    /// The highest of the roots.
    Root(Root),
}

impl InForce {
    /// As Exchange calls it; `None` where there is no mailbox.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "None",
            Self::Alone(alone) => alone.as_str(),
            Self::Root(root) => root.as_str(),
        }
    }
}

impl std::str::FromStr for InForce {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let roots = Root::ALL.into_iter().map(Self::Root);
        let mut all = roots.chain(Alone::ALL.into_iter().map(Self::Alone));
        let found = all.find(|one| one.as_str() == text);
        found.ok_or_else(|| std::io::Error::other(format!("no capability: {text}")))
    }
}

/// People for whom the same changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What was in force.
    pub from: InForce,
    /// What is now.
    pub to: InForce,
    /// For whom.
    pub people: RoaringBitmap,
}

impl Outline {
    /// Adds up what people are given.
    #[must_use]
    pub fn of<'a>(given: impl IntoIterator<Item = Given<'a>>) -> Self {
        let mut outline = Self::default();
        for Given { plans, people } in given {
            for grant in plans.iter().copied().filter_map(grant_of) {
                *outline.place(grant) |= people;
            }
        }
        outline
    }

    /// The part of it that concerns some people.
    #[must_use]
    pub fn only(&self, people: &RoaringBitmap) -> Self {
        Self {
            roots: self.roots.each_ref().map(|all| all & people),
            alone: self.alone.each_ref().map(|all| all & people),
            add_ons: self.add_ons.each_ref().map(|all| all & people),
        }
    }

    fn place(&mut self, grant: Grant) -> &mut RoaringBitmap {
        match grant {
            Grant::Root(root) => &mut self.roots[root as usize],
            Grant::Alone(alone) => &mut self.alone[alone as usize],
            Grant::AddOn(add_on) => &mut self.add_ons[add_on as usize],
        }
    }

    /// Who holds a root, whether or not it is in force.
    #[must_use]
    pub fn holders(&self, root: Root) -> &RoaringBitmap {
        &self.roots[root as usize]
    }

    /// Who has an add-on.
    #[must_use]
    pub fn with(&self, add_on: AddOn) -> &RoaringBitmap {
        &self.add_ons[add_on as usize]
    }

    /// Who has a root in force, the highest of those that they hold; who has one that stands alone.
    #[must_use]
    pub fn in_force(&self) -> Vec<(InForce, RoaringBitmap)> {
        let mut above = RoaringBitmap::new();
        let mut all = Vec::new();
        for root in Root::ALL.into_iter().rev() {
            let held = &self.roots[root as usize];
            all.push((InForce::Root(root), held - &above));
            above |= held;
        }
        for alone in Alone::ALL {
            let held = &self.alone[alone as usize];
            all.push((InForce::Alone(alone), held - &above));
            above |= held;
        }
        all
    }

    /// Whoever has a mailbox.
    #[must_use]
    pub fn mailboxes(&self) -> RoaringBitmap {
        let mut all = RoaringBitmap::new();
        for held in self.roots.iter().chain(&self.alone) {
            all |= held;
        }
        all
    }

    /// For whom what is in force changes from this outline to another one: whoever loses their mailbox
    /// and whoever gets one among them. Each person once.
    #[must_use]
    pub fn changes(&self, to: &Self) -> Vec<Change> {
        let (mut before, mut after) = (self.in_force(), to.in_force());
        let (had, have) = (self.mailboxes(), to.mailboxes());
        before.push((InForce::Nothing, &have - &had));
        after.push((InForce::Nothing, had - have));
        let mut changes = Vec::new();
        for (from, old) in &before {
            for (to, new) in &after {
                let people = old & new;
                if from != to && !people.is_empty() {
                    let (from, to) = (*from, *to);
                    changes.push(Change { from, to, people });
                }
            }
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::combined;

    const PLANS: [&str; 7] = [
        "1126bef5-da20-4f07-b45e-ad25d2581aa8",
        "4a82b400-a79f-41a4-b4e2-e94f5787b113",
        "9aaf7827-d63c-4b61-89c3-182f06f82e5c",
        "efb87545-963c-4e0d-99df-69c6916d9eb0",
        "199a5c09-e0ca-4e37-8f7c-b05d533e1ea2",
        "33c4f319-9bdd-48d6-9c4d-410b750a4a5a",
        // Gives nothing.
        "113feb6c-3fe4-4440-bddc-54d774bf0318",
    ];
    const PEOPLE: u32 = 24;

    type Gifts = Vec<(Vec<PlanId>, RoaringBitmap)>;

    fn gifts() -> impl Strategy<Value = Gifts> {
        let plan = prop::sample::select(PLANS.to_vec())
            .prop_map(|text| PlanId::from_uuid(text.parse::<Uuid>().expect("an id")));
        let people = prop::collection::btree_set(0..PEOPLE, 0..12);
        let people = people.prop_map(|people| people.into_iter().collect::<RoaringBitmap>());
        prop::collection::vec((prop::collection::vec(plan, 0..4), people), 0..7)
    }

    fn outline(gifts: &Gifts) -> Outline {
        let given = gifts.iter();
        Outline::of(given.map(|(plans, people)| Given { plans, people }))
    }

    /// Person by person.
    fn naive(gifts: &Gifts, person: u32) -> (InForce, Vec<&'static str>, Vec<&'static str>) {
        let own = gifts.iter().filter(|(_, people)| people.contains(person));
        let plans = own.flat_map(|(plans, _)| plans.iter().copied());
        let abilities = combined(plans).expect("nothing stands alone here");
        let in_force = abilities.winner().map_or(InForce::Nothing, InForce::Root);
        (in_force, abilities.roots(), abilities.persisted())
    }

    proptest! {
        #[test]
        fn by_sets_as_person_by_person(gifts in gifts()) {
            let outline = outline(&gifts);
            let in_force = outline.in_force();
            for person in 0..PEOPLE {
                let (wanted, roots, persisted) = naive(&gifts, person);
                let own: Vec<InForce> = in_force
                    .iter()
                    .filter(|(_, people)| people.contains(person))
                    .map(|(what, _)| *what)
                    .collect();
                let expected: Vec<InForce> = (wanted != InForce::Nothing).then_some(wanted).into_iter().collect();
                prop_assert_eq!(own, expected);
                prop_assert_eq!(outline.mailboxes().contains(person), wanted != InForce::Nothing);
                for root in Root::ALL {
                    prop_assert_eq!(outline.holders(root).contains(person), roots.contains(&root.as_str()));
                }
                for add_on in AddOn::ALL {
                    prop_assert_eq!(outline.with(add_on).contains(person), persisted.contains(&add_on.as_str()));
                }
            }
        }

        #[test]
        fn changes_are_the_difference_of_before_and_after(before in gifts(), after in gifts()) {
            let changes = outline(&before).changes(&outline(&after));
            let mut told: BTreeMap<u32, (InForce, InForce)> = BTreeMap::new();
            for change in &changes {
                for person in &change.people {
                    prop_assert_eq!(told.insert(person, (change.from, change.to)), None, "told once");
                }
            }
            for person in 0..PEOPLE {
                let (from, to) = (naive(&before, person).0, naive(&after, person).0);
                prop_assert_eq!(told.get(&person).copied(), (from != to).then_some((from, to)));
            }
        }

        #[test]
        fn the_order_of_gifts_does_not_matter(
            (gifts, others) in gifts().prop_flat_map(|gifts| (Just(gifts.clone()), Just(gifts).prop_shuffle())),
        ) {
            prop_assert_eq!(outline(&gifts), outline(&others));
        }
    }

    #[test]
    fn one_that_stands_alone_is_in_force_by_itself() {
        let small: Uuid = "d42bdbd6-c335-4231-ab3d-c8f348d5aff5"
            .parse()
            .expect("an id");
        let people: RoaringBitmap = (0..3).collect();
        let plans = [PlanId::from_uuid(small)];
        let given = Given {
            plans: &plans,
            people: &people,
        };
        let outline = Outline::of([given]);
        let found = outline.in_force();
        let own = found
            .iter()
            .find(|(what, _)| *what == InForce::Alone(Alone::SmallBusiness));
        assert_eq!(own.map(|(_, people)| people.len()), Some(3));
        let lost = outline.changes(&Outline::default());
        assert_eq!((lost.len(), lost[0].to), (1, InForce::Nothing));
    }
}
