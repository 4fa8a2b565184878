//! Use cases of passkeys.

use std::time::Duration;

use beffroi_core::{Failure, Kind, TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyRegistration,
};

use super::store::StoredPasskey;
use super::{PasskeyId, PasskeyInfo, ceremony, store};
use crate::password::service::{note, target};
use crate::sealed_state::{self, Receipt};
use crate::session::{Session, SessionToken, SignInMethod};
use crate::sign_in::{Client, Proven, entry, open};
use crate::totp::service::CATEGORY;
use crate::{person, state};

const REGISTRATION: &str = "passkey registration";
const AUTHENTICATION: &str = "passkey authentication";
/// How long somebody may take to touch their authenticator.
const LIFETIME: Duration = Duration::from_mins(10);
/// More passkeys than a person has.
const MOST: usize = 20;
const LONGEST_NAME: usize = 100;

/// What a browser needs for `navigator.credentials`.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    /// The options, for `PublicKeyCredential.parse…OptionsFromJSON()`.
    #[schema(value_type = Object)]
    pub(crate) public_key: Value,
    /// To be sent back with the answer, as it is: within ten minutes, once.
    pub(crate) state: String,
}

#[derive(Serialize, Deserialize)]
struct Registering {
    user: UserId,
    state: PasskeyRegistration,
}

/// Begins to make a passkey for somebody who has signed in a moment ago.
pub(crate) async fn begin_registration(cx: &Cx, account: &Account) -> failure::Result<Challenge> {
    let (tenant, user) = (account.tenant, account.id);
    let known = store::credential_ids(&mut cx.read().await?, tenant, user).await?;
    if known.len() >= MOST {
        let words = "At most 20 passkeys: remove one first.";
        return Err(Failure::conflict("tooManyPasskeys", words));
    }
    let (public_key, state) = ceremony::begin_registration(cx, account, known)?;
    let state = Registering { user, state };
    Ok(Challenge {
        public_key,
        state: sealed_state::seal(cx, REGISTRATION, state, LIFETIME)?,
    })
}

/// Keeps the passkey that a browser made.
pub(crate) async fn finish_registration(
    cx: &Cx,
    account: &Account,
    display_name: &str,
    credential: Value,
    state: &str,
) -> failure::Result<PasskeyInfo> {
    let display_name = name(display_name)?;
    let opened = sealed_state::open::<Registering>(cx, REGISTRATION, state);
    let opened = opened.filter(|opened| opened.value.user == account.id);
    let credential = ceremony::read_registration(credential)?;
    let opened = opened.ok_or_else(|| expired(Kind::Conflict))?;
    let made = ceremony::finish_registration(cx, &credential, &opened.value.state)?;
    let passkey = PasskeyInfo {
        id: cx.mint(),
        display_name,
        created_date_time: cx.now(),
        last_used_date_time: None,
    };
    let credential_id = made.cred_id().clone();
    let kept = serde_json::to_string(&made).map_err(Failure::bug)?;
    let entry = own_entry(account, "Add passkey", Operation::Add).target(target(account).changed(
        "passkey",
        "",
        &passkey.display_name,
    ));
    let (own, new, whose) = (cx.clone(), passkey.clone(), (account.tenant, account.id));
    let receipt = opened.receipt;
    cx.commit(move |tx| {
        async move {
            if !sealed_state::spend(tx, whose.0, &receipt, own.now()).await? {
                return Err(expired(Kind::Conflict));
            }
            if !store::insert(tx, whose, &new, credential_id, kept).await? {
                let words = "This passkey belongs to an account already.";
                return Err(Failure::conflict("passkeyTaken", words));
            }
            audit::record(tx, &own, whose.0, entry).await
        }
        .boxed()
    })
    .await?;
    Ok(passkey)
}

fn expired(kind: Kind) -> Failure {
    Failure::new(
        kind,
        "challengeExpired",
        "The challenge is too old or was answered already: begin again.",
    )
}

/// A name as its owner typed it.
fn name(text: &str) -> failure::Result<String> {
    let text = text.trim();
    let fits = (1..=LONGEST_NAME).contains(&text.chars().count());
    if fits && !text.chars().any(char::is_control) {
        return Ok(text.to_owned());
    }
    let rule = "must have 1 to 100 characters, none of them a control character";
    Err(Failure::invalid("displayName", rule))
}

/// Names one's own passkey anew.
pub(crate) async fn rename(
    cx: &Cx,
    account: &Account,
    id: PasskeyId,
    display_name: &str,
) -> failure::Result<()> {
    let (display_name, account, own) = (name(display_name)?, account.clone(), cx.clone());
    cx.commit(move |tx| {
        async move {
            let whose = (account.tenant, account.id);
            let old = store::rename(tx, whose, id, &display_name).await?;
            let old = old.ok_or_else(|| Failure::not_found("passkey", id))?;
            let entry = own_entry(&account, "Rename passkey", Operation::Update)
                .target(target(&account).changed("passkey", &old, &display_name));
            audit::record(tx, &own, whose.0, entry).await
        }
        .boxed()
    })
    .await
}

/// Removes one's own passkey.
pub(crate) async fn remove(cx: &Cx, account: &Account, id: PasskeyId) -> failure::Result<()> {
    let (account, own) = (account.clone(), cx.clone());
    cx.commit(move |tx| {
        async move {
            let whose = (account.tenant, account.id);
            let old = store::remove(tx, whose, id).await?;
            let old = old.ok_or_else(|| Failure::not_found("passkey", id))?;
            let entry = own_entry(&account, "Remove passkey", Operation::Delete)
                .target(target(&account).changed("passkey", &old, ""));
            audit::record(tx, &own, whose.0, entry).await
        }
        .boxed()
    })
    .await
}

/// Begins to sign somebody in: nobody is named, so nothing is learnt of anybody.
pub(crate) fn begin_sign_in(cx: &Cx, from: &Client) -> failure::Result<Challenge> {
    state::of(cx).guards.take_request(cx, from.address)?;
    let (public_key, state) = ceremony::begin_authentication(cx)?;
    Ok(Challenge {
        public_key,
        state: sealed_state::seal(cx, AUTHENTICATION, state, LIFETIME)?,
    })
}

/// Signs in whoever proves the challenge with a passkey. It verifies its user, so no second step
/// follows.
pub(crate) async fn sign_in(
    cx: &Cx,
    credential: Value,
    state: &str,
    from: Client,
) -> failure::Result<(SessionToken, Session)> {
    state::of(cx).guards.take_request(cx, from.address)?;
    let assertion = ceremony::identify(cx, credential)?;
    let opened = sealed_state::open::<DiscoverableAuthentication>(cx, AUTHENTICATION, state)
        .ok_or_else(|| expired(Kind::Unauthenticated))?;
    let assertion = assertion.ok_or_else(unknown)?;
    let mut conn = cx.read().await?;
    let stored = store::by_credential(&mut conn, &assertion.credential_id).await?;
    let stored = stored.filter(|stored| stored.user.uuid() == assertion.user);
    let stored = stored.ok_or_else(unknown)?;
    let account = lookup::account(&mut conn, stored.tenant, stored.user).await?;
    drop(conn);
    let account = account.ok_or_else(unknown)?;
    if !account.enabled {
        note(
            cx,
            &account,
            entry(&account).failed("the account is disabled"),
        )
        .await?;
        return Err(unknown());
    }
    let passkey: Passkey = serde_json::from_str(&stored.credential).map_err(Failure::bug)?;
    let checked = ceremony::finish_authentication(cx, &assertion, opened.value, &passkey)?;
    let result = match checked {
        Ok(result) if result.user_verified() => result,
        _ => {
            let entry = entry(&account).failed("the passkey did not prove itself");
            note(cx, &account, entry).await?;
            return Err(unknown());
        }
    };
    note_use(cx, stored, passkey, &result, opened.receipt).await?;
    let proven = Proven {
        account,
        from,
        method: SignInMethod::Passkey,
    };
    open(cx, proven).await
}

/// Spends the challenge and keeps the new counter.
async fn note_use(
    cx: &Cx,
    stored: StoredPasskey,
    mut passkey: Passkey,
    result: &AuthenticationResult,
    receipt: Receipt,
) -> failure::Result<()> {
    passkey.update_credential(result);
    let kept = serde_json::to_string(&passkey).map_err(Failure::bug)?;
    let (now, tenant): (_, TenantId) = (cx.now(), stored.tenant);
    cx.commit(move |tx| {
        async move {
            if !sealed_state::spend(tx, tenant, &receipt, now).await? {
                return Err(expired(Kind::Unauthenticated));
            }
            Ok(store::note_use(tx, &stored, kept, now).await?)
        }
        .boxed()
    })
    .await
}

fn unknown() -> Failure {
    Failure::new(
        Kind::Unauthenticated,
        "unknownPasskey",
        "No account can be opened with this passkey.",
    )
}

fn own_entry(account: &Account, activity: &'static str, operation: Operation) -> Entry {
    let caller = person::in_person(account);
    Entry::by(&caller, CATEGORY, activity, operation)
}
