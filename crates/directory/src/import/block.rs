//! A block of rows against what is there, and into it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use beffroi_core::filter::fold;
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::Rejected;
use super::rows::Row;
use crate::UserId;
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, SavedPeople};
use crate::group::store::lock_memberships;
use crate::permission::ROLE_READ_WRITE;
use crate::role::store as role;
use crate::user::store::{self, Stored};
use crate::user::{UserFields, service::differences};

/// What a block of rows comes to.
#[derive(Default)]
pub(super) struct Steps<'a> {
    /// People who are new.
    pub(super) created: Vec<&'a UserFields>,
    /// People as they are, and as they shall be.
    pub(super) updated: Vec<(Stored, UserFields)>,
    /// People who are as the file says.
    pub(super) unchanged: u64,
    /// People whom the caller may not change.
    pub(super) rejected: Vec<Rejected>,
}

/// Compares a block with what is there.
pub(super) async fn compare<'a>(
    conn: &mut Conn,
    caller: &Caller,
    rows: &'a [Row],
) -> failure::Result<Steps<'a>> {
    let tenant = caller.tenant;
    let keys: Vec<String> = rows
        .iter()
        .map(|row| fold(&row.fields.user_principal_name))
        .collect();
    let mut known: HashMap<String, Stored> = store::find_many_by_upn(conn, tenant, &keys)
        .await?
        .into_iter()
        .map(|user| (fold(&user.fields.user_principal_name), user))
        .collect();
    let mut steps = Steps::default();
    let mut updated = Vec::new();
    for (row, key) in rows.iter().zip(keys) {
        match known.remove(&key) {
            Some(user) => {
                let after = merged(&user.fields, row);
                if after == user.fields {
                    steps.unchanged += 1;
                } else {
                    updated.push((row.line, user, after));
                }
            }
            // A verified domain belongs to one tenant, so nobody else can have the name.
            None => steps.created.push(&row.fields),
        }
    }
    // Whoever may not give roles may not touch those who hold one, by a file either.
    let untouchable = if caller.permissions.has(ROLE_READ_WRITE) {
        HashSet::new()
    } else {
        let ids: Vec<_> = updated.iter().map(|(_, user, _)| user.id.uuid()).collect();
        role::holders_among(conn, tenant, &ids).await?
    };
    for (line, user, after) in updated {
        if untouchable.contains(&user.id.uuid()) {
            steps.rejected.push(Rejected::new(
                line,
                "User name",
                "names somebody who holds a role: changing them needs RoleManagement.ReadWrite.Directory",
                &user.fields.user_principal_name,
            ));
        } else {
            steps.updated.push((user, after));
        }
    }
    Ok(steps)
}

/// What the file says goes over what is there, empty cells included; what the file has no column
/// for stays.
fn merged(before: &UserFields, row: &Row) -> UserFields {
    let file = &row.fields;
    let mut after = before.clone();
    macro_rules! take {
        ($($heading:literal => $($field:ident),+;)*) => {
            $(if row.has($heading) { $(after.$field.clone_from(&file.$field);)+ })*
        };
    }
    take! {
        "First name" => given_name;
        "Last name" => surname;
        "Display name" => display_name;
        "Job title" => job_title;
        "Department" => department;
        "Office number" => office_location;
        "Office phone" => business_phone;
        "Mobile phone" => mobile_phone;
        "Alternate email address" => other_mails;
        "Address" => street_address;
        "City" => city;
        "State or province" => state;
        "ZIP or postal code" => postal_code;
        "Country or region" => country, usage_location;
    }
    after.mail = before.mail.clone().or_else(|| file.mail.clone());
    after
}

/// Writes a block in one transaction, which decides anew; how many people are new, and changed.
pub(super) async fn write(cx: &Cx, caller: &Caller, rows: Vec<Row>) -> failure::Result<(u64, u64)> {
    let (own, caller, rows) = (cx.clone(), caller.clone(), Arc::new(rows));
    // Not followed by the projections yet: they go at their own pace until the last block.
    cx.commit(move |tx| async move { write_in(&own, tx, &caller, &rows).await }.boxed())
        .await
}

async fn write_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    rows: &[Row],
) -> failure::Result<(u64, u64)> {
    let tenant = caller.tenant;
    // What is compared stays so until the commit, and nobody is given a role meanwhile.
    lock_memberships(tx, tenant).await?;
    let steps = compare(tx, caller, rows).await?;
    if !steps.rejected.is_empty() {
        // Given a role after the file was checked.
        caller.require(ROLE_READ_WRITE)?;
    }
    let counts = (steps.created.len() as u64, steps.updated.len() as u64);
    if counts == (0, 0) {
        return Ok(counts);
    }
    let mut targets = Vec::with_capacity(rows.len());
    let mut ids = Vec::with_capacity(rows.len());
    let mut created: Vec<(UserId, &UserFields)> = Vec::with_capacity(steps.created.len());
    for fields in steps.created {
        let id: UserId = cx.mint();
        let target = Target::new("User", id.uuid(), &fields.display_name);
        targets.push(target.changed("userPrincipalName", "", &fields.user_principal_name));
        ids.push(id.uuid());
        created.push((id, fields));
    }
    store::insert_many(tx, tenant, &created, cx.now()).await?;
    for (user, after) in steps.updated {
        if !store::update(tx, tenant, user.id, user.version, &after).await? {
            return Err(Failure::conflict(
                "Request_Contended",
                "Somebody else changed one of these people at the same moment. Import the file again: it goes on where it was.",
            ));
        }
        targets.push(differences(user.id, &user.fields, &after));
        ids.push(user.id.uuid());
    }
    let entry = Entry::by(caller, "UserManagement", "Import users", Operation::Add);
    audit::record(tx, cx, tenant, entry.targets(targets)).await?;
    let created = created.len();
    let saved = SavedPeople { ids, created };
    tx.change(tenant, change::USER_SAVED, &saved, cx.now())
        .await?;
    Ok(counts)
}
