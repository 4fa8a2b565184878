//! An authority and a certificate of one's own, for a start without any other, and for tests.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, date_time_ymd,
};

use super::{Files, TlsError};

/// The names of the certificate that is kept, so that others lead to a new one.
const NAMES: &str = "names";
/// The authority's certificate, for clients to trust.
const AUTHORITY: &str = "ca.pem";
const AUTHORITY_KEY: &str = "ca-key.pem";
const CERTIFICATE: &str = "cert.pem";
const KEY: &str = "key.pem";

/// The certificate for these names; made when there is none or it is for other names. The authority
/// stays the same, so that who trusts it once does not have to again.
pub(super) fn ensure(folder: &Path, names: &[String]) -> Result<Files, TlsError> {
    let failed = |source| TlsError::File {
        path: folder.to_owned(),
        source,
    };
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(failed)?;
    let files = Files {
        certificate: folder.join(CERTIFICATE),
        key: folder.join(KEY),
    };
    let wanted = names.join("\n");
    let kept = std::fs::read_to_string(folder.join(NAMES)).unwrap_or_default();
    if kept == wanted && files.certificate.exists() && files.key.exists() {
        return Ok(files);
    }
    let issuer = authority(folder)?;
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let mut parameters = CertificateParams::new(names.to_vec())?;
    parameters
        .distinguished_name
        .push(DnType::CommonName, "Beffroi");
    parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    parameters.use_authority_key_identifier_extension = true;
    (parameters.not_before, parameters.not_after) = (FIRST_DAY(), LAST_DAY());
    let certificate = parameters.signed_by(&key, &issuer)?;
    write(&files.key, &key.serialize_pem())?;
    write(&files.certificate, &certificate.pem())?;
    // Last: without it all of this is made again.
    write(&folder.join(NAMES), &wanted)?;
    Ok(files)
}

/// Beffroi did not exist before, and whoever runs it longer wants a real certificate.
const FIRST_DAY: fn() -> time::OffsetDateTime = || date_time_ymd(2026, 1, 1);
const LAST_DAY: fn() -> time::OffsetDateTime = || date_time_ymd(2046, 1, 1);

fn authority(folder: &Path) -> Result<Issuer<'static, KeyPair>, TlsError> {
    let (path, key_path) = (folder.join(AUTHORITY), folder.join(AUTHORITY_KEY));
    if path.exists()
        && let Ok(text) = std::fs::read_to_string(&key_path)
    {
        let key = KeyPair::from_pem(&text)?;
        return Ok(Issuer::new(parameters()?, key));
    }
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let parameters = parameters()?;
    let certificate = parameters.self_signed(&key)?;
    write(&key_path, &key.serialize_pem())?;
    write(&path, &certificate.pem())?;
    Ok(Issuer::new(parameters, key))
}

fn parameters() -> Result<CertificateParams, rcgen::Error> {
    let mut parameters = CertificateParams::new(Vec::<String>::new())?;
    parameters
        .distinguished_name
        .push(DnType::CommonName, "Beffroi authority of this server");
    parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    (parameters.not_before, parameters.not_after) = (FIRST_DAY(), LAST_DAY());
    Ok(parameters)
}

/// Writes a file for its owner only; whoever reads it meanwhile sees the old one or the new one.
fn write(path: &Path, text: &str) -> Result<(), TlsError> {
    let failed = |source| TlsError::File {
        path: path.to_owned(),
        source,
    };
    let draft = path.with_extension("new");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    std::fs::rename(&draft, path).map_err(failed)
}
