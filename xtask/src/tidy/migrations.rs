//! Migrations exist for both databases under the same name, and are never edited.
//!
//! `xtask/migrations.sha256` records each file's checksum in the format of `sha256sum`. A migration
//! that has run somewhere must not change: databases in the field would differ from fresh ones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use sha2::{Digest, Sha256};

use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};

const RULE: &str = "migration";
/// Where the checksums are kept.
pub(crate) const LIST: &str = "xtask/migrations.sha256";
const DATABASES: [&str; 2] = ["sqlite", "postgres"];
const TIMESTAMP_DIGITS: usize = 14;

/// A migration's place: `crates/{crate}/migrations/{database}/{name}`.
struct Migration<'a> {
    file: &'a SourceFile,
    owner: &'a str,
    database: &'a str,
    name: &'a str,
}

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let migrations = migrations(tree);
    let mut findings = check_places(tree);
    findings.extend(migrations.iter().filter_map(check_name));
    findings.extend(check_twins(&migrations));
    findings.extend(check_versions(&migrations));
    findings.extend(check_checksums(tree, &migrations));
    findings
}

/// Appends the checksums of migrations not recorded yet; refuses when a recorded one changed.
pub(crate) fn accept(tree: &Tree, root: &Path) -> io::Result<String> {
    let migrations = migrations(tree);
    let mut recorded = recorded(tree);
    let mut added = 0;
    for found in &migrations {
        let sum = checksum(&found.file.text);
        match recorded.get(&found.file.path) {
            Some((known, _)) if *known != sum => {
                return Err(io::Error::other(format!(
                    "{} changed since it was recorded; write a new migration instead",
                    found.file.path
                )));
            }
            Some(_) => {}
            None => {
                added += 1;
                recorded.insert(found.file.path.clone(), (sum, 0));
            }
        }
    }
    let lines: Vec<String> = recorded
        .iter()
        .map(|(path, (sum, _))| format!("{sum}  {path}\n"))
        .collect();
    fs::write(root.join(LIST), lines.concat())?;
    Ok(format!("{added} migration(s) recorded in {LIST}"))
}

fn migrations(tree: &Tree) -> Vec<Migration<'_>> {
    let files = tree.files().iter();
    files
        .filter_map(|file| {
            let parts: Vec<&str> = file.path.split('/').collect();
            match parts.as_slice() {
                ["crates", owner, "migrations", database, name] if DATABASES.contains(database) => {
                    Some(Migration {
                        file,
                        owner,
                        database,
                        name,
                    })
                }
                _ => None,
            }
        })
        .collect()
}

fn check_places(tree: &Tree) -> Vec<Finding> {
    let misplaced = tree.files().iter().filter(|file| {
        let parts: Vec<&str> = file.path.split('/').collect();
        let migration = matches!(parts.as_slice(), ["crates", _, "migrations", ..]);
        let placed =
            matches!(parts.as_slice(), [_, _, _, database, _] if DATABASES.contains(database));
        migration && file.has_extension(&["sql"]) && !placed
    });
    misplaced
        .map(|file| {
            let message = "a migration lies in `migrations/sqlite/` and `migrations/postgres/`";
            Finding::new(&file.path, 1, RULE, message)
        })
        .collect()
}

fn check_name(migration: &Migration<'_>) -> Option<Finding> {
    let stem = migration.name.strip_suffix(".sql").unwrap_or_default();
    let (version, title) = stem.split_once('_').unwrap_or_default();
    let dated =
        version.len() == TIMESTAMP_DIGITS && version.bytes().all(|byte| byte.is_ascii_digit());
    let titled = !title.is_empty()
        && title
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    (!dated || !titled).then(|| {
        let message = "a migration is called `YYYYMMDDhhmmss_what_it_does.sql`";
        Finding::new(&migration.file.path, 1, RULE, message)
    })
}

fn check_twins(migrations: &[Migration<'_>]) -> Vec<Finding> {
    let known: BTreeSet<(&str, &str, &str)> = migrations
        .iter()
        .map(|found| (found.owner, found.database, found.name))
        .collect();
    let mut findings = Vec::new();
    for found in migrations {
        for database in DATABASES {
            if !known.contains(&(found.owner, database, found.name)) {
                let message = format!("has no twin of the same name for {database}");
                findings.push(Finding::new(&found.file.path, 1, RULE, message));
            }
        }
    }
    findings
}

/// All features' migrations run in one order, so a version belongs to one of them.
fn check_versions(migrations: &[Migration<'_>]) -> Vec<Finding> {
    let mut owners: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for found in migrations {
        let version = found.name.split('_').next().unwrap_or_default();
        let first = *owners
            .entry((found.database, version))
            .or_insert(&found.file.path);
        if first != found.file.path {
            let message = format!("has the version {version} of {first}; take another time");
            findings.push(Finding::new(&found.file.path, 1, RULE, message));
        }
    }
    findings
}

fn check_checksums(tree: &Tree, migrations: &[Migration<'_>]) -> Vec<Finding> {
    let recorded = recorded(tree);
    let mut findings = Vec::new();
    for found in migrations {
        let path = &found.file.path;
        match recorded.get(path) {
            None => {
                let message = "is not recorded: run `cargo xtask tidy --accept-migrations`";
                findings.push(Finding::new(path, 1, RULE, message));
            }
            Some((sum, _)) if *sum != checksum(&found.file.text) => {
                let message = "was edited after it was recorded: write a new migration instead";
                findings.push(Finding::new(path, 1, RULE, message));
            }
            Some(_) => {}
        }
    }
    for (path, (_, line)) in &recorded {
        if tree.file(path).is_none() {
            let message = format!("{path} was recorded and is gone: migrations stay");
            findings.push(Finding::new(LIST, *line, RULE, message));
        }
    }
    findings
}

/// Path to checksum and line in the list.
fn recorded(tree: &Tree) -> BTreeMap<String, (String, usize)> {
    let text = tree.file(LIST).map_or("", |file| file.text.as_str());
    text.lines()
        .enumerate()
        .filter_map(|(number, line)| {
            let (sum, path) = line.split_once("  ")?;
            Some((path.to_owned(), (sum.to_owned(), number + 1)))
        })
        .collect()
}

fn checksum(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    const SQLITE: &str = "crates/a/migrations/sqlite/20260101090000_people.sql";
    const POSTGRES: &str = "crates/a/migrations/postgres/20260101090000_people.sql";

    fn messages(files: &[(&str, &str)]) -> Vec<String> {
        let findings = check(&tree_of(files));
        findings.iter().map(ToString::to_string).collect()
    }

    fn list(entries: &[(&str, &str)]) -> String {
        let lines = entries
            .iter()
            .map(|(path, text)| format!("{}  {path}\n", checksum(text)));
        lines.collect()
    }

    #[test]
    fn recorded_twins_pass() {
        let sums = list(&[(POSTGRES, "b"), (SQLITE, "a")]);
        assert_eq!(
            messages(&[(SQLITE, "a"), (POSTGRES, "b"), (LIST, &sums)]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn refuses_a_missing_twin() {
        let found = messages(&[(SQLITE, "a"), (LIST, &list(&[(SQLITE, "a")]))]);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("no twin of the same name for postgres"));
    }

    #[test]
    fn refuses_an_edited_and_a_deleted_migration() {
        let sums = list(&[(POSTGRES, "b"), (SQLITE, "a")]);
        let found = messages(&[(SQLITE, "a"), (POSTGRES, "changed"), (LIST, &sums)]);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("was edited after"));
        let found = messages(&[(LIST, &sums)]);
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("xtask/migrations.sha256:1: [migration]"));
    }

    #[test]
    fn refuses_an_unrecorded_one_and_says_what_to_do() {
        let found = messages(&[(SQLITE, "a"), (POSTGRES, "b")]);
        assert!(
            found
                .iter()
                .all(|line| line.contains("--accept-migrations"))
        );
    }

    #[test]
    fn refuses_odd_names_and_places() {
        let odd = "crates/a/migrations/sqlite/1_people.sql";
        assert!(
            messages(&[(odd, "")])
                .iter()
                .any(|line| line.contains("is called"))
        );
        let misplaced = "crates/a/migrations/20260101090000_people.sql";
        assert!(
            messages(&[(misplaced, "")])
                .iter()
                .any(|line| line.contains("lies in"))
        );
    }

    #[test]
    fn refuses_one_version_for_two_features() {
        let other = "crates/b/migrations/sqlite/20260101090000_groups.sql";
        let found = messages(&[(SQLITE, "a"), (other, "b")]);
        assert!(
            found
                .iter()
                .any(|line| line.contains("has the version 20260101090000"))
        );
    }

    #[test]
    fn accept_records_new_ones_and_refuses_changed_ones() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("xtask")).unwrap();
        let tree = tree_of(&[(SQLITE, "a"), (POSTGRES, "b")]);
        let said = accept(&tree, folder.path()).unwrap();
        assert!(said.starts_with("2 migration(s) recorded"));
        let sums = fs::read_to_string(folder.path().join(LIST)).unwrap();
        assert_eq!(sums, list(&[(POSTGRES, "b"), (SQLITE, "a")]));
        let changed = tree_of(&[(SQLITE, "x"), (POSTGRES, "b"), (LIST, &sums)]);
        assert!(accept(&changed, folder.path()).is_err());
    }
}
