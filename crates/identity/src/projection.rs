//! Follows the change log: what it says takes effect on sessions and connections at once, in every
//! process.

use std::collections::HashSet;

use beffroi_channels::live::CloseReason;
use beffroi_core::{TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::change::{
    GROUP_DELETED, GROUP_MEMBERS, Ids, ROLE_ASSIGNMENTS, ROLE_SAVED, TENANT_SAVED, USER_DELETED,
    USER_SAVED,
};
use beffroi_directory::lookup;
use beffroi_feature::{Cx, Projection};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::change::{APPLICATION_SAVED, EndedSessions, SESSION_ENDED};
use crate::oauth::grant;
use crate::session::store;
use crate::state;

pub(crate) const PROJECTION: Projection = Projection { load, apply };

/// Up to here each person is asked for by themselves; beyond, everybody with a session is.
const FEW: usize = 100;

/// Nothing is kept that would have to be loaded; what was read before may be old.
fn load<'a>(cx: &'a Cx, _: &'a mut Conn, tenant: TenantId) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        forget(cx, tenant);
        Ok(())
    }
    .boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let mut touched: HashSet<Uuid> = HashSet::new();
        let mut stale = false;
        for change in changes {
            match change.kind.as_str() {
                USER_SAVED | USER_DELETED => {
                    stale = true;
                    touched.extend(change.payload::<Ids>()?.ids);
                }
                GROUP_MEMBERS | GROUP_DELETED | ROLE_ASSIGNMENTS | ROLE_SAVED | TENANT_SAVED
                | APPLICATION_SAVED => stale = true,
                SESSION_ENDED => {
                    stale = true;
                    close(cx, tenant, &change.payload()?);
                }
                _ => {}
            }
        }
        if stale {
            forget(cx, tenant);
        }
        for user in with_sessions(cx, tenant, touched).await? {
            end_unless_enabled(cx, tenant, user).await?;
        }
        Ok(())
    }
    .boxed()
}

fn forget(cx: &Cx, tenant: TenantId) {
    let state = state::of(cx);
    state.sessions.forget(|_, live| live.tenant == tenant);
    grant::forget(cx, tenant);
    state.applications.forget(|(owner, _), _| *owner == tenant);
}

fn close(cx: &Cx, tenant: TenantId, ended: &EndedSessions) {
    for one in &ended.sessions {
        let reason = CloseReason::REVOKED;
        cx.hub
            .close_session(tenant.uuid(), one.user, one.session, reason);
    }
}

async fn with_sessions(
    cx: &Cx,
    tenant: TenantId,
    touched: HashSet<Uuid>,
) -> failure::Result<Vec<UserId>> {
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let mut conn = cx.read().await?;
    if touched.len() > FEW {
        let mut people = store::people(&mut conn, tenant).await?;
        people.retain(|user| touched.contains(&user.uuid()));
        return Ok(people);
    }
    let mut people = Vec::new();
    for user in touched.into_iter().map(UserId::from_uuid) {
        if store::has_any(&mut conn, tenant, user).await? {
            people.push(user);
        }
    }
    Ok(people)
}

/// Ends the sessions of somebody who may not sign in any more, for good: an account that is enabled
/// again begins anew.
async fn end_unless_enabled(cx: &Cx, tenant: TenantId, user: UserId) -> failure::Result<()> {
    let account = lookup::account(&mut cx.read().await?, tenant, user).await?;
    if account.is_some_and(|account| account.enabled) {
        return Ok(());
    }
    let now = cx.now();
    cx.db
        .write(move |tx| {
            async move {
                store::end_all(tx, (tenant, user), None).await?;
                grant::store::revoke_all(tx, tenant, user, now).await?;
                Ok(())
            }
            .boxed()
        })
        .await?;
    cx.hub
        .close_person(tenant.uuid(), user.uuid(), CloseReason::REVOKED);
    Ok(())
}
