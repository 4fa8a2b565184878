//! Roles and assignments as Graph shows them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::BuiltIn;

/// What a role may do.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
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
    /// The published template id.
    pub template_id: Uuid,
    /// What it may do.
    pub role_permissions: Vec<RolePermission>,
}

impl From<&BuiltIn> for RoleDefinition {
    fn from(role: &BuiltIn) -> Self {
        let actions = role.permissions.iter().map(ToString::to_string).collect();
        Self {
            id: role.id,
            display_name: role.display_name.to_owned(),
            description: role.description.to_owned(),
            is_built_in: true,
            template_id: role.id,
            role_permissions: vec![RolePermission {
                allowed_resource_actions: actions,
            }],
        }
    }
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
    /// Where it counts: `/` is the whole tenant.
    pub directory_scope_id: String,
}

/// An assignment to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewRoleAssignment {
    /// The role.
    pub role_definition_id: Uuid,
    /// The user or group that shall hold it.
    pub principal_id: Uuid,
    /// `/`: the whole tenant.
    #[serde(default = "tenant_wide")]
    pub directory_scope_id: String,
    /// Graph's clients send it; only `#microsoft.graph.unifiedRoleAssignment` is known.
    #[serde(rename = "@odata.type", default)]
    pub odata_type: Option<String>,
}

fn tenant_wide() -> String {
    "/".to_owned()
}
