//! TLS: a certificate of one's own making, or one from a file that may be renewed while serving.

mod self_signed;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;

/// Where the certificate comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// Made at the first start and kept in the data folder, with an authority of its own that
    /// clients can trust (`tls/ca.pem`).
    SelfSigned,
    /// Files in PEM: the certificate with its chain, and its private key.
    Files {
        /// The certificate, then the chain.
        certificate: PathBuf,
        /// The private key.
        key: PathBuf,
    },
}

/// How often a renewed certificate is looked for.
const LOOK: Duration = Duration::from_mins(1);

/// Why TLS can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file can't be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file does not hold what it should.
    #[error("{path}: {what}")]
    Content {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// A certificate could not be made.
    #[error("a certificate could not be made: {0}")]
    Make(#[from] rcgen::Error),
    /// Certificate and key do not fit, or no cipher is possible.
    #[error("TLS can't be set up: {0}")]
    Setup(#[from] rustls::Error),
}

/// The files in which a certificate is kept.
#[derive(Debug, Clone)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

/// The certificate in force. Renewed files take effect within a minute, without a restart; files that
/// can't be used leave the old one in force.
#[derive(Debug)]
struct Current {
    files: Files,
    key: parking_lot::RwLock<Arc<CertifiedKey>>,
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.key.read()))
    }
}

/// Sets TLS up for the names under which people reach this server.
pub fn acceptor(
    tls: &Tls,
    data: &Path,
    names: &[String],
    stop: CancellationToken,
) -> Result<TlsAcceptor, TlsError> {
    let files = match tls {
        Tls::SelfSigned => self_signed::ensure(&data.join("tls"), names)?,
        Tls::Files { certificate, key } => Files {
            certificate: certificate.clone(),
            key: key.clone(),
        },
    };
    let current = Arc::new(Current {
        key: parking_lot::RwLock::new(Arc::new(read(&files)?)),
        files,
    });
    tokio::spawn(renew(Arc::clone(&current), stop));
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(current);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Looks for renewed files until told to stop.
async fn renew(current: Arc<Current>, stop: CancellationToken) {
    let mut seen = changed(&current.files);
    loop {
        #[expect(
            clippy::disallowed_methods,
            reason = "a pulse that looks at files, no rule"
        )]
        let pause = tokio::time::sleep(LOOK);
        tokio::select! {
            () = stop.cancelled() => return,
            () = pause => {}
        }
        let now = changed(&current.files);
        if now == seen {
            continue;
        }
        seen = now;
        match read(&current.files) {
            Ok(key) => {
                *current.key.write() = Arc::new(key);
                tracing::info!("the renewed certificate is in force");
            }
            Err(error) => {
                tracing::error!(%error, "the renewed certificate can't be used; the old one stays");
            }
        }
    }
}

fn changed(files: &Files) -> [Option<SystemTime>; 2] {
    [&files.certificate, &files.key].map(|path| {
        std::fs::metadata(path)
            .and_then(|data| data.modified())
            .ok()
    })
}

fn read(files: &Files) -> Result<CertifiedKey, TlsError> {
    let content = |path: &Path, what: &str| TlsError::Content {
        path: path.to_owned(),
        what: what.to_owned(),
    };
    let text = bytes(&files.certificate)?;
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&text)
        .collect::<Result<_, _>>()
        .map_err(|error| content(&files.certificate, &error.to_string()))?;
    if chain.is_empty() {
        return Err(content(&files.certificate, "holds no certificate in PEM"));
    }
    let text = bytes(&files.key)?;
    let key = PrivateKeyDer::from_pem_slice(&text)
        .map_err(|_| content(&files.key, "holds no private key in PEM"))?;
    let provider = aws_lc_rs::default_provider();
    Ok(CertifiedKey::from_der(chain, key, &provider)?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::File {
        path: path.to_owned(),
        source,
    })
}
