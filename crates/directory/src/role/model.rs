//! Roles and assignments as Graph shows them.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, failure};
use beffroi_web::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::BuiltIn;
use super::scope::Scope;
use crate::permission;

/// What a role may do.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RolePermission {
    /// Permission names.
    pub allowed_resource_actions: Vec<String>,
}

/// A role, as Graph shows it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleDefinition {
    /// The role's id.
    pub id: Uuid,
    /// The role's name.
    pub display_name: String,
    /// What it is for.
    pub description: String,
    /// True for the roles that come with the product.
    pub is_built_in: bool,
    /// False while nobody has anything from it.
    pub is_enabled: bool,
    /// The published template id; of the organization's own roles the one that they were given.
    pub template_id: Uuid,
    /// What it may do.
    pub role_permissions: Vec<RolePermission>,
}

/// A role, built in or the organization's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) id: Uuid,
    pub(crate) display_name: String,
    pub(crate) description: String,
    pub(crate) is_built_in: bool,
    pub(crate) is_enabled: bool,
    pub(crate) template_id: Uuid,
    /// In order of name, each once.
    pub(crate) permissions: Vec<Permission>,
}

impl From<&BuiltIn> for Role {
    fn from(role: &BuiltIn) -> Self {
        Self {
            id: role.id,
            display_name: role.display_name.to_owned(),
            description: role.description.to_owned(),
            is_built_in: true,
            is_enabled: true,
            template_id: role.id,
            permissions: role.permissions.to_vec(),
        }
    }
}

impl From<Role> for RoleDefinition {
    fn from(role: Role) -> Self {
        let actions = role.permissions.iter().map(ToString::to_string).collect();
        Self {
            id: role.id,
            display_name: role.display_name,
            description: role.description,
            is_built_in: role.is_built_in,
            is_enabled: role.is_enabled,
            template_id: role.template_id,
            role_permissions: vec![RolePermission {
                allowed_resource_actions: actions,
            }],
        }
    }
}

/// A role to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"displayName": "Help desk Lyon", "rolePermissions": [{"allowedResourceActions": ["User.Read.All", "User.ReadWrite.All"]}]}))]
pub struct NewRoleDefinition {
    /// 1 to 256 characters; no other role of the organization has the name.
    pub display_name: String,
    /// At most 1,024 characters.
    #[serde(default)]
    pub description: Option<String>,
    /// At least one permission.
    pub role_permissions: Vec<RolePermission>,
    /// False makes a role that gives nothing yet.
    #[serde(default = "yes")]
    pub is_enabled: bool,
    /// Made when absent.
    #[serde(default)]
    pub template_id: Option<Uuid>,
    /// Graph's clients send it; only `#microsoft.graph.unifiedRoleDefinition` is known.
    #[serde(rename = "@odata.type", default)]
    pub odata_type: Option<String>,
}

/// A change of a role: what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RoleDefinitionPatch {
    /// 1 to 256 characters; no other role of the organization has the name.
    pub display_name: Option<String>,
    /// At most 1,024 characters.
    pub description: Option<String>,
    /// At least one permission.
    pub role_permissions: Option<Vec<RolePermission>>,
    /// Whether its holders have anything from it.
    pub is_enabled: Option<bool>,
    /// Graph's clients send it; only `#microsoft.graph.unifiedRoleDefinition` is known.
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<String>,
}

const fn yes() -> bool {
    true
}

/// The permissions that are named, in order, each once; the first one that is not known is refused.
pub(crate) fn permissions_of(given: &[RolePermission]) -> failure::Result<Vec<Permission>> {
    let mut permissions = Vec::new();
    for (at, group) in given.iter().enumerate() {
        for (place, name) in group.allowed_resource_actions.iter().enumerate() {
            let permission = permission::by_name(name).ok_or_else(|| {
                Failure::invalid(
                    format!("rolePermissions/{at}/allowedResourceActions/{place}"),
                    format!("must be the name of a permission, not {name:?}"),
                )
            })?;
            permissions.push(permission);
        }
    }
    permissions.sort_unstable();
    permissions.dedup();
    if permissions.is_empty() {
        return Err(Failure::invalid(
            "rolePermissions",
            "must name at least one permission",
        ));
    }
    Ok(permissions)
}

/// Checks name and description of a role.
pub(crate) fn check(name: &str, description: &str) -> failure::Result<()> {
    let mut violations = Violations::default();
    if !(1..=256).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        violations.add(
            "displayName",
            "must have 1 to 256 characters, none of them a control character",
        );
    }
    if description.chars().count() > 1_024 {
        violations.add("description", "must have at most 1,024 characters");
    }
    if description.chars().any(char::is_control) {
        violations.add("description", "must not contain control characters");
    }
    violations.into_result()
}

/// Who holds which role, as Graph shows it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleAssignment {
    /// The assignment's id.
    pub id: Uuid,
    /// The role.
    pub role_definition_id: Uuid,
    /// The user or group that holds it.
    pub principal_id: Uuid,
    /// That one's name.
    pub principal_display_name: Option<String>,
    /// Where it counts: `/` is the whole organization, `/groups/{id}` the people of a group.
    #[schema(value_type = String)]
    pub directory_scope_id: Scope,
    /// The group's name, when it counts for the people of one.
    pub directory_scope_display_name: Option<String>,
}

/// An assignment to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewRoleAssignment {
    /// The role.
    pub role_definition_id: Uuid,
    /// The user or group that shall hold it.
    pub principal_id: Uuid,
    /// `/`: the whole organization. `/groups/{id}`: the people of that group, nested ones included.
    #[serde(default = "tenant_wide")]
    pub directory_scope_id: String,
    /// Graph's clients send it; only `#microsoft.graph.unifiedRoleAssignment` is known.
    #[serde(rename = "@odata.type", default)]
    pub odata_type: Option<String>,
}

fn tenant_wide() -> String {
    "/".to_owned()
}
