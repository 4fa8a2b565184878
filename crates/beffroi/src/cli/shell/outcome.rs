//! What a script leaves behind.

use std::io::Write;
use std::path::PathBuf;

use serde_json::Value;

use super::tell;
use crate::local;

/// What it says, as it is.
pub(super) fn text(outcome: &Value) -> std::io::Result<()> {
    let text = outcome["text"].as_str().unwrap_or_default();
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Errors and warnings, in the other stream.
pub(super) fn complaints(outcome: &Value) {
    for warning in outcome["warnings"].as_array().into_iter().flatten() {
        tell(format_args!(
            "WARNING: {}",
            warning.as_str().unwrap_or_default()
        ));
    }
    for error in outcome["errors"].as_array().into_iter().flatten() {
        let message = error["message"].as_str().unwrap_or_default();
        match error["command"].as_str() {
            Some(command) => tell(format_args!("{command}: {message}")),
            None => tell(format_args!("{message}")),
        }
    }
}

/// Writes the files that a script wants, here where it was typed; false when one could not be.
pub(super) fn files(files: &Value) -> Result<bool, local::Error> {
    let mut well = true;
    for file in files.as_array().into_iter().flatten() {
        let path = PathBuf::from(file["path"].as_str().unwrap_or_default());
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
