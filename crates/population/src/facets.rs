use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::ParseError;

/// A fact about people by which they are grouped; each person has at most one value for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FacetKey {
    /// City of the place of work.
    City,
    /// Company, within an organization of several.
    Company,
    /// Country in which services are used.
    Country,
    /// Department.
    Department,
    /// Job title.
    JobTitle,
    /// Preferred language.
    Language,
    /// Office location.
    Office,
    /// Member or guest.
    UserType,
}

impl FacetKey {
    /// Every facet, in the order of their ordinals.
    pub const ALL: [Self; 8] = [
        Self::City,
        Self::Company,
        Self::Country,
        Self::Department,
        Self::JobTitle,
        Self::Language,
        Self::Office,
        Self::UserType,
    ];

    /// The name as it stands before the slash of `department/sales`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Company => "company",
            Self::Country => "country",
            Self::Department => "department",
            Self::JobTitle => "job-title",
            Self::Language => "language",
            Self::Office => "office",
            Self::UserType => "user-type",
        }
    }
}

impl FromStr for FacetKey {
    type Err = ParseError;

    /// Reads a facet's name, in lower case.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::ALL
            .into_iter()
            .find(|key| key.as_str() == text)
            .ok_or_else(|| ParseError::FacetKey(text.to_owned()))
    }
}

/// One value of a facet, for instance department *sales*. Case and surrounding blanks of the value
/// make no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet {
    key: FacetKey,
    value: Arc<str>,
}

impl Facet {
    /// The facet with this value; nothing when the value is blank.
    pub fn new(key: FacetKey, value: &str) -> Option<Self> {
        let value = value.trim();
        (!value.is_empty()).then(|| Self {
            key,
            value: value.to_lowercase().into(),
        })
    }

    /// Which fact this is.
    pub fn key(&self) -> FacetKey {
        self.key
    }

    /// Its value, in lower case.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.key.as_str(), self.value)
    }
}

/// In a column: the person has no value.
const NONE: u32 = u32::MAX;

/// The people of every facet value, and every person's values as one number a facet.
#[derive(Debug, Clone, Default)]
pub(crate) struct FacetSets {
    sets: Vec<(Facet, RoaringBitmap)>,
    ids: HashMap<Facet, u32>,
    free: Vec<u32>,
    /// For each key the value's id by person; as long as the last person who has a value.
    columns: [Vec<u32>; FacetKey::ALL.len()],
}

impl FacetSets {
    /// People who have this value.
    pub(crate) fn people(&self, facet: &Facet) -> Option<&RoaringBitmap> {
        self.ids.get(facet).map(|&id| &self.sets[id as usize].1)
    }

    /// Every value of a facet that somebody has, with its people.
    pub(crate) fn values(&self, key: FacetKey) -> impl Iterator<Item = (&Facet, &RoaringBitmap)> {
        self.ids
            .iter()
            .filter(move |(facet, _)| facet.key == key)
            .map(|(facet, &id)| (facet, &self.sets[id as usize].1))
    }

    /// Gives a person exactly these facets, the last one of a key; true if that changed anything.
    pub(crate) fn replace(&mut self, person: u32, facets: &[Facet]) -> bool {
        let mut wanted = [None; FacetKey::ALL.len()];
        for facet in facets {
            wanted[facet.key as usize] = Some(facet);
        }
        let mut changed = false;
        for (column, wanted) in wanted.into_iter().enumerate() {
            changed |= self.set(column, person, wanted);
        }
        changed
    }

    /// Gives spare room back after a bulk load.
    pub(crate) fn shrink(&mut self) {
        self.columns.iter_mut().for_each(Vec::shrink_to_fit);
    }

    fn set(&mut self, column: usize, person: u32, wanted: Option<&Facet>) -> bool {
        let at = person as usize;
        let current = self.columns[column]
            .get(at)
            .copied()
            .filter(|&id| id != NONE);
        if current.map(|id| &self.sets[id as usize].0) == wanted {
            return false;
        }
        // Join first: leaving may free the id that joining would then take.
        let joined = wanted.map(|facet| self.join(person, facet));
        if let Some(id) = current {
            self.leave(person, id);
        }
        let column = &mut self.columns[column];
        if column.len() <= at {
            column.resize(at + 1, NONE);
        }
        column[at] = joined.unwrap_or(NONE);
        true
    }

    fn join(&mut self, person: u32, facet: &Facet) -> u32 {
        let id = self
            .ids
            .get(facet)
            .copied()
            .unwrap_or_else(|| self.add(facet));
        self.sets[id as usize].1.insert(person);
        id
    }

    fn add(&mut self, facet: &Facet) -> u32 {
        let set = (facet.clone(), RoaringBitmap::new());
        let id = if let Some(free) = self.free.pop() {
            self.sets[free as usize] = set;
            free
        } else {
            self.sets.push(set);
            u32::try_from(self.sets.len() - 1).expect("no more values than people times facets")
        };
        self.ids.insert(facet.clone(), id);
        id
    }

    fn leave(&mut self, person: u32, id: u32) {
        let (facet, people) = &mut self.sets[id as usize];
        people.remove(person);
        if people.is_empty() {
            self.ids.remove(facet);
            self.free.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facet(key: FacetKey, value: &str) -> Facet {
        Facet::new(key, value).unwrap()
    }

    #[test]
    fn case_and_blanks_make_no_difference() {
        assert_eq!(
            facet(FacetKey::City, " Orléans "),
            facet(FacetKey::City, "ORLÉANS")
        );
        assert_eq!(Facet::new(FacetKey::City, "  "), None);
        assert_eq!(facet(FacetKey::Office, "A/12").to_string(), "office/a/12");
    }

    #[test]
    fn the_last_value_of_a_key_counts_and_empty_values_vanish() {
        let mut sets = FacetSets::default();
        let (lyon, nice) = (facet(FacetKey::City, "Lyon"), facet(FacetKey::City, "Nice"));
        assert!(sets.replace(4, &[lyon.clone(), nice.clone()]));
        assert!(!sets.replace(4, std::slice::from_ref(&nice)));
        assert_eq!(sets.people(&lyon), None);
        assert_eq!(sets.people(&nice), Some(&RoaringBitmap::from([4])));
        assert!(sets.replace(4, &[]));
        assert_eq!(sets.values(FacetKey::City).count(), 0);
        assert_eq!(sets.free.len(), 1);
    }
}
