//! How often may be sent: a sliding hour.

use std::time::Duration;

use beffroi_core::Ts;

/// The hour.
pub(crate) const HOUR: Duration = Duration::from_hours(1);
/// To groups, by all of an organization together.
pub(crate) const TO_GROUPS: usize = 25;
/// To one device.
pub(crate) const TO_DEVICE: usize = 10;

/// When was sent within the hour before now, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Window(Vec<Ts>);

impl Window {
    /// From what is kept; what is older than an hour does not count any more.
    pub(crate) fn new(sent: impl IntoIterator<Item = Ts>, now: Ts) -> Self {
        let begin = now.minus(HOUR);
        let mut sent: Vec<Ts> = sent.into_iter().filter(|at| *at > begin).collect();
        sent.sort_unstable();
        Self(sent)
    }

    /// How many have been sent.
    pub(crate) fn used(&self) -> usize {
        self.0.len()
    }

    /// The first of them, which is the first that does not count any more.
    pub(crate) fn oldest(&self) -> Option<Ts> {
        self.0.first().copied()
    }

    /// When there is room for one more: none when there is now.
    pub(crate) fn free_at(&self, most: usize) -> Option<Ts> {
        let over = self.0.len().checked_sub(most)?;
        self.0.get(over).map(|at| at.plus(HOUR))
    }

    /// With one more, sent now; how long to wait when there is no room.
    pub(crate) fn send(mut self, most: usize, now: Ts) -> Result<Self, Duration> {
        if let Some(free) = self.free_at(most) {
            return Err(free.since(now));
        }
        self.0.push(now);
        Ok(self)
    }

    /// In microseconds, to be kept.
    pub(crate) fn micros(&self) -> Vec<i64> {
        self.0.iter().map(|at| at.micros()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Ts {
        Ts::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_hour_slides() {
        let mut window = Window::default();
        for second in 0..10 {
            window = window.send(TO_DEVICE, at(second * 60)).expect("room");
        }
        let wait = window
            .clone()
            .send(TO_DEVICE, at(600))
            .expect_err("no room");
        assert_eq!(wait, Duration::from_mins(50));
        let later = Window::new(window.0.clone(), at(3_600));
        assert_eq!(later.used(), 9, "the first is exactly an hour old");
        assert!(later.send(TO_DEVICE, at(3_600)).is_ok());
        assert!(window.send(TO_DEVICE, at(3_599)).is_err());
    }

    proptest! {
        /// Whatever is asked whenever: within no hour more than so many were sent, and who waits as long as was
        /// said is let through.
        #[test]
        fn no_hour_has_more(asked in proptest::collection::vec(1_i64..1_500, 1..120), most in 1_usize..6) {
            let (mut now, mut kept, mut sent) = (0, Vec::new(), Vec::new());
            for pause in asked {
                now += pause;
                match Window::new(kept.clone(), at(now)).send(most, at(now)) {
                    Ok(window) => {
                        kept = window.0;
                        sent.push(now);
                    }
                    Err(wait) => {
                        let then = at(now).plus(wait);
                        prop_assert!(Window::new(kept.clone(), then).send(most, then).is_ok());
                        let before = then.minus(Duration::from_micros(1));
                        prop_assert!(Window::new(kept.clone(), before).send(most, before).is_err());
                    }
                }
            }
            for end in &sent {
                let within = sent.iter().filter(|at| **at > end - 3_600 && *at <= end).count();
                prop_assert!(within <= most);
            }
        }
    }
}
