//! Deleted things as Graph shows them.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::group::Group;
use crate::user::User;

/// How long what was deleted may be restored.
pub(crate) const KEPT: Duration = Duration::from_hours(30 * 24);

/// Somebody who was deleted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeletedUser {
    /// `#microsoft.graph.user`.
    #[serde(rename = "@odata.type")]
    kind: &'static str,
    /// The user, with `deletedDateTime`.
    #[serde(flatten)]
    user: User,
}

impl DeletedUser {
    pub(crate) fn new(user: User) -> Self {
        Self {
            kind: "#microsoft.graph.user",
            user,
        }
    }
}

/// A group that was deleted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeletedGroup {
    /// `#microsoft.graph.group`.
    #[serde(rename = "@odata.type")]
    kind: &'static str,
    /// The group, with `deletedDateTime`.
    #[serde(flatten)]
    group: Group,
}

impl DeletedGroup {
    pub(crate) fn new(group: Group) -> Self {
        Self {
            kind: "#microsoft.graph.group",
            group,
        }
    }
}

/// A deleted user or group; `@odata.type` says which.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum DeletedItem {
    /// Somebody.
    User(Box<DeletedUser>),
    /// A group.
    Group(Box<DeletedGroup>),
}

/// How to restore.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct RestoreRequest {
    /// A user's principal name from now on, where the former one is taken.
    pub(crate) new_user_principal_name: Option<String>,
    /// Accepted for Graph's clients: a user has no proxy addresses here that could conflict.
    #[serde(rename = "autoReconcileProxyConflict")]
    pub(crate) _auto_reconcile_proxy_conflict: Option<bool>,
}
