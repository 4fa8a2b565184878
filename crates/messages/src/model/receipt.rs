//! What one person has seen and done of one message.

use beffroi_core::Ts;

use super::event::{Event, EventType};

/// The sum of a person's events of one message. Folding is by smallest, largest and count only, so
/// that events may come in any order; counting each event once is the store's business.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Showings on any of the person's devices.
    pub shown: u32,
    /// Clicks.
    pub clicks: u32,
    /// Dismissals.
    pub dismissals: u32,
    /// The highest occurrence that any event named; 0 before the first.
    pub occurrence: u32,
    /// When it was first on screen.
    pub first_shown: Option<Ts>,
    /// When it was last on screen.
    pub last_shown: Option<Ts>,
    /// The last click.
    pub clicked: Option<Ts>,
    /// The last dismissal.
    pub dismissed: Option<Ts>,
}

impl Receipt {
    /// The receipt with one more event.
    #[must_use]
    pub fn with(mut self, event: &Event) -> Self {
        let at = event.occurred;
        self.occurrence = self.occurrence.max(event.showing_id.occurrence);
        match event.event_type {
            EventType::Shown => {
                self.shown = self.shown.saturating_add(1);
                self.first_shown = Some(self.first_shown.map_or(at, |first| first.min(at)));
                self.last_shown = self.last_shown.max(Some(at));
            }
            EventType::Clicked => {
                self.clicks = self.clicks.saturating_add(1);
                self.clicked = self.clicked.max(Some(at));
            }
            EventType::Dismissed => {
                self.dismissals = self.dismissals.saturating_add(1);
                self.dismissed = self.dismissed.max(Some(at));
            }
        }
        self
    }

    /// The receipt of two sets of events that have none in common.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        let first = [self.first_shown, other.first_shown];
        Self {
            shown: self.shown.saturating_add(other.shown),
            clicks: self.clicks.saturating_add(other.clicks),
            dismissals: self.dismissals.saturating_add(other.dismissals),
            occurrence: self.occurrence.max(other.occurrence),
            first_shown: first.into_iter().flatten().min(),
            last_shown: self.last_shown.max(other.last_shown),
            clicked: self.clicked.max(other.clicked),
            dismissed: self.dismissed.max(other.dismissed),
        }
    }

    /// When it was last on screen as far as is known: when the showing's own event is still on its
    /// way, what the person did with it tells.
    #[must_use]
    pub fn last_seen(&self) -> Option<Ts> {
        self.last_shown.or(self.dismissed.max(self.clicked))
    }

    /// The number of the next occurrence. It follows the highest one reported, not the count, so
    /// that a late report of an old showing never gives a showing on screen a second name.
    #[must_use]
    pub fn next_occurrence(&self) -> u32 {
        self.occurrence.saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MessageId;
    use crate::model::event::ShowingId;
    use proptest::prelude::*;
    use uuid::Uuid;

    prop_compose! {
        fn events()(
            event_type in prop::sample::select(EventType::ALL), occurrence in 1_u32..5, occurred in 0_i64..50,
        ) -> Event {
            let message = MessageId::from_uuid(Uuid::nil());
            Event {
                id: Uuid::nil(),
                showing_id: ShowingId { message, occurrence },
                event_type,
                occurred: Ts::from_micros(occurred),
            }
        }
    }

    fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Receipt {
        events.into_iter().fold(Receipt::default(), Receipt::with)
    }

    proptest! {
        #[test]
        fn any_order_gives_the_same_receipt(
            (events, shuffled) in prop::collection::vec(events(), 0..12)
                .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
        ) {
            prop_assert_eq!(fold(&events), fold(&shuffled));
        }

        #[test]
        fn any_split_merges_to_the_same_receipt(events in prop::collection::vec(events(), 0..12), at in 0_usize..12) {
            let (left, right) = events.split_at(at.min(events.len()));
            prop_assert_eq!(fold(left).merged(fold(right)), fold(&events));
            prop_assert_eq!(fold(right).merged(fold(left)), fold(&events));
        }

        #[test]
        fn a_receipt_is_what_the_events_say(events in prop::collection::vec(events(), 0..12)) {
            let receipt = fold(&events);
            let times = |kind| events.iter().filter(move |e| e.event_type == kind).map(|e| e.occurred);
            prop_assert_eq!(receipt.shown as usize, times(EventType::Shown).count());
            prop_assert_eq!(receipt.clicks as usize, times(EventType::Clicked).count());
            prop_assert_eq!(receipt.dismissals as usize, times(EventType::Dismissed).count());
            prop_assert_eq!(receipt.first_shown, times(EventType::Shown).min());
            prop_assert_eq!(receipt.last_shown, times(EventType::Shown).max());
            prop_assert_eq!(receipt.clicked, times(EventType::Clicked).max());
            prop_assert_eq!(receipt.dismissed, times(EventType::Dismissed).max());
            let highest = events.iter().map(|e| e.showing_id.occurrence).max().unwrap_or(0);
            prop_assert_eq!(receipt.next_occurrence(), highest + 1);
            prop_assert_eq!(receipt.last_seen().is_some(), !events.is_empty());
        }
    }
}
