//! `beffroi.toml`: texts and numbers by name, nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use super::ConfigError;

/// Reads the file; no file is an empty one. Every key must be one of those `known`.
pub(super) fn read(path: &Path, known: &[&str]) -> Result<BTreeMap<String, String>, ConfigError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(ConfigError(format!("{}: {error}", path.display()))),
    };
    let place = path.display();
    let table: toml::Table = toml::from_str(&text).map_err(|error| {
        let before = error.span().map_or("", |span| &text[..span.start]);
        let line = before.matches('\n').count() + 1;
        ConfigError(format!("{place}, line {line}: {}", error.message()))
    })?;
    let mut settings = BTreeMap::new();
    for (name, value) in table {
        if !known.contains(&name.as_str()) {
            let known = known.join(", ");
            return Err(ConfigError(format!(
                "{place}: there is no setting {name}; the settings are {known}"
            )));
        }
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            _ => {
                let rule = "must be a text in quotes or a whole number";
                return Err(ConfigError(format!("{place}: {name} {rule}")));
            }
        };
        settings.insert(name, value);
    }
    Ok(settings)
}
