use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use uuid::Uuid;

use crate::{OsBuild, ParseError};

/// What an operating system is, as far as questions about people go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Platform {
    /// Android.
    Android,
    /// iOS and iPadOS.
    Ios,
    /// Any Linux distribution.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
    /// A browser in which somebody turned notifications on.
    Web,
    /// Reported by a device, but none of the above.
    Other,
}

impl Platform {
    /// Every platform, in the order of their ordinals.
    pub const ALL: [Self; 7] = [
        Self::Android,
        Self::Ios,
        Self::Linux,
        Self::MacOs,
        Self::Windows,
        Self::Web,
        Self::Other,
    ];

    /// The name in lower case, as it stands in `platform/windows`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Ios => "ios",
            Self::Linux => "linux",
            Self::MacOs => "macos",
            Self::Windows => "windows",
            Self::Web => "web",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Platform {
    type Err = ParseError;

    /// Reads a platform's name in any case.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::ALL
            .into_iter()
            .find(|platform| platform.as_str().eq_ignore_ascii_case(text))
            .ok_or_else(|| ParseError::Platform(text.to_owned()))
    }
}

/// A place on a device where something can be shown; what the names mean is the caller's matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Surface(Arc<str>);

impl Surface {
    /// The surface of this name, without surrounding blanks and in lower case; nothing if blank.
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        (!name.is_empty()).then(|| Self(name.to_lowercase().into()))
    }

    /// The name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is known of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFacts {
    /// Id of the person whose device it is.
    pub owner: Uuid,
    /// Its platform.
    pub platform: Platform,
    /// Its operating system build, if it reported one.
    pub build: Option<OsBuild>,
    /// The surfaces that it can show, in any order.
    pub surfaces: Vec<Surface>,
}
