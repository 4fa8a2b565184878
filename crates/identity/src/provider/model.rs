//! What a provider is registered with.

use beffroi_channels::http::{Policy, Target};
use beffroi_core::failure::Violations;
use beffroi_core::{Secret, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProviderId;

/// More providers than an organization has.
pub(super) const MOST: usize = 10;
const LONGEST_NAME: usize = 100;
const LONGEST: usize = 512;
/// What is asked for unless somebody says otherwise.
const SCOPE: &str = "openid profile email";

/// A server of others at which people of the organization sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IdentityProvider {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub(crate) id: ProviderId,
    /// The name on the button.
    pub(crate) display_name: String,
    /// Its address, as it writes it in its tokens.
    pub(crate) issuer: String,
    /// Under which id it knows this server.
    pub(crate) client_id: String,
    /// Whether a client secret is kept. It is never read back.
    pub(crate) has_client_secret: bool,
    /// What is asked for.
    pub(crate) scope: String,
    /// Whether somebody whose verified e-mail address is one of our people's is that person.
    pub(crate) match_by_mail: bool,
    /// Whether people can sign in with it.
    pub(crate) is_enabled: bool,
    /// The address to register there.
    pub(crate) redirect_uri: String,
    /// When it was registered.
    pub(crate) created_date_time: Ts,
}

/// A provider to be registered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"displayName": "Contoso", "issuer": "https://login.contoso.com", "clientId": "beffroi", "clientSecret": "s3cr3t"}))]
pub(crate) struct NewIdentityProvider {
    /// The name on the button, 1 to 100 characters.
    pub(crate) display_name: String,
    /// Its address: `{issuer}/.well-known/openid-configuration` describes it.
    pub(crate) issuer: String,
    /// Under which id it knows this server.
    pub(crate) client_id: String,
    /// With which this server proves itself there; none for a public client.
    #[schema(value_type = Option<String>, format = Password)]
    pub(crate) client_secret: Option<Secret<String>>,
    /// What is asked for, `openid` among it; `openid profile email` when absent.
    pub(crate) scope: Option<String>,
    /// Whether somebody whose verified e-mail address is one of our people's is that person; no when
    /// absent.
    pub(crate) match_by_mail: Option<bool>,
    /// Whether people can sign in with it; yes when absent.
    pub(crate) is_enabled: Option<bool>,
}

/// A change of a provider: what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct IdentityProviderPatch {
    /// The name on the button, 1 to 100 characters.
    pub(crate) display_name: Option<String>,
    /// Its address. Another one ends every link, and needs the client secret again.
    pub(crate) issuer: Option<String>,
    /// Under which id it knows this server.
    pub(crate) client_id: Option<String>,
    /// A new client secret.
    #[schema(value_type = Option<String>, format = Password)]
    pub(crate) client_secret: Option<Secret<String>>,
    /// What is asked for, `openid` among it.
    pub(crate) scope: Option<String>,
    /// Whether a verified e-mail address says who somebody is.
    pub(crate) match_by_mail: Option<bool>,
    /// Whether people can sign in with it.
    pub(crate) is_enabled: Option<bool>,
}

/// What a provider's own description says.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TestedProvider {
    /// Its name of itself.
    pub(crate) issuer: String,
    /// Where browsers are sent.
    pub(crate) authorization_endpoint: String,
    /// Where tokens come from.
    pub(crate) token_endpoint: Option<String>,
    /// How many keys it signs with.
    pub(crate) keys: usize,
}

/// Who somebody is at a provider.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LinkInfo {
    /// The link's id.
    pub(crate) id: Uuid,
    /// The provider's name.
    pub(crate) provider: String,
    /// The person's name there.
    pub(crate) subject: String,
    /// Since when.
    pub(crate) created_date_time: Ts,
    /// When the person last signed in with it.
    pub(crate) last_used_date_time: Option<Ts>,
}

/// A provider as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct StoredProvider {
    pub(crate) id: ProviderId,
    pub(crate) display_name: String,
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) sealed_secret: Option<Vec<u8>>,
    pub(crate) scope: String,
    pub(crate) match_by_mail: bool,
    pub(crate) is_enabled: bool,
    pub(crate) created_at: Ts,
}

impl StoredProvider {
    pub(super) fn new(id: ProviderId, new: &NewIdentityProvider, now: Ts) -> Self {
        let scope = new.scope.as_deref().unwrap_or(SCOPE);
        Self {
            id,
            display_name: new.display_name.trim().to_owned(),
            issuer: new.issuer.trim().to_owned(),
            client_id: new.client_id.trim().to_owned(),
            sealed_secret: None,
            scope: scope.trim().to_owned(),
            match_by_mail: new.match_by_mail.unwrap_or(false),
            is_enabled: new.is_enabled.unwrap_or(true),
            created_at: now,
        }
    }

    pub(super) fn change(&mut self, patch: &IdentityProviderPatch) {
        for (field, wish) in [
            (&mut self.display_name, &patch.display_name),
            (&mut self.issuer, &patch.issuer),
            (&mut self.client_id, &patch.client_id),
            (&mut self.scope, &patch.scope),
        ] {
            if let Some(wish) = wish {
                wish.trim().clone_into(field);
            }
        }
        self.match_by_mail = patch.match_by_mail.unwrap_or(self.match_by_mail);
        self.is_enabled = patch.is_enabled.unwrap_or(self.is_enabled);
    }

    /// Names everything that is wrong with it.
    pub(super) fn check(&self, policy: Policy, secret: Option<&Secret<String>>) -> Violations {
        let mut violations = Violations::default();
        let plain = |text: &str, longest: usize| {
            (1..=longest).contains(&text.chars().count()) && !text.chars().any(char::is_control)
        };
        if !plain(&self.display_name, LONGEST_NAME) {
            violations.add(
                "displayName",
                "must have 1 to 100 characters, none of them a control character",
            );
        }
        if let Err(rule) = Target::parse(&self.issuer, policy) {
            violations.add("issuer", rule);
        } else if self.issuer.contains('?') {
            violations.add("issuer", "must not have a query (?…)");
        }
        let rule = "must have 1 to 512 characters, none of them a control character";
        if !plain(&self.client_id, LONGEST) {
            violations.add("clientId", rule);
        }
        if secret.is_some_and(|secret| !plain(secret.expose(), LONGEST)) {
            violations.add("clientSecret", rule);
        }
        if !plain(&self.scope, LONGEST) || !self.scopes().any(|one| one == "openid") {
            violations.add(
                "scope",
                "must name openid among scopes divided by spaces, 512 characters at most",
            );
        }
        violations
    }

    pub(super) fn scopes(&self) -> impl Iterator<Item = &str> {
        self.scope.split_ascii_whitespace()
    }

    /// As administrators see it.
    pub(super) fn shown(self, public_url: &str) -> IdentityProvider {
        IdentityProvider {
            id: self.id,
            display_name: self.display_name,
            issuer: self.issuer,
            client_id: self.client_id,
            has_client_secret: self.sealed_secret.is_some(),
            scope: self.scope,
            match_by_mail: self.match_by_mail,
            is_enabled: self.is_enabled,
            redirect_uri: redirect_uri(public_url),
            created_date_time: self.created_at,
        }
    }
}

/// Where a provider sends people back to: the same address for every one.
pub(super) fn redirect_uri(public_url: &str) -> String {
    format!("{public_url}/identity/providers/callback")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn provider() -> StoredProvider {
        let new = NewIdentityProvider {
            display_name: " Contoso ".to_owned(),
            issuer: "https://login.contoso.com".to_owned(),
            client_id: "beffroi".to_owned(),
            client_secret: None,
            scope: None,
            match_by_mail: None,
            is_enabled: None,
        };
        StoredProvider::new(
            ProviderId::from_uuid(Uuid::from_u128(1)),
            &new,
            Ts::default(),
        )
    }

    #[test]
    fn what_is_wrong_is_named() {
        let strict = Policy::default();
        let good = provider();
        assert!(good.check(strict, None).is_empty());
        assert_eq!(
            (good.display_name.as_str(), good.scope.as_str()),
            ("Contoso", SCOPE)
        );
        assert!(good.is_enabled && !good.match_by_mail);
        let mut bad = good.clone();
        bad.change(&IdentityProviderPatch {
            display_name: Some(" ".to_owned()),
            issuer: Some("http://login.contoso.com".to_owned()),
            client_id: Some("a\u{7}".to_owned()),
            scope: Some("profile openid2".to_owned()),
            ..IdentityProviderPatch::default()
        });
        let secret = Secret::new("x".repeat(513));
        let named = bad.check(strict, Some(&secret)).into_details();
        let named: Vec<_> = named.iter().map(|one| one.target.as_str()).collect();
        assert_eq!(
            named,
            ["displayName", "issuer", "clientId", "clientSecret", "scope"]
        );
        for private in [
            "https://127.0.0.1",
            "https://localhost",
            "https://10.1.2.3/x",
        ] {
            let mut inside = good.clone();
            inside.issuer = private.to_owned();
            assert!(!inside.check(strict, None).is_empty(), "{private}");
            let lax = Policy {
                allow_private: true,
            };
            assert!(inside.check(lax, None).is_empty(), "{private}");
        }
    }
}
