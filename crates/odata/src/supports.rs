//! What a resource takes, declared once as a constant beside its route.

use beffroi_core::page::MAX_PAGE;

use crate::Expandable;

/// The query options of one resource. Everything else is refused by name.
///
/// Property names are written as in answers; requests may write them in any case.
#[derive(Debug, Clone, Copy)]
pub struct Supports {
    /// `$filter`. Which properties and operators it may name is the store's answer.
    pub filter: bool,
    /// The properties that `$search` looks into; empty when there is no `$search`.
    pub search: &'static [&'static str],
    /// The properties that `$select` may name; empty when there is no `$select`.
    pub properties: &'static [&'static str],
    /// The properties that `$orderby` may name; empty when there is no `$orderby`.
    pub order_by: &'static [&'static str],
    /// Most properties that `$orderby` may name at once; 1 unless declared otherwise.
    pub max_order_by: usize,
    /// The relations that `$expand` may name; empty when there is no `$expand`.
    pub expand: &'static [Expandable],
    /// `$count`.
    pub count: bool,
    /// Most rows on a page; 0 when the answer has no pages, so that neither `$top` nor
    /// `$skiptoken` is taken.
    pub max_top: u16,
    /// Parameters without `$` that the resource defines itself.
    pub custom: &'static [&'static str],
    /// Whether options may also be written without `$` (`top=5`), as on Graph's beta version. A
    /// name in `custom` goes before an option of that name.
    pub bare_names: bool,
}

impl Supports {
    /// Takes nothing.
    pub const NONE: Self = Self {
        filter: false,
        search: &[],
        properties: &[],
        order_by: &[],
        max_order_by: 1,
        expand: &[],
        count: false,
        max_top: 0,
        custom: &[],
        bare_names: false,
    };

    /// A list with pages and a count, and nothing else.
    pub const LIST: Self = Self {
        count: true,
        max_top: MAX_PAGE,
        ..Self::NONE
    };

    /// The names of everything that the resource takes, for messages.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let options = [
            ("$filter", self.filter),
            ("$search", !self.search.is_empty()),
            ("$select", !self.properties.is_empty()),
            ("$orderby", !self.order_by.is_empty()),
            ("$expand", !self.expand.is_empty()),
            ("$count", self.count),
            ("$top", self.max_top > 0),
            ("$skiptoken", self.max_top > 0),
        ];
        let taken = options.into_iter().filter(|(_, taken)| *taken);
        taken
            .map(|(name, _)| name)
            .chain(self.custom.iter().copied())
            .collect()
    }

    /// The declared name that the caller's `name` means: an option with its `$`, or one of
    /// `custom`.
    pub(crate) fn resolve(&self, name: &str) -> Option<&'static str> {
        let names = self.names();
        let find = |wanted: &str| {
            names
                .iter()
                .copied()
                .find(|known| known.eq_ignore_ascii_case(wanted))
        };
        find(name).or_else(|| {
            let bare = self.bare_names && !name.starts_with('$');
            bare.then(|| find(&format!("${name}"))).flatten()
        })
    }
}

/// The declared spelling of a property that the caller may write in any case.
pub(crate) fn declared<'a>(properties: &[&'a str], name: &str) -> Option<&'a str> {
    properties
        .iter()
        .copied()
        .find(|property| property.eq_ignore_ascii_case(name))
}
