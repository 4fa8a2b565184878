//! Use cases of roles.

use beffroi_core::{Failure, Page, TenantId, failure};
use beffroi_feature::{Cx, Objection};
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Actor, Caller, Permission};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::json;
use uuid::Uuid;

use super::builtin::GLOBAL_ADMINISTRATOR;
use super::model::Role;
use super::scope::LIMITABLE;
use super::{NewRoleAssignment, RoleAssignment, Scope, definitions, store};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Member, MemberKind};
use crate::permission::ROLE_READ_WRITE;
use crate::{GroupId, UserId, group};

pub(crate) const CATEGORY: &str = "RoleManagement";

/// A page of the tenant's assignments.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<RoleAssignment>> {
    store::list(
        &mut cx.read().await?,
        caller.tenant,
        &query.page,
        query.filter.as_ref(),
    )
    .await
}

/// Reads one assignment.
pub(crate) async fn get(cx: &Cx, caller: &Caller, id: Uuid) -> failure::Result<RoleAssignment> {
    store::find(&mut cx.read().await?, caller.tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("role assignment", id))
}

/// Gives a role in the caller's transaction, with audit and change.
pub async fn assign_in(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    actor: Entry,
    request: &NewRoleAssignment,
) -> failure::Result<RoleAssignment> {
    group::store::lock_memberships(tx, tenant).await?;
    let role = role_of(tx, tenant, request.role_definition_id).await?;
    let scope: Scope = request.directory_scope_id.parse()?;
    let scope_name = check_scope(tx, tenant, scope, &role).await?;
    let principal = principal_of(tx, tenant, request.principal_id).await?;
    let mut assignment = RoleAssignment {
        id: cx.mint_uuid(),
        role_definition_id: role.id,
        principal_id: principal.id,
        principal_display_name: None,
        directory_scope_id: scope,
        directory_scope_display_name: scope_name,
    };
    if !store::insert(tx, tenant, &assignment, principal.kind.as_str(), cx.now()).await? {
        return Err(Failure::conflict(
            "RoleAssignmentExists",
            "A conflicting object with one or more of the specified property values is present in the directory: the role is assigned already.",
        ));
    }
    assignment.principal_display_name = name_of(tx, tenant, principal.id).await?;
    let name = assignment
        .principal_display_name
        .clone()
        .unwrap_or_default();
    let who = format!("{} {} ({name})", principal.kind.as_str(), principal.id);
    let target = Target::new("Role", role.id, &role.display_name)
        .property("principal", None, Some(who))
        .property("directoryScopeId", None, Some(scope.to_string()));
    let entry = actor.target(target);
    audit::record(tx, cx, tenant, entry).await?;
    tx.change(
        tenant,
        change::ROLE_ASSIGNMENTS,
        &json!({"principal": principal.id}),
        cx.now(),
    )
    .await?;
    Ok(assignment)
}

async fn role_of(conn: &mut Conn, tenant: TenantId, id: Uuid) -> failure::Result<Role> {
    definitions::find(conn, tenant, id).await?.ok_or_else(|| {
        Failure::invalid(
            "roleDefinitionId",
            "must be the id of a role, see roleDefinitions",
        )
    })
}

/// Checks that the role can be limited to the group; the group's name.
async fn check_scope(
    conn: &mut Conn,
    tenant: TenantId,
    scope: Scope,
    role: &Role,
) -> failure::Result<Option<String>> {
    let Scope::Group(id) = scope else {
        return Ok(None);
    };
    let group = group::store::find(conn, tenant, id).await?;
    let group = group.filter(|group| !group.is_all_company).ok_or_else(|| {
        Failure::invalid(
            "directoryScopeId",
            "must be '/' or name a group of the organization other than All Company",
        )
    })?;
    if !role.permissions.iter().any(|one| LIMITABLE.contains(one)) {
        return Err(Failure::invalid(
            "directoryScopeId",
            "must be '/': nothing that the role may do concerns single people, so it can't be limited to some",
        ));
    }
    Ok(Some(group.display_name))
}

/// Who shall hold the role: a user, or a group that may carry rights.
async fn principal_of(conn: &mut Conn, tenant: TenantId, id: Uuid) -> failure::Result<Member> {
    let principal = group::store::kind_of(conn, tenant, id)
        .await?
        .filter(|member| member.kind != MemberKind::Device)
        .ok_or_else(|| {
            Failure::invalid(
                "principalId",
                "must be the id of a user or a group of the organization",
            )
        })?;
    if principal.kind == MemberKind::Group {
        let group = group::store::find(conn, tenant, GroupId::from_uuid(principal.id)).await?;
        if group.is_some_and(|group| group.is_all_company || !group.security_enabled) {
            return Err(Failure::invalid(
                "principalId",
                "must not be All Company or a group without securityEnabled: such a group can't carry rights",
            ));
        }
        group::dynamic::refuse_carrying(conn, tenant, principal.id).await?;
    }
    Ok(principal)
}

async fn name_of(conn: &mut Conn, tenant: TenantId, id: Uuid) -> failure::Result<Option<String>> {
    let user = crate::lookup::account(conn, tenant, UserId::from_uuid(id)).await?;
    if let Some(user) = user {
        return Ok(Some(user.display_name));
    }
    Ok(group::store::names(conn, tenant, &[id]).await?.remove(&id))
}

/// The audit entry that an assignment by `caller` begins with.
pub(crate) fn by(caller: &Caller) -> Entry {
    Entry::by(caller, CATEGORY, "Add member to role", Operation::Assign)
}

/// The audit entry of an assignment by the server itself.
pub(crate) fn by_system() -> Entry {
    Entry::new(
        CATEGORY,
        "Add member to role",
        Operation::Assign,
        Actor::system(),
    )
}

/// Gives a role.
pub(crate) async fn assign(
    cx: &Cx,
    caller: &Caller,
    request: NewRoleAssignment,
) -> failure::Result<RoleAssignment> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let role = role_of(tx, tenant, request.role_definition_id).await?;
            definitions::require_may_give(tx, &caller, &role.permissions).await?;
            assign_in(&own, tx, tenant, by(&caller), &request).await
        }
        .boxed()
    })
    .await
}

/// Takes a role back. The last Global Administrator keeps theirs.
pub(crate) async fn revoke(cx: &Cx, caller: &Caller, id: Uuid) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            group::store::lock_memberships(tx, tenant).await?;
            let taken = store::delete(tx, tenant, id)
                .await?
                .ok_or_else(|| Failure::not_found("role assignment", id))?;
            let role = definitions::find(tx, tenant, taken.role).await?;
            if let Some(role) = &role {
                definitions::require_may_give(tx, &caller, &role.permissions).await?;
            }
            let lost = taken.role == GLOBAL_ADMINISTRATOR && taken.scope == Scope::Organization;
            if lost && !store::other_holders(tx, tenant, taken.role, None).await? {
                return Err(last_administrator());
            }
            let name = role.map_or_else(String::new, |role| role.display_name);
            let principal = taken.principal;
            let who = name_of(tx, tenant, principal).await?.unwrap_or_default();
            let target = Target::new("Role", taken.role, &name)
                .property("principal", Some(format!("{principal} ({who})")), None)
                .property("directoryScopeId", Some(taken.scope.to_string()), None);
            let entry = Entry::by(
                &caller,
                CATEGORY,
                "Remove member from role",
                Operation::Delete,
            )
            .target(target);
            audit::record(tx, &own, tenant, entry).await?;
            tx.change(
                tenant,
                change::ROLE_ASSIGNMENTS,
                &json!({"principal": principal}),
                own.now(),
            )
            .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}

fn last_administrator() -> Failure {
    Failure::conflict(
        "lastGlobalAdministrator",
        "This would leave the organization without a Global Administrator who can sign in. Give somebody else the role first.",
    )
}

/// Refuses a change that would leave nobody who may do everything. A tenant that has not had one
/// yet is still being made.
pub(crate) async fn require_administrator(
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<()> {
    let assigned = store::is_assigned(conn, tenant, GLOBAL_ADMINISTRATOR).await?;
    if assigned && !store::other_holders(conn, tenant, GLOBAL_ADMINISTRATOR, None).await? {
        return Err(last_administrator());
    }
    Ok(())
}

/// Refuses to disable or delete the last person who may do everything.
pub(crate) async fn refuse_losing_last_administrator(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> failure::Result<()> {
    let everything = store::Held {
        role: GLOBAL_ADMINISTRATOR,
        scope: Scope::Organization,
    };
    let holds = store::held(conn, tenant, user).await?.contains(&everything);
    if holds && !store::other_holders(conn, tenant, GLOBAL_ADMINISTRATOR, Some(user)).await? {
        return Err(last_administrator());
    }
    Ok(())
}

/// Who holds a role may be touched only by somebody who may give that role: otherwise a user
/// administrator could disable those above, or get in through a group that carries a role. A group
/// that is deleted counts: it may be restored.
pub async fn guard_holder(
    conn: &mut Conn,
    caller: &Caller,
    principal: Uuid,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let held = store::held_or_waiting(conn, tenant, principal).await?;
    if held.is_empty() {
        return Ok(());
    }
    caller.require(ROLE_READ_WRITE)?;
    let mut permissions = Vec::new();
    for one in held {
        let role = definitions::find(conn, tenant, one.role).await?;
        permissions.extend(role.into_iter().flat_map(|role| role.permissions));
    }
    permissions.sort_unstable();
    permissions.dedup();
    definitions::require_may_give(conn, caller, &permissions).await
}

/// What of [`guard_holder`] and [`require_cover`](super::require_cover) must hold in the transaction
/// that changes how somebody signs in: who was nobody a moment ago may have been given a role since.
pub async fn guard_person(
    tx: &mut Tx,
    caller: &Caller,
    permission: Permission,
    person: UserId,
) -> failure::Result<()> {
    group::store::lock_memberships(tx, caller.tenant).await?;
    let absent = || Failure::not_found("user", person);
    super::require_cover(tx, caller, permission, person, absent).await?;
    guard_holder(tx, caller, person.uuid()).await
}

/// Whether somebody holds a role, by themselves or through a group.
pub async fn holds_any(conn: &mut Conn, tenant: TenantId, person: UserId) -> failure::Result<bool> {
    Ok(!store::held(conn, tenant, person).await?.is_empty())
}

/// What of the roles would come to harm if a group were removed: whoever acts for its people only
/// would be left with nobody, and without a word.
pub(crate) fn object_to_removal(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> BoxFuture<'_, failure::Result<Vec<Objection>>> {
    async move {
        let mut objections = Vec::new();
        for (assignment, role) in store::within_group(conn, tenant, id).await? {
            let role = definitions::find(conn, tenant, role).await?;
            let name = role.map_or_else(String::new, |role| role.display_name);
            objections.push(Objection {
                code: "scopeOfRole",
                id: assignment,
                message: format!(
                    "The role '{name}' is given for the people of this group. Take the role back first."
                ),
            });
        }
        Ok(objections)
    }
    .boxed()
}

/// Gives a role on behalf of the server, e.g. at the first start.
pub async fn assign_by_system(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    role: Uuid,
    principal: Uuid,
) -> failure::Result<()> {
    let request = NewRoleAssignment {
        role_definition_id: role,
        principal_id: principal,
        directory_scope_id: "/".to_owned(),
        odata_type: None,
    };
    assign_in(cx, tx, tenant, by_system(), &request)
        .await
        .map(drop)
}
