//! The fingerprint of what an approver let pass: an approval holds for exactly that.

use serde::Serialize;

use super::composition::Composition;
use super::content::Content;
use super::digest::digest;
use super::kinds::{Location, Priority, Urgency};
use super::recipients::Recipients;
use super::schedule::Schedule;

digest! {
    /// SHA-256 over content (a picture by its own digest), recipients, schedule, urgency, location
    /// and priority. Its text is 64 hex digits.
    ContentHash
}

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
        Self::of_bytes(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::composition::sample;
    use crate::model::{Frequency, GroupId, Objective, Passage, PictureId, Theme};
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
            |c| c.recipients.filters.minimum_builds.push("iOS 17".into()),
            |c| c.recipients.filters.capabilities.push("A".into()),
            |c| c.schedule.end = Some(Ts::from_micros(7)),
            |c| c.schedule.frequency = Frequency::Monthly,
            |c| c.schedule.spread_minutes += 1,
            |c| c.urgency = Urgency::Urgent,
            |c| c.location = Location::Portal,
            |c| c.content.picture = Some(PictureId::of_bytes(b"a")),
            |c| c.content.picture = Some(PictureId::of_bytes(b"b")),
            |c| c.content.theme = Some(Theme::ReviewBenefits),
            |c| c.content.second = Some(Passage::default()),
            |c| {
                c.content.second = Some(Passage {
                    link: "https://contoso.com".into(),
                    ..Passage::default()
                });
            },
            |c| {
                c.content.second = Some(Passage {
                    theme: Some(Theme::HelpResources),
                    ..Passage::default()
                });
            },
            |c| {
                c.content.second = Some(Passage {
                    texts: c.content.texts.clone(),
                    ..Passage::default()
                });
            },
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
        assert_eq!("x".parse::<ContentHash>(), Err(crate::model::NotADigest));
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
