//! What an organization demands of those who sign in.

pub(crate) mod service;
pub(crate) mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What an organization demands of those who sign in. Nothing, unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignInPolicy {
    /// Whether whoever holds a role needs a code beside the password. Who has no authenticator app
    /// yet sets one up when they next sign in. A passkey needs no code.
    pub(crate) second_step_for_administrators: bool,
}

/// How many people have which way to sign in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MethodCounts {
    /// Accounts that may sign in.
    pub(crate) people: i64,
    /// Those with a password.
    pub(crate) password: i64,
    /// Those with an authenticator app.
    pub(crate) authenticator_app: i64,
    /// Those with a passkey.
    pub(crate) passkey: i64,
    /// Those with an identity at a provider.
    pub(crate) provider: i64,
    /// Those with a role, directly or through a group.
    pub(crate) administrators: i64,
    /// Of these, those with neither authenticator app nor passkey.
    pub(crate) administrators_with_password_only: i64,
}
