//! An organization's picture at the top of its mails.

use super::Picture;
use crate::smtp::Inline;

/// A logo as it is sent: within the mail, so that nothing has to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Its bytes.
    pub inline: Inline,
}

/// What the HTML names it by.
const CONTENT_ID: &str = "organization.logo";

/// Tallest and widest that a logo is drawn, in pixels. One with more of them is sharper.
const TALLEST: f64 = 36.0;
const WIDEST: f64 = 245.0;

impl Logo {
    /// A picture of a type, e.g. `image/png`.
    #[must_use]
    pub fn new(content_type: &'static str, (width, height): (u32, u32), bytes: Vec<u8>) -> Self {
        Self {
            width,
            height,
            inline: Inline {
                content_id: CONTENT_ID.to_owned(),
                content_type,
                bytes,
            },
        }
    }

    /// As the layout draws it.
    #[must_use]
    pub fn picture(&self) -> Picture<'_> {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let scale = (TALLEST / height).min(WIDEST / width).min(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 1 and 245"
        )]
        let scaled = |side: f64| (side * scale).round().max(1.0) as u32;
        Picture {
            inline: &self.inline,
            width: scaled(width),
            height: scaled(height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_is_drawn_no_larger_than_its_place() {
        for ((width, height), drawn) in [
            ((245, 36), (245, 36)),
            ((490, 72), (245, 36)),
            ((100, 20), (100, 20)),
            ((72, 72), (36, 36)),
            ((490, 1), (245, 1)),
        ] {
            let logo = Logo::new("image/png", (width, height), Vec::new());
            let picture = logo.picture();
            assert_eq!((picture.width, picture.height), drawn);
        }
    }
}
