//! Up to where in the change log somebody else has been told, and what comes behind it.
//!
//! Whoever tells others what was committed keeps nothing but a place: a listener that is down for
//! hours fills neither memory nor tables with it, and nothing is lost with a process.

use beffroi_core::{TenantId, failure};
use beffroi_store::{Change, Conn};

/// Up to where in the change log somebody has been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Every entry up to this one.
    pub position: i64,
    /// So many of the things of the next entry that holds any.
    pub told: i64,
}

impl Place {
    /// Behind an entry of the log and everything in it.
    #[must_use]
    pub const fn behind(position: i64) -> Self {
        Self { position, told: 0 }
    }
}

/// How much is read in one go.
#[derive(Debug, Clone, Copy)]
pub struct Portion {
    /// Things that are kept at most.
    pub things: usize,
    /// Pages of the log at most.
    pub pages: usize,
}

/// What was read, oldest first.
#[derive(Debug)]
pub struct Passage<T> {
    /// What is to be told.
    pub things: Vec<T>,
    /// Where one is when that has been told.
    pub next: Place,
    /// Whether there may be more.
    pub more: bool,
}

/// Reads on from a place. `things` takes an entry of one of the `kinds` apart; `keep` makes of each
/// part what is to be told of it, if anything is.
///
/// # Errors
/// Those of the database, and an entry that can't be read.
pub async fn read_on<I, T>(
    conn: &mut Conn,
    tenant: TenantId,
    place: Place,
    kinds: &[&'static str],
    portion: Portion,
    mut things: impl FnMut(&Change) -> failure::Result<Vec<I>>,
    mut keep: impl FnMut(&Change, I) -> Option<T>,
) -> failure::Result<Passage<T>> {
    let until = conn.position(tenant).await?;
    let mut passage = Passage {
        things: Vec::new(),
        next: place,
        more: true,
    };
    for _ in 0..portion.pages {
        let from = passage.next.position + 1;
        let page = conn.changes_of(tenant, from, until, kinds).await?;
        if page.is_empty() {
            passage.next = Place::behind(until.max(passage.next.position));
            passage.more = false;
            return Ok(passage);
        }
        for entry in page {
            let told = usize::try_from(passage.next.told).unwrap_or_default();
            for thing in things(&entry)?.into_iter().skip(told) {
                if passage.things.len() == portion.things {
                    return Ok(passage);
                }
                passage.next.told += 1;
                passage.things.extend(keep(&entry, thing));
            }
            passage.next = Place::behind(entry.sequence);
        }
    }
    Ok(passage)
}
