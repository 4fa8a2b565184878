//! What a listener has not been told yet. Nothing is kept of it but a place in the change log: a
//! listener that is down for hours fills neither memory nor tables, and nothing is lost with a
//! process.

use std::collections::HashSet;

use beffroi_core::{Ts, failure};
use beffroi_feature::{Passage, Portion, read_on};
use beffroi_store::{Change, Conn};

use crate::limits::{AT_ONCE, PAGES_AT_ONCE};
use crate::model::item::{Item, Notification, items};
use crate::model::{Place, Resource, Subscription};

/// Notifications for one request, oldest first.
pub(crate) type Batch = Passage<Notification>;

/// Reads on from where the listener is. The same change of the same thing is told once.
///
/// # Errors
/// Those of the database, and an entry that can't be read.
pub(crate) async fn read(
    conn: &mut Conn,
    subscription: &Subscription,
    resource: Resource,
) -> failure::Result<Batch> {
    let mut seen = HashSet::new();
    let keep = |entry: &Change, item: Item| {
        let change_type = subscription.change_types.tells(item.happened)?;
        let told_before = item.members.is_empty() && !seen.insert((item.id, change_type));
        (!told_before).then_some(Notification {
            item,
            change_type,
            sequence: entry.sequence,
            at: entry.at,
        })
    };
    let portion = Portion {
        things: AT_ONCE,
        pages: PAGES_AT_ONCE,
    };
    read_on(
        conn,
        subscription.tenant,
        subscription.place,
        resource.kinds(),
        portion,
        |entry| items(resource, entry),
        keep,
    )
    .await
}

/// The place behind everything that is as old as `at` or older.
///
/// # Errors
/// Those of the database.
pub(crate) async fn behind(
    conn: &mut Conn,
    subscription: &Subscription,
    resource: Resource,
    at: Ts,
) -> failure::Result<Place> {
    let until = conn.position(subscription.tenant).await?;
    let mut place = subscription.place;
    loop {
        let from = place.position + 1;
        let kinds = resource.kinds();
        let page = conn.changes_of(subscription.tenant, from, until, kinds);
        let page = page.await?;
        if page.is_empty() {
            return Ok(place);
        }
        for entry in page {
            if entry.at > at {
                return Ok(place);
            }
            place = Place::behind(entry.sequence);
        }
    }
}
