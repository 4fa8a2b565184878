//! Letters that were claimed together, until each of them is noted.

use std::collections::HashSet;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use parking_lot::Mutex;
use uuid::Uuid;

use crate::store::{self, Claimed};

/// Letters that this process hands over just now.
#[derive(Default)]
struct Air(Mutex<HashSet<Uuid>>);

/// Their ids.
pub(super) fn in_the_air(cx: &Cx) -> Vec<Uuid> {
    cx.memory::<Air>().0.lock().iter().copied().collect()
}

/// Some letters of an organization.
pub(super) struct Flight {
    cx: Cx,
    pub(super) tenant: TenantId,
    pub(super) claimed: Vec<Claimed>,
}

impl Flight {
    /// Claims what is due, until that time.
    pub(super) async fn claim(cx: &Cx, tenant: TenantId, until: Ts) -> failure::Result<Self> {
        let (key, now) = (cx.sealing.clone(), cx.now());
        let claimed = cx
            .db
            .write(move |tx| {
                async move { Ok(store::claim(tx, tenant, (now, until), &key).await?) }.boxed()
            })
            .await?;
        let air = cx.memory::<Air>();
        air.0
            .lock()
            .extend(claimed.iter().map(|one: &Claimed| one.letter.id));
        Ok(Self {
            cx: cx.clone(),
            tenant,
            claimed,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.claimed.is_empty()
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        let air = self.cx.memory::<Air>();
        let mut air = air.0.lock();
        for one in &self.claimed {
            air.remove(&one.letter.id);
        }
    }
}
