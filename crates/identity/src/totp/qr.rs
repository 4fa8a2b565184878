//! What an authenticator app reads.

use beffroi_core::{Failure, failure};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::code::generator;

/// An authenticator app's secret on its way to it: as a picture, and as text for whoever can't scan.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Enrolment {
    /// The secret in base32.
    secret: String,
    /// The same as `otpauth://totp/…`.
    uri: String,
    /// The same as a QR code: an SVG document in black and white.
    qr_svg: String,
}

impl Enrolment {
    pub(super) fn of(secret: &[u8], issuer: &str, name: &str) -> failure::Result<Self> {
        let generator = generator(secret, issuer, name)?;
        let uri = generator.to_url().map_err(Failure::bug)?;
        let code = QrCode::with_error_correction_level(&uri, EcLevel::M).map_err(Failure::bug)?;
        let mut picture = code.render::<svg::Color<'_>>();
        Ok(Self {
            secret: generator.secret().to_base32(),
            uri,
            qr_svg: picture.min_dimensions(200, 200).build(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_colons_and_accents_are_fine() {
        let name = "émilie.roy@contoso.com";
        let made = Enrolment::of(&[7; 20], "Contoso: Paris", name).expect("an enrolment");
        assert_eq!(made.secret, "A4DQOBYHA4DQOBYHA4DQOBYHA4DQOBYH");
        assert!(
            made.uri.starts_with("otpauth://totp/Contoso%20%20Paris:"),
            "{}",
            made.uri
        );
        assert!(made.uri.contains("secret=A4DQOBYHA4DQOBYHA4DQOBYHA4DQOBYH"));
        assert!(made.qr_svg.contains("<svg ") && made.qr_svg.ends_with("</svg>"));
        let long = "x".repeat(256);
        assert!(Enrolment::of(&[7; 20], &long, &long).is_ok());
    }
}
