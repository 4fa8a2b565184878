use std::time::Duration;

use tokio::time::Instant;

/// A token bucket: so many at once, so many per second in the long run.
pub(super) struct Allowance {
    left: u32,
    /// When the bucket was last filled up to whole tokens.
    filled: Instant,
}

impl Allowance {
    pub(super) fn full(burst: u32, now: Instant) -> Self {
        Self {
            left: burst,
            filled: now,
        }
    }

    /// Takes one, if there is one. `rate` is per second; 0 counts as 1.
    pub(super) fn take(&mut self, now: Instant, burst: u32, rate: u32) -> bool {
        let per_token = Duration::from_secs(1) / rate.max(1);
        let passed = now.saturating_duration_since(self.filled);
        let earned = u32::try_from(passed.as_nanos() / per_token.as_nanos().max(1));
        let missing = burst.saturating_sub(self.left);
        match earned {
            Ok(earned) if earned < missing => {
                self.left += earned;
                self.filled += per_token * earned;
            }
            _ => {
                self.left = burst;
                self.filled = now;
            }
        }
        let granted = self.left > 0;
        self.left -= u32::from(granted);
        granted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_the_rate() {
        let start = Instant::now();
        let mut allowance = Allowance::full(3, start);
        let mut take = |millis| allowance.take(start + Duration::from_millis(millis), 3, 10);
        assert!(take(0) && take(0) && take(0), "the burst");
        assert!(!take(0) && !take(99), "spent");
        assert!(take(100), "one earned after a tenth of a second");
        assert!(!take(199));
        assert!(take(250) && !take(250) && take(300), "no fraction is lost");
        assert!(
            take(60_000) && take(60_000) && take(60_000) && !take(60_000),
            "never above"
        );
    }
}
