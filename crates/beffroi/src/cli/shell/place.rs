//! The server that runs the scripts.

use axum::body::Body;
use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::far::{Address, Far};
use crate::config::Config;
use crate::local::{self, Local};

const RUN: &str = "/beta/admin/shell";
const COMPLETE: &str = "/beta/admin/shell/complete";

/// Here or on another machine.
pub(super) enum Place {
    Here {
        local: Local,
        tenant: Option<String>,
    },
    Far(Box<Far>),
}

/// What may be typed, and from which byte on.
#[derive(Debug, Deserialize)]
pub(super) struct Completed {
    pub(super) from: usize,
    pub(super) candidates: Vec<Candidate>,
}

/// Something that may be typed.
#[derive(Debug, Deserialize)]
pub(super) struct Candidate {
    pub(super) text: String,
}

impl Place {
    pub(super) async fn here(
        config: &Config,
        tenant: Option<String>,
    ) -> Result<Self, local::Error> {
        let local = Local::connect(config).await?;
        Ok(Self::Here { local, tenant })
    }

    pub(super) async fn far(
        address: &Address,
        tenant: Option<String>,
    ) -> Result<Self, local::Error> {
        Ok(Self::Far(Box::new(Far::connect(address, tenant).await?)))
    }

    /// Runs a script.
    pub(super) async fn run(&mut self, body: &Value) -> Result<Value, local::Error> {
        self.post(RUN, body).await
    }

    /// What may be typed at this byte of a text.
    pub(super) async fn complete(
        &mut self,
        text: &str,
        cursor: usize,
    ) -> Result<Completed, local::Error> {
        let body = json!({"text": text, "cursor": cursor});
        Ok(serde_json::from_value(self.post(COMPLETE, &body).await?)?)
    }

    async fn post(&mut self, path: &str, body: &Value) -> Result<Value, local::Error> {
        match self {
            Self::Here { local, tenant } => {
                let request = local::request(Method::POST, path, tenant.as_deref())
                    .header("content-type", "application/json")
                    .body(Body::from(body.to_string()))?;
                local.json(request).await
            }
            Self::Far(far) => Ok(far.post(path, body).await?),
        }
    }

    /// Ends what was opened here.
    pub(super) async fn close(self) {
        if let Self::Here { local, .. } = self {
            local.close().await;
        }
    }
}
