use std::fmt;
use std::str::FromStr;

use crate::ParseError;

/// A four-part operating system build, for instance `10.0.22621.900`, ordered part by part.
///
/// Parts are 16 bits wide, as in the version number of Windows itself. Shorter versions of other
/// platforms are filled with zeros on the right: `14.5` is `14.5.0.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct OsBuild([u16; 4]);

impl OsBuild {
    /// The build with these parts, most significant first.
    pub const fn new(parts: [u16; 4]) -> Self {
        Self(parts)
    }

    /// The four parts, most significant first.
    pub const fn parts(self) -> [u16; 4] {
        self.0
    }
}

impl fmt::Display for OsBuild {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, build, revision] = self.0;
        write!(f, "{major}.{minor}.{build}.{revision}")
    }
}

impl FromStr for OsBuild {
    type Err = ParseError;

    /// Reads one to four decimal numbers with dots between them.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let refused = || ParseError::Build(text.to_owned());
        let mut parts = [0; 4];
        for (place, part) in text.split('.').enumerate() {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            let number = part.parse().ok().filter(|_| digits).ok_or_else(refused)?;
            *parts.get_mut(place).ok_or_else(refused)? = number;
        }
        Ok(Self(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_compare_as_numbers() {
        let build = |text: &str| text.parse::<OsBuild>().unwrap();
        assert!(build("10.0.22621.900") < build("10.0.22621.1000"));
        assert!(build("10.0.9.0") < build("10.0.10"));
        assert_eq!(build("14.5"), OsBuild::new([14, 5, 0, 0]));
        assert_eq!(build("10.0.22621.900").to_string(), "10.0.22621.900");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            ".",
            "1.",
            "1..2",
            "+1",
            "1.2.3.4.5",
            "70000",
            "10.x",
            " 1",
        ] {
            assert_eq!(
                text.parse::<OsBuild>(),
                Err(ParseError::Build(text.to_owned()))
            );
        }
    }
}
