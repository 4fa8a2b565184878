//! What somebody has of conferences by phone.
//!
//! ```text
//! none ──licence gained, or enabled──▶ microsoft (the built-in provider, with coordinates)
//!  ▲  ╲──────another provider──────▶ other
//!  └──licence lost, or disabled── microsoft
//! ```

use std::str::FromStr;

use beffroi_core::Ts;
use uuid::Uuid;

use super::{BridgeId, ConferenceId, ServiceNumber};

/// Who runs somebody's conferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Provider {
    /// This server.
    BuiltIn,
    /// Somebody else.
    Other,
    /// Nobody.
    None,
}

impl Provider {
    pub(crate) const ALL: [Self; 3] = [Self::BuiltIn, Self::Other, Self::None];

    /// As it is told: the built-in one under the name by which scripts know it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::BuiltIn => "microsoft",
            Self::Other => "other",
            Self::None => "none",
        }
    }
}

impl FromStr for Provider {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|one| one.as_str().eq_ignore_ascii_case(text))
            .ok_or_else(|| std::io::Error::other(format!("no provider: {text}")))
    }
}

/// What people dial and type to be in somebody's conference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Coordinates {
    pub(crate) conference: ConferenceId,
    pub(crate) bridge: BridgeId,
    pub(crate) pin_hash: String,
    /// When the PIN was set: a letter that tells an older one is overtaken.
    pub(crate) pin_set: Ts,
    pub(crate) toll: Option<ServiceNumber>,
    pub(crate) toll_free: Option<ServiceNumber>,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) id: Uuid,
    /// Whether they held the licence when that was looked at last.
    pub(crate) is_licensed: bool,
    pub(crate) provider: Provider,
    /// The name of another provider.
    pub(crate) provider_name: Option<String>,
    /// There are some exactly where the provider is the built-in one.
    pub(crate) coordinates: Option<Coordinates>,
    pub(crate) allow_toll_free: bool,
    pub(crate) allow_pstn_only: bool,
    pub(crate) version: i64,
}

impl Person {
    /// Somebody of whom nothing is known yet.
    pub(crate) fn new(id: Uuid) -> Self {
        Self {
            id,
            is_licensed: false,
            provider: Provider::None,
            provider_name: None,
            coordinates: None,
            allow_toll_free: true,
            allow_pstn_only: false,
            version: 0,
        }
    }

    /// With the built-in provider.
    pub(crate) fn enabled(mut self, coordinates: Coordinates, allow_pstn_only: bool) -> Self {
        self.provider = Provider::BuiltIn;
        self.provider_name = None;
        self.coordinates = Some(coordinates);
        self.allow_pstn_only = allow_pstn_only;
        self
    }

    /// Without the built-in provider.
    pub(crate) fn disabled(mut self, provider: Provider, name: Option<String>) -> Self {
        self.provider = provider;
        self.provider_name = name;
        self.coordinates = None;
        self
    }
}
