//! Everything that one person has done of one message, each thing once.
//!
//! Of a showing each kind counts once, at the earliest instant that anybody tells of it. Merging takes
//! the smaller of two instants and nothing else, so it does not matter in which order, how often and
//! in which company events come in: the ledger is the same, and figures are a function of ledgers.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::str::FromStr;

use beffroi_core::Ts;

use super::event::{Event, EventType};
use super::receipt::Receipt;
use super::tally::Tally;

/// What happened, by the number of the occurrence and the kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger(BTreeMap<(u32, EventType), Moment>);

/// When something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The instant.
    pub at: Ts,
    /// The day of the tenant's time zone on which it counts, in days since 1970-01-01. Kept, because
    /// a tenant may move to another zone, and what was counted must stay where it was counted.
    pub day: i32,
}

/// Why a text is not a ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no entry of a ledger")]
pub struct NotALedger(String);

impl Ledger {
    /// Takes one event down. Nothing can be clicked or dismissed unseen: whatever happened to a
    /// showing also tells that it was on screen, then at the latest.
    pub fn note(&mut self, event: &Event, moment: Moment) {
        let occurrence = event.showing_id.occurrence;
        self.earliest((occurrence, event.event_type), moment);
        self.earliest((occurrence, EventType::Shown), moment);
    }

    fn earliest(&mut self, key: (u32, EventType), moment: Moment) {
        self.0
            .entry(key)
            .and_modify(|known| *known = moment.min(*known))
            .or_insert(moment);
    }

    /// Whether the person has followed the link.
    #[must_use]
    pub fn has_clicked(&self) -> bool {
        self.of(EventType::Clicked).next().is_some()
    }

    fn of(&self, kind: EventType) -> impl DoubleEndedIterator<Item = Moment> {
        let own = self.0.iter().filter(move |((_, of), _)| *of == kind);
        own.map(|(_, moment)| *moment)
    }

    /// What delivery asks of it.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        let first = |kind| self.of(kind).map(|moment| moment.at).min();
        let last = |kind| self.of(kind).map(|moment| moment.at).max();
        Receipt {
            occurrence: self.0.keys().map(|(number, _)| *number).max().unwrap_or(0),
            first_shown: first(EventType::Shown),
            last_shown: last(EventType::Shown),
            clicked: last(EventType::Clicked),
            dismissed: last(EventType::Dismissed),
        }
    }

    /// When one of its showings came on screen.
    #[must_use]
    pub fn shown_at(&self, occurrence: u32) -> Option<Ts> {
        let shown = self.0.get(&(occurrence, EventType::Shown));
        shown.map(|moment| moment.at)
    }

    /// What delivery of one showing asks, where others don't count but for their clicks.
    #[must_use]
    pub fn receipt_of(&self, occurrence: u32) -> Receipt {
        let own = |kind| self.0.get(&(occurrence, kind)).map(|moment| moment.at);
        Receipt {
            occurrence: occurrence.saturating_sub(1),
            first_shown: own(EventType::Shown),
            last_shown: own(EventType::Shown),
            clicked: self.receipt().clicked,
            dismissed: own(EventType::Dismissed),
        }
    }

    /// What it adds to the figures of its message.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for ((_, kind), moment) in &self.0 {
            tally.count(moment.day, *kind);
        }
        tally
    }
}

/// `1s1763810256000000.20414 1c…`: occurrence, first letter of the kind, microseconds, day.
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, ((occurrence, kind), Moment { at, day })) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_char(' ')?;
            }
            write!(f, "{occurrence}{}{}.{day}", letter(*kind), at.micros())?;
        }
        Ok(())
    }
}

impl FromStr for Ledger {
    type Err = NotALedger;

    fn from_str(text: &str) -> Result<Self, NotALedger> {
        let mut ledger = Self::default();
        for entry in text.split_ascii_whitespace() {
            let (key, moment) = read(entry).ok_or_else(|| NotALedger(entry.to_owned()))?;
            ledger.earliest(key, moment);
        }
        Ok(ledger)
    }
}

fn read(entry: &str) -> Option<((u32, EventType), Moment)> {
    let kind = entry.bytes().position(|byte| byte.is_ascii_lowercase())?;
    let (occurrence, rest) = entry.split_at(kind);
    let event_type = EventType::ALL
        .iter()
        .find(|kind| rest.starts_with(letter(**kind)))?;
    let (at, day) = rest.get(1..)?.split_once('.')?;
    let moment = Moment {
        at: Ts::from_micros(at.parse().ok()?),
        day: day.parse().ok()?,
    };
    Some(((occurrence.parse().ok()?, *event_type), moment))
}

const fn letter(kind: EventType) -> char {
    match kind {
        EventType::Shown => 's',
        EventType::Clicked => 'c',
        EventType::Dismissed => 'd',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MessageId, ShowingId};
    use proptest::prelude::*;
    use uuid::Uuid;

    type Reported = (u32, EventType, i64);

    fn reported() -> impl Strategy<Value = Reported> {
        (1_u32..5, prop::sample::select(EventType::ALL), 0_i64..50)
    }

    fn ledger<'a>(reported: impl IntoIterator<Item = &'a Reported>) -> Ledger {
        let mut ledger = Ledger::default();
        for &(occurrence, event_type, at) in reported {
            let message = MessageId::from_uuid(Uuid::nil());
            let event = Event {
                id: Uuid::nil(),
                showing_id: ShowingId {
                    message,
                    occurrence,
                },
                event_type,
                occurred: Ts::from_micros(at),
            };
            ledger.note(&event, moment(at));
        }
        ledger
    }

    fn moment(at: i64) -> Moment {
        Moment {
            at: Ts::from_micros(at),
            day: i32::try_from(at / 10).expect("a small day"),
        }
    }

    #[test]
    fn its_text() {
        let ledger = ledger(&[(2, EventType::Clicked, 25), (2, EventType::Shown, 31)]);
        assert_eq!(ledger.to_string(), "2s25.2 2c25.2");
        for nonsense in [
            "x", "1", "1s", "1s5", "s5.0", "1x5.0", "1s5.x", "1é5.0", "-1s5.0",
        ] {
            assert!(nonsense.parse::<Ledger>().is_err(), "{nonsense}");
        }
        assert_eq!("".parse(), Ok(Ledger::default()));
    }

    proptest! {
        #[test]
        fn any_order_and_any_duplication_give_the_same_ledger(
            (events, others) in prop::collection::vec(reported(), 0..12).prop_flat_map(|events| {
                let twice = prop::collection::vec(prop::bool::ANY, events.len());
                let more = (Just(events.clone()), twice).prop_map(|(events, twice)| {
                    let again = events.clone().into_iter().zip(twice);
                    let again = again.filter_map(|(event, twice)| twice.then_some(event));
                    events.into_iter().chain(again).collect::<Vec<_>>()
                });
                (Just(events), more.prop_shuffle())
            }),
        ) {
            prop_assert_eq!(ledger(&events), ledger(&others));
        }

        #[test]
        fn what_is_kept_is_read_back(events in prop::collection::vec(reported(), 0..12)) {
            let ledger = ledger(&events);
            prop_assert_eq!(ledger.to_string().parse(), Ok(ledger));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9sécd. -]{0,40}") {
            let _ = text.parse::<Ledger>();
        }

        #[test]
        fn a_receipt_is_what_the_events_say(events in prop::collection::vec(reported(), 0..12)) {
            let receipt = ledger(&events).receipt();
            let first = |occurrence: u32, kinds: &[EventType]| {
                let own = events.iter().filter(|event| event.0 == occurrence && kinds.contains(&event.1));
                own.map(|event| Ts::from_micros(event.2)).min()
            };
            let last = |kinds: &[EventType]| (1..5).filter_map(|number| first(number, kinds)).max();
            prop_assert_eq!(receipt.first_shown, events.iter().map(|event| Ts::from_micros(event.2)).min());
            prop_assert_eq!(receipt.last_shown, last(EventType::ALL));
            prop_assert_eq!(receipt.clicked, last(&[EventType::Clicked]));
            prop_assert_eq!(receipt.dismissed, last(&[EventType::Dismissed]));
            let highest = events.iter().map(|event| event.0).max().unwrap_or(0);
            prop_assert_eq!(receipt.next_occurrence(), highest + 1);
        }

        #[test]
        fn a_tally_counts_each_thing_of_a_showing_once(events in prop::collection::vec(reported(), 0..12)) {
            let ledger = ledger(&events);
            let tally = ledger.tally();
            let of = |kind| {
                let mut numbers: Vec<u32> = events.iter().filter(|event| event.1 == kind).map(|event| event.0).collect();
                numbers.sort_unstable();
                numbers.dedup();
                i64::try_from(numbers.len()).expect("a few")
            };
            let mut all: Vec<u32> = events.iter().map(|event| event.0).collect();
            all.sort_unstable();
            all.dedup();
            let total = tally.total();
            prop_assert_eq!(total.shown, i64::try_from(all.len()).expect("a few"));
            prop_assert_eq!(total.clicks, of(EventType::Clicked));
            prop_assert_eq!(total.dismissals, of(EventType::Dismissed));
            prop_assert_eq!(total.people_seen, i64::from(!events.is_empty()));
            prop_assert_eq!(total.people_clicked, i64::from(ledger.has_clicked()));
        }
    }
}
