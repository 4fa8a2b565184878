//! People without an organization who were invited: their account, with a first password or passkey.

use std::time::Duration;

use beffroi_core::{Failure, Kind, LanguageTag, Secret, failure};
use beffroi_directory::lookup::Account;
use beffroi_directory::personal::{self, NewAccount};
use beffroi_directory::{UserId, lookup};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use webauthn_rs::prelude::{CredentialID, PasskeyRegistration};

use crate::passkey::service::Challenge;
use crate::passkey::{PasskeyInfo, ceremony, store};
use crate::password::rules::Owner;
use crate::password::{self, HashedPassword};
use crate::sealed_state::{self, Receipt};
use crate::session::{Session, SessionToken, SignInMethod};
use crate::sign_in::{Client, Proven, open};

const REGISTRATION: &str = "passkey of a newcomer";
/// How long somebody may take to touch their authenticator.
const LIFETIME: Duration = Duration::from_mins(10);

/// Somebody who is about to have an account.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// The account's id.
    pub id: UserId,
    /// By what they will sign in: an address or a number that they have proven.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The language that they prefer.
    pub language: Option<LanguageTag>,
}

/// How they will prove who they are.
#[derive(Debug, Clone)]
pub enum Proof {
    /// With a password.
    Password(Secret<String>),
    /// With a passkey that their browser made.
    Passkey {
        /// What `navigator.credentials.create()` gave.
        credential: Value,
        /// What came with the options.
        state: String,
    },
}

/// A newcomer whose proof is good.
#[derive(Clone)]
pub struct Prepared {
    newcomer: Newcomer,
    kept: Kept,
}

#[derive(Clone)]
enum Kept {
    Password(HashedPassword),
    Passkey {
        info: PasskeyInfo,
        credential_id: CredentialID,
        credential: String,
        receipt: Receipt,
    },
}

#[derive(Serialize, Deserialize)]
struct Registering {
    user: UserId,
    state: PasskeyRegistration,
}

impl Newcomer {
    /// As an account that is not there yet.
    fn account(&self) -> Account {
        Account {
            tenant: personal::TENANT,
            id: self.id,
            user_principal_name: self.name.clone(),
            display_name: self.display_name.clone(),
            given_name: None,
            surname: None,
            mail: None,
            preferred_language: self.language.clone(),
            department: None,
            company_name: None,
            city: None,
            enabled: true,
        }
    }
}

/// What the browser of a newcomer needs to make a passkey.
///
/// # Errors
/// This server has no name, so that there are no passkeys.
pub fn begin_passkey(cx: &Cx, newcomer: &Newcomer) -> failure::Result<Challenge> {
    let (public_key, state) = ceremony::begin_registration(cx, &newcomer.account(), Vec::new())?;
    let state = Registering {
        user: newcomer.id,
        state,
    };
    let state = sealed_state::seal(cx, REGISTRATION, state, LIFETIME)?;
    Ok(Challenge { public_key, state })
}

/// Checks a proof, outside of any transaction.
///
/// # Errors
/// The password breaks a rule, or the passkey does not prove itself.
pub async fn prepare(cx: &Cx, newcomer: Newcomer, proof: Proof) -> failure::Result<Prepared> {
    let kept = match proof {
        Proof::Password(password) => {
            let owner = Owner {
                user_principal_name: &newcomer.name,
                display_name: &newcomer.display_name,
            };
            Kept::Password(password::hash_new_password(cx, "password", owner, password).await?)
        }
        Proof::Passkey { credential, state } => passkey(cx, &newcomer, credential, &state)?,
    };
    Ok(Prepared { newcomer, kept })
}

fn passkey(cx: &Cx, newcomer: &Newcomer, credential: Value, state: &str) -> failure::Result<Kept> {
    let opened = sealed_state::open::<Registering>(cx, REGISTRATION, state);
    let opened = opened.filter(|opened| opened.value.user == newcomer.id);
    let credential = ceremony::read_registration(credential)?;
    let opened = opened.ok_or_else(expired)?;
    let made = ceremony::finish_registration(cx, &credential, &opened.value.state)?;
    let info = PasskeyInfo {
        id: cx.mint(),
        display_name: "Passkey".to_owned(),
        created_date_time: cx.now(),
        last_used_date_time: None,
    };
    Ok(Kept::Passkey {
        info,
        credential_id: made.cred_id().clone(),
        credential: serde_json::to_string(&made).map_err(Failure::bug)?,
        receipt: opened.receipt,
    })
}

fn expired() -> Failure {
    Failure::new(
        Kind::Conflict,
        "challengeExpired",
        "The challenge is too old or was answered already: begin again.",
    )
}

/// Makes the account, in the caller's transaction.
///
/// # Errors
/// The name is taken, or the passkey is somebody's already.
pub async fn create_in(cx: &Cx, tx: &mut Tx, prepared: Prepared) -> failure::Result<()> {
    let Prepared { newcomer, kept } = prepared;
    let (user, now) = (newcomer.id, cx.now());
    let account = NewAccount {
        id: user,
        name: newcomer.name,
        display_name: newcomer.display_name,
        language: newcomer.language,
    };
    personal::create_in(cx, tx, account).await?;
    match kept {
        Kept::Password(hash) => {
            password::set_initial_password(tx, personal::TENANT, user, &hash, false, now).await
        }
        Kept::Passkey {
            info,
            credential_id,
            credential,
            receipt,
        } => {
            if !sealed_state::spend(tx, personal::TENANT, &receipt, now).await? {
                return Err(expired());
            }
            let whose = (personal::TENANT, user);
            if !store::insert(tx, whose, &info, credential_id.clone(), credential).await? {
                let words = "This passkey belongs to an account already.";
                return Err(Failure::conflict("passkeyTaken", words));
            }
            Ok(())
        }
    }
}

/// Signs a newcomer in, who has just proven who they are.
pub(crate) async fn sign_in(
    cx: &Cx,
    user: UserId,
    method: SignInMethod,
    from: Client,
) -> failure::Result<(SessionToken, Session)> {
    let account = lookup::account(&mut cx.read().await?, personal::TENANT, user).await?;
    let account = account.ok_or_else(|| Failure::bug("an account vanished"))?;
    let proven = Proven {
        account,
        from,
        method,
    };
    open(cx, proven).await
}
