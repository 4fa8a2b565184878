//! The fences, read from the sources: a re-export must not open a door that the manifest closes.

use std::str::FromStr;

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::manifests::Package;
use super::table::{FENCES, Fence};
use crate::finding::Finding;
use crate::tree::Tree;

const RULE: &str = "fence";

pub(crate) fn check(packages: &[Package], tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .files()
        .iter()
        .filter(|file| file.has_extension(&["rs"]))
    {
        let Some((package, inside)) = owner(packages, &file.path) else {
            continue;
        };
        // What is no Rust is reported by the rule that measures functions.
        let Ok(tokens) = TokenStream::from_str(&file.text) else {
            continue;
        };
        let mut named = Vec::new();
        collect(tokens, &mut named);
        for name in named {
            if let Some(fence) = broken_fence(&package.name, inside, &name) {
                let line = name.span().start().line;
                let message = format!("names `{name}`: {}", fence.instead);
                findings.push(Finding::new(&file.path, line, RULE, message));
            }
        }
    }
    findings
}

/// The package a file belongs to, and the file's path inside its folder.
fn owner<'a>(packages: &'a [Package], path: &'a str) -> Option<(&'a Package, &'a str)> {
    packages.iter().find_map(|package| {
        let inside = path.strip_prefix(&package.folder)?.strip_prefix('/')?;
        Some((package, inside))
    })
}

fn broken_fence(package: &str, inside: &str, name: &Ident) -> Option<&'static Fence> {
    let name = name.to_string().replace('_', "-");
    let fence = FENCES.iter().find(|fence| {
        let mut crates = fence.crates.iter();
        crates.any(|third_party| third_party.replace('_', "-") == name)
    })?;
    let allowed = fence.allowed.contains(&package)
        || fence
            .elsewhere_only_in
            .iter()
            .any(|place| inside.contains(place));
    (!allowed).then_some(fence)
}

/// Every identifier that begins or continues a path (`name::`) or stands right behind `use`,
/// inside macros and through re-exports too.
fn collect(tokens: TokenStream, named: &mut Vec<Ident>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => collect(group.stream(), named),
            TokenTree::Ident(name) => {
                let follows_use =
                    at > 0 && matches!(&trees[at - 1], TokenTree::Ident(word) if word == "use");
                if follows_use || begins_path(&trees[at + 1..]) {
                    named.push(name.clone());
                }
            }
            _ => {}
        }
    }
}

fn begins_path(rest: &[TokenTree]) -> bool {
    let colon = |tree: &TokenTree| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ':');
    matches!(rest, [first, second, ..] if colon(first) && colon(second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tree_of;

    fn messages(path: &str, text: &str) -> Vec<String> {
        let packages = ["store", "messages", "web", "channels"].map(|name| Package {
            name: format!("beffroi-{name}"),
            folder: format!("crates/{name}"),
            dependencies: Vec::new(),
        });
        let findings = check(&packages, &tree_of(&[(path, text)]));
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn sql_stays_in_store() {
        assert!(messages("crates/store/src/db.rs", "use sqlx::Row;").is_empty());
        let found = messages(
            "crates/messages/src/store.rs",
            "//! Purpose.\n\nuse sqlx::Row;\n",
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("crates/messages/src/store.rs:3: [fence] names `sqlx`"));
    }

    #[test]
    fn re_exports_macros_and_renames_do_not_help() {
        for text in [
            "use beffroi_store::sqlx::Row;",
            "fn a() { let _ = json!({ \"a\": sqlx::query(\"x\") }); }",
            "use sqlx as database;",
            "fn a() { sqlx::query!(\"x\"); }",
        ] {
            assert_eq!(
                messages("crates/messages/src/service.rs", text).len(),
                1,
                "{text}"
            );
        }
    }

    #[test]
    fn http_stays_in_api() {
        assert!(messages("crates/messages/src/api/approve.rs", "use axum::Json;").is_empty());
        assert!(messages("crates/web/src/caller.rs", "use axum::Json;").is_empty());
        assert_eq!(
            messages("crates/messages/src/service.rs", "use axum::Json;").len(),
            1
        );
    }

    #[test]
    fn words_in_comments_and_strings_are_free() {
        let text = "//! Not sqlx::query.\nconst A: &str = \"sqlx::query\";\nlet_sqlx!();\n";
        assert!(messages("crates/messages/src/lib.rs", text).is_empty());
    }
}
