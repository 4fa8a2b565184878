use super::{Console, Look, list, table};
use crate::value::{Object, Shape, Value};

/// More properties than this make a list.
const TABLE_AT_MOST: usize = 4;
/// A table shows at most so many columns unless they were named.
const COLUMNS_AT_MOST: usize = 10;

/// Objects that are shown together: of one view, or of one kind.
#[derive(Default)]
pub(super) struct Rows<'v> {
    objects: Vec<&'v Object>,
}

impl<'v> Rows<'v> {
    /// Takes an object, if it belongs to those that are here.
    pub(super) fn take(&mut self, object: &'v Object) -> bool {
        let fits = self.objects.first().is_none_or(|first| {
            let same_columns = || first.names().any(|name| object.get(name).is_some());
            match (first.view(), object.view()) {
                (Some(one), Some(other)) => one == other,
                (None, None) => {
                    first.shape() == object.shape()
                        && (first.shape() == Shape::Table || same_columns())
                }
                _ => false,
            }
        });
        if fits {
            self.objects.push(object);
        }
        fits
    }

    pub(super) fn show(&self, look: Option<Look>, console: Console, text: &mut String) {
        let Some(first) = self.objects.first() else {
            return;
        };
        if first.shape() == Shape::Table {
            self.show_entries(look, console, text);
            return;
        }
        let look = look.unwrap_or_else(|| default_look(first));
        let names = columns(first, look);
        if names.is_empty() {
            return;
        }
        match look {
            Look::List => list::show(&self.objects, &names, console, text),
            Look::Table { header, wrap } => {
                let shape = table::Form {
                    header,
                    wrap,
                    entries: false,
                };
                table::show(&self.objects, &names, shape, console, text);
            }
        }
    }

    /// Hashtables are shown entry by entry.
    fn show_entries(&self, look: Option<Look>, console: Console, text: &mut String) {
        let entries: Vec<Object> = self
            .objects
            .iter()
            .flat_map(|object| object.iter())
            .map(|(name, value)| {
                Object::new()
                    .with("Name", name)
                    .with("Value", value.clone())
            })
            .collect();
        let entries: Vec<&Object> = entries.iter().collect();
        if entries.is_empty() {
            return;
        }
        let names = ["Name", "Value"];
        match look.unwrap_or(Look::TABLE) {
            Look::List => list::show(&entries, &names, console, text),
            Look::Table { header, wrap } => {
                let shape = table::Form {
                    header,
                    wrap,
                    entries: true,
                };
                table::show(&entries, &names, shape, console, text);
            }
        }
    }
}

fn default_look(object: &Object) -> Look {
    match object.view() {
        Some(view) if !view.table.is_empty() => Look::TABLE,
        Some(view) if !view.list.is_empty() => Look::List,
        _ if object.len() <= TABLE_AT_MOST => Look::TABLE,
        _ => Look::List,
    }
}

/// The names of what is shown, spelt as the object spells them.
fn columns(object: &Object, look: Look) -> Vec<&str> {
    let view = object.view();
    let chosen = match look {
        Look::List => view.map_or(&[] as &[_], |view| view.list),
        Look::Table { .. } => view.map_or(&[] as &[_], |view| view.table),
    };
    if !chosen.is_empty() {
        let spelt = |name: &&'static str| object.entry(name).map_or(*name, |(name, _)| name);
        return chosen.iter().map(spelt).collect();
    }
    let limit = match look {
        Look::List => usize::MAX,
        Look::Table { .. } => COLUMNS_AT_MOST,
    };
    object.names().take(limit).collect()
}

/// What an object has under a name.
pub(super) fn value_of<'o>(object: &'o Object, name: &str) -> &'o Value {
    object.get(name).unwrap_or(&Value::Null)
}
