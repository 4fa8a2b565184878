use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use http::Method;
use serde_json::{Value, json};

use super::print::{say, tell};
use super::{Folder, Output, Tenancy};
use crate::local::{self, Local};

/// Type PowerShell's cmdlets here: `Get-Mailbox test1 | select SkuAssigned, PersistedCapabilities`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  beffroi shell -c 'Get-MgSubscribedSku | sort ConsumedUnits -Descending' --data /var/lib/beffroi
  beffroi shell --data /var/lib/beffroi < script.ps1
  beffroi shell --data /var/lib/beffroi        (help, Get-Command, exit)")]
pub(super) struct Shell {
    /// Run this and end.
    #[arg(short = 'c', long = "command", value_name = "SCRIPT")]
    command: Option<String>,
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    tenancy: Tenancy,
    /// How to print: as a console, or everything as one JSON object.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

/// Characters of a line where the terminal does not say.
const WIDTH: u16 = 120;

impl Shell {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let mut local = Local::connect(&self.folder.config()?).await?;
        let well = self.scripts(&mut local).await;
        local.close().await;
        Ok(if well? {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    async fn scripts(&self, local: &mut Local) -> Result<bool, local::Error> {
        let mut variables = json!({});
        if let Some(script) = &self.command {
            return self.script(local, script, &mut variables).await;
        }
        if !std::io::stdin().is_terminal() {
            let script = std::io::read_to_string(std::io::stdin())?;
            return self.script(local, &script, &mut variables).await;
        }
        loop {
            prompt("PS> ")?;
            let mut line = String::new();
            if std::io::stdin().lock().read_line(&mut line)? == 0 {
                return Ok(true);
            }
            // As in PowerShell a line that ends with one goes on.
            while line.trim_end().ends_with(['|', '`', '{', '(', ',']) {
                prompt(">> ")?;
                if std::io::stdin().lock().read_line(&mut line)? == 0 {
                    break;
                }
            }
            match line.trim() {
                "" => {}
                "exit" | "quit" => return Ok(true),
                "help" => drop(self.script(local, "Get-Command", &mut variables).await?),
                script => drop(self.script(local, script, &mut variables).await?),
            }
        }
    }

    /// Runs one script; whether it came to its end without an error.
    async fn script(
        &self,
        local: &mut Local,
        script: &str,
        variables: &mut Value,
    ) -> Result<bool, local::Error> {
        let body = json!({"script": script, "width": WIDTH, "variables": variables});
        let request = local::request(
            Method::POST,
            "/beta/admin/shell",
            self.tenancy.tenant.as_deref(),
        )
        .header("content-type", "application/json")
        .body(axum::body::Body::from(body.to_string()))?;
        let mut outcome = local.json(request).await?;
        *variables = outcome["variables"].take();
        match self.output {
            Output::Json => say(format_args!("{outcome}")),
            Output::Table => {
                let text = outcome["text"].as_str().unwrap_or_default();
                prompt(text)?;
                complaints(&outcome);
            }
        }
        let written = files(&outcome["files"])?;
        let errors = outcome["errors"].as_array().map_or(0, Vec::len);
        Ok(written && errors == 0)
    }
}

/// Writes a text as it is, without an end of line.
fn prompt(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Errors and warnings, in the other stream.
fn complaints(outcome: &Value) {
    for warning in outcome["warnings"].as_array().into_iter().flatten() {
        tell(format_args!(
            "WARNING: {}",
            warning.as_str().unwrap_or_default()
        ));
    }
    for error in outcome["errors"].as_array().into_iter().flatten() {
        let message = error["message"].as_str().unwrap_or_default();
        match error["command"].as_str() {
            Some(command) => tell(format_args!("{command}: {message}")),
            None => tell(format_args!("{message}")),
        }
    }
}

/// Writes the files that a script wants, here where it was typed; false when one could not be.
fn files(files: &Value) -> Result<bool, local::Error> {
    let mut well = true;
    for file in files.as_array().into_iter().flatten() {
        let path = PathBuf::from(file["path"].as_str().unwrap_or_default());
        let append = file["append"] == true;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).append(append).truncate(!append);
        if file["noClobber"] == true {
            options.create_new(true).truncate(false);
        } else {
            options.create(true);
        }
        let content = file["content"].as_str().unwrap_or_default();
        match options.open(&path) {
            Ok(mut opened) => opened.write_all(content.as_bytes())?,
            Err(error) => {
                well = false;
                tell(format_args!("{}: {error}", path.display()));
            }
        }
    }
    Ok(well)
}
