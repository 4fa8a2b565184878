//! Documents stay true: what they link to, and every path they name in code style, exists.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};

const RULE: &str = "link";
/// A code span that begins so names a place in the repository.
const PLACES: [&str; 11] = [
    ".cargo/",
    ".ci/",
    ".config/",
    ".github/",
    "api/openapi",
    "bench/",
    "crates/",
    "docs/",
    "e2e/",
    "scripts/",
    "xtask/",
];
/// Signs of a pattern, a placeholder or a command instead of a path.
const NOT_A_PATH: [char; 9] = ['*', '<', '>', '{', '}', '…', ' ', '$', '#'];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let documents = tree.files().iter().filter(|file| is_document(file));
    documents
        .flat_map(|file| check_document(tree, file))
        .collect()
}

/// The documents at the root and below `docs/`.
fn is_document(file: &SourceFile) -> bool {
    let place = file.path.starts_with("docs/") || !file.path.contains('/');
    place && file.has_extension(&["md"])
}

fn check_document(tree: &Tree, file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (event, range) in Parser::new_ext(&file.text, Options::ENABLE_TABLES).into_offset_iter() {
        let problem = match &event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                check_target(tree, file, dest_url)
            }
            Event::Code(code) => check_named_path(tree, code),
            _ => None,
        };
        if let Some(message) = problem {
            let line = file.text[..range.start].matches('\n').count() + 1;
            findings.push(Finding::new(&file.path, line, RULE, message));
        }
    }
    findings
}

fn check_named_path(tree: &Tree, code: &str) -> Option<String> {
    let is_path = PLACES.iter().any(|place| code.starts_with(place))
        && !code.contains(NOT_A_PATH)
        && !code.contains("::");
    let path = code.trim_end_matches('/');
    (is_path && !tree.exists(path)).then(|| format!("`{code}` does not exist"))
}

fn check_target(tree: &Tree, file: &SourceFile, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() {
        file.path.clone()
    } else {
        resolve(&file.path, path)
    };
    if !tree.exists(&path) {
        return Some(format!("links to `{target}`, which does not exist"));
    }
    if anchor.is_empty() {
        return None;
    }
    let text = tree.file(&path).map_or("", |file| file.text.as_str());
    let known = anchors(text);
    (!known.contains_key(anchor))
        .then(|| format!("links to `{target}`, but `{path}` has no such heading"))
}

/// A link's path from the root, seen from the document that holds it.
fn resolve(document: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    if let Some(absolute) = path.strip_prefix('/') {
        parts.extend(absolute.split('/'));
    } else {
        parts.extend(document.split('/'));
        parts.pop();
        parts.extend(path.split('/'));
    }
    let mut resolved: Vec<&str> = Vec::new();
    for part in parts {
        match part {
            "" | "." => {}
            ".." => {
                resolved.pop();
            }
            name => resolved.push(name),
        }
    }
    resolved.join("/")
}

/// The anchors that a Markdown page offers, made from its headings as GitHub makes them.
fn anchors(text: &str) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match (event, heading.as_mut()) {
            (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
            (Event::Text(text) | Event::Code(text), Some(title)) => title.push_str(&text),
            (Event::End(TagEnd::Heading(_)), Some(title)) => {
                let slug = slug(title);
                let earlier = found.get(&slug).copied().unwrap_or(0);
                if earlier > 0 {
                    found.insert(format!("{slug}-{earlier}"), 1);
                }
                found.insert(slug, earlier + 1);
                heading = None;
            }
            _ => {}
        }
    }
    found
}

fn slug(title: &str) -> String {
    let kept = title
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    let lower = kept.flat_map(char::to_lowercase);
    lower
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    fn messages(files: &[(&str, &str)]) -> Vec<String> {
        let findings = check(&tree_of(files));
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn follows_links_and_anchors() {
        let found = messages(&[
            (
                "README.md",
                "# A\n\n[b](docs/b.md#the-second-part) [c](#a) [d](https://example.org/x)\n",
            ),
            (
                "docs/b.md",
                "[up](../README.md) [self](b.md)\n\n## The *second* part\n",
            ),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn refuses_dead_links_with_their_line() {
        let found = messages(&[
            (
                "README.md",
                "# A\n\n[b](docs/missing.md)\n\n![p](docs/images/p.png)\n[x](docs/b.md#no)\n",
            ),
            ("docs/b.md", "# B\n"),
        ]);
        assert_eq!(
            found,
            [
                "README.md:3: [link] links to `docs/missing.md`, which does not exist",
                "README.md:5: [link] links to `docs/images/p.png`, which does not exist",
                "README.md:6: [link] links to `docs/b.md#no`, but `docs/b.md` has no such heading",
            ]
        );
    }

    #[test]
    fn refuses_paths_in_code_style_that_are_gone() {
        let text =
            "`crates/a/src/lib.rs`, `crates/b`, `crates/*/src`, `docs/` and `scripts/x.sh stop`\n";
        let found = messages(&[("docs/map.md", text), ("crates/a/src/lib.rs", "")]);
        assert_eq!(found, ["docs/map.md:1: [link] `crates/b` does not exist"]);
    }

    #[test]
    fn leaves_code_blocks_and_other_folders_alone() {
        let found = messages(&[
            ("docs/a.md", "```sh\ncat crates/none\n```\n"),
            ("web/notes.md", "[x](nowhere.md)\n"),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn repeated_headings_are_numbered() {
        let known = anchors("# One\n\n# One\n\n## `Db` and *Conn*\n");
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        assert_eq!(names, ["db-and-conn", "one", "one-1"]);
    }
}
