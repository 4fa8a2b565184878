//! `POST /beta/admin/imports/graph`.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use beffroi_channels::http::Policy;
use beffroi_core::{Failure, Secret, failure};
use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_web::{Access, ActorKind, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use futures_util::{FutureExt, stream};
use http::header;
use serde::Deserialize;
use tokio::sync::mpsc;
use utoipa::ToSchema;

use crate::remote::{Origin, Remote, address};
use crate::report::Event;
use crate::run::Round;
use crate::store;

const MICROSOFT: &str = "https://graph.microsoft.com";
const MICROSOFT_AUTHORITY: &str = "https://login.microsoftonline.com";

pub(crate) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(USER_READ_WRITE_ALL), routes!(graph))
}

/// Which tenant to copy, and as whom.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct GraphImport {
    /// The address, e.g. `https://graph.microsoft.com`, or another Beffroi's.
    from: String,
    /// Where tokens are given, when it is not the same place.
    #[serde(default)]
    authority: Option<String>,
    /// The tenant to copy, by id or domain.
    tenant: String,
    /// The application that may read it.
    client_id: String,
    /// Its secret, which is not kept.
    #[schema(value_type = String)]
    client_secret: Secret<String>,
    /// Also addresses of private networks and without TLS; for the operator at the machine only.
    #[serde(default)]
    allow_private: bool,
}

impl GraphImport {
    fn origin(self, caller: &Caller) -> failure::Result<Origin> {
        if self.allow_private && caller.actor.kind != ActorKind::System {
            return Err(Failure::invalid(
                "allowPrivate",
                "is for the operator at the machine only (beffroi import graph)",
            ));
        }
        let policy = Policy {
            allow_private: self.allow_private,
        };
        let from = address(&self.from, policy)?;
        let authority = match &self.authority {
            Some(authority) => {
                address(authority, policy).map_err(|failure| failure.at("authority"))?
            }
            None if from == MICROSOFT => MICROSOFT_AUTHORITY.to_owned(),
            None => from.clone(),
        };
        let tenant = self.tenant.trim().to_owned();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        if !(1..=100).contains(&tenant.len()) || !tenant.chars().all(plain) {
            return Err(Failure::invalid(
                "tenant",
                "must be a tenant's id or domain",
            ));
        }
        Ok(Origin {
            address: from,
            authority,
            tenant,
            client_id: self.client_id,
            client_secret: self.client_secret,
            policy,
        })
    }
}

/// Copy people, groups and devices from a Microsoft Graph endpoint.
///
/// The first round copies everything, each further one what has changed since. The answer is a line
/// of JSON per event: progress, then a report that names what could not be copied: groups and devices
/// among it, when the caller may not write those. An import that was
/// interrupted goes on where it was when it is asked for again.
#[utoipa::path(post, path = "/beta/admin/imports/graph", tag = "users",
    request_body = GraphImport, responses(
    (status = 200, description = "Events, one a line", body = Event, content_type = "application/x-ndjson"),
    (status = 400, description = "The address or tenant breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn graph(
    State(cx): State<Cx>,
    caller: Caller,
    Json(import): Json<GraphImport>,
) -> Answer<Response> {
    let origin = import.origin(&caller)?;
    let (tenant, fresh) = (caller.tenant, cx.mint_uuid());
    let name = (origin.address.clone(), origin.tenant.to_ascii_lowercase());
    let source = cx
        .commit(move |tx| {
            async move { store::source(tx, tenant, fresh, (&name.0, &name.1)).await }.boxed()
        })
        .await?;
    let remote = Remote::new(origin)?;
    let (sender, receiver) = mpsc::channel(16);
    let round = Round::new(cx, caller, remote, source, sender);
    // In a task of its own: an import goes on when whoever asked for it goes away.
    tokio::spawn(beffroi_web::under(beffroi_web::current(), round.run()));
    let lines = stream::unfold(receiver, |mut receiver| async {
        let event = receiver.recv().await?;
        let mut line = serde_json::to_vec(&event).unwrap_or_default();
        line.push(b'\n');
        Some((Ok::<_, Infallible>(line), receiver))
    });
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson")];
    Ok((kind, Body::from_stream(lines)).into_response())
}
