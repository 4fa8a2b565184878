//! What this crate remembers in memory, per application.

use std::sync::Arc;
use std::time::Duration;

use beffroi_core::TenantId;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use openidconnect::core::CoreProviderMetadata;

use crate::application::{Application, ApplicationId};
use crate::guard::Guards;
use crate::oauth::grant::GrantId;
use crate::oauth::keys::{SigningKey, VerifyingKey};
use crate::password::Hashing;
use crate::provider::ProviderId;
use crate::recent::Recent;
use crate::session::{Live, TokenHash};

/// How long a session or application that was read counts as read. It bounds how long another
/// process's commit may go unnoticed; what this process commits is noticed at once.
const LIFE: Duration = Duration::from_secs(5);
/// How long a key counts as the newest.
const KEY_LIFE: Duration = Duration::from_mins(1);

/// How long an identity provider's description and keys count as read.
const PROVIDER_LIFE: Duration = Duration::from_mins(10);

/// Caches, counters and the places for hashing. All of it can be lost.
pub(crate) struct State {
    pub(crate) hashing: Hashing,
    pub(crate) guards: Guards,
    pub(crate) sessions: Recent<TokenHash, Arc<Live>>,
    pub(crate) applications: Recent<(TenantId, ApplicationId), Arc<Application>>,
    pub(crate) grants: Recent<(TenantId, GrantId), Arc<Caller>>,
    pub(crate) signing_keys: Recent<TenantId, Arc<SigningKey>>,
    pub(crate) verifying_keys: Recent<(TenantId, String), Arc<VerifyingKey>>,
    pub(crate) providers: Recent<(TenantId, ProviderId), Arc<CoreProviderMetadata>>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            hashing: Hashing::new(),
            guards: Guards::default(),
            sessions: Recent::new(LIFE),
            applications: Recent::new(LIFE),
            grants: Recent::new(LIFE),
            signing_keys: Recent::new(KEY_LIFE),
            verifying_keys: Recent::new(KEY_LIFE),
            providers: Recent::new(PROVIDER_LIFE),
        }
    }
}

/// The state of the application that `cx` belongs to.
pub(crate) fn of(cx: &Cx) -> Arc<State> {
    cx.memory()
}
