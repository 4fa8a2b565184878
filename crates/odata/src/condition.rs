//! `$filter` and `$search` as one condition.

use beffroi_core::Filter;

use crate::ListQuery;

impl ListQuery {
    /// Both options as one filter tree: rows must satisfy each that was given. `searched` are the
    /// properties that free text is looked for in.
    pub fn condition(&self, searched: &[&str]) -> Option<Filter> {
        let search = self
            .search
            .as_ref()
            .map(|search| search.to_filter(searched));
        match (self.filter.clone(), search) {
            (Some(filter), Some(search)) => Some(Filter::And(vec![filter, search])),
            (filter, search) => filter.or(search),
        }
    }

    /// The first `$orderby` item: property and whether descending.
    pub fn first_order(&self) -> (Option<&str>, bool) {
        let first = self.order_by.first();
        (
            first.map(|order| order.property.as_str()),
            first.is_some_and(|order| order.descending),
        )
    }
}
