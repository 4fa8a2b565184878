//! Sessions as the API shows them.

use beffroi_core::{LanguageTag, TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_directory::role::Scope;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::SessionId;

/// Who is signed in, where, and what they may do.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The person.
    pub user: SessionUser,
    /// Their organization.
    pub tenant: SessionTenant,
    /// The permissions held in the whole organization, in order of name. Without any, here or in
    /// `scopes`, only the portal is for them.
    pub permissions: Vec<String>,
    /// The permissions held for the people of single groups only.
    #[serde(default)]
    pub scopes: Vec<SessionScope>,
    /// The roles that give them.
    pub roles: Vec<SessionRole>,
    /// When the session ends if nobody uses it from now on.
    pub expires_date_time: Ts,
    /// True when nothing else is allowed before the password is changed.
    pub must_change_password: bool,
}

/// The person who is signed in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionUser {
    /// The person's id.
    pub id: UserId,
    /// The name to show.
    pub display_name: String,
    /// First name.
    pub given_name: Option<String>,
    /// Family name.
    pub surname: Option<String>,
    /// The name to sign in with.
    pub user_principal_name: String,
    /// The e-mail address.
    pub mail: Option<String>,
    /// The language that the person prefers.
    pub preferred_language: Option<LanguageTag>,
}

/// The organization of the person who is signed in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionTenant {
    /// The tenant's id.
    pub id: TenantId,
    /// The name to show.
    pub display_name: String,
    /// The language of people who state none.
    pub default_language: LanguageTag,
    /// The IANA time zone in which its administrators plan.
    pub time_zone: String,
}

/// A role that the person holds.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionRole {
    /// The role's id.
    pub id: Uuid,
    /// The role's name.
    pub display_name: String,
    /// Where it counts: `/` is the whole organization, `/groups/{id}` the people of a group.
    #[schema(value_type = String)]
    pub directory_scope_id: Scope,
}

/// What the person may do for the people of one group, nested groups included.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionScope {
    /// `/groups/{id}`.
    #[schema(value_type = String)]
    pub directory_scope_id: Scope,
    /// The group's name.
    pub display_name: String,
    /// The permissions, in order of name.
    pub permissions: Vec<String>,
}

/// How somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum SignInMethod {
    /// With the password alone.
    Password,
    /// With the password and a code.
    PasswordAndCode,
    /// With a passkey.
    Passkey,
    /// At another server.
    Provider,
    /// At another server, and with a code.
    ProviderAndCode,
}

impl SignInMethod {
    /// As it is kept.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::PasswordAndCode => "password+code",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
            Self::ProviderAndCode => "provider+code",
        }
    }

    pub(crate) fn from_stored(text: &str) -> Self {
        match text {
            "password+code" => Self::PasswordAndCode,
            "passkey" => Self::Passkey,
            "provider" => Self::Provider,
            "provider+code" => Self::ProviderAndCode,
            _ => Self::Password,
        }
    }

    /// The same with a code as a second step.
    pub(crate) const fn and_code(self) -> Self {
        match self {
            Self::Password | Self::PasswordAndCode => Self::PasswordAndCode,
            Self::Provider | Self::ProviderAndCode => Self::ProviderAndCode,
            Self::Passkey => Self::Passkey,
        }
    }
}

/// One of the person's sessions, for a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// The session's id.
    pub id: SessionId,
    /// When the person signed in.
    pub created_date_time: Ts,
    /// When it was last used, to the minute.
    pub last_seen_date_time: Ts,
    /// What the browser said it is, at most 256 characters.
    pub user_agent: String,
    /// From where the person signed in.
    pub ip_address: Option<String>,
    /// How the person proved who they are.
    pub sign_in_method: SignInMethod,
    /// True for the session that asks.
    pub is_current: bool,
}
