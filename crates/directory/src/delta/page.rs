//! A page of a delta query, and what it takes to make one.

use std::collections::BTreeSet;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::Conn;
use beffroi_web::Reach;
use serde_json::{Value, json};
use uuid::Uuid;

use super::State;
use super::token::{Of, Token, gone};

/// Rows on a page when the caller does not say.
const USUAL: usize = 200;
/// Most rows on a page.
const MOST: usize = 999;

/// What the caller of a delta query asked for.
pub(crate) struct Asked {
    pub(crate) tenant: TenantId,
    pub(crate) of: Of,
    /// The groups for whose people only the caller asks; none means everybody.
    pub(crate) within: BTreeSet<Uuid>,
    /// Where to go on.
    pub(crate) state: State,
    pub(crate) top: usize,
}

/// Where the next request goes.
pub(crate) enum Progress {
    /// There is more in this round.
    More(State),
    /// The round has ended; the next one begins here.
    Done(State),
}

/// Entities and removals, and how it goes on.
pub(crate) struct DeltaPage {
    pub(crate) rows: Vec<Value>,
    pub(crate) progress: Progress,
}

impl Asked {
    /// Reads the options of a delta query; `most` is the caller's `Prefer: odata.maxpagesize`.
    pub(crate) async fn read(
        cx: &Cx,
        conn: &mut Conn,
        (tenant, reach): (TenantId, &Reach),
        of: Of,
        query: &ListQuery,
        most: Option<usize>,
    ) -> failure::Result<Self> {
        let option = |name: &str| query.custom.get(name).map(String::as_str);
        let top = match option("$top") {
            None => most.unwrap_or(USUAL).clamp(1, MOST),
            Some(text) => text
                .trim()
                .parse()
                .ok()
                .filter(|rows| (1..=MOST).contains(rows))
                .ok_or_else(|| {
                    let rule = format!("must be a whole number from 1 to {MOST}");
                    Failure::invalid("$top", rule)
                })?,
        };
        let within = match reach {
            Reach::Everyone => BTreeSet::new(),
            Reach::Groups(groups) => groups.clone(),
        };
        let end = conn.position(tenant).await?;
        let decode = |name, text: &str| {
            let token = Token::decode(name, text, tenant, of, cx.now())?;
            if token.is_within(&within) {
                Ok(token)
            } else {
                Err(gone(name))
            }
        };
        let state = match (option("$deltatoken"), option("$skiptoken")) {
            (Some(_), Some(_)) => {
                let rule = "can't be given together with $skiptoken";
                return Err(Failure::invalid("$deltatoken", rule));
            }
            (Some(latest), None) if latest.eq_ignore_ascii_case("latest") => {
                Some(State::From { at: end + 1 })
            }
            (Some(text), None) => match decode("$deltatoken", text)?.state {
                // From a copy of the database that was ahead of this one.
                State::From { at } if at > end + 1 => return Err(gone("$deltatoken")),
                State::From { at } => Some(State::Changes {
                    at,
                    told: 0,
                    until: end,
                }),
                State::All { .. } | State::Changes { .. } => return Err(gone("$deltatoken")),
            },
            (None, Some(text)) => match decode("$skiptoken", text)?.state {
                State::From { .. } => return Err(gone("$skiptoken")),
                other => Some(other),
            },
            (None, None) => None,
        };
        let begin = State::All {
            start: end + 1,
            after: None,
            member: None,
        };
        Ok(Self {
            tenant,
            of,
            within,
            state: state.unwrap_or(begin),
            top,
        })
    }

    /// The token of a state for a link.
    pub(crate) fn token(&self, cx: &Cx, state: State) -> failure::Result<String> {
        let token = Token::new(self.tenant, self.of, cx.now(), state);
        token.within(self.within.clone()).encode()
    }
}

/// A row that says that something is not there any more: `changed` when it can be restored.
pub(super) fn removed(id: Uuid, restorable: bool) -> Value {
    let reason = if restorable { "changed" } else { "deleted" };
    json!({"id": id, "@removed": {"reason": reason}})
}
