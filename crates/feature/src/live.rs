//! `/live`: the WebSocket of portals, consoles and agents, and what each feature says on it.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use beffroi_channels::live::{self, CloseReason, ConnectionHandle, Frame, Joining, Subject};
use beffroi_core::{Failure, Kind, TenantId, failure};
use beffroi_store::Change;
use beffroi_web::{Access, Answer, Caller, Problem, RawQuery, Routes, parameter, routes};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::Cx;

/// Changes that a resumed client is told one by one; after a longer absence it begins anew.
const LONGEST_RESUME: u16 = 999;

/// Frames for one connection, or why there are none.
pub type Frames<'a> = BoxFuture<'a, failure::Result<Vec<Frame>>>;

/// A feature's part of the live channel.
#[derive(Clone, Copy)]
pub struct LiveHooks {
    /// What the client should show now.
    pub current: for<'a> fn(&'a Cx, &'a Subject) -> Frames<'a>,
    /// What the client missed, told from the changes that it missed.
    pub missed: for<'a> fn(&'a Cx, &'a Subject, &'a [Change]) -> Frames<'a>,
    /// The `type` of the frames that this feature takes.
    pub takes: &'static str,
    /// Takes such a frame; what it returns is sent back.
    pub take: for<'a> fn(&'a Cx, &'a Subject, &'a str) -> Frames<'a>,
}

/// Hands incoming frames to the features once the application is complete.
#[derive(Clone, Default)]
pub(crate) struct Dispatch(Arc<OnceLock<(Cx, Vec<LiveHooks>)>>);

impl Dispatch {
    pub(crate) fn complete(&self, cx: Cx, hooks: Vec<LiveHooks>) {
        // Only the application that created it completes it, once.
        let _ = self.0.set((cx, hooks));
    }

    fn hooks(&self) -> &[LiveHooks] {
        self.0.get().map_or(&[], |(_, hooks)| hooks)
    }

    pub(crate) fn handler(&self) -> live::Handler {
        let dispatch = self.clone();
        Arc::new(move |connection, text| {
            let dispatch = dispatch.clone();
            async move { dispatch.take(&connection, &text).await }.boxed()
        })
    }

    async fn take(&self, connection: &ConnectionHandle, text: &str) {
        #[derive(Deserialize)]
        struct Head<'a> {
            #[serde(rename = "type", borrow)]
            kind: std::borrow::Cow<'a, str>,
        }
        let Some((cx, hooks)) = self.0.get() else {
            return;
        };
        let answer = match serde_json::from_str::<Head<'_>>(text) {
            Ok(head) => match hooks.iter().find(|hook| hook.takes == head.kind) {
                Some(hook) => (hook.take)(cx, connection.subject(), text).await,
                None => Err(Failure::invalid(
                    "type",
                    format!("'{}' is not known", head.kind),
                )),
            },
            Err(error) => Err(Failure::invalid(
                "frame",
                format!("is not a JSON object with a type: {error}"),
            )),
        };
        match answer {
            Ok(frames) => {
                for frame in frames {
                    connection.send(&frame);
                }
            }
            Err(failure) => {
                tracing::debug!(%failure, "a live frame was refused");
                let error = json!({"type": "error", "error": {"code": failure.code(), "message": failure.message()}});
                connection.send(&Frame::text(&error.to_string()));
            }
        }
    }
}

/// The person at the other end and their device, for choosing recipients. An error when the person is
/// not one of the tenant, or the device not one of theirs.
fn subject_of(cx: &Cx, caller: &Caller, device: Option<Uuid>) -> failure::Result<Subject> {
    let person = caller.user()?;
    let people = cx.people(caller.tenant);
    let people = people.read();
    let ordinal = people
        .ordinal(person)
        .ok_or_else(|| Failure::not_found("user", person))?;
    if let Some(device) = device.filter(|device| !people.is_device_of(*device, person)) {
        return Err(Failure::not_found("managedDevice", device));
    }
    Ok(Subject {
        tenant: caller.tenant.uuid(),
        person,
        session: caller.session.unwrap_or_default(),
        ordinal,
        device,
        language: 0,
    })
}

/// The cursor that a query names.
fn cursor_of(query: &str) -> failure::Result<Option<i64>> {
    let Some(text) = parameter(query, "cursor")? else {
        return Ok(None);
    };
    let number = text.parse().ok();
    let wrong = || Failure::invalid("cursor", "must be a whole number of 64 bits");
    number.ok_or_else(wrong).map(Some)
}

/// The device that a query names.
///
/// # Errors
/// When it is given and no id.
pub fn device_of(query: &str) -> failure::Result<Option<Uuid>> {
    let Some(text) = parameter(query, "deviceId")? else {
        return Ok(None);
    };
    let wrong = |_| Failure::invalid("deviceId", "must be the id of a device of yours");
    text.parse().map_err(wrong).map(Some)
}

pub(crate) fn routes(dispatch: Dispatch) -> Routes<Cx> {
    Routes::default().add(
        Access::SignedIn("each person is told only what concerns them"),
        {
            let (schemas, paths, handlers) = routes!(open);
            (schemas, paths, handlers.layer(axum::Extension(dispatch)))
        },
    )
}

/// Opens the live channel.
///
/// A WebSocket with the subprotocol `beffroi.live.v1`; see the live protocol's document.
#[utoipa::path(get, path = "/live", tag = "live", 
    params(("cursor" = Option<i64>, Query, description = "The cursor of the last frame that the client has seen"),
           ("deviceId" = Option<String>, Query, description = "The caller's own enrolled device, whose facts then gate what is shown; without it everything that is meant for the person comes")),
    responses((status = 101, description = "The connection speaks beffroi.live.v1 from here on"),
              (status = 400, description = "Not a WebSocket handshake, or no cursor or device id", body = beffroi_web::ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = beffroi_web::ErrorEnvelope),
              (status = 404, description = "The caller has no such device", body = beffroi_web::ErrorEnvelope)))]
async fn open(
    State(cx): State<Cx>,
    axum::Extension(dispatch): axum::Extension<Dispatch>,
    RawQuery(query): RawQuery,
    caller: Caller,
    mut request: Request,
) -> Answer<Response> {
    let cursor = cursor_of(&query)?;
    let subject = subject_of(&cx, &caller, device_of(&query)?)?;
    let upgrade = live::upgrade(&mut request, live::SUBPROTOCOL).map_err(|error| {
        Problem(Failure::new(
            Kind::Invalid,
            "Request_BadRequest",
            error.to_string(),
        ))
    })?;
    let response: Response = upgrade.response::<axum::body::Body>();
    let hub = cx.hub.clone();
    hub.serve(upgrade, subject, move |joining| async move {
        if let Err(failure) = join(&cx, &dispatch, joining, cursor).await {
            tracing::warn!(%failure, "a live connection could not be brought up to date");
        }
        Ok(())
    });
    Ok(response.into_response())
}

/// Tells a new connection what it missed and what is due, then lets it go live.
async fn join(
    cx: &Cx,
    dispatch: &Dispatch,
    joining: Joining,
    cursor: Option<i64>,
) -> failure::Result<()> {
    let subject = joining.subject().clone();
    let tenant = TenantId::from_uuid(subject.tenant);
    // Read before the state is: what comes later is told again rather than lost.
    let position = cx.projected(tenant);
    match catch_up(cx, dispatch, &subject, tenant, position, cursor).await {
        Ok(frames) => {
            for frame in frames {
                if joining.send(&frame).await.is_err() {
                    return Ok(());
                }
            }
            let _ = joining.go_live(u64::try_from(position).unwrap_or_default());
            Ok(())
        }
        Err(failure) => {
            joining.close(CloseReason::GOING_AWAY);
            Err(failure)
        }
    }
}

async fn catch_up(
    cx: &Cx,
    dispatch: &Dispatch,
    subject: &Subject,
    tenant: TenantId,
    position: i64,
    cursor: Option<i64>,
) -> failure::Result<Vec<Frame>> {
    let missed = match cursor {
        Some(cursor)
            if (0..=position).contains(&cursor)
                && position - cursor <= i64::from(LONGEST_RESUME) =>
        {
            Some(
                cx.read()
                    .await?
                    .changes(tenant, cursor, LONGEST_RESUME)
                    .await?,
            )
        }
        _ => None,
    };
    let hello =
        json!({"type": "hello", "cursor": position.to_string(), "resumed": missed.is_some()});
    let mut frames = vec![Frame::text(&hello.to_string())];
    for hook in dispatch.hooks() {
        if let Some(changes) = missed.as_deref() {
            frames.extend((hook.missed)(cx, subject, changes).await?);
        }
        frames.extend((hook.current)(cx, subject).await?);
    }
    Ok(frames)
}
