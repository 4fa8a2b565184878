//! Functions stay short: 90th percentile and a hard stop, measured with a parser.
//!
//! A function's length runs from its `fn` to its closing brace. Functions of tests obey the hard
//! stop but are left out of the percentile: a narrated story is long and read once, from top to
//! bottom. TypeScript's functions are measured by Biome in `web/`, which has a parser for them.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, ImplItemFn, ItemFn, ItemMod, Signature, TraitItemFn};

use super::percentile::nearest_rank;
use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};

const RULE: &str = "function-size";
const NINETIETH: usize = 40;
const HARD_STOP: usize = 100;

struct Function {
    path: String,
    name: String,
    line: usize,
    lines: usize,
    test: bool,
}

pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut functions = Vec::new();
    let sources = tree.files().iter();
    for file in sources.filter(|file| file.has_extension(&["rs"]) && !file.generated) {
        match measure(file) {
            Ok(found) => functions.extend(found),
            Err(error) => {
                let line = error.span().start().line;
                findings.push(Finding::new(&file.path, line, RULE, error.to_string()));
            }
        }
    }
    let too_long = functions.iter().filter(|found| found.lines > HARD_STOP);
    findings.extend(too_long.map(|found| {
        let Function { name, lines, .. } = found;
        let message = format!("`{name}` has {lines} lines; no function has more than {HARD_STOP}");
        Finding::new(&found.path, found.line, RULE, message)
    }));
    findings.extend(check_percentile(functions));
    findings
}

fn check_percentile(functions: Vec<Function>) -> Option<Finding> {
    let mut measured: Vec<Function> = functions.into_iter().filter(|found| !found.test).collect();
    measured.sort_by_key(|found| found.lines);
    let lengths: Vec<usize> = measured.iter().map(|found| found.lines).collect();
    let length = nearest_rank(&lengths, 90).filter(|length| *length > NINETIETH)?;
    let at = measured.iter().find(|found| found.lines == length)?;
    let message = format!(
        "the 90th percentile of {} functions is {length} lines, the budget {NINETIETH}; \
         `{}` stands there",
        measured.len(),
        at.name
    );
    Some(Finding::new(&at.path, at.line, RULE, message))
}

fn measure(file: &SourceFile) -> syn::Result<Vec<Function>> {
    let syntax = syn::parse_file(&file.text)?;
    let folder_of_tests = ["/tests/", "/benches/"]
        .iter()
        .any(|folder| file.path.contains(folder));
    let mut visitor = Measure {
        path: &file.path,
        test: folder_of_tests || file.name() == "tests.rs" || is_test(&syntax.attrs),
        found: Vec::new(),
    };
    visitor.visit_file(&syntax);
    Ok(visitor.found)
}

/// Whether an attribute says "only for tests": `#[test]`, `#[store::test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let path = attribute.path();
        let named_test = path
            .segments
            .last()
            .is_some_and(|last| last.ident == "test");
        named_test || (path.is_ident("cfg") && mentions_test(&attribute.meta))
    })
}

fn mentions_test(meta: &syn::Meta) -> bool {
    let syn::Meta::List(list) = meta else {
        return false;
    };
    let words = list.tokens.to_string();
    let mut words = words.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.any(|word| word == "test") && !list.tokens.to_string().starts_with("not")
}

struct Measure<'a> {
    path: &'a str,
    test: bool,
    found: Vec<Function>,
}

impl Measure<'_> {
    fn add(&mut self, attributes: &[Attribute], signature: &Signature, block: &Block) {
        let first = signature.fn_token.span().start().line;
        let last = block.brace_token.span.close().end().line;
        self.found.push(Function {
            path: self.path.to_owned(),
            name: signature.ident.to_string(),
            line: first,
            lines: last + 1 - first,
            test: self.test || is_test(attributes),
        });
    }

    fn inside(&mut self, attributes: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let before = self.test;
        self.test = before || is_test(attributes);
        visit(self);
        self.test = before;
    }
}

impl<'ast> Visit<'ast> for Measure<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.inside(&item.attrs, |visitor| visit::visit_item_mod(visitor, item));
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.add(&item.attrs, &item.sig, &item.block);
        self.inside(&item.attrs, |visitor| visit::visit_item_fn(visitor, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.add(&item.attrs, &item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(block) = &item.default {
            self.add(&item.attrs, &item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    /// A function whose length is `lines`.
    fn function(name: &str, lines: usize) -> String {
        format!("fn {name}() {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    #[test]
    fn names_the_function_over_the_hard_stop() {
        let text = format!(
            "//! Purpose.\n{}{}",
            function("fine", 10),
            function("long", 101)
        );
        let findings = check(&tree_of(&[("crates/a/src/lib.rs", &text)]));
        assert_eq!(findings[0].line, 12);
        assert!(findings[0].message.starts_with("`long` has 101 lines"));
    }

    #[test]
    fn tests_obey_the_hard_stop_only() {
        let inner = function("story", 60);
        let text = format!("fn short() {{}}\n#[cfg(test)]\nmod tests {{\n#[test]\n{inner}}}\n");
        assert_eq!(check(&tree_of(&[("crates/a/src/lib.rs", &text)])), []);
        let story = function("story", 101);
        assert_eq!(
            check(&tree_of(&[("crates/a/tests/story.rs", &story)])).len(),
            1
        );
    }

    #[test]
    fn refuses_a_high_percentile() {
        let findings = check(&tree_of(&[("crates/a/src/lib.rs", &function("wide", 41))]));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.contains("is 41 lines, the budget 40"));
    }

    #[test]
    fn measures_methods_and_defaults_of_traits() {
        let text = format!("struct S;\nimpl S {{\n{}}}\n", function("method", 101));
        assert!(!check(&tree_of(&[("a.rs", &text)])).is_empty());
        let text = format!("trait T {{\n{}}}\n", function("given", 101));
        assert!(!check(&tree_of(&[("a.rs", &text)])).is_empty());
    }

    #[test]
    fn reports_what_does_not_parse() {
        let findings = check(&tree_of(&[("a.rs", "fn a() {}\nfn (")]));
        assert_eq!(findings[0].line, 2);
    }

    #[test]
    fn not_test_is_not_a_test() {
        let text = format!(
            "#[cfg(not(test))]\nmod real {{\n{}}}\n",
            function("wide", 41)
        );
        assert_eq!(check(&tree_of(&[("a.rs", &text)])).len(), 1);
    }
}
