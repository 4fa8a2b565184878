//! Who is asking.

use beffroi_core::{Detail, Failure, Kind, LanguageTag, TenantId, failure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Permission, Permissions, Reach};

/// What kind of actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum ActorKind {
    /// A person.
    User,
    /// A registered application.
    Application,
    /// The server itself, or its operator at the machine.
    System,
}

/// Who acts, as kept in records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// The person's or application's id; the nil GUID for the system.
    pub id: Uuid,
    /// The name to show.
    pub display_name: String,
    /// What kind of actor.
    #[serde(rename = "type")]
    pub kind: ActorKind,
}

impl Actor {
    /// The server itself.
    #[must_use]
    pub fn system() -> Self {
        Self {
            id: Uuid::nil(),
            display_name: "Beffroi".to_owned(),
            kind: ActorKind::System,
        }
    }
}

/// What a program needs to change what is the person's own. People have it without being given it.
pub const OWN_CHANGES: Permission = Permission("User.ReadWrite");

/// A program that acts in a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delegation {
    /// The program's id.
    pub application: Uuid,
    /// The id of the grant: what the person has let it do.
    pub grant: Uuid,
    /// Whether the program may also change what is the person's own: their settings and devices.
    pub changes_own: bool,
}

/// A signed-in caller: a person with a session, an application with a token, or the operator.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The tenant it acts in.
    pub tenant: TenantId,
    /// Who it is.
    pub actor: Actor,
    /// A person's user principal name.
    pub user_principal_name: Option<String>,
    /// What it may do.
    pub permissions: Permissions,
    /// The session it came with, when it is a person's.
    pub session: Option<Uuid>,
    /// Languages it reads, in order of preference.
    pub languages: Vec<LanguageTag>,
    /// The program through which a person calls, when they do so by an access token.
    pub delegation: Option<Delegation>,
}

impl Caller {
    /// Refuses when the permission is missing, and names it.
    pub fn require(&self, permission: Permission) -> failure::Result<()> {
        self.require_any(&[permission])
    }

    /// Refuses when none of the permissions is held for the whole organization, and names them.
    pub fn require_any(&self, permissions: &[Permission]) -> failure::Result<()> {
        let mut held = permissions.iter();
        if held.any(|permission| self.permissions.has(*permission)) {
            Ok(())
        } else {
            Err(missing(&self.permissions, permissions))
        }
    }

    /// Refuses a program that may only look at what is the person's own.
    pub fn require_own_changes(&self) -> failure::Result<()> {
        match self.delegation {
            Some(delegation) if !delegation.changes_own => {
                Err(missing(&self.permissions, &[OWN_CHANGES]))
            }
            _ => Ok(()),
        }
    }

    /// Whose accounts and devices the permission covers; refuses, and names it, where it covers
    /// nobody's.
    pub fn reach(&self, permission: Permission) -> failure::Result<&Reach> {
        self.permissions
            .reach(permission)
            .ok_or_else(|| missing(&self.permissions, &[permission]))
    }

    /// The person's id; applications are refused.
    pub fn user(&self) -> failure::Result<Uuid> {
        match self.actor.kind {
            ActorKind::User => Ok(self.actor.id),
            ActorKind::Application | ActorKind::System => Err(Failure::new(
                Kind::Invalid,
                "Request_BadRequest",
                "/me request is only valid with delegated authentication flow.",
            )),
        }
    }
}

/// The refusal that names what was missing, and says so where it is held for some people only.
fn missing(held: &Permissions, permissions: &[Permission]) -> Failure {
    let limited = permissions.iter().any(|one| held.reach(*one).is_some());
    let names: Vec<&str> = permissions.iter().map(|permission| permission.0).collect();
    let names = names.join(" or ");
    let (whole, lacks) = if limited {
        (
            " for the whole organization",
            "holds it for the people of some groups only",
        )
    } else {
        ("", "does not hold it")
    };
    Failure::new(
        Kind::Denied,
        "Authorization_RequestDenied",
        format!(
            "Insufficient privileges to complete the operation: it needs the permission {names}{whole}."
        ),
    )
    .at(names.clone())
    .with_detail(Detail {
        code: "missingPermission".into(),
        target: names.clone(),
        message: format!("It takes {names}{whole}: the caller {lacks}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Permission = Permission("User.Read.All");

    #[test]
    fn a_refusal_says_when_the_permission_is_held_for_some_people_only() {
        let mut held = Permissions::default();
        let nobodys = missing(&held, &[READ]);
        assert!(nobodys.message().ends_with("the permission User.Read.All."));
        held.grant_within(READ, Uuid::from_u128(1));
        let limited = missing(&held, &[READ]);
        let words = "the permission User.Read.All for the whole organization.";
        assert!(limited.message().ends_with(words), "{}", limited.message());
    }
}
