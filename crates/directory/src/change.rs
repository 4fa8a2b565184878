//! Payloads of the directory's entries in the change log.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Users were created or changed.
pub const USER_SAVED: &str = "user.saved";
/// Users were deleted.
pub const USER_DELETED: &str = "user.deleted";
/// Deleted users were removed for good.
pub const USER_PURGED: &str = "user.purged";
/// A group was created or changed.
pub const GROUP_SAVED: &str = "group.saved";
/// A group was deleted.
pub const GROUP_DELETED: &str = "group.deleted";
/// A deleted group was removed for good.
pub const GROUP_PURGED: &str = "group.purged";
/// A group's members changed.
pub const GROUP_MEMBERS: &str = "group.members";
/// Devices were enrolled or changed.
pub const DEVICE_SAVED: &str = "device.saved";
/// Devices were unenrolled.
pub const DEVICE_REMOVED: &str = "device.removed";
/// Who holds which role changed.
pub const ROLE_ASSIGNMENTS: &str = "role.assignments";
/// A role of the organization's own was made, changed or removed.
pub const ROLE_SAVED: &str = "role.saved";
/// The tenant's settings changed.
pub const TENANT_SAVED: &str = "tenant.saved";

/// Several things of one kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ids {
    /// Their ids.
    pub ids: Vec<Uuid>,
}

/// People who were saved. Whoever need not know who is new reads it as [`Ids`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SavedPeople {
    /// Their ids.
    pub ids: Vec<Uuid>,
    /// How many of them are new: those in front.
    #[serde(default)]
    pub created: usize,
}

/// A group that was saved. Whoever need not know whether it is new reads it as [`One`].
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SavedGroup {
    /// Its id.
    pub id: Uuid,
    /// Whether it is new.
    #[serde(default)]
    pub created: bool,
}

/// Devices and whose they are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Devices {
    /// The devices' ids.
    pub ids: Vec<Uuid>,
    /// Their owners' ids.
    #[serde(default)]
    pub users: Vec<Uuid>,
}

/// One thing.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct One {
    /// Its id.
    pub id: Uuid,
}

/// What a member of a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MemberKind {
    /// A person.
    User,
    /// Another group, whose people count too.
    Group,
    /// A device; not counted for targeting.
    Device,
}

impl MemberKind {
    /// As kept in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Device => "device",
        }
    }
}

impl std::str::FromStr for MemberKind {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "user" => Ok(Self::User),
            "group" => Ok(Self::Group),
            "device" => Ok(Self::Device),
            other => Err(std::io::Error::other(format!("no kind of member: {other}"))),
        }
    }
}

/// A member of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The member's id.
    pub id: Uuid,
    /// What it is.
    pub kind: MemberKind,
}

/// A group's members changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Members {
    /// The group.
    pub group: Uuid,
    /// Who came.
    #[serde(default)]
    pub added: Vec<Member>,
    /// Who left.
    #[serde(default)]
    pub removed: Vec<Member>,
}
