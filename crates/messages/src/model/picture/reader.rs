//! Foreign bytes become a picture of ours: looked at, bounded, decoded, and encoded anew without
//! anything that cannot be seen.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::super::kinds::Location;
use super::rules::{Format, MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, PictureFacts, check_picture};
use super::{PictureId, PictureRefusal};

/// Most memory of one decoding: 3840 x 3840 pixels of four bytes, and something for the decoder.
const MAX_MEMORY: u64 = 80 << 20;
/// Of 100: nothing is seen of the loss.
const JPEG_QUALITY: u8 = 90;

/// A picture as it is kept: its pixels and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// SHA-256 of `bytes`.
    pub id: PictureId,
    /// What it is.
    pub facts: PictureFacts,
    /// Encoded anew.
    pub bytes: Vec<u8>,
}

/// Why bytes are not a picture for this location.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing was sent.
    #[error("must not be empty")]
    Empty,
    /// More bytes than a picture may have.
    #[error("must have at most 1 MiB ({MAX_PICTURE_BYTES} bytes); this has {0}")]
    TooLarge(usize),
    /// Not an encoding that is taken, whatever its name says.
    #[error("must be {rule} for {location}; this is {found}, by its bytes")]
    Format {
        /// Where it was to stand.
        location: Location,
        /// What the location wants.
        rule: &'static str,
        /// What the bytes look like.
        found: &'static str,
    },
    /// It breaks the location's rule.
    #[error(transparent)]
    Rule(#[from] PictureRefusal),
    /// It begins as a picture and does not go on as one.
    #[error("can't be decoded: the file is damaged or cut off ({0})")]
    Damaged(String),
}

/// Reads a picture for a location: real decoding, within bounds that are known before it begins.
/// The same picture gives the same bytes. Pure, and slow for large pictures.
///
/// # Errors
/// The rule that is broken, and what was found.
pub fn clean(bytes: &[u8], location: Location) -> Result<Cleaned, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > MAX_PICTURE_BYTES {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    let format = match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => Format::Png,
        Ok(ImageFormat::Jpeg) => Format::Jpeg,
        other => return Err(other_format(location, other.ok(), bytes)),
    };
    let (image, alpha) = decode(bytes, format, location)?;
    let facts = PictureFacts {
        format,
        width: image.width(),
        height: image.height(),
        alpha,
    };
    // Once more: a photograph that was taken upright has its sides the other way round by now.
    check_picture(location, &facts)?;
    let bytes = encode(image, &facts)?;
    Ok(Cleaned {
        id: PictureId::of_bytes(&bytes),
        facts,
        bytes,
    })
}

fn damaged(error: impl std::fmt::Display) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}

/// Decodes what its head says is within the location's rule: nothing else is ever unpacked.
fn decode(
    bytes: &[u8],
    format: Format,
    location: Location,
) -> Result<(DynamicImage, bool), Unreadable> {
    let mut reader = ImageReader::with_format(
        Cursor::new(bytes),
        match format {
            Format::Png => ImageFormat::Png,
            Format::Jpeg => ImageFormat::Jpeg,
        },
    );
    // The head is read within these too; the sides are left to the rule, which has words for them.
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let alpha = decoder.color_type().has_alpha();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (upright_width, upright_height) = match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    };
    check_picture(
        location,
        &PictureFacts {
            format,
            width: upright_width,
            height: upright_height,
            alpha,
        },
    )?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_PICTURE_SIDE);
    limits.max_image_height = Some(MAX_PICTURE_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    decoder.set_limits(limits).map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(orientation);
    Ok((image, alpha))
}

/// The pixels, at eight bits, without profile, place, time, comment or thumbnail.
fn encode(image: DynamicImage, facts: &PictureFacts) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    match facts.format {
        Format::Png => {
            let image = if facts.alpha {
                DynamicImage::from(image.into_rgba8())
            } else {
                DynamicImage::from(image.into_rgb8())
            };
            image
                .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
                .map_err(damaged)?;
        }
        Format::Jpeg => {
            let encoder =
                image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
            DynamicImage::from(image.into_rgb8())
                .write_with_encoder(encoder)
                .map_err(damaged)?;
        }
    }
    Ok(bytes)
}

/// What bytes that are neither PNG nor JPEG look like.
fn other_format(location: Location, guessed: Option<ImageFormat>, bytes: &[u8]) -> Unreadable {
    let head = &bytes[..bytes.len().min(1_024)];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let found = match guessed {
        Some(ImageFormat::Gif) => "a GIF",
        Some(ImageFormat::WebP) => "a WebP",
        Some(ImageFormat::Bmp) => "a BMP",
        Some(ImageFormat::Tiff) => "a TIFF",
        Some(ImageFormat::Avif) => "an AVIF",
        Some(ImageFormat::Ico) => "an icon file",
        _ if text.contains("<svg") => "an SVG",
        _ if text.trim_start().starts_with('<') => "a page of markup",
        _ => "no picture that is known here",
    };
    Unreadable::Format {
        location,
        rule: location.picture_rule(),
        found,
    }
}
