//! No path of somebody's machine: what works only there breaks everywhere else.

use crate::finding::Finding;
use crate::tree::Tree;

const RULE: &str = "machine-path";
/// Folders that hold one person's or one machine's files, when a name follows.
const FOLDERS: [&str; 5] = ["home", "Users", "root", "work", "workspace"];
/// Files whose content other programs write.
const SKIPPED: [&str; 3] = ["Cargo.lock", "package-lock.json", "LICENSE"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .files()
        .iter()
        .filter(|file| !SKIPPED.contains(&file.name()))
    {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(path) = machine_path(line) {
                let message = format!("`{path}` exists on one machine only: use a relative path");
                findings.push(Finding::new(&file.path, number + 1, RULE, message));
            }
        }
    }
    findings
}

/// The first absolute path below a personal folder, if the line names one.
fn machine_path(line: &str) -> Option<&str> {
    line.match_indices('/').find_map(|(at, _)| {
        let before = line[..at].chars().next_back();
        let inside_longer_path = before.is_some_and(|letter| {
            letter.is_alphanumeric()
                || matches!(letter, '/' | '.' | '_' | '-' | '~' | '}' | ')' | '*')
        });
        if inside_longer_path {
            return None;
        }
        let rest = &line[at..];
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && !"/._-".contains(letter))
            .unwrap_or(rest.len());
        let path = &rest[..end];
        let mut parts = path[1..].split('/');
        let personal = parts.next().is_some_and(|folder| FOLDERS.contains(&folder));
        let owner = parts.next().unwrap_or_default();
        let below = parts.next().is_some();
        let names_someone =
            owner.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '.');
        (personal && names_someone && (below || path.starts_with("/root"))).then_some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    #[test]
    fn finds_personal_folders() {
        // Put together here, so that this file itself is clean.
        for folder in FOLDERS {
            let line = format!("let path = \"/{folder}/somebody/x.txt\";");
            assert!(machine_path(&line).is_some(), "{line}");
        }
        let text = format!("first\ncd /{}/.cargo\n", "root");
        let findings = check(&tree_of(&[("scripts/a.sh", &text)]));
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, 2);
    }

    #[test]
    fn leaves_routes_addresses_and_relative_paths_alone() {
        for line in [
            "\"/Users/{id}\"",
            "/scim/v2/Users/2819c223/x",
            "https://example.org/home/page/x",
            "~/work/x/y",
            "/usr/lib/postgresql",
            "a home/office/desk",
            "/tmp/beffroi/x",
        ] {
            assert_eq!(machine_path(line), None, "{line}");
        }
    }
}
