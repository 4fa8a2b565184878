//! Records as a file, page by page: a trail of any length takes the memory of one page.

use std::io;

use beffroi_core::{Cursor, Failure, Filter, PageRequest, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::Sort;
use beffroi_web::spreadsheet::{BYTE_ORDER_MARK, inert};
use bytes::Bytes;
use futures_util::{Stream, stream};

use super::model::{AuditRecord, Target};
use super::store;

/// Records read at once. Few: the record of an import names a thousand people.
const AT_ONCE: u16 = 100;
/// Characters of the longest cell: a spreadsheet takes 32,767.
const LONGEST_CELL: usize = 32_000;

const HEADINGS: [&str; 15] = [
    "Time",
    "Sequence",
    "Activity",
    "Category",
    "Operation",
    "Result",
    "Reason",
    "Actor",
    "Actor user name",
    "Actor type",
    "Actor id",
    "Targets",
    "Target ids",
    "Changes",
    "Request id",
];

/// How the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A row a record, for spreadsheets: UTF-8 with byte order mark, cells that are no formulas.
    Csv,
    /// The records as the list shows them, whole.
    Json,
}

impl Format {
    /// The media type of the file.
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// How a browser calls the file.
    pub(crate) const fn disposition(self) -> &'static str {
        match self {
            Self::Csv => "attachment; filename=\"audit.csv\"",
            Self::Json => "attachment; filename=\"audit.json\"",
        }
    }

    fn head(self) -> failure::Result<Vec<u8>> {
        match self {
            Self::Json => Ok(b"{\"value\":[".to_vec()),
            Self::Csv => {
                let mut head = BYTE_ORDER_MARK.to_vec();
                write_rows(&mut head, [HEADINGS])?;
                Ok(head)
            }
        }
    }

    fn write(
        self,
        text: &mut Vec<u8>,
        records: &[AuditRecord],
        first: bool,
    ) -> failure::Result<()> {
        match self {
            Self::Csv => write_rows(text, records.iter().map(row)),
            Self::Json => {
                for (place, record) in records.iter().enumerate() {
                    text.extend_from_slice(if first && place == 0 { b"\n" } else { b",\n" });
                    serde_json::to_writer(&mut *text, record).map_err(Failure::bug)?;
                }
                Ok(())
            }
        }
    }

    const fn tail(self) -> &'static [u8] {
        match self {
            Self::Csv => b"",
            Self::Json => b"\n]}\n",
        }
    }
}

/// The records that fulfil a condition, newest first, as pieces of a file. What is recorded meanwhile
/// is not in it.
///
/// # Errors
///
/// When the condition names what records have not, or the first page can't be read. An error further
/// on ends the file in its middle, which breaks the transfer off.
pub(crate) async fn pieces(
    cx: Cx,
    tenant: TenantId,
    filter: Option<Filter>,
    format: Format,
) -> failure::Result<impl Stream<Item = io::Result<Bytes>> + Send + use<>> {
    let mut reader = Reader {
        cx,
        tenant,
        filter,
        format,
        after: None,
    };
    let mut head = format.head()?;
    let more = reader.read(&mut head).await?;
    let rest = stream::try_unfold(more.then_some(reader), |reader| async move {
        let Some(mut reader) = reader else {
            return Ok(None);
        };
        let mut text = Vec::new();
        let more = reader.read(&mut text).await.map_err(io::Error::other)?;
        Ok(Some((text.into(), more.then_some(reader))))
    });
    let head = stream::once(async move { Ok(head.into()) });
    Ok(futures_util::StreamExt::chain(head, rest))
}

struct Reader {
    cx: Cx,
    tenant: TenantId,
    filter: Option<Filter>,
    format: Format,
    after: Option<Cursor>,
}

impl Reader {
    /// Writes the next page, and the end of the file after the last one; whether there are more.
    async fn read(&mut self, text: &mut Vec<u8>) -> failure::Result<bool> {
        let request = PageRequest {
            top: AT_ONCE,
            after: self.after.take(),
            count: false,
        };
        let first = request.after.is_none();
        // Given back before the piece is sent: whoever reads slowly holds no connection.
        let mut conn = self.cx.read().await?;
        let newest = Sort::Id { descending: true };
        let filter = self.filter.as_ref();
        let page = store::list(&mut conn, self.tenant, &request, filter, newest).await?;
        drop(conn);
        self.format.write(text, &page.items, first)?;
        self.after = page.next;
        if self.after.is_none() {
            text.extend_from_slice(self.format.tail());
        }
        Ok(self.after.is_some())
    }
}

fn write_rows<const N: usize, T: AsRef<[u8]>>(
    text: &mut Vec<u8>,
    rows: impl IntoIterator<Item = [T; N]>,
) -> failure::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(text);
    for row in rows {
        writer.write_record(row).map_err(Failure::bug)?;
    }
    writer.flush().map_err(Failure::bug)
}

fn row(record: &AuditRecord) -> [String; 15] {
    let (user, app) = (&record.initiated_by.user, &record.initiated_by.app);
    let of_user = user.as_ref().map(|user| {
        let name = user.user_principal_name.clone().unwrap_or_default();
        ("user", &user.display_name, name, user.id)
    });
    let of_app = app
        .as_ref()
        .map(|app| ("application", &app.display_name, String::new(), app.app_id));
    let unnamed = String::new();
    let (kind, name, user_name, id) =
        of_user
            .or(of_app)
            .unwrap_or(("system", &unnamed, String::new(), uuid::Uuid::nil()));
    let targets = &record.target_resources;
    [
        record.activity_date_time.to_string(),
        record.sequence.to_string(),
        cell(&record.activity_display_name),
        cell(&record.category),
        cell(&record.operation_type),
        cell(&record.result),
        cell(&record.result_reason),
        cell(name),
        cell(&user_name),
        kind.to_owned(),
        id.to_string(),
        joined(targets, |target| target.display_name.clone()),
        joined(targets, |target| target.id.to_string()),
        joined(targets, changes),
        cell(&record.correlation_id),
    ]
}

/// `property: before → after` of everything that changed on a target.
fn changes(target: &Target) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let changes = target.modified_properties.iter().map(|change| {
        let (before, after) = (value(&change.old_value), value(&change.new_value));
        format!("{}: {before} → {after}", change.display_name)
    });
    changes.collect::<Vec<_>>().join(", ")
}

fn joined(targets: &[Target], word: impl Fn(&Target) -> String) -> String {
    let words: Vec<_> = targets
        .iter()
        .map(word)
        .filter(|word| !word.is_empty())
        .collect();
    cell(&words.join("; "))
}

/// Text as a cell: no formula, and cut to what a spreadsheet takes.
fn cell(text: &str) -> String {
    match text.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => inert(&format!("{}…", &text[..end])),
        None => inert(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula_and_not_too_long() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        let long = cell(&"é".repeat(LONGEST_CELL + 1));
        assert_eq!(long.chars().count(), LONGEST_CELL + 1);
        assert!(long.ends_with('…'));
        assert!(!cell(&"é".repeat(LONGEST_CELL)).ends_with('…'));
    }
}
