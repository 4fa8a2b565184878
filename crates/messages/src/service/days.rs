//! How long figures are kept day by day. In all they are kept as long as the message: totals are
//! counted beside the days, so nothing is lost from them when a day is thrown away.

use std::time::Duration;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::{Conn, Tx};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::catalog::Catalog;
use crate::model::day_of;
use crate::store;

/// The job that throws old days away.
pub(crate) const PURGE_DAYS: &str = "messages.purgeDays";

/// How often it looks.
const DAILY: Duration = Duration::from_hours(24);

/// Today in the tenant's time zone, in days since 1970-01-01.
pub(super) fn today(cx: &Cx, tenant: TenantId) -> i32 {
    day_of(cx.now(), &cx.memory::<Catalog>().of(tenant).zone)
}

/// The oldest day whose figures are kept.
pub(super) async fn oldest_kept(
    cx: &Cx,
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<i32> {
    let kept = store::settings(conn, tenant).await?.figures_days;
    Ok(today(cx, tenant) - (i32::from(kept) - 1))
}

/// Sees to it that old days will be thrown away. Part of the transaction after which figures may come
/// back.
pub(super) async fn plan_purge(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let job = NewJob::new(PURGE_DAYS, &"all", &(), cx.now().plus(DAILY))?;
    beffroi_queue::nudge(tx, cx.mint_uuid(), tenant, job).await
}

/// Throws away days that are too old. Runs daily.
pub(crate) fn purge_days(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let () = job.payload()?;
        let tenant = job.tenant;
        let own = cx.clone();
        cx.commit(move |tx| {
            async move {
                let oldest = oldest_kept(&own, tx, tenant).await?;
                Ok(store::purge_days(tx, tenant, oldest).await?)
            }
            .boxed()
        })
        .await?;
        Ok(Outcome::Again(cx.now().plus(DAILY)))
    }
    .boxed()
}
