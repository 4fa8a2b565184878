//! Every crate opens with `//!`: what it is, what it is not, where to start.

use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};

const RULE: &str = "front-page";

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let roots = tree.files().iter().filter(|file| is_crate_root(file));
    roots
        .filter(|file| !has_front_page(&file.text))
        .map(|file| {
            let message = "a crate's first line is `//!` and says what it is for";
            Finding::new(&file.path, 1, RULE, message)
        })
        .collect()
}

fn is_crate_root(file: &SourceFile) -> bool {
    file.path.ends_with("src/lib.rs") || file.path.ends_with("src/main.rs")
}

fn has_front_page(text: &str) -> bool {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    lines
        .next()
        .and_then(|line| line.strip_prefix("//!"))
        .is_some_and(|purpose| !purpose.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    #[test]
    fn refuses_a_crate_without_front_page() {
        let findings = check(&tree_of(&[
            ("crates/a/src/lib.rs", "//! Purpose.\n"),
            ("crates/b/src/lib.rs", "pub fn x() {}\n"),
            ("crates/c/src/main.rs", "//!\nfn main() {}\n"),
            ("crates/a/src/other.rs", "fn y() {}\n"),
        ]));
        let paths: Vec<&str> = findings.iter().map(|found| found.path.as_str()).collect();
        assert_eq!(paths, ["crates/b/src/lib.rs", "crates/c/src/main.rs"]);
    }
}
