//! Sends requests to targets.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect;

use super::address::is_public;
use super::{Authorities, Policy, Target, TargetError};

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a whole request may take.
const WHOLE: Duration = Duration::from_secs(10);
/// More of an answer than anybody needs.
const LARGEST_ANSWER: usize = 64 * 1024;
/// Open connections kept for each host.
const IDLE_PER_HOST: usize = 8;

/// Sends requests; cheap to clone, keeps connections.
#[derive(Debug, Clone)]
pub struct HttpClient {
    inner: reqwest::Client,
    policy: Policy,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status, whatever it is.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; of other people's servers up to 64 KiB (or what was asked for), what is longer is cut.
    pub body: Bytes,
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The name leads into a private network.
    #[error("the host's name leads to no public address")]
    Private,
    /// It took longer than 10 seconds.
    #[error("no answer within 10 seconds")]
    TimedOut,
    /// No connection, no TLS, or a broken answer.
    #[error("{0}")]
    Failed(String),
}

#[derive(Debug, thiserror::Error)]
#[error("the host's name leads to no public address")]
struct NoPublicAddress;

/// Asks the name service and keeps what may be connected to, so that a name can't be turned towards
/// the inside between the check and the connection.
#[derive(Debug)]
struct Guarded(Policy);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found
                .filter(|address| policy.allow_private || is_public(address.ip()))
                .collect();
            if allowed.is_empty() {
                return Err(NoPublicAddress.into());
            }
            let addresses: Addrs = Box::new(allowed.into_iter());
            Ok(addresses)
        })
    }
}

impl HttpClient {
    /// A client under the operator's policy.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn new(policy: Policy) -> Result<Self, SendError> {
        Self::trusting(policy, &Authorities::default())
    }

    /// A client that trusts these authorities too.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn trusting(policy: Policy, authorities: &Authorities) -> Result<Self, SendError> {
        let inner = reqwest::Client::builder()
            .tls_certs_merge(authorities.certificates())
            .dns_resolver(Arc::new(Guarded(policy)))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .pool_max_idle_per_host(IDLE_PER_HOST)
            .user_agent(concat!("beffroi/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| SendError::Failed(error.to_string()))?;
        Ok(Self { inner, policy })
    }

    /// An address that it may call.
    ///
    /// # Errors
    /// Why it may not.
    pub(crate) fn target(&self, url: &str) -> Result<Target, TargetError> {
        Target::parse(url, self.policy)
    }

    /// Posts a body.
    ///
    /// # Errors
    /// When nothing came back; a refusal by the other side is an [`Answer`].
    pub async fn post(
        &self,
        target: &Target,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<Answer, SendError> {
        let request = self.inner.post(target.url().clone());
        send(request.headers(headers).body(body), LARGEST_ANSWER).await
    }

    /// Posts a body for the sake of the status alone. What follows the status is read as far as it comes, so
    /// that the connection can serve again, and says nothing more, not even by breaking off.
    ///
    /// # Errors
    /// When no status came back.
    pub(super) async fn post_for_status(
        &self,
        target: &Target,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<StatusCode, SendError> {
        let request = self.inner.post(target.url().clone());
        let mut response = request
            .headers(headers)
            .body(body)
            .send()
            .await
            .map_err(failed)?;
        let status = response.status();
        let mut left = LARGEST_ANSWER;
        while let Ok(Some(piece)) = response.chunk().await {
            left = left.saturating_sub(piece.len());
            if left == 0 {
                break;
            }
        }
        Ok(status)
    }

    /// Gets what is there, up to `largest` bytes of it.
    ///
    /// # Errors
    /// When nothing came back; a refusal by the other side is an [`Answer`].
    pub async fn get(
        &self,
        target: &Target,
        headers: HeaderMap,
        largest: usize,
    ) -> Result<Answer, SendError> {
        let request = self.inner.get(target.url().clone());
        send(request.headers(headers), largest).await
    }
}

async fn send(request: reqwest::RequestBuilder, largest: usize) -> Result<Answer, SendError> {
    let mut response = request.send().await.map_err(failed)?;
    let mut body = Vec::new();
    while body.len() < largest {
        let Some(piece) = response.chunk().await.map_err(failed)? else {
            break;
        };
        let room = largest - body.len();
        body.extend_from_slice(&piece[..piece.len().min(room)]);
    }
    Ok(Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: body.into(),
    })
}

fn failed(error: reqwest::Error) -> SendError {
    if error.is_timeout() {
        return SendError::TimedOut;
    }
    // Without the address: its query may carry a secret.
    let error = error.without_url();
    let mut words = error.to_string();
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(&error);
    while let Some(inner) = cause {
        if inner.is::<NoPublicAddress>() {
            return SendError::Private;
        }
        words.push_str(": ");
        words.push_str(&inner.to_string());
        cause = inner.source();
    }
    // Its own words lead to the documentation of a library.
    if words.contains("close_notify") {
        "the connection was broken off".clone_into(&mut words);
    }
    SendError::Failed(words)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// Answers one request with these bytes and returns what was asked.
    async fn serve_once(answer: Vec<u8>) -> (SocketAddr, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut asked = vec![0; 4_096];
            let length = stream.read(&mut asked).await.expect("a request");
            let _ = stream.write_all(&answer).await;
            asked.truncate(length);
            String::from_utf8(asked).expect("text")
        });
        (address, asked)
    }

    const LAX: Policy = Policy {
        allow_private: true,
    };

    #[tokio::test]
    async fn a_redirect_is_an_answer_and_not_followed() {
        let answer =
            b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
        let (address, asked) = serve_once(answer.to_vec()).await;
        let client = HttpClient::new(LAX).expect("a client");
        let target = Target::parse(&format!("http://{address}/hook?a=1"), LAX).expect("a target");
        let answer = client
            .post(&target, HeaderMap::new(), Bytes::from_static(b"{}"))
            .await
            .expect("an answer");
        assert_eq!(answer.status, 302);
        let asked = asked.await.expect("asked");
        assert!(asked.starts_with("POST /hook?a=1 HTTP/1.1\r\n"), "{asked}");
        assert!(asked.contains("user-agent: beffroi/"));
    }

    #[tokio::test]
    async fn the_status_decides_whatever_becomes_of_the_rest() {
        for (status, answer) in [
            (
                200,
                &b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nbroken off"[..],
            ),
            (
                410,
                b"HTTP/1.1 410 Gone\r\ntransfer-encoding: chunked\r\n\r\nzz",
            ),
        ] {
            let (address, _asked) = serve_once(answer.to_vec()).await;
            let client = HttpClient::new(LAX).expect("a client");
            let target = Target::parse(&format!("http://{address}/"), LAX).expect("a target");
            let found = client
                .post_for_status(&target, HeaderMap::new(), Bytes::new())
                .await;
            assert_eq!(found.expect("a status"), status);
        }
    }

    #[tokio::test]
    async fn an_endless_answer_is_cut() {
        let mut answer = b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n".to_vec();
        answer.resize(answer.len() + 200_000, b'x');
        let (address, _asked) = serve_once(answer).await;
        let client = HttpClient::new(LAX).expect("a client");
        let target = Target::parse(&format!("http://{address}/"), LAX).expect("a target");
        let answer = client
            .post(&target, HeaderMap::new(), Bytes::new())
            .await
            .expect("an answer");
        assert_eq!(answer.body.len(), LARGEST_ANSWER);
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_called() {
        // A policy that lets the name pass, a client that does not: as if the name had turned.
        let target = Target::parse("http://localhost:9/", LAX).expect("a target");
        let client = HttpClient::new(Policy::default()).expect("a client");
        let refused = client.post(&target, HeaderMap::new(), Bytes::new()).await;
        assert!(matches!(refused, Err(SendError::Private)), "{refused:?}");
        let secret = Target::parse("http://127.0.0.1:1/?secret=s3cr3t", LAX).expect("a target");
        let client = HttpClient::new(LAX).expect("a client");
        let refused = client.post(&secret, HeaderMap::new(), Bytes::new()).await;
        let words = refused.expect_err("nobody listens").to_string();
        assert!(!words.contains("s3cr3t"), "{words}");
    }
}
