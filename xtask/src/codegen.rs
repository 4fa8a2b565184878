//! `cargo xtask codegen`: what is made from the binary, so that nobody types it twice.
//!
//! `beffroi openapi` prints the API's document; it is kept as `api/openapi.json`, from which the
//! front end's `generate` script makes its typed client. `--check` compares and writes nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs, io};

/// Where the document is kept, from the root.
const DOCUMENT: &str = "api/openapi.json";
/// Names a binary that is already built; without it the development one is built first.
const BINARY_VARIABLE: &str = "BEFFROI_BINARY";

/// Why the generated files can't be made or are not what they should be.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("codegen: can't start `{program}`: {source}; is it installed?")]
    Start {
        program: String,
        #[source]
        source: io::Error,
    },
    #[error("codegen: this `beffroi` knows no command `openapi`: {0}")]
    NoCommand(String),
    #[error("codegen: `beffroi openapi` failed: {0}")]
    Failed(String),
    #[error("codegen: `beffroi openapi` printed no JSON: {0}")]
    NoJson(String),
    #[error("{DOCUMENT}:{line}: [generated] {reason}; run `cargo xtask codegen`")]
    Stale { line: usize, reason: &'static str },
    #[error("codegen: `npm run {0}` in web/ failed; what it printed is above")]
    Client(&'static str),
    #[error("codegen: {0}")]
    File(#[from] io::Error),
}

/// Writes the document and the typed client.
pub(crate) fn write(root: &Path) -> Result<String, Error> {
    let document = document(root)?;
    let path = root.join(DOCUMENT);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::read_to_string(&path).ok().as_deref() != Some(&document) {
        fs::write(&path, &document)?;
    }
    if !has_front_end(root) {
        return Ok(format!(
            "codegen: wrote {DOCUMENT}; there is no web/ to make a client for"
        ));
    }
    run_front_end(root, "generate")?;
    Ok(format!("codegen: wrote {DOCUMENT} and the typed client"))
}

/// Compares the document and the typed client with what would be written.
pub(crate) fn check(root: &Path) -> Result<String, Error> {
    let kept = fs::read_to_string(root.join(DOCUMENT)).ok();
    let fresh = match document(root) {
        // Before the command exists there is nothing to be out of date.
        Err(Error::NoCommand(_) | Error::NoJson(_)) if kept.is_none() => {
            return Ok(format!(
                "codegen: not checked, `beffroi openapi` does not exist yet and neither does {DOCUMENT}"
            ));
        }
        other => other?,
    };
    compare(kept.as_deref(), &fresh)?;
    if !has_front_end(root) {
        return Ok(format!(
            "codegen: {DOCUMENT} is up to date; there is no web/"
        ));
    }
    run_front_end(root, "generate:check")?;
    Ok(format!(
        "codegen: {DOCUMENT} and the typed client are up to date"
    ))
}

fn compare(kept: Option<&str>, fresh: &str) -> Result<(), Error> {
    let Some(kept) = kept else {
        return Err(Error::Stale {
            line: 1,
            reason: "does not exist",
        });
    };
    if kept == fresh {
        return Ok(());
    }
    let same = kept
        .lines()
        .zip(fresh.lines())
        .take_while(|(old, new)| old == new);
    let line = same.count() + 1;
    Err(Error::Stale {
        line,
        reason: "differs from what the binary says, from this line on",
    })
}

/// The API's document as the binary prints it, with one line break at its end.
fn document(root: &Path) -> Result<String, Error> {
    let mut command = binary(root);
    let output = run(command.arg("openapi").current_dir(root))?;
    read_document(&output)
}

fn read_document(output: &Output) -> Result<String, Error> {
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if !output.status.success() {
        let unknown = ["unrecognized subcommand", "unexpected argument"];
        return Err(if unknown.iter().any(|words| said.contains(words)) {
            Error::NoCommand(said.lines().next().unwrap_or_default().to_owned())
        } else {
            Error::Failed(said)
        });
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let text = text.trim();
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        return Err(Error::NoJson(error.to_string()));
    }
    Ok(format!("{text}\n"))
}

#[allow(
    clippy::disallowed_methods,
    reason = "a build tool is configured by its environment, as cargo is"
)]
fn binary(root: &Path) -> Command {
    if let Some(built) = env::var_os(BINARY_VARIABLE) {
        return Command::new(root.join(PathBuf::from(built)));
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", "beffroi", "--"]);
    command
}

fn run(command: &mut Command) -> Result<Output, Error> {
    command.stdin(Stdio::null()).output().map_err(|source| {
        let program = command.get_program().to_string_lossy().into_owned();
        Error::Start { program, source }
    })
}

fn has_front_end(root: &Path) -> bool {
    root.join("web/package.json").exists()
}

fn run_front_end(root: &Path, script: &'static str) -> Result<(), Error> {
    let mut command = Command::new("npm");
    command
        .args(["--prefix", "web", "run", "--silent", script])
        .current_dir(root);
    let status = command.stdin(Stdio::null()).status().map_err(|source| {
        let program = "npm".to_owned();
        Error::Start { program, source }
    })?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Client(script))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(script: &str) -> Output {
        Command::new("sh").args(["-c", script]).output().unwrap()
    }

    #[test]
    fn takes_the_document_as_printed() {
        let document = read_document(&output("printf '{\"openapi\":\"3.1.0\"}\\n\\n'")).unwrap();
        assert_eq!(document, "{\"openapi\":\"3.1.0\"}\n");
    }

    #[test]
    fn tells_a_missing_command_from_a_failure() {
        let missing = output("echo \"error: unrecognized subcommand 'openapi'\" >&2; exit 2");
        assert!(
            matches!(read_document(&missing), Err(Error::NoCommand(said)) if said.contains("openapi"))
        );
        let broken = output("echo 'no such table' >&2; exit 1");
        assert!(
            matches!(read_document(&broken), Err(Error::Failed(said)) if said == "no such table")
        );
        assert!(matches!(
            read_document(&output("true")),
            Err(Error::NoJson(_))
        ));
    }

    #[test]
    fn names_the_first_line_that_differs() {
        assert!(compare(Some("a\nb\n"), "a\nb\n").is_ok());
        let stale = compare(Some("a\nb\n"), "a\nc\n").unwrap_err();
        assert!(
            stale
                .to_string()
                .starts_with("api/openapi.json:2: [generated]"),
            "{stale}"
        );
        let absent = compare(None, "{}\n").unwrap_err();
        assert!(
            absent
                .to_string()
                .contains("does not exist; run `cargo xtask codegen`")
        );
    }
}
