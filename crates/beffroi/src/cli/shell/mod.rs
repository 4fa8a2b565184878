//! `beffroi shell`.
//!
//! | file | what |
//! |---|---|
//! | `place` | the server that runs the scripts, here or on another machine |
//! | `far` | another machine's server over HTTPS |
//! | `refusal` | why that server is of no use |
//! | `sign_in` | as whom it is asked |
//! | `line` | typing a line: editing, completion, history |
//! | `history` | where typed lines are kept, and which are not |
//! | `outcome` | what a script leaves behind: text, complaints, files |

mod far;
mod history;
mod line;
mod outcome;
mod place;
mod refusal;
mod sign_in;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use self::line::{Line, Typed};
use self::outcome::Named;
use self::place::Place;
use super::print::{say, tell};
use super::{Folder, Output, Tenancy};
use crate::local;

/// Type PowerShell's cmdlets here: `Get-Mailbox test1 | select SkuAssigned, PersistedCapabilities`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  beffroi shell -c 'Get-MgSubscribedSku | sort ConsumedUnits -Descending' --data /var/lib/beffroi
  beffroi shell --data /var/lib/beffroi < script.ps1
  beffroi shell --data /var/lib/beffroi        (Tab completes; help, Get-Command, exit)
  beffroi shell --server https://beffroi.example -c 'Get-Mailbox'

With --server, who signs in is never an argument. The first of these counts:
  --token-file FILE                            a bearer token in the file's first line
  BEFFROI_TOKEN                                a bearer token
  BEFFROI_CLIENT_ID and BEFFROI_CLIENT_SECRET  an application that is registered there
  BEFFROI_CLIENT_ID                            a public application: on a terminal a code is
                                               shown, to be typed in a browser")]
pub(super) struct Shell {
    /// Run this and end.
    #[arg(short = 'c', long = "command", value_name = "SCRIPT")]
    command: Option<String>,
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    far: far::Address,
    #[command(flatten)]
    tenancy: Tenancy,
    /// How to print: as a console, or everything as one JSON object.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

/// What stays from one script to the next.
struct Session {
    variables: Value,
    /// Of another machine's server: what it may write here.
    named: Option<Named>,
}

/// Characters of a line where there is no terminal that says.
const WIDTH: u16 = 120;
/// What the server takes for a width.
const WIDTHS: (u16, u16) = (40, 1_000);

impl Shell {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let tenant = self.tenancy.tenant.clone();
        let typed = self.command.is_none() && std::io::stdin().is_terminal();
        let mut place = if self.far.is_given() {
            Place::far(&self.far, tenant).await?
        } else {
            Place::here(&self.folder.config()?, tenant).await?
        };
        let well = if typed {
            self.lines(&mut place).await
        } else {
            self.once(&mut place).await
        };
        place.close().await;
        Ok(if well? {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn session(&self) -> Session {
        Session {
            variables: json!({}),
            named: self.far.is_given().then(Named::default),
        }
    }

    /// One script, from the command line or standard input.
    async fn once(&self, place: &mut Place) -> Result<bool, local::Error> {
        let script = match &self.command {
            Some(script) => script.clone(),
            None => std::io::read_to_string(std::io::stdin())?,
        };
        self.script(place, &script, &mut self.session()).await
    }

    /// Script after script, as somebody types them. What goes wrong ends none but its own.
    async fn lines(&self, place: &mut Place) -> Result<bool, local::Error> {
        // Whom the server does not let in should not type first.
        place.complete("", 0).await?;
        let mut line = Line::new()?;
        let mut session = self.session();
        tell("Tab completes, help lists the cmdlets, exit ends.");
        loop {
            let script = match line.read(place).await? {
                Typed::Script(script) => script,
                Typed::Nothing => continue,
                Typed::End => return Ok(true),
            };
            let script = match script.trim() {
                "exit" | "quit" => return Ok(true),
                "help" => "Get-Command",
                script => script,
            };
            tokio::select! {
                ran = self.script(place, script, &mut session) => if let Err(error) = ran {
                    tell(error);
                },
                _ = tokio::signal::ctrl_c() => tell("Not waited for any longer; what was done so far stays."),
            }
        }
    }

    /// Runs one script; whether it came to its end without an error.
    async fn script(
        &self,
        place: &mut Place,
        script: &str,
        session: &mut Session,
    ) -> Result<bool, local::Error> {
        if let Some(named) = &mut session.named {
            named.add(script);
        }
        let body = json!({"script": script, "width": width(), "variables": session.variables});
        let mut outcome = place.run(&body).await?;
        session.variables = outcome["variables"].take();
        match self.output {
            Output::Json => say(&outcome),
            Output::Table => {
                outcome::text(&outcome)?;
                outcome::complaints(&outcome);
            }
        }
        let written = outcome::files(&outcome["files"], session.named.as_ref())?;
        let errors = outcome["errors"].as_array().map_or(0, Vec::len);
        Ok(written && errors == 0)
    }
}

/// Characters of the terminal's line.
fn width() -> u16 {
    let out = std::io::stdout();
    let size = out
        .is_terminal()
        .then(|| rustix::termios::tcgetwinsize(out));
    match size {
        // A terminal that does not know has none.
        Some(Ok(size)) if size.ws_col > 0 => size.ws_col.clamp(WIDTHS.0, WIDTHS.1),
        _ => WIDTH,
    }
}
