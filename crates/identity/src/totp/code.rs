//! Which step a code is of.

use beffroi_core::{Failure, Ts, failure};
use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a secret: as many as HMAC-SHA1 gives (RFC 4226, 4).
pub(super) const SECRET: usize = 20;
/// Seconds for which a code is shown.
const PERIOD: u64 = 30;
/// Steps before and after the present one whose codes count: clocks differ, and people type slowly.
const SKEW: u16 = 1;

/// What every app understands: six digits, HMAC-SHA1, 30 seconds. Some ignore any other wish.
pub(super) fn generator(secret: &[u8], issuer: &str, name: &str) -> failure::Result<Totp> {
    // Both halves of the label are divided by a colon, so neither may have one.
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(PERIOD)
        .with_secret(secret.to_vec())
        .with_account_name(plain(name))
        .with_issuer(Some(plain(issuer)))
        .build()
        .map_err(Failure::bug)
}

/// The step of a code that is good now, counted in periods since 1970; none when it is not. The caller
/// takes each step once only.
pub(super) fn step_of(secret: &[u8], code: &str, now: Ts) -> failure::Result<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.micros() / 1_000_000).unwrap_or_default();
    let step = generator(secret, "", "")?.check(&digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Ts {
        Ts::from_micros(seconds * 1_000_000)
    }

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn the_vectors_of_rfc_6238() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            let step = step_of(secret, code, at(seconds)).expect("a secret");
            assert_eq!(step, Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn the_step_before_and_the_next_one_count_and_no_other() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [
            (29, Some(1)),
            (30, Some(1)),
            (89, Some(1)),
            (90, None),
            (119, None),
        ] {
            let step = step_of(secret, "287 082", at(seconds)).expect("a secret");
            assert_eq!(step, expected, "{seconds}");
        }
        for bad in ["", "28708", "2870822", "２８７０８２", "28708a"] {
            assert_eq!(step_of(secret, bad, at(59)).expect("a secret"), None);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_people_type_panics(code in ".{0,12}", seconds in 0_i64..4_000_000_000) {
            let _ = step_of(b"12345678901234567890", &code, at(seconds));
        }
    }
}
