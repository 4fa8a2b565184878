//! Giving a group a rule, changing it, and what a dynamic group must not be.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use uuid::Uuid;

use super::{DYNAMIC, ProcessingState, store};
use crate::audit::Target;
use crate::change::{self, Members};
use crate::group::rule::Rule;
use crate::group::store::Stored;
use crate::{GroupId, role};

/// The rule that a group shall have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) rule: String,
    pub(crate) state: ProcessingState,
}

/// Checks types, rule and state of a group against each other; the rule, if it shall be dynamic.
pub(crate) fn wanted(
    types: &[String],
    rule: Option<&str>,
    state: Option<ProcessingState>,
) -> failure::Result<Option<Wanted>> {
    if let Some(unknown) = types
        .iter()
        .find(|kind| *kind != "Unified" && *kind != DYNAMIC)
    {
        return Err(Failure::invalid(
            "groupTypes",
            format!("knows 'Unified' and '{DYNAMIC}' only, not {unknown:?}"),
        ));
    }
    let dynamic = types.iter().any(|kind| kind == DYNAMIC);
    let rule = rule.map(str::trim).filter(|rule| !rule.is_empty());
    match (dynamic, rule) {
        (false, None) => Ok(None),
        (true, Some(rule)) => {
            Rule::parse(rule)?;
            Ok(Some(Wanted {
                rule: rule.to_owned(),
                state: state.unwrap_or_default(),
            }))
        }
        (true, None) => Err(Failure::invalid(
            "membershipRule",
            "must be given for a dynamic group",
        )),
        (false, Some(_)) => Err(Failure::invalid(
            "groupTypes",
            format!("must contain '{DYNAMIC}' for a group with a membershipRule"),
        )),
    }
}

/// Writes a new group's rule in the transaction that makes the group.
pub(crate) async fn write_rule(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    wanted: &Wanted,
) -> failure::Result<()> {
    Ok(store::set(tx, tenant, group, (&wanted.rule, wanted.state)).await?)
}

/// What is to be changed of a group's rule; what is absent stays.
pub(crate) struct RuleChange {
    pub(crate) types: Option<Vec<String>>,
    pub(crate) rule: Option<Option<String>>,
    pub(crate) state: Option<ProcessingState>,
}

/// A rule and its state before and after a change, for the audit trail.
pub(crate) struct Changed {
    before: Option<Wanted>,
    after: Option<Wanted>,
}

impl Changed {
    /// The target of a record with what has changed.
    pub(crate) fn note(self, target: Target) -> Target {
        let rule = |one: &Option<Wanted>| one.as_ref().map(|one| one.rule.clone());
        let state = |one: &Option<Wanted>| one.as_ref().map(|one| format!("{:?}", one.state));
        target
            .property("membershipRule", rule(&self.before), rule(&self.after))
            .property(
                "membershipRuleProcessingState",
                state(&self.before),
                state(&self.after),
            )
    }
}

/// Changes a group's rule in the transaction that changes the group. Its people follow after the
/// commit; groups and devices leave a group that becomes dynamic here.
pub(crate) async fn change_rule(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    group: &Stored,
    change: RuleChange,
) -> failure::Result<Changed> {
    let id = group.id;
    let before = store::find(tx, tenant, id.uuid()).await?.map(|one| Wanted {
        rule: one.text,
        state: one.state,
    });
    let types = change.types.unwrap_or_else(|| group.group_types.clone());
    let rule = match change.rule {
        Some(rule) => rule,
        None => before.as_ref().map(|before| before.rule.clone()),
    };
    // Who takes the type away means the rule too.
    let dynamic = types.iter().any(|kind| kind == DYNAMIC);
    let given = rule.as_ref().filter(|_| dynamic || before.is_none());
    let state = change.state.or(before.as_ref().map(|before| before.state));
    let after = wanted(&types, given.map(String::as_str), state)?;
    if types != group.group_types {
        store::set_types(tx, tenant, id, &types).await?;
    }
    match &after {
        None if before.is_some() => store::forget(tx, tenant, id).await?,
        Some(after) if before.as_ref() != Some(after) => {
            if before.is_none() {
                become_dynamic(cx, tx, tenant, id).await?;
            }
            store::set(tx, tenant, id, (&after.rule, after.state)).await?;
        }
        _ => {}
    }
    Ok(Changed { before, after })
}

async fn become_dynamic(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: GroupId,
) -> failure::Result<()> {
    let held = role::store::held_or_waiting(tx, tenant, id.uuid()).await?;
    if !held.is_empty() {
        return Err(Failure::invalid(
            "groupTypes",
            format!(
                "can't contain '{DYNAMIC}': the group holds a role, or is in one that does, be it deleted for now"
            ),
        ));
    }
    let removed = store::remove_others(tx, tenant, id).await?;
    if !removed.is_empty() {
        let change = Members {
            group: id.uuid(),
            added: Vec::new(),
            removed,
        };
        tx.change(tenant, change::GROUP_MEMBERS, &change, cx.now())
            .await?;
    }
    Ok(())
}

/// Refuses a change of members by hand.
pub(crate) fn refuse_by_hand(group: &Stored) -> failure::Result<()> {
    if group.group_types.iter().any(|kind| kind == DYNAMIC) {
        return Err(Failure::invalid(
            "id",
            "names a dynamic group: its members follow its membershipRule, nobody can be added or removed by hand",
        ));
    }
    Ok(())
}

/// Refuses to give a role to a group whose members follow a rule, be it in part.
pub(crate) async fn refuse_carrying(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
) -> failure::Result<()> {
    if store::is_below(conn, tenant, group).await? {
        return Err(Failure::invalid(
            "principalId",
            "must not be a dynamic group, or hold one: whoever may edit people could give the role to anybody",
        ));
    }
    Ok(())
}

/// Refuses to bring a group back that would carry a role and be dynamic, or hold one that is: it was
/// not so when it was deleted.
pub(crate) async fn refuse_restoring(
    conn: &mut Conn,
    tenant: TenantId,
    group: GroupId,
) -> failure::Result<()> {
    if store::is_below(conn, tenant, group.uuid()).await?
        && !role::store::held_or_waiting(conn, tenant, group.uuid())
            .await?
            .is_empty()
    {
        return Err(Failure::conflict(
            "dynamicGroupWithRole",
            "The group would carry a role, and it is dynamic or holds a dynamic group: whoever may edit people could give the role to anybody. Take the role or the rule away first.",
        ));
    }
    Ok(())
}

/// Refuses to nest a group whose members follow a rule in one that carries a role.
pub(crate) async fn refuse_carrying_below(
    conn: &mut Conn,
    tenant: TenantId,
    outer: GroupId,
    inner: GroupId,
) -> failure::Result<()> {
    if store::is_below(conn, tenant, inner.uuid()).await?
        && !role::store::held_or_waiting(conn, tenant, outer.uuid())
            .await?
            .is_empty()
    {
        return Err(Failure::invalid(
            "@odata.id",
            "must not be a dynamic group, or hold one: the group that it would join carries a role",
        ));
    }
    Ok(())
}
