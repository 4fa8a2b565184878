//! How many mails are handed over in a second.

use std::num::NonZeroU32;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// How far turns may lag behind before they are lost. What lags is made up for at once, so that the
/// pace is kept although timers are late.
const LEEWAY: Duration = Duration::from_millis(100);

/// Gives turns, so many a second, in the order in which they were asked for.
pub(super) struct Pace {
    every: Duration,
    /// When the next turn is. Whoever waits for it holds it, the others queue for it; one who goes
    /// away meanwhile has not used it up.
    next: Mutex<Option<Instant>>,
}

impl Pace {
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        Self {
            every: Duration::from_secs(1) / per_second.get(),
            next: Mutex::default(),
        }
    }

    /// Waits for one's turn.
    pub(super) async fn turn(&self) {
        let mut next = self.next.lock().await;
        let now = Instant::now();
        let at = next.map_or(now, |next| next.max(now.checked_sub(LEEWAY).unwrap_or(now)));
        sleep_until(at).await;
        *next = Some(at + self.every);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::task::JoinSet;
    use tokio::time::advance;

    use super::*;

    fn pace(per_second: u32) -> Arc<Pace> {
        let per_second = NonZeroU32::new(per_second).expect("a pace");
        Arc::new(Pace::new(per_second))
    }

    /// When each of so many turns came that are asked for at once, in the order of their coming.
    async fn turns(pace: &Arc<Pace>, count: u32) -> Vec<(u32, Duration)> {
        let begin = Instant::now();
        let mut waiting = JoinSet::new();
        for one in 0..count {
            let pace = Arc::clone(pace);
            waiting.spawn(async move {
                pace.turn().await;
                (one, begin.elapsed())
            });
        }
        waiting.join_all().await
    }

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_turns_than_the_pace_and_its_leeway() {
        for per_second in [1, 7, 250, 2_500] {
            let count = per_second * 4;
            let turns = turns(&pace(per_second), count).await;
            let took = turns.last().map(|(_, at)| *at).unwrap_or_default();
            // The first one is free.
            let least = Duration::from_secs(1) / per_second * (count - 1);
            assert!(
                took >= least && took <= least + LEEWAY,
                "{per_second}: {took:?}"
            );
            for (begin, (_, from)) in turns.iter().enumerate() {
                let until = *from + Duration::from_secs(1);
                let within = turns[begin..].iter().take_while(|(_, at)| *at < until);
                let most = per_second + per_second / 10 + 2;
                assert!(
                    within.count() <= most as usize,
                    "{per_second} from {from:?}"
                );
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_asks_first_goes_first() {
        let order: Vec<u32> = turns(&pace(10), 50)
            .await
            .into_iter()
            .map(|(one, _)| one)
            .collect();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
    }

    #[tokio::test(start_paused = true)]
    async fn quiet_times_are_not_saved_up() {
        let pace = pace(100);
        turns(&pace, 10).await;
        advance(Duration::from_hours(1)).await;
        let at_once = turns(&pace, 100).await;
        let at_once = at_once.iter().filter(|(_, at)| at.is_zero());
        assert_eq!(at_once.count(), 11, "a tenth of a second's, and its own");
    }

    #[tokio::test(start_paused = true)]
    async fn who_gives_up_waiting_uses_nothing_up() {
        let pace = pace(1);
        pace.turn().await;
        let begin = Instant::now();
        for _ in 0..5 {
            let wait = tokio::time::timeout(Duration::from_millis(10), pace.turn());
            wait.await.expect_err("not yet");
        }
        pace.turn().await;
        assert_eq!(begin.elapsed(), Duration::from_secs(1));
    }
}
