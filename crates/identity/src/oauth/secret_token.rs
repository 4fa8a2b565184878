//! Codes and refresh tokens: texts that nobody can guess, kept as hashes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Random, Secret};
use sha2::{Digest, Sha256};

const BYTES: usize = 32;
/// Longer than any that was given out.
const LONGEST: usize = 128;

/// A fresh text of 256 random bits.
pub(crate) fn mint(random: &dyn Random) -> Secret<String> {
    let mut bytes = [0; BYTES];
    random.fill(&mut bytes);
    Secret::new(URL_SAFE_NO_PAD.encode(bytes))
}

/// What is kept of it. SHA-256 is enough: 256 random bits can't be tried out.
pub(crate) fn hash(text: &str) -> Option<Vec<u8>> {
    (!text.is_empty() && text.len() <= LONGEST).then(|| Sha256::digest(text).to_vec())
}

/// The alphabet of codes that people type: no vowels, so that no word comes out, and nothing that
/// looks like something else.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
/// Letters of a code: 20^9 of them, for fifteen minutes and behind a sign-in.
const LENGTH: usize = 9;

/// A fresh code for people, e.g. `CDFGHJKLM`.
pub(crate) fn mint_user_code(random: &dyn Random) -> String {
    mint_letters(random, LENGTH)
}

/// So many letters by chance.
pub(crate) fn mint_letters(random: &dyn Random, length: usize) -> String {
    let mut code = String::with_capacity(length);
    while code.len() < length {
        let mut byte = [0];
        random.fill(&mut byte);
        // 240 is the largest multiple of 20 in a byte: above it some letters would come more often.
        if byte[0] < 240 {
            code.push(char::from(LETTERS[usize::from(byte[0] % 20)]));
        }
    }
    code
}

/// A code as somebody typed it, with the spaces, dashes and small letters that people add.
pub(crate) fn read_user_code(text: &str) -> Option<String> {
    read_letters(text, LENGTH)
}

/// So many letters as somebody typed them.
pub(crate) fn read_letters(text: &str, length: usize) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .take(length + 1)
        .collect();
    (code.len() == length && code.bytes().all(|b| LETTERS.contains(&b))).then_some(code)
}

#[cfg(test)]
mod tests {
    use beffroi_core::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_for_people_are_read_as_they_type_them() {
        let code = mint_user_code(&SeededRandom::new(3));
        assert_eq!(code.len(), LENGTH);
        let typed = format!(
            " {}-{} {} ",
            &code[..3],
            code[3..6].to_lowercase(),
            &code[6..]
        );
        assert_eq!(read_user_code(&typed), Some(code));
        for bad in ["", "ABC", "BCDFGHJKLM", "AAAAAAAAA", "éééééééééé"] {
            assert_eq!(read_user_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn no_two_are_alike_and_only_the_hash_is_kept() {
        let random = SeededRandom::new(1);
        let (one, two) = (mint(&random), mint(&random));
        assert_ne!(one.expose(), two.expose());
        assert_eq!(hash(one.expose()).map(|hash| hash.len()), Some(32));
        assert_eq!(hash(""), None);
        assert_eq!(hash(&"a".repeat(129)), None);
    }

    proptest! {
        #[test]
        fn every_code_can_be_typed(seed in any::<u64>()) {
            let code = mint_user_code(&SeededRandom::new(seed));
            prop_assert_eq!(read_user_code(&code), Some(code));
        }

        #[test]
        fn reading_never_panics(text in ".{0,40}") {
            let _ = read_user_code(&text);
        }
    }
}
