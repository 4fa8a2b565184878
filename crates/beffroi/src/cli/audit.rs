use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use http::Method;
use http_body_util::BodyExt;

use super::print::{say, tell};
use super::{Folder, Output, Tenancy};
use crate::local::{self, Local};

#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Recompute the chain; fails and names the first record that was altered or removed.
    Verify(Verify),
    /// Write the records to a file or to standard output, newest first.
    ///
    /// CSV is for spreadsheets, JSON has everything. Both take the filters of the interface.
    Export(Export),
}

/// How the file is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// How to write it.
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// Only what fulfils the condition, e.g. "result eq 'failure'".
    #[arg(long, value_name = "CONDITION")]
    filter: Option<String>,
    /// Only what has these words in its activity or in the names of who did it and to what.
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// The file, which must not exist yet; standard output when absent.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    tenancy: Tenancy,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    tenancy: Tenancy,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

impl Audit {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        match self {
            Self::Verify(verify) => verify.run().await,
            Self::Export(export) => export.run().await,
        }
    }
}

impl Export {
    async fn run(self) -> Result<ExitCode, local::Error> {
        let mut local = Local::connect(&self.folder.config()?).await?;
        let written = self.write(&mut local).await;
        local.close().await;
        written?;
        Ok(ExitCode::SUCCESS)
    }

    /// Piece by piece: a trail may be larger than the memory.
    async fn write(&self, local: &mut Local) -> Result<(), local::Error> {
        let tenant = self.tenancy.tenant.as_deref();
        let request =
            local::request(Method::GET, &self.path(), tenant).body(axum::body::Body::empty())?;
        let answer = local::accepted(local.send(request).await?).await?;
        // Made after the server has agreed: a refusal leaves no empty file.
        let mut file: Box<dyn Write + Send> = match &self.to {
            Some(path) => {
                let made = std::fs::File::create_new(path);
                Box::new(made.map_err(|error| format!("{}: {error}", path.display()))?)
            }
            None => Box::new(std::io::stdout()),
        };
        let mut body = answer.into_body();
        while let Some(frame) = body.frame().await {
            if let Ok(data) = frame?.into_data()
                && let Err(error) = file.write_all(&data)
            {
                return match error.kind() {
                    // Nobody reads on: `beffroi audit export | head`.
                    std::io::ErrorKind::BrokenPipe => Ok(()),
                    _ => Err(error.into()),
                };
            }
        }
        file.flush()?;
        Ok(())
    }

    fn path(&self) -> String {
        let format = match self.format {
            Format::Csv => "csv",
            Format::Json => "json",
        };
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("format", format);
        if let Some(condition) = &self.filter {
            query.append_pair("$filter", condition);
        }
        if let Some(words) = &self.search {
            query.append_pair("$search", &format!("\"{words}\""));
        }
        format!("/beta/auditLogs/directoryAudits/export?{}", query.finish())
    }
}

impl Verify {
    async fn run(self) -> Result<ExitCode, local::Error> {
        let mut local = Local::connect(&self.folder.config()?).await?;
        let tenant = self.tenancy.tenant.as_deref();
        let request = local::request(Method::GET, "/beta/auditLogs/verification", tenant)
            .body(axum::body::Body::empty())?;
        let found = local.json(request).await;
        local.close().await;
        let found = found?;
        let valid = found["valid"] == true;
        if self.output == Output::Json {
            say(format_args!("{found}"));
        } else if valid {
            say(format_args!(
                "The chain of {} records is whole. Head: {}",
                found["records"],
                found["head"].as_str().unwrap_or_default()
            ));
        } else {
            let id = found["firstBrokenId"]
                .as_str()
                .map_or_else(|| "it is missing".to_owned(), |id| format!("id {id}"));
            tell(format_args!(
                "The chain is broken at record {} ({id}).",
                found["firstBrokenSequence"]
            ));
        }
        Ok(if valid {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
