//! The session that every way of signing in leads to.

use beffroi_core::failure;
use beffroi_directory::audit;
use beffroi_feature::Cx;
use futures_util::FutureExt;

use super::{Proven, entry};
use crate::guard;
use crate::password::service::target;
use crate::person::Person;
use crate::session::service::{announce, view};
use crate::session::store::{NewSession, end_idle, insert};
use crate::session::{IDLE_TIMEOUT, LONGEST, Session, SessionToken};

/// What is kept of a browser's description of itself, in characters.
const LONGEST_USER_AGENT: usize = 256;

/// What a browser says of itself, as it is kept.
pub(super) fn kept(user_agent: &str) -> String {
    user_agent.chars().take(LONGEST_USER_AGENT).collect()
}

/// Opens a session for somebody who has proven who they are, in every step that is asked of them.
pub(crate) async fn open(cx: &Cx, proven: Proven) -> failure::Result<(SessionToken, Session)> {
    let Proven {
        account,
        from,
        method,
    } = proven;
    let (now, tenant, user) = (cx.now(), account.tenant, account.id);
    let token = SessionToken::mint(tenant, &*cx.random);
    let session = NewSession {
        tenant,
        id: cx.mint(),
        token: token.hash(),
        user,
        now,
        expires_at: now.plus(LONGEST),
        user_agent: kept(&from.user_agent),
        ip_address: from.address.map(|address| address.to_string()),
        method,
    };
    let target = target(&account)
        .property("sessionId", None, Some(session.id.to_string()))
        .property("signInMethod", None, Some(method.as_str().to_owned()));
    let entry = entry(&account).target(target);
    let own = cx.clone();
    cx.write(tenant, move |tx| {
        async move {
            guard::clear(tx, tenant, user).await?;
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
