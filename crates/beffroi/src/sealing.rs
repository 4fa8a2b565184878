//! The file with the key of values at rest: beside the database, never in it.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use beffroi_core::{Failure, Kind, Random, Secret, failure};
use beffroi_store::SealingKey;

/// Reads the key; makes one, for the owner's eyes only, where there is none yet.
///
/// The file holds 64 hexadecimal digits.
pub(crate) fn key(path: &Path, random: &dyn Random) -> failure::Result<SealingKey> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => Secret::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => make(path, random)?,
        Err(error) => return Err(refuse(path, &format!("can't be read: {error}"))),
    };
    let mut bytes = [0; 32];
    hex::decode_to_slice(text.expose().trim(), &mut bytes)
        .map_err(|_| refuse(path, "must hold 64 hexadecimal digits"))?;
    Ok(SealingKey::new(bytes))
}

fn make(path: &Path, random: &dyn Random) -> failure::Result<Secret<String>> {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    let text = hex::encode(bytes);
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| {
            writeln!(file, "{text}")?;
            // What is sealed with it may be durable before the next moment ends.
            file.sync_all()
        });
    match written {
        Ok(()) => Ok(Secret::new(text)),
        Err(error) => Err(refuse(path, &format!("can't be made: {error}"))),
    }
}

fn refuse(path: &Path, why: &str) -> Failure {
    let words = format!("The secret key file {} {why}.", path.display());
    Failure::new(Kind::Unavailable, "secretKeyFile", words)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use beffroi_core::SeededRandom;

    use super::*;

    #[test]
    fn it_is_made_once_and_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let made = key(&path, &SeededRandom::new(1)).unwrap();
        let rights = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(rights & 0o777, 0o600);
        let again = key(&path, &SeededRandom::new(2)).unwrap();
        assert_eq!(made.mac("a", b"b"), again.mac("a", b"b"));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        for bad in ["", "abc", &"x".repeat(64), &"a".repeat(66)] {
            std::fs::write(&path, bad).unwrap();
            let refused = key(&path, &SeededRandom::new(1)).unwrap_err();
            assert!(refused.message().contains("64 hexadecimal"), "{refused}");
        }
        let nowhere = folder.path().join("no/secret.key");
        assert!(key(&nowhere, &SeededRandom::new(1)).is_err());
    }
}
