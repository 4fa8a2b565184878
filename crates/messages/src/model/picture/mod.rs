//! Pictures: what they must be at each location, and how foreign bytes become one of ours.

mod reader;
mod rules;

pub use reader::{Cleaned, Unreadable, clean};
pub use rules::{
    Format, MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, PictureFacts, PictureRefusal, check_picture,
};

use super::digest::digest;

digest! {
    /// SHA-256 of a picture as it is kept: its id, its entity tag, and what an approval binds.
    PictureId
}
