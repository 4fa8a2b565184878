//! The arrows, read from the manifests.

use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata};

use super::table::{FENCES, Fence, Room, room_of};
use crate::finding::Finding;

const RULE: &str = "edge";

/// A package of the workspace with its direct dependencies.
pub(crate) struct Package {
    pub(crate) name: String,
    /// Folder from the root, without a slash at its end.
    pub(crate) folder: String,
    /// Name of the dependency, and whether only tests see it.
    pub(crate) dependencies: Vec<(String, bool)>,
}

/// The workspace's packages as the checks need them.
pub(crate) fn packages(metadata: &Metadata, root: &Path) -> Vec<Package> {
    let members = metadata.workspace_packages();
    let described = members.iter().map(|package| {
        let manifest = package.manifest_path.as_std_path();
        let folder = manifest
            .parent()
            .and_then(|folder| folder.strip_prefix(root).ok());
        let dependencies = package.dependencies.iter().map(|dependency| {
            let only_tests = dependency.kind == DependencyKind::Development;
            (dependency.name.clone(), only_tests)
        });
        Package {
            name: package.name.to_string(),
            folder: folder.unwrap_or(root).to_string_lossy().replace('\\', "/"),
            dependencies: dependencies.collect(),
        }
    });
    described.collect()
}

pub(crate) fn check(packages: &[Package]) -> Vec<Finding> {
    let ours: Vec<&str> = packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let mut findings = Vec::new();
    for package in packages {
        let manifest = format!("{}/Cargo.toml", package.folder);
        let Some(room) = room_of(&package.name) else {
            let message = format!(
                "`{}` has no room in `xtask/src/edges/table.rs`",
                package.name
            );
            findings.push(Finding::new(manifest, 1, RULE, message));
            continue;
        };
        for (dependency, only_tests) in &package.dependencies {
            let refusal = if ours.contains(&dependency.as_str()) {
                refuse_edge(room, dependency, *only_tests)
            } else {
                refuse_third_party(room.name, dependency)
            };
            findings.extend(refusal.map(|message| Finding::new(&manifest, 1, RULE, message)));
        }
    }
    findings
}

fn refuse_edge(room: &Room, dependency: &str, only_tests: bool) -> Option<String> {
    let allowed = room.may_use.contains(&dependency)
        || (only_tests && (room.tests_may_use.contains(&dependency) || dependency == room.name));
    let kind = if only_tests { "tests of " } else { "" };
    (!allowed).then(|| format!("{kind}`{}` may not use `{dependency}`", room.name))
}

fn refuse_third_party(package: &str, dependency: &str) -> Option<String> {
    let fence = FENCES
        .iter()
        .find(|fence| fence.crates.contains(&dependency))?;
    let allowed = fence.allowed.contains(&package) || may_be_used_in_part(fence);
    let instead = fence.instead;
    (!allowed).then(|| format!("`{package}` may not use `{dependency}`: {instead}"))
}

/// The sources say where; the manifest alone can't.
fn may_be_used_in_part(fence: &Fence) -> bool {
    !fence.elsewhere_only_in.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(name: &str, dependencies: &[(&str, bool)]) -> Vec<String> {
        let mut packages: Vec<Package> = [
            "beffroi-core",
            "beffroi-messages",
            "beffroi-chat",
            "beffroi-testkit",
            "beffroi-store",
        ]
        .iter()
        .filter(|other| **other != name)
        .map(|other| Package {
            name: (*other).to_owned(),
            folder: String::new(),
            dependencies: Vec::new(),
        })
        .collect();
        let dependencies = dependencies
            .iter()
            .map(|(dependency, test)| ((*dependency).to_owned(), *test));
        packages.push(Package {
            name: name.to_owned(),
            folder: "crates/x".to_owned(),
            dependencies: dependencies.collect(),
        });
        check(&packages)
            .into_iter()
            .map(|found| found.message)
            .collect()
    }

    #[test]
    fn downward_arrows_pass() {
        let used = [
            ("beffroi-core", false),
            ("beffroi-store", false),
            ("beffroi-testkit", true),
            ("serde", false),
        ];
        assert_eq!(messages("beffroi-messages", &used), Vec::<String>::new());
    }

    #[test]
    fn systems_do_not_import_each_other() {
        assert_eq!(
            messages("beffroi-messages", &[("beffroi-chat", false)]),
            ["`beffroi-messages` may not use `beffroi-chat`"]
        );
        assert_eq!(
            messages("beffroi-messages", &[("beffroi-chat", true)]).len(),
            1
        );
    }

    #[test]
    fn the_kernel_does_not_look_up() {
        assert_eq!(
            messages("beffroi-population", &[("beffroi-store", false)]).len(),
            1
        );
        assert_eq!(
            messages("beffroi-core", &[("beffroi-messages", false)]).len(),
            1
        );
    }

    #[test]
    fn testkit_is_for_tests_only() {
        assert_eq!(
            messages("beffroi-messages", &[("beffroi-testkit", false)]).len(),
            1
        );
    }

    #[test]
    fn third_parties_have_one_door() {
        assert_eq!(
            messages("beffroi-store", &[("sqlx", false)]),
            Vec::<String>::new()
        );
        assert_eq!(messages("beffroi-messages", &[("sqlx", false)]).len(), 1);
        assert_eq!(messages("beffroi-messages", &[("sqlx", true)]).len(), 1);
        assert_eq!(
            messages("beffroi-messages", &[("axum", false)]),
            Vec::<String>::new()
        );
        assert_eq!(messages("beffroi-chat", &[("reqwest", false)]).len(), 1);
        assert_eq!(messages("beffroi-chat", &[("async-nats", false)]).len(), 1);
    }

    #[test]
    fn an_unknown_crate_is_refused() {
        assert_eq!(
            messages("beffroi-new", &[]),
            ["`beffroi-new` has no room in `xtask/src/edges/table.rs`"]
        );
    }
}
