//! The fingerprint of what an approver let pass: an approval holds for exactly that.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::composition::Composition;
use super::content::Content;
use super::kinds::{Location, Priority, Urgency};
use super::recipients::Recipients;
use super::schedule::Schedule;

/// SHA-256 over content, recipients, schedule, urgency, location and priority. Its text is 64 hex
/// digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash([u8; 32]);

/// Why a text is not a content hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be 64 hexadecimal digits")]
pub struct NotAContentHash;

/// What is hashed, in this order; a change of the form changes the first word.
#[derive(Serialize)]
struct Bound<'a> {
    form: &'static str,
    content: &'a Content,
    recipients: Recipients,
    schedule: &'a Schedule,
    urgency: Urgency,
    location: Location,
    priority: Priority,
}

impl ContentHash {
    /// The fingerprint of what a message says, to whom, when and how. The order in which groups and
    /// filter values were chosen makes no difference.
    #[must_use]
    pub fn of(composition: &Composition) -> Self {
        let bound = Bound {
            form: "beffroi.message.1",
            content: &composition.content,
            recipients: composition.recipients.clone().canonical(),
            schedule: &composition.schedule,
            urgency: composition.urgency,
            location: composition.location,
            priority: composition.priority,
        };
        let bytes = serde_json::to_vec(&bound)
            .expect("plain structures with text keys always have a JSON form");
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ContentHash {
    type Err = NotAContentHash;

    fn from_str(text: &str) -> Result<Self, NotAContentHash> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotAContentHash)?;
        Ok(Self(bytes))
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for ContentHash {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        String::schema()
    }
}
impl ToSchema for ContentHash {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::composition::sample;
    use crate::model::{Frequency, GroupId, Objective};
    use beffroi_core::Ts;
    use uuid::Uuid;

    fn group(n: u128) -> GroupId {
        GroupId::from_uuid(Uuid::from_u128(n))
    }

    #[test]
    fn every_bound_field_changes_it() {
        let changes: &[fn(&mut Composition)] = &[
            |c| c.content.texts[0].title.push('!'),
            |c| c.content.texts[0].body.push('!'),
            |c| c.content.texts[0].button_text.push('!'),
            |c| c.content.link.push('!'),
            |c| c.content.texts.reverse(),
            |c| c.content.default_language = "fr-FR".parse().expect("a tag"),
            |c| c.recipients.exclude_groups.push(group(9)),
            |c| c.recipients.include_groups.push(group(9)),
            |c| c.recipients.filters.cities.push("Lyon".into()),
            |c| c.schedule.end = Some(Ts::from_micros(7)),
            |c| c.schedule.frequency = Frequency::Monthly,
            |c| c.schedule.spread_minutes += 1,
            |c| c.urgency = Urgency::Urgent,
            |c| c.location = Location::Portal,
            |c| c.priority = Priority::High,
        ];
        let mut seen = vec![ContentHash::of(&sample())];
        for (n, change) in changes.iter().enumerate() {
            let mut composition = sample();
            change(&mut composition);
            let hash = ContentHash::of(&composition);
            assert!(!seen.contains(&hash), "change {n} is not bound");
            seen.push(hash);
        }
    }

    #[test]
    fn name_objective_and_order_of_choice_are_free() {
        let mut composition = sample();
        composition.recipients.include_groups = vec![group(2), group(1)];
        let hash = ContentHash::of(&composition);
        composition.name.push('!');
        composition.objective = Objective::Onboarding;
        composition.recipients.include_groups = vec![group(1), group(2), group(1)];
        assert_eq!(ContentHash::of(&composition), hash);
    }

    #[test]
    fn text_round_trip() {
        let hash = ContentHash::of(&sample());
        assert_eq!(hash.to_string().len(), 64);
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!("x".parse::<ContentHash>(), Err(NotAContentHash));
    }

    #[test]
    fn the_form_is_stable() {
        // Approvals that were stored by an earlier release must keep holding.
        assert_eq!(
            ContentHash::of(&sample()).to_string(),
            "0c072fa481e89ab845ee24041c96640b1160209c747038ec02c5f3d11c5715ff"
        );
    }
}
