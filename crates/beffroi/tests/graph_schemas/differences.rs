//! The table of intended differences, as the document for people has it.

use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../../docs/graph-compat.md");
const HEADING: &str = "## Properties that Graph does not have";

/// A property of a type that Graph does not know, or knows as something else.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    pub(crate) kind: String,
    pub(crate) property: String,
    /// What it is here.
    pub(crate) schema: Value,
}

/// The rows of the table: type, property and JSON schema in backticks, and the reason.
pub(crate) fn intended() -> Vec<Difference> {
    let (_, section) = DOCUMENT.split_once(HEADING).expect(HEADING);
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(row).collect()
}

fn row(line: &str) -> Difference {
    let mut cells = line.trim_matches('|').split(" | ").map(str::trim);
    let mut code = || {
        let cell = cells.next().unwrap_or_default();
        let inner = cell
            .strip_prefix('`')
            .and_then(|cell| cell.strip_suffix('`'));
        inner
            .unwrap_or_else(|| panic!("{line}: in backticks"))
            .to_owned()
    };
    let difference = Difference {
        kind: code(),
        property: code(),
        schema: serde_json::from_str(&code()).unwrap_or_else(|error| panic!("{line}: {error}")),
    };
    let reason = cells.next().unwrap_or_default();
    assert!(!reason.is_empty(), "{line}: why?");
    difference
}
