//! Authorities that are trusted beside the system's own: an organization's.

use std::fmt;

use reqwest::Certificate;

/// Certificates of authorities; none unless the operator names some.
#[derive(Clone, Default)]
pub struct Authorities(Vec<Certificate>);

/// It holds no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must hold certificates in PEM (BEGIN CERTIFICATE)")]
pub struct AuthoritiesError;

impl Authorities {
    /// Reads a file of certificates.
    ///
    /// # Errors
    /// When there is none in it, or one that can't be read.
    pub fn from_pem(pem: &[u8]) -> Result<Self, AuthoritiesError> {
        let found = Certificate::from_pem_bundle(pem).map_err(|_| AuthoritiesError)?;
        if found.is_empty() {
            return Err(AuthoritiesError);
        }
        Ok(Self(found))
    }

    pub(super) fn certificates(&self) -> impl Iterator<Item = Certificate> {
        self.0.clone().into_iter()
    }
}

impl fmt::Debug for Authorities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authorities({})", self.0.len())
    }
}
