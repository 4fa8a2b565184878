//! The ground floor's other half: who somebody is, and how they prove it.
//!
//! | noun | what it is |
//! |---|---|
//! | credential | a person's password, as an argon2id hash |
//! | attempt | a try to sign in; failed ones make the next wait longer |
//! | session | a person who is signed in, named by a cookie |
//! | application | a program that calls with an access token of its own, or in a person's name |
//! | consent | what a person lets an application do without being asked again |
//! | grant | what a person has let an application do; codes, refresh tokens and devices are of one |
//! | second step | a code of an authenticator app, or a recovery code, after the first step |
//! | passkey | a WebAuthn credential that signs in by itself |
//! | identity provider | a server of others that says who somebody is; link: who that is here |
//! | policy | what an organization demands of those who sign in |
//! | signing key | a tenant's RSA pair that signs access tokens; a new one every 90 days |
//!
//! Every request is met by [`feature`]'s `authenticate`: the operator at the machine
//! ([`LocalOperator`]), a program's token, a person's cookie, in this order.
//!
//! | route | who |
//! |---|---|
//! | `POST`, `GET`, `DELETE /identity/session` | sign in, who am I, sign out |
//! | `POST /identity/session/step`, `…/enrolment`, `…/passkey`, `…/passkey/options` | the other steps and ways |
//! | `GET /identity/providers`, `…/signin`, `…/callback` | to another server and back |
//! | `/identity/methods`, `…/totp`, `…/recoveryCodes`, `…/passkeys`, `…/externalIdentities`, `/identity/consents` | a person's own ways to sign in, and programs |
//! | `POST /v1.0/me/revokeSignInSessions`, `POST /v1.0/users/{id}/revokeSignInSessions` | signing out everywhere |
//! | `/v1.0/users/{id}/authentication/methods`, `/beta/users/{id}/authentication/sessions`, `…/reset` | how somebody signs in |
//! | `/beta/policies/signIn`, `/beta/reports/signInMethods`, `/beta/identity/identityProviders` | administrators |
//! | `GET /identity/sessions`, `DELETE /identity/sessions/{id}` | a person's own sessions |
//! | `POST /identity/password` | a person's own password |
//! | `/v1.0/applications`, `…/{id}/addPassword`, `…/{id}/removePassword` | whoever may read or register applications |
//! | `POST /{tenant}/oauth2/v2.0/token`, `…/devicecode` | programs |
//! | `GET /{tenant}/oauth2/v2.0/authorize`, `POST …/consent`, `GET …/logout`, `/devicelogin` | people's browsers, sent by a program |
//! | `GET /oidc/userinfo` | programs in a person's name |
//! | `GET /{tenant}/v2.0/.well-known/openid-configuration`, `GET /{tenant}/discovery/v2.0/keys`, `GET /common/discovery/instance` | everybody |
//!
//! | change | payload |
//! |---|---|
//! | `session.ended` | `{sessions: [{user, session}]}` |
//! | `application.saved` | `{id}` |
//!
//! Tables: `credential`, `sign_in_guard`, `session`, `application`, `application_secret`,
//! `application_permission`, `application_certificate`, `oauth_grant`, `oauth_token`, `oauth_device`,
//! `oauth_consent`, `signing_key`, `sealing_key`, `totp`, `recovery_code`, `sign_in_step`, `passkey`, `spent_challenge`,
//! `identity_provider`, `external_identity`, `sign_in_policy`. Audit categories: `SignIn`,
//! `UserManagement`, `ApplicationManagement`, `Policy`. No permission of its own, no jobs.
//!
//! Never kept: a password, a session's token, a client secret, a code, a refresh token;
//! only their hashes are. Sealed: signing keys, secrets of authenticator apps and identity providers.

mod api;
mod application;
mod authenticate;
pub mod change;
mod consent;
mod forget;
mod guard;
pub mod lockout;
mod methods;
pub mod newcomer;
mod oauth;
mod passkey;
pub mod password;
mod person;
mod policy;
mod projection;
mod provider;
mod recent;
mod sealed_state;
mod sealing;
pub mod session;
mod sign_in;
mod standing;
mod state;
mod totp;

use beffroi_feature::{Cx, Feature, Projection};
use beffroi_store::Migration;

pub use api::{refuse_foreign_page, welcome};
pub use application::{
    ApplicationId, NewApplication, Registration, SECRET_LIFETIME, create_application, register,
};
pub use authenticate::LocalOperator;
pub use passkey::service::Challenge as PasskeyChallenge;
pub use sealing::prove_sealing_key;
pub use standing::{Holder, standing};

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261122000300_identity",
        sqlite: include_str!("../migrations/sqlite/20261122000300_identity.sql"),
        postgres: include_str!("../migrations/postgres/20261122000300_identity.sql"),
    },
    Migration {
        name: "20261122000500_oauth",
        sqlite: include_str!("../migrations/sqlite/20261122000500_oauth.sql"),
        postgres: include_str!("../migrations/postgres/20261122000500_oauth.sql"),
    },
    Migration {
        name: "20261122000630_sign_in_methods",
        sqlite: include_str!("../migrations/sqlite/20261122000630_sign_in_methods.sql"),
        postgres: include_str!("../migrations/postgres/20261122000630_sign_in_methods.sql"),
    },
    Migration {
        name: "20261122000650_applications",
        sqlite: include_str!("../migrations/sqlite/20261122000650_applications.sql"),
        postgres: include_str!("../migrations/postgres/20261122000650_applications.sql"),
    },
    Migration {
        name: "20261122000660_sealed_signing_keys",
        sqlite: include_str!("../migrations/sqlite/20261122000660_sealed_signing_keys.sql"),
        postgres: include_str!("../migrations/postgres/20261122000660_sealed_signing_keys.sql"),
    },
    Migration {
        name: "20261128000670_consent",
        sqlite: include_str!("../migrations/sqlite/20261128000670_consent.sql"),
        postgres: include_str!("../migrations/postgres/20261128000670_consent.sql"),
    },
    Migration {
        name: "20261128000680_links_by_mail",
        sqlite: include_str!("../migrations/sqlite/20261128000680_links_by_mail.sql"),
        postgres: include_str!("../migrations/postgres/20261128000680_links_by_mail.sql"),
    },
    Migration {
        name: "20261129113000_application_makers",
        sqlite: include_str!("../migrations/sqlite/20261129113000_application_makers.sql"),
        postgres: include_str!("../migrations/postgres/20261129113000_application_makers.sql"),
    },
];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

/// Identity as a part of an application.
pub fn feature() -> Feature {
    Feature {
        kin: Some(application::kin),
        migrations: MIGRATIONS,
        projections: PROJECTIONS,
        authenticate: Some(authenticate::authenticate),
        forget_person: Some(forget::forget_person),
        ..Feature::new("identity", api::routes)
    }
}

/// How many passwords this process has verified, for metrics. Names that nobody has count too: they
/// cost the same.
pub fn password_verifications(cx: &Cx) -> u64 {
    state::of(cx).hashing.verifications()
}
