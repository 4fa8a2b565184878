//! The demo organization: Contoso with a thousand people, groups within groups, devices, roles and
//! messages in several states. Made once; a second start keeps everything.

mod chats;
mod content;
mod licences;

use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::PathBuf;

use beffroi_core::{OsRandom, random};
use beffroi_directory::lookup;
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::{local, server};

/// Somebody to sign in as.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    /// What the account is for.
    pub role: String,
    /// The name to sign in with.
    pub user_principal_name: String,
    /// Its generated password.
    pub password: String,
}

/// Who can sign in to the demo. Kept beside the data, for its owner only, so that a second start
/// can print them again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Credentials {
    /// One account per role.
    pub accounts: Vec<Account>,
}

impl Credentials {
    fn generate() -> Self {
        let account = |role: &str, name: &str| Account {
            role: role.to_owned(),
            user_principal_name: format!("{name}@contoso.example"),
            password: random::token::<12>(&OsRandom),
        };
        Self {
            accounts: vec![
                account("administrator", "admin"),
                account("writer", "wendy.writer"),
                account("approver", "arthur.approver"),
                account("employee", "emma.employee"),
            ],
        }
    }

    /// What `make run` ends with.
    pub fn describe(&self, url: &str) -> String {
        let rows = self.accounts.iter().map(|account| {
            format!(
                "  {:<14} {:<36} {}",
                account.role, account.user_principal_name, account.password
            )
        });
        let rows: Vec<String> = rows.collect();
        format!(
            "\nBeffroi is ready.\n  console  {url}/admin/\n  portal   {url}/\n\nSign in as:\n{}\n",
            rows.join("\n")
        )
    }
}

fn path(config: &Config) -> PathBuf {
    config.data.join("demo-credentials.json")
}

/// Makes the demo organization, unless it is there already; returns who can sign in.
pub async fn prepare(config: &Config) -> Result<Credentials, local::Error> {
    let app = server::open(config).await?;
    let tenants = lookup::tenants(&mut app.cx.read().await?).await?;
    let made = if tenants.is_empty() {
        let credentials = Credentials::generate();
        // Before the data: a demo whose passwords nobody knows would be of no use.
        keep(config, &credentials)?;
        let made = content::make(&app, &credentials).await;
        made.map(|()| credentials).map_err(local::Error::from)
    } else {
        known(config)
    };
    app.stop().await;
    made
}

/// The credentials of a demo that was made before.
fn known(config: &Config) -> Result<Credentials, local::Error> {
    let path = path(config);
    let bytes = std::fs::read(&path).map_err(|error| {
        format!(
            "{} holds data, but not of the demo ({}: {error}); choose another folder with --data",
            config.data.display(),
            path.display()
        )
    })?;
    Ok(serde_json::from_slice(&bytes)?)
}

fn keep(config: &Config, credentials: &Credentials) -> Result<(), local::Error> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path(config))?;
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    file.write_all(&serde_json::to_vec_pretty(credentials)?)?;
    Ok(())
}
