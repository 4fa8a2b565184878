//! Who may say what time it is.

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;

use crate::Ts;

/// Tells the time. Passed to whoever stamps; nobody else asks the machine.
pub trait Clock: Send + Sync + 'static {
    /// The instant that counts as now.
    fn now(&self) -> Ts;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    fn now(&self) -> Ts {
        jiff::Timestamp::now().into()
    }
}

/// A clock that a test moves by hand. Clones share the same hands.
#[derive(Debug, Clone)]
pub struct ManualClock(Arc<Mutex<Ts>>);

impl ManualClock {
    /// A clock that stands at `now`.
    #[must_use]
    pub fn at(now: Ts) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }

    /// Moves the hands forward.
    pub fn advance(&self, span: Duration) {
        let mut now = self.0.lock();
        *now = now.plus(span);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Ts {
        *self.0.lock()
    }
}
