//! How somebody can sign in: all of their ways together, for themselves and for administrators.

pub(crate) mod service;
pub(crate) mod store;

use beffroi_core::Ts;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::passkey::PasskeyInfo;
use crate::provider::LinkInfo;

/// An authenticator app as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TotpInfo {
    /// When it was set up.
    pub(crate) created_date_time: Ts,
    /// Recovery codes that are still good.
    pub(crate) recovery_codes_left: i64,
}

/// How the caller can sign in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OwnMethods {
    /// Whether there is a password.
    pub(crate) password: bool,
    /// The authenticator app.
    pub(crate) totp: Option<TotpInfo>,
    /// The passkeys, oldest first.
    pub(crate) passkeys: Vec<PasskeyInfo>,
    /// Who the caller is at other servers.
    pub(crate) external_identities: Vec<LinkInfo>,
    /// Whether browsers can make passkeys for this server: its address must be a name.
    pub(crate) passkeys_possible: bool,
    /// Whether the organization demands a second step of the caller.
    pub(crate) second_step_required: bool,
}

/// One way to sign in, in Graph's words.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuthenticationMethod {
    /// Which way, e.g. `#microsoft.graph.fido2AuthenticationMethod`.
    #[serde(rename = "@odata.type")]
    pub(crate) odata_type: &'static str,
    /// Its id.
    pub(crate) id: Uuid,
    /// What its owner calls it.
    pub(crate) display_name: Option<String>,
    /// Since when.
    pub(crate) created_date_time: Option<Ts>,
}
