//! Groups. A change of members is worked out from the members that it names, so that one person more
//! in a group of thousands costs one.

use std::collections::BTreeSet;

use beffroi_core::failure;
use beffroi_directory::GroupId;
use beffroi_directory::change::MemberKind;
use beffroi_directory::group::{self, Group, GroupPatch, NewGroup};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{check_version, not_found, provider, resource_id, set_external_id};
use crate::document::{self, Document, coerce};
use crate::filter::Expression;
use crate::group::{Collective, Plan};
use crate::patch::{self, Place, Target, Verb};
use crate::refusal;
use crate::schema::GROUP;
use crate::store::beside::{self, Named};

/// Groups by their ids, in the order of the ids, as the caller's provider sees them; *All Company* is
/// not among them.
pub(crate) async fn load(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    ids: &[Uuid],
    members: bool,
) -> failure::Result<Vec<Collective>> {
    let (tenant, own) = provider(caller);
    let mut groups = group::some(cx, conn, tenant, ids).await?;
    groups.retain(|group| !group.is_all_company);
    let place = |group: &Group| ids.iter().position(|id| *id == group.id.uuid());
    groups.sort_by_key(place);
    let mut external = beside::external_ids(conn, (tenant, own), ids).await?;
    let mut all: Vec<Collective> = groups
        .into_iter()
        .map(|group| Collective {
            external_id: external.remove(&group.id.uuid()),
            members: members.then(Vec::new),
            group,
        })
        .collect();
    if members {
        for (id, member) in group::members_of(conn, tenant, ids).await? {
            let owner = all.iter_mut().find(|one| one.group.id.uuid() == id);
            if let Some(list) = owner.and_then(|one| one.members.as_mut())
                && member.kind != MemberKind::Device
            {
                list.push(member);
            }
        }
    }
    Ok(all)
}

/// One group.
pub(crate) async fn find(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    id: &str,
    members: bool,
) -> failure::Result<Collective> {
    let uuid = resource_id("Group", id)?;
    let found = load(cx, conn, caller, &[uuid], members).await?;
    let found = found.into_iter().next();
    found.ok_or_else(|| not_found("Group", id))
}

/// Creates a group.
pub(crate) async fn create(cx: &Cx, caller: &Caller, body: &Value) -> failure::Result<Uuid> {
    let document = document::read(&GROUP, body)?;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let name = display_name(&document)?;
            let id = insert(&own, tx, &caller, &name).await?;
            let members = members_in(document.get("members"))?;
            if !members.is_empty() {
                group::change_members_in(&own, tx, &caller, id, &members, &[]).await?;
            }
            let external = document.get("externalId").and_then(Value::as_str);
            set_external_id(tx, &caller, Named::Group, id.uuid(), external).await?;
            Ok(id.uuid())
        }
        .boxed()
    })
    .await
}

fn display_name(document: &Document) -> failure::Result<String> {
    let name = document.get("displayName").and_then(Value::as_str);
    let name = name.map(|name| name.trim().to_owned());
    name.ok_or_else(|| refusal::value("displayName is required"))
}

/// Creates the group with a mail nickname made from its name; with a further part where another
/// group has that.
async fn insert(cx: &Cx, tx: &mut Tx, caller: &Caller, name: &str) -> failure::Result<GroupId> {
    let new = |mail_nickname: Option<String>| NewGroup {
        mail_nickname,
        ..NewGroup::named(name)
    };
    match group::create_in(cx, tx, caller, new(None)).await {
        Err(taken) if taken.target() == Some("mailNickname") => {
            let base: String = name
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .take(40)
                .collect();
            // The end of an id is chance, its beginning time.
            let id = cx.mint_uuid().simple().to_string();
            let nickname = format!("{base}-{}", &id[20..]).to_ascii_lowercase();
            group::create_in(cx, tx, caller, new(Some(nickname))).await
        }
        created => created,
    }
}

/// The ids of a list of members.
fn members_in(members: Option<&Value>) -> failure::Result<Vec<Uuid>> {
    let members = members.and_then(Value::as_array);
    let mut ids = Vec::new();
    for member in members.into_iter().flatten() {
        let value = member["value"].as_str().unwrap_or_default();
        ids.push(member_id(value)?);
    }
    Ok(ids)
}

fn member_id(text: &str) -> failure::Result<Uuid> {
    Uuid::try_parse(text).map_err(|_| {
        let text: String = text.chars().take(60).collect();
        refusal::value(format!("members: '{text}' is no id of a User or Group"))
    })
}

/// What is to become of a group.
#[derive(Clone)]
pub(crate) enum Edit {
    /// Into this document.
    Into(Document),
    /// By these operations.
    By(Vec<(Verb, Target, Value)>),
}

impl Edit {
    /// What a PUT asks for.
    pub(crate) fn put(body: &Value) -> failure::Result<Self> {
        document::read(&GROUP, body).map(Self::Into)
    }

    /// What a PATCH asks for.
    pub(crate) fn patch(body: &Value) -> failure::Result<Self> {
        let operations = patch::read(body)?;
        Ok(Self::By(patch::targets(&GROUP, operations)?))
    }
}

/// Changes a group.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    edit: Edit,
    if_match: IfMatch,
) -> failure::Result<Uuid> {
    let (own, by, key) = (cx.clone(), caller.clone(), id.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move { update_in(&own, tx, &by, &key, &edit, &if_match).await }.boxed()
    })
    .await
}

async fn update_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    key: &str,
    edit: &Edit,
    if_match: &IfMatch,
) -> failure::Result<Uuid> {
    let conditional = if_match.0.is_some();
    let before = find(cx, tx, caller, key, conditional).await?;
    let id = before.group.id;
    if conditional {
        let version = before.resource("").1.unwrap_or_default();
        check_version(if_match, &version)?;
    }
    let plan = match edit {
        Edit::Into(document) => whole(document)?,
        Edit::By(operations) => by_operations(tx, caller, id, operations).await?,
    };
    if let Some(name) = plan
        .display_name
        .filter(|name| *name != before.group.display_name)
    {
        let patch = GroupPatch {
            display_name: Some(name),
            ..GroupPatch::default()
        };
        group::update_in(cx, tx, caller, id, patch, &IfMatch::default()).await?;
    }
    if let Some(external) = plan.external_id.filter(|new| *new != before.external_id) {
        set_external_id(tx, caller, Named::Group, id.uuid(), external.as_deref()).await?;
    }
    let (added, mut removed): (Vec<Uuid>, Vec<Uuid>) = (
        plan.added.iter().copied().collect(),
        plan.removed.iter().copied().collect(),
    );
    if plan.all_others_go {
        let current = current_members(tx, caller, id).await?;
        removed = current
            .into_iter()
            .filter(|id| !plan.added.contains(id))
            .collect();
    }
    if !added.is_empty() || !removed.is_empty() {
        group::change_members_in(cx, tx, caller, id, &added, &removed).await?;
    }
    Ok(id.uuid())
}

/// The people and groups in a group; devices are none of SCIM's.
async fn current_members(
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
) -> failure::Result<BTreeSet<Uuid>> {
    let members = group::members_of(tx, caller.tenant, &[id.uuid()]).await?;
    let members = members.into_iter().map(|(_, member)| member);
    let members = members.filter(|member| member.kind != MemberKind::Device);
    Ok(members.map(|member| member.id).collect())
}

fn whole(document: &Document) -> failure::Result<Plan> {
    let external = document.get("externalId").and_then(Value::as_str);
    Ok(Plan {
        display_name: Some(display_name(document)?),
        external_id: Some(external.map(str::to_owned)),
        all_others_go: true,
        added: members_in(document.get("members"))?.into_iter().collect(),
        removed: BTreeSet::new(),
    })
}

async fn by_operations(
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    operations: &[(Verb, Target, Value)],
) -> failure::Result<Plan> {
    let mut plan = Plan::default();
    for (verb, target, value) in operations {
        match target {
            Target::PassedOver => {}
            Target::Whole(_) if *verb == Verb::Remove => {
                return Err(refusal::no_target(GROUP.core.id));
            }
            Target::Whole(schema) => {
                let inner = document::read_schema(schema, value)?;
                if let Some(name) = inner.get("displayName").and_then(Value::as_str) {
                    plan.display_name = Some(name.trim().to_owned());
                }
                if let Some(members) = inner.get("members") {
                    plan.members(*verb, members_in(Some(members))?);
                }
            }
            Target::At(place) => match place.attribute.name {
                "members" => {
                    members_at(tx, caller, id, &mut plan, (*verb, place, value)).await?;
                }
                "externalId" => {
                    let text = one_text(*verb, place, value)?;
                    plan.external_id = Some(text);
                }
                _ => {
                    let text = one_text(*verb, place, value)?;
                    let name = text.ok_or_else(|| refusal::value("displayName is required"))?;
                    plan.display_name = Some(name.trim().to_owned());
                }
            },
        }
    }
    Ok(plan)
}

fn one_text(verb: Verb, place: &Place, value: &Value) -> failure::Result<Option<String>> {
    if verb == Verb::Remove {
        return Ok(None);
    }
    let value = coerce(place.attribute, value)?;
    Ok(value.and_then(|value| value.as_str().map(str::to_owned)))
}

/// One operation on members.
async fn members_at(
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    plan: &mut Plan,
    (verb, place, value): (Verb, &Place, &Value),
) -> failure::Result<()> {
    if place.part.is_some_and(|part| part.name != "value") {
        return Err(refusal::read_only("what a member is"));
    }
    let Some(condition) = &place.condition else {
        let given = coerce(place.attribute, value)?;
        let given = members_in(given.as_ref())?;
        match verb {
            Verb::Remove if given.is_empty() => plan.members(Verb::Replace, given),
            verb => plan.members(verb, given),
        }
        return Ok(());
    };
    if verb != Verb::Remove {
        return Err(refusal::no_target(&place.text));
    }
    let gone = chosen(tx, caller, id, plan, condition).await?;
    plan.members(Verb::Remove, gone);
    Ok(())
}

/// The members that a condition finds. One that names a member by its id needs no look at the others.
async fn chosen(
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    plan: &Plan,
    condition: &Expression,
) -> failure::Result<Vec<Uuid>> {
    if let Some([("value", beffroi_core::filter::Value::Text(text))]) =
        condition.as_equalities().as_deref()
    {
        return Ok(Uuid::try_parse(text).into_iter().collect());
    }
    let mut found = Vec::new();
    let members = group::members_of(tx, caller.tenant, &[id.uuid()]).await?;
    for (_, member) in members {
        let kind = match member.kind {
            MemberKind::User => "User",
            MemberKind::Group => "Group",
            MemberKind::Device => continue,
        };
        if condition.holds(&json!({"value": member.id, "type": kind}))? {
            found.push(member.id);
        }
    }
    for member in &plan.added {
        if condition.holds(&json!({"value": member}))? {
            found.push(*member);
        }
    }
    Ok(found)
}

/// Deletes a group.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, by, key) = (cx.clone(), caller.clone(), id.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move {
            let group = find(&own, tx, &by, &key, if_match.0.is_some()).await?;
            let version = group.resource("").1.unwrap_or_default();
            check_version(&if_match, &version)?;
            let id = group.group.id;
            group::delete_in(&own, tx, &by, id, &IfMatch::default()).await
        }
        .boxed()
    })
    .await
}
