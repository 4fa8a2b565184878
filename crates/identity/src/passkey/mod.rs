//! Passkeys (WebAuthn): discoverable credentials with user verification, so that one is enough to
//! sign in with, name and second step included.
//!
//! | file | what |
//! |---|---|
//! | `ceremony` | the library's part: challenges, and what proves them |
//! | `store`, `service` | statements and use cases |

pub(crate) mod ceremony;
pub(crate) mod service;
pub(crate) mod store;

use beffroi_core::{Id, IdKind, Ts};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use ceremony::is_possible;

/// The kind of a passkey.
#[derive(Debug)]
pub(crate) enum PasskeyKind {}
impl IdKind for PasskeyKind {
    const NAME: &'static str = "passkey";
}
/// A passkey's id.
pub(crate) type PasskeyId = Id<PasskeyKind>;

/// A passkey as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PasskeyInfo {
    /// Its id.
    #[schema(value_type = uuid::Uuid)]
    pub(crate) id: PasskeyId,
    /// The name that its owner gave it.
    pub(crate) display_name: String,
    /// When it was added.
    pub(crate) created_date_time: Ts,
    /// When somebody last signed in with it.
    pub(crate) last_used_date_time: Option<Ts>,
}
