//! How long a mail that is put off is tried.

use std::time::Duration;

/// After that it is given up.
pub const GIVE_UP: Duration = Duration::from_hours(48);
/// The shortest and the longest pause between two attempts.
const PAUSES: (Duration, Duration) = (Duration::from_mins(1), Duration::from_hours(1));

/// The pause before the next attempt when the first one was so long ago: as long as it has been tried
/// already, within bounds. None when it is given up.
#[must_use]
pub fn pause_after(age: Duration) -> Option<Duration> {
    (age < GIVE_UP).then(|| age.clamp(PAUSES.0, PAUSES.1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pauses_keep_their_bounds(seconds in 0_u64..400_000) {
            let age = Duration::from_secs(seconds);
            match pause_after(age) {
                Some(pause) => prop_assert!(pause >= PAUSES.0 && pause <= PAUSES.1 && age < GIVE_UP),
                None => prop_assert!(age >= GIVE_UP),
            }
        }
    }
}
