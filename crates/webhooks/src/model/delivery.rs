//! What becomes of one event at one webhook.

use std::time::Duration;

use beffroi_core::Ts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{EventId, Reason};
use crate::limits::{self, ATTEMPTS_KEPT, GIVE_UP};

/// Where a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookDeliveryState)]
pub(crate) enum State {
    /// To be sent, for the first time or again.
    Waiting,
    /// The listener has taken it.
    Delivered,
    /// The listener has not taken it, and it is not tried any more.
    Failed,
}

impl State {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }
}

impl std::str::FromStr for State {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "waiting" => Ok(Self::Waiting),
            "delivered" => Ok(Self::Delivered),
            "failed" => Ok(Self::Failed),
            other => Err(std::io::Error::other(format!("no state: {other}"))),
        }
    }
}

/// One request to the listener.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookAttempt)]
pub(crate) struct Attempt {
    /// When it was made.
    pub(crate) date_time: Ts,
    /// What the listener answered; null when nothing came back.
    pub(crate) status_code: Option<u16>,
    /// Why it was not taken; null when it was.
    pub(crate) error: Option<String>,
    /// How long it took, in milliseconds.
    pub(crate) duration_milliseconds: u64,
}

impl Attempt {
    fn is_taken(&self) -> bool {
        self.error.is_none()
    }
}

/// A delivery as it is kept, without its body.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) event: EventId,
    pub(crate) event_type: String,
    pub(crate) state: State,
    /// Attempts since it was made or replayed.
    pub(crate) tries: i64,
    pub(crate) next_attempt_at: Ts,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) delivered_at: Option<Ts>,
    pub(crate) created_at: Ts,
}

/// What follows from an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The delivery from here on.
    pub(crate) state: State,
    /// When it is tried again, while it waits.
    pub(crate) next_attempt_at: Ts,
    /// Why the webhook is disabled, if it is.
    pub(crate) disables: Option<Reason>,
}

impl Delivery {
    /// Decides on an attempt that has ended at `now`, at a webhook that takes nothing since
    /// `failing_since`.
    pub(crate) fn judge(&self, attempt: &Attempt, failing_since: Option<Ts>, now: Ts) -> Verdict {
        if attempt.is_taken() {
            return Verdict {
                state: State::Delivered,
                next_attempt_at: now,
                disables: None,
            };
        }
        if attempt.status_code == Some(410) {
            return Verdict {
                state: State::Failed,
                next_attempt_at: now,
                disables: Some(Reason::Gone),
            };
        }
        let failing = failing_since.map_or(Duration::ZERO, |since| now.since(since));
        let disables = (failing >= GIVE_UP).then_some(Reason::Failing);
        match limits::pause(self.tries + 1) {
            Some(pause) => Verdict {
                state: State::Waiting,
                next_attempt_at: now.plus(pause),
                disables,
            },
            None => Verdict {
                state: State::Failed,
                next_attempt_at: now,
                disables,
            },
        }
    }

    /// Its attempts with one more; the oldest are forgotten.
    pub(crate) fn attempts_and(&self, attempt: Attempt) -> Vec<Attempt> {
        let mut all = self.attempts.clone();
        all.push(attempt);
        let old = all.len().saturating_sub(ATTEMPTS_KEPT);
        all.split_off(old)
    }
}

/// One event at one webhook.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookDelivery)]
pub(crate) struct DeliveryResource {
    /// The event's id, which is sent as `webhook-id`.
    pub(crate) id: EventId,
    /// The event's type.
    pub(crate) event_type: String,
    /// Where it is.
    pub(crate) state: State,
    /// How often it was tried since it was made or replayed last.
    pub(crate) attempt_count: i64,
    /// What the listener answered last; null when nothing came back, or nothing was sent yet.
    pub(crate) last_status_code: Option<u16>,
    /// Why it was not taken the last time; null when it was, or when nothing was sent yet.
    pub(crate) last_error: Option<String>,
    /// How long the last attempt took, in milliseconds.
    pub(crate) last_duration_milliseconds: Option<u64>,
    /// When it is tried next; null when it is not.
    pub(crate) next_attempt_date_time: Option<Ts>,
    /// When the listener took it.
    pub(crate) delivered_date_time: Option<Ts>,
    /// When it was written, within moments of what it tells.
    pub(crate) created_date_time: Ts,
}

impl DeliveryResource {
    pub(crate) fn of(delivery: &Delivery) -> Self {
        let last = delivery.attempts.last();
        let waits = delivery.state == State::Waiting;
        Self {
            id: delivery.event,
            event_type: delivery.event_type.clone(),
            state: delivery.state,
            attempt_count: delivery.tries,
            last_status_code: last.and_then(|last| last.status_code),
            last_error: last.and_then(|last| last.error.clone()),
            last_duration_milliseconds: last.map(|last| last.duration_milliseconds),
            next_attempt_date_time: waits.then_some(delivery.next_attempt_at),
            delivered_date_time: delivery.delivered_at,
            created_date_time: delivery.created_at,
        }
    }
}

/// One event at one webhook, with all that is known of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookDeliveryDetail)]
pub(crate) struct DetailResource {
    #[serde(flatten)]
    pub(crate) delivery: DeliveryResource,
    /// To the byte what is sent.
    pub(crate) body: String,
    /// The latest attempts, oldest first; at most 20.
    pub(crate) attempts: Vec<Attempt>,
}

/// How many deliveries are sent again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookReplayCount)]
pub(crate) struct Replayed {
    /// So many.
    pub(crate) replayed: u64,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(seconds: u64) -> Ts {
        Ts::from_micros(0).plus(Duration::from_secs(seconds))
    }

    fn delivery(tries: i64) -> Delivery {
        Delivery {
            event: EventId::from_uuid(Uuid::nil()),
            event_type: "beffroi.test".to_owned(),
            state: State::Waiting,
            tries,
            next_attempt_at: at(0),
            attempts: Vec::new(),
            delivered_at: None,
            created_at: at(0),
        }
    }

    fn attempt(status: u16) -> Attempt {
        Attempt {
            date_time: at(0),
            status_code: Some(status),
            error: (!(200..300).contains(&status)).then(|| format!("it answered {status}")),
            duration_milliseconds: 1,
        }
    }

    #[test]
    fn what_follows_from_an_attempt() {
        let taken = delivery(9).judge(&attempt(204), Some(at(0)), at(9_000_000));
        assert_eq!((taken.state, taken.disables), (State::Delivered, None));
        let first = delivery(0).judge(&attempt(500), None, at(1));
        assert_eq!(
            (first.state, first.next_attempt_at),
            (State::Waiting, at(6))
        );
        let last = delivery(9).judge(&attempt(500), Some(at(0)), at(1));
        assert_eq!((last.state, last.disables), (State::Failed, None));
        let gone = delivery(0).judge(&attempt(410), None, at(1));
        assert_eq!(
            (gone.state, gone.disables),
            (State::Failed, Some(Reason::Gone))
        );
        let five_days = 5 * 24 * 3_600;
        let early = delivery(0).judge(&attempt(500), Some(at(0)), at(five_days - 1));
        assert_eq!(early.disables, None);
        let failing = delivery(0).judge(&attempt(500), Some(at(0)), at(five_days));
        assert_eq!(failing.disables, Some(Reason::Failing));
    }

    #[test]
    fn the_oldest_attempts_are_forgotten() {
        let mut long = delivery(0);
        for status in 500..540 {
            long.attempts = long.attempts_and(attempt(status));
        }
        assert_eq!(long.attempts.len(), ATTEMPTS_KEPT);
        assert_eq!(long.attempts[0].status_code, Some(520));
    }
}
