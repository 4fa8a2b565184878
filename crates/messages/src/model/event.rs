//! What happens to a showing on somebody's screen, and the name of a showing.

use std::fmt;
use std::str::FromStr;

use beffroi_core::Ts;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;
use uuid::Uuid;

use super::MessageId;
use super::named::named;

/// Most events in one request.
pub const MAX_EVENTS: usize = 500;

named! {
    /// What happened to a showing.
    EventType as ShowingEventType {
        /// It was on screen.
        Shown = "shown",
        /// The person followed its link.
        Clicked = "clicked",
        /// The person put it away.
        Dismissed = "dismissed",
    }
}

/// One appearance of one message to one person, on all of their devices: the message and the number
/// of the occurrence, from 1. Its text is `<uuid>.<n>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShowingId {
    /// The message.
    pub message: MessageId,
    /// Which occurrence, from 1.
    pub occurrence: u32,
}

/// Why a text is not the name of a showing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAShowingId {
    /// Not two parts with a dot between them.
    #[error("must be a message's id, a dot and a number, as given with the showing")]
    Form,
    /// The first part is not an id.
    #[error("must begin with the id of a message")]
    Message,
    /// The second part is not a number from 1 on, written plainly.
    #[error("must end with the number of the occurrence, from 1")]
    Occurrence,
}

impl fmt::Display for ShowingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.message, self.occurrence)
    }
}

impl FromStr for ShowingId {
    type Err = NotAShowingId;

    fn from_str(text: &str) -> Result<Self, NotAShowingId> {
        let (message, number) = text.split_once('.').ok_or(NotAShowingId::Form)?;
        let message = message.parse().map_err(|_| NotAShowingId::Message)?;
        let plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
        match number.parse() {
            Ok(occurrence) if plain => Ok(Self {
                message,
                occurrence,
            }),
            _ => Err(NotAShowingId::Occurrence),
        }
    }
}

impl Serialize for ShowingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ShowingId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for ShowingId {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        String::schema()
    }
}
impl ToSchema for ShowingId {}

/// What a client reports. The id is the client's, so that the same report twice counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ShowingEvent)]
pub struct Event {
    /// Made by the client, once per event.
    pub id: Uuid,
    /// To which showing it happened.
    pub showing_id: ShowingId,
    /// What happened.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// When, by the client's clock.
    #[serde(rename = "occurredDateTime")]
    pub occurred: Ts,
}

/// What a client reports, of which only the id is certain to be one: whatever else can't be understood is
/// refused by itself, since a client would send it again for ever if the others suffered for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reported {
    id: Uuid,
    showing_id: String,
    #[serde(rename = "type")]
    event_type: String,
    #[serde(rename = "occurredDateTime")]
    occurred: String,
}

impl Reported {
    /// The event that it tells of, or its id and why there is none.
    ///
    /// # Errors
    /// What of it can't be understood.
    pub fn event(&self) -> Result<Event, (Uuid, String)> {
        let refused = |field: &str, rule: String| (self.id, format!("{field} {rule}."));
        let showing_id = self.showing_id.parse::<ShowingId>();
        let showing_id = showing_id.map_err(|why| refused("showingId", why.to_string()))?;
        let mut kinds = EventType::ALL.iter();
        let event_type = kinds.find(|kind| kind.as_str() == self.event_type);
        let kinds = || "must be shown, clicked or dismissed".to_owned();
        let event_type = event_type.ok_or_else(|| refused("type", kinds()))?;
        let instant = || "must be an instant such as 2026-11-22T09:00:00Z".to_owned();
        let occurred = self.occurred.parse::<Ts>();
        let occurred = occurred.map_err(|_| refused("occurredDateTime", instant()))?;
        Ok(Event {
            id: self.id,
            showing_id,
            event_type: *event_type,
            occurred,
        })
    }
}

impl Event {
    /// The same event with an instant that can be true: a client's clock may be wrong, but nothing
    /// was seen before the message opened or after the report came in.
    #[must_use]
    pub fn settled(self, opens: Ts, received: Ts) -> Self {
        Self {
            occurred: self.occurred.max(opens).min(received),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MESSAGE: &str = "0197a2b0-0000-7000-8000-000000000001";

    #[test]
    fn text_that_is_no_showing_says_why() {
        let refused = |text: &str| text.parse::<ShowingId>().err();
        assert_eq!(refused(&format!("{MESSAGE}.1")), None);
        assert_eq!(refused(MESSAGE), Some(NotAShowingId::Form));
        assert_eq!(refused("message.1"), Some(NotAShowingId::Message));
        for number in ["0", "01", "+1", "-1", "", "1.2", "4294967296", "x"] {
            assert_eq!(
                refused(&format!("{MESSAGE}.{number}")),
                Some(NotAShowingId::Occurrence),
                "{number}"
            );
        }
    }

    #[test]
    fn an_event_as_in_the_contract() {
        let json = format!(
            r#"{{"id":"{MESSAGE}","showingId":"{MESSAGE}.3","type":"clicked","occurredDateTime":"2026-11-22T11:17:36Z"}}"#
        );
        let event: Event = serde_json::from_str(&json).expect("reads");
        assert_eq!(
            (event.event_type, event.showing_id.occurrence),
            (EventType::Clicked, 3)
        );
        assert_eq!(serde_json::to_string(&event).expect("serializes"), json);
        assert!(serde_json::from_str::<Event>(&json.replace('}', r#","x":1}"#)).is_err());
    }

    proptest! {
        #[test]
        fn text_round_trip(message in any::<u128>(), occurrence in 1_u32..) {
            let id = ShowingId { message: MessageId::from_uuid(Uuid::from_u128(message)), occurrence };
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,50}") {
            let _ = text.parse::<ShowingId>();
        }

        #[test]
        fn settled_between_opening_and_report(occurred in any::<i64>(), opens in 0_i64..1_000, later in 0_i64..1_000) {
            let id: ShowingId = format!("{MESSAGE}.1").parse().expect("an id");
            let event = Event { id: Uuid::nil(), showing_id: id, event_type: EventType::Shown, occurred: Ts::from_micros(occurred) };
            let (opens, received) = (Ts::from_micros(opens), Ts::from_micros(opens + later));
            let settled = event.settled(opens, received).occurred;
            prop_assert!((opens..=received).contains(&settled));
            if (opens..=received).contains(&event.occurred) {
                prop_assert_eq!(settled, event.occurred);
            }
        }
    }
}
