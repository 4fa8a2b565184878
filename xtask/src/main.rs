//! The project's own checks and generators, started as `cargo xtask COMMAND`.
//!
//! - `tidy`: every invariant of the sources that a machine can check (sizes, names, links, migrations, …)
//! - `edges`: which crate may depend on which, and who may touch which third party
//! - `codegen`: the files that are made from the binary (`api/openapi.json` and the typed clients)
//!
//! A check that fails names file, line and rule. Nothing of this is part of the product.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool speaks to the terminal"
)]

mod codegen;
mod edges;
mod finding;
mod tidy;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use finding::Finding;
use tree::Tree;

const HELP: &str = "\
usage: cargo xtask COMMAND

  tidy [--sources-only]    check sizes, names, front pages, links, migrations, paths and
                           (unless --sources-only) that generated files are up to date
  tidy --accept-migrations record the checksums of migrations that are not recorded yet
  edges                    check the dependency directions and the third-party fences
  codegen [--check]        write, or only compare, api/openapi.json and the typed clients;
                           BEFFROI_BINARY names a binary already built
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = workspace_root();
    let outcome = match words.as_slice() {
        ["tidy"] => tidy_everything(&root),
        ["tidy", "--sources-only"] => tidy_sources(&root),
        ["tidy", "--accept-migrations"] => accept_migrations(&root),
        ["edges"] => check_edges(&root),
        ["codegen"] => codegen::write(&root).map_err(|error| error.to_string()),
        ["codegen", "--check"] => codegen::check(&root).map_err(|error| error.to_string()),
        ["help" | "--help" | "-h"] => Ok(HELP.to_owned()),
        _ => Err(HELP.to_owned()),
    };
    match outcome {
        Ok(message) => {
            println!("{}", message.trim_end());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// The folder of the root `Cargo.toml`, which is the parent of this crate's folder. Cargo says where
/// that is when it runs the program; what was compiled in may be another checkout's.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells where it runs in a variable"
)]
fn workspace_root() -> PathBuf {
    let told = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let own = told.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

fn tidy_sources(root: &Path) -> Result<String, String> {
    let tree = Tree::read(root).map_err(|error| error.to_string())?;
    let findings = tidy::check(&tree);
    report("tidy", tree.files().len(), &findings)
}

fn tidy_everything(root: &Path) -> Result<String, String> {
    let sources = tidy_sources(root)?;
    let generated = codegen::check(root).map_err(|error| error.to_string())?;
    Ok(format!("{sources}\n{generated}"))
}

fn accept_migrations(root: &Path) -> Result<String, String> {
    let tree = Tree::read(root).map_err(|error| error.to_string())?;
    tidy::migrations::accept(&tree, root).map_err(|error| error.to_string())
}

fn check_edges(root: &Path) -> Result<String, String> {
    let tree = Tree::read(root).map_err(|error| error.to_string())?;
    let findings = edges::check(root, &tree).map_err(|error| error.to_string())?;
    report("edges", tree.files().len(), &findings)
}

/// One line when all is well, otherwise every finding.
fn report(name: &str, files: usize, findings: &[Finding]) -> Result<String, String> {
    if findings.is_empty() {
        return Ok(format!("{name}: {files} files, nothing to say"));
    }
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    Err(format!(
        "{}\n{name}: {} finding(s)",
        lines.join("\n"),
        findings.len()
    ))
}
