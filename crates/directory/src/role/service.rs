//! Use cases of roles.

use beffroi_core::{Failure, Page, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;
use serde_json::json;
use uuid::Uuid;

use super::builtin::{self, GLOBAL_ADMINISTRATOR};
use super::{NewRoleAssignment, RoleAssignment, store};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, MemberKind};
use crate::permission::ROLE_READ_WRITE;
use crate::{UserId, group};

const CATEGORY: &str = "RoleManagement";

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
    let role = builtin::find(request.role_definition_id).ok_or_else(|| {
        Failure::invalid(
            "roleDefinitionId",
            "must be the id of a role, see roleDefinitions",
        )
    })?;
    if request.directory_scope_id != "/" {
        return Err(Failure::invalid(
            "directoryScopeId",
            "must be '/', the whole organization",
        ));
    }
    group::store::lock_memberships(tx, tenant).await?;
    let principal = group::store::kind_of(tx, tenant, request.principal_id)
        .await?
        .filter(|member| member.kind != MemberKind::Device)
        .ok_or_else(|| {
            Failure::invalid(
                "principalId",
                "must be the id of a user or a group of the organization",
            )
        })?;
    if principal.kind == MemberKind::Group {
        let group = group::store::find(tx, tenant, crate::GroupId::from_uuid(principal.id)).await?;
        if group.is_some_and(|group| group.is_all_company || !group.security_enabled) {
            return Err(Failure::invalid(
                "principalId",
                "must not be All Company or a group without securityEnabled: such a group can't carry rights",
            ));
        }
    }
    let mut assignment = RoleAssignment {
        id: cx.mint_uuid(),
        role_definition_id: role.id,
        principal_id: principal.id,
        principal_display_name: None,
        directory_scope_id: "/".to_owned(),
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
    let entry = actor.target(Target::new("Role", role.id, role.display_name).property(
        "principal",
        None,
        Some(format!(
            "{} {} ({name})",
            principal.kind.as_str(),
            principal.id
        )),
    ));
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
        async move { assign_in(&own, tx, tenant, by(&caller), &request).await }.boxed()
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
            let (role, principal) = store::delete(tx, tenant, id)
                .await?
                .ok_or_else(|| Failure::not_found("role assignment", id))?;
            if role == GLOBAL_ADMINISTRATOR && !store::other_holders(tx, tenant, role, None).await?
            {
                return Err(last_administrator());
            }
            let name = builtin::find(role).map_or("", |role| role.display_name);
            let who = name_of(tx, tenant, principal).await?.unwrap_or_default();
            let entry = Entry::by(
                &caller,
                CATEGORY,
                "Remove member from role",
                Operation::Delete,
            )
            .target(Target::new("Role", role, name).property(
                "principal",
                Some(format!("{principal} ({who})")),
                None,
            ));
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
    let holds = store::held(conn, tenant, user)
        .await?
        .contains(&GLOBAL_ADMINISTRATOR);
    if holds && !store::other_holders(conn, tenant, GLOBAL_ADMINISTRATOR, Some(user)).await? {
        return Err(last_administrator());
    }
    Ok(())
}

/// Who holds a role may be touched only by somebody who may give roles: otherwise a user
/// administrator could disable those above, or get in through a group that carries a role.
pub async fn guard_holder(
    conn: &mut Conn,
    caller: &Caller,
    principal: Uuid,
) -> failure::Result<()> {
    if caller.permissions.has(ROLE_READ_WRITE) {
        return Ok(());
    }
    let held = store::held(conn, caller.tenant, UserId::from_uuid(principal)).await?;
    if held.is_empty() {
        Ok(())
    } else {
        caller.require(ROLE_READ_WRITE)
    }
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
