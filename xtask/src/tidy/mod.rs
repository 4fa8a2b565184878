//! `cargo xtask tidy`: the rules of the sources, one file a rule.

mod front_pages;
mod functions;
mod links;
pub(crate) mod migrations;
mod names;
mod paths;
mod percentile;
mod sizes;

use crate::finding::Finding;
use crate::tree::Tree;

/// Runs every rule that needs nothing but the sources.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let rules: [fn(&Tree) -> Vec<Finding>; 7] = [
        sizes::check,
        functions::check,
        names::check,
        front_pages::check,
        links::check,
        migrations::check,
        paths::check,
    ];
    let mut findings: Vec<Finding> = rules.iter().flat_map(|rule| rule(tree)).collect();
    findings.sort();
    findings
}
