use std::process::ExitCode;

use clap::{Args, Subcommand};
use http::Method;

use super::print::{say, tell};
use super::{Folder, Output, Tenancy};
use crate::local::{self, Local};

#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Recompute the chain; fails and names the first record that was altered or removed.
    Verify(Verify),
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
        let Self::Verify(verify) = self;
        let mut local = Local::connect(&verify.folder.config()?).await?;
        let tenant = verify.tenancy.tenant.as_deref();
        let request = local::request(Method::GET, "/beta/auditLogs/verification", tenant)
            .body(axum::body::Body::empty())?;
        let found = local.json(request).await;
        local.close().await;
        let found = found?;
        let valid = found["valid"] == true;
        if verify.output == Output::Json {
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
