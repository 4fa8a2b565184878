//! Where a role counts: in the whole organization, or for the people of one group, nested groups
//! included, with their devices. The one place that decides whom a permission covers.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use beffroi_core::{Failure, failure};
use beffroi_store::{Conn, Select};
use beffroi_web::{Caller, Permission, Reach};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use super::store;
use crate::permission::{
    AUTHENTICATION_METHOD_READ_WRITE_ALL, DEVICE_READ_ALL, DEVICE_READ_WRITE_ALL, NOTIFY_DEVICES,
    USER_READ_ALL, USER_READ_WRITE_ALL,
};
use crate::{GroupId, UserId};

/// The permissions that concern people and what is theirs: only these can be limited to the people
/// of a group. The others of a role count in the whole organization or not at all.
pub const LIMITABLE: [Permission; 6] = [
    USER_READ_ALL,
    USER_READ_WRITE_ALL,
    DEVICE_READ_ALL,
    DEVICE_READ_WRITE_ALL,
    NOTIFY_DEVICES,
    AUTHENTICATION_METHOD_READ_WRITE_ALL,
];

/// Where a role counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// `/`: the whole organization.
    Organization,
    /// `/groups/{id}`: the people of a group, those of nested groups included.
    Group(GroupId),
}

impl Scope {
    /// As kept in the database: the nil id is the organization.
    pub(crate) const fn key(self) -> Uuid {
        match self {
            Self::Organization => Uuid::nil(),
            Self::Group(id) => id.uuid(),
        }
    }

    pub(crate) fn from_key(key: Uuid) -> Self {
        if key.is_nil() {
            Self::Organization
        } else {
            Self::Group(GroupId::from_uuid(key))
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organization => f.write_str("/"),
            Self::Group(id) => write!(f, "/groups/{id}"),
        }
    }
}

impl FromStr for Scope {
    type Err = Failure;

    fn from_str(text: &str) -> failure::Result<Self> {
        if text == "/" {
            return Ok(Self::Organization);
        }
        let id = text.strip_prefix("/groups/").and_then(|id| id.parse().ok());
        id.map(Self::Group).ok_or_else(|| {
            Failure::invalid(
                "directoryScopeId",
                "must be '/', the whole organization, or '/groups/{id}', the people of a group",
            )
        })
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|failure: Failure| de::Error::custom(failure.message().to_owned()))
    }
}

/// Whether the permission covers this person, as of the connection's moment.
pub async fn covers(
    conn: &mut Conn,
    caller: &Caller,
    permission: Permission,
    person: UserId,
) -> failure::Result<bool> {
    match caller.permissions.reach(permission) {
        None => Ok(false),
        Some(Reach::Everyone) => Ok(true),
        Some(Reach::Groups(groups)) => {
            Ok(store::is_within(conn, caller.tenant, groups, person).await?)
        }
    }
}

/// Of these people (or other things of the directory) those whom the permission covers.
pub(crate) async fn covered_among(
    conn: &mut Conn,
    caller: &Caller,
    permission: Permission,
    ids: &[Uuid],
) -> failure::Result<HashSet<Uuid>> {
    match caller.permissions.reach(permission) {
        None => Ok(HashSet::new()),
        Some(Reach::Everyone) => Ok(ids.iter().copied().collect()),
        Some(Reach::Groups(groups)) => {
            Ok(store::within_among(conn, caller.tenant, groups, ids).await?)
        }
    }
}

/// Refuses to act where the permission does not cover the person: with the permission's name when
/// the caller may see them, and as `absent` when even that is not so.
pub async fn require_cover(
    conn: &mut Conn,
    caller: &Caller,
    permission: Permission,
    person: UserId,
    absent: impl FnOnce() -> Failure,
) -> failure::Result<()> {
    if covers(conn, caller, permission, person).await? {
        return Ok(());
    }
    let sight = if [DEVICE_READ_ALL, DEVICE_READ_WRITE_ALL, NOTIFY_DEVICES].contains(&permission) {
        DEVICE_READ_ALL
    } else {
        USER_READ_ALL
    };
    if covers(conn, caller, sight, person).await? {
        return caller.require(permission);
    }
    Err(absent())
}

const BELOW: &str = " UNION SELECT m.member_id FROM below b CROSS JOIN group_member m WHERE m.group_id = b.id AND m.tenant_id = $1)
    SELECT id FROM below)";

/// Keeps a list of users (column `id`) to those covered; its first argument is the tenant.
pub(crate) fn keep_users(select: Select, reach: &Reach) -> Select {
    let head = "id IN (WITH RECURSIVE below (id) AS (
        SELECT member_id FROM group_member WHERE tenant_id = $1 AND group_id";
    keep(select, head, reach)
}

/// Keeps a list of devices (`d.owner_id`) to those of people covered.
pub(crate) fn keep_devices(select: Select, reach: &Reach) -> Select {
    let head = "d.owner_id IN (WITH RECURSIVE below (id) AS (
        SELECT member_id FROM group_member WHERE tenant_id = $1 AND group_id";
    keep(select, head, reach)
}

fn keep(select: Select, head: &'static str, reach: &Reach) -> Select {
    match reach {
        Reach::Everyone => select,
        Reach::Groups(groups) => select.and_any_of(head, groups.iter().copied(), BELOW),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_gives_the_same_scope_back() {
        let group = Scope::Group(GroupId::from_uuid(Uuid::from_u128(7)));
        for scope in [Scope::Organization, group] {
            assert_eq!(scope.to_string().parse::<Scope>().ok(), Some(scope));
            assert_eq!(Scope::from_key(scope.key()), scope);
        }
        for text in [
            "",
            "/groups",
            "/groups/",
            "/groups/x",
            "groups/00000000-0000-0000-0000-000000000007",
            "/administrativeUnits/x",
        ] {
            assert!(text.parse::<Scope>().is_err(), "{text}");
        }
    }
}
