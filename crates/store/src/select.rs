//! Lists: a filter tree, a sort and a cursor lowered to one statement that both databases run.

use std::fmt::Write as _;

use beffroi_core::filter::{self, Op};
use beffroi_core::{Cursor, Failure, Filter, PageRequest, Ts, failure};
use uuid::Uuid;

use crate::conn::Sql;
use crate::{Conn, Row, StoreError, Value};

/// What a filterable column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text folded by `beffroi_core::filter::fold`, in a column of its own (`…_key`).
    Folded,
    /// Text compared as it is, e.g. a state's name.
    Exact,
    /// One of these words, compared as it is.
    OneOf(&'static [&'static str]),
    /// BOOLEAN.
    Bool,
    /// BIGINT.
    Int,
    /// UUID.
    Guid,
    /// Instant.
    Instant,
    /// A JSON array in a TEXT column. Conditions about its items name [`filter::ITEM`], a column
    /// whose expression is about `item.value`, the item as text.
    Collection(&'static [Column]),
}

/// A property that may be filtered by, and its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The property's name in requests.
    pub property: &'static str,
    /// The column, with its table's alias when there are several. A property of a JSON text is
    /// written `{of column as json} ->> 'name'`.
    pub sql: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
}

/// The order of a list. Ties are broken by id, in the same direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By the id column: order of creation.
    Id {
        /// Newest first.
        descending: bool,
    },
    /// By a text column that is never NULL.
    Text {
        /// The column.
        column: &'static str,
        /// Last first.
        descending: bool,
    },
}

/// A list query under construction.
pub struct Select {
    sql: String,
    args: Vec<Value>,
    id: &'static str,
}

impl Select {
    /// Begins with `SELECT … FROM … WHERE …` (the tenant's condition included, with `$1` …) and its
    /// arguments; `id` is the id column.
    pub fn new(base: &'static str, args: Vec<Value>, id: &'static str) -> Self {
        Self {
            sql: base.to_owned(),
            args,
            id,
        }
    }

    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.args.push(value.into());
        format!("${}", self.args.len())
    }

    /// Adds a condition written as a constant, without arguments.
    #[must_use]
    pub fn and(mut self, condition: &'static str) -> Self {
        let _ = write!(self.sql, " AND ({condition})");
        self
    }

    /// Adds `expression = value`.
    #[must_use]
    pub fn and_equal(mut self, expression: &'static str, value: impl Into<Value>) -> Self {
        let place = self.bind(value);
        let _ = write!(self.sql, " AND {expression} = {place}");
        self
    }

    /// Adds a condition that names several values: `head IN (…) tail`. Both ends are constants and
    /// may use the arguments that the query began with.
    #[must_use]
    pub fn and_any_of<V: Into<Value>>(
        mut self,
        head: &'static str,
        values: impl IntoIterator<Item = V>,
        tail: &'static str,
    ) -> Self {
        let places: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        let _ = write!(self.sql, " AND {head} IN ({}){tail}", places.join(", "));
        self
    }

    /// Adds a filter tree. A property that is not in `columns`, or a literal of the wrong kind, is
    /// refused by name.
    pub fn filter(mut self, filter: &Filter, columns: &[Column]) -> failure::Result<Self> {
        let condition = self.lower(filter, columns)?;
        let _ = write!(self.sql, " AND {condition}");
        Ok(self)
    }

    fn lower(&mut self, filter: &Filter, columns: &[Column]) -> failure::Result<String> {
        Ok(match filter {
            Filter::And(parts) => self.join(parts, " AND ", columns)?,
            Filter::Or(parts) => self.join(parts, " OR ", columns)?,
            Filter::Not(part) => format!("(NOT {})", self.lower(part, columns)?),
            Filter::Compare(name, op, literal) => {
                self.compare(find(columns, name)?, *op, literal)?
            }
            Filter::In(name, literals) => {
                let column = find(columns, name)?;
                // A database takes thousands of ids in a list, but not as many terms.
                if matches!(column.kind, ColumnKind::Guid) {
                    return self.one_of(column, literals);
                }
                let terms = literals
                    .iter()
                    .map(|literal| self.compare(column, Op::Eq, literal))
                    .collect::<failure::Result<Vec<_>>>()?;
                format!("({})", terms.join(" OR "))
            }
            Filter::Any(name, condition) => {
                let (each, items) = collection(find(columns, name)?)?;
                match condition {
                    None => format!("(EXISTS (SELECT 1 FROM {each}))"),
                    Some(condition) => {
                        let condition = self.lower(condition, items)?;
                        format!("(EXISTS (SELECT 1 FROM {each} WHERE {condition}))")
                    }
                }
            }
            Filter::All(name, condition) => {
                let (each, items) = collection(find(columns, name)?)?;
                let condition = self.lower(condition, items)?;
                format!("(NOT EXISTS (SELECT 1 FROM {each} WHERE NOT {condition}))")
            }
        })
    }

    fn one_of(&mut self, column: Column, literals: &[filter::Value]) -> failure::Result<String> {
        let mut places = Vec::with_capacity(literals.len());
        for literal in literals.iter().filter(|one| **one != filter::Value::Null) {
            let value = literal_value(column, literal)?;
            places.push(self.bind(value));
        }
        let sql = column.sql;
        let none = places.len() < literals.len();
        let mut terms = Vec::new();
        if !places.is_empty() {
            terms.push(format!(
                "{sql} IS NOT NULL AND {sql} IN ({})",
                places.join(", ")
            ));
        }
        if none {
            terms.push(format!("{sql} IS NULL"));
        }
        if terms.is_empty() {
            terms.push("1 = 0".to_owned());
        }
        Ok(format!("({})", terms.join(" OR ")))
    }

    fn join(
        &mut self,
        parts: &[Filter],
        glue: &str,
        columns: &[Column],
    ) -> failure::Result<String> {
        let terms = parts
            .iter()
            .map(|part| self.lower(part, columns))
            .collect::<failure::Result<Vec<_>>>()?;
        Ok(format!("({})", terms.join(glue)))
    }

    /// One comparison that is never NULL, so that `NOT` means what it says.
    fn compare(
        &mut self,
        column: Column,
        op: Op,
        literal: &filter::Value,
    ) -> failure::Result<String> {
        let sql = column.sql;
        if matches!(column.kind, ColumnKind::Collection(_)) {
            let words = format!("asks {} by any and all only", column.property);
            return Err(Failure::invalid("$filter", words));
        }
        if *literal == filter::Value::Null {
            return match op {
                Op::Eq => Ok(format!("({sql} IS NULL)")),
                Op::Ne => Ok(format!("({sql} IS NOT NULL)")),
                _ => Err(Failure::invalid(
                    "$filter",
                    format!(
                        "can compare {} with null only by eq and ne",
                        column.property
                    ),
                )),
            };
        }
        if let (
            ColumnKind::Folded | ColumnKind::Exact,
            Op::StartsWith | Op::EndsWith | Op::Contains | Op::Mentions,
        ) = (column.kind, op)
        {
            return self.compare_part(column, op, literal);
        }
        let sign = match op {
            Op::Eq => "=",
            Op::Ne => "<>",
            Op::Gt => ">",
            Op::Ge => ">=",
            Op::Lt => "<",
            Op::Le => "<=",
            Op::StartsWith | Op::EndsWith | Op::Contains | Op::Mentions => {
                return Err(Failure::invalid(
                    "$filter",
                    format!("can't search inside {}, which is not text", column.property),
                ));
            }
        };
        let place = {
            let value = literal_value(column, literal)?;
            self.bind(value)
        };
        Ok(match op {
            Op::Ne => format!("({sql} IS NULL OR {sql} <> {place})"),
            _ => format!("({sql} IS NOT NULL AND {sql} {sign} {place})"),
        })
    }

    fn compare_part(
        &mut self,
        column: Column,
        op: Op,
        literal: &filter::Value,
    ) -> failure::Result<String> {
        let sql = column.sql;
        let Value::Text(Some(text)) = literal_value(column, literal)? else {
            return Err(wrong_kind(column));
        };
        if text.is_empty() {
            return Ok(format!("({sql} IS NOT NULL)"));
        }
        if op == Op::Mentions {
            return Ok(self.mentions(sql, &filter::plain(&text)));
        }
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        let place = self.bind(text);
        let size = self.bind(length);
        Ok(match op {
            Op::StartsWith => format!(
                "({sql} IS NOT NULL AND substr({sql}, 1, CAST({size} AS INTEGER)) = {place})"
            ),
            Op::EndsWith => format!(
                "({sql} IS NOT NULL AND length({sql}) >= {size} AND substr({sql}, CAST(length({sql}) - {size} + 1 AS INTEGER)) = {place})"
            ),
            _ => format!(
                "({sql} IS NOT NULL AND length({sql}) >= {size} AND replace({sql}, {place}, '') <> {sql})"
            ),
        })
    }

    /// The word in the text without its accents: letter by letter, since neither database takes
    /// accents away by itself.
    fn mentions(&mut self, sql: &str, word: &str) -> String {
        let bare = filter::replacements(word).fold(sql.to_owned(), |sql, (from, to)| {
            format!("replace({sql}, '{from}', '{to}')")
        });
        let mut pattern = String::from("%");
        for letter in word.chars() {
            if ['%', '_', '\\'].contains(&letter) {
                pattern.push('\\');
            }
            pattern.push(letter);
        }
        pattern.push('%');
        let place = self.bind(pattern);
        format!("({sql} IS NOT NULL AND {bare} LIKE {place} ESCAPE '\\')")
    }

    /// Runs the query for one page: rows in `sort` order after the cursor, one row more than asked
    /// (see [`beffroi_core::Page::cut`]), and the total when wanted.
    pub async fn page(
        mut self,
        conn: &mut Conn,
        sort: Sort,
        request: &PageRequest,
    ) -> failure::Result<(Vec<Row>, Option<u64>)> {
        let total = if request.count {
            Some(self.count(conn).await?)
        } else {
            None
        };
        let id = self.id;
        if let Some(Cursor { key, id: last }) = request.after.clone() {
            let condition = match sort {
                Sort::Id { descending } => {
                    format!(" AND {id} {} {}", sign(descending), self.bind(last))
                }
                Sort::Text { column, descending } => {
                    let (key, last) = (self.bind(key), self.bind(last));
                    format!(" AND ({column}, {id}) {} ({key}, {last})", sign(descending))
                }
            };
            self.sql.push_str(&condition);
        }
        let _ = match sort {
            Sort::Id { descending } => write!(self.sql, " ORDER BY {id} {}", direction(descending)),
            Sort::Text { column, descending } => {
                let way = direction(descending);
                write!(self.sql, " ORDER BY {column} {way}, {id} {way}")
            }
        };
        let limit = self.bind(i64::from(request.top) + 1);
        let _ = write!(self.sql, " LIMIT {limit}");
        let sql = spelt(self.sql, conn);
        Ok((conn.all(Sql::built(sql), self.args).await?, total))
    }

    /// Runs the query for rows by their position: at most `limit` from `offset` on, and the total of
    /// all. For protocols that count (SCIM's `startIndex`); where rows come and go meanwhile, one may
    /// repeat or be missed, which [`Select::page`] prevents.
    ///
    /// `order` holds constant expressions, e.g. `title IS NULL`, `title`; ties are broken by id.
    pub async fn window(
        mut self,
        conn: &mut Conn,
        order: &[&'static str],
        descending: bool,
        (offset, limit): (u64, u32),
    ) -> failure::Result<(Vec<Row>, u64)> {
        let total = self.count(conn).await?;
        if limit == 0 || offset >= total {
            return Ok((Vec::new(), total));
        }
        let way = direction(descending);
        self.sql.push_str(" ORDER BY ");
        for expression in order {
            let _ = write!(self.sql, "{expression} {way}, ");
        }
        let _ = write!(self.sql, "{} {way}", self.id);
        let limit = self.bind(i64::from(limit));
        let offset = self.bind(i64::try_from(offset).unwrap_or(i64::MAX));
        let _ = write!(self.sql, " LIMIT {limit} OFFSET {offset}");
        let sql = spelt(self.sql, conn);
        Ok((conn.all(Sql::built(sql), self.args).await?, total))
    }

    async fn count(&self, conn: &mut Conn) -> Result<u64, StoreError> {
        let sql = format!(
            "SELECT CAST(count(*) AS BIGINT) AS total FROM ({}) AS counted",
            self.sql
        );
        let row = conn
            .one(Sql::built(spelt(sql, conn)), self.args.clone())
            .await?;
        let total: i64 = row.map_or(Ok(0), |row| row.get("total"))?;
        Ok(u64::try_from(total).unwrap_or_default())
    }
}

/// What the two databases say in different words: where a collection's items are listed, and a text
/// read as JSON, e.g. `{of actor as json} ->> 'id'`.
const EACH: [(&str, &str, &str); 4] = [
    ("{each ", "json_each(", "jsonb_array_elements_text(CAST("),
    (" as items}", ") AS item", " AS JSONB)) AS item(value)"),
    ("{of ", "(", "(CAST("),
    (" as json}", ")", " AS JSONB))"),
];

/// The items of a collection as a table, not spelt out yet, and what can be asked of each.
fn collection(column: Column) -> failure::Result<(String, &'static [Column])> {
    let ColumnKind::Collection(items) = column.kind else {
        let words = format!(
            "can't use any or all with {}, which is no collection",
            column.property
        );
        return Err(Failure::invalid("$filter", words));
    };
    Ok((format!("{}{}{}", EACH[0].0, column.sql, EACH[1].0), items))
}

/// The statement in the words of the connection's database.
fn spelt(sql: String, conn: &Conn) -> String {
    if !sql.contains('{') {
        return sql;
    }
    EACH.iter()
        .fold(sql, |sql, (placeholder, sqlite, postgres)| {
            sql.replace(
                placeholder,
                if conn.is_sqlite() { sqlite } else { postgres },
            )
        })
}

fn sign(descending: bool) -> &'static str {
    if descending { "<" } else { ">" }
}

fn direction(descending: bool) -> &'static str {
    if descending { "DESC" } else { "ASC" }
}

fn find(columns: &[Column], name: &str) -> failure::Result<Column> {
    columns
        .iter()
        .find(|column| column.property.eq_ignore_ascii_case(name))
        .copied()
        .ok_or_else(|| {
            Failure::invalid(
                "$filter",
                format!("can't filter by '{name}'; it can by {}", names(columns)),
            )
        })
}

fn names(columns: &[Column]) -> String {
    columns
        .iter()
        .map(|column| column.property)
        .collect::<Vec<_>>()
        .join(", ")
}

fn wrong_kind(column: Column) -> Failure {
    let wanted = match column.kind {
        ColumnKind::Folded | ColumnKind::Exact => "text in single quotes",
        ColumnKind::OneOf(_) => "one of its words in single quotes",
        ColumnKind::Bool => "true or false",
        ColumnKind::Int => "a whole number",
        ColumnKind::Guid => "a GUID",
        ColumnKind::Instant => "an instant such as 2026-11-22T09:00:00Z",
        ColumnKind::Collection(_) => "any and all",
    };
    Failure::invalid(
        "$filter",
        format!("compares {} with {wanted} only", column.property),
    )
}

fn literal_value(column: Column, literal: &filter::Value) -> failure::Result<Value> {
    use filter::Value as Literal;
    Ok(match (column.kind, literal) {
        (ColumnKind::Folded, Literal::Text(text)) => Value::from(filter::fold(text)),
        (ColumnKind::Folded, Literal::Guid(guid)) => Value::from(guid.to_string()),
        (ColumnKind::Exact, Literal::Text(text)) => Value::from(text.clone()),
        (ColumnKind::OneOf(words), Literal::Text(text)) => {
            let known = words.iter().find(|word| *word == text);
            let known = known.ok_or_else(|| {
                let words = format!("'{}'", words.join("', '"));
                let rule = format!("compares {} with one of {words} only", column.property);
                Failure::invalid("$filter", rule)
            })?;
            Value::from(*known)
        }
        (ColumnKind::Bool, Literal::Bool(value)) => Value::from(*value),
        (ColumnKind::Int, Literal::Int(value)) => Value::from(*value),
        (ColumnKind::Guid, Literal::Guid(value)) => Value::from(*value),
        (ColumnKind::Guid, Literal::Text(text)) => {
            Value::from(text.parse::<Uuid>().map_err(|_| wrong_kind(column))?)
        }
        (ColumnKind::Instant, Literal::Instant(value)) => Value::from(*value),
        (ColumnKind::Instant, Literal::Text(text)) => {
            Value::from(text.parse::<Ts>().map_err(|_| wrong_kind(column))?)
        }
        _ => return Err(wrong_kind(column)),
    })
}
