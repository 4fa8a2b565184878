use serde::Serialize;
use uuid::Uuid;

use crate::{Error, Expr, SetName, TenantSets};

/// Why an expression does or does not describe a person: the expression again, each term with its
/// own answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Whether the person is in the set that this term describes.
    pub holds: bool,
    /// The term.
    pub term: Term,
}

/// One term of an explained expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Term {
    /// The empty set.
    Nobody,
    /// A named set.
    #[serde(rename_all = "camelCase")]
    Set {
        /// Its name.
        name: SetName,
        /// For a group that the person is in: the shortest nesting, from that group down to the
        /// one of which the person is a direct member. Empty otherwise.
        path: Vec<Uuid>,
    },
    /// Holds when one of the terms holds.
    Union(Vec<Explanation>),
    /// Holds when all of the terms hold.
    Intersection(Vec<Explanation>),
    /// Holds when the first holds and the second does not.
    Difference(Box<Explanation>, Box<Explanation>),
}

impl TenantSets {
    /// Explains whether the expression describes a person. The terms stand as the caller wrote
    /// them, not in canonical form.
    pub fn explain(&self, expr: &Expr, person: Uuid) -> Result<Explanation, Error> {
        let person = self.ordinal(person).ok_or(Error::UnknownPerson(person))?;
        Ok(self.explain_term(expr, person))
    }

    fn explain_term(&self, expr: &Expr, person: u32) -> Explanation {
        let all = |terms: &[Expr]| -> Vec<_> {
            terms
                .iter()
                .map(|term| self.explain_term(term, person))
                .collect()
        };
        match expr {
            Expr::Nobody => Explanation {
                holds: false,
                term: Term::Nobody,
            },
            Expr::Set(name) => self.explain_set(name, person),
            Expr::Union(terms) => {
                let terms = all(terms);
                let holds = terms.iter().any(|term| term.holds);
                Explanation {
                    holds,
                    term: Term::Union(terms),
                }
            }
            Expr::Intersection(terms) => {
                let terms = all(terms);
                let holds = terms.iter().all(|term| term.holds);
                Explanation {
                    holds,
                    term: Term::Intersection(terms),
                }
            }
            Expr::Difference(from, without) => {
                let from = self.explain_term(from, person);
                let without = self.explain_term(without, person);
                let holds = from.holds && !without.holds;
                Explanation {
                    holds,
                    term: Term::Difference(Box::new(from), Box::new(without)),
                }
            }
        }
    }

    fn explain_set(&self, name: &SetName, person: u32) -> Explanation {
        let holds = self.lookup(name).contains(person);
        let path = match name {
            SetName::Group(id) if holds => self
                .groups
                .slot(*id)
                .map(|slot| self.groups.membership_path(slot, person))
                .unwrap_or_default(),
            SetName::DirectGroup(id) if holds => vec![*id],
            _ => Vec::new(),
        };
        Explanation {
            holds,
            term: Term::Set {
                name: name.clone(),
                path,
            },
        }
    }
}
