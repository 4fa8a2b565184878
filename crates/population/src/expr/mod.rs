mod canonical;

use serde::ser::SerializeTupleVariant;
use serde::{Deserialize, Serialize, Serializer};

use crate::SetName;

/// An expression over named sets of people.
///
/// In JSON: `"nobody"`, `{"set":"group/<id>"}`, `{"union":[…]}`, `{"intersection":[…]}`,
/// `{"difference":[from,without]}`. An expression always serializes in [canonical
/// form](Expr::canonical), so that equal ones give equal bytes, to be stored and hashed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Expr {
    /// The empty set.
    Nobody,
    /// A named set. A name that nothing is known of is an empty set.
    Set(SetName),
    /// Whoever is in at least one; nobody if there is none.
    Union(Vec<Expr>),
    /// Whoever is in all; everyone if there is none.
    Intersection(Vec<Expr>),
    /// Whoever is in the first and not in the second.
    Difference(Box<Expr>, Box<Expr>),
}

impl Expr {
    /// Everybody who is not removed.
    pub const EVERYONE: Self = Self::Set(SetName::Everyone);

    /// Whoever is in at least one of the sets.
    pub fn any_of(sets: impl IntoIterator<Item = SetName>) -> Self {
        Self::Union(sets.into_iter().map(Self::Set).collect())
    }

    /// Whoever is in this and in the other.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        Self::Intersection(vec![self, other.into()])
    }

    /// Whoever is in this or in the other.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        Self::Union(vec![self, other.into()])
    }

    /// Whoever is in this and not in the other.
    #[must_use]
    pub fn without(self, other: impl Into<Self>) -> Self {
        Self::Difference(Box::new(self), Box::new(other.into()))
    }
}

impl From<SetName> for Expr {
    fn from(name: SetName) -> Self {
        Self::Set(name)
    }
}

impl Serialize for Expr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AsIs(&self.canonical()).serialize(serializer)
    }
}

/// Serializes an expression without bringing it into canonical form again at every level.
struct AsIs<'a>(&'a Expr);

impl Serialize for AsIs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Expr::Nobody => serializer.serialize_unit_variant("Expr", 0, "nobody"),
            Expr::Set(name) => serializer.serialize_newtype_variant("Expr", 1, "set", name),
            Expr::Union(terms) => {
                serializer.serialize_newtype_variant("Expr", 2, "union", &as_is(terms))
            }
            Expr::Intersection(terms) => {
                serializer.serialize_newtype_variant("Expr", 3, "intersection", &as_is(terms))
            }
            Expr::Difference(from, without) => {
                let mut pair = serializer.serialize_tuple_variant("Expr", 4, "difference", 2)?;
                pair.serialize_field(&AsIs(from))?;
                pair.serialize_field(&AsIs(without))?;
                pair.end()
            }
        }
    }
}

fn as_is(terms: &[Expr]) -> Vec<AsIs<'_>> {
    terms.iter().map(AsIs).collect()
}
