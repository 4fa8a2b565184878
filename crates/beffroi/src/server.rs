//! Opens the database, starts the application, and serves it until told to stop.

use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use beffroi_channels::push::Gateways;
use beffroi_core::{Failure, Kind, OsRandom, SystemClock, failure};
use beffroi_directory::lookup;
use beffroi_feature::{App, AppParts, Settings};
use beffroi_identity::LocalOperator;
use beffroi_store::{Db, DbOptions};
use http::{HeaderValue, header};
use tokio::net::{TcpListener, UnixListener};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::listener::Bounds;
use crate::{assets, features, listener, local, proxy, sealing, tls};

/// Opens the database and starts the application on it.
pub async fn open(config: &Config) -> failure::Result<App> {
    // The database holds password hashes and signing keys: what this process creates is for its
    // owner only, also in a folder that somebody made beforehand.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    make_folder(&config.data).map_err(|why| Failure::new(Kind::Unavailable, "folder", why))?;
    let features = features::all();
    let options = DbOptions {
        connections: 16,
        ..DbOptions::new(&config.database)
    };
    let db = Db::open(&options, &App::migrations(&features))
        .await
        .map_err(|why| {
            let words = "The database can't be opened.";
            Failure::new(Kind::Unavailable, "database", words).caused_by(why)
        })?;
    let settings = Settings {
        public_url: config.public_url.clone(),
        secure_cookies: config.public_url.starts_with("https://"),
        limits: config.limits,
        outgoing: config.outgoing,
        outgoing_ca: config.outgoing_ca.clone(),
        push: Gateways::default(),
        push_service: config.push_service,
        smtp: config.smtp.clone(),
        sms: config.sms.clone(),
    };
    let parts = AppParts {
        db,
        clock: Arc::new(SystemClock),
        random: Arc::new(OsRandom),
        sealing: sealing::key(&config.secret_key_file, &OsRandom)?,
        settings,
    };
    let app = App::start(parts, &features).await?;
    beffroi_identity::prove_sealing_key(&app.cx, &config.secret_key_file).await?;
    Ok(app)
}

/// The data folder is for its owner only.
fn make_folder(path: &Path) -> Result<(), String> {
    if path.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(path)
        .and_then(|()| std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)))
        .map_err(|error| format!("can't make the data folder {}: {error}", path.display()))
}

/// Everything that is served: the API, its document, the console and the portal.
pub fn router(app: &App) -> Router {
    let (document, cx) = (app.document.clone(), app.cx.clone());
    let openapi = get(move || async move { Json(document) });
    // What is not of the API carries request ids as well: a path that nobody knows is refused here.
    let pages = Router::new()
        .route("/openapi.json", openapi)
        .fallback_service(assets::routes())
        .layer(middleware::from_fn(move |request: Request, next: Next| {
            beffroi_web::attach(cx.mint_uuid(), cx.now(), request, next)
        }));
    let all = app.router.clone().merge(pages);
    app.entrance(all.layer(middleware::from_fn(harden)))
}

/// Headers that every answer carries.
async fn harden(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers
        .entry(header::X_CONTENT_TYPE_OPTIONS)
        .or_insert(HeaderValue::from_static("nosniff"));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response.into_response()
}

/// Serves until SIGTERM or SIGINT, then drains.
pub async fn serve(config: &Config, announce: impl FnOnce(SocketAddr)) -> Result<(), local::Error> {
    make_folder(&config.data)?;
    let _only_one = lock(config)?;
    let socket = TcpListener::bind(&config.listen)
        .await
        .map_err(|error| format!("can't listen on {}: {error}", config.listen))?;
    let address = socket.local_addr()?;
    let config = &config.clone().listening_on(address);
    let app = open(config).await?;
    if lookup::tenants(&mut app.cx.read().await?).await?.is_empty() {
        tracing::warn!(
            folder = %config.data.display(),
            "there is no organization in this folder yet: make one with beffroi init"
        );
    }
    let router = router(&app);
    let stop = CancellationToken::new();
    let acceptor = match &config.tls {
        Some(tls) => Some(tls::acceptor(
            tls,
            &config.data,
            &names(config, address),
            stop.clone(),
        )?),
        None => None,
    };
    let local = local_socket(config)?;
    app.work();

    let operator = axum::serve(local, router.clone().layer(Extension(LocalOperator)))
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    let trusted: Arc<[_]> = config.trusted_proxies.clone().into();
    let seen = router.layer(middleware::from_fn(move |request: Request, next: Next| {
        proxy::see_through(Arc::clone(&trusted), request, next)
    }));
    let people = tokio::spawn(listener::serve(
        socket,
        acceptor,
        seen,
        Bounds::of_this_process(),
        stop.clone(),
    ));
    let operator = tokio::spawn(operator.into_future());
    // Before anybody learns that it is ready: a signal that comes at once must not find the default.
    let mut signals = Signals::expect()?;
    announce(address);
    signals.told_to_stop().await;
    tracing::info!("stopping: finishing what is under way");
    stop.cancel();
    let drained = async {
        let _ = people.await;
        let _ = operator.await;
    };
    if tokio::time::timeout(Duration::from_secs(10), drained)
        .await
        .is_err()
    {
        tracing::warn!("some requests did not end in time");
    }
    app.stop().await;
    let _ = std::fs::remove_file(config.socket());
    Ok(())
}

/// One server a folder: a second one on the same SQLite file would be a second writer, and would
/// take the operator's socket away. The lock ends with the process, however it ends.
fn lock(config: &Config) -> Result<std::fs::File, String> {
    let path = config.data.join("beffroi.lock");
    let mut options = std::fs::OpenOptions::new();
    let file = options
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(format!(
            "a server runs on {} already: stop it first, or choose another folder with --data",
            config.data.display()
        )),
        Err(std::fs::TryLockError::Error(error)) => Err(format!("{}: {error}", path.display())),
    }
}

/// The names under which people may reach this server, for a certificate of its own.
fn names(config: &Config, address: SocketAddr) -> Vec<String> {
    let mut names = vec![
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        "::1".to_owned(),
    ];
    let public = url::Url::parse(&config.public_url).ok();
    let public = public.and_then(|url| {
        url.host().map(|host| match host {
            url::Host::Ipv6(address) => address.to_string(),
            other => other.to_string(),
        })
    });
    let own = (!address.ip().is_unspecified()).then(|| address.ip().to_string());
    for name in public.into_iter().chain(own) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The socket of the operator at the machine: only the owner of the folder can open it.
fn local_socket(config: &Config) -> std::io::Result<UnixListener> {
    let path = config.socket();
    // Left behind by a process that was killed; a living one would have answered.
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// What tells the process to stop.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From here on the signals are received instead of ending the process.
    fn expect() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn told_to_stop(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
