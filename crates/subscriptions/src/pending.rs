//! What a listener has not been told yet. Nothing is kept of it but a place in the change log: a
//! listener that is down for hours fills neither memory nor tables, and nothing is lost with a
//! process.

use std::collections::HashSet;

use beffroi_core::{Ts, failure};
use beffroi_store::Conn;

use crate::limits::{AT_ONCE, PAGES_AT_ONCE};
use crate::model::item::{Notification, items};
use crate::model::{Place, Resource, Subscription};

/// Notifications for one request, oldest first.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) notifications: Vec<Notification>,
    /// Where the listener is when it has been told these.
    pub(crate) next: Place,
    /// Whether there may be more.
    pub(crate) more: bool,
}

/// Reads on from where the listener is. The same change of the same thing is told once.
///
/// # Errors
/// Those of the database, and an entry that can't be read.
pub(crate) async fn read(
    conn: &mut Conn,
    subscription: &Subscription,
    resource: Resource,
) -> failure::Result<Batch> {
    let until = conn.position(subscription.tenant).await?;
    let mut next = subscription.place;
    let mut seen = HashSet::new();
    let mut notifications = Vec::new();
    let full = |notifications, next| Batch {
        notifications,
        next,
        more: true,
    };
    for _ in 0..PAGES_AT_ONCE {
        let from = next.position + 1;
        let kinds = resource.kinds();
        let page = conn.changes_of(subscription.tenant, from, until, kinds);
        let page = page.await?;
        if page.is_empty() {
            return Ok(Batch {
                notifications,
                next: Place {
                    position: until.max(next.position),
                    told: 0,
                },
                more: false,
            });
        }
        for entry in page {
            let told = usize::try_from(next.told).unwrap_or_default();
            for item in items(resource, &entry)?.into_iter().skip(told) {
                if notifications.len() == AT_ONCE {
                    return Ok(full(notifications, next));
                }
                next.told += 1;
                let Some(change_type) = subscription.change_types.tells(item.happened) else {
                    continue;
                };
                if item.members.is_empty() && !seen.insert((item.id, change_type)) {
                    continue;
                }
                notifications.push(Notification {
                    item,
                    change_type,
                    sequence: entry.sequence,
                    at: entry.at,
                });
            }
            next = Place {
                position: entry.sequence,
                told: 0,
            };
        }
    }
    Ok(full(notifications, next))
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
            place = Place {
                position: entry.sequence,
                told: 0,
            };
        }
    }
}
