//! Why a tree does not fit a type, and how that is said to a caller.

use std::fmt::{self, Display};

use beffroi_core::Failure;
use serde::de::{Error, Expected, Unexpected};
use serde_path_to_error::{Path, Segment};

/// Most characters of the caller's own names that a message repeats.
const LONGEST_NAME: usize = 100;

/// What does not fit. The reader's own words end here: each becomes one of a few rules.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mismatch {
    /// A value of another type: what is wanted, and what is there.
    Type(Wanted, &'static str),
    /// A text that is not one of the list.
    OneOf(&'static [&'static str]),
    /// A property that the object does not have.
    Unknown(&'static [&'static str]),
    /// A property that must be there.
    Missing(&'static str),
    /// A property that is there twice.
    Twice(&'static str),
    /// The rule of one of our own types, which continues the sentence begun by the field's name.
    Rule(String),
}

/// What a field takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Text,
    Bool,
    Object,
    Array,
    Id,
    Number,
    Whole(i128, i128),
    /// Something that has no word here.
    Other,
}

impl Wanted {
    /// By the words in which types say what they expect.
    fn by(expected: &str) -> Self {
        match expected {
            "a boolean" => Self::Bool,
            "i8" => Self::Whole(i8::MIN.into(), i8::MAX.into()),
            "i16" => Self::Whole(i16::MIN.into(), i16::MAX.into()),
            "i32" => Self::Whole(i32::MIN.into(), i32::MAX.into()),
            "i64" => Self::Whole(i64::MIN.into(), i64::MAX.into()),
            "u8" => Self::Whole(0, u8::MAX.into()),
            "u16" => Self::Whole(0, u16::MAX.into()),
            "u32" => Self::Whole(0, u32::MAX.into()),
            "u64" => Self::Whole(0, u64::MAX.into()),
            "f32" | "f64" => Self::Number,
            "a map" | "any valid JSON object" => Self::Object,
            text if text.starts_with("struct ") => Self::Object,
            text if text.contains("UUID") => Self::Id,
            text if text.contains("string") => Self::Text,
            text if text.contains("sequence") || text.contains("array") => Self::Array,
            _ => Self::Other,
        }
    }
}

impl Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("must be a string"),
            Self::Bool => f.write_str("must be true or false"),
            Self::Object => f.write_str("must be a JSON object"),
            Self::Array => f.write_str("must be an array"),
            Self::Id => f.write_str(AN_ID),
            Self::Number => f.write_str("must be a number"),
            Self::Whole(least, most) => write!(f, "must be a whole number from {least} to {most}"),
            Self::Other => f.write_str("must be a value of another type"),
        }
    }
}

const AN_ID: &str = "must be a GUID such as 0197a2b0-0000-7000-8000-000000000001";

fn kind_of(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "an array",
        Unexpected::Map => "an object",
        _ => "a string",
    }
}

impl Mismatch {
    /// The refusal of what stands at `path` (empty: the body itself).
    pub(super) fn into_failure(self, path: &str) -> Failure {
        let here = if path.is_empty() { "body" } else { path };
        match self {
            Self::Type(wanted, found) => match wanted {
                // Which number is wanted says enough to who sent another one.
                Wanted::Whole(..) | Wanted::Number if found == "a number" => {
                    Failure::invalid(here, wanted)
                }
                _ => Failure::invalid(here, format!("{wanted}, not {found}")),
            },
            Self::OneOf(texts) => {
                Failure::invalid(here, format!("must be one of {}", listed(texts)))
            }
            Self::Unknown([]) => {
                Failure::invalid(here, "is not known here: this takes no properties")
            }
            Self::Unknown(known) => {
                let why = format!("is not known here; the properties are {}", listed(known));
                Failure::invalid(here, why)
            }
            Self::Missing(name) => Failure::invalid(within(path, name), "must be given"),
            Self::Twice(name) => {
                // The path already leads to the property's second place.
                let place = if path.rsplit('/').next() == Some(name) {
                    path.to_owned()
                } else {
                    within(path, name)
                };
                Failure::invalid(place, "must be given once")
            }
            Self::Rule(rule) => Failure::invalid(here, rule),
        }
    }
}

fn within(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}/{name}")
    }
}

fn listed(names: &[&str]) -> String {
    names.join(", ")
}

impl Error for Mismatch {
    fn custom<T: Display>(message: T) -> Self {
        let text = message.to_string();
        if text.starts_with("must ") {
            Self::Rule(text)
        } else if text.starts_with("UUID ") {
            Self::Rule(AN_ID.to_owned())
        } else {
            tracing::debug!(%text, "a body does not fit");
            Self::Rule("is not valid".to_owned())
        }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::Type(Wanted::by(&expected.to_string()), kind_of(found))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::OneOf(expected)
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::Unknown(expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::Twice(field)
    }
}

impl Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body does not fit")
    }
}

impl std::error::Error for Mismatch {}

/// The place in the form of our targets: `content/texts/0/title`. A name of the caller's own is cut
/// when it is long, and loses what would break a line of a log.
pub(super) fn path(path: &Path) -> String {
    let names = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => {
            let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
            let mut letters = key.chars();
            let mut name: String = letters.by_ref().take(LONGEST_NAME).map(plain).collect();
            if letters.next().is_some() {
                name.push('…');
            }
            Some(name)
        }
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    names.collect::<Vec<_>>().join("/")
}
