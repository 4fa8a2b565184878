//! No drawer without a label: files, folders, modules and types are not called after "stuff".

use syn::visit::{self, Visit};
use syn::{Ident, ItemEnum, ItemMod, ItemStruct, ItemTrait};

use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};

const RULE: &str = "name";
const FORBIDDEN: [&str; 9] = [
    "util",
    "utils",
    "utility",
    "utilities",
    "common",
    "helper",
    "helpers",
    "manager",
    "managers",
];
const EXTENSIONS: [&str; 4] = ["rs", "ts", "tsx", "sh"];

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let sources = tree.files().iter();
    for file in sources.filter(|file| file.has_extension(&EXTENSIONS) && !file.generated) {
        if let Some(word) = file.path.split('/').find_map(forbidden_word) {
            findings.push(refusal(&file.path, 1, &file.path, word));
        }
        if file.has_extension(&["rs"]) {
            findings.extend(check_items(file));
        }
    }
    findings
}

fn refusal(path: &str, line: usize, name: &str, word: &str) -> Finding {
    let message = format!("`{name}` says `{word}`: name it after what it holds or does");
    Finding::new(path, line, RULE, message)
}

/// The forbidden word in a name of any style: `date_utils.rs`, `date-utils`, `DateUtils`.
fn forbidden_word(name: &str) -> Option<&'static str> {
    let mut spaced = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() || !letter.is_alphanumeric() {
            spaced.push(' ');
        }
        if letter.is_alphanumeric() {
            spaced.extend(letter.to_lowercase());
        }
    }
    let mut words = spaced.split_whitespace();
    words.find_map(|word| FORBIDDEN.iter().find(|bad| **bad == word).copied())
}

fn check_items(file: &SourceFile) -> Vec<Finding> {
    // What does not parse is reported by the rule that measures functions.
    let Ok(syntax) = syn::parse_file(&file.text) else {
        return Vec::new();
    };
    let mut visitor = Items {
        path: &file.path,
        findings: Vec::new(),
    };
    visitor.visit_file(&syntax);
    visitor.findings
}

struct Items<'a> {
    path: &'a str,
    findings: Vec<Finding>,
}

impl Items<'_> {
    fn look_at(&mut self, name: &Ident) {
        if let Some(word) = forbidden_word(&name.to_string()) {
            let line = name.span().start().line;
            let finding = refusal(self.path, line, &name.to_string(), word);
            self.findings.push(finding);
        }
    }
}

impl<'ast> Visit<'ast> for Items<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        // A module in a file of its own is reported by the name of that file.
        if item.content.is_some() {
            self.look_at(&item.ident);
        }
        visit::visit_item_mod(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.look_at(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.look_at(&item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.look_at(&item.ident);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    #[test]
    fn refuses_files_and_folders() {
        let findings = check(&tree_of(&[
            ("crates/common/src/lib.rs", ""),
            ("web/src/dateUtils.ts", ""),
            ("web/src/form-helpers/a.tsx", ""),
        ]));
        let paths: Vec<&str> = findings.iter().map(|found| found.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "crates/common/src/lib.rs",
                "web/src/dateUtils.ts",
                "web/src/form-helpers/a.tsx"
            ]
        );
    }

    #[test]
    fn refuses_modules_and_types_with_their_line() {
        let text = "mod ok {}\nmod utils {}\nstruct SessionManager;\n";
        let findings = check(&tree_of(&[("crates/a/src/lib.rs", text)]));
        let lines: Vec<usize> = findings.iter().map(|found| found.line).collect();
        assert_eq!(lines, [2, 3]);
    }

    #[test]
    fn words_that_only_contain_one_pass() {
        let text = "struct DeviceManagement;\nstruct Commoner;\nfn manager() {}\n";
        assert_eq!(check(&tree_of(&[("crates/a/src/management.rs", text)])), []);
    }
}
