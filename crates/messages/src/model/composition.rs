//! What a writer composes: everything about a message that can be edited while it is a draft.

use beffroi_core::failure::Violations;
use beffroi_core::{LanguageTag, Ts};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::content::{Content, Limits};
use super::frequency::Frequency;
use super::kinds::{Location, Objective, Priority, Urgency};
use super::recipients::Recipients;
use super::schedule::Schedule;
use super::text::{check_name, check_present};
use super::{GroupId, UrgentRule};

/// Most characters of a name.
pub const MAX_NAME: usize = 100;

/// The editable part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composition {
    /// What administrators call it; recipients never see it.
    pub name: String,
    /// What it is for.
    pub objective: Objective,
    /// Where it appears.
    pub location: Location,
    /// Whether it follows a schedule.
    pub urgency: Urgency,
    /// Which goes first of several.
    pub priority: Priority,
    /// What it says.
    pub content: Content,
    /// Who gets it.
    pub recipients: Recipients,
    /// When.
    pub schedule: Schedule,
}

/// What a writer sends to make or change a draft: what is not given stays (or begins as it
/// usually does); content, recipients and schedule are replaced as wholes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = MessageDraft)]
pub struct Draft {
    /// What administrators call it, at most 100 characters.
    #[serde(deserialize_with = "trimmed_name")]
    pub name: Option<String>,
    /// What it is for.
    pub objective: Option<Objective>,
    /// Where it appears.
    pub location: Option<Location>,
    /// Whether it follows a schedule.
    pub urgency: Option<Urgency>,
    /// Which goes first of several.
    pub priority: Option<Priority>,
    /// What it says.
    pub content: Option<Content>,
    /// Who gets it.
    pub recipients: Option<Recipients>,
    /// When.
    pub schedule: Option<Schedule>,
}

fn trimmed_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(|name| name.trim().to_owned()))
}

/// The tenant's facts against which a message is checked before it goes to an approver.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The tenant's limits.
    pub limits: &'a Limits,
    /// The built-in group of everybody, if it has been made.
    pub all_company_group: Option<GroupId>,
    /// The instant of the request.
    pub now: Ts,
}

impl Composition {
    /// The name and all texts, in every language: what free text is looked for in.
    #[must_use]
    pub fn everything_said(&self) -> String {
        let second = self.content.second.iter().flat_map(|second| &second.texts);
        let texts = self.content.texts.iter().chain(second);
        let lines = texts.flat_map(|text| [&text.title, &text.body, &text.button_text]);
        let all: Vec<&str> = std::iter::once(&self.name)
            .chain(lines)
            .map(String::as_str)
            .collect();
        all.join("\n")
    }

    /// A draft that says nothing to nobody yet.
    #[must_use]
    pub fn empty(name: String, default_language: LanguageTag) -> Self {
        Self {
            name,
            objective: Objective::Adoption,
            location: Location::Taskbar,
            urgency: Urgency::Standard,
            priority: Priority::Normal,
            content: Content::empty(default_language),
            recipients: Recipients::default(),
            schedule: Schedule::default(),
        }
    }

    /// Each field as it is named in the API, with its value as a text (JSON where it has parts): what
    /// an audit record holds of it.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, String); 8] {
        let json = |value: serde_json::Result<String>| {
            value.expect("plain structures with text keys always have a JSON form")
        };
        [
            ("name", self.name.clone()),
            ("objective", self.objective.as_str().to_owned()),
            ("location", self.location.as_str().to_owned()),
            ("urgency", self.urgency.as_str().to_owned()),
            ("priority", self.priority.as_str().to_owned()),
            ("content", json(serde_json::to_string(&self.content))),
            ("recipients", json(serde_json::to_string(&self.recipients))),
            ("schedule", json(serde_json::to_string(&self.schedule))),
        ]
    }

    /// The composition after an edit. A name that was emptied stays as it was, an urgent message
    /// loses its schedule, and words that move to another location leave behind what it has no room
    /// for.
    #[must_use]
    pub fn edited(self, draft: Draft) -> Self {
        let location = draft.location.unwrap_or(self.location);
        let moves = location != self.location;
        let edited = Self {
            name: draft
                .name
                .filter(|name| !name.is_empty())
                .unwrap_or(self.name),
            objective: draft.objective.unwrap_or(self.objective),
            location,
            urgency: draft.urgency.unwrap_or(self.urgency),
            priority: draft.priority.unwrap_or(self.priority),
            content: draft.content.unwrap_or_else(|| {
                if moves {
                    self.content.moved(location)
                } else {
                    self.content
                }
            }),
            recipients: draft.recipients.unwrap_or(self.recipients),
            schedule: draft.schedule.unwrap_or_else(|| {
                if moves && self.schedule.frequency == Frequency::AlwaysOn {
                    Schedule::default()
                } else {
                    self.schedule
                }
            }),
        };
        edited.canonical()
    }

    /// The same message in the form in which it is kept.
    #[must_use]
    pub fn canonical(self) -> Self {
        let schedule = match self.urgency {
            Urgency::Urgent => Schedule::urgent(),
            // It greets whoever comes: there is nothing to end or to repeat.
            Urgency::Standard if self.location.has_themes() => {
                Schedule::always_on(self.schedule.start)
            }
            Urgency::Standard => self.schedule,
        };
        Self {
            recipients: self.recipients.canonical(),
            schedule,
            ..self
        }
    }

    /// Notes what can't even be kept in a draft; a draft may be as unfinished as it likes.
    pub fn check_storable(&self, violations: &mut Violations) {
        check_name("name", &self.name, MAX_NAME, violations);
        self.content.check_storable(violations);
        self.recipients.check_storable(violations);
        self.schedule.check_storable(violations);
    }

    /// Notes every rule that the message breaks on its way to an approver.
    pub fn check(&self, rules: &Rules<'_>, violations: &mut Violations) {
        check_present("name", &self.name, violations);
        check_name("name", &self.name, MAX_NAME, violations);
        if self.urgency == Urgency::Urgent && !self.location.allows_urgent() {
            violations.add("location", UrgentRule::Location);
        }
        self.content.check(self.location, rules.limits, violations);
        self.recipients
            .check(self.urgency, rules.all_company_group, violations);
        self.schedule.check(self.urgency, rules.now, violations);
        if self.schedule.frequency == Frequency::AlwaysOn && !self.location.has_themes() {
            violations.add(
                "schedule/frequency",
                "must not be alwaysOn: only getStarted does not end",
            );
        }
    }
}

/// A complete message for the tests of this crate.
#[cfg(test)]
pub(crate) fn sample() -> Composition {
    let draft = serde_json::json!({
        "name": "Payroll", "location": "taskbar",
        "content": {
            "defaultLanguage": "en",
            "texts": [
                {"language": "en", "title": "Payslips have moved", "body": "Find them in the portal.", "buttonText": "Open"},
                {"language": "fr-FR", "title": "Les bulletins ont déménagé", "body": "Ils sont sur le portail.", "buttonText": "Ouvrir"},
            ],
            "link": "https://contoso.com/payslips",
        },
        "recipients": {"includeGroups": ["00000000-0000-0000-0000-000000000001"]},
        "schedule": {"startDateTime": "2026-11-22T09:00:00Z", "endDateTime": "2026-12-22T09:00:00Z", "frequency": "weekly"},
    });
    let draft: Draft = serde_json::from_value(draft).expect("reads");
    Composition::empty(String::new(), "en".parse().expect("a tag")).edited(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(change: impl FnOnce(&mut Composition)) -> Vec<String> {
        let mut composition = sample();
        change(&mut composition);
        let rules = Rules {
            limits: &Limits::default(),
            all_company_group: None,
            now: "2026-11-20T09:00:00Z".parse().expect("an instant"),
        };
        let mut violations = Violations::default();
        composition.check(&rules, &mut violations);
        violations
            .into_details()
            .into_iter()
            .map(|detail| detail.target)
            .collect()
    }

    #[test]
    fn every_part_is_checked() {
        assert!(broken(|_| ()).is_empty());
        assert_eq!(broken(|c| c.name.clear()), ["name"]);
        assert_eq!(broken(|c| c.name = "n".repeat(101)), ["name"]);
        assert!(broken(|c| c.name = "n".repeat(100)).is_empty());
        assert_eq!(broken(|c| c.content.link.clear()), ["content/link"]);
        assert_eq!(
            broken(|c| c.recipients = Recipients::default()),
            ["recipients"]
        );
        assert_eq!(broken(|c| c.schedule.end = None), ["schedule/endDateTime"]);
    }

    #[test]
    fn urgent_appears_at_the_taskbar_or_in_the_notification_area_without_a_schedule() {
        let urgent = |location| {
            broken(|c| {
                c.urgency = Urgency::Urgent;
                c.location = location;
            })
        };
        assert!(urgent(Location::Taskbar).is_empty());
        assert!(urgent(Location::NotificationArea).is_empty());
        assert_eq!(urgent(Location::Portal), ["location"]);
        let draft = Draft {
            urgency: Some(Urgency::Urgent),
            ..Draft::default()
        };
        assert_eq!(sample().edited(draft).schedule, Schedule::urgent());
    }

    #[test]
    fn an_edit_changes_what_it_names_and_nothing_else() {
        assert_eq!(sample().edited(Draft::default()), sample());
        let draft: Draft = serde_json::from_str(
            r#"{"name":"  ","priority":"high","schedule":{"frequency":"monthly"}}"#,
        )
        .expect("reads");
        let edited = sample().edited(draft);
        assert_eq!(edited.name, "Payroll");
        assert_eq!(edited.priority, Priority::High);
        assert_eq!(
            (edited.schedule.frequency, edited.schedule.end),
            (Frequency::Monthly, None),
            "as a whole"
        );
        assert_eq!(edited.content, sample().content);
        assert!(serde_json::from_str::<Draft>(r#"{"state":"active"}"#).is_err());
    }

    #[test]
    fn a_draft_may_be_empty_but_must_be_storable() {
        let refused = |change: fn(&mut Composition)| {
            let mut composition = Composition::empty(String::new(), "en".parse().expect("a tag"));
            change(&mut composition);
            let mut violations = Violations::default();
            composition.check_storable(&mut violations);
            violations
                .into_details()
                .into_iter()
                .map(|detail| detail.target)
                .collect::<Vec<_>>()
        };
        assert!(refused(|_| ()).is_empty());
        assert_eq!(refused(|c| c.name = "a\0".into()), ["name"]);
        assert_eq!(refused(|c| c.name = "a\u{202E}b".into()), ["name"]);
        assert_eq!(refused(|c| c.name = "a\u{200B}b".into()), ["name"]);
        assert_eq!(refused(|c| c.content.link = "\0".into()), ["content/link"]);
        assert_eq!(
            refused(|c| c.recipients.filters.cities.push("\0".into())),
            ["recipients/filters/cities/0"]
        );
        assert_eq!(
            refused(|c| c.schedule.spread_minutes = 2_000),
            ["schedule/spreadMinutes"]
        );
    }
}
