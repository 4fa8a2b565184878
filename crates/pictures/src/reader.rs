//! Foreign bytes become a picture of ours: looked at, bounded, decoded, and encoded anew without
//! anything that cannot be seen.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::facts::{Facts, Format, MAX_BYTES, MAX_SIDE, Refusal, Wanted};

/// Most memory of one decoding: 3840 x 3840 pixels of four bytes, and something for the decoder.
const MAX_MEMORY: u64 = 80 << 20;
/// Of 100: nothing is seen of the loss.
const JPEG_QUALITY: u8 = 90;

/// A picture as it is kept: its pixels and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What it is.
    pub facts: Facts,
    /// Encoded anew.
    pub bytes: Vec<u8>,
}

/// Why bytes are not a picture for this place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing was sent.
    #[error("must not be empty")]
    Empty,
    /// More bytes than a picture may have.
    #[error("must have at most 1 MiB ({MAX_BYTES} bytes); this has {0}")]
    TooLarge(usize),
    /// Not an encoding that is taken, whatever its name says.
    #[error("must be {rule} for {place}; this is {found}, by its bytes")]
    Format {
        /// Where it was to stand.
        place: &'static str,
        /// What is wanted there.
        rule: &'static str,
        /// What the bytes look like.
        found: &'static str,
    },
    /// It breaks the place's rule.
    #[error(transparent)]
    Rule(#[from] Refusal),
    /// It begins as a picture and does not go on as one.
    #[error("can't be decoded: the file is damaged or cut off ({0})")]
    Damaged(String),
}

/// Reads a picture for a place: real decoding, within bounds that are known before it begins.
/// The same picture gives the same bytes. Pure, and slow for large pictures.
///
/// # Errors
/// The rule that is broken, and what was found.
pub fn clean(bytes: &[u8], wanted: &Wanted<'_>) -> Result<Cleaned, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    let format = match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => Format::Png,
        Ok(ImageFormat::Jpeg) => Format::Jpeg,
        other => return Err(other_format(wanted, other.ok(), bytes)),
    };
    let (image, alpha) = decode(bytes, format, wanted)?;
    let facts = Facts {
        format,
        width: image.width(),
        height: image.height(),
        alpha,
    };
    // Once more: a photograph that was taken upright has its sides the other way round by now.
    wanted.check(&facts)?;
    let bytes = encode(image, &facts)?;
    Ok(Cleaned { facts, bytes })
}

fn damaged(error: impl std::fmt::Display) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}

/// Decodes what its head says is within the place's rule: nothing else is ever unpacked.
fn decode(
    bytes: &[u8],
    format: Format,
    wanted: &Wanted<'_>,
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
    wanted.check(&Facts {
        format,
        width: upright_width,
        height: upright_height,
        alpha,
    })?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    decoder.set_limits(limits).map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(orientation);
    Ok((image, alpha))
}

/// The pixels, at eight bits, without profile, place, time, comment or thumbnail.
fn encode(image: DynamicImage, facts: &Facts) -> Result<Vec<u8>, Unreadable> {
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
fn other_format(wanted: &Wanted<'_>, guessed: Option<ImageFormat>, bytes: &[u8]) -> Unreadable {
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
        place: wanted.place,
        rule: wanted.rule,
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ANY: Wanted<'static> = Wanted {
        place: "anything",
        rule: "a PNG or JPEG",
        fits: &|_| true,
    };

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgba8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .expect("can be written");
        bytes
    }

    #[test]
    fn a_claim_of_too_many_pixels_is_not_unpacked() {
        let mut bytes = png(2, 2);
        // The width stands in the head, behind the signature and the name of the chunk.
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(clean(&bytes, &ANY).is_err());
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_the_same(width in 1_u32..40, height in 1_u32..40) {
            let once = clean(&png(width, height), &ANY).expect("is a picture");
            prop_assert_eq!((once.facts.width, once.facts.height, once.facts.alpha), (width, height, true));
            prop_assert_eq!(clean(&once.bytes, &ANY), Ok(once));
        }

        #[test]
        fn damaged_bytes_are_refused_or_read(at in 0_usize..70, byte: u8) {
            let mut bytes = png(3, 2);
            let at = at.min(bytes.len() - 1);
            bytes[at] = byte;
            drop(clean(&bytes, &ANY));
            drop(clean(&bytes[..at], &ANY));
        }
    }
}
