//! Who may be told of what: whoever may read it.

use beffroi_core::{Failure, failure};
use beffroi_directory::change::MemberKind;
use beffroi_directory::group::kinds_of;
use beffroi_directory::permission::{GROUP_READ_ALL, USER_READ_ALL};
use beffroi_directory::{UserId, role};
use beffroi_store::Conn;
use beffroi_web::{Caller, Reach};

use crate::model::Resource;
use crate::model::item::Notification;

/// Whether the caller may read anything at all of the resource.
pub(crate) fn may_read(caller: &Caller, resource: &Resource) -> bool {
    if let Resource::Other(system, watched) = resource {
        return (system.may_read)(caller, watched).is_ok();
    }
    if resource.is_people() {
        return caller.permissions.reach(USER_READ_ALL).is_some();
    }
    caller.permissions.has(GROUP_READ_ALL)
}

/// Refuses whoever may not read the resource, and what is not there.
///
/// # Errors
/// The permission that is missing; no such thing, also where it is out of the caller's reach.
pub(crate) async fn require(
    conn: &mut Conn,
    caller: &Caller,
    resource: &Resource,
) -> failure::Result<()> {
    if let Resource::Other(system, watched) = resource {
        (system.may_read)(caller, watched)?;
        return (system.require)(conn, caller, watched).await;
    }
    if resource.is_people() {
        caller.reach(USER_READ_ALL)?;
    } else {
        caller.require(GROUP_READ_ALL)?;
    }
    let Some(id) = resource.only() else {
        return Ok(());
    };
    let (wanted, name) = if resource.is_people() {
        (MemberKind::User, "user")
    } else {
        (MemberKind::Group, "group")
    };
    let absent = || Failure::not_found(name, id).at("resource");
    let found = kinds_of(conn, caller.tenant, &[id]).await?;
    if !found.iter().any(|one| one.kind == wanted) {
        return Err(absent());
    }
    let person = UserId::from_uuid(id);
    if resource.is_people() && !role::covers(conn, caller, USER_READ_ALL, person).await? {
        return Err(absent());
    }
    Ok(())
}

/// Keeps what the caller may read at this moment.
///
/// # Errors
/// Those of the database.
pub(crate) async fn keep_readable(
    conn: &mut Conn,
    caller: &Caller,
    resource: &Resource,
    notifications: Vec<Notification>,
) -> failure::Result<Vec<Notification>> {
    if !resource.is_people() || caller.permissions.reach(USER_READ_ALL) == Some(&Reach::Everyone) {
        return Ok(notifications);
    }
    let mut kept = Vec::with_capacity(notifications.len());
    for one in notifications {
        let person = UserId::from_uuid(one.of.id);
        if role::covers(conn, caller, USER_READ_ALL, person).await? {
            kept.push(one);
        }
    }
    Ok(kept)
}
