//! What an audit record says.

use beffroi_core::Ts;
use beffroi_web::{Actor, ActorKind, Caller};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Something came to be.
    Add,
    /// Something changed.
    Update,
    /// Something is gone.
    Delete,
    /// Something was given to something.
    Assign,
    /// Anything else, e.g. a sign-in.
    Other,
}

impl Operation {
    /// Graph's word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Add => "Add",
            Self::Update => "Update",
            Self::Delete => "Delete",
            Self::Assign => "Assign",
            Self::Other => "Other",
        }
    }
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Success,
    /// It was refused, with the reason.
    Failure(String),
}

/// A property's value before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ModifiedProperty {
    /// The property's name.
    pub display_name: String,
    /// Its value before, as text.
    pub old_value: Option<String>,
    /// Its value after, as text.
    pub new_value: Option<String>,
}

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The thing's id.
    pub id: Uuid,
    /// Its name at that time.
    pub display_name: String,
    /// What it is: `User`, `Group`, `Device` …
    #[serde(rename = "type")]
    pub kind: String,
    /// What changed on it.
    pub modified_properties: Vec<ModifiedProperty>,
}

impl Target {
    /// A thing that something was done to.
    pub fn new(kind: &str, id: Uuid, display_name: &str) -> Self {
        Self {
            id,
            display_name: display_name.to_owned(),
            kind: kind.to_owned(),
            modified_properties: Vec::new(),
        }
    }

    /// Notes a property, unless it stayed as it was.
    #[must_use]
    pub fn changed(self, property: &str, old: &str, new: &str) -> Self {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.property(property, some(old), some(new))
    }

    /// Notes a property whose values may be missing, unless it stayed as it was.
    #[must_use]
    pub fn property(mut self, property: &str, old: Option<String>, new: Option<String>) -> Self {
        if old != new {
            self.modified_properties.push(ModifiedProperty {
                display_name: property.to_owned(),
                old_value: old,
                new_value: new,
            });
        }
        self
    }
}

/// A record to be written.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) category: &'static str,
    pub(crate) activity: String,
    pub(crate) operation: Operation,
    pub(crate) actor: Actor,
    pub(crate) user_principal_name: Option<String>,
    pub(crate) targets: Vec<Target>,
    pub(crate) outcome: Outcome,
}

impl Entry {
    /// Something done by `actor`.
    pub fn new(
        category: &'static str,
        activity: impl Into<String>,
        operation: Operation,
        actor: Actor,
    ) -> Self {
        Self {
            category,
            activity: activity.into(),
            operation,
            actor,
            user_principal_name: None,
            targets: Vec::new(),
            outcome: Outcome::Success,
        }
    }

    /// Something done by whoever is calling.
    pub fn by(
        caller: &Caller,
        category: &'static str,
        activity: impl Into<String>,
        operation: Operation,
    ) -> Self {
        let mut entry = Self::new(category, activity, operation, caller.actor.clone());
        entry
            .user_principal_name
            .clone_from(&caller.user_principal_name);
        entry
    }

    /// Adds what it was done to.
    #[must_use]
    pub fn target(mut self, target: Target) -> Self {
        self.targets.push(target);
        self
    }

    /// Adds several things that it was done to.
    #[must_use]
    pub fn targets(mut self, targets: impl IntoIterator<Item = Target>) -> Self {
        self.targets.extend(targets);
        self
    }

    /// Says that it was refused, and why.
    #[must_use]
    pub fn failed(mut self, reason: impl Into<String>) -> Self {
        self.outcome = Outcome::Failure(reason.into());
        self
    }
}

/// Graph's `identitySet` of an audit record.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct InitiatedBy {
    /// The person, when it was one.
    pub user: Option<InitiatedByUser>,
    /// The application or the system, when it was no person.
    pub app: Option<InitiatedByApp>,
}

/// A person who acted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InitiatedByUser {
    /// The person's id.
    pub id: Uuid,
    /// The person's name at that time.
    pub display_name: String,
    /// The person's user principal name at that time.
    pub user_principal_name: Option<String>,
}

/// An application that acted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InitiatedByApp {
    /// The application's id; the nil GUID for the system itself.
    pub app_id: Uuid,
    /// The application's name at that time.
    pub display_name: String,
}

impl InitiatedBy {
    pub(crate) fn new(actor: Actor, user_principal_name: Option<String>) -> Self {
        match actor.kind {
            ActorKind::User => Self {
                user: Some(InitiatedByUser {
                    id: actor.id,
                    display_name: actor.display_name,
                    user_principal_name,
                }),
                app: None,
            },
            ActorKind::Application | ActorKind::System => Self {
                user: None,
                app: Some(InitiatedByApp {
                    app_id: actor.id,
                    display_name: actor.display_name,
                }),
            },
        }
    }
}

/// A record of the trail, as Graph shows it (`directoryAudit`), with its place in the chain.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditRecord {
    /// The record's id.
    pub id: Uuid,
    /// When it happened.
    pub activity_date_time: Ts,
    /// Which part of the product it concerns.
    pub category: String,
    /// What was done.
    pub activity_display_name: String,
    /// `Add`, `Update`, `Delete`, `Assign` or `Other`.
    pub operation_type: String,
    /// `success` or `failure`.
    pub result: String,
    /// Why it was refused.
    pub result_reason: String,
    /// The request's id.
    pub correlation_id: String,
    /// Who did it.
    pub initiated_by: InitiatedBy,
    /// What it was done to.
    pub target_resources: Vec<Target>,
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// SHA-256 over this record and the hash of the one before, in hexadecimal.
    pub hash: String,
}
