//! argon2id on blocking threads, a bounded number at once.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use beffroi_core::{Failure, Random, Secret, failure};
use tokio::sync::Semaphore;

use super::rules::MAX_LENGTH;

/// OWASP's recommendation for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash of the same parameters that no password has: for names that nobody has, so that their
/// refusal takes as long. A test keeps its parameters equal to the current ones.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A hashed password in PHC form: parameters, salt and hash.
#[derive(Debug, Clone)]
pub struct HashedPassword(Secret<String>);

impl HashedPassword {
    pub(crate) fn from_stored(text: String) -> Self {
        Self(Secret::new(text))
    }
    pub(crate) fn as_str(&self) -> &str {
        self.0.expose()
    }
}

/// How a password fits a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    /// It is the one that was hashed.
    pub(crate) matches: bool,
    /// The hash was made with other parameters than today's.
    pub(crate) outdated: bool,
}

/// Hashes and verifies. Each run takes 19 MiB and a core for some 20 ms: no more runs at once than
/// the machine has cores, the others wait in the order in which they came.
pub(crate) struct Hashing {
    places: Semaphore,
    verifications: AtomicU64,
}

impl Hashing {
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            places: Semaphore::new(cores),
            verifications: AtomicU64::new(0),
        }
    }

    /// Hashes a password that the rules have passed.
    pub(crate) async fn hash(
        &self,
        password: Secret<String>,
        random: &dyn Random,
    ) -> failure::Result<HashedPassword> {
        let mut salt = [0; 16];
        random.fill(&mut salt);
        let text = self
            .run(move || {
                let hash = current()?.hash_password_with_salt(password.expose().as_bytes(), &salt);
                Ok(hash.map_err(Failure::bug)?.to_string())
            })
            .await?;
        Ok(HashedPassword(Secret::new(text)))
    }

    /// Verifies against a hash, or does the same work for nothing when there is none.
    pub(crate) async fn verify(
        &self,
        password: Secret<String>,
        hash: Option<HashedPassword>,
    ) -> failure::Result<Fit> {
        self.verifications.fetch_add(1, Ordering::Relaxed);
        self.run(move || {
            let text = hash.as_ref().map_or(DUMMY, HashedPassword::as_str);
            let parsed = PasswordHash::new(text).map_err(Failure::bug)?;
            // No password is longer; hashing megabytes would only keep a core busy.
            let fits = password.expose().chars().nth(MAX_LENGTH).is_none();
            let bytes = if fits {
                password.expose().as_bytes()
            } else {
                b""
            };
            let equal = current()?.verify_password(bytes, &parsed).is_ok();
            Ok(Fit {
                matches: fits && equal && hash.is_some(),
                outdated: is_outdated(&parsed),
            })
        })
        .await
    }

    /// Verifications so far, including those for names that nobody has.
    pub(crate) fn verifications(&self) -> u64 {
        self.verifications.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> failure::Result<T> + Send + 'static,
    ) -> failure::Result<T> {
        let _place = self.places.acquire().await.map_err(Failure::bug)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Failure::bug)?
    }
}

fn current() -> failure::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Failure::bug)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_outdated(hash: &PasswordHash) -> bool {
    let same_params = Params::try_from(hash).is_ok_and(|params| {
        (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY_KIB, PASSES, LANES)
    });
    hash.algorithm.as_str() != "argon2id"
        || hash.version != Some(Version::V0x13.into())
        || !same_params
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::password_hash::phc::Output;
    use beffroi_core::SeededRandom;

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_only() {
        let hashing = Hashing::new();
        let hash = hashing
            .hash(secret("quatre chevaux verts"), &SeededRandom::new(1))
            .await
            .expect("hashes");
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(format!("{hash:?}"), "HashedPassword([redacted])");
        for (password, matches) in [
            ("quatre chevaux verts", true),
            ("cinq chevaux verts", false),
        ] {
            let fit = hashing
                .verify(secret(password), Some(hash.clone()))
                .await
                .expect("verifies");
            assert_eq!(
                fit,
                Fit {
                    matches,
                    outdated: false
                }
            );
        }
        let endless = secret(&"quatre chevaux verts".repeat(20));
        let fit = hashing.verify(endless, Some(hash)).await.expect("verifies");
        assert!(!fit.matches);
        assert_eq!(hashing.verifications(), 3);
    }

    #[tokio::test]
    async fn the_dummy_costs_the_same_and_fits_nothing() {
        let dummy = PasswordHash::new(DUMMY).expect("a PHC string");
        assert!(!is_outdated(&dummy));
        let current = current().expect("parameters");
        let real = current
            .hash_password_with_salt(b"x", &[7; 16])
            .expect("hashes");
        let length = |hash: &PasswordHash| hash.hash.as_ref().map(Output::len);
        assert_eq!(length(&dummy), length(&real));
        let fit = Hashing::new()
            .verify(secret(""), None)
            .await
            .expect("verifies");
        assert!(!fit.matches);
    }

    #[tokio::test]
    async fn other_parameters_are_outdated() {
        let old = Params::new(8 * 1024, 1, 1, None).expect("parameters");
        let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, old)
            .hash_password_with_salt(b"quatre chevaux verts", &[7; 16])
            .expect("hashes");
        let stored = HashedPassword::from_stored(hash.to_string());
        let fit = Hashing::new()
            .verify(secret("quatre chevaux verts"), Some(stored))
            .await
            .expect("verifies");
        assert_eq!(
            fit,
            Fit {
                matches: true,
                outdated: true
            }
        );
    }
}
