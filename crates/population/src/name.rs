use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use crate::{Facet, FacetKey, OsBuild, ParseError, Platform, Surface};

/// Name of a set of people. Its text form is what stands in stored expressions and in
/// explanations; parsing the text gives the same name back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetName {
    /// `everyone`: every person who is not removed; the built-in group *All Company*.
    Everyone,
    /// `enabled`: people whose account is enabled.
    Enabled,
    /// `group/<id>`: members of a group and of the groups nested in it.
    Group(Uuid),
    /// `direct/<id>`: members of a group themselves, without nesting.
    DirectGroup(Uuid),
    /// `department/sales`: people with this value of a facet.
    Facet(Facet),
    /// `platform/windows`: people with at least one device of the platform.
    Platform(Platform),
    /// `build/windows/10.0.22621.900`: people with at least one device of the platform that has
    /// this build or a later one.
    BuildAtLeast(Platform, OsBuild),
    /// `surface/<name>`: people with at least one device that can show the surface.
    Surface(Surface),
    /// Any other name: a set that another system fills, for instance `clicked/<message>`.
    Named(NamedSet),
}

impl SetName {
    /// The set of people with this value of a facet; nothing when the value is blank.
    pub fn facet(key: FacetKey, value: &str) -> Option<Self> {
        Facet::new(key, value).map(Self::Facet)
    }

    /// The set that another system fills under this name.
    pub fn named(name: &str) -> Result<Self, ParseError> {
        name.parse().map(Self::Named)
    }
}

impl fmt::Display for SetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everyone => f.write_str("everyone"),
            Self::Enabled => f.write_str("enabled"),
            Self::Group(id) => write!(f, "group/{id}"),
            Self::DirectGroup(id) => write!(f, "direct/{id}"),
            Self::Facet(facet) => facet.fmt(f),
            Self::Platform(platform) => write!(f, "platform/{platform}"),
            Self::BuildAtLeast(platform, build) => write!(f, "build/{platform}/{build}"),
            Self::Surface(surface) => write!(f, "surface/{}", surface.as_str()),
            Self::Named(name) => f.write_str(name.as_str()),
        }
    }
}

impl FromStr for SetName {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let refused = || ParseError::SetName(text.to_owned());
        let id = |id: &str| id.parse::<Uuid>().map_err(|_| refused());
        let (kind, rest) = match text.split_once('/') {
            Some(parts) => parts,
            None if text == "everyone" => return Ok(Self::Everyone),
            None if text == "enabled" => return Ok(Self::Enabled),
            None => return Err(refused()),
        };
        match kind {
            "group" => id(rest).map(Self::Group),
            "direct" => id(rest).map(Self::DirectGroup),
            "platform" => rest.parse().map(Self::Platform),
            "surface" => Surface::new(rest).map(Self::Surface).ok_or_else(refused),
            "build" => {
                let (platform, build) = rest.split_once('/').ok_or_else(refused)?;
                Ok(Self::BuildAtLeast(platform.parse()?, build.parse()?))
            }
            _ => match kind.parse::<FacetKey>() {
                Ok(key) => Self::facet(key, rest).ok_or_else(refused),
                Err(_) => text.parse().map(Self::Named),
            },
        }
    }
}

impl Serialize for SetName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SetName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// Name of a set that another system fills: `kind/name`, where the kind is none of those that are
/// computed from facts. Case matters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedSet(Arc<str>);

impl NamedSet {
    /// The whole name, `kind/name`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NamedSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for NamedSet {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match text.split_once('/') {
            Some((kind, _)) if is_computed(kind) => Err(ParseError::Reserved(text.to_owned())),
            Some((kind, name)) if !kind.is_empty() && !name.is_empty() => Ok(Self(text.into())),
            _ => Err(ParseError::SetName(text.to_owned())),
        }
    }
}

fn is_computed(kind: &str) -> bool {
    matches!(kind, "group" | "direct" | "platform" | "build" | "surface")
        || kind.parse::<FacetKey>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_gives_the_same_name_back() {
        for text in [
            "everyone",
            "enabled",
            "group/018f0000-0000-7000-8000-000000000001",
            "direct/018f0000-0000-7000-8000-000000000001",
            "department/sales",
            "office/a/12",
            "platform/windows",
            "build/windows/10.0.22621.900",
            "surface/lock screen",
            "capability/BPOS_S_Enterprise",
        ] {
            let name: SetName = text.parse().unwrap();
            assert_eq!(name.to_string(), text);
            assert_eq!(
                matches!(name, SetName::Named(_)),
                text.starts_with("capability")
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "all",
            "group/x",
            "department/ ",
            "/x",
            "x/",
            "build/windows",
            "build/dos/1",
            "surface/",
        ] {
            assert!(text.parse::<SetName>().is_err(), "{text}");
        }
        assert_eq!(
            SetName::named("city/x"),
            Err(ParseError::Reserved("city/x".to_owned()))
        );
    }
}
