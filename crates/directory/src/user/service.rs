//! Use cases of users.

use std::collections::HashMap;

use beffroi_core::{Failure, Page, PageRequest, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Sort, Tx};
use beffroi_web::{Caller, IfMatch, Permission, Reach};
use futures_util::FutureExt;

use super::fields::upn_taken;
use super::store::{self, Stored};
use super::{User, UserFields, UserPatch, matching};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Ids, SavedPeople};
use crate::permission::{GROUP_READ_ALL, USER_READ_ALL, USER_READ_WRITE_ALL};
use crate::{UserId, deleted, group, role, tenant};

/// A page of the tenant's users.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<User>> {
    let (order, descending) = query.first_order();
    let sort = store::sort(order, descending)?;
    let condition = query.condition(&store::SEARCHED);
    let reach = caller.reach(USER_READ_ALL)?;
    let page = if condition.is_none() && *reach == Reach::Everyone {
        list_everyone(cx, caller.tenant, &query.page, sort).await?
    } else {
        let mut conn = cx.read().await?;
        let asked = (&query.page, condition.as_ref());
        let found = matching::list(cx, &mut conn, caller.tenant, asked, reach, sort).await?;
        if let Some(page) = found {
            page
        } else {
            let added = condition.as_ref().and_then(|one| cx.added("users", one));
            if let Some(added) = added {
                let rule = format!(
                    "can ask for {added} only together with accountEnabled and texts that are kept in memory"
                );
                return Err(Failure::invalid("$filter", rule));
            }
            store::list(&mut conn, caller.tenant, asked.0, asked.1, reach, sort).await?
        }
    };
    Ok(page.map(User::from))
}

/// A page of everybody. How many they are is known in memory: to count a million rows takes a
/// database a good part of a second.
pub(crate) async fn list_everyone(
    cx: &Cx,
    tenant: TenantId,
    request: &PageRequest,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    // A tenant whose sets could not be loaded is counted where it stands.
    let known = request.count && cx.projected(tenant) > 0;
    let total = known.then(|| cx.people(tenant).read().everyone().len());
    let rows = PageRequest {
        count: request.count && !known,
        ..request.clone()
    };
    let mut conn = cx.read().await?;
    let mut page = store::list(&mut conn, tenant, &rows, None, &Reach::Everyone, sort).await?;
    page.total = page.total.or(total);
    Ok(page)
}

/// Finds a user by id or principal name.
pub(crate) async fn find(conn: &mut Conn, tenant: TenantId, key: &str) -> failure::Result<Stored> {
    let found = match key.parse::<UserId>() {
        Ok(id) => store::find(conn, tenant, id).await?,
        Err(_) => store::find_by_upn(conn, tenant, key).await?,
    };
    found.ok_or_else(|| Failure::not_found("user", key))
}

/// Finds a user whom the caller's permission covers: everybody else is not there.
pub(crate) async fn find_covered(
    conn: &mut Conn,
    caller: &Caller,
    permission: Permission,
    key: &str,
) -> failure::Result<Stored> {
    let user = find(conn, caller.tenant, key).await?;
    let absent = || Failure::not_found("user", key);
    role::require_cover(conn, caller, permission, user.id, absent).await?;
    Ok(user)
}

/// Finds a user whose groups the caller may know: their own, everybody's for those who read groups,
/// and those of the people whom they may read.
pub(crate) async fn find_for_groups(
    conn: &mut Conn,
    caller: &Caller,
    key: &str,
) -> failure::Result<Stored> {
    if caller.permissions.has(GROUP_READ_ALL) {
        return find(conn, caller.tenant, key).await;
    }
    let user = find(conn, caller.tenant, key).await?;
    if user.id.uuid() != caller.actor.id {
        let absent = || Failure::not_found("user", key);
        role::require_cover(conn, caller, USER_READ_ALL, user.id, absent).await?;
    }
    Ok(user)
}

/// Reads one user whom the caller may see.
pub(crate) async fn get(cx: &Cx, caller: &Caller, key: &str) -> failure::Result<User> {
    let mut conn = cx.read().await?;
    let user = find_covered(&mut conn, caller, USER_READ_ALL, key).await?;
    Ok(user.into())
}

/// Reads the account of the person who asks.
pub(crate) async fn get_own(cx: &Cx, caller: &Caller) -> failure::Result<User> {
    let id = caller.user()?.to_string();
    let user = find(&mut cx.read().await?, caller.tenant, &id).await?;
    Ok(user.into())
}

/// Creates one user in the caller's transaction; fields are checked here.
pub async fn insert_in(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    fields: UserFields,
) -> failure::Result<(UserId, UserFields)> {
    let domains = tenant::store::domains(tx, tenant).await?;
    let fields = fields.checked(&domains)?;
    if store::taken(tx, &fields.user_principal_name, None).await? {
        return Err(upn_taken(&fields.user_principal_name));
    }
    let id: UserId = cx.mint();
    let user = [(id, fields)];
    store::insert_many(tx, tenant, &user, cx.now()).await?;
    let [(id, fields)] = user;
    Ok((id, fields))
}

/// Writes users whose fields were checked already, without audit and change: the caller adds both.
pub async fn create_many_in(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    users: &[(UserId, UserFields)],
) -> failure::Result<()> {
    Ok(store::insert_many(tx, tenant, users, cx.now()).await?)
}

/// Creates a user in the caller's transaction, with audit and change. Whoever calls it may add to
/// the same transaction, e.g. a first password.
pub async fn create_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    patch: UserPatch,
) -> failure::Result<User> {
    patch.check()?;
    let tenant = caller.tenant;
    let (id, fields) = insert_in(cx, tx, tenant, patch.apply(UserFields::default())).await?;
    let target = differences(id, &UserFields::default(), &fields);
    let entry = Entry::by(caller, "UserManagement", "Add user", Operation::Add).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    tx.change(
        tenant,
        change::USER_SAVED,
        &SavedPeople {
            ids: vec![id.uuid()],
            created: 1,
        },
        cx.now(),
    )
    .await?;
    let stored = store::find(tx, tenant, id).await?;
    stored
        .map(User::from)
        .ok_or_else(|| Failure::bug("a user vanished while it was created"))
}

/// What a change of a user comes to once it is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The user.
    pub id: UserId,
    /// Whether they were shut out by it: see [`end_connections`].
    pub shut_out: bool,
}

/// Changes a user whom the caller's permission covers, in the caller's transaction, with audit and
/// change. Nothing is written where nothing differs.
pub async fn update_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    key: &str,
    patch: UserPatch,
    if_match: &IfMatch,
) -> failure::Result<Changed> {
    group::store::lock_memberships(tx, caller.tenant).await?;
    let before = find_covered(tx, caller, USER_READ_WRITE_ALL, key).await?;
    change_in(cx, tx, caller, before, patch, if_match).await
}

async fn change_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    before: Stored,
    patch: UserPatch,
    if_match: &IfMatch,
) -> failure::Result<Changed> {
    let tenant = caller.tenant;
    if_match.check(before.version)?;
    if caller.actor.id != before.id.uuid() {
        role::guard_holder(tx, caller, before.id.uuid()).await?;
    }
    let domains = tenant::store::domains(tx, tenant).await?;
    let id = before.id;
    let patch = patch.without_id(id);
    patch.check()?;
    let after = patch.apply(before.fields.clone()).checked(&domains)?;
    if after == before.fields {
        return Ok(Changed {
            id,
            shut_out: false,
        });
    }
    if store::taken(tx, &after.user_principal_name, Some(id)).await? {
        return Err(upn_taken(&after.user_principal_name));
    }
    let shut_out = before.fields.account_enabled && !after.account_enabled;
    if shut_out {
        role::refuse_losing_last_administrator(tx, tenant, id).await?;
    }
    if !store::update(tx, tenant, id, before.version, &after).await? {
        return Err(Failure::conflict(
            "Request_Contended",
            "Somebody else changed this user at the same moment. Read it again.",
        ));
    }
    let target = differences(id, &before.fields, &after);
    let entry =
        Entry::by(caller, "UserManagement", "Update user", Operation::Update).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    let ids = vec![id.uuid()];
    tx.change(tenant, change::USER_SAVED, &Ids { ids }, cx.now())
        .await?;
    Ok(Changed { id, shut_out })
}

/// Changes a user whom the caller's permission covers.
pub async fn update(
    cx: &Cx,
    caller: &Caller,
    key: String,
    patch: UserPatch,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    let changed = cx
        .write(caller.tenant, move |tx| {
            async move { update_in(&own, tx, &by, &key, patch, &if_match).await }.boxed()
        })
        .await?;
    if changed.shut_out {
        end_connections(cx, caller.tenant, changed.id);
    }
    Ok(())
}

/// Changes the account of the person who asks; what they may change of it is for the caller to say.
pub(crate) async fn update_own(
    cx: &Cx,
    caller: &Caller,
    patch: UserPatch,
    if_match: IfMatch,
) -> failure::Result<()> {
    let id = caller.user()?.to_string();
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            group::store::lock_memberships(tx, tenant).await?;
            let before = find(tx, tenant, &id).await?;
            change_in(&own, tx, &caller, before, patch, &if_match).await
        }
        .boxed()
    })
    .await
    .map(drop)
}

/// Deletes a user in the caller's transaction, with audit and change: restorable for 30 days. After
/// the commit the caller ends their connections ([`end_connections`]).
pub async fn delete_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    key: &str,
    if_match: &IfMatch,
) -> failure::Result<UserId> {
    let tenant = caller.tenant;
    group::store::lock_memberships(tx, tenant).await?;
    let user = find_covered(tx, caller, USER_READ_WRITE_ALL, key).await?;
    caller.require(USER_READ_WRITE_ALL)?;
    if_match.check(user.version)?;
    role::guard_holder(tx, caller, user.id.uuid()).await?;
    role::refuse_losing_last_administrator(tx, tenant, user.id).await?;
    let left = deleted::store::put_aside(tx, tenant, user.id.uuid()).await?;
    if !store::delete(tx, tenant, user.id, cx.now()).await? {
        return Err(Failure::not_found("user", key));
    }
    let name = user.fields.user_principal_name;
    let target = Target::new("User", user.id.uuid(), &user.fields.display_name).property(
        "userPrincipalName",
        Some(name),
        None,
    );
    let entry =
        Entry::by(caller, "UserManagement", "Delete user", Operation::Delete).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    deleted::service::note_left(cx, tx, tenant, user.id.uuid(), left).await?;
    let ids = vec![user.id.uuid()];
    tx.change(tenant, change::USER_DELETED, &Ids { ids }, cx.now())
        .await?;
    deleted::service::schedule(cx, tx, tenant, user.id.uuid()).await?;
    Ok(user.id)
}

/// Deletes a user: restorable for 30 days.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    key: String,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    let id = cx
        .write(tenant, move |tx| {
            async move { delete_in(&own, tx, &caller, &key, &if_match).await }.boxed()
        })
        .await?;
    end_connections(cx, tenant, id);
    Ok(())
}

/// Users by id, in the order of the ids; those that are not there are left out.
pub async fn some(conn: &mut Conn, tenant: TenantId, ids: &[UserId]) -> failure::Result<Vec<User>> {
    let uuids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
    let mut found: HashMap<UserId, Stored> = store::some(conn, tenant, &uuids)
        .await?
        .into_iter()
        .filter(|user| user.deleted_at.is_none())
        .map(|user| (user.id, user))
        .collect();
    let in_order = ids.iter().filter_map(|id| found.remove(id));
    Ok(in_order.map(User::from).collect())
}

/// Who may not sign in any more must not go on listening either.
pub fn end_connections(cx: &Cx, tenant: TenantId, user: UserId) {
    cx.hub.close_person(
        tenant.uuid(),
        user.uuid(),
        beffroi_channels::live::CloseReason::REVOKED,
    );
}

/// What differs, for the audit trail.
pub(crate) fn differences(id: UserId, before: &UserFields, after: &UserFields) -> Target {
    let language =
        |fields: &UserFields| fields.preferred_language.as_ref().map(ToString::to_string);
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Target::new("User", id.uuid(), &after.display_name)
        .property(
            "userPrincipalName",
            text(&before.user_principal_name),
            text(&after.user_principal_name),
        )
        .property(
            "displayName",
            text(&before.display_name),
            text(&after.display_name),
        )
        .property(
            "givenName",
            before.given_name.clone(),
            after.given_name.clone(),
        )
        .property("surname", before.surname.clone(), after.surname.clone())
        .property("mail", before.mail.clone(), after.mail.clone())
        .property(
            "otherMails",
            text(&before.other_mails.join(", ")),
            text(&after.other_mails.join(", ")),
        )
        .property(
            "mobilePhone",
            before.mobile_phone.clone(),
            after.mobile_phone.clone(),
        )
        .property(
            "businessPhones",
            before.business_phone.clone(),
            after.business_phone.clone(),
        )
        .property(
            "department",
            before.department.clone(),
            after.department.clone(),
        )
        .property(
            "companyName",
            before.company_name.clone(),
            after.company_name.clone(),
        )
        .property(
            "officeLocation",
            before.office_location.clone(),
            after.office_location.clone(),
        )
        .property(
            "streetAddress",
            before.street_address.clone(),
            after.street_address.clone(),
        )
        .property("city", before.city.clone(), after.city.clone())
        .property("state", before.state.clone(), after.state.clone())
        .property(
            "postalCode",
            before.postal_code.clone(),
            after.postal_code.clone(),
        )
        .property("country", before.country.clone(), after.country.clone())
        .property(
            "jobTitle",
            before.job_title.clone(),
            after.job_title.clone(),
        )
        .property("preferredLanguage", language(before), language(after))
        .property(
            "usageLocation",
            before.usage_location.clone(),
            after.usage_location.clone(),
        )
        .property(
            "accountEnabled",
            Some(before.account_enabled.to_string()),
            Some(after.account_enabled.to_string()),
        )
        .property(
            "userType",
            Some(before.user_type.as_str().to_owned()),
            Some(after.user_type.as_str().to_owned()),
        )
}
