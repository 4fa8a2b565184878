//! Members follow their rules: after each batch of changes and at start.

use std::collections::HashSet;
use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::{RoaringBitmap, TenantSets};
use beffroi_store::{Conn, Tx};
use beffroi_web::Actor;
use futures_util::FutureExt;
use uuid::Uuid;

use super::{Followed, ProcessingState, Rules, store};
use crate::GroupId;
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Member, MemberKind, Members};
use crate::group::store as groups;

/// Up to here the people of a batch are looked up one by one; beyond, all sets are compared.
const FEW: usize = 2_000;
/// Members in one entry of the change log.
const IN_ONE_CHANGE: usize = 5_000;

/// What a batch of changes touches.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// People who were saved or deleted.
    pub(crate) people: HashSet<Uuid>,
    /// Groups that were saved.
    pub(crate) groups: HashSet<Uuid>,
    /// Groups that were deleted.
    pub(crate) gone: HashSet<Uuid>,
}

/// Who comes to a group and who goes.
#[derive(Debug, Clone)]
struct Difference {
    group: Uuid,
    /// The rule by which it was found.
    rule: Arc<Followed>,
    added: Vec<Uuid>,
    removed: Vec<Uuid>,
}

/// Reads the rules, and settles whatever is not as they say: a change may have been the last thing
/// before the power went.
pub(crate) async fn load(cx: &Cx, conn: &mut Conn, tenant: TenantId) -> failure::Result<()> {
    let rules = store::all(conn, tenant).await?;
    let rules = rules.into_iter().map(|(group, one)| (group, Arc::new(one)));
    cx.memory::<Rules>().replace(tenant, rules.collect());
    settle_everybody(cx, tenant).await
}

/// Settles what a batch touched. The population has seen the batch already.
pub(crate) async fn settle(cx: &Cx, tenant: TenantId, touched: Touched) -> failure::Result<()> {
    let known = cx.memory::<Rules>();
    for group in &touched.gone {
        known.set(tenant, *group, None);
    }
    let mut rewritten = Vec::new();
    for group in touched.groups {
        let rule = store::find(&mut cx.read().await?, tenant, group).await?;
        let rule = rule.map(Arc::new);
        known.set(tenant, group, rule.clone());
        rewritten.extend(rule.map(|rule| (group, rule)));
    }
    rewritten.retain(|(_, one)| one.state == ProcessingState::On);
    let mut all = Vec::new();
    for (group, rule) in &rewritten {
        let present = store::members(&mut cx.read().await?, tenant, *group).await?;
        all.extend(whole(&cx.people(tenant).read(), *group, rule, &present));
    }
    write(cx, tenant, all).await?;
    let active = known.active(tenant);
    if touched.people.is_empty() || active.is_empty() {
        return Ok(());
    }
    if touched.people.len() > FEW {
        return settle_everybody(cx, tenant).await;
    }
    let present = store::memberships(&mut cx.read().await?, tenant, &touched.people).await?;
    let differences: Vec<Difference> = {
        let people = cx.people(tenant);
        let sets = people.read();
        let few = |(group, rule): &(Uuid, Arc<Followed>)| {
            few(&sets, *group, rule, &touched.people, &present)
        };
        active.iter().filter_map(few).collect()
    };
    write(cx, tenant, differences).await
}

/// Compares what every rule says with the members that the population knows.
async fn settle_everybody(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    let active = cx.memory::<Rules>().active(tenant);
    if active.is_empty() {
        return Ok(());
    }
    let differences: Vec<Difference> = {
        let people = cx.people(tenant);
        let sets = people.read();
        let compared = |(group, rule): &(Uuid, Arc<Followed>)| {
            let present = sets.direct_members(*group)?;
            let wanted = rule.rule.as_ref()?.people(&sets);
            let ids = |people: RoaringBitmap| sets.ids(&people).collect::<Vec<_>>();
            let (added, removed) = (ids(&wanted - present), ids(present - &wanted));
            difference(*group, rule, added, removed)
        };
        active.iter().filter_map(compared).collect()
    };
    write(cx, tenant, differences).await
}

fn difference(
    group: Uuid,
    rule: &Arc<Followed>,
    added: Vec<Uuid>,
    removed: Vec<Uuid>,
) -> Option<Difference> {
    (!added.is_empty() || !removed.is_empty()).then(|| Difference {
        group,
        rule: Arc::clone(rule),
        added,
        removed,
    })
}

/// The difference for everybody.
fn whole(
    sets: &TenantSets,
    group: Uuid,
    rule: &Arc<Followed>,
    present: &HashSet<Uuid>,
) -> Option<Difference> {
    sets.members(group)?;
    let wanted = rule.rule.as_ref()?.people(sets);
    let wanted: HashSet<Uuid> = sets.ids(&wanted).collect();
    let added = wanted.difference(present).copied().collect();
    let removed = present.difference(&wanted).copied().collect();
    difference(group, rule, added, removed)
}

/// The difference for some people, whose memberships are given.
fn few(
    sets: &TenantSets,
    group: Uuid,
    rule: &Arc<Followed>,
    people: &HashSet<Uuid>,
    present: &HashSet<(Uuid, Uuid)>,
) -> Option<Difference> {
    sets.members(group)?;
    let meaning = rule.rule.as_ref()?;
    let (mut added, mut removed) = (Vec::new(), Vec::new());
    for &id in people {
        let belongs = sets
            .ordinal(id)
            .is_some_and(|person| meaning.holds(sets, person));
        match (belongs, present.contains(&(group, id))) {
            (true, false) => added.push(id),
            (false, true) => removed.push(id),
            _ => {}
        }
    }
    difference(group, rule, added, removed)
}

/// Writes who comes and goes, and tells the population at once: whoever asks next finds it so.
async fn write(cx: &Cx, tenant: TenantId, differences: Vec<Difference>) -> failure::Result<()> {
    if differences.is_empty() {
        return Ok(());
    }
    let differences = Arc::new(differences);
    let (own, todo) = (cx.clone(), Arc::clone(&differences));
    let written = cx
        .db
        .write(move |tx| async move { write_all(&own, tx, tenant, &todo).await }.boxed())
        .await?;
    let people = cx.people(tenant);
    let mut people = people.write();
    for one in differences
        .iter()
        .filter(|one| written.contains(&one.group))
    {
        let present = |ids: &[Uuid]| -> Vec<Uuid> {
            let known = ids.iter().filter(|id| people.ordinal(**id).is_some());
            known.copied().collect()
        };
        let (added, removed) = (present(&one.added), present(&one.removed));
        // The change log says the same again, which changes nothing.
        let _ = people.add_members(one.group, &added);
        let _ = people.remove_members(one.group, &removed);
    }
    Ok(())
}

/// Writes the differences of groups that still have the rule by which they were found; another
/// process, or somebody who has just changed the rule, may have been first.
async fn write_all(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    differences: &[Difference],
) -> failure::Result<HashSet<Uuid>> {
    groups::lock_memberships(tx, tenant).await?;
    let mut written = HashSet::new();
    for one in differences {
        let group = groups::find(tx, tenant, GroupId::from_uuid(one.group)).await?;
        let rule = store::find(tx, tenant, one.group).await?;
        let same = rule
            .is_some_and(|rule| rule.text == one.rule.text && rule.state == ProcessingState::On);
        let (Some(group), true) = (group, same) else {
            continue;
        };
        store::add(tx, tenant, one.group, &one.added).await?;
        store::remove(tx, tenant, one.group, &one.removed).await?;
        let target = Target::new("Group", one.group, &group.display_name)
            .changed("membersAdded", "", &count(&one.added))
            .changed("membersRemoved", "", &count(&one.removed));
        let entry = Entry::new(
            "GroupManagement",
            "Follow membership rule",
            Operation::Update,
            Actor::system(),
        );
        audit::record(tx, cx, tenant, entry.target(target)).await?;
        written.insert(one.group);
    }
    for one in differences
        .iter()
        .filter(|one| written.contains(&one.group))
    {
        note(cx, tx, tenant, one).await?;
    }
    Ok(written)
}

fn count(people: &[Uuid]) -> String {
    match people.len() {
        0 => String::new(),
        some => some.to_string(),
    }
}

/// The entries in the change log, some thousand members each.
async fn note(cx: &Cx, tx: &mut Tx, tenant: TenantId, one: &Difference) -> failure::Result<()> {
    let members = |people: &[Uuid]| -> Vec<Member> {
        let kind = MemberKind::User;
        people.iter().map(|&id| Member { id, kind }).collect()
    };
    let (added, removed) = (members(&one.added), members(&one.removed));
    let (mut added, mut removed) = (added.chunks(IN_ONE_CHANGE), removed.chunks(IN_ONE_CHANGE));
    loop {
        let (come, go) = (added.next(), removed.next());
        if come.is_none() && go.is_none() {
            return Ok(());
        }
        let change = Members {
            group: one.group,
            added: come.unwrap_or_default().to_vec(),
            removed: go.unwrap_or_default().to_vec(),
        };
        tx.change(tenant, change::GROUP_MEMBERS, &change, cx.now())
            .await?;
    }
}
