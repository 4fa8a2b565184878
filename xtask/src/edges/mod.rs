//! `cargo xtask edges`: arrows point one way, and third parties stay behind their doors.
//!
//! The manifests are checked over `cargo metadata`, the sources over their tokens; both against
//! the one table in `table.rs`.

mod manifests;
mod sources;
mod table;

use std::path::Path;

use cargo_metadata::MetadataCommand;

use crate::finding::Finding;
use crate::tree::Tree;

/// Checks manifests and sources.
///
/// # Errors
/// When `cargo metadata` fails, which says why itself.
pub(crate) fn check(root: &Path, tree: &Tree) -> Result<Vec<Finding>, cargo_metadata::Error> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()?;
    let packages = manifests::packages(&metadata, root);
    let mut findings = manifests::check(&packages);
    findings.extend(sources::check(&packages, tree));
    findings.sort();
    Ok(findings)
}
