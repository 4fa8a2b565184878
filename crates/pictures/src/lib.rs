//! Foreign bytes become a picture of ours: looked at, bounded, decoded, and encoded anew without anything
//! that cannot be seen. What a picture must be where it is to stand is the caller's rule ([`Wanted`]).
//!
//! | noun | meaning |
//! |---|---|
//! | [`Facts`] | what is known of a picture from its head |
//! | [`Wanted`] | what a picture must be at its place |
//! | [`Cleaned`] | a picture as it is kept |
//! | [`Unreadable`] | why bytes are not such a picture |

mod facts;
mod reader;

pub use facts::{Facts, Format, MAX_BYTES, MAX_SIDE, NotAFormat, Refusal, Wanted};
pub use reader::{Cleaned, Unreadable, clean};
