//! Conference IDs and PINs.

use std::fmt;
use std::str::FromStr;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use beffroi_core::{Failure, Random, failure};

/// Digits of a conference ID.
const DIGITS: usize = 7;

/// By which callers say whose conference they want: seven digits, of which the first is no zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ConferenceId(String);

impl ConferenceId {
    /// One by chance. Whether somebody has it already is for the store to say.
    pub(crate) fn random(random: &dyn Random) -> Self {
        let first = char::from(b'1' + below(random, 9));
        let rest = (1..DIGITS).map(|_| char::from(b'0' + below(random, 10)));
        Self(std::iter::once(first).chain(rest).collect())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ConferenceId {
    type Err = &'static str;

    /// Reads seven digits, also with spaces or hyphens between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}'))
            .collect();
        let fits = digits.len() == DIGITS
            && digits.bytes().all(|digit| digit.is_ascii_digit())
            && !digits.starts_with('0');
        if fits {
            Ok(Self(digits))
        } else {
            Err("must be seven digits, of which the first is no zero")
        }
    }
}

impl fmt::Display for ConferenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number below `end`, each with the same chance.
fn below(random: &dyn Random, end: u8) -> u8 {
    let fair = u8::MAX - u8::MAX % end;
    loop {
        let mut byte = [0];
        random.fill(&mut byte);
        if byte[0] < fair {
            return byte[0] % end;
        }
    }
}

/// A PIN in the moment in which it is made: shown or mailed once, and kept as a hash only.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Pin(String);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What a hash costs. A PIN has so few digits that no cost makes guessing hard for whoever has the database:
/// what does is the server's key, which goes into each hash and is kept elsewhere. So it costs well under a
/// millisecond, since a group of 100,000 may be enabled at once.
const MEMORY_KIB: u32 = 64;
const PASSES: u32 = 1;

fn hasher(key: &[u8; 32]) -> failure::Result<Argon2<'_>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(Failure::bug)?;
    Argon2::new_with_secret(key, Algorithm::Argon2id, Version::V0x13, params).map_err(Failure::bug)
}

impl Pin {
    /// So many digits by chance.
    pub(crate) fn random(random: &dyn Random, digits: u8) -> Self {
        let all = (0..digits).map(|_| char::from(b'0' + below(random, 10)));
        Self(all.collect())
    }

    /// The digits.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub(crate) fn hash(&self, key: &[u8; 32], random: &dyn Random) -> failure::Result<String> {
        let mut salt = [0; 16];
        random.fill(&mut salt);
        let hash = hasher(key)?.hash_password_with_salt(self.0.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(Failure::bug)
    }
}

/// Whether digits are the PIN of a hash.
pub(crate) fn matches(pin: &str, hash: &str, key: &[u8; 32]) -> failure::Result<bool> {
    let hash = PasswordHash::new(hash).map_err(Failure::bug)?;
    Ok(hasher(key)?.verify_password(pin.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use beffroi_core::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ids_are_seven_digits_and_pins_as_many_as_wanted(seed: u64, digits in 4_u8..=12) {
            let random = SeededRandom::new(seed);
            let id = ConferenceId::random(&random);
            prop_assert_eq!(id.as_str().parse::<ConferenceId>(), Ok(id.clone()));
            let pin = Pin::random(&random, digits);
            prop_assert_eq!(pin.expose().len(), usize::from(digits));
            prop_assert!(pin.expose().bytes().all(|digit| digit.is_ascii_digit()));
            prop_assert_eq!(format!("{pin:?}"), "[redacted]");
        }

        #[test]
        fn what_is_no_id_is_refused(text in "[0-9 -]{0,10}") {
            let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            let fits = digits.len() == 7 && digits[0] != '0';
            prop_assert_eq!(text.parse::<ConferenceId>().is_ok(), fits);
        }
    }

    #[test]
    fn only_the_same_pin_and_key_match() {
        let random = SeededRandom::new(1);
        let pin = Pin::random(&random, 5);
        let hash = pin.hash(&[7; 32], &random).expect("hashes");
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(!hash.contains(pin.expose()));
        assert!(matches(pin.expose(), &hash, &[7; 32]).expect("verifies"));
        assert!(!matches(pin.expose(), &hash, &[8; 32]).expect("verifies"));
        assert!(!matches("00000", &hash, &[7; 32]).expect("verifies"));
        assert!(!matches("", &hash, &[7; 32]).expect("verifies"));
    }

    #[test]
    fn each_digit_has_the_same_chance() {
        let random = SeededRandom::new(3);
        let mut seen = [0_u32; 10];
        for _ in 0..10_000 {
            seen[usize::from(below(&random, 10))] += 1;
        }
        assert!(
            seen.iter().all(|count| (850..1_150).contains(count)),
            "{seen:?}"
        );
    }
}
