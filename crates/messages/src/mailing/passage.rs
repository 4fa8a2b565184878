//! How far a message has been mailed. In memory only: a passage that is lost is begun anew, and
//! whoever has had their mail is passed over.

use std::collections::HashMap;
use std::time::Duration;

use beffroi_core::{TenantId, Ts};
use beffroi_feature::Cx;
use parking_lot::Mutex;
use uuid::Uuid;

use super::{PAGE, earlier};
use crate::catalog::Live;
use crate::model::MessageId;

/// The shortest time between two passages: who joins an audience waits no longer, as long as it is
/// small.
const SHORTEST: Duration = Duration::from_mins(1);
/// And for each person of the audience so much more, so that looking at a million people again and
/// again takes a small part of one core.
const PER_PERSON: Duration = Duration::from_millis(1);

/// One passage through the audience of a message.
struct Passage {
    begun: Ts,
    audience: usize,
    /// Whoever has not been looked at.
    left: Vec<Uuid>,
    /// When somebody becomes due who was not.
    next: Option<Ts>,
}

/// The passages that are under way in this process.
#[derive(Default)]
pub(super) struct Passages(Mutex<HashMap<(TenantId, MessageId), Passage>>);

/// What is to be done next.
pub(super) enum Page {
    /// These people are looked at.
    People(Vec<Uuid>),
    /// Everybody has been looked at; again at that time.
    End {
        /// When.
        again: Ts,
    },
}

impl Passages {
    /// The next people of the passage that is under way, or of a new one.
    pub(super) fn page(&self, cx: &Cx, tenant: TenantId, live: &Live) -> Page {
        let key = (tenant, live.message.id);
        let mut all = self.0.lock();
        let passage = all.entry(key).or_insert_with(|| {
            let people = cx.people(tenant);
            let people = people.read();
            let audience = people.evaluate(&live.audience);
            let left: Vec<Uuid> = people.ids(&audience).collect();
            Passage {
                begun: cx.now(),
                audience: left.len(),
                left,
                next: None,
            }
        });
        if passage.left.is_empty() {
            let again = again(passage.begun, passage.audience, passage.next, cx.now());
            all.remove(&key);
            return Page::End { again };
        }
        let from = passage.left.len().saturating_sub(PAGE);
        Page::People(passage.left.split_off(from))
    }

    /// Notes when somebody of a page becomes due who was not.
    pub(super) fn note(&self, tenant: TenantId, message: MessageId, next: Option<Ts>) {
        if let Some(passage) = self.0.lock().get_mut(&(tenant, message)) {
            passage.next = earlier(passage.next, next);
        }
    }

    /// The passage is not gone on with.
    pub(super) fn forget(&self, tenant: TenantId, message: MessageId) {
        self.0.lock().remove(&(tenant, message));
    }
}

/// When the next passage begins: when somebody becomes due, and in any case after a while, since
/// people join; but a large audience is not gone through all the time.
fn again(begun: Ts, audience: usize, next: Option<Ts>, now: Ts) -> Ts {
    let people = u32::try_from(audience).unwrap_or(u32::MAX);
    let regular = now.plus(SHORTEST + PER_PERSON * people);
    // A tenth of that, where somebody's turn comes sooner: a spread goes on evenly.
    let least = begun.plus((PER_PERSON * people) / 10).max(now);
    match next {
        Some(next) => next.clamp(least, regular.max(least)),
        None => regular,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(n: i64) -> Ts {
        Ts::from_micros(n * 1_000_000)
    }

    #[test]
    fn the_next_passage_begins_when_somebody_is_due_but_not_all_the_time() {
        let at = |audience, next| again(second(0), audience, next, second(10));
        assert_eq!(at(2, None), second(70).plus(Duration::from_millis(2)));
        assert_eq!(at(2, Some(second(12))), second(12));
        assert_eq!(at(2, Some(second(1))), second(10), "not in the past");
        assert!(at(2, Some(second(9_999))) < second(71), "somebody may join");
        assert_eq!(at(1_000_000, Some(second(12))), second(100));
        assert_eq!(at(1_000_000, None), second(1_070));
    }
}
