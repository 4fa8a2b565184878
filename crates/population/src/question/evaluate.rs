use std::borrow::Cow;

use roaring::{MultiOps, RoaringBitmap};
use uuid::Uuid;

use super::lookup::Parts;
use crate::{Expr, SetName, TenantSets};

/// A set that is borrowed for as long as nothing has to be taken from it.
type Set<'a> = Cow<'a, RoaringBitmap>;

impl TenantSets {
    /// Everybody whom the expression describes.
    pub fn evaluate(&self, expr: &Expr) -> RoaringBitmap {
        self.resolve(expr).into_owned()
    }

    /// How many people the expression describes.
    pub fn count(&self, expr: &Expr) -> u64 {
        self.resolve(expr).len()
    }

    /// Whether the expression describes this person. Only the sets that decide are looked at.
    pub fn contains(&self, expr: &Expr, person: Uuid) -> bool {
        self.ordinal(person)
            .is_some_and(|person| self.holds(expr, person))
    }

    pub(super) fn holds(&self, expr: &Expr, person: u32) -> bool {
        match expr {
            Expr::Nobody => false,
            Expr::Set(name) => self.lookup(name).contains(person),
            Expr::Union(terms) => terms.iter().any(|term| self.holds(term, person)),
            Expr::Intersection(terms) => terms.iter().all(|term| self.holds(term, person)),
            Expr::Difference(from, without) => {
                self.holds(from, person) && !self.holds(without, person)
            }
        }
    }

    pub(super) fn resolve(&self, expr: &Expr) -> Set<'_> {
        match expr {
            Expr::Nobody => Cow::default(),
            Expr::Set(name) => unite(&self.lookup(name)),
            Expr::Union(terms) => self.union(terms),
            Expr::Intersection(terms) => self.intersection(terms),
            Expr::Difference(from, without) => self.exclude(self.resolve(from), without),
        }
    }

    fn union(&self, terms: &[Expr]) -> Set<'_> {
        let mut sets = Vec::with_capacity(terms.len());
        for term in terms {
            match term {
                Expr::Set(SetName::Everyone) => return Cow::Borrowed(&self.everyone),
                Expr::Set(name) => {
                    sets.extend(
                        self.lookup(name)
                            .as_slice()
                            .iter()
                            .copied()
                            .map(Cow::Borrowed),
                    );
                }
                other => sets.push(self.resolve(other)),
            }
        }
        match sets.len() {
            0 | 1 => sets.pop().unwrap_or_default(),
            _ => Cow::Owned(sets.iter().map(Cow::as_ref).union()),
        }
    }

    /// Begins with the smallest term, so that the others have little to be compared with.
    fn intersection(&self, terms: &[Expr]) -> Set<'_> {
        let mut sized: Vec<_> = terms
            .iter()
            .map(|term| (self.at_most(term), term))
            .collect();
        sized.sort_by_key(|(size, _)| *size);
        let mut sized = sized.into_iter().map(|(_, term)| term);
        let Some(smallest) = sized.next() else {
            return Cow::Borrowed(&self.everyone);
        };
        sized.fold(self.resolve(smallest), |set, term| self.restrict(set, term))
    }

    /// The set without those whom the expression does not describe.
    pub(super) fn restrict<'a>(&'a self, set: Set<'a>, expr: &Expr) -> Set<'a> {
        if set.is_empty() {
            return set;
        }
        match expr {
            Expr::Nobody => Cow::default(),
            // Every set holds only people who are present.
            Expr::Set(SetName::Everyone) => set,
            Expr::Set(name) => self.restrict_to(set, &self.lookup(name)),
            Expr::Union(terms) => {
                let sizes = terms.iter().map(|term| self.at_most(term));
                if self.is_small(&set, sizes) {
                    let set = set.as_ref();
                    let each = terms
                        .iter()
                        .map(|term| self.restrict(Cow::Borrowed(set), term));
                    return Cow::Owned(merge(each.map(Cow::into_owned)));
                }
                intersect(set, &self.resolve(expr))
            }
            Expr::Intersection(terms) => {
                terms.iter().fold(set, |set, term| self.restrict(set, term))
            }
            Expr::Difference(from, without) => self.exclude(self.restrict(set, from), without),
        }
    }

    /// The set without those whom the expression describes.
    pub(super) fn exclude<'a>(&'a self, set: Set<'a>, expr: &Expr) -> Set<'a> {
        if set.is_empty() {
            return set;
        }
        match expr {
            Expr::Nobody => set,
            Expr::Set(SetName::Everyone) => Cow::default(),
            Expr::Set(name) => self
                .lookup(name)
                .as_slice()
                .iter()
                .fold(set, |set, part| subtract(set, part)),
            Expr::Union(terms) => terms.iter().fold(set, |set, term| self.exclude(set, term)),
            Expr::Intersection(_) | Expr::Difference(..) => {
                // Only people of the set matter, and there may be far fewer of them.
                let excluded = self
                    .restrict(Cow::Borrowed(set.as_ref()), expr)
                    .into_owned();
                subtract(set, &excluded)
            }
        }
    }

    fn restrict_to<'a>(&self, set: Set<'a>, parts: &Parts<'_>) -> Set<'a> {
        match parts.as_slice() {
            [] => Cow::default(),
            [only] => intersect(set, only),
            several if self.is_small(&set, several.iter().map(|part| part.len())) => {
                Cow::Owned(merge(several.iter().map(|part| set.as_ref() & *part)))
            }
            several => intersect(set, &several.iter().copied().union()),
        }
    }

    /// Whether it is quicker to look the people of the set up in each of several parts than to
    /// unite the parts first. A large part is united 64 people at a time.
    fn is_small(&self, set: &RoaringBitmap, parts: impl Iterator<Item = u64>) -> bool {
        let words = self.people.given() as u64 / 64;
        let (count, unite) = parts.fold((0, 0), |(count, all), part| {
            (count + 1, all + part.min(words))
        });
        set.len() * count < unite
    }

    /// An upper bound of the number of people, without evaluating anything.
    fn at_most(&self, expr: &Expr) -> u64 {
        match expr {
            Expr::Nobody => 0,
            Expr::Set(name) => self.lookup(name).len(),
            Expr::Union(terms) => terms.iter().map(|term| self.at_most(term)).sum(),
            Expr::Intersection(terms) => {
                let sizes = terms.iter().map(|term| self.at_most(term));
                sizes.min().unwrap_or_else(|| self.everyone.len())
            }
            Expr::Difference(from, _) => self.at_most(from),
        }
    }
}

fn unite<'a>(parts: &Parts<'a>) -> Set<'a> {
    match parts.as_slice() {
        [] => Cow::default(),
        [set] => Cow::Borrowed(set),
        several => Cow::Owned(several.iter().copied().union()),
    }
}

/// Union of small sets. `MultiOps` would first spread each of them out as a large one.
fn merge(sets: impl Iterator<Item = RoaringBitmap>) -> RoaringBitmap {
    sets.reduce(|all, set| all | set).unwrap_or_default()
}

fn intersect<'a>(set: Set<'a>, other: &RoaringBitmap) -> Set<'a> {
    Cow::Owned(match set {
        Cow::Borrowed(set) => set & other,
        Cow::Owned(set) => set & other,
    })
}

fn subtract<'a>(set: Set<'a>, other: &RoaringBitmap) -> Set<'a> {
    Cow::Owned(match set {
        Cow::Borrowed(set) => set - other,
        Cow::Owned(set) => set - other,
    })
}
