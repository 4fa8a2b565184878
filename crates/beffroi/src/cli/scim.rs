use std::process::ExitCode;

use clap::{Args, Subcommand};
use http::Method;
use serde_json::{Value, json};

use super::print::say;
use super::{Folder, Output, Tenancy};
use crate::local::{self, Local};

const TOKENS: &str = "/beta/admin/scimTokens";

#[derive(Debug, Subcommand)]
pub(super) enum Scim {
    /// The tokens with which identity providers bring people and groups.
    #[command(subcommand)]
    Token(Token),
}

#[derive(Debug, Subcommand)]
pub(super) enum Token {
    /// Make a token for a provider; it is printed once.
    ///
    /// A provider that is known gets a further one, so that it can change from one to the other.
    Create {
        /// The provider's name, e.g. Entra.
        #[arg(long, value_name = "NAME")]
        name: String,
        #[command(flatten)]
        place: Place,
    },
    /// List the tokens, revoked ones included.
    List {
        #[command(flatten)]
        place: Place,
    },
    /// Revoke a token: from then on it opens nothing.
    Revoke {
        /// The token's id.
        id: String,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Debug, Args)]
pub(super) struct Place {
    #[command(flatten)]
    folder: Folder,
    #[command(flatten)]
    tenancy: Tenancy,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    output: Output,
}

impl Scim {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let Self::Token(token) = self;
        match token {
            Token::Create { name, place } => {
                let body = json!({"displayName": name});
                let made = place.call(Method::POST, TOKENS, Some(&body)).await?;
                place.print(&made, |made| {
                    format!(
                        "Token of {} (id {}), shown this once:\n{}\nAddress for the provider: {}",
                        text(&made["provider"]["displayName"]),
                        text(&made["id"]),
                        text(&made["token"]),
                        text(&made["baseUrl"]),
                    )
                });
            }
            Token::List { place } => {
                let all = place.call(Method::GET, TOKENS, None).await?;
                place.print(&all, table);
            }
            Token::Revoke { id, place } => {
                let path = format!("{TOKENS}/{id}");
                place.call(Method::DELETE, &path, None).await?;
                place.print(&json!({"revoked": id}), |_| "Revoked.".to_owned());
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Place {
    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, local::Error> {
        let mut local = Local::connect(&self.folder.config()?).await?;
        let request = local::request(method, path, self.tenancy.tenant.as_deref())
            .header("content-type", "application/json")
            .body(axum::body::Body::from(
                body.map(ToString::to_string).unwrap_or_default(),
            ))?;
        let answer = local.json_or_nothing(request).await;
        local.close().await;
        answer
    }

    fn print(&self, value: &Value, words: impl FnOnce(&Value) -> String) {
        match self.output {
            Output::Json => say(format_args!("{value}")),
            Output::Table => say(format_args!("{}", words(value))),
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn table(all: &Value) -> String {
    let rows = all["value"].as_array().map_or(&[][..], Vec::as_slice);
    if rows.is_empty() {
        return "There are no tokens.".to_owned();
    }
    let lines = rows.iter().map(|row| {
        let state = match row["revokedDateTime"].as_str() {
            Some(at) => format!("revoked {at}"),
            None => "in use".to_owned(),
        };
        format!(
            "{}  {}…  {}  since {}, {state}",
            text(&row["id"]),
            text(&row["hint"]),
            text(&row["provider"]["displayName"]),
            text(&row["createdDateTime"]),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}
