use super::Console;
use super::cell::cell;
use super::rows::value_of;
use super::wrap::{width, wrapped};
use crate::value::Object;

const SEPARATOR: &str = " : ";

/// Adds a list for each object, with a blank line before each and after the last.
pub(super) fn show(objects: &[&Object], names: &[&str], console: Console, text: &mut String) {
    let longest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let label = longest.min(console.width.saturating_sub(SEPARATOR.len() + 1));
    let indent = label + SEPARATOR.len();
    let room = console.width.saturating_sub(indent);
    for object in objects {
        text.push('\n');
        for name in names {
            let shown = cell(value_of(object, name), console);
            let name: String = name.chars().take(label).collect();
            let padding = " ".repeat(label - width(&name));
            for (place, line) in wrapped(&shown, room).iter().enumerate() {
                match place {
                    0 => text.extend([&name, &padding, SEPARATOR]),
                    _ => text.push_str(&" ".repeat(indent)),
                }
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text.push('\n');
}
