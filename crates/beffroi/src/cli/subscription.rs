use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::json;

use super::print::say;
use super::{Folder, Output, Tenancy};
use crate::local::{self, Local};

#[derive(Debug, Subcommand)]
pub(super) enum Subscription {
    /// Make a subscription: seats of a product.
    Add {
        /// The product by its short name, e.g. `SPE_E3`.
        #[arg(long, value_name = "PARTNUMBER")]
        sku: String,
        /// How many seats.
        #[arg(long, value_name = "N")]
        seats: u32,
        /// When its term ends, as an RFC 3339 instant; without one it has no end.
        #[arg(long, value_name = "WHEN")]
        until: Option<String>,
        /// A trial: it is not suspended but ends.
        #[arg(long)]
        trial: bool,
        #[command(flatten)]
        folder: Folder,
        #[command(flatten)]
        tenancy: Tenancy,
        /// How to print.
        #[arg(long, value_enum, default_value_t)]
        output: Output,
    },
}

impl Subscription {
    pub(super) async fn run(self) -> Result<ExitCode, local::Error> {
        let Self::Add {
            sku,
            seats,
            until,
            trial,
            folder,
            tenancy,
            output,
        } = self;
        let body = json!({"skuPartNumber": sku, "totalLicenses": seats, "isTrial": trial,
            "nextLifecycleDateTime": until});
        let mut local = Local::connect(&folder.config()?).await?;
        let path = "/beta/admin/licenses/subscriptions";
        let request = local::request(Method::POST, path, tenancy.tenant.as_deref())
            .header("content-type", "application/json")
            .body(axum::body::Body::from(body.to_string()))?;
        let made = local.json(request).await;
        local.close().await;
        let made = made?;
        match output {
            Output::Json => say(format_args!("{made}")),
            Output::Table => {
                let id = made["id"].as_str().unwrap_or_default();
                say(format_args!("{seats} seats of {sku} (subscription {id})."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
