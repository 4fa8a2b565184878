//! Use cases of groups.

use beffroi_core::{Failure, Page, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_population::SetName;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch, etag};
use futures_util::FutureExt;
use uuid::Uuid;

use super::dynamic::{self, RuleChange};
use super::membership::add_members_in;
use super::model::{MEMBERS_BIND, OWNERS_BIND, bound, check, nickname};
use super::store::{self, NewRow, Stored};
use super::{Group, GroupPatch, NewGroup, owners};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Member, One, SavedGroup};
use crate::{GroupId, deleted, role};

pub(super) const CATEGORY: &str = "GroupManagement";

pub(crate) fn present(cx: &Cx, tenant: TenantId, stored: Stored) -> Group {
    let people = cx.people(tenant);
    let people = people.read();
    let set = if stored.is_all_company {
        SetName::Everyone
    } else {
        SetName::Group(stored.id.uuid())
    };
    let transitive = people.evaluate(&beffroi_population::Expr::Set(set)).len();
    let direct = u64::try_from(stored.member_count).unwrap_or_default();
    let rule = dynamic::rule_of(cx, tenant, stored.id.uuid());
    Group {
        etag: etag(stored.version),
        id: stored.id,
        display_name: stored.display_name,
        description: stored.description,
        mail_nickname: stored.mail_nickname,
        security_enabled: stored.security_enabled,
        mail_enabled: stored.mail_enabled,
        group_types: stored.group_types,
        membership_rule: rule.as_ref().map(|rule| rule.text.clone()),
        membership_rule_processing_state: rule.map(|rule| rule.state),
        created_date_time: stored.created_at,
        deleted_date_time: stored.deleted_at,
        is_all_company: stored.is_all_company,
        member_count: if stored.is_all_company {
            transitive
        } else {
            direct
        },
        transitive_user_count: transitive,
    }
}

/// A page of the tenant's groups.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<Group>> {
    let (order, descending) = query.first_order();
    let sort = store::sort(order, descending)?;
    let condition = query.condition(&store::SEARCHED);
    let condition = condition
        .map(|one| cx.by_ids(caller.tenant, "groups", one))
        .transpose()?;
    let mut conn = cx.read().await?;
    let page = store::list(
        &mut conn,
        caller.tenant,
        &query.page,
        condition.as_ref(),
        sort,
    )
    .await?;
    Ok(page.map(|stored| present(cx, caller.tenant, stored)))
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: GroupId,
) -> failure::Result<Stored> {
    store::find(conn, tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("group", id))
}

/// Reads one group.
pub(crate) async fn get(cx: &Cx, caller: &Caller, id: GroupId) -> failure::Result<Group> {
    let stored = find(&mut cx.read().await?, caller.tenant, id).await?;
    Ok(present(cx, caller.tenant, stored))
}

/// Creates a group in the caller's transaction, with audit and change.
pub async fn create_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    new: NewGroup,
) -> failure::Result<GroupId> {
    let name = new.display_name.trim().to_owned();
    let nick = new.mail_nickname.unwrap_or_else(|| nickname(&name));
    let description = new
        .description
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    check(&name, &nick, description)?;
    let rule = dynamic::wanted(
        &new.group_types,
        new.membership_rule.as_deref(),
        new.membership_rule_processing_state,
    )?;
    let id: GroupId = cx.mint();
    let row = NewRow {
        id,
        display_name: &name,
        description,
        mail_nickname: &nick,
        security_enabled: new.security_enabled,
        mail_enabled: new.mail_enabled,
        group_types: &new.group_types,
        is_all_company: false,
    };
    if !store::insert(tx, caller.tenant, row, cx.now()).await? {
        return Err(nickname_taken(&nick));
    }
    let mut target = Target::new("Group", id.uuid(), &name)
        .changed("displayName", "", &name)
        .changed("mailNickname", "", &nick);
    if let Some(rule) = rule {
        dynamic::write_rule(tx, caller.tenant, id, &rule).await?;
        target = target.changed("membershipRule", "", &rule.rule);
    }
    audit::record(
        tx,
        cx,
        caller.tenant,
        Entry::by(caller, CATEGORY, "Add group", Operation::Add).target(target),
    )
    .await?;
    tx.change(
        caller.tenant,
        change::GROUP_SAVED,
        &SavedGroup {
            id: id.uuid(),
            created: true,
        },
        cx.now(),
    )
    .await?;
    Ok(id)
}

fn nickname_taken(nick: &str) -> Failure {
    Failure::invalid(
        "mailNickname",
        format!("'{nick}' is taken by another group of the organization"),
    )
}

/// Creates a group.
pub(crate) async fn create(cx: &Cx, caller: &Caller, new: NewGroup) -> failure::Result<Group> {
    let (own, by) = (cx.clone(), caller.clone());
    let id = cx
        .write(caller.tenant, move |tx| {
            async move {
                let members = bound(MEMBERS_BIND, &new.members)?;
                let owned_by = bound(OWNERS_BIND, &new.owners)?;
                let id = create_in(&own, tx, &by, new).await?;
                bind(&own, tx, &by, id, members).await?;
                owners::bind(&own, tx, &by, id, owned_by).await?;
                Ok(id)
            }
            .boxed()
        })
        .await?;
    get(cx, caller, id).await
}

/// Adds those who are named and not in yet.
async fn bind(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    group: GroupId,
    ids: Vec<Uuid>,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let mut members: Vec<Member> = Vec::new();
    for (place, id) in ids.into_iter().enumerate() {
        let found = store::kind_of(tx, tenant, id).await?;
        let member = found.ok_or_else(|| {
            let rule = "must be the address of a user, group or device of the organization";
            Failure::invalid(format!("members@odata.bind/{place}"), rule)
        })?;
        let is_in = store::groups_of(tx, tenant, id)
            .await?
            .contains(&group.uuid());
        if !is_in && !members.contains(&member) {
            members.push(member);
        }
    }
    if members.is_empty() {
        return Ok(());
    }
    add_members_in(cx, tx, caller, group, members).await
}

/// The built-in group that holds everyone.
pub(crate) async fn create_all_company(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
) -> failure::Result<()> {
    let row = NewRow {
        id: cx.mint(),
        display_name: "All Company",
        description: Some("Everyone in the organization; built in and always current."),
        mail_nickname: "allcompany",
        security_enabled: true,
        mail_enabled: false,
        group_types: &[],
        is_all_company: true,
    };
    store::insert(tx, tenant, row, cx.now()).await?;
    Ok(())
}

pub(super) fn refuse_built_in(group: &Stored) -> failure::Result<()> {
    if group.is_all_company {
        return Err(Failure::invalid(
            "id",
            "names All Company, which is built in: it can't be changed and always holds everyone",
        ));
    }
    Ok(())
}

/// Changes a group in the caller's transaction, with audit and change.
pub async fn update_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    patch: GroupPatch,
    if_match: &IfMatch,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let before = find(tx, tenant, id).await?;
    if_match.check(before.version)?;
    refuse_built_in(&before)?;
    role::guard_holder(tx, caller, id.uuid()).await?;
    let mut after = before.clone();
    if let Some(name) = patch.display_name {
        name.trim().clone_into(&mut after.display_name);
    }
    if let Some(nick) = patch.mail_nickname {
        after.mail_nickname = nick;
    }
    if let Some(text) = patch.description {
        after.description = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    check(
        &after.display_name,
        &after.mail_nickname,
        after.description.as_deref(),
    )?;
    store::lock_memberships(tx, tenant).await?;
    let rule = RuleChange {
        types: patch.group_types,
        rule: patch.membership_rule,
        state: patch.membership_rule_processing_state,
    };
    let rule = dynamic::change_rule(cx, tx, tenant, &before, rule).await?;
    if store::nickname_taken(tx, tenant, &after.mail_nickname, id).await? {
        return Err(nickname_taken(&after.mail_nickname));
    }
    if !store::update(tx, tenant, &after).await? {
        return Err(Failure::conflict(
            "Request_Contended",
            "Somebody else changed this group at the same moment. Read it again.",
        ));
    }
    let target = Target::new("Group", id.uuid(), &after.display_name)
        .changed("displayName", &before.display_name, &after.display_name)
        .changed("mailNickname", &before.mail_nickname, &after.mail_nickname)
        .property("description", before.description, after.description);
    let target = rule.note(target);
    let entry = Entry::by(caller, CATEGORY, "Update group", Operation::Update).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    let payload = One { id: id.uuid() };
    tx.change(tenant, change::GROUP_SAVED, &payload, cx.now())
        .await?;
    Ok(())
}

/// Changes a group.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    patch: GroupPatch,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let members = bound(MEMBERS_BIND, &patch.members)?;
            if patch.renames() || members.is_empty() {
                update_in(&own, tx, &caller, id, patch, &if_match).await?;
            } else {
                if_match.check(find(tx, caller.tenant, id).await?.version)?;
            }
            bind(&own, tx, &caller, id, members).await
        }
        .boxed()
    })
    .await
}

/// Deletes a group in the caller's transaction, with audit and change: restorable for 30 days. Its
/// members stay, its nestings end until it comes back.
pub async fn delete_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    if_match: &IfMatch,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    store::lock_memberships(tx, tenant).await?;
    let group = find(tx, tenant, id).await?;
    if_match.check(group.version)?;
    refuse_built_in(&group)?;
    role::guard_holder(tx, caller, id.uuid()).await?;
    cx.refuse_harmful_removal(tx, tenant, id.uuid()).await?;
    let left = deleted::store::put_aside(tx, tenant, id.uuid()).await?;
    if !store::delete(tx, tenant, id, cx.now()).await? {
        return Err(Failure::not_found("group", id));
    }
    role::require_administrator(tx, tenant).await?;
    let name = &group.display_name;
    let target = Target::new("Group", id.uuid(), name).changed("displayName", name, "");
    let entry = Entry::by(caller, CATEGORY, "Delete group", Operation::Delete).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    deleted::service::note_left(cx, tx, tenant, id.uuid(), left).await?;
    let payload = One { id: id.uuid() };
    tx.change(tenant, change::GROUP_DELETED, &payload, cx.now())
        .await?;
    deleted::service::schedule(cx, tx, tenant, id.uuid()).await?;
    Ok(())
}

/// Deletes a group: restorable for 30 days. Its members stay, its nestings end until it comes back.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { delete_in(&own, tx, &caller, id, &if_match).await }.boxed()
    })
    .await
}

/// Groups by id, in the order of their names; those that are not there are left out.
pub async fn some(
    cx: &Cx,
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> failure::Result<Vec<Group>> {
    let groups = store::some(conn, tenant, ids).await?.into_iter();
    Ok(groups.map(|group| present(cx, tenant, group)).collect())
}
