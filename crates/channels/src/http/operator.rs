//! One server that an operator names, e.g. another Beffroi.
//!
//! It is their own choice where it is, private networks among it, so no address is refused; but what is
//! sent carries a secret, which goes there and nowhere else: by TLS unless it stays on this machine, and
//! without following redirects.

use std::error::Error;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use reqwest::{Certificate, Client, redirect};
use rustls::CertificateError;
use url::{Host, Url};

use super::Answer;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// The way to that server.
#[derive(Debug, Clone)]
pub struct ServerClient {
    inner: Client,
    server: String,
}

/// Why there is no way to a server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// It is no address.
    #[error("{0} is no address of a server; write https://NAME or https://NAME:PORT")]
    Address(String),
    /// It is on another machine and without TLS.
    #[error(
        "{0}: without TLS a secret could be read on its way; use https:// (http:// is for this machine only)"
    )]
    Plain(String),
    /// There are no certificates among those to be trusted.
    #[error("there is no certificate in it; it must be PEM")]
    NoCertificate,
    /// TLS can't be set up.
    #[error("can't begin TLS: {0}")]
    Tls(String),
    /// No connection, or a broken answer.
    #[error("can't reach {0}: {1}")]
    Unreachable(String, String),
    /// Its certificate comes from nobody who is trusted.
    #[error("the certificate of {0} is not trusted: nobody whom this machine knows has issued it")]
    UnknownIssuer(String),
    /// Its certificate is wrong in another way.
    #[error("the certificate of {0} is not trusted: {1}")]
    Untrusted(String, String),
}

impl ServerClient {
    /// A client of one server. `authorities`, in PEM, are trusted beside those that the system trusts.
    ///
    /// # Errors
    /// When the address may not be used, or TLS can't be set up.
    pub fn new(server: &str, authorities: Option<&[u8]>) -> Result<Self, ServerError> {
        let (server, here) = address(server)?;
        let mut client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT)
            .user_agent(concat!("beffroi/", env!("CARGO_PKG_VERSION")));
        if here {
            // What is for this machine must not leave it.
            client = client.no_proxy();
        }
        if let Some(pem) = authorities {
            let certificates = Certificate::from_pem_bundle(pem).unwrap_or_default();
            if certificates.is_empty() {
                return Err(ServerError::NoCertificate);
            }
            client = client.tls_certs_merge(certificates);
        } else if server.starts_with("http:") {
            // A machine that trusts nobody may still speak to itself.
            client = client.tls_certs_only([]);
        }
        let inner = client.build();
        let inner = inner.map_err(|error| ServerError::Tls(error.to_string()))?;
        Ok(Self { inner, server })
    }

    /// The address, without a slash at its end.
    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Posts a body to a path; the whole answer is read, however long it takes without `patience`.
    ///
    /// # Errors
    /// When nothing came back; a refusal by the server is an [`Answer`].
    pub async fn post(
        &self,
        path: &str,
        headers: HeaderMap,
        body: impl Into<Bytes>,
        patience: Option<Duration>,
    ) -> Result<Answer, ServerError> {
        let unsent = |error| unsent(&self.server, error);
        let mut request = self.inner.post(format!("{}{path}", self.server));
        if let Some(patience) = patience {
            request = request.timeout(patience);
        }
        let request = request.headers(headers).body(body.into());
        let response = request.send().await.map_err(unsent)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.map_err(unsent)?;
        Ok(Answer {
            status,
            headers,
            body,
        })
    }
}

fn unsent(server: &str, error: reqwest::Error) -> ServerError {
    let server = server.to_owned();
    if error.is_timeout() {
        return ServerError::Unreachable(server, "no answer in time".to_owned());
    }
    // The address is in our own words already.
    let error = error.without_url();
    match causes(&error).find_map(as_tls) {
        Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer)) => {
            ServerError::UnknownIssuer(server)
        }
        Some(rustls::Error::InvalidCertificate(problem)) => {
            ServerError::Untrusted(server, problem.to_string())
        }
        // What began it says most.
        _ => {
            let cause = causes(&error).last();
            ServerError::Unreachable(server, cause.map_or_else(String::new, ToString::to_string))
        }
    }
}

/// TLS tells of itself inside an error of input and output, which does not name it as its cause.
fn as_tls<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let inner = error
        .downcast_ref::<std::io::Error>()
        .and_then(|error| error.get_ref());
    match inner {
        Some(inner) => inner.downcast_ref().or_else(|| as_tls(inner)),
        None => error.downcast_ref(),
    }
}

/// An error, what caused it, and so on.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let error = next?;
        next = error.source();
        Some(error)
    })
}

/// An address without what a server's own has not, and whether it is on this machine.
fn address(text: &str) -> Result<(String, bool), ServerError> {
    let wrong = || ServerError::Address(text.to_owned());
    let url = Url::parse(text).map_err(|_| wrong())?;
    let bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return Err(wrong()),
    };
    match url.scheme() {
        _ if !bare => Err(wrong()),
        "http" if !here => Err(ServerError::Plain(text.to_owned())),
        "http" | "https" => Ok((url.as_str().trim_end_matches('/').to_owned(), here)),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_or_this_machine() {
        for (text, expected, here) in [
            ("https://beffroi.example/", "https://beffroi.example", false),
            (
                "https://beffroi.example:8443",
                "https://beffroi.example:8443",
                false,
            ),
            ("https://example/beffroi/", "https://example/beffroi", false),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", true),
            ("http://[::1]:8080", "http://[::1]:8080", true),
            ("http://localhost:8080", "http://localhost:8080", true),
        ] {
            assert_eq!(address(text), Ok((expected.to_owned(), here)));
        }
        for text in [
            "http://beffroi.example",
            "http://10.0.0.1",
            "http://localhost.example",
        ] {
            assert!(
                matches!(address(text), Err(ServerError::Plain(_))),
                "{text}"
            );
        }
        for text in [
            "beffroi.example",
            "localhost:8080",
            "ftp://localhost",
            "https://a:b@beffroi.example",
            "https://beffroi.example/?a",
            "",
        ] {
            assert!(
                matches!(address(text), Err(ServerError::Address(_))),
                "{text}"
            );
        }
    }
}
