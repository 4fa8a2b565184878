//! Two lanes: what waits for other people's servers must not hold up the rest.

use std::sync::Arc;
use std::time::Duration;

use beffroi_store::Value;

/// Which jobs a loop of workers takes.
#[derive(Debug, Clone)]
pub(crate) enum Lane {
    /// Everything but those kinds.
    Usual(Arc<[&'static str]>),
    /// Those kinds: each run may take seconds, since it calls somebody else's server.
    Calls(Arc<[&'static str]>),
}

impl Lane {
    /// How long a worker may hold a job before another one may take it.
    pub(crate) const fn lock(&self) -> Duration {
        match self {
            Self::Usual(_) => Duration::from_secs(15),
            // A call takes 10 seconds at most, and some statements before and after.
            Self::Calls(_) => Duration::from_secs(30),
        }
    }

    /// The kinds that the lane is about, for a list that must not be empty.
    pub(crate) fn kinds(&self) -> Vec<Value> {
        let (Self::Usual(kinds) | Self::Calls(kinds)) = self;
        if kinds.is_empty() {
            return vec![Value::from("")];
        }
        kinds.iter().copied().map(Value::from).collect()
    }
}
