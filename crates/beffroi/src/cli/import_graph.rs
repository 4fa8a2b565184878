use std::path::PathBuf;
use std::process::ExitCode;

use axum::body::Body;
use beffroi_graph_import::{Counts, Event, Report};
use clap::Args;
use http::Method;
use http_body_util::BodyExt;
use serde_json::json;

use super::print::{say, tell};
use super::{Folder, Output};
use crate::local::{self, Local};

#[derive(Debug, Args)]
pub(super) struct Graph {
    /// The address to copy from, e.g. <https://graph.microsoft.com>, or another Beffroi's.
    #[arg(long, value_name = "URL")]
    from: String,
    /// Where tokens are given, when it is not the same place.
    #[arg(long, value_name = "URL")]
    authority: Option<String>,
    /// The tenant to copy, by id or domain.
    #[arg(long, value_name = "TENANT")]
    tenant: String,
    /// The application that may read it.
    #[arg(long, value_name = "ID")]
    client_id: String,
    /// The file with the application's secret in its first line.
    #[arg(long, value_name = "FILE")]
    client_secret_file: PathBuf,
    /// Also copy from private networks and without TLS.
    #[arg(long)]
    allow_private: bool,
    /// The organization of this server to copy into, by id or domain; needed only where there are several.
    #[arg(long, value_name = "TENANT")]
    into: Option<String>,
    #[command(flatten)]
    folder: Folder,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

impl Graph {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let file = &self.client_secret_file;
        let secret = std::fs::read_to_string(file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let body = json!({
            "from": self.from,
            "authority": self.authority,
            "tenant": self.tenant,
            "clientId": self.client_id,
            "clientSecret": secret.lines().next().unwrap_or_default(),
            "allowPrivate": self.allow_private,
        });
        let mut local = Local::connect(&self.folder.config()?).await?;
        let report = self.import(&mut local, body.to_string()).await;
        local.close().await;
        let report = report?;
        if self.output == Output::Json {
            say(format_args!("{}", serde_json::to_string(&report)?));
        } else {
            print(&report);
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn import(&self, local: &mut Local, body: String) -> Result<Report, local::Error> {
        let request = local::request(
            Method::POST,
            "/beta/admin/imports/graph",
            self.into.as_deref(),
        )
        .header("content-type", "application/json")
        .body(Body::from(body))?;
        let response = local::accepted(local.send(request).await?).await?;
        let mut body = response.into_body();
        let (mut text, mut report, mut told) = (Vec::new(), None, 0);
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame?.into_data() else {
                continue;
            };
            text.extend_from_slice(&data);
            while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = text.drain(..=end).collect();
                match serde_json::from_slice(&line)? {
                    Event::Progress { phase, done } => {
                        // A line for each thousand is enough to see that it goes on.
                        if done / 1_000 > told || done < 1_000 {
                            told = done / 1_000;
                            tell(format_args!("{phase}: {done}"));
                        }
                    }
                    Event::Report(found) => report = Some(*found),
                    Event::Error { message } => return Err(message.into()),
                }
            }
        }
        report.ok_or_else(|| {
            "the server stopped before the end; run the import again, it goes on where it was"
                .into()
        })
    }
}

fn print(report: &Report) {
    for one in &report.not_mapped {
        tell(format_args!(
            "{} {} {}: {}",
            one.kind, one.id, one.name, one.reason
        ));
    }
    let told = report.not_mapped.len() as u64;
    if told < report.not_mapped_count {
        let more = report.not_mapped_count - told;
        tell(format_args!("… and {more} more that could not be copied."));
    }
    let counts = |name: &str, counts: &Counts| {
        say(format_args!(
            "{name}: {} new, {} changed, {} as they were, {} gone",
            counts.created, counts.updated, counts.unchanged, counts.removed
        ));
    };
    counts("People", &report.users);
    counts("Groups", &report.groups);
    counts("Memberships", &report.members);
    counts("Owners", &report.owners);
    counts("Devices", &report.devices);
    let resumed = if report.resumed {
        ", counted from where an earlier import was interrupted"
    } else {
        ""
    };
    let missing = report.not_mapped_count;
    say(format_args!(
        "Not copied: {missing} (named above){resumed}."
    ));
}
