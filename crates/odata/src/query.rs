//! The query options of a list, read as a whole.

use std::collections::BTreeMap;

use beffroi_core::page::DEFAULT_PAGE;
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, failure};
use serde::Serialize;
use serde_json::Value;

use crate::refusal::unsupported;
use crate::{Expand, OrderBy, Search, Supports, expand, filter, order_by, search, select};
use crate::{parameters, project, token};

/// What the caller of a list asked for.
#[derive(Debug, Clone, Default)]
pub struct ListQuery {
    /// `$top`, `$skiptoken` and `$count`.
    pub page: PageRequest,
    /// `$filter`. Properties are spelled as the caller wrote them.
    pub filter: Option<Filter>,
    /// `$search`.
    pub search: Option<Search>,
    /// `$select`, in the declared spelling; `None` means every property.
    pub select: Option<Vec<String>>,
    /// `$orderby`, most significant first, in the declared spelling.
    pub order_by: Vec<OrderBy>,
    /// `$expand`, in the declared spelling.
    pub expand: Vec<Expand>,
    /// The parameters of [`Supports::custom`] that were given, by declared name.
    pub custom: BTreeMap<&'static str, String>,
}

impl ListQuery {
    /// Reads the raw query, the part of the URL after `?`, still percent-encoded.
    ///
    /// # Errors
    /// `Kind::Unsupported` with the name of an option that the resource does not take, that is
    /// given twice, or whose value uses a construct that is not offered; `Kind::Invalid` with
    /// option and position when a value is not well-formed or too large, or when `$skiptoken` was
    /// given for another order or condition.
    pub fn parse(raw_query: &str, supports: &Supports) -> failure::Result<Self> {
        Self::parse_at("", raw_query, supports)
    }

    /// The same for a resource with pages, at its path: a `$skiptoken` belongs to that too.
    ///
    /// # Errors
    /// As [`Self::parse`], also when `$skiptoken` was given for another path.
    pub fn parse_at(path: &str, raw_query: &str, supports: &Supports) -> failure::Result<Self> {
        let mut query = Self::default();
        query.page.top = match supports.max_top {
            0 => DEFAULT_PAGE,
            most => DEFAULT_PAGE.min(most),
        };
        let mut seen = Vec::new();
        let bound_to = token::fingerprint(path, raw_query);
        for (name, value) in parameters::read(raw_query)? {
            let Some(option) = supports.resolve(&name) else {
                return Err(unsupported(&name, refused_because(supports)));
            };
            if seen.contains(&option) {
                return Err(unsupported(option, "is given more than once"));
            }
            seen.push(option);
            query.set(option, &value, supports, bound_to)?;
        }
        Ok(query)
    }

    fn set(
        &mut self,
        option: &'static str,
        text: &str,
        supports: &Supports,
        bound_to: u32,
    ) -> failure::Result<()> {
        if supports.custom.contains(&option) {
            // Also where it has the name of an option: the resource reads it in its own way.
            self.custom.insert(option, text.to_owned());
            return Ok(());
        }
        match option {
            "$filter" => self.filter = Some(filter::parse(text)?),
            "$search" => self.search = Some(search::parse(text, supports.search)?),
            "$select" => self.select = select::parse(text, supports.properties)?,
            "$orderby" => {
                self.order_by = order_by::parse(text, supports.order_by, supports.max_order_by)?;
            }
            "$expand" => self.expand = expand::parse(text, supports.expand)?,
            "$count" => self.page.count = yes_or_no(option, text)?,
            "$top" => self.page.top = rows(option, text, supports.max_top)?,
            "$skiptoken" => {
                self.page.after = Some(Cursor::decode(token::unbound(text, bound_to)?)?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Cuts an entity down to what `$select` and the `$select`s inside `$expand` name. Expanded
    /// relations stay though `$select` does not name them.
    #[must_use]
    pub fn project(&self, mut entity: Value) -> Value {
        for expand in &self.expand {
            if let (Some(related), Some(select)) =
                (entity.get_mut(&expand.relation), &expand.select)
            {
                *related = project(related.take(), select);
            }
        }
        let Some(select) = &self.select else {
            return entity;
        };
        let relations = self.expand.iter().map(|expand| expand.relation.clone());
        let kept: Vec<String> = select.iter().cloned().chain(relations).collect();
        project(entity, &kept)
    }

    /// The set's name for a context, with the selected properties: `users(id,displayName)`.
    #[must_use]
    pub fn context_of(&self, entity_set: &str) -> String {
        match &self.select {
            Some(select) => format!("{entity_set}({})", select.join(",")),
            None => entity_set.to_owned(),
        }
    }

    /// The page as JSON, each row cut down by [`Self::project`].
    ///
    /// # Errors
    /// `Kind::Bug` when a row can't be written as JSON (a map whose keys are not text).
    pub fn project_page<T: Serialize>(&self, page: Page<T>) -> failure::Result<Page<Value>> {
        let rows = page.items.into_iter().map(|row| {
            let entity = serde_json::to_value(row).map_err(Failure::bug)?;
            Ok(self.project(entity))
        });
        Ok(Page {
            items: rows.collect::<failure::Result<_>>()?,
            next: page.next,
            total: page.total,
        })
    }
}

fn refused_because(supports: &Supports) -> String {
    let names = supports.names();
    if names.is_empty() {
        "is not supported here; this resource takes no query options".to_owned()
    } else {
        format!(
            "is not supported here; this resource takes {}",
            names.join(", ")
        )
    }
}

fn yes_or_no(option: &str, text: &str) -> failure::Result<bool> {
    match text.trim() {
        text if text.eq_ignore_ascii_case("true") => Ok(true),
        text if text.eq_ignore_ascii_case("false") => Ok(false),
        _ => Err(Failure::invalid(option, "must be true or false")),
    }
}

fn rows(option: &str, text: &str, most: u16) -> failure::Result<u16> {
    let number = text.trim().parse().ok();
    number
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| Failure::invalid(option, format!("must be a whole number from 1 to {most}")))
}
