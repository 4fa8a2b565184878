use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use axum::body::Body;
use beffroi_directory::import::{Event, Report};
use clap::{Args, Subcommand};
use http::Method;
use http_body_util::BodyExt;
use indicatif::{ProgressBar, ProgressStyle};

use super::print::{say, tell};
use super::{Folder, Output, Tenancy};
use crate::local::{self, Local};

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// People from a CSV file in the columns of Microsoft 365's bulk-create template.
    ///
    /// With a single bad row nothing is imported; every broken rule is named with line and column.
    /// The same file twice changes nothing.
    People(People),
    /// People, groups and devices from a Microsoft Graph endpoint: a Microsoft 365 tenant, or another
    /// Beffroi.
    ///
    /// The first time everything, from then on what has changed. One that was interrupted goes on where
    /// it was. What can't be copied is named.
    Graph(super::import_graph::Graph),
}

#[derive(Debug, Args)]
pub(super) struct People {
    /// The file, UTF-8.
    file: PathBuf,
    /// Check and compare, write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    tenancy: Tenancy,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

impl Import {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let people = match self {
            Self::People(people) => people,
            Self::Graph(graph) => return graph.run().await,
        };
        let file = std::fs::read(&people.file)
            .map_err(|error| format!("{}: {error}", people.file.display()))?;
        let mut local = Local::connect(&people.folder.config()?).await?;
        let report = people.import(&mut local, file).await;
        local.close().await;
        let report = report?;
        people.print(&report)?;
        Ok(if report.rejected.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

impl People {
    async fn import(&self, local: &mut Local, file: Vec<u8>) -> Result<Report, local::Error> {
        let path = format!("/beta/admin/imports/people?dryRun={}", self.dry_run);
        let request = local::request(Method::POST, &path, self.tenancy.tenant.as_deref())
            .header("content-type", "text/csv")
            .body(Body::from(file))?;
        let response = local::accepted(local.send(request).await?).await?;
        let mut progress = Progress::begin();
        let mut body = response.into_body();
        let mut text = Vec::new();
        let mut report = None;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame?.into_data() else {
                continue;
            };
            text.extend_from_slice(&data);
            while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = text.drain(..=end).collect();
                match serde_json::from_slice(&line)? {
                    Event::Progress { done, total } => progress.tell(done, total),
                    Event::Report(found) => report = Some(found),
                    Event::Error { message } => return Err(message.into()),
                }
            }
        }
        progress.end();
        report.ok_or_else(|| {
            "the server stopped before the end; run the import again, it goes on where it was"
                .into()
        })
    }

    fn print(&self, report: &Report) -> Result<(), local::Error> {
        if self.output == Output::Json {
            say(format_args!("{}", serde_json::to_string(report)?));
            return Ok(());
        }
        for row in &report.rejected {
            let column = if row.column.is_empty() {
                "row"
            } else {
                &row.column
            };
            let value = match row.value.as_str() {
                "" => String::new(),
                value => format!(" ('{value}')"),
            };
            tell(format_args!(
                "line {}, {column}: {}{value}",
                row.line, row.rule
            ));
        }
        if report.rejected.is_empty() {
            let would = if report.dry_run { "would be " } else { "" };
            say(format_args!(
                "{} people in the file: {} {would}created, {} {would}updated, {} unchanged.",
                report.total, report.created, report.updated, report.unchanged
            ));
        } else {
            let (told, all) = (report.rejected.len() as u64, report.rejected_count);
            if told < all {
                tell(format_args!("… and {} more.", all - told));
            }
            match all {
                1 => tell(format_args!("Nothing was imported: a rule is broken.")),
                all => tell(format_args!(
                    "Nothing was imported: {all} rules are broken."
                )),
            }
        }
        Ok(())
    }
}

/// How far it is, on standard error: a bar for who watches, lines for a file or another program.
enum Progress {
    Bar(ProgressBar),
    /// Tenths of the whole that have been told.
    Lines(u64),
}

impl Progress {
    fn begin() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::Lines(0);
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} people, {eta} left") {
            bar.set_style(style);
        }
        Self::Bar(bar)
    }

    fn tell(&mut self, done: u64, total: u64) {
        match self {
            Self::Bar(bar) => {
                bar.set_length(total);
                bar.set_position(done);
            }
            Self::Lines(told) => {
                let tenths = done.saturating_mul(10) / total.max(1);
                if tenths > *told {
                    tell(format_args!("{done} of {total} people"));
                    *told = tenths;
                }
            }
        }
    }

    fn end(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
