//! The push service: browsers come in by a WebSocket, pushes by RFC 8030. Nobody signs in: a browser is told by its
//! secret, a sender by the key that the browser subscribed for.

use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_channels::live;
use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_web::{
    Access, Answer, ClientAddress, ErrorEnvelope, Problem, Routes, files::received, routes,
};

use crate::push_service::{self, Headers, LARGEST};

/// The subprotocol of Mozilla's push service.
const SUBPROTOCOL: &str = "push-notification";

pub(super) fn routes() -> Routes<Cx> {
    const BROWSERS: Access = Access::Public(
        "browsers have no session; each is told by a secret, and may subscribe for this server's organizations alone",
    );
    const SENDERS: Access =
        Access::Public("whoever pushes signs with the key that the browser subscribed for");
    Routes::default()
        .add(BROWSERS, routes!(open))
        .add(SENDERS, {
            let (schemas, paths, handlers) = routes!(push);
            (
                schemas,
                paths,
                handlers.layer(DefaultBodyLimit::max(LARGEST)),
            )
        })
}

fn is_on(cx: &Cx) -> failure::Result<()> {
    if cx.settings.push_service {
        return Ok(());
    }
    Err(Failure::new(
        Kind::NotFound,
        "pushServiceOff",
        "This server is no push service: its operator has not turned that on.",
    ))
}

/// Connect a browser to this push service.
///
/// A WebSocket with the subprotocol `push-notification`, as Firefox speaks it to the address of its preference `dom.push.serverURL`.
#[utoipa::path(get, path = "/push", tag = "pushService", responses(
    (status = 101, description = "The connection speaks push-notification from here on"),
    (status = 400, description = "Not a WebSocket handshake, or for another subprotocol", body = ErrorEnvelope),
    (status = 404, description = "The operator has not turned the push service on", body = ErrorEnvelope),
    (status = 503, description = "Too many browsers are connected", body = ErrorEnvelope)))]
async fn open(State(cx): State<Cx>, mut request: Request) -> Answer<Response> {
    is_on(&cx)?;
    let from = ClientAddress::of(request.extensions());
    let upgrade = live::upgrade(&mut request, SUBPROTOCOL).map_err(|error| {
        Problem(Failure::new(
            Kind::Invalid,
            "Request_BadRequest",
            error.to_string(),
        ))
    })?;
    let response: Response = upgrade.response::<Body>();
    push_service::open(&cx, upgrade, from)?;
    Ok(response)
}

/// Push something to a browser of this push service, as RFC 8030 has it.
#[utoipa::path(post, path = "/push/messages/{token}", tag = "pushService",
    params(("token" = String, Path, description = "What the subscription's endpoint ends with"),
        ("TTL" = u64, Header, description = "Seconds for which it is kept; at least a minute, at most a day"),
        ("Topic" = Option<String>, Header, description = "It takes the place of what waits under the same topic"),
        ("Authorization" = String, Header, description = "`vapid t=…, k=…` (RFC 8292)")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "At most 4,096 bytes, sealed with aes128gcm (RFC 8291)"), responses(
    (status = 201, description = "It is kept until the browser has it; `Location` names it, `TTL` says how long"),
    (status = 400, description = "A header breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "It is not shown who sends", body = ErrorEnvelope),
    (status = 403, description = "The subscription is for another key", body = ErrorEnvelope),
    (status = 404, description = "The operator has not turned the push service on", body = ErrorEnvelope),
    (status = 410, description = "The browser has ended its subscription", body = ErrorEnvelope),
    (status = 413, description = "It is larger than 4,096 bytes", body = ErrorEnvelope),
    (status = 429, description = "Too much waits for this browser", body = ErrorEnvelope)))]
async fn push(
    State(cx): State<Cx>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    is_on(&cx)?;
    let body = received(body, "body", || {
        Failure::new(
            Kind::TooLarge,
            "pushTooLarge",
            format!("A push has at most {LARGEST} bytes."),
        )
    })?;
    let text = |name: &str| {
        let value = headers.get(name)?.to_str().ok()?;
        Some(value.trim().to_owned())
    };
    let headers = Headers {
        authorization: text("authorization"),
        encoding: text("content-encoding"),
        ttl: text("ttl"),
        topic: text("topic"),
    };
    let kept = push_service::take(&cx, &token, &headers, body.to_vec()).await?;
    let kept = kept.map_err(|refusal| Problem(refusal.failure()))?;
    let mut response = StatusCode::CREATED.into_response();
    let location = format!(
        "{}/push/messages/{token}/{}",
        cx.settings.public_url, kept.id
    );
    if let Ok(location) = location.parse() {
        response.headers_mut().insert(header::LOCATION, location);
    }
    let ttl = HeaderValue::from(kept.ttl.as_secs());
    response.headers_mut().insert("ttl", ttl);
    Ok(response)
}
