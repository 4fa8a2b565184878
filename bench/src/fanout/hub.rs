//! Our hub behind axum, as the product has it.

use std::{
    io::BufRead,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use beffroi_channels::live::{self, Frame, Handler, Hub, Settings, Subject};
use futures_util::FutureExt;
use tokio::net::TcpListener;
use uuid::Uuid;

use super::{
    Outcome,
    server::{allow_many_files, announce, payload},
};

const TENANT: Uuid = Uuid::from_u128(1);

/// Our hub (started by `fanout`).
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[arg(long)]
    bytes: usize,
}

#[derive(Clone)]
struct Door {
    hub: Hub,
    next_person: Arc<AtomicU32>,
}

pub(crate) fn run(options: &Options) -> Outcome<()> {
    allow_many_files()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let hub = runtime.block_on(serve())?;
    // Built once, as the product does for a message in one language.
    let frame = Frame::text(&payload(options.bytes));
    for (sequence, command) in (1..).zip(std::io::stdin().lock().lines()) {
        command?;
        let frame = frame.clone();
        drop(hub.broadcast(TENANT, Some(sequence), move |_| Some(frame.clone())));
    }
    Ok(())
}

async fn serve() -> Outcome<Hub> {
    let ignore: Handler = Arc::new(|_, _| async {}.boxed());
    let hub = Hub::start(Settings::default(), ignore)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    announce(listener.local_addr()?)?;
    let door = Door {
        hub: hub.clone(),
        next_person: Arc::default(),
    };
    let app = Router::new().route("/live", get(open)).with_state(door);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(hub)
}

async fn open(State(door): State<Door>, mut request: Request) -> Response {
    let upgrade = match live::upgrade(&mut request, live::SUBPROTOCOL) {
        Ok(upgrade) => upgrade,
        Err(error) => return (error.status(), error.to_string()).into_response(),
    };
    let response: Response = upgrade.response();
    debug_assert_eq!(response.status(), StatusCode::SWITCHING_PROTOCOLS);
    let ordinal = door.next_person.fetch_add(1, Ordering::Relaxed);
    let subject = Subject {
        tenant: TENANT,
        person: Uuid::from_u128(u128::from(ordinal)),
        session: Uuid::from_u128(u128::from(ordinal)),
        ordinal,
        device: None,
        language: 0,
    };
    door.hub.serve(upgrade, subject, |joining| async {
        joining.go_live(0).map(drop)
    });
    response
}
