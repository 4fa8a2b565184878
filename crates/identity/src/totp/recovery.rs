//! Recovery codes: shown once, kept as keyed hashes, each good once.

use beffroi_core::{Random, TenantId};
use beffroi_directory::UserId;
use beffroi_store::SealingKey;

use crate::oauth::secret_token;

/// Codes that somebody gets at once.
pub(crate) const COUNT: usize = 10;
/// Letters of a code, 20^12 of them: some 51 bits, behind the lock-out.
const LENGTH: usize = 12;

/// A fresh code, e.g. `CDFG-HJKL-MNPQ`.
pub(crate) fn mint(random: &dyn Random) -> String {
    let letters = secret_token::mint_letters(random, LENGTH);
    format!("{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..])
}

/// What is kept of a code as somebody typed it; none when it never was one.
pub(crate) fn hash(
    key: &SealingKey,
    (tenant, user): (TenantId, UserId),
    typed: &str,
) -> Option<Vec<u8>> {
    let letters = secret_token::read_letters(typed, LENGTH)?;
    let context = format!("recovery code/{tenant}/{user}");
    Some(key.mac(&context, letters.as_bytes()).to_vec())
}

#[cfg(test)]
mod tests {
    use beffroi_core::SeededRandom;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn whose(n: u128) -> (TenantId, UserId) {
        let id = Uuid::from_u128(n);
        (TenantId::from_uuid(id), UserId::from_uuid(id))
    }

    #[test]
    fn codes_are_read_as_people_type_them_and_are_one_persons() {
        let key = SealingKey::new([7; 32]);
        let code = mint(&SeededRandom::new(1));
        assert_eq!(code.len(), 14);
        let kept = hash(&key, whose(1), &code);
        assert!(kept.is_some());
        let typed = format!(" {} ", code.replace('-', " ").to_lowercase());
        assert_eq!(hash(&key, whose(1), &typed), kept);
        assert_ne!(hash(&key, whose(2), &code), kept);
        assert_eq!(hash(&key, whose(1), "123456"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_people_type_panics(text in ".{0,40}") {
            let _ = hash(&SealingKey::new([7; 32]), whose(1), &text);
        }
    }
}
