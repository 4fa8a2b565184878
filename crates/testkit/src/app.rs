use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use beffroi_core::{ManualClock, SeededRandom, Ts};
use beffroi_feature::{App, AppParts, Cx, Feature, Limits, Settings};
use beffroi_store::SealingKey;
use beffroi_store::testing::{self, Backend, FreshDb};
use http::request::Parts;
use http::{Method, Request, StatusCode};

use crate::request;

/// When every test begins: a Monday morning.
pub fn start_of_time() -> Ts {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// What the operator of a test has decided: an address of its own, and no limits.
pub fn test_settings() -> Settings {
    Settings {
        public_url: "http://test.local".to_owned(),
        secure_cookies: false,
        limits: Limits::NONE,
        push_service: true,
        ..Settings::default()
    }
}

/// A whole application with a database of its own.
pub struct TestApp {
    /// The application.
    pub app: App,
    /// The hands of its clock.
    pub clock: ManualClock,
    fresh: FreshDb,
    finished: bool,
}

impl TestApp {
    /// Starts the features on a fresh database.
    ///
    /// Nothing limits how many requests a test makes while its clock stands.
    pub async fn start(backend: Backend, features: Vec<Feature>) -> Self {
        Self::start_limited(backend, features, Limits::NONE).await
    }

    /// The same with limits on the requests of each caller.
    pub async fn start_limited(backend: Backend, features: Vec<Feature>, limits: Limits) -> Self {
        let settings = Settings {
            limits,
            ..test_settings()
        };
        Self::start_as(backend, features, settings).await
    }

    /// The same as the operator decided; see [`test_settings`].
    pub async fn start_as(backend: Backend, features: Vec<Feature>, settings: Settings) -> Self {
        let fresh = testing::fresh(backend, &App::migrations(&features))
            .await
            .unwrap();
        let clock = ManualClock::at(start_of_time());
        let parts = AppParts {
            db: fresh.db.clone(),
            clock: Arc::new(clock.clone()),
            random: Arc::new(SeededRandom::new(1)),
            sealing: SealingKey::new([1; 32]),
            settings,
        };
        let app = App::start(parts, &features).await.unwrap();
        Self {
            app,
            clock,
            fresh,
            finished: false,
        }
    }

    /// The means of its use cases.
    pub fn cx(&self) -> &Cx {
        &self.app.cx
    }

    /// The database, to look behind the application's back.
    pub fn database(&self) -> &FreshDb {
        &self.fresh
    }

    /// Runs every job that is due; how many runs that took.
    pub async fn drain(&self) -> usize {
        // What was committed last may wake some.
        self.caught_up().await;
        let runs = self.app.workers.drain().await.unwrap();
        self.caught_up().await;
        runs
    }

    async fn caught_up(&self) {
        let positions = self.app.cx.read().await.unwrap().positions().await.unwrap();
        for (tenant, _) in positions {
            self.app.cx.caught_up(tenant).await.unwrap();
        }
    }

    /// Moves the clock and runs what has become due.
    pub async fn later(&self, span: Duration) {
        self.clock.advance(span);
        self.drain().await;
    }

    /// A request that is answered in-process.
    pub fn request(&self, method: Method, path: &str) -> request::Request {
        let router = self.app.entrance(self.app.router.clone());
        request::Request::new(router, method, path)
    }

    /// GET.
    pub fn get(&self, path: &str) -> request::Request {
        self.request(Method::GET, path)
    }
    /// POST.
    pub fn post(&self, path: &str) -> request::Request {
        self.request(Method::POST, path)
    }
    /// PUT.
    pub fn put(&self, path: &str) -> request::Request {
        self.request(Method::PUT, path)
    }
    /// PATCH.
    pub fn patch(&self, path: &str) -> request::Request {
        self.request(Method::PATCH, path)
    }
    /// DELETE.
    pub fn delete(&self, path: &str) -> request::Request {
        self.request(Method::DELETE, path)
    }

    /// Serves the application on a free port of the loopback, for WebSockets and real clients.
    pub async fn serve(&self) -> SocketAddr {
        self.serve_through(|_| None).await
    }

    /// The same through a road that may change the head of each request, or answer it with a status
    /// of its own.
    pub async fn serve_through<F>(&self, road: F) -> SocketAddr
    where
        F: Fn(&mut Parts) -> Option<StatusCode> + Clone + Send + Sync + 'static,
    {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let inner = self.app.entrance(self.app.router.clone());
        let router = inner.layer(middleware::from_fn(
            move |request: Request<Body>, next: Next| {
                let (mut parts, body) = request.into_parts();
                let status = road(&mut parts);
                async move {
                    match status {
                        Some(status) => status.into_response(),
                        None => next.run(Request::from_parts(parts, body)).await,
                    }
                }
            },
        ));
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        address
    }

    /// Ends the test: no job may be due or set aside.
    pub async fn finish(mut self) {
        self.finished = true;
        let mut conn = self.app.cx.read().await.unwrap();
        let (_, dead) = beffroi_queue::waiting(&mut conn).await.unwrap();
        assert_eq!(dead, 0, "jobs were set aside");
        drop(conn);
        assert_eq!(
            self.app.workers.drain().await.unwrap(),
            0,
            "jobs were due and nobody looked at them"
        );
        self.app.stop().await;
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let excused = self.finished || std::thread::panicking();
        assert!(excused, "a test must end with TestApp::finish()");
    }
}
