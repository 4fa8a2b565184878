//! Signing in: with a password here, by the other ways in their own rooms; a second step in `step`,
//! the session that all of it leads to in `open`.
//!
//! Whoever asks learns one thing only: right or not. An unknown name, a wrong password and a
//! disabled account get the same answer after the same work: one counted attempt, one verification,
//! one more write. That there is a second step shows only after a right password.

mod open;
pub(crate) mod step;

use std::net::IpAddr;
use std::time::Duration;

use beffroi_core::{Failure, Kind, Secret, TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{Entry, Operation};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use uuid::Uuid;

pub(crate) use self::open::open;
pub(crate) use self::step::SecondStep;
use crate::password::service::note;
use crate::password::store::Credential;
use crate::password::{self, HashedPassword};
use crate::session::service::SIGN_IN;
use crate::session::{Session, SessionToken, SignInMethod};
use crate::{guard, person, state};

/// No user principal name is longer.
const LONGEST_NAME: usize = 320;

/// Name and password as they were typed.
pub(crate) struct Attempt {
    pub(crate) user_principal_name: String,
    pub(crate) password: Secret<String>,
    pub(crate) from: Client,
}

/// From where somebody signs in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Client {
    pub(crate) address: Option<IpAddr>,
    pub(crate) user_agent: String,
}

/// Somebody who has proven who they are, as far as one step can.
#[derive(Clone)]
pub(crate) struct Proven {
    pub(crate) account: Account,
    pub(crate) from: Client,
    pub(crate) method: SignInMethod,
}

/// Where a first step leads. The token goes into the cookie and nowhere else.
pub(crate) enum SignedIn {
    /// All the way.
    Whole(SessionToken, Box<Session>),
    /// To a second step.
    Halfway(SecondStep),
}

/// Signs a person in with a password, or leads to the second step.
pub(crate) async fn sign_in(cx: &Cx, attempt: Attempt) -> failure::Result<SignedIn> {
    let (state, address) = (state::of(cx), attempt.from.address);
    state.guards.take_request(cx, address)?;
    state.guards.take_address(address, cx.now())?;
    let name = attempt.user_principal_name.trim();
    let (account, credential) = find(cx, name).await?;
    if let Err(wait) = begin(cx, name, account.as_ref()).await? {
        let noted = account.as_ref();
        let noted = noted.filter(|account| state.guards.notes(account.id, cx.now(), wait));
        refused(cx, noted, "too many failed attempts before").await?;
        return Err(guard::too_many_attempts(wait));
    }
    let hash = credential.map(|credential| credential.hash);
    let password = attempt.password.clone();
    let fit = state.hashing.verify(password, hash.clone()).await?;
    let reason = match &account {
        Some(account) if !account.enabled => "the account is disabled",
        Some(account) if fit.matches => {
            let renewed = match hash.filter(|_| fit.outdated) {
                Some(old) => {
                    let new = state.hashing.hash(attempt.password, &*cx.random).await?;
                    Some((old, new))
                }
                None => None,
            };
            if let Some((old, new)) = renewed {
                renew(cx, account, old, new).await?;
            }
            let proven = Proven {
                account: account.clone(),
                from: attempt.from,
                method: SignInMethod::Password,
            };
            let signed_in = step::go_on(cx, proven).await?;
            state.guards.give_back_address(address, cx.now());
            return Ok(signed_in);
        }
        Some(_) if hash.is_none() => "the account has no password",
        _ => "the password was wrong",
    };
    refused(cx, account.as_ref(), reason).await?;
    Err(Failure::new(
        Kind::Unauthenticated,
        "invalidCredentials",
        "The user name or the password is not right.",
    ))
}

/// The account and how it is proven. Asks the same of the database when there is none.
async fn find(cx: &Cx, name: &str) -> failure::Result<(Option<Account>, Option<Credential>)> {
    let mut conn = cx.read().await?;
    // No database keeps a NUL, so that PostgreSQL does not even compare with one.
    let account = if name.chars().count() <= LONGEST_NAME && !name.contains('\0') {
        lookup::account_by_upn(&mut conn, name).await?
    } else {
        None
    };
    let nobody = (
        TenantId::from_uuid(Uuid::nil()),
        UserId::from_uuid(Uuid::nil()),
    );
    let (tenant, user) = account
        .as_ref()
        .map_or(nobody, |account| (account.tenant, account.id));
    let credential = password::store::find(&mut conn, tenant, user).await?;
    Ok((account, credential))
}

/// Counts the attempt, or says how long to wait.
async fn begin(
    cx: &Cx,
    name: &str,
    account: Option<&Account>,
) -> failure::Result<Result<(), Duration>> {
    if let Some(account) = account {
        return guard::begin(cx, account.tenant, account.id).await;
    }
    guard::same_wait(cx).await?;
    Ok(state::of(cx).guards.begin_unknown(name, cx.now()))
}

/// Records the refusal where there is an account, and takes as long where there is none.
async fn refused(cx: &Cx, account: Option<&Account>, reason: &str) -> failure::Result<()> {
    match account {
        Some(account) => note(cx, account, entry(account).failed(reason)).await,
        None => guard::same_wait(cx).await,
    }
}

pub(crate) fn entry(account: &Account) -> Entry {
    Entry::by(
        &person::in_person(account),
        SIGN_IN,
        "Sign in",
        Operation::Other,
    )
}

/// Keeps a newer hash of the same password.
async fn renew(
    cx: &Cx,
    account: &Account,
    old: HashedPassword,
    new: HashedPassword,
) -> failure::Result<()> {
    let whose = (account.tenant, account.id);
    cx.commit(move |tx| {
        async move { Ok(password::store::renew(tx, whose, &old, &new).await?) }.boxed()
    })
    .await
}
