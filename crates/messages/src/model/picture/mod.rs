//! Pictures: what they must be at each location, and what a picture of ours is known by.

mod rules;

pub use beffroi_pictures::{
    Facts as PictureFacts, Format, MAX_BYTES as MAX_PICTURE_BYTES, MAX_SIDE as MAX_PICTURE_SIDE,
    Refusal as PictureRefusal, Unreadable,
};
pub use rules::check_picture;

use super::digest::digest;
use super::kinds::Location;

digest! {
    /// SHA-256 of a picture as it is kept: its id, its entity tag, and what an approval binds.
    PictureId
}

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

/// Reads a picture for a location. The same picture gives the same bytes. Pure, and slow for large pictures.
///
/// # Errors
/// The rule that is broken, and what was found.
pub fn clean(bytes: &[u8], location: Location) -> Result<Cleaned, Unreadable> {
    let fits = |facts: &PictureFacts| location.takes(facts);
    let picture = beffroi_pictures::clean(bytes, &rules::wanted(location, &fits))?;
    Ok(Cleaned {
        id: PictureId::of_bytes(&picture.bytes),
        facts: picture.facts,
        bytes: picture.bytes,
    })
}
