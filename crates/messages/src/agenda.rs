//! When to look again at whom: a person's turn in a spread, a message that comes back.
//!
//! Only people who are connected are on it; it is begun anew by their next connection.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use beffroi_core::{TenantId, Ts};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use parking_lot::Mutex;
use tokio_util::sync::CancellationToken;

use crate::delivery;
use crate::model::UserId;

/// Who is to be looked at when.
#[derive(Debug, Default)]
pub(crate) struct Agenda(Mutex<BTreeMap<Ts, HashSet<(TenantId, UserId)>>>);

impl Agenda {
    /// Looks at somebody again at that time.
    pub(crate) fn note(&self, at: Ts, tenant: TenantId, user: UserId) {
        self.0.lock().entry(at).or_default().insert((tenant, user));
    }

    /// Notes many at once.
    pub(crate) fn note_all(&self, entries: impl IntoIterator<Item = (Ts, TenantId, UserId)>) {
        let mut agenda = self.0.lock();
        for (at, tenant, user) in entries {
            agenda.entry(at).or_default().insert((tenant, user));
        }
    }

    /// Takes off everybody whose time has come.
    pub(crate) fn due(&self, now: Ts) -> HashSet<(TenantId, UserId)> {
        let mut agenda = self.0.lock();
        let later = agenda.split_off(&Ts::from_micros(now.micros().saturating_add(1)));
        std::mem::replace(&mut *agenda, later)
            .into_values()
            .flatten()
            .collect()
    }
}

/// How often the agenda is looked at: well under the two seconds in which people expect a message.
const LOOK: Duration = Duration::from_millis(250);

/// Looks at the agenda until told to stop.
pub(crate) fn follow(cx: Cx, stop: CancellationToken) -> BoxFuture<'static, ()> {
    async move {
        let agenda = cx.memory::<Agenda>();
        loop {
            #[expect(
                clippy::disallowed_methods,
                reason = "a pulse, not a rule: what is due is told by cx.clock"
            )]
            let pause = tokio::time::sleep(LOOK);
            tokio::select! {
                () = stop.cancelled() => return,
                () = pause => {}
            }
            for (tenant, user) in agenda.due(cx.now()) {
                if let Err(failure) = delivery::refresh(&cx, tenant, user).await {
                    tracing::warn!(%failure, "a person could not be looked at again");
                    agenda.note(cx.now().plus(Duration::from_secs(5)), tenant, user);
                }
            }
        }
    }
    .boxed()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn everybody_is_taken_off_once_and_not_before_their_time() {
        let agenda = Agenda::default();
        let tenant = TenantId::from_uuid(Uuid::from_u128(1));
        let user = |n| UserId::from_uuid(Uuid::from_u128(n));
        agenda.note(Ts::from_micros(5), tenant, user(1));
        agenda.note(Ts::from_micros(5), tenant, user(1));
        agenda.note_all([
            (Ts::from_micros(6), tenant, user(2)),
            (Ts::from_micros(9), tenant, user(3)),
        ]);
        assert!(agenda.due(Ts::from_micros(4)).is_empty());
        assert_eq!(agenda.due(Ts::from_micros(6)).len(), 2);
        assert!(agenda.due(Ts::from_micros(6)).is_empty());
        assert_eq!(
            agenda.due(Ts::from_micros(100)),
            HashSet::from([(tenant, user(3))])
        );
    }
}
