use std::path::PathBuf;
use std::process::ExitCode;

use beffroi_core::{Failure, LanguageTag, Secret, failure};
use beffroi_directory::tenant::{DomainName, NewTenant, TimeZone};
use beffroi_directory::user::UserPatch;
use beffroi_directory::{lookup, permission};
use beffroi_feature::Cx;
use beffroi_web::{Actor, Permission};
use clap::Args;
use serde_json::json;

use super::print::say;
use super::{Folder, Output};
use crate::first_tenant::first_tenant;
use crate::{local, server};

#[derive(Debug, Args)]
pub(super) struct Init {
    #[command(flatten)]
    folder: Folder,
    /// The organization's name.
    #[arg(long = "tenant", value_name = "NAME")]
    name: String,
    /// Its first verified domain.
    #[arg(long)]
    domain: DomainName,
    /// The first Global Administrator's user principal name.
    #[arg(long, value_name = "UPN")]
    admin: String,
    /// A file that holds the administrator's password (12 to 256 characters) in its first line.
    #[arg(long, value_name = "FILE")]
    password_file: PathBuf,
    /// The default language.
    #[arg(long, default_value = "en-US")]
    language: LanguageTag,
    /// The time zone in which administrators plan.
    #[arg(long, default_value = "Etc/UTC")]
    time_zone: TimeZone,
    /// Registers an application of this name, and prints its secret.
    #[arg(long, value_name = "NAME")]
    app: Option<String>,
    /// A permission of that application, e.g. User.Read.All; may be given several times.
    #[arg(long = "app-permission", value_name = "PERMISSION", requires = "app")]
    app_permissions: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

impl Init {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let password = std::fs::read_to_string(&self.password_file)
            .map_err(|error| format!("{}: {error}", self.password_file.display()))?;
        let password = Secret::new(password.lines().next().unwrap_or_default().to_owned());
        let permissions = self
            .app_permissions
            .iter()
            .map(|name| permission::by_name(name).ok_or_else(|| unknown_permission(name)))
            .collect::<Result<Vec<Permission>, _>>()?;
        let app = server::open(&self.folder.config()?).await?;
        let made = self.make(&app.cx, password, &permissions).await;
        app.stop().await;
        let made = made.map_err(|failure| in_options(&failure))?;
        if self.output == Output::Json {
            say(format_args!("{made}"));
        } else {
            say(format_args!(
                "Organization {} with administrator {}.",
                made["tenantId"].as_str().unwrap_or_default(),
                self.admin
            ));
            if let (Some(id), Some(secret)) =
                (made["clientId"].as_str(), made["clientSecret"].as_str())
            {
                say(format_args!(
                    "Application {id}, secret {secret} (it is shown only now)."
                ));
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn make(
        &self,
        cx: &Cx,
        password: Secret<String>,
        permissions: &[Permission],
    ) -> failure::Result<serde_json::Value> {
        if lookup::tenant_by_name(&mut cx.read().await?, self.domain.as_str())
            .await?
            .is_some()
        {
            return Err(Failure::conflict(
                "tenantExists",
                format!(
                    "An organization with the domain {} is there already.",
                    self.domain
                ),
            ));
        }
        let new = NewTenant {
            display_name: self.name.clone(),
            domains: vec![self.domain.clone()],
            default_language: self.language.clone(),
            time_zone: self.time_zone.clone(),
            country: None,
        };
        let name = self.admin.split('@').next().unwrap_or(&self.admin);
        let admin = UserPatch {
            user_principal_name: Some(self.admin.clone()),
            display_name: Some(name.to_owned()),
            mail: Some(Some(self.admin.clone())),
            ..UserPatch::default()
        };
        let first = first_tenant(cx, new, admin, password).await?;
        let mut made = json!({"tenantId": first.tenant, "userId": first.user});
        if let Some(name) = &self.app {
            let app = beffroi_identity::create_application(
                cx,
                Actor::system(),
                first.tenant,
                name,
                permissions,
            )
            .await?;
            made["clientId"] = json!(app.client_id);
            made["clientSecret"] = json!(app.client_secret.expose());
        }
        Ok(made)
    }
}

/// A refusal in the words of the command line: each field by the option that gave it.
fn in_options(failure: &Failure) -> String {
    let details = failure.details().iter();
    let mut rules: Vec<String> = details.map(|detail| in_option(&detail.message)).collect();
    if rules.is_empty() {
        rules.push(in_option(failure.message()));
    }
    if let Some(cause) = std::error::Error::source(failure) {
        rules.push(format!("because: {cause}"));
    }
    rules.join("\n  ")
}

fn in_option(sentence: &str) -> String {
    let options = [
        ("userPrincipalName ", "--admin "),
        ("displayName ", "--tenant "),
        ("password ", "the password in --password-file "),
    ];
    let mut options = options.into_iter();
    options
        .find_map(|(field, option)| Some(format!("{option}{}", sentence.strip_prefix(field)?)))
        .unwrap_or_else(|| sentence.to_owned())
}

fn unknown_permission(name: &str) -> String {
    let known: Vec<&str> = permission::ALL
        .iter()
        .map(|permission| permission.0)
        .collect();
    format!(
        "'{name}' is not a permission; there are {}",
        known.join(", ")
    )
}
