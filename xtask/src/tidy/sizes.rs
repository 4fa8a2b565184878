//! Files stay small: median, 90th percentile and a hard stop, for each language.
//!
//! All lines count, tests too: a file is as long as what a reader scrolls through.

use super::percentile::nearest_rank;
use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};

const RULE: &str = "file-size";
const MEDIAN: usize = 150;
const NINETIETH: usize = 400;
const HARD_STOP: usize = 800;
const LANGUAGES: [(&str, &[&str]); 2] = [("Rust", &["rs"]), ("TypeScript", &["ts", "tsx"])];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    LANGUAGES
        .iter()
        .flat_map(|(language, extensions)| check_language(tree, language, extensions))
        .collect()
}

fn check_language(tree: &Tree, language: &str, extensions: &[&str]) -> Vec<Finding> {
    let mut files: Vec<(usize, &SourceFile)> = tree
        .files()
        .iter()
        .filter(|file| file.has_extension(extensions) && !file.generated)
        .map(|file| (file.text.lines().count(), file))
        .collect();
    files.sort_by_key(|(lines, _)| *lines);
    let mut findings: Vec<Finding> = files
        .iter()
        .filter(|(lines, _)| *lines > HARD_STOP)
        .map(|(lines, file)| {
            let message =
                format!("{lines} lines; no file has more than {HARD_STOP}: split it by noun");
            Finding::new(&file.path, 1, RULE, message)
        })
        .collect();
    let sizes: Vec<usize> = files.iter().map(|(lines, _)| *lines).collect();
    for (name, percent, budget) in [("median", 50, MEDIAN), ("90th percentile", 90, NINETIETH)] {
        let Some(size) = nearest_rank(&sizes, percent).filter(|size| *size > budget) else {
            continue;
        };
        let Some(at) = files.iter().find(|(lines, _)| *lines == size) else {
            continue;
        };
        let count = files.len();
        let message = format!(
            "the {name} of {count} {language} files is {size} lines, the budget {budget}: \
             this file stands there, and the longer ones are the place to start"
        );
        findings.push(Finding::new(&at.1.path, 1, RULE, message));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    fn lines(count: usize) -> String {
        "x\n".repeat(count)
    }

    #[test]
    fn small_files_pass() {
        let text = lines(150);
        assert_eq!(check(&tree_of(&[("a.rs", &text), ("b.tsx", &text)])), []);
    }

    #[test]
    fn refuses_a_file_over_the_hard_stop_but_not_a_generated_one() {
        let long = lines(801);
        let generated = format!("// @generated\n{long}");
        let short = lines(10);
        let mut files: Vec<(String, String)> = (0..20)
            .map(|number| (format!("s{number}.rs"), short.clone()))
            .collect();
        files.push(("long.rs".to_owned(), long));
        files.push(("made.rs".to_owned(), generated));
        let findings = check(&Tree::from_contents(files));
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].path, "long.rs");
    }

    #[test]
    fn refuses_a_high_median_and_a_high_percentile() {
        let findings = check(&tree_of(&[("a.rs", &lines(151)), ("b.ts", &lines(401))]));
        let messages: Vec<&str> = findings
            .iter()
            .map(|found| found.message.as_str())
            .collect();
        assert_eq!(findings.len(), 3, "{messages:?}");
        assert!(messages[0].contains("median of 1 Rust files is 151"));
        assert!(messages[2].contains("90th percentile of 1 TypeScript files is 401"));
    }
}
