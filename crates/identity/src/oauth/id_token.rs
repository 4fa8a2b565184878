//! Id tokens: they tell a program who has signed in (OpenID Connect Core, 2).

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_directory::lookup::Account;
use beffroi_feature::Cx;
use serde::Serialize;

use super::access_token::{LIFETIME, issuer, seconds, sign};
use crate::application::ApplicationId;

#[derive(Debug, Serialize)]
struct Claims {
    aud: ApplicationId,
    iss: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    #[serde(flatten)]
    about: About,
    tid: TenantId,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_time: Option<i64>,
    ver: &'static str,
}

/// What a program learns of a person.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = UserInfo)]
pub(crate) struct About {
    /// The person's id, the same for every program.
    sub: UserId,
    /// The same.
    oid: UserId,
    /// The name to show.
    name: String,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    family_name: Option<String>,
    /// The name to sign in with.
    preferred_username: String,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// The language that the person prefers.
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
}

impl About {
    pub(crate) fn of(account: &Account) -> Self {
        Self {
            sub: account.id,
            oid: account.id,
            name: account.display_name.clone(),
            given_name: account.given_name.clone(),
            family_name: account.surname.clone(),
            preferred_username: account.user_principal_name.clone(),
            email: account.mail.clone(),
            locale: account.preferred_language.as_ref().map(ToString::to_string),
        }
    }
}

/// The sign-in that an id token tells of.
pub(crate) struct Occasion {
    /// What the program sent along, to know its own request again.
    pub(crate) nonce: Option<String>,
    /// When the person signed in.
    pub(crate) signed_in_at: Option<Ts>,
}

/// Makes an id token for a program about a person.
pub(crate) async fn issue(
    cx: &Cx,
    application: ApplicationId,
    account: &Account,
    occasion: Occasion,
) -> failure::Result<String> {
    let now = cx.now();
    let claims = Claims {
        aud: application,
        iss: issuer(cx, account.tenant),
        iat: seconds(now),
        nbf: seconds(now),
        exp: seconds(now.plus(LIFETIME)),
        about: About::of(account),
        tid: account.tenant,
        nonce: occasion.nonce,
        auth_time: occasion.signed_in_at.map(seconds),
        ver: "2.0",
    };
    sign(cx, account.tenant, claims).await
}
