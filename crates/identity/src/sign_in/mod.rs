//! Signing in with a password.
//!
//! Whoever asks learns one thing only: right or not. An unknown name, a wrong password and a
//! disabled account get the same answer after the same work: one counted attempt, one verification,
//! one more write.

use std::net::IpAddr;
use std::time::Duration;

use beffroi_core::{Failure, Kind, Secret, TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use uuid::Uuid;

use crate::password::service::{note, target};
use crate::password::store::Credential;
use crate::password::{self, HashedPassword};
use crate::person::{self, Person};
use crate::session::service::{SIGN_IN, announce, view};
use crate::session::store::{NewSession, end_idle, insert};
use crate::session::{IDLE_TIMEOUT, LONGEST, Session, SessionToken};
use crate::{guard, state};

/// No user principal name is longer.
const LONGEST_NAME: usize = 320;
/// What is kept of a browser's description of itself, in characters.
const LONGEST_USER_AGENT: usize = 256;

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

/// Signs a person in. The token goes into the cookie and nowhere else.
pub(crate) async fn sign_in(cx: &Cx, attempt: Attempt) -> failure::Result<(SessionToken, Session)> {
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
            let opened = open(cx, account.clone(), attempt.from, renewed).await?;
            state.guards.give_back_address(address, cx.now());
            return Ok(opened);
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

fn entry(account: &Account) -> Entry {
    Entry::by(
        &person::in_person(account),
        SIGN_IN,
        "Sign in",
        Operation::Other,
    )
}

/// Opens a session for somebody whose password was right.
async fn open(
    cx: &Cx,
    account: Account,
    from: Client,
    renewed: Option<(HashedPassword, HashedPassword)>,
) -> failure::Result<(SessionToken, Session)> {
    let (now, tenant, user) = (cx.now(), account.tenant, account.id);
    let token = SessionToken::mint(tenant, &*cx.random);
    let session = NewSession {
        tenant,
        id: cx.mint(),
        token: token.hash(),
        user,
        now,
        expires_at: now.plus(LONGEST),
        user_agent: from.user_agent.chars().take(LONGEST_USER_AGENT).collect(),
        ip_address: from.address.map(|address| address.to_string()),
    };
    let entry = entry(&account).target(target(&account).property(
        "sessionId",
        None,
        Some(session.id.to_string()),
    ));
    let own = cx.clone();
    cx.write(tenant, move |tx| {
        async move {
            guard::clear(tx, tenant, user).await?;
            if let Some((old, new)) = renewed {
                password::store::renew(tx, (tenant, user), &old, &new).await?;
            }
            let idle = end_idle(tx, tenant, now).await?;
            insert(tx, session).await?;
            audit::record(tx, &own, tenant, entry).await?;
            announce(&own, tx, tenant, idle).await
        }
        .boxed()
    })
    .await?;
    let mut conn = cx.read().await?;
    let person = Person::of(&mut conn, account).await?;
    let session = view(&mut conn, &person, now.plus(IDLE_TIMEOUT)).await?;
    Ok((token, session))
}
