//! What is known of a picture, and the rule that it has to keep.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// Most bytes of an uploaded picture: 1 MiB.
pub const MAX_BYTES: usize = 1 << 20;
/// Most pixels of a side: that of a 4K screen. A picture claims its size before it is decoded, and
/// one that claims more never is.
pub const MAX_SIDE: u32 = 3_840;

/// How a picture is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[schema(as = PictureFormat)]
pub enum Format {
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
}

impl Format {
    /// Its media type.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Why a text names no encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be image/png or image/jpeg")]
pub struct NotAFormat;

impl FromStr for Format {
    type Err = NotAFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "image/png" => Ok(Self::Png),
            "image/jpeg" => Ok(Self::Jpeg),
            _ => Err(NotAFormat),
        }
    }
}

/// What is known of a picture from its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How it is encoded, by its bytes and not by its name.
    pub format: Format,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Whether it has an alpha channel.
    pub alpha: bool,
}

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alpha = match (self.format, self.alpha) {
            (Format::Png, true) => "PNG with alpha channel",
            (Format::Png, false) => "PNG without alpha channel",
            (Format::Jpeg, _) => "JPEG",
        };
        write!(f, "a {alpha}, {} x {} pixels", self.width, self.height)
    }
}

/// What a picture must be where it is to stand.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Where that is, as a sentence goes on after *for*.
    pub place: &'static str,
    /// The rule, as a sentence goes on after *must be*.
    pub rule: &'static str,
    /// Whether a picture keeps it. One that claims more than [`MAX_SIDE`] is never decoded, whatever this says.
    pub fits: &'a dyn Fn(&Facts) -> bool,
}

/// Why a picture does not fit: the rule, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be {rule} for {place}; this is {found}")]
pub struct Refusal {
    /// Where it was to stand.
    pub place: &'static str,
    /// What is wanted there.
    pub rule: &'static str,
    /// What was given.
    pub found: String,
}

impl Wanted<'_> {
    /// Whether a picture may stand there.
    ///
    /// # Errors
    /// The rule and what was found, when it may not.
    pub fn check(&self, facts: &Facts) -> Result<(), Refusal> {
        if (self.fits)(facts) {
            return Ok(());
        }
        Err(Refusal {
            place: self.place,
            rule: self.rule,
            found: facts.to_string(),
        })
    }
}
