//! How the command line reaches the application: through the socket of the server that runs on the
//! data folder, or, when none runs, through an application opened in this process. Both take the
//! same HTTP requests.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use beffroi_feature::App;
use beffroi_identity::LocalOperator;
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use tokio::net::UnixStream;
use tower::ServiceExt;

use crate::config::Config;
use crate::server;

/// What to do first.
const BEGIN: &str = "make the first tenant with: beffroi init";
const STOPPED: &str = "the server does not answer any more";

/// The application, here or in the running server.
pub enum Local {
    /// In the server that runs and listens here. Each request has a connection of its own: a shell
    /// may stay open while the server starts anew.
    Running(PathBuf),
    /// In this process.
    Opened(Box<App>),
}

/// What can go wrong on the way.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

impl Local {
    /// Finds the running server, or opens the application.
    pub async fn connect(config: &Config) -> Result<Self, Error> {
        let socket = config.socket();
        if UnixStream::connect(&socket).await.is_ok() {
            return Ok(Self::Running(socket));
        }
        // A mistyped folder must not become a new, empty one.
        if let Some(path) = config.database.strip_prefix("sqlite:")
            && !Path::new(path).exists()
        {
            return Err(format!("{path}: there is no such database; {BEGIN}").into());
        }
        Ok(Self::Opened(Box::new(server::open(config).await?)))
    }

    /// Sends a request as the operator; the body of the answer arrives in pieces.
    pub async fn send(&mut self, request: Request<Body>) -> Result<Response<Body>, Error> {
        match self {
            Self::Running(socket) => {
                let stream = UnixStream::connect(socket).await;
                let stream = stream.map_err(|error| format!("{STOPPED}: {error}"))?;
                let (mut sender, connection) =
                    hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
                tokio::spawn(connection);
                let response: Response<Incoming> = sender.send_request(request).await?;
                Ok(response.map(Body::new))
            }
            Self::Opened(app) => {
                let router: Router = app.router.clone().layer(axum::Extension(LocalOperator));
                Ok(router.oneshot(request).await?)
            }
        }
    }

    /// Sends a request and reads the whole answer as JSON; a refusal becomes an error in words.
    pub async fn json(&mut self, request: Request<Body>) -> Result<serde_json::Value, Error> {
        let response = accepted(self.send(request).await?).await?;
        let bytes = response.into_body().collect().await?.to_bytes();
        Ok(serde_json::from_slice(&bytes)?)
    }

    /// The same for answers that may be empty, which become null.
    pub async fn json_or_nothing(
        &mut self,
        request: Request<Body>,
    ) -> Result<serde_json::Value, Error> {
        let response = accepted(self.send(request).await?).await?;
        let bytes = response.into_body().collect().await?.to_bytes();
        if bytes.is_empty() {
            return Ok(serde_json::Value::Null);
        }
        Ok(serde_json::from_slice(&bytes)?)
    }

    /// Ends what was opened here.
    pub async fn close(self) {
        if let Self::Opened(app) = self {
            app.stop().await;
        }
    }
}

/// The answer, unless it is a refusal, which becomes an error in words.
pub async fn accepted(response: Response<Body>) -> Result<Response<Body>, Error> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    if status == StatusCode::UNAUTHORIZED {
        // The operator is always somebody, unless there is nothing yet to operate.
        return Err(format!("there is no organization yet; {BEGIN}").into());
    }
    let bytes = response.into_body().collect().await?.to_bytes();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let message = value["error"]["message"]
        .as_str()
        .map_or_else(|| format!("the server answered {status}"), str::to_owned);
    Err(message.into())
}

/// A request of the operator, for one tenant when there are several.
pub fn request(method: http::Method, path: &str, tenant: Option<&str>) -> http::request::Builder {
    let builder = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost");
    match tenant {
        Some(tenant) => builder.header("beffroi-tenant", tenant),
        None => builder,
    }
}
