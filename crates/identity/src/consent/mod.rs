//! Which programs a person has let act in their name, and taking it back.

pub(crate) mod service;
mod store;

use beffroi_core::Ts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::application::ApplicationId;

/// A program that may act in the caller's name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Consent {
    /// The program's id.
    #[schema(value_type = uuid::Uuid)]
    pub(crate) application_id: ApplicationId,
    /// The program's name.
    pub(crate) display_name: String,
    /// What it asked for, all its sign-ins together.
    pub(crate) scope: String,
    /// When the caller last let it in.
    pub(crate) last_granted_date_time: Ts,
}
