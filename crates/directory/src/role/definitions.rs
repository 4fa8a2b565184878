//! Use cases of role definitions: the built-in ones and those that an organization makes.

use beffroi_core::filter::{self, fold};
use beffroi_core::{Cursor, Failure, Filter, Kind, Page, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Tx};
use beffroi_web::{ActorKind, Caller, Permission};
use futures_util::FutureExt;
use uuid::Uuid;

use super::builtin::{self, BUILT_IN, GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR};
use super::model::{Role, check, permissions_of};
use super::service::CATEGORY;
use super::{
    NewRoleDefinition, RoleDefinition, RoleDefinitionPatch, Scope, definition_store, store,
};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, One};
use crate::permission::ROLE_READ_WRITE;
use crate::{UserId, group};

/// Every role: the built-in ones, then the organization's own by name.
pub(crate) async fn all(conn: &mut Conn, tenant: TenantId) -> failure::Result<Vec<Role>> {
    let own = definition_store::all(conn, tenant).await?;
    Ok(BUILT_IN.iter().map(Role::from).chain(own).collect())
}

/// By what roles are filtered.
const FILTERED: [&str; 6] = [
    "id",
    "templateId",
    "displayName",
    "description",
    "isBuiltIn",
    "isEnabled",
];

/// What a filter compares of a role.
fn property(role: &RoleDefinition, name: &str) -> filter::Value {
    let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
    if is("id") || is("templateId") {
        // In quotes, as Graph has it.
        return filter::Value::Text(role.id.to_string());
    }
    if is("isBuiltIn") {
        return filter::Value::Bool(role.is_built_in);
    }
    if is("isEnabled") {
        return filter::Value::Bool(role.is_enabled);
    }
    filter::Value::Text(if is("displayName") {
        role.display_name.clone()
    } else {
        role.description.clone()
    })
}

/// A page of the roles, the built-in ones first.
pub(crate) async fn page(
    conn: &mut Conn,
    tenant: TenantId,
    query: &ListQuery,
) -> failure::Result<Page<RoleDefinition>> {
    let named = query.filter.iter().flat_map(Filter::properties);
    for name in named {
        if !FILTERED
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
        {
            let words = format!(
                "can't filter by '{name}'; it can by {}",
                FILTERED.join(", ")
            );
            return Err(Failure::invalid("$filter", words));
        }
    }
    let all = all(conn, tenant)
        .await?
        .into_iter()
        .map(RoleDefinition::from);
    let passes = |role: &RoleDefinition| {
        let filter = query.filter.as_ref();
        filter.is_none_or(|filter| filter.matches(&|name| property(role, name)))
    };
    let place = |role: &RoleDefinition| {
        let own = u8::from(!role.is_built_in);
        (own, fold(&role.display_name), role.id)
    };
    let mut all: Vec<RoleDefinition> = all.filter(passes).collect();
    all.sort_by_key(place);
    let total = query.page.count.then_some(all.len() as u64);
    if let Some(Cursor { key, id }) = &query.page.after {
        all.retain(|role| {
            let (own, name, role) = place(role);
            (format!("{own}{name}"), role) > (key.clone(), *id)
        });
    }
    all.truncate(usize::from(query.page.top) + 1);
    let mut page = Page::cut(all, &query.page, |role| {
        let (own, name, id) = place(role);
        Cursor {
            key: format!("{own}{name}"),
            id,
        }
    });
    page.total = total;
    Ok(page)
}

/// The role of that id, if there is one.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> failure::Result<Option<Role>> {
    if let Some(role) = builtin::find(id) {
        return Ok(Some(role.into()));
    }
    Ok(definition_store::find(conn, tenant, id).await?)
}

/// Refuses whoever would hand on, or lay hands on, more than they hold themselves. Whoever is Global
/// or Privileged Role Administrator in the whole organization may, unless through a program that may
/// not give roles; programs of their own may by their permission to, as in Graph.
///
/// # Errors
/// `roleBeyondOwn`, naming what goes beyond.
pub async fn require_may_give(
    conn: &mut Conn,
    caller: &Caller,
    permissions: &[Permission],
) -> failure::Result<()> {
    let gives_roles = caller.permissions.has(ROLE_READ_WRITE);
    if caller.actor.kind != ActorKind::User && gives_roles {
        return Ok(());
    }
    let own = |one: &&Permission| !caller.permissions.has(**one);
    let beyond: Vec<&str> = permissions.iter().filter(own).map(|one| one.0).collect();
    if beyond.is_empty() {
        return Ok(());
    }
    let person = UserId::from_uuid(caller.actor.id);
    let held = if gives_roles {
        store::held(conn, caller.tenant, person).await?
    } else {
        Vec::new()
    };
    let above = [GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR];
    if held
        .iter()
        .any(|held| held.scope == Scope::Organization && above.contains(&held.role))
    {
        return Ok(());
    }
    let beyond = beyond.join(", ");
    Err(Failure::new(
        Kind::Denied,
        "roleBeyondOwn",
        format!(
            "This goes beyond what you may do yourself ({beyond}): it takes a Global Administrator or a Privileged Role Administrator."
        ),
    ))
}

fn name_taken(name: &str) -> Failure {
    Failure::invalid(
        "displayName",
        format!("'{name}' is taken by another role of the organization"),
    )
}

fn is_built_in_name(name: &str) -> bool {
    BUILT_IN
        .iter()
        .any(|role| fold(role.display_name) == fold(name))
}

/// What of a role has changed, for the audit trail.
fn differences(id: Uuid, before: Option<&Role>, after: &Role) -> Target {
    let list = |role: &Role| {
        let names: Vec<&str> = role.permissions.iter().map(|one| one.0).collect();
        names.join(", ")
    };
    Target::new("Role", id, &after.display_name)
        .property(
            "displayName",
            before.map(|role| role.display_name.clone()),
            Some(after.display_name.clone()),
        )
        .property(
            "description",
            before.map(|role| role.description.clone()),
            Some(after.description.clone()),
        )
        .property("permissions", before.map(list), Some(list(after)))
        .property(
            "isEnabled",
            before.map(|role| role.is_enabled.to_string()),
            Some(after.is_enabled.to_string()),
        )
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    entry: Entry,
    id: Uuid,
) -> failure::Result<()> {
    audit::record(tx, cx, caller.tenant, entry).await?;
    tx.change(caller.tenant, change::ROLE_SAVED, &One { id }, cx.now())
        .await?;
    Ok(())
}

/// Makes a role.
pub(crate) async fn create(
    cx: &Cx,
    caller: &Caller,
    new: NewRoleDefinition,
) -> failure::Result<RoleDefinition> {
    let id = cx.mint_uuid();
    let role = Role {
        id,
        display_name: new.display_name.trim().to_owned(),
        description: new.description.unwrap_or_default().trim().to_owned(),
        is_built_in: false,
        is_enabled: new.is_enabled,
        template_id: new.template_id.unwrap_or(id),
        permissions: permissions_of(&new.role_permissions)?,
    };
    check(&role.display_name, &role.description)?;
    if is_built_in_name(&role.display_name) {
        return Err(name_taken(&role.display_name));
    }
    let (own, caller, made) = (cx.clone(), caller.clone(), role.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            require_may_give(tx, &caller, &role.permissions).await?;
            if !definition_store::insert(tx, caller.tenant, &role, own.now()).await? {
                return Err(name_taken(&role.display_name));
            }
            let entry = Entry::by(&caller, CATEGORY, "Add role definition", Operation::Add)
                .target(differences(id, None, &role));
            note(&own, tx, &caller, entry, id).await
        }
        .boxed()
    })
    .await?;
    Ok(made.into())
}

async fn own_role(conn: &mut Conn, tenant: TenantId, id: Uuid) -> failure::Result<Role> {
    if builtin::find(id).is_some() {
        return Err(Failure::invalid(
            "id",
            "names a built-in role, which can't be changed: make one of your own",
        ));
    }
    definition_store::find(conn, tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("role", id))
}

/// Changes a role of the organization's own. Its holders have what it gives from the commit on.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: Uuid,
    patch: RoleDefinitionPatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            group::store::lock_memberships(tx, tenant).await?;
            let before = own_role(tx, tenant, id).await?;
            let mut after = before.clone();
            if let Some(name) = patch.display_name {
                name.trim().clone_into(&mut after.display_name);
            }
            if let Some(text) = patch.description {
                text.trim().clone_into(&mut after.description);
            }
            if let Some(given) = patch.role_permissions {
                after.permissions = permissions_of(&given)?;
            }
            after.is_enabled = patch.is_enabled.unwrap_or(after.is_enabled);
            check(&after.display_name, &after.description)?;
            if after == before {
                return Ok(());
            }
            // Taking away is a power over its holders, too.
            require_may_give(tx, &caller, &before.permissions).await?;
            require_may_give(tx, &caller, &after.permissions).await?;
            let name = &after.display_name;
            if is_built_in_name(name) || definition_store::name_taken(tx, tenant, name, id).await? {
                return Err(name_taken(name));
            }
            if !definition_store::update(tx, tenant, &after).await? {
                return Err(Failure::not_found("role", id));
            }
            let entry = Entry::by(
                &caller,
                CATEGORY,
                "Update role definition",
                Operation::Update,
            )
            .target(differences(id, Some(&before), &after));
            note(&own, tx, &caller, entry, id).await
        }
        .boxed()
    })
    .await
}

/// Removes a role of the organization's own that nobody holds.
pub(crate) async fn delete(cx: &Cx, caller: &Caller, id: Uuid) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            group::store::lock_memberships(tx, tenant).await?;
            let role = own_role(tx, tenant, id).await?;
            let holders = store::holders(tx, tenant, id).await?;
            if holders > 0 {
                return Err(Failure::conflict(
                    "inUse",
                    format!("The role is assigned {holders} times. Take it back from whoever holds it first."),
                )
                .at("id"));
            }
            require_may_give(tx, &caller, &role.permissions).await?;
            definition_store::delete(tx, tenant, id).await?;
            let target = Target::new("Role", id, &role.display_name).changed(
                "displayName",
                &role.display_name,
                "",
            );
            let entry = Entry::by(&caller, CATEGORY, "Delete role definition", Operation::Delete)
                .target(target);
            note(&own, tx, &caller, entry, id).await
        }
        .boxed()
    })
    .await
}
