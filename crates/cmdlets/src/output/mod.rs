//! What a console shows, as PowerShell 7 shows it.

mod cell;
mod csv;
mod help;
mod json;
mod list;
mod rows;
mod table;
mod wrap;

pub(crate) use csv::{Csv, Quotes};
pub use help::help_text;
pub(crate) use help::parameter_help;
pub(crate) use json::json_text;

use crate::value::Value;
use rows::Rows;

/// Wider than any line needs to be.
pub(crate) const MAX_WIDTH: usize = 10_000;

/// How values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Console {
    /// Letters in a line.
    pub width: usize,
    /// So many members of a list are shown, then `…`; PowerShell's `$FormatEnumerationLimit`.
    pub enumeration_limit: usize,
}

impl Default for Console {
    fn default() -> Self {
        Self {
            width: 120,
            enumeration_limit: 4,
        }
    }
}

/// A look that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Table { header: bool, wrap: bool },
    List,
}

impl Look {
    const TABLE: Self = Self::Table {
        header: true,
        wrap: false,
    };
}

/// Shows values as the console does when nothing else was asked for: objects with up to four
/// properties as a table, others as a list, the rest line by line.
pub fn render<'v>(values: impl Iterator<Item = &'v Value>, console: Console) -> String {
    shown(None, values, console)
}

/// Shows objects in this look.
pub(crate) fn render_as<'v>(
    look: Look,
    values: impl Iterator<Item = &'v Value>,
    console: Console,
) -> String {
    shown(Some(look), values, console)
}

fn shown<'v>(
    look: Option<Look>,
    values: impl Iterator<Item = &'v Value>,
    console: Console,
) -> String {
    let console = Console {
        width: console.width.clamp(2, MAX_WIDTH),
        ..console
    };
    let mut text = String::new();
    let mut rows = Rows::default();
    for value in values.flat_map(members) {
        if let Value::Object(object) = value {
            if !rows.take(object) {
                rows.show(look, console, &mut text);
                rows = Rows::default();
                rows.take(object);
            }
            continue;
        }
        rows.show(look, console, &mut text);
        rows = Rows::default();
        if *value != Value::Null {
            text.push_str(&cell::line(value));
            text.push('\n');
        }
    }
    rows.show(look, console, &mut text);
    text
}

/// A list is shown member by member.
fn members(value: &Value) -> &[Value] {
    match value {
        Value::List(values) => values,
        other => std::slice::from_ref(other),
    }
}

#[cfg(test)]
mod tests;
