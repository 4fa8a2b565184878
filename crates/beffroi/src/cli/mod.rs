//! The command line.

mod audit;
mod import;
mod import_graph;
mod init;
mod output;
mod print;
mod scim;
mod shell;
mod subscription;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use beffroi_core::Failure;
use clap::{Args, Parser, Subcommand};
pub use output::Output;
use print::{say, tell};

use crate::config::{Config, Flags, describe, unknown_variables};
use crate::{demo, local, server};

/// Reach and equip your people, and keep control: messages, notifications, licences, conferencing
/// and chat on your own server.
#[derive(Debug, Parser)]
#[command(name = "beffroi", version, about, max_term_width = 100)]
#[command(after_help = "Examples:
  beffroi init --data /var/lib/beffroi --tenant Contoso --domain contoso.com \\
      --admin admin@contoso.com --password-file password.txt
  beffroi serve --data /var/lib/beffroi --listen 127.0.0.1:8080
  beffroi import people people.csv --dry-run --data /var/lib/beffroi
  beffroi scim token create --name Entra --data /var/lib/beffroi
  beffroi subscription add --sku SPE_E3 --seats 25 --data /var/lib/beffroi
  beffroi shell -c 'Get-MgSubscribedSku' --data /var/lib/beffroi
  beffroi audit verify --data /var/lib/beffroi")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the first tenant and its Global Administrator.
    Init(init::Init),
    /// Serve until SIGTERM, then drain.
    Serve(Serving),
    /// Serve a demo organization; its credentials are printed. A second start keeps the data.
    Demo(Serving),
    /// Bring people in.
    #[command(subcommand)]
    Import(import::Import),
    /// Look after the audit trail.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Let identity providers bring people and groups (SCIM).
    #[command(subcommand)]
    Scim(scim::Scim),
    /// Type cmdlets.
    Shell(shell::Shell),
    /// Look after subscriptions.
    #[command(subcommand)]
    Subscription(subscription::Subscription),
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print the OpenAPI document.
    Openapi,
}

/// Where the server's data is.
#[derive(Debug, Clone, Args)]
pub(crate) struct Folder {
    /// The folder that belongs to the server.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://…; a SQLite file in the data folder when not given.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

/// Which tenant, where there are several.
#[derive(Debug, Clone, Args)]
pub(crate) struct Tenancy {
    /// The tenant, by id or domain; needed only where there are several.
    #[arg(long, value_name = "TENANT")]
    tenant: Option<String>,
}

#[derive(Debug, Args)]
struct Serving {
    #[command(flatten)]
    folder: Folder,
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The address that people use, when it is not the one listened on.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Serve TLS with a certificate made here; tls/ca.pem in the data folder is for clients to trust.
    #[arg(long, conflicts_with_all = ["tls_cert", "tls_key"])]
    tls_self_signed: bool,
    /// Serve TLS with this certificate and its chain, in PEM; a renewed file takes effect by itself.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's private key, in PEM.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Print every setting with its value and source.
    Check(Serving),
}

impl Folder {
    pub(crate) fn config(&self) -> Result<Config, local::Error> {
        load(Flags {
            data: self.data.clone(),
            database: self.database.clone(),
            ..Flags::default()
        })
    }
}

impl Serving {
    fn config(self) -> Result<Config, local::Error> {
        load(Flags {
            data: self.folder.data,
            database: self.folder.database,
            listen: self.listen,
            public_url: self.public_url,
            tls_self_signed: self.tls_self_signed,
            tls_cert: self.tls_cert,
            tls_key: self.tls_key,
        })
    }
}

fn load(flags: Flags) -> Result<Config, local::Error> {
    Ok(Config::load(flags, &variable)?)
}

/// A variable of the environment.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The names of the environment's variables.
fn variables() -> impl Iterator<Item = String> {
    std::env::vars_os().filter_map(|(name, _)| name.into_string().ok())
}

/// Runs the command; 0 when it did what was asked, 1 when not, 2 for a wrong call.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            tell(format_args!("beffroi: {error}"));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch(cli.command)) {
        Ok(code) => code,
        Err(error) => {
            tell(format_args!("beffroi: {}", in_words(&*error)));
            let mut cause = error.source();
            while let Some(error) = cause {
                tell(format_args!("  because: {error}"));
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}

/// The error for an operator: a code is for programs.
fn in_words(error: &(dyn std::error::Error + 'static)) -> String {
    match error.downcast_ref::<Failure>() {
        Some(failure) => failure.message().to_owned(),
        None => error.to_string(),
    }
}

async fn dispatch(command: Command) -> Result<ExitCode, local::Error> {
    match command {
        Command::Init(init) => init.run().await,
        Command::Serve(serving) => {
            let config = serving.config()?;
            let scheme = if config.tls.is_some() {
                "https"
            } else {
                "http"
            };
            serve(&config, |address| {
                say(format_args!("ready: {scheme}://{address}"));
            })
            .await
        }
        Command::Demo(mut serving) => {
            serving
                .folder
                .data
                .get_or_insert_with(|| PathBuf::from(".demo"));
            let config = serving.config()?;
            let credentials = demo::prepare(&config).await?;
            let text = credentials.describe(&config.public_url);
            serve(&config, move |_| say(format_args!("{text}"))).await
        }
        Command::Import(import) => import.run().await,
        Command::Audit(audit) => audit.run().await,
        Command::Scim(scim) => scim.run().await,
        Command::Shell(shell) => shell.run().await,
        Command::Subscription(subscription) => subscription.run().await,
        Command::Config(ConfigCommand::Check(serving)) => {
            let config = serving.config()?;
            say(describe(&config));
            for name in unknown_variables(&config, variables()) {
                tell(format_args!("{name} is set, but there is no such setting."));
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Openapi => {
            say(format_args!("{}", openapi().await?));
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn serve(
    config: &Config,
    announce: impl FnOnce(std::net::SocketAddr),
) -> Result<ExitCode, local::Error> {
    log(config);
    server::serve(config, announce).await?;
    Ok(ExitCode::SUCCESS)
}

fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second call in one process (tests) keeps the first one's subscriber.
    let _ = lines.try_init();
}

/// The OpenAPI document needs the routes only, but routes come with an application: one in memory.
async fn openapi() -> Result<String, local::Error> {
    let folder = std::env::temp_dir().join(format!("beffroi-openapi-{}", std::process::id()));
    let flags = Flags {
        data: Some(folder.clone()),
        ..Flags::default()
    };
    let config = Config::load(flags, &|_| None)?;
    let app = server::open(&config).await?;
    let text = serde_json::to_string_pretty(&app.document)?;
    app.stop().await;
    std::fs::remove_dir_all(folder)?;
    Ok(text)
}
