//! What administrators decide: settings, policies, and who has which.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::invite::CATEGORY;
use super::rulebook::{Source, key, rulebooks};
use super::sweep;
use crate::model::{GLOBAL, Policy, Settings, SettingsPatch, policy_name};
use crate::store::{self, Grant, GrantKind, StoredPolicy};

/// The settings with their version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ExternalChatSettingsView)]
pub(crate) struct SettingsView {
    #[serde(rename = "@odata.etag")]
    etag: String,
    /// `Global`: an organization has one object of settings.
    id: &'static str,
    #[serde(flatten)]
    pub(crate) settings: Settings,
}

impl SettingsView {
    fn of(settings: Settings) -> failure::Result<Self> {
        Ok(Self {
            etag: tag_of(&settings)?,
            id: GLOBAL,
            settings,
        })
    }
}

/// The tag of settings: of what they say, so that nothing else that administrators decide changes it.
fn tag_of(settings: &Settings) -> failure::Result<String> {
    let text = serde_json::to_vec(settings).map_err(Failure::bug)?;
    let digest = Sha256::digest(&text);
    let short = digest[..8].iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    });
    Ok(format!("W/\"{short}\""))
}

/// The settings.
///
/// # Errors
/// Those of the database.
pub(crate) async fn settings(cx: &Cx, tenant: TenantId) -> failure::Result<SettingsView> {
    let (found, _) = store::settings(&mut cx.read().await?, tenant).await?;
    SettingsView::of(found)
}

/// Changes some of them.
///
/// # Errors
/// A broken rule, or somebody else was first.
pub(crate) async fn change_settings(
    cx: &Cx,
    caller: &Caller,
    patch: SettingsPatch,
    if_match: IfMatch,
) -> failure::Result<SettingsView> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let (before, _) = store::lock_rules(tx, by.tenant).await?;
            if_match.check_tag(&tag_of(&before)?)?;
            let after = patch.on(before.clone()).checked()?;
            if after == before {
                return SettingsView::of(before);
            }
            store::put_settings(tx, by.tenant, &after).await?;
            sweep::plan(&own, tx, by.tenant).await?;
            let target = differences(&before, &after)?;
            note(&own, tx, &by, "Set external chat settings", target).await?;
            SettingsView::of(after)
        }
        .boxed()
    })
    .await
}

/// What differs, property by property. Of long lists only how many there are.
fn differences(before: &Settings, after: &Settings) -> failure::Result<Target> {
    let text = |settings: &Settings| serde_json::to_value(settings).map_err(Failure::bug);
    let (before, after) = (text(before)?, text(after)?);
    let mut target = Target::new("Policy", Uuid::nil(), "External chat settings");
    let shown = |value: &Value| match value {
        Value::Array(all) if all.len() > 20 => format!("{} entries", all.len()),
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    if let Value::Object(all) = &after {
        for (name, value) in all {
            if before[name] != *value {
                let (mut old, new) = (shown(&before[name]), shown(value));
                if old == new {
                    old = format!("{old} before");
                }
                target = target.changed(name, &old, &new);
            }
        }
    }
    Ok(target)
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    by: &Caller,
    activity: &'static str,
    target: Target,
) -> failure::Result<()> {
    let entry = Entry::by(by, CATEGORY, activity, Operation::Update).target(target);
    audit::record(tx, cx, by.tenant, entry).await
}

/// A policy with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyView {
    /// Its name; `Global` is everybody's who has no other.
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) policy: Policy,
    /// How many people it is granted to directly.
    pub(crate) users: usize,
    /// How many groups it is granted to.
    pub(crate) groups: usize,
}

/// Every policy, `Global` first.
///
/// # Errors
/// Those of the database.
pub(crate) async fn policies(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<PolicyView>> {
    let mut conn = cx.read().await?;
    let grants = store::grants(&mut conn, tenant).await?;
    let mut all = store::policies(&mut conn, tenant).await?;
    let global = key(GLOBAL);
    if !all.iter().any(|one| one.key == global) {
        all.push(StoredPolicy {
            key: global.clone(),
            name: GLOBAL.to_owned(),
            policy: Policy::default(),
        });
    }
    all.sort_by_key(|one| (one.key != global, one.key.clone()));
    let count = |key: &str, kind: GrantKind| {
        let has = |one: &&Grant| one.policy == key && one.kind == kind;
        grants.iter().filter(has).count()
    };
    let view = |one: StoredPolicy| PolicyView {
        users: count(&one.key, GrantKind::User),
        groups: count(&one.key, GrantKind::Group),
        id: one.name,
        policy: one.policy,
    };
    Ok(all.into_iter().map(view).collect())
}

/// One policy.
///
/// # Errors
/// There is none of that name.
pub(crate) async fn policy(cx: &Cx, tenant: TenantId, name: &str) -> failure::Result<PolicyView> {
    let wanted = policy_name(name).map_err(|_| no_policy(name))?;
    let mut all = policies(cx, tenant).await?.into_iter();
    let found = all.find(|one| key(&one.id) == key(&wanted));
    found.ok_or_else(|| no_policy(name))
}

fn no_policy(name: &str) -> Failure {
    Failure::not_found("externalAccessPolicy", name)
}

/// What changes of a policy.
#[expect(clippy::struct_field_names, reason = "they are the cmdlets' names")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct PolicyPatch {
    /// Chat with people of other organizations.
    pub(crate) enable_federation_access: Option<bool>,
    /// Chat with people without an organization.
    pub(crate) enable_teams_consumer_access: Option<bool>,
    /// Be written to by people without an organization who begin.
    pub(crate) enable_teams_consumer_inbound: Option<bool>,
}

impl PolicyPatch {
    fn on(self, policy: Policy) -> Policy {
        let or = |new: Option<bool>, old: bool| new.unwrap_or(old);
        Policy {
            enable_federation_access: or(
                self.enable_federation_access,
                policy.enable_federation_access,
            ),
            enable_teams_consumer_access: or(
                self.enable_teams_consumer_access,
                policy.enable_teams_consumer_access,
            ),
            enable_teams_consumer_inbound: or(
                self.enable_teams_consumer_inbound,
                policy.enable_teams_consumer_inbound,
            ),
        }
    }
}

/// Whether a policy must be there already, or must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expect {
    /// It is made.
    New,
    /// It is changed; `Global` is always there.
    There,
    /// Either.
    Any,
}

/// Makes or changes a policy.
///
/// # Errors
/// The name breaks a rule, or the policy is there or is not.
pub(crate) async fn put_policy(
    cx: &Cx,
    caller: &Caller,
    name: &str,
    patch: PolicyPatch,
    expect: Expect,
) -> failure::Result<()> {
    let name = policy_name(name).map_err(|rule| Failure::invalid("id", rule))?;
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            store::lock_rules(tx, by.tenant).await?;
            let all = store::policies(tx, by.tenant).await?;
            let found = all.into_iter().find(|one| one.key == key(&name));
            match (&found, expect) {
                (Some(_), Expect::New) => {
                    let words = format!("There is a policy '{name}' already.");
                    return Err(Failure::conflict("policyExists", words));
                }
                (None, Expect::There) if name != GLOBAL => return Err(no_policy(&name)),
                _ => {}
            }
            let found_already = found.is_some();
            let before = found
                .as_ref()
                .map_or_else(Policy::default, |one| one.policy);
            let after = StoredPolicy {
                key: key(&name),
                name: found.map_or(name, |one| one.name),
                policy: patch.on(before),
            };
            if found_already && after.policy == before {
                return Ok(());
            }
            store::put_policy(tx, by.tenant, &after).await?;
            let shown = |on: bool| if on { "on" } else { "off" };
            let target = Target::new("Policy", Uuid::nil(), &after.name)
                .changed(
                    "enableFederationAccess",
                    shown(before.enable_federation_access),
                    shown(after.policy.enable_federation_access),
                )
                .changed(
                    "enableTeamsConsumerAccess",
                    shown(before.enable_teams_consumer_access),
                    shown(after.policy.enable_teams_consumer_access),
                )
                .changed(
                    "enableTeamsConsumerInbound",
                    shown(before.enable_teams_consumer_inbound),
                    shown(after.policy.enable_teams_consumer_inbound),
                );
            note(&own, tx, &by, "Set external access policy", target).await
        }
        .boxed()
    })
    .await
}

/// Removes a policy that nobody has. `Global` becomes what it was at first.
///
/// # Errors
/// There is none, or somebody has it.
pub(crate) async fn delete_policy(cx: &Cx, caller: &Caller, name: &str) -> failure::Result<()> {
    let name = policy_name(name).map_err(|_| no_policy(name))?;
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            store::lock_rules(tx, by.tenant).await?;
            let grants = store::grants(tx, by.tenant).await?;
            if name != GLOBAL && grants.iter().any(|one| one.policy == key(&name)) {
                let words = format!("'{name}' is granted to somebody: take it back first.");
                return Err(Failure::conflict("policyInUse", words));
            }
            let all = store::policies(tx, by.tenant).await?;
            let found = all.into_iter().find(|one| one.key == key(&name));
            if found.is_none() && name != GLOBAL {
                return Err(no_policy(&name));
            }
            store::delete_policy(tx, by.tenant, &key(&name)).await?;
            // As it was called, not as it was typed.
            let kept = found.map_or(name, |one| one.name);
            let target = Target::new("Policy", Uuid::nil(), &kept);
            note(&own, tx, &by, "Remove external access policy", target).await
        }
        .boxed()
    })
    .await
}

/// To whom a policy is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// One person, by id or principal name.
    User(String),
    /// The people of a group; the smallest rank wins.
    Group(Uuid, Option<i64>),
    /// Everybody who has no other.
    Everybody,
}

/// Grants a policy, or takes what was granted back.
///
/// # Errors
/// There is no such policy, person or group.
pub(crate) async fn grant(
    cx: &Cx,
    caller: &Caller,
    subject: Subject,
    policy: Option<String>,
) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            store::lock_rules(tx, by.tenant).await?;
            let (kind, id, rank, shown) = subject_of(tx, by.tenant, &subject).await?;
            let before = store::grants(tx, by.tenant).await?;
            let old = before
                .iter()
                .find(|one| one.kind == kind && one.subject == id);
            let old_name = old.map_or("", |one| one.policy.as_str()).to_owned();
            let new = match &policy {
                Some(name) => Some(named(tx, by.tenant, name).await?),
                None => None,
            };
            match &new {
                Some(found) => {
                    let of_groups = before.iter().filter(|one| one.kind == GrantKind::Group);
                    let last = of_groups.map(|one| one.rank).max().unwrap_or_default();
                    let grant = Grant {
                        kind,
                        subject: id,
                        policy: found.key.clone(),
                        rank: rank.or_else(|| old.map(|one| one.rank)).unwrap_or(last + 1),
                    };
                    store::put_grant(tx, by.tenant, &grant).await?;
                }
                None => {
                    store::delete_grant(tx, by.tenant, kind, id).await?;
                }
            }
            let name = new.map_or_else(String::new, |one| one.name);
            let target = Target::new(kind_name(kind), id, &shown).changed(
                "externalAccessPolicy",
                &old_name,
                &name,
            );
            note(&own, tx, &by, "Grant external access policy", target).await
        }
        .boxed()
    })
    .await
}

const fn kind_name(kind: GrantKind) -> &'static str {
    match kind {
        GrantKind::User => "User",
        GrantKind::Group => "Group",
        GrantKind::Everybody => "Organization",
    }
}

async fn named(conn: &mut Conn, tenant: TenantId, name: &str) -> failure::Result<StoredPolicy> {
    let wanted = policy_name(name).map_err(|_| no_policy(name))?;
    let all = store::policies(conn, tenant).await?;
    let found = all.into_iter().find(|one| one.key == key(&wanted));
    match found {
        Some(found) => Ok(found),
        None if wanted == GLOBAL => Ok(StoredPolicy {
            key: key(GLOBAL),
            name: GLOBAL.to_owned(),
            policy: Policy::default(),
        }),
        None => Err(no_policy(name)),
    }
}

async fn subject_of(
    conn: &mut Conn,
    tenant: TenantId,
    subject: &Subject,
) -> failure::Result<(GrantKind, Uuid, Option<i64>, String)> {
    match subject {
        Subject::User(name) => {
            let found = lookup::account_by_key(conn, tenant, name).await?;
            let found = found.ok_or_else(|| Failure::not_found("user", name))?;
            Ok((GrantKind::User, found.id.uuid(), None, found.display_name))
        }
        Subject::Group(id, rank) => {
            let names = lookup::group_names(conn, tenant, &[*id]).await?;
            let name = names.get(id).cloned();
            let name = name.ok_or_else(|| Failure::not_found("group", id))?;
            if rank.is_some_and(|rank| !(1..=10_000).contains(&rank)) {
                return Err(Failure::invalid("rank", "must be 1 to 10,000"));
            }
            Ok((GrantKind::Group, *id, *rank, name))
        }
        Subject::Everybody => Ok((GrantKind::Everybody, Uuid::nil(), None, GLOBAL.to_owned())),
    }
}

/// Who has which policy.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GrantView {
    /// `user`, `group` or `everybody`.
    pub(crate) subject_type: &'static str,
    /// The person or group; absent for everybody.
    pub(crate) subject_id: Option<Uuid>,
    /// Its name.
    pub(crate) display_name: String,
    /// The policy's name.
    pub(crate) policy: String,
    /// Of groups: the smallest wins.
    pub(crate) rank: Option<i64>,
}

/// Every grant: groups by rank, then people.
///
/// # Errors
/// Those of the database.
pub(crate) async fn granted(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<GrantView>> {
    let mut conn = cx.read().await?;
    let mut all = store::grants(&mut conn, tenant).await?;
    all.sort_by_key(|one| {
        (
            one.kind != GrantKind::Everybody,
            one.kind != GrantKind::Group,
            one.rank,
        )
    });
    let policies = store::policies(&mut conn, tenant).await?;
    let of = |kind| {
        let all = all.iter().filter(move |one| one.kind == kind);
        all.map(|one| one.subject).collect::<Vec<Uuid>>()
    };
    let groups = lookup::group_names(&mut conn, tenant, &of(GrantKind::Group)).await?;
    let people = lookup::accounts(&mut conn, tenant, &of(GrantKind::User)).await?;
    let name = |grant: &Grant| match grant.kind {
        GrantKind::Group => groups.get(&grant.subject).cloned(),
        GrantKind::User => {
            let found = people.iter().find(|one| one.id.uuid() == grant.subject);
            found.map(|one| one.display_name.clone())
        }
        GrantKind::Everybody => Some(GLOBAL.to_owned()),
    };
    let view = |grant: &Grant| {
        let policy = policies.iter().find(|one| one.key == grant.policy);
        GrantView {
            subject_type: grant.kind.as_str(),
            subject_id: (grant.kind != GrantKind::Everybody).then_some(grant.subject),
            display_name: name(grant).unwrap_or_default(),
            policy: policy.map_or_else(|| GLOBAL.to_owned(), |one| one.name.clone()),
            rank: (grant.kind == GrantKind::Group).then_some(grant.rank),
        }
    };
    Ok(all.iter().map(view).collect())
}

/// The policy of one person, and from where they have it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EffectiveView {
    /// The policy's name.
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) policy: Policy,
    /// From where they have it.
    pub(crate) source: Source,
}

/// The policy of one person.
///
/// # Errors
/// There is nobody like that.
pub(crate) async fn policy_of(
    cx: &Cx,
    tenant: TenantId,
    user: &str,
) -> failure::Result<EffectiveView> {
    let mut conn = cx.read().await?;
    let found = lookup::account_by_key(&mut conn, tenant, user).await?;
    let found = found.ok_or_else(|| Failure::not_found("user", user))?;
    let books = rulebooks(cx, &mut conn, &BTreeSet::from([tenant])).await?;
    let book = books
        .get(&tenant)
        .ok_or_else(|| Failure::bug("an organization without rules"))?;
    let effective = book.policy_of(cx, tenant, found.id.uuid());
    Ok(EffectiveView {
        id: effective.name,
        policy: effective.policy,
        source: effective.source,
    })
}

/// Forgets what was granted to somebody who is removed for good.
pub(crate) async fn forget_grant(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> failure::Result<()> {
    store::delete_grant(tx, tenant, GrantKind::User, person).await?;
    Ok(())
}
