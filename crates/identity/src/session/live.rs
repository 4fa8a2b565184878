//! A session in memory for a few seconds, so that a request costs no statement.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::{IDLE_TIMEOUT, SEEN_GRAIN, SessionId, SessionToken, store};
use crate::person::Person;
use crate::state;

/// A good session as it was read.
pub(crate) struct Live {
    pub(crate) tenant: TenantId,
    pub(crate) user: UserId,
    pub(crate) id: SessionId,
    pub(crate) caller: Caller,
    pub(crate) must_change_password: bool,
    expires_at: Ts,
    last_seen_micros: AtomicI64,
}

impl Live {
    fn is_over(&self, now: Ts) -> bool {
        let last_seen = Ts::from_micros(self.last_seen_micros.load(Ordering::Relaxed));
        now >= self.expires_at || now.since(last_seen) >= IDLE_TIMEOUT
    }

    /// True for one caller a minute: who notes that the session is used.
    fn is_to_be_noted(&self, now: Ts) -> bool {
        let last_seen = self.last_seen_micros.load(Ordering::Relaxed);
        now.since(Ts::from_micros(last_seen)) >= SEEN_GRAIN
            && self
                .last_seen_micros
                .compare_exchange(
                    last_seen,
                    now.micros(),
                    Ordering::Relaxed,
                    Ordering::Relaxed,
                )
                .is_ok()
    }
}

/// The session that a token opens; none when it is over, ended, or its owner may not sign in.
pub(crate) async fn find_live(cx: &Cx, token: &SessionToken) -> failure::Result<Option<Arc<Live>>> {
    let (state, now, key) = (state::of(cx), cx.now(), token.hash());
    let live = if let Some(live) = state.sessions.get(&key, now) {
        live
    } else {
        let generation = state.sessions.generation();
        let Some(live) = read(cx, token).await? else {
            return Ok(None);
        };
        let live = Arc::new(live);
        state.sessions.put(generation, key, Arc::clone(&live), now);
        live
    };
    if live.is_over(now) {
        return Ok(None);
    }
    if live.is_to_be_noted(now) {
        note_seen(cx, &live, now).await;
    }
    Ok(Some(live))
}

async fn read(cx: &Cx, token: &SessionToken) -> failure::Result<Option<Live>> {
    let (mut conn, tenant) = (cx.read().await?, token.tenant());
    let Some(found) = store::find(&mut conn, tenant, &token.hash()).await? else {
        return Ok(None);
    };
    let Some(person) = Person::find(&mut conn, tenant, found.user).await? else {
        return Ok(None);
    };
    Ok(Some(Live {
        tenant,
        user: found.user,
        id: found.id,
        caller: person.caller(found.id),
        must_change_password: person.must_change_password,
        expires_at: found.expires_at,
        last_seen_micros: AtomicI64::new(found.last_seen_at.micros()),
    }))
}

/// Notes that the session is used. A failure costs the person nothing now: the next minute notes it.
async fn note_seen(cx: &Cx, live: &Live, now: Ts) {
    let (tenant, id) = (live.tenant, live.id);
    let noted = cx
        .commit(move |tx| async move { Ok(store::touch(tx, tenant, id, now).await?) }.boxed())
        .await;
    if let Err(failure) = noted {
        tracing::warn!(%failure, session = %id, "could not note that a session is used");
    }
}
