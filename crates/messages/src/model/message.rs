//! A message: what was composed and what has become of it.

use beffroi_core::Ts;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::approval::{Actor, Approval};
use super::composition::Composition;
use super::due::{Delivery, Habits};
use super::kinds::Urgency;
use super::state::State;
use super::window::Window;
use super::{MessageId, UserId, rank};

/// An organizational message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Where it is in its life.
    pub state: State,
    /// What it says, to whom and when.
    pub composition: Composition,
    /// Who made it.
    pub author: Actor,
    /// Ids of everybody who has made, edited or submitted it: none of them can approve it.
    pub writers: Vec<Uuid>,
    /// When it was made.
    pub created: Ts,
    /// When it was last changed in any way.
    pub last_modified: Ts,
    /// When it came into its state.
    pub state_changed: Ts,
    /// When it became active.
    pub activated: Option<Ts>,
    /// Its last submission.
    pub approval: Option<Approval>,
}

impl Message {
    /// Whether four eyes forbid this principal to decide on it.
    #[must_use]
    pub fn was_written_by(&self, principal: Uuid) -> bool {
        self.author.id == principal || self.writers.contains(&principal)
    }

    /// Every principal that wrote on it.
    pub fn everybody_who_wrote(&self) -> impl Iterator<Item = Uuid> + '_ {
        std::iter::once(self.author.id).chain(self.writers.iter().copied())
    }

    /// When it is delivered; none when that is not known yet.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        let composition = &self.composition;
        Window::of(&composition.schedule, composition.urgency, self.activated)
    }

    /// How it behaves towards somebody who has seen it.
    #[must_use]
    pub fn habits<'a>(&self, zone: &'a TimeZone) -> Habits<'a> {
        Habits {
            urgency: self.composition.urgency,
            frequency: self.composition.schedule.frequency,
            zone,
        }
    }

    /// What delivery asks of it for one person; none when it has no window yet.
    #[must_use]
    pub fn delivery<'a>(&self, person: UserId, zone: &'a TimeZone) -> Option<Delivery<'a>> {
        let window = self.window()?;
        let spread = match self.composition.urgency {
            Urgency::Urgent => 0,
            Urgency::Standard => self.composition.schedule.spread_minutes,
        };
        Some(Delivery {
            state: self.state,
            habits: self.habits(zone),
            opens: window.opens_for(self.id, person, spread),
            closes: window.closes,
        })
    }

    /// Its place among several for one location, lower first.
    #[must_use]
    pub fn rank(&self) -> u64 {
        let opens = self.window().map_or(self.created, |window| window.opens);
        rank(
            self.composition.urgency,
            self.composition.priority,
            opens,
            self.id,
        )
    }
}

/// A message in its first week for the tests of this crate.
#[cfg(test)]
pub(crate) fn sample() -> Message {
    let ts = |text: &str| text.parse().expect("an instant");
    Message {
        id: MessageId::from_uuid(Uuid::from_u128(1)),
        state: State::Active,
        composition: super::composition::sample(),
        author: Actor {
            id: Uuid::from_u128(2),
            display_name: "Ada".into(),
            actor_type: super::ActorType::User,
        },
        writers: vec![Uuid::from_u128(2), Uuid::from_u128(3)],
        created: ts("2026-11-20T08:00:00Z"),
        last_modified: ts("2026-11-22T09:00:00Z"),
        state_changed: ts("2026-11-22T09:00:00Z"),
        activated: Some(ts("2026-11-22T09:00:00Z")),
        approval: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_wrote_on_it_wrote_it() {
        let message = sample();
        assert!(message.was_written_by(Uuid::from_u128(2)));
        assert!(
            message.was_written_by(Uuid::from_u128(3)),
            "edited another's draft"
        );
        assert!(!message.was_written_by(Uuid::from_u128(4)));
        let unlisted = Message {
            writers: Vec::new(),
            ..message
        };
        assert!(unlisted.was_written_by(Uuid::from_u128(2)));
    }

    #[test]
    fn the_older_of_two_goes_first() {
        let older = sample();
        let mut younger = sample();
        younger.activated = younger
            .activated
            .map(|at| at.plus(std::time::Duration::from_secs(1)));
        assert!(older.rank() < younger.rank());
    }

    #[test]
    fn delivery_begins_with_the_persons_place_in_the_spread() {
        let message = sample();
        let person = UserId::from_uuid(Uuid::from_u128(9));
        let zone = TimeZone::UTC;
        let delivery = message.delivery(person, &zone).expect("has a window");
        let offset = super::super::window::spread_offset(message.id, person, 10);
        assert_eq!(
            delivery.opens,
            message.activated.expect("active").plus(offset)
        );
        let mut urgent = message.clone();
        urgent.composition.urgency = Urgency::Urgent;
        let at_once = urgent.delivery(person, &zone).expect("has a window");
        assert_eq!(Some(at_once.opens), message.activated, "everybody at once");
        let draft = Message {
            activated: None,
            composition: Composition::empty(String::new(), "en".parse().expect("a tag")),
            ..message
        };
        assert!(draft.delivery(person, &zone).is_none());
    }
}
