//! Where typed lines are kept, and which are not.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

/// Most lines that are kept.
pub(super) const MOST: usize = 1_000;
/// Words of lines that are likely to hold a secret; after those of PowerShell's `PSReadLine`.
const SECRET: [&str; 8] = [
    "password",
    "passphrase",
    "asplaintext",
    "secret",
    "token",
    "apikey",
    "credential",
    "-pin",
];

/// The file, in a folder that is there; none where the machine has no place for it.
pub(super) fn file(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let folder = folder(variable)?;
    let made = DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder);
    made.ok().map(|()| folder.join("shell_history"))
}

/// By the XDG Base Directory Specification, which passes over what is not absolute.
fn folder(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let path = |name| {
        variable(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let state = path("XDG_STATE_HOME");
    let state = state.or_else(|| Some(path("HOME")?.join(".local/state")));
    Some(state?.join("beffroi"))
}

/// Whether a line should not be kept.
pub(super) fn is_secret(line: &str) -> bool {
    let line = line.to_lowercase();
    SECRET.iter().any(|word| line.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_of(variables: &[(&str, &str)]) -> Option<PathBuf> {
        folder(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn where_the_user_keeps_state() {
        let home = ("HOME", "/h");
        let found = |variables: &[(&str, &str)]| {
            folder_of(variables).map(|path| path.display().to_string())
        };
        assert_eq!(found(&[]), None);
        assert_eq!(found(&[home]).as_deref(), Some("/h/.local/state/beffroi"));
        assert_eq!(
            found(&[home, ("XDG_STATE_HOME", "/s")]).as_deref(),
            Some("/s/beffroi")
        );
        assert_eq!(
            found(&[home, ("XDG_STATE_HOME", "s")]).as_deref(),
            Some("/h/.local/state/beffroi")
        );
    }

    #[test]
    fn secrets_are_not_kept() {
        for line in [
            "Set-Thing -Pin 1234",
            "Set-Thing -PASSWORD x",
            "$clientSecret = 'x'",
        ] {
            assert!(is_secret(line), "{line}");
        }
        assert!(!is_secret("Get-Mailbox test1 | select SkuAssigned"));
    }
}
