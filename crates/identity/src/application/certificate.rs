//! A program's certificates, with which it proves itself instead of with a secret.

use beffroi_core::Ts;
use beffroi_core::failure::Violations;
use beffroi_feature::Cx;
use sha2::{Digest, Sha256};
use x509_parser::prelude::{FromDer, X509Certificate, parse_x509_pem};
use x509_parser::public_key::PublicKey;

use super::credential_store::StoredCertificate;
use super::rules::MOST_CERTIFICATES;

/// No certificate is larger.
const LARGEST: usize = 16_384;
/// A weaker key could be guessed.
const LEAST_RSA_BITS: usize = 2_048;

/// What is read from a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Certificate {
    /// The whole certificate, as DER.
    pub(crate) der: Vec<u8>,
    /// SHA-1 of it, by which older clients name it (`x5t`).
    pub(crate) sha1: Vec<u8>,
    /// SHA-256 of it (`x5t#S256`).
    pub(crate) sha256: Vec<u8>,
    /// Its subject, e.g. `CN=Mail merge`.
    pub(crate) subject: String,
    /// From when it counts.
    pub(crate) starts_at: Ts,
    /// Until when it counts.
    pub(crate) expires_at: Ts,
}

/// A key that assertions can be verified with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    /// RSA: the PKCS #1 form of the public key.
    Rsa(Vec<u8>),
    /// P-256: the point.
    P256(Vec<u8>),
}

impl Certificate {
    /// Reads a certificate, PEM or DER. The text says what is wrong with it.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        if bytes.len() > LARGEST {
            return Err("must have at most 16,384 bytes");
        }
        let der = if bytes.starts_with(b"-----BEGIN") {
            let (_, pem) = parse_x509_pem(bytes).map_err(|_| "is not a PEM certificate")?;
            if pem.label != "CERTIFICATE" {
                return Err("must be a certificate, without its private key");
            }
            pem.contents
        } else {
            bytes.to_vec()
        };
        let (rest, certificate) =
            X509Certificate::from_der(&der).map_err(|_| "is not an X.509 certificate")?;
        if !rest.is_empty() {
            return Err("has something behind its end");
        }
        key(&certificate)?;
        let at = |time: i64| Ts::from_micros(time.saturating_mul(1_000_000));
        let validity = certificate.validity();
        Ok(Self {
            sha1: sha1(&der),
            sha256: Sha256::digest(&der).to_vec(),
            subject: certificate
                .subject()
                .to_string()
                .chars()
                .take(256)
                .collect(),
            starts_at: at(validity.not_before.timestamp()),
            expires_at: at(validity.not_after.timestamp()),
            der,
        })
    }
}

/// An application's certificates as they are kept; what is wrong with one is noted.
pub(super) fn read_all(
    cx: &Cx,
    given: &[Vec<u8>],
    violations: &mut Violations,
) -> Vec<StoredCertificate> {
    if given.len() > MOST_CERTIFICATES {
        violations.add("keyCredentials", "must be at most 10");
    }
    let mut certificates = Vec::new();
    for (n, bytes) in given.iter().take(MOST_CERTIFICATES).enumerate() {
        match Certificate::read(bytes) {
            Ok(certificate) => certificates.push(StoredCertificate {
                id: cx.mint_uuid(),
                display_name: certificate.subject,
                der: certificate.der,
                sha1: certificate.sha1,
                sha256: certificate.sha256,
                starts_at: certificate.starts_at,
                expires_at: certificate.expires_at,
            }),
            Err(rule) => violations.add(format!("keyCredentials/{n}/key"), rule),
        }
    }
    certificates
}

/// The key of a certificate that was read before.
pub(crate) fn key_of(der: &[u8]) -> Option<Key> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    key(&certificate).ok()
}

fn key(certificate: &X509Certificate<'_>) -> Result<Key, &'static str> {
    let info = certificate.public_key();
    match info.parsed() {
        Ok(PublicKey::RSA(key)) if key.key_size() >= LEAST_RSA_BITS => {
            Ok(Key::Rsa(info.subject_public_key.data.to_vec()))
        }
        Ok(PublicKey::RSA(_)) => Err("must have an RSA key of at least 2,048 bits"),
        Ok(PublicKey::EC(point)) if point.data().len() == 65 => {
            Ok(Key::P256(point.data().to_vec()))
        }
        _ => Err("must have an RSA or P-256 key"),
    }
}

fn sha1(bytes: &[u8]) -> Vec<u8> {
    // Only a name for the certificate, as the protocol has it; nothing is trusted because of it.
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY, bytes)
        .as_ref()
        .to_vec()
}
