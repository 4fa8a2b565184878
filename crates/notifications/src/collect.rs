//! Finds the devices of a notification to groups: the people who are in them as of sending, page by page.

use std::time::Duration;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::RoaringBitmap;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::model::{Notification, NotificationId, State};
use crate::{push, store};

/// The kind of the job.
pub(crate) const JOB: &str = "notifications.collect";

/// People whose devices are looked up in one transaction.
const PAGE: usize = 500;
/// A run that has lasted so long is gone on with by another one: a worker holds a job for fifteen seconds.
const LONGEST_RUN: Duration = Duration::from_secs(5);
/// Pages of one run, so that it ends also where the clock stands.
const PAGES: usize = 200;

/// Has a notification's devices found.
pub(crate) async fn begin(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
) -> failure::Result<()> {
    let job = NewJob::new(JOB, &id, &id, cx.now())?;
    beffroi_queue::nudge(tx, cx.mint_uuid(), tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let (id, tenant): (NotificationId, _) = (job.payload()?, job.tenant);
        let (found, position) = {
            let mut conn = cx.read().await?;
            let found = store::find(&mut conn, tenant, id).await?;
            (found, conn.position(tenant).await?)
        };
        let Some(mut found) = found.filter(|one| one.state == State::Collecting) else {
            return Ok(Outcome::Done);
        };
        // Who is in the groups is known in memory, from the change log: as far as it went when this was sent.
        if cx.projected(tenant) < position {
            cx.caught_up(tenant).await?;
            if cx.projected(tenant) < position {
                return Ok(Outcome::Again(cx.now().plus(Duration::from_millis(200))));
            }
        }
        let people = in_order(&cx, tenant, &people_of(&cx, tenant, &found.targets));
        let begun = cx.now();
        for _ in 0..PAGES {
            let first = people.partition_point(|id| Some(*id) <= found.place);
            let page: Vec<Uuid> = people[first..].iter().copied().take(PAGE).collect();
            let (last, is_last) = (page.last().copied(), page.len() < PAGE);
            let is_mine = leave(&cx, tenant, &found, page, is_last).await?;
            if is_last || !is_mine {
                return Ok(Outcome::Done);
            }
            found.place = last;
            if cx.now().since(begun) >= LONGEST_RUN {
                break;
            }
        }
        Ok(Outcome::Again(cx.now()))
    }
    .boxed()
}

/// Everybody in these groups, in nested ones too, whose account is enabled.
pub(crate) fn people_of(cx: &Cx, tenant: TenantId, groups: &[Uuid]) -> RoaringBitmap {
    let people = cx.people(tenant);
    let people = people.read();
    let all = groups
        .iter()
        .filter_map(|group| people.members(*group))
        .fold(RoaringBitmap::new(), |all, members| all | members);
    all & people.enabled()
}

/// Their ids in an order that is the same after a restart.
fn in_order(cx: &Cx, tenant: TenantId, all: &RoaringBitmap) -> Vec<Uuid> {
    let people = cx.people(tenant);
    let mut ids: Vec<Uuid> = people.read().ids(all).collect();
    ids.sort_unstable();
    ids
}

/// Leaves the notification for the devices of these people, and has it pushed. False when somebody else has done so:
/// this run took longer than it is held for.
async fn leave(
    cx: &Cx,
    tenant: TenantId,
    notification: &Notification,
    people: Vec<Uuid>,
    is_last: bool,
) -> failure::Result<bool> {
    let (own, notification) = (cx.clone(), notification.clone());
    cx.db
        .write(move |tx| {
            async move {
                let (id, now) = (notification.id, own.now());
                let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
                let place = people.last().copied().or(notification.place);
                let state = if is_last {
                    State::Sending
                } else {
                    State::Collecting
                };
                let more = count(people.len());
                if !store::progress(tx, tenant, &notification, more, (place, state)).await? {
                    return Ok(false);
                }
                let mut to = store::of_owners(tx, tenant, &people).await?;
                {
                    // Who has been unenrolled, or has another owner, is told nothing from now on.
                    let known = own.people(tenant);
                    let known = known.read();
                    to.retain(|one| known.is_device_of(one.device, one.owner));
                }
                store::insert_deliveries(tx, tenant, id, &to, now).await?;
                store::add_devices(tx, tenant, id, count(to.len())).await?;
                if is_last {
                    push::finish(&own, tx, tenant, id).await?;
                }
                push::begin(&own, tx, tenant, to.iter().map(|one| &one.place)).await?;
                Ok(true)
            }
            .boxed()
        })
        .await
}

#[cfg(test)]
mod tests {
    use beffroi_core::Failure;
    use beffroi_testkit::{TestApp, backends};

    use super::*;
    use crate::model::Kind;

    fn collecting(app: &TestApp) -> Notification {
        let now = app.cx().now();
        Notification {
            id: app.cx().mint(),
            text: None,
            title_length: 1,
            body_length: 1,
            kind: Kind::Groups,
            targets: Vec::new(),
            created_by: Uuid::nil(),
            created_by_name: String::new(),
            created_at: now,
            expires_at: now.plus(Duration::from_hours(24)),
            state: State::Collecting,
            place: None,
            devices: 0,
            people: 0,
            done_at: None,
            is_kept: false,
        }
    }

    /// A server may be given the work of another one that took too long over it: each page is left once.
    #[tokio::test]
    async fn two_servers_with_the_same_work_leave_it_once() -> Result<(), Failure> {
        for backend in backends() {
            let features = vec![beffroi_directory::feature(), crate::feature()];
            let app = TestApp::start(backend, features).await;
            let (cx, tenant) = (app.cx(), app.cx().mint());
            let found = collecting(&app);
            let own = found.clone();
            cx.db
                .write(move |tx| async move { store::insert(tx, tenant, &own).await }.boxed())
                .await?;
            let page = |first: u128| (first..first + 3).map(Uuid::from_u128).collect::<Vec<_>>();
            assert!(leave(cx, tenant, &found, page(1), false).await?);
            assert!(
                !leave(cx, tenant, &found, page(1), false).await?,
                "the same page"
            );
            let further = Notification {
                place: Some(Uuid::from_u128(3)),
                ..found.clone()
            };
            assert!(leave(cx, tenant, &further, page(4), true).await?);
            for late in [&found, &further] {
                assert!(!leave(cx, tenant, late, page(4), true).await?, "it is over");
            }
            let found = store::find(&mut cx.read().await?, tenant, found.id).await?;
            let found = found.map(|one| (one.people, one.state));
            assert_eq!(found, Some((6, State::Done)));
            app.drain().await;
            app.finish().await;
        }
        Ok(())
    }
}
