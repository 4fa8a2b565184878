//! Where somebody is in a delta query, as the opaque text of a link.

use std::collections::BTreeSet;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Failure, Kind, TenantId, Ts, failure};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a token leads on; afterwards what was removed for good could be missed.
pub(crate) const LIFE: Duration = Duration::from_hours(30 * 24);

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// Being told everything, from the position `start`: up to the thing `after`, or up to its
    /// `member` where it has more of them.
    #[serde(rename = "a")]
    All {
        start: i64,
        after: Option<Uuid>,
        member: Option<Uuid>,
    },
    /// Being told the changes up to `until`: those before `at` and the first `told` of that one.
    #[serde(rename = "c")]
    Changes { at: i64, told: usize, until: i64 },
    /// Told everything up to this position.
    #[serde(rename = "f")]
    From { at: i64 },
}

/// A state with whose it is, of what, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Token {
    #[serde(rename = "t")]
    tenant: TenantId,
    #[serde(rename = "o")]
    of: Of,
    /// For whose people only, when not for everybody.
    #[serde(rename = "r", default, skip_serializing_if = "BTreeSet::is_empty")]
    within: BTreeSet<Uuid>,
    #[serde(rename = "i")]
    issued: Ts,
    #[serde(rename = "s")]
    pub(crate) state: State,
}

/// What a query tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Of {
    #[serde(rename = "u")]
    Users,
    #[serde(rename = "g")]
    Groups,
}

impl Token {
    pub(crate) fn new(tenant: TenantId, of: Of, issued: Ts, state: State) -> Self {
        Self {
            tenant,
            of,
            within: BTreeSet::new(),
            issued,
            state,
        }
    }

    /// The same for the people of these groups only; none means everybody.
    pub(crate) fn within(self, within: BTreeSet<Uuid>) -> Self {
        Self { within, ..self }
    }

    /// Whether it was made for the people of exactly these groups.
    pub(crate) fn is_within(&self, within: &BTreeSet<Uuid>) -> bool {
        self.within == *within
    }

    pub(crate) fn encode(&self) -> failure::Result<String> {
        let bytes = serde_json::to_vec(self).map_err(Failure::bug)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads a token back that was made for the same tenant and resource, and not too long ago.
    ///
    /// # Errors
    /// `Kind::Invalid` for text that is no token; `Kind::Gone` for one that leads nowhere.
    pub(crate) fn decode(
        option: &'static str,
        text: &str,
        tenant: TenantId,
        of: Of,
        now: Ts,
    ) -> failure::Result<Self> {
        let refuse = || {
            let rule = "is not a token from @odata.nextLink or @odata.deltaLink";
            Failure::invalid(option, rule)
        };
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| refuse())?;
        let token: Self = serde_json::from_slice(&bytes).map_err(|_| refuse())?;
        let ours = token.tenant == tenant && token.of == of;
        if !ours || token.issued > now || now.since(token.issued) > LIFE {
            return Err(gone(option));
        }
        Ok(token)
    }
}

/// The state that a token names is not known here (any more): begin anew.
pub(crate) fn gone(option: &'static str) -> Failure {
    Failure::new(
        Kind::Gone,
        "syncStateNotFound",
        format!("{option} is older than 30 days, or was made for another resource, organization or other people, or groups within a group changed: begin anew without it, as Location says."),
    )
    .at(option)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_token_leads_back_and_only_where_it_was_made() {
        let tenant = TenantId::from_uuid(Uuid::from_u128(1));
        let now: Ts = "2026-11-23T09:00:00Z".parse().expect("a time");
        let token = Token::new(tenant, Of::Users, now, State::From { at: 7 });
        let text = token.encode().expect("text");
        let read = |tenant, of, now| Token::decode("$deltatoken", &text, tenant, of, now);
        assert_eq!(read(tenant, Of::Users, now).expect("ours"), token);
        let other = TenantId::from_uuid(Uuid::from_u128(2));
        let late = now.plus(LIFE + Duration::from_secs(1));
        for gone in [
            read(other, Of::Users, now),
            read(tenant, Of::Groups, now),
            read(tenant, Of::Users, late),
        ] {
            assert_eq!(gone.expect_err("gone").code(), "syncStateNotFound");
        }
        assert!(read(tenant, Of::Users, now.plus(LIFE)).is_ok());
    }

    proptest! {
        #[test]
        fn foreign_tokens_never_panic(text in ".*") {
            let now = Ts::from_micros(0);
            let tenant = TenantId::from_uuid(Uuid::from_u128(1));
            prop_assert!(Token::decode("$deltatoken", &text, tenant, Of::Users, now).is_err());
        }
    }
}
