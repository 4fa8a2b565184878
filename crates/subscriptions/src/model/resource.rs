//! What can be watched. Here it is the directory; what another system has to watch becomes a
//! further variant with its changes, its permission and its words.

use std::fmt;
use std::str::FromStr;

use beffroi_directory::change::{
    GROUP_DELETED, GROUP_MEMBERS, GROUP_PURGED, GROUP_SAVED, USER_DELETED, USER_PURGED, USER_SAVED,
};
use uuid::Uuid;

/// What a subscription watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resource {
    /// Everybody.
    Users,
    /// One person.
    User(Uuid),
    /// All groups, and who is in them.
    Groups,
    /// One group, and who is in it.
    Group(Uuid),
    /// Who is in one group.
    Members(Uuid),
}

/// The text names nothing that can be watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be one of users, users/{{id}}, groups, groups/{{id}}, groups/{{id}}/members")]
pub(crate) struct UnknownResource;

impl Resource {
    /// The entries of the change log that may tell of it.
    pub(crate) const fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Users | Self::User(_) => &[USER_SAVED, USER_DELETED, USER_PURGED],
            Self::Groups | Self::Group(_) => {
                &[GROUP_SAVED, GROUP_DELETED, GROUP_PURGED, GROUP_MEMBERS]
            }
            Self::Members(_) => &[GROUP_MEMBERS],
        }
    }

    /// The only thing that it is about, if there is just one.
    pub(crate) const fn only(self) -> Option<Uuid> {
        match self {
            Self::Users | Self::Groups => None,
            Self::User(id) | Self::Group(id) | Self::Members(id) => Some(id),
        }
    }

    /// Whether it is about people, and not about groups.
    pub(crate) const fn is_people(self) -> bool {
        matches!(self, Self::Users | Self::User(_))
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Users => f.write_str("users"),
            Self::User(id) => write!(f, "users/{id}"),
            Self::Groups => f.write_str("groups"),
            Self::Group(id) => write!(f, "groups/{id}"),
            Self::Members(id) => write!(f, "groups/{id}/members"),
        }
    }
}

/// Takes a name and an id apart: `users/ID` or `users('ID')`.
fn keyed(segment: &str) -> (&str, Option<&str>) {
    let inside = segment
        .split_once("('")
        .and_then(|(name, rest)| Some((name, rest.strip_suffix("')")?)));
    match inside {
        Some((name, id)) => (name, Some(id)),
        None => (segment, None),
    }
}

impl FromStr for Resource {
    type Err = UnknownResource;

    fn from_str(text: &str) -> Result<Self, UnknownResource> {
        let path = text.strip_prefix('/').unwrap_or(text);
        let mut words = Vec::new();
        for segment in path.split('/') {
            let (name, id) = keyed(segment);
            words.push(name);
            words.extend(id);
        }
        let id = |text: &str| Uuid::try_parse(text).map_err(|_| UnknownResource);
        let is = |text: &str, name: &str| text.eq_ignore_ascii_case(name);
        match words.as_slice() {
            [all] if is(all, "users") => Ok(Self::Users),
            [all] if is(all, "groups") => Ok(Self::Groups),
            [all, one] if is(all, "users") => Ok(Self::User(id(one)?)),
            [all, one] if is(all, "groups") => Ok(Self::Group(id(one)?)),
            [all, one, of] if is(all, "groups") && is(of, "members") => Ok(Self::Members(id(one)?)),
            _ => Err(UnknownResource),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn resources_are_read_in_graphs_spellings() {
        let id = Uuid::from_u128(7);
        for (text, resource) in [
            ("users".to_owned(), Resource::Users),
            ("/Users".to_owned(), Resource::Users),
            (format!("users/{id}"), Resource::User(id)),
            (format!("/users('{id}')"), Resource::User(id)),
            ("groups".to_owned(), Resource::Groups),
            (format!("groups/{id}"), Resource::Group(id)),
            (format!("groups/{id}/members"), Resource::Members(id)),
            (format!("groups('{id}')/Members"), Resource::Members(id)),
        ] {
            assert_eq!(text.parse(), Ok(resource), "{text}");
        }
        for bad in [
            "",
            "/",
            "//users",
            "users/",
            "me",
            "users/ada@contoso.example",
            "users?$filter=x",
            "groups/7/members",
            "devices",
            "https://graph.microsoft.com/v1.0/users",
        ] {
            assert_eq!(bad.parse::<Resource>(), Err(UnknownResource), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[/a-z(')0-9-]{0,60}") {
            if let Ok(resource) = text.parse::<Resource>() {
                prop_assert_eq!(resource.to_string().parse(), Ok(resource));
            }
        }
    }
}
