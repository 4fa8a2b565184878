//! The import itself: check everything, then write block by block.

use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use bytes::Bytes;
use tokio::sync::mpsc;

use super::records::Mark;
use super::rows::{Block, Sheet};
use super::turn::{self, Turn};
use super::{Event, Report, block};
use crate::tenant;

/// An import of people that is about to begin.
pub struct People {
    file: Bytes,
    dry_run: bool,
    turn: Turn,
}

impl People {
    /// Takes the tenant's turn; `file` is CSV, a `dry_run` writes nothing. Refused with
    /// `importUnderWay` while another import into the caller's tenant is.
    pub fn begin(cx: &Cx, caller: &Caller, file: Bytes, dry_run: bool) -> failure::Result<Self> {
        let turn = turn::take(cx, caller.tenant)?;
        Ok(Self {
            file,
            dry_run,
            turn,
        })
    }
}

/// Imports people; tells how far it is on `events`, which ends with a report or an error.
pub async fn people(cx: Cx, caller: Caller, import: People, events: mpsc::Sender<Event>) {
    let People {
        file,
        dry_run,
        turn,
    } = import;
    let end = match run(&cx, &caller, file, dry_run, &events).await {
        Ok(report) => Event::Report(report),
        Err(failure) => {
            tracing::warn!(%failure, "an import could not go on");
            Event::Error {
                message: failure.message().to_owned(),
            }
        }
    };
    // Before the end is told: whoever hears it may begin the next one.
    drop(turn);
    // Whoever asked may have gone; what was written is in the audit trail.
    let _ = events.send(end).await;
}

async fn run(
    cx: &Cx,
    caller: &Caller,
    file: Bytes,
    dry_run: bool,
    events: &mpsc::Sender<Event>,
) -> failure::Result<Report> {
    let domains = tenant::store::domains(&mut cx.read().await?, caller.tenant).await?;
    let mut report = Report {
        dry_run,
        ..Report::default()
    };
    let sheet = match aside(move || Sheet::open(file, domains)).await? {
        Ok(sheet) => sheet,
        Err(broken) => {
            report.total = 1;
            report.reject([broken]);
            return Ok(report);
        }
    };
    let (sheet, changing) = check(cx, caller, sheet, &mut report, events).await?;
    if report.rejected_count > 0 {
        return Ok(Report {
            created: 0,
            updated: 0,
            unchanged: 0,
            ..report
        });
    }
    if !dry_run {
        write(cx, caller, &sheet, changing, &mut report, events).await?;
        cx.caught_up(caller.tenant).await?;
    }
    Ok(report)
}

/// Parsing takes the processor for milliseconds at a time: not on a thread that answers requests.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> failure::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Failure::bug)
}

async fn next(mut sheet: Sheet) -> failure::Result<(Sheet, Option<Block>)> {
    aside(move || {
        let block = sheet.block();
        (sheet, block)
    })
    .await
}

/// Checks and compares the whole file; tells where the blocks begin in which something changes.
async fn check(
    cx: &Cx,
    caller: &Caller,
    mut sheet: Sheet,
    report: &mut Report,
    events: &mpsc::Sender<Event>,
) -> failure::Result<(Sheet, Vec<Mark>)> {
    let mut changing = Vec::new();
    // Nobody reads the report of a dry run whose asker has gone.
    while !(report.dry_run && events.is_closed()) {
        let mark = sheet.mark();
        let block;
        (sheet, block) = next(sheet).await?;
        let Some(mut block) = block else {
            break;
        };
        let steps = block::compare(&mut cx.read().await?, caller, &block.rows).await?;
        report.total += block.total;
        report.created += steps.created.len() as u64;
        report.updated += steps.updated.len() as u64;
        report.unchanged += steps.unchanged;
        if !(steps.created.is_empty() && steps.updated.is_empty()) {
            changing.push(mark);
        }
        block.rejected.extend(steps.rejected);
        block.rejected.sort_by_key(|broken| broken.line);
        report.reject(block.rejected);
    }
    Ok((sheet, changing))
}

/// Writes the blocks in which something changes.
async fn write(
    cx: &Cx,
    caller: &Caller,
    sheet: &Sheet,
    changing: Vec<Mark>,
    report: &mut Report,
    events: &mpsc::Sender<Event>,
) -> failure::Result<()> {
    let total = report.created + report.updated;
    (report.created, report.updated) = (0, 0);
    for mark in changing {
        let (_, block) = next(sheet.again(mark)).await?;
        let rows = block.unwrap_or_default().rows;
        let (created, updated) = block::write(cx, caller, rows).await?;
        report.created += created;
        report.updated += updated;
        let done = report.created + report.updated;
        let _ = events.send(Event::Progress { done, total }).await;
    }
    report.unchanged = report.total - report.created - report.updated;
    Ok(())
}
