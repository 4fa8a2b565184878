//! Recipients as set algebra: what is asked of the population.

use beffroi_population::{Expr, SetName};

use super::GroupId;
use super::licence::Licences;
use super::recipients::{FilterKind, Recipients};

/// The pieces of an audience, each a question of its own: for *reach* in this order, for *explain*
/// one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Whoever is chosen: everybody, or the union of the groups.
    pub included: Expr,
    /// Each excluded group with its people.
    pub excluded: Vec<(GroupId, Expr)>,
    /// Each filter that was set, with the union of its values.
    pub filters: Vec<(FilterKind, Expr)>,
    /// People whose account is enabled.
    pub enabled: Expr,
    /// Whoever holds a licence that the organization asks for, if it does.
    pub licensed: Option<Expr>,
}

impl Audience {
    /// The same among whoever holds a licence that the organization asks for.
    #[must_use]
    pub fn requiring(self, licences: &Licences) -> Self {
        Self {
            licensed: licences.holders(),
            ..self
        }
    }

    /// (included minus excluded) and every filter, enabled and licensed: whoever gets the message.
    #[must_use]
    pub fn to_expr(&self) -> Expr {
        let chosen = self
            .filters
            .iter()
            .fold(self.included.clone(), |people, (_, filter)| {
                people.and(filter.clone())
            })
            .and(self.enabled.clone());
        let chosen = match &self.licensed {
            Some(licensed) => chosen.and(licensed.clone()),
            None => chosen,
        };
        let excluded = self
            .excluded
            .iter()
            .map(|(_, group)| group.clone())
            .collect();
        chosen.without(Expr::Union(excluded)).canonical()
    }
}

impl Recipients {
    /// The choice in its pieces.
    #[must_use]
    pub fn audience(&self) -> Audience {
        let group = |id: &GroupId| SetName::Group(id.uuid());
        let included = if self.all_company {
            Expr::EVERYONE
        } else {
            Expr::any_of(self.include_groups.iter().map(group))
        };
        let filters = FilterKind::ALL
            .into_iter()
            .filter(|kind| !self.filters.values(*kind).is_empty())
            .map(|kind| (kind, Expr::any_of(self.filters.sets(kind))))
            .collect();
        Audience {
            included,
            excluded: self
                .exclude_groups
                .iter()
                .map(|id| (*id, Expr::Set(group(id))))
                .collect(),
            filters,
            enabled: Expr::Set(SetName::Enabled),
            licensed: None,
        }
    }

    /// Whoever gets the message, as one expression in canonical form.
    #[must_use]
    pub fn to_expr(&self) -> Expr {
        self.audience().to_expr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::recipients::Filters;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn group(n: u8) -> GroupId {
        GroupId::from_uuid(uuid::Uuid::from_u128(n.into()))
    }

    /// A person is the names of the sets that they are in.
    fn holds(expr: &Expr, person: &BTreeSet<String>) -> bool {
        match expr {
            Expr::Nobody => false,
            Expr::Set(SetName::Everyone) => true,
            Expr::Set(name) => person.contains(&name.to_string()),
            Expr::Union(terms) => terms.iter().any(|term| holds(term, person)),
            Expr::Intersection(terms) => terms.iter().all(|term| holds(term, person)),
            Expr::Difference(from, without) => holds(from, person) && !holds(without, person),
        }
    }

    #[test]
    fn in_words_of_sets() {
        let recipients = Recipients {
            include_groups: vec![group(2), group(1)],
            exclude_groups: vec![group(3)],
            filters: Filters {
                departments: vec!["Sales".into(), "IT".into()],
                platforms: vec!["macOS".into()],
                languages: vec!["fr-CA".parse().expect("a tag")],
                ..Filters::default()
            },
            ..Recipients::default()
        };
        assert_eq!(
            serde_json::to_value(recipients.to_expr()).expect("serializes"),
            serde_json::json!({"difference": [
                {"intersection": [
                    {"set": "enabled"},
                    {"set": "language/fr"},
                    {"set": "platform/macos"},
                    {"union": [
                        {"set": "group/00000000-0000-0000-0000-000000000001"},
                        {"set": "group/00000000-0000-0000-0000-000000000002"},
                    ]},
                    {"union": [{"set": "department/it"}, {"set": "department/sales"}]},
                ]},
                {"set": "group/00000000-0000-0000-0000-000000000003"},
            ]})
        );
    }

    #[test]
    fn nobody_chosen_is_nobody_and_a_filter_of_nothing_lets_nobody_through() {
        assert_eq!(Recipients::default().to_expr(), Expr::Nobody);
        let unknown = Recipients {
            all_company: true,
            filters: Filters {
                platforms: vec!["BeOS".into()],
                ..Filters::default()
            },
            ..Recipients::default()
        };
        assert_eq!(unknown.to_expr(), Expr::Nobody);
        let everybody = Recipients {
            all_company: true,
            ..Recipients::default()
        };
        assert_eq!(everybody.to_expr(), Expr::Set(SetName::Enabled));
    }

    prop_compose! {
        fn choices()(
            all_company in any::<bool>(),
            include in prop::collection::vec(0_u8..4, 0..3),
            exclude in prop::collection::vec(0_u8..4, 0..3),
            departments in prop::collection::vec("[ab]", 0..3),
            cities in prop::collection::vec("[ab]", 0..3),
        ) -> Recipients {
            Recipients {
                all_company,
                include_groups: include.into_iter().map(group).collect(),
                exclude_groups: exclude.into_iter().map(group).collect(),
                filters: Filters { departments, cities, ..Filters::default() },
            }
        }
    }

    proptest! {
        #[test]
        fn membership_is_what_the_rules_say(
            recipients in choices(),
            groups in prop::collection::btree_set(0_u8..4, 0..4),
            department in "[abc]", city in "[abc]", enabled in any::<bool>(),
        ) {
            let mut person: BTreeSet<String> =
                groups.iter().map(|n| SetName::Group(group(*n).uuid()).to_string()).collect();
            person.insert(format!("department/{department}"));
            person.insert(format!("city/{city}"));
            if enabled {
                person.insert("enabled".into());
            }
            let is_in = |ids: &[GroupId]| groups.iter().any(|n| ids.contains(&group(*n)));
            let passes = |values: &[String], own: &String| values.is_empty() || values.contains(own);
            let expected = enabled
                && (recipients.all_company || is_in(&recipients.include_groups))
                && !is_in(&recipients.exclude_groups)
                && passes(&recipients.filters.departments, &department)
                && passes(&recipients.filters.cities, &city);
            prop_assert_eq!(holds(&recipients.to_expr(), &person), expected);
            let pieces = recipients.audience();
            let by_pieces = holds(&pieces.included, &person)
                && !pieces.excluded.iter().any(|(_, expr)| holds(expr, &person))
                && pieces.filters.iter().all(|(_, expr)| holds(expr, &person))
                && holds(&pieces.enabled, &person);
            prop_assert_eq!(by_pieces, expected);
        }

        #[test]
        fn canonical_choice_means_the_same(recipients in choices()) {
            let canonical = recipients.clone().canonical();
            prop_assert_eq!(canonical.to_expr(), recipients.to_expr());
            prop_assert_eq!(canonical.clone().canonical(), canonical);
        }
    }
}
