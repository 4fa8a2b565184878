//! Keyset paging: a page ends with a cursor that names the last row's sort key, so that rows added
//! or removed meanwhile never make a row repeat or vanish.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Failure, failure};

/// Most rows on one page.
pub const MAX_PAGE: u16 = 999;
/// Rows on a page when the caller does not say.
pub const DEFAULT_PAGE: u16 = 100;

/// Where the previous page ended: the sort key's text (empty when sorted by id) and the row's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The last row's sort key.
    pub key: String,
    /// The last row's id, which breaks ties.
    pub id: Uuid,
}

impl Cursor {
    /// The opaque text for `$skiptoken`.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bytes = self.id.as_bytes().to_vec();
        bytes.extend_from_slice(self.key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads the text back.
    pub fn decode(text: &str) -> failure::Result<Self> {
        let refuse = || Failure::invalid("$skiptoken", "is not a token from @odata.nextLink");
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| refuse())?;
        let (id, key) = bytes.split_at_checked(16).ok_or_else(refuse)?;
        Ok(Self {
            id: Uuid::from_slice(id).map_err(|_| refuse())?,
            key: std::str::from_utf8(key).map_err(|_| refuse())?.to_owned(),
        })
    }
}

/// Which page is wanted.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// Rows on the page, 1 to [`MAX_PAGE`].
    pub top: u16,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Whether the caller wants to know how many rows there are in all.
    pub count: bool,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            top: DEFAULT_PAGE,
            after: None,
            count: false,
        }
    }
}

/// One page of rows.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; none on the last page.
    pub next: Option<Cursor>,
    /// Rows in all, when asked.
    pub total: Option<u64>,
}

impl<T> Page<T> {
    /// Cuts a result that was read with one row too many into a page with its cursor.
    pub fn cut(mut rows: Vec<T>, request: &PageRequest, cursor: impl Fn(&T) -> Cursor) -> Self {
        let top = usize::from(request.top);
        let more = rows.len() > top;
        rows.truncate(top);
        let next = if more { rows.last().map(cursor) } else { None };
        Self {
            items: rows,
            next,
            total: None,
        }
    }

    /// The same page with each row changed.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(f).collect(),
            next: self.next,
            total: self.total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cursor_round_trip(key in ".*", id in any::<u128>()) {
            let cursor = Cursor { key, id: Uuid::from_u128(id) };
            prop_assert_eq!(Cursor::decode(&cursor.encode()).expect("own token"), cursor);
        }

        #[test]
        fn foreign_tokens_never_panic(text in ".*") {
            let _ = Cursor::decode(&text);
        }
    }
}
