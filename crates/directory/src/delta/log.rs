//! What the change log says of a resource, read a page at a time.

use beffroi_core::{TenantId, failure};
use beffroi_store::{Change, Conn};

use super::State;

/// What was read, and where to read on; none at the end.
pub(super) struct Read<T> {
    pub(super) items: Vec<T>,
    pub(super) next: Option<State>,
}

/// Reads on in the log: at most `budget` of what `items` finds in its entries.
pub(super) async fn read<T>(
    conn: &mut Conn,
    tenant: TenantId,
    kinds: &[&'static str],
    (at, told, until): (i64, usize, i64),
    budget: usize,
    items: impl Fn(&Change) -> failure::Result<Vec<T>>,
) -> failure::Result<Read<T>> {
    let mut found = Vec::new();
    let (mut at, mut told) = (at, told);
    loop {
        let changes = conn.changes_of(tenant, at, until, kinds).await?;
        let Some(last) = changes.last().map(|change| change.sequence) else {
            return Ok(Read {
                items: found,
                next: None,
            });
        };
        for change in &changes {
            let skipped = if change.sequence == at { told } else { 0 };
            let inside = items(change)?;
            let length = inside.len();
            let room = budget - found.len();
            found.extend(inside.into_iter().skip(skipped).take(room));
            if length.saturating_sub(skipped) > room {
                let state = State::Changes {
                    at: change.sequence,
                    told: skipped + room,
                    until,
                };
                return Ok(Read {
                    items: found,
                    next: Some(state),
                });
            }
        }
        (at, told) = (last + 1, 0);
    }
}
