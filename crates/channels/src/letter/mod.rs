//! The layout of every mail: plain text and HTML from the same parts, words in and words out.

mod logo;
mod page;

pub use logo::Logo;
pub use page::{Page, Picture, Written};
