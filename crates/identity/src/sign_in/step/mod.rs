//! The second step: a code after a right password, or after another server's word.

pub(crate) mod store;

use std::time::Duration;

use beffroi_core::{Failure, Kind, Secret, Ts, failure};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;

use self::store::Halfway;
use super::open::kept;
use super::{Client, Proven, SignedIn, entry, open};
use crate::password::service::note;
use crate::session::{Session, SessionToken, SignInMethod};
use crate::totp::{self, Enrolment};
use crate::{guard, policy, state};

/// How long somebody may take for the second step.
const LIFETIME: Duration = Duration::from_mins(10);

/// What the second step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Demand {
    /// A code of the authenticator app, or a recovery code.
    MfaRequired,
    /// An authenticator app must be set up first, by the organization's policy.
    EnrolmentRequired,
}

/// Somebody is halfway in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SecondStep {
    /// What is asked for.
    pub(crate) code: Demand,
    /// What the second step is sent with: good once, in the same browser.
    #[serde(serialize_with = "exposed")]
    #[schema(value_type = String)]
    pub(crate) step_token: Secret<String>,
    /// Until when.
    pub(crate) expires_date_time: Ts,
}

fn exposed<S: serde::Serializer>(token: &Secret<String>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(token.expose())
}

/// A whole sign-in after a second step.
pub(crate) struct Completed {
    pub(crate) token: SessionToken,
    pub(crate) session: Session,
    /// When an authenticator app was set up on the way: the only moment in which they can be read.
    pub(crate) recovery_codes: Option<Vec<String>>,
}

/// Opens the session, or says what the second step is.
pub(crate) async fn go_on(cx: &Cx, proven: Proven) -> failure::Result<SignedIn> {
    let demand = demand(&mut cx.read().await?, &proven.account).await?;
    let Some(code) = demand else {
        let (token, session) = open(cx, proven).await?;
        return Ok(SignedIn::Whole(token, Box::new(session)));
    };
    let (now, tenant, user) = (cx.now(), proven.account.tenant, proven.account.id);
    let token = SessionToken::mint(tenant, &*cx.random);
    let halfway = Halfway {
        user,
        method: proven.method,
        user_agent: kept(&proven.from.user_agent),
        expires_at: now.plus(LIFETIME),
    };
    let (hash, expires_date_time) = (token.hash(), halfway.expires_at);
    // Only guesses of a password are counted before they are looked at.
    let counted = proven.method == SignInMethod::Password;
    cx.commit(move |tx| {
        async move {
            if counted {
                guard::give_back(tx, tenant, user, now).await?;
            }
            Ok(store::insert(tx, (tenant, hash), &halfway, now).await?)
        }
        .boxed()
    })
    .await?;
    Ok(SignedIn::Halfway(SecondStep {
        code,
        step_token: Secret::new(token.encode()),
        expires_date_time,
    }))
}

async fn demand(conn: &mut Conn, account: &Account) -> failure::Result<Option<Demand>> {
    let (tenant, user) = (account.tenant, account.id);
    let app = totp::store::find(conn, tenant, user).await?;
    if app.is_some_and(|app| app.confirmed_at.is_some()) {
        return Ok(Some(Demand::MfaRequired));
    }
    if !policy::store::find(conn, tenant)
        .await?
        .second_step_for_administrators
    {
        return Ok(None);
    }
    let roles = lookup::roles_of(conn, tenant, user).await?;
    Ok((!roles.is_empty()).then_some(Demand::EnrolmentRequired))
}

/// Who is halfway in with that token, in that browser.
async fn halfway(
    cx: &Cx,
    text: &str,
    from: &Client,
) -> failure::Result<(SessionToken, Halfway, Account)> {
    let token = SessionToken::decode(text).ok_or_else(over)?;
    let (tenant, mut conn) = (token.tenant(), cx.read().await?);
    let found = store::find(&mut conn, tenant, &token.hash()).await?;
    let halfway = found
        .filter(|found| found.expires_at > cx.now() && found.user_agent == kept(&from.user_agent))
        .ok_or_else(over)?;
    let account = lookup::account(&mut conn, tenant, halfway.user).await?;
    let account = account.filter(|account| account.enabled).ok_or_else(over)?;
    Ok((token, halfway, account))
}

fn over() -> Failure {
    Failure::new(
        Kind::Unauthenticated,
        "signInStepExpired",
        "This sign-in is over: begin again with the first step.",
    )
}

/// Sets an authenticator app up for somebody of whom the policy demands one.
pub(crate) async fn enrol(cx: &Cx, token: &str, from: &Client) -> failure::Result<Enrolment> {
    state::of(cx).guards.take_request(cx, from.address)?;
    let (_, _, account) = halfway(cx, token, from).await?;
    totp::service::begin(cx, &account).await
}

/// Goes the second step. Codes are counted together with passwords.
pub(crate) async fn finish(
    cx: &Cx,
    token: &str,
    code: &Secret<String>,
    from: Client,
) -> failure::Result<Completed> {
    let (state, address) = (state::of(cx), from.address);
    state.guards.take_request(cx, address)?;
    state.guards.take_address(address, cx.now())?;
    let (token, halfway, account) = halfway(cx, token, &from).await?;
    if let Err(wait) = guard::begin(cx, account.tenant, account.id).await? {
        if state.guards.notes(account.id, cx.now(), wait) {
            let entry = entry(&account).failed("too many failed attempts before");
            note(cx, &account, entry).await?;
        }
        return Err(guard::too_many_attempts(wait));
    }
    let Some(recovery_codes) = pass(cx, &token, &account, code.expose()).await? else {
        note(cx, &account, entry(&account).failed("the code was wrong")).await?;
        return Err(Failure::new(
            Kind::Unauthenticated,
            "invalidCode",
            "The code is not right, or was used before.",
        ));
    };
    let proven = Proven {
        account,
        from,
        method: halfway.method.and_code(),
    };
    let (token, session) = open(cx, proven).await?;
    state.guards.give_back_address(address, cx.now());
    Ok(Completed {
        token,
        session,
        recovery_codes,
    })
}

/// Takes the code and ends the step; none when the code is not right. With the first code of an app
/// come recovery codes.
async fn pass(
    cx: &Cx,
    token: &SessionToken,
    account: &Account,
    typed: &str,
) -> failure::Result<Option<Option<Vec<String>>>> {
    let (tenant, hash) = (account.tenant, token.hash());
    let stored = totp::store::find(&mut cx.read().await?, tenant, account.id).await?;
    let confirmed = stored.filter(|stored| stored.confirmed_at.is_some());
    let Some(stored) = confirmed else {
        let codes = totp::service::confirm(cx, account, typed).await?;
        if codes.is_some() {
            cx.commit(move |tx| async move { Ok(store::end(tx, tenant, &hash).await?) }.boxed())
                .await?;
        }
        return Ok(codes.map(Some));
    };
    let Some(right) = totp::service::check(cx, account, stored, typed)? else {
        return Ok(None);
    };
    let (own, account) = (cx.clone(), account.clone());
    let fits = cx
        .commit(move |tx| {
            async move {
                if !totp::service::take(&own, tx, &account, right).await? {
                    return Ok(false);
                }
                if !store::end(tx, tenant, &hash).await? {
                    return Err(over());
                }
                Ok(true)
            }
            .boxed()
        })
        .await?;
    Ok(fits.then_some(None))
}
