//! Follows the change log and tells the features' projections, per tenant in order.
//!
//! A projection is a view in memory that can be lost: it is loaded from the tables in one snapshot
//! with its position, then kept current by what was committed after. Signals only make it quick;
//! a look at the log every second makes it certain (another process may have written).

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{TenantId, failure};
use beffroi_store::{Change, Conn};
use futures_util::future::BoxFuture;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::Cx;

/// How one feature follows the change log. Both functions are idempotent.
#[derive(Clone, Copy)]
pub struct Projection {
    /// Builds the tenant's view from the tables; `conn` reads one snapshot.
    pub load: for<'a> fn(&'a Cx, &'a mut Conn, TenantId) -> BoxFuture<'a, failure::Result<()>>,
    /// Follows changes, in order.
    pub apply: for<'a> fn(&'a Cx, TenantId, &'a [Change]) -> BoxFuture<'a, failure::Result<()>>,
}

/// Changes applied at once.
const BATCH: u16 = 500;

/// The longest wait between two looks at the log.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

pub(crate) struct Projector {
    pub(crate) cx: Cx,
    pub(crate) projections: Arc<[Projection]>,
    pub(crate) positions: watch::Sender<HashMap<TenantId, i64>>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "a pulse: what changed is told by the log"
)]
async fn pulse(span: Duration) {
    tokio::time::sleep(span).await;
}

impl Projector {
    pub(crate) async fn run(self, stop: CancellationToken) {
        let mut commits = self.cx.db.commits();
        loop {
            commits.mark_unchanged();
            if let Err(failure) = self.catch_up().await {
                tracing::warn!(%failure, "projections could not follow the change log; trying again");
                pulse(Duration::from_millis(200)).await;
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => return,
                _ = commits.changed() => {}
                () = pulse(LONGEST_WAIT) => {}
            }
        }
    }

    /// Brings every tenant's projections to the end of its log. A tenant that can't follow does not
    /// hold up the others; the last such failure is returned.
    pub(crate) async fn catch_up(&self) -> failure::Result<()> {
        let positions = self.cx.db.read().await?.positions().await?;
        let mut outcome = Ok(());
        for (tenant, end) in positions {
            if let Err(failure) = self.follow(tenant, end).await {
                tracing::debug!(%tenant, %failure, "this tenant's projections are behind");
                outcome = Err(failure);
            }
        }
        outcome
    }

    async fn follow(&self, tenant: TenantId, end: i64) -> failure::Result<()> {
        let known = self.positions.borrow().get(&tenant).copied();
        let mut at = match known {
            Some(at) => at,
            None => self.load(tenant).await?,
        };
        while at < end {
            let mut conn = self.cx.db.read().await?;
            let changes = conn.changes(tenant, at, BATCH).await?;
            drop(conn);
            let Some(last) = changes.last().map(|change| change.sequence) else {
                break;
            };
            for projection in self.projections.iter() {
                (projection.apply)(&self.cx, tenant, &changes).await?;
            }
            at = last;
            self.reached(tenant, at);
        }
        Ok(())
    }

    async fn load(&self, tenant: TenantId) -> failure::Result<i64> {
        let mut conn = self.cx.db.read().await?;
        let at = conn
            .snapshot(async |conn| {
                let positions = conn.positions().await?;
                for projection in self.projections.iter() {
                    (projection.load)(&self.cx, conn, tenant).await?;
                }
                Ok(positions
                    .into_iter()
                    .find(|(id, _)| *id == tenant)
                    .map_or(0, |(_, at)| at))
            })
            .await?;
        self.reached(tenant, at);
        Ok(at)
    }

    fn reached(&self, tenant: TenantId, position: i64) {
        self.positions.send_modify(|positions| {
            positions.insert(tenant, position);
        });
    }
}
