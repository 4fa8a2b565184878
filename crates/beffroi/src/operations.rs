//! What operators and their monitors ask: alive, ready, figures.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use beffroi_feature::{Cx, Feature};
use beffroi_web::{Access, Answer, Routes, routes};

/// The operator's routes.
pub fn feature() -> Feature {
    Feature::new("operations", table)
}

fn table() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::Public("a monitor has no account; it learns only that the process lives"),
            routes!(healthz),
        )
        .add(
            Access::Public("a load balancer has no account; it learns only whether work is taken"),
            routes!(readyz),
        )
        .add(
            Access::Public(
                "figures without names; put the path behind the proxy if they are secret",
            ),
            routes!(metrics),
        )
}

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "operations", responses((status = 200, description = "It lives", body = String)))]
async fn healthz() -> &'static str {
    "ok\n"
}

/// Work is taken: the database answers and the projections are near the end of its log.
#[utoipa::path(get, path = "/readyz", tag = "operations", responses(
    (status = 200, description = "Work is taken", body = String),
    (status = 503, description = "Not now, and why", body = String)))]
async fn readyz(State(cx): State<Cx>) -> Response {
    match ready(&cx).await {
        Ok(()) => "ready\n".into_response(),
        Err(why) => (
            StatusCode::SERVICE_UNAVAILABLE,
            format!("not ready: {why}\n"),
        )
            .into_response(),
    }
}

/// Changes by which the projections may be behind while work is still taken.
const LAG: i64 = 1_000;

async fn ready(cx: &Cx) -> Result<(), String> {
    let mut conn = cx.db.read().await.map_err(|error| error.to_string())?;
    for (tenant, end) in conn.positions().await.map_err(|error| error.to_string())? {
        let behind = end - cx.projected(tenant);
        if behind > LAG {
            return Err(format!("the projections are {behind} changes behind"));
        }
    }
    Ok(())
}

/// Figures in Prometheus' text format.
#[utoipa::path(get, path = "/metrics", tag = "operations", responses(
    (status = 200, description = "Prometheus text format 0.0.4", body = String),
    (status = 503, description = "The database is not available", body = beffroi_web::ErrorEnvelope)))]
async fn metrics(State(cx): State<Cx>) -> Answer<Response> {
    let mut conn = cx.read().await?;
    let (waiting, dead) = beffroi_queue::waiting(&mut conn).await?;
    let live = cx.hub.figures();
    let figures: [(&str, &str, &str, u64); 4] = [
        (
            "beffroi_jobs_waiting",
            "gauge",
            "Jobs that wait, due or not.",
            waiting,
        ),
        (
            "beffroi_jobs_dead",
            "gauge",
            "Jobs set aside after their last attempt.",
            dead,
        ),
        (
            "beffroi_live_connections",
            "gauge",
            "Open live connections.",
            live.connections as u64,
        ),
        (
            "beffroi_password_verifications_total",
            "counter",
            "Passwords verified.",
            beffroi_identity::password_verifications(&cx),
        ),
    ];
    let mut text = String::new();
    for (name, kind, help, value) in figures {
        let _ = writeln!(
            text,
            "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}"
        );
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
}
