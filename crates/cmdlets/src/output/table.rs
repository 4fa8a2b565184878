use super::Console;
use super::cell::cell;
use super::rows::value_of;
use super::wrap::{truncated, width, wrapped};
use crate::value::{Object, Value};

/// The names of entries take so much room at least.
const KEY_WIDTH: usize = 30;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) header: bool,
    pub(super) wrap: bool,
    /// Whether the rows are entries of hashtables, which have a layout of their own.
    pub(super) entries: bool,
}

struct Column<'n> {
    name: &'n str,
    right: bool,
    width: usize,
    cells: Vec<String>,
}

/// Adds a table, with a blank line before and after it.
pub(super) fn show(
    objects: &[&Object],
    names: &[&str],
    form: Form,
    console: Console,
    text: &mut String,
) {
    let mut columns: Vec<Column<'_>> = names
        .iter()
        .map(|name| column(objects, name, form, console))
        .collect();
    if let (true, Some(first)) = (form.entries, columns.first_mut()) {
        first.width = first.width.max(KEY_WIDTH);
    }
    fit(&mut columns, console.width);
    text.push('\n');
    if form.header {
        let header: Vec<Vec<String>> = columns
            .iter()
            .map(|column| wrapped(column.name, column.width))
            .collect();
        push_lines(&columns, &header, text);
        let dashes: Vec<Vec<String>> = columns
            .iter()
            .map(|column| vec!["-".repeat(width(column.name).min(column.width))])
            .collect();
        push_lines(&columns, &dashes, text);
    }
    for row in 0..objects.len() {
        let cells: Vec<Vec<String>> = columns
            .iter()
            .map(|column| {
                if form.wrap {
                    wrapped(&column.cells[row], column.width)
                } else {
                    vec![truncated(&column.cells[row], column.width)]
                }
            })
            .collect();
        push_lines(&columns, &cells, text);
    }
    text.push('\n');
}

fn column<'n>(objects: &[&Object], name: &'n str, form: Form, console: Console) -> Column<'n> {
    let first = objects.first().map(|object| value_of(object, name));
    let right = !form.entries
        && matches!(
            first,
            Some(Value::Int(_) | Value::Float(_) | Value::Bool(_))
        );
    let cells: Vec<String> = objects
        .iter()
        .map(|object| cell(value_of(object, name), console))
        .collect();
    let widest = cells.iter().map(|cell| {
        let lines = cell.lines().map(width);
        lines.max().unwrap_or(0) + usize::from(cell.contains('\n'))
    });
    let width = widest.max().unwrap_or(0).max(width(name)).max(1);
    Column {
        name,
        right,
        width,
        cells,
    }
}

/// Narrows the last column until the table fits, and leaves out what has no room at all.
fn fit(columns: &mut Vec<Column<'_>>, room: usize) {
    loop {
        let gaps = columns.len().saturating_sub(1);
        let total = columns.iter().map(|column| column.width).sum::<usize>() + gaps;
        let excess = total.saturating_sub(room);
        if excess == 0 {
            return;
        }
        match columns.last_mut() {
            Some(last) if last.width > excess => last.width -= excess,
            _ => {
                columns.pop();
            }
        }
    }
}

fn push_lines(columns: &[Column<'_>], cells: &[Vec<String>], text: &mut String) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let start = text.len();
        for (place, (column, lines)) in columns.iter().zip(cells).enumerate() {
            let shown = lines.get(line).map_or("", String::as_str);
            let padding = " ".repeat(column.width.saturating_sub(width(shown)));
            if place > 0 {
                text.push(' ');
            }
            let is_last = place + 1 == columns.len();
            if column.right {
                text.push_str(&padding);
                text.push_str(shown);
            } else {
                text.push_str(shown);
                // Nothing follows that would have to be aligned.
                if !is_last {
                    text.push_str(&padding);
                }
            }
        }
        if height > 1 {
            let end = start + text[start..].trim_end_matches(' ').len();
            text.truncate(end);
        }
        text.push('\n');
    }
}
