//! A group as Graph shows it, and the rules for its fields.

use beffroi_core::failure::Violations;
use beffroi_core::{Ts, failure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProcessingState;
use crate::GroupId;

/// A group, as Graph shows it, with the counts that administrators look for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    pub etag: String,
    /// The group's id.
    pub id: GroupId,
    /// The name to show.
    pub display_name: String,
    /// What the group is for.
    pub description: Option<String>,
    /// The part before the @ of its address; unique in the tenant.
    pub mail_nickname: String,
    /// Whether it may carry rights.
    pub security_enabled: bool,
    /// Whether it can receive mail.
    pub mail_enabled: bool,
    /// `Unified`, and `DynamicMembership` for a group whose members follow a rule.
    pub group_types: Vec<String>,
    /// The rule of a dynamic group.
    pub membership_rule: Option<String>,
    /// Whether the members of a dynamic group follow its rule now.
    pub membership_rule_processing_state: Option<ProcessingState>,
    /// When it was created.
    pub created_date_time: Ts,
    /// When it was deleted, of those that may be restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_date_time: Option<Ts>,
    /// True for the built-in group that holds everyone.
    pub is_all_company: bool,
    /// How many members it has directly.
    pub member_count: u64,
    /// How many people it has, those of nested groups included.
    pub transitive_user_count: u64,
}

/// A group to be created.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewGroup {
    /// 1 to 256 characters.
    pub display_name: String,
    /// 1 to 64 letters, digits or `.-_`; unique in the tenant. Made from the name when absent.
    #[serde(default)]
    pub mail_nickname: Option<String>,
    /// At most 1,024 characters.
    #[serde(default)]
    pub description: Option<String>,
    /// Whether it may carry rights.
    #[serde(default = "yes")]
    pub security_enabled: bool,
    /// Whether it can receive mail.
    #[serde(default)]
    pub mail_enabled: bool,
    /// `Unified`, and `DynamicMembership` with a rule.
    #[serde(default)]
    pub group_types: Vec<String>,
    /// Who belongs to a dynamic group, e.g. `user.department -eq "Sales"`; see the guide.
    #[serde(default)]
    pub membership_rule: Option<String>,
    /// `Paused`: its members don't follow the rule yet.
    #[serde(default)]
    pub membership_rule_processing_state: Option<ProcessingState>,
    /// At most 20 addresses of users, groups and devices that are members from the beginning.
    #[serde(default, rename = "members@odata.bind")]
    pub members: Vec<String>,
    /// At most 20 addresses of users who own the group from the beginning.
    #[serde(default, rename = "owners@odata.bind")]
    pub owners: Vec<String>,
    /// Accepted for Graph's clients.
    #[serde(default, rename = "@odata.type")]
    #[schema(ignore)]
    pub odata_type: Option<String>,
}

impl NewGroup {
    /// A group of this name that may carry rights, with nobody in it yet.
    #[must_use]
    pub fn named(display_name: &str) -> Self {
        Self {
            display_name: display_name.to_owned(),
            mail_nickname: None,
            description: None,
            security_enabled: true,
            mail_enabled: false,
            group_types: Vec::new(),
            membership_rule: None,
            membership_rule_processing_state: None,
            members: Vec::new(),
            owners: Vec::new(),
            odata_type: None,
        }
    }
}

const fn yes() -> bool {
    true
}

/// A change: what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct GroupPatch {
    /// 1 to 256 characters.
    pub display_name: Option<String>,
    /// Unique in the tenant.
    pub mail_nickname: Option<String>,
    /// At most 1,024 characters; empty clears it.
    pub description: Option<String>,
    /// With `DynamicMembership` the group follows a rule; without, its members stay as they are.
    pub group_types: Option<Vec<String>>,
    /// The rule of a dynamic group; `null` together with `groupTypes` makes it an ordinary one.
    #[serde(deserialize_with = "crate::user::present")]
    #[schema(value_type = Option<String>)]
    pub membership_rule: Option<Option<String>>,
    /// Whether the members follow the rule.
    pub membership_rule_processing_state: Option<ProcessingState>,
    /// At most 20 addresses of users, groups and devices that become members.
    #[serde(rename = "members@odata.bind")]
    pub members: Vec<String>,
    /// Accepted for Graph's clients.
    #[serde(rename = "@odata.type")]
    #[schema(ignore)]
    pub odata_type: Option<String>,
}

impl GroupPatch {
    /// Whether it changes the group itself, not only its members.
    pub(crate) fn renames(&self) -> bool {
        self.display_name.is_some()
            || self.mail_nickname.is_some()
            || self.description.is_some()
            || self.group_types.is_some()
            || self.membership_rule.is_some()
            || self.membership_rule_processing_state.is_some()
    }
}

/// A member or owner, as a reference.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// `…/directoryObjects/{id}`, `…/users/{id}` or `…/groups/{id}`.
    #[serde(rename = "@odata.id")]
    pub id: String,
}

impl Reference {
    /// The id at the end of the address.
    pub fn target(&self) -> failure::Result<Uuid> {
        named_by(&self.id).ok_or_else(|| {
            beffroi_core::Failure::invalid("@odata.id", "must end with the id of a user, group or device, e.g. https://host/v1.0/directoryObjects/{id}")
        })
    }
}

/// The id that an address ends with, as `…/directoryObjects/{id}` or `…/users('{id}')`. The server
/// in it is not looked at: clients name the one that they believe to speak to.
fn named_by(address: &str) -> Option<Uuid> {
    let last = address.trim_end_matches('/').rsplit('/').next()?;
    let keyed = last
        .split_once("('")
        .and_then(|(_, key)| key.strip_suffix("')"));
    keyed.unwrap_or(last).parse().ok()
}

/// Most members or owners that one request binds.
const MOST_BOUND: usize = 20;

/// Where members are named.
pub(crate) const MEMBERS_BIND: &str = "members@odata.bind";
/// Where owners are named.
pub(crate) const OWNERS_BIND: &str = "owners@odata.bind";

/// The ids that one of these fields names.
pub(crate) fn bound(field: &str, addresses: &[String]) -> failure::Result<Vec<Uuid>> {
    if addresses.len() > MOST_BOUND {
        let rule = format!("must have at most {MOST_BOUND} addresses");
        return Err(beffroi_core::Failure::invalid(field, rule));
    }
    let ids = addresses.iter().enumerate().map(|(place, address)| {
        named_by(address).ok_or_else(|| {
            let rule = "must end with the id of a user, group or device, e.g. https://host/v1.0/directoryObjects/{id}";
            beffroi_core::Failure::invalid(format!("{field}/{place}"), rule)
        })
    });
    ids.collect()
}

/// A member of a group, as Graph shows it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryObject {
    /// `#microsoft.graph.user`, `#microsoft.graph.group` or `#microsoft.graph.device`.
    #[serde(rename = "@odata.type")]
    pub kind: String,
    /// The object's id.
    pub id: Uuid,
    /// The name to show.
    pub display_name: String,
    /// A user's principal name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_principal_name: Option<String>,
    /// A user's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
}

impl From<crate::user::store::Stored> for DirectoryObject {
    fn from(user: crate::user::store::Stored) -> Self {
        Self {
            kind: "#microsoft.graph.user".to_owned(),
            id: user.id.uuid(),
            display_name: user.fields.display_name,
            user_principal_name: Some(user.fields.user_principal_name),
            mail: user.fields.mail,
        }
    }
}

/// Checks a group's fields; the nickname is made from the name when there is none.
pub(crate) fn check(name: &str, nickname: &str, description: Option<&str>) -> failure::Result<()> {
    let mut violations = Violations::default();
    if !(1..=256).contains(&name.trim().chars().count()) || name.chars().any(char::is_control) {
        violations.add(
            "displayName",
            "must have 1 to 256 characters, none of them a control character",
        );
    }
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b".-_".contains(&b);
    if !(1..=64).contains(&nickname.len()) || !nickname.bytes().all(allowed) {
        violations.add("mailNickname", "must have 1 to 64 letters, digits or .-_");
    }
    if description.is_some_and(|text| text.chars().count() > 1_024) {
        violations.add("description", "must have at most 1,024 characters");
    }
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if description.is_some_and(|text| text.contains(odd)) {
        violations.add(
            "description",
            "must not contain control characters other than line breaks and tabs",
        );
    }
    violations.into_result()
}

/// A nickname made from a name: its letters and digits, or `group` when there are none.
pub(crate) fn nickname(name: &str) -> String {
    let text: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(60)
        .collect();
    if text.is_empty() {
        "group".to_owned()
    } else {
        text.to_ascii_lowercase()
    }
}
