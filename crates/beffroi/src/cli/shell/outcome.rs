//! What a script leaves behind.

use std::io::Write;
use std::path::PathBuf;

use serde_json::Value;

use super::tell;
use crate::local;

/// A text without what would move the terminal's cursor, change its title or colours, or worse: names of
/// people and groups are other people's words, and so is all that another machine says.
fn harmless(text: &str) -> String {
    let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
    text.chars().filter(shown).collect()
}

/// What it says.
pub(super) fn text(outcome: &Value) -> std::io::Result<()> {
    let text = harmless(outcome["text"].as_str().unwrap_or_default());
    let mut out = std::io::stdout().lock();
    for sentence in outcome["whatIf"].as_array().into_iter().flatten() {
        writeln!(out, "{}", harmless(sentence.as_str().unwrap_or_default()))?;
    }
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Errors and warnings, in the other stream.
pub(super) fn complaints(outcome: &Value) {
    for warning in outcome["warnings"].as_array().into_iter().flatten() {
        tell(format_args!(
            "WARNING: {}",
            harmless(warning.as_str().unwrap_or_default())
        ));
    }
    for error in outcome["errors"].as_array().into_iter().flatten() {
        let message = harmless(error["message"].as_str().unwrap_or_default());
        match error["command"].as_str() {
            Some(command) => tell(format_args!("{}: {message}", harmless(command))),
            None => tell(format_args!("{message}")),
        }
    }
}

/// What has been typed since the shell was started: only a file that is named there is written.
#[derive(Default)]
pub(super) struct Named(String);

impl Named {
    /// Adds a script.
    pub(super) fn add(&mut self, script: &str) {
        self.0.push_str(script);
        self.0.push('\n');
    }

    fn names(&self, path: &str) -> bool {
        !path.is_empty() && self.0.contains(path)
    }
}

/// Writes the files that a script wants, here where it was typed; false when one could not be. Another
/// machine's server may have been broken into, or was never the right one: it must not put a file where it
/// likes.
pub(super) fn files(files: &Value, named: Option<&Named>) -> Result<bool, local::Error> {
    let mut well = true;
    for file in files.as_array().into_iter().flatten() {
        let path = file["path"].as_str().unwrap_or_default();
        if named.is_some_and(|named| !named.names(path)) {
            well = false;
            let path = harmless(path);
            tell(format_args!(
                "{path}: not written, since nothing that was typed names this file. Write its name as it is to be."
            ));
            continue;
        }
        let path = PathBuf::from(path);
        let append = file["append"] == true;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).append(append).truncate(!append);
        if file["noClobber"] == true {
            options.create_new(true).truncate(false);
        } else {
            options.create(true);
        }
        let content = file["content"].as_str().unwrap_or_default();
        match options.open(&path) {
            Ok(mut opened) => opened.write_all(content.as_bytes())?,
            Err(error) => {
                well = false;
                tell(format_args!("{}: {error}", path.display()));
            }
        }
    }
    Ok(well)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_terminal_is_not_told_what_to_do() {
        assert_eq!(harmless("a\u{1b}]0;pwn\u{7}b\tc\n"), "a]0;pwnb\tc\n");
    }

    #[test]
    fn only_a_file_that_was_typed_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let (wanted, other) = (folder.path().join("all.csv"), folder.path().join("evil"));
        let mut named = Named::default();
        named.add(&format!("Get-Mailbox | Export-Csv {}", wanted.display()));
        let file = |path: &std::path::Path| json!({"path": path, "content": "x"});
        assert!(files(&json!([file(&wanted)]), Some(&named)).expect("written"));
        assert!(!files(&json!([file(&other)]), Some(&named)).expect("left out"));
        assert!(!files(&json!([{"path": "", "content": "x"}]), Some(&named)).expect("left out"));
        assert!(wanted.exists() && !other.exists());
    }
}
