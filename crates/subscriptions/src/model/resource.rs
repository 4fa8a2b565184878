//! What can be watched: the directory, and what other systems offer.

use std::fmt;

use beffroi_directory::change::{
    GROUP_DELETED, GROUP_MEMBERS, GROUP_PURGED, GROUP_SAVED, USER_DELETED, USER_PURGED, USER_SAVED,
};
use beffroi_feature::{Watchable, Watched};
use uuid::Uuid;

/// What a subscription watches.
#[derive(Clone)]
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
    /// Something of another system.
    Other(Watchable, Watched),
}

/// What the directory has to watch.
const FORMS: [&str; 5] = [
    "users",
    "users/{id}",
    "groups",
    "groups/{id}",
    "groups/{id}/members",
];

/// The text names nothing that can be watched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be one of {}", .0.join(", "))]
pub(crate) struct UnknownResource(Vec<&'static str>);

impl Resource {
    /// Reads the name of a resource, with what other systems have to watch.
    ///
    /// # Errors
    /// It names nothing that can be watched.
    pub(crate) fn read(text: &str, others: &[Watchable]) -> Result<Self, UnknownResource> {
        let path = text.strip_prefix('/').unwrap_or(text);
        let mut words = Vec::new();
        for segment in path.split('/') {
            let (name, id) = keyed(segment);
            words.push(name);
            words.extend(id);
        }
        let other = || {
            others
                .iter()
                .find_map(|one| Some(Self::Other(*one, (one.read)(&words)?)))
        };
        Self::of_directory(&words).or_else(other).ok_or_else(|| {
            let theirs = others.iter().flat_map(|one| one.forms);
            UnknownResource(FORMS.iter().chain(theirs).copied().collect())
        })
    }

    fn of_directory(words: &[&str]) -> Option<Self> {
        let id = |text: &str| Uuid::try_parse(text).ok();
        let is = |text: &str, name: &str| text.eq_ignore_ascii_case(name);
        match words {
            [all] if is(all, "users") => Some(Self::Users),
            [all] if is(all, "groups") => Some(Self::Groups),
            [all, one] if is(all, "users") => Some(Self::User(id(one)?)),
            [all, one] if is(all, "groups") => Some(Self::Group(id(one)?)),
            [all, one, of] if is(all, "groups") && is(of, "members") => {
                Some(Self::Members(id(one)?))
            }
            _ => None,
        }
    }

    /// The entries of the change log that may tell of it.
    pub(crate) const fn kinds(&self) -> &'static [&'static str] {
        match self {
            Self::Users | Self::User(_) => &[USER_SAVED, USER_DELETED, USER_PURGED],
            Self::Groups | Self::Group(_) => {
                &[GROUP_SAVED, GROUP_DELETED, GROUP_PURGED, GROUP_MEMBERS]
            }
            Self::Members(_) => &[GROUP_MEMBERS],
            Self::Other(system, _) => system.kinds,
        }
    }

    /// The only thing that it is about, if there is just one.
    pub(crate) const fn only(&self) -> Option<Uuid> {
        match self {
            Self::Users | Self::Groups => None,
            Self::User(id) | Self::Group(id) | Self::Members(id) => Some(*id),
            Self::Other(_, watched) => watched.only,
        }
    }

    /// Whether it is about people, and not about groups.
    pub(crate) const fn is_people(&self) -> bool {
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
            Self::Other(_, watched) => f.write_str(&watched.path),
        }
    }
}

impl fmt::Debug for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
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
            let read = Resource::read(&text, &[]).expect("known");
            assert_eq!(read.to_string(), resource.to_string(), "{text}");
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
            let refused = Resource::read(bad, &[]).expect_err(bad).to_string();
            assert!(refused.starts_with("must be one of users, "), "{refused}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[/a-z(')0-9-]{0,60}") {
            if let Ok(resource) = Resource::read(&text, &[]) {
                let once = resource.to_string();
                let again = Resource::read(&once, &[]).expect("its own form");
                prop_assert_eq!(again.to_string(), once);
            }
        }
    }
}
