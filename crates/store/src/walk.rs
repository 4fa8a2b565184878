//! A walk through very many rows, e.g. all people of a tenant at start.

use std::borrow::Cow;
use std::fmt::Write as _;

use futures_util::future::join;
use serde::Deserialize;
use uuid::Uuid;

use crate::conn::Sql;
use crate::{Conn, StoreError, Value};

/// Which rows, and what of them.
#[derive(Debug, Clone, Copy)]
pub struct Walk {
    /// `table WHERE …`, the tenant's condition included, with `$1` …
    pub from: &'static str,
    /// A UUID that is unique among these rows, never nil, and by which an index finds them in order.
    pub id: &'static str,
    /// Expressions of type TEXT.
    pub texts: &'static [&'static str],
}

/// A text of a row that is walked through; none for NULL.
pub type WalkedText<'a> = Option<Cow<'a, str>>;

/// Rows that SQLite folds into one.
const BLOCK: i64 = 2_000;

#[derive(Deserialize)]
struct Folded<'a>(#[serde(borrow)] Vec<Vec<Option<Text<'a>>>>);

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Conn {
    /// Hands the id and the texts of each row to `take`, in the order of ids on SQLite.
    ///
    /// A row of SQLite comes from the driver's own thread, and the two threads wake each other for
    /// each: a million rows take ten seconds that way. So a few thousand rows are folded into one,
    /// and the next ones are read while they are unfolded. Call it within [`Conn::snapshot`].
    pub async fn walk(
        &mut self,
        walk: Walk,
        args: Vec<Value>,
        mut take: impl FnMut(Uuid, &[WalkedText<'_>]) + Send,
    ) -> Result<(), StoreError> {
        if self.is_sqlite() {
            return self.walk_in_blocks(walk, args, take).await;
        }
        let names: Vec<String> = (0..walk.texts.len()).map(|n| format!("t{n}")).collect();
        let mut texts = Vec::with_capacity(names.len());
        self.each(Sql::built(walk.select()), args, |row| {
            texts.clear();
            for name in &names {
                texts.push(row.get::<Option<String>>(name)?.map(Cow::Owned));
            }
            take(row.get("id")?, &texts);
            Ok(())
        })
        .await
    }

    async fn walk_in_blocks(
        &mut self,
        walk: Walk,
        args: Vec<Value>,
        mut take: impl FnMut(Uuid, &[WalkedText<'_>]) + Send,
    ) -> Result<(), StoreError> {
        let sql = walk.select_block(args.len() + 1);
        let mut last = Uuid::nil();
        let mut before = String::new();
        loop {
            let mut args = args.clone();
            args.extend([Value::from(last), Value::from(BLOCK)]);
            // The statement is on its way before the rows of the one before it are unfolded.
            let fetch = self.one(Sql::built(sql.clone()), args);
            let (row, unfolded) = join(fetch, async { unfold(&before, &mut take) }).await;
            unfolded?;
            let Some(row) = row? else { return Ok(()) };
            match row.get::<Option<Uuid>>("last")? {
                Some(end) => (last, before) = (end, row.get("block")?),
                None => return Ok(()),
            }
        }
    }
}

impl Walk {
    /// `SELECT id, t0, t1 … FROM …`
    fn select(&self) -> String {
        let mut sql = format!("SELECT {} AS id", self.id);
        for (number, text) in self.texts.iter().enumerate() {
            let _ = write!(sql, ", {text} AS t{number}");
        }
        let _ = write!(sql, " FROM {}", self.from);
        sql
    }

    /// The rows behind the id that is argument `next`, as one JSON array of arrays, and the last id;
    /// the argument behind it says how many. SQLite only.
    fn select_block(&self, next: usize) -> String {
        let mut sql = String::from("SELECT json_group_array(json_array(hex(id)");
        for number in 0..self.texts.len() {
            let _ = write!(sql, ", t{number}");
        }
        let (select, id, limit) = (self.select(), self.id, next + 1);
        let _ = write!(
            sql,
            ")) AS block, max(id) AS last FROM ({select} AND {id} > ${next} ORDER BY {id} LIMIT ${limit})"
        );
        sql
    }
}

fn unfold(block: &str, take: &mut impl FnMut(Uuid, &[WalkedText<'_>])) -> Result<(), StoreError> {
    if block.is_empty() {
        return Ok(());
    }
    let wrong = |error| StoreError::decode("block", error);
    let Folded(rows) = serde_json::from_str(block).map_err(wrong)?;
    for row in rows {
        let mut row = row.into_iter().map(|text| text.map(|text| text.0));
        let id = row.next().flatten().unwrap_or_default();
        let id = Uuid::try_parse(&id).map_err(|error| StoreError::decode("id", error))?;
        take(id, &row.collect::<Vec<_>>());
    }
    Ok(())
}
