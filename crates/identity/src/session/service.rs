//! Use cases of sessions, except signing in.

use std::collections::BTreeMap;

use beffroi_core::{Failure, Kind, TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup::{self, Account, HeldRole};
use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_directory::role::{self, Scope};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::store::{self, Ended};
use super::{
    FRESH, IDLE_TIMEOUT, Session, SessionId, SessionInfo, SessionRole, SessionScope, SessionTenant,
    SessionUser,
};
use crate::change::{self, EndedSession};
use crate::oauth::grant;
use crate::person::Person;
use crate::sign_in::step;
use crate::state;

/// Category of the audit records about signing in and out.
pub(crate) const SIGN_IN: &str = "SignIn";

/// The code of the refusal of a change by somebody who signed in too long ago.
pub(crate) const NOT_FRESH: &str = "freshSignInRequired";

/// The person and session that call; programs have none.
pub(crate) fn own(caller: &Caller) -> failure::Result<(TenantId, UserId, SessionId)> {
    let user = UserId::from_uuid(caller.user()?);
    let session = caller.session.map(SessionId::from_uuid).ok_or_else(|| {
        Failure::new(
            Kind::Unauthenticated,
            "InvalidAuthenticationToken",
            "This resource is for people with a session.",
        )
    })?;
    Ok((caller.tenant, user, session))
}

/// Describes the session that calls.
pub(crate) async fn describe(cx: &Cx, caller: &Caller) -> failure::Result<Session> {
    let (tenant, user, session) = own(caller)?;
    let mut conn = cx.read().await?;
    let person = Person::find(&mut conn, tenant, user)
        .await?
        .ok_or_else(|| Failure::not_found("user", user))?;
    let (_, end) = store::span_of(&mut conn, tenant, session)
        .await?
        .ok_or_else(|| Failure::not_found("session", session))?;
    view(&mut conn, &person, end.min(cx.now().plus(IDLE_TIMEOUT))).await
}

/// Refuses somebody who signed in too long ago for a change of how they sign in.
pub(crate) async fn require_fresh(cx: &Cx, caller: &Caller) -> failure::Result<(TenantId, UserId)> {
    let (tenant, user, session) = own(caller)?;
    let span = store::span_of(&mut cx.read().await?, tenant, session).await?;
    if span.is_some_and(|(began, _)| cx.now().since(began) <= FRESH) {
        return Ok((tenant, user));
    }
    Err(Failure::new(
        Kind::Denied,
        NOT_FRESH,
        "Sign in again: ways to sign in can be changed within 15 minutes of signing in only.",
    ))
}

/// Ends every session of a person but one, and all that programs were let do in their name. The
/// caller of this forgets what the process remembers: see [`forget`].
pub(crate) async fn end_all_in(
    cx: &Cx,
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    kept: Option<SessionId>,
) -> failure::Result<()> {
    let ended = store::end_all(tx, (tenant, user), kept).await?;
    grant::store::revoke_all(tx, tenant, user, cx.now()).await?;
    announce(cx, tx, tenant, ended).await
}

/// Makes this process ask again about a person's sessions and what they let programs do.
pub(crate) fn forget(cx: &Cx, tenant: TenantId, user: UserId) {
    grant::forget(cx, tenant);
    state::of(cx)
        .sessions
        .forget(|_, live| live.tenant == tenant && live.user == user);
}

/// Signs a person out everywhere, by their own hand or somebody else's: sessions, refresh tokens and
/// what programs were let do.
pub(crate) async fn revoke_all(cx: &Cx, caller: &Caller, account: &Account) -> failure::Result<()> {
    let (own, tenant, user) = (cx.clone(), account.tenant, account.id);
    let target = Target::new("User", user.uuid(), &account.display_name);
    let entry = Entry::by(caller, SIGN_IN, "Revoke all sessions", Operation::Delete);
    let entry = entry.target(target);
    let other = (caller.actor.id != user.uuid()).then(|| caller.clone());
    cx.write(tenant, move |tx| {
        async move {
            if let Some(by) = &other {
                role::guard_person(tx, by, USER_READ_WRITE_ALL, user).await?;
            }
            step::store::end_all(tx, tenant, user).await?;
            end_all_in(&own, tx, (tenant, user), None).await?;
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    forget(cx, tenant, user);
    Ok(())
}

/// A session as the API shows it.
pub(crate) async fn view(
    conn: &mut Conn,
    person: &Person,
    expires: Ts,
) -> failure::Result<Session> {
    let account = &person.account;
    let tenant = lookup::tenant(conn, account.tenant)
        .await?
        .ok_or_else(|| Failure::not_found("organization", account.tenant))?;
    Ok(Session {
        user: SessionUser {
            id: account.id,
            display_name: account.display_name.clone(),
            given_name: account.given_name.clone(),
            surname: account.surname.clone(),
            user_principal_name: account.user_principal_name.clone(),
            mail: account.mail.clone(),
            preferred_language: account.preferred_language.clone(),
        },
        tenant: SessionTenant {
            id: tenant.id,
            display_name: tenant.display_name,
            default_language: tenant.default_language,
            time_zone: tenant.time_zone,
        },
        permissions: person
            .permissions()
            .iter()
            .map(|permission| permission.0.to_owned())
            .collect(),
        scopes: scopes(&person.roles),
        roles: person
            .roles
            .iter()
            .map(|role| SessionRole {
                id: role.id,
                display_name: role.display_name.clone(),
                directory_scope_id: role.scope,
            })
            .collect(),
        expires_date_time: expires,
        must_change_password: person.must_change_password,
    })
}

/// What these roles allow for the people of single groups, a line for each group.
fn scopes(roles: &[HeldRole]) -> Vec<SessionScope> {
    let mut scopes: BTreeMap<Scope, SessionScope> = BTreeMap::new();
    for role in roles
        .iter()
        .filter(|role| role.scope != Scope::Organization)
    {
        let scope = scopes.entry(role.scope).or_insert_with(|| SessionScope {
            directory_scope_id: role.scope,
            display_name: role.scope_display_name.clone().unwrap_or_default(),
            permissions: Vec::new(),
        });
        let names = role.effective().map(|permission| permission.0.to_owned());
        scope.permissions.extend(names);
        scope.permissions.sort_unstable();
        scope.permissions.dedup();
    }
    scopes.into_values().collect()
}

/// The caller's sessions, newest first.
pub(crate) async fn list(cx: &Cx, caller: &Caller) -> failure::Result<Vec<SessionInfo>> {
    let (tenant, user, session) = own(caller)?;
    let mut conn = cx.read().await?;
    Ok(store::list(&mut conn, (tenant, user), Some(session), cx.now()).await?)
}

/// Ends one of the caller's sessions, be it the one that calls.
pub(crate) async fn end(cx: &Cx, caller: &Caller, id: SessionId) -> failure::Result<()> {
    let (tenant, user, session) = own(caller)?;
    let activity = if id == session {
        "Sign out"
    } else {
        "Revoke session"
    };
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(tenant, move |tx| {
        async move {
            let ended = store::end_one(tx, (tenant, user), id)
                .await?
                .ok_or_else(|| Failure::not_found("session", id))?;
            let target = Target::new("User", user.uuid(), &caller.actor.display_name).property(
                "sessionId",
                Some(id.to_string()),
                None,
            );
            let entry = Entry::by(&caller, SIGN_IN, activity, Operation::Delete).target(target);
            audit::record(tx, &own, tenant, entry).await?;
            announce(&own, tx, tenant, vec![ended]).await
        }
        .boxed()
    })
    .await
}

/// Tells every process that sessions have ended: they forget them and close their connections.
/// Nothing is written when there is none.
pub(crate) async fn announce(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    ended: Vec<Ended>,
) -> failure::Result<()> {
    if ended.is_empty() {
        return Ok(());
    }
    let sessions = ended.into_iter().map(|(user, session)| EndedSession {
        user: user.uuid(),
        session: session.uuid(),
    });
    let payload = change::EndedSessions {
        sessions: sessions.collect(),
    };
    tx.change(tenant, change::SESSION_ENDED, &payload, cx.now())
        .await?;
    Ok(())
}
