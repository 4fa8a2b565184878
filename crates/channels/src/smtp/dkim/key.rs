//! The private key that mails are signed with.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;

pub(super) enum Key {
    Rsa(RsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

const NO_KEY: &str = "must be the path of a PEM file with a private key that no password protects";
const NO_SUCH_KEY: &str = "must hold an RSA key of 2048 to 8192 bits or an Ed25519 key";

impl Key {
    /// Reads a PEM file, as `openssl` writes it.
    pub(super) fn from_pem(pem: &[u8]) -> Result<Self, &'static str> {
        match PrivateKeyDer::from_pem_slice(pem).map_err(|_| NO_KEY)? {
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der())
                .map(Self::Rsa)
                .map_err(|_| NO_SUCH_KEY),
            PrivateKeyDer::Pkcs8(der) => {
                let der = der.secret_pkcs8_der();
                RsaKeyPair::from_pkcs8(der)
                    .map(Self::Rsa)
                    .or_else(|_| Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).map(Self::Ed25519))
                    .map_err(|_| NO_SUCH_KEY)
            }
            _ => Err(NO_SUCH_KEY),
        }
    }

    /// By which name verifiers know the algorithm.
    pub(super) const fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa-sha256",
            Self::Ed25519(_) => "ed25519-sha256",
        }
    }

    /// The signature over a text; none when the key can't be used after all.
    pub(super) fn signature(&self, text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                let random = SystemRandom::new();
                key.sign(&RSA_PKCS1_SHA256, &random, text, &mut signature)
                    .ok()
                    .map(|()| signature)
            }
            // RFC 8463 signs the digest, so that Ed25519 is fed what RSA is.
            Self::Ed25519(key) => Some(key.sign(digest(&SHA256, text).as_ref()).as_ref().to_vec()),
        }
    }
}
