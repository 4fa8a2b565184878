//! An organization's rules as they are asked at every send: kept in memory, as new as their version says.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::{Expr, SetName};
use beffroi_store::Conn;
use parking_lot::Mutex;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{GLOBAL, Policy, Settings};
use crate::store::{self, Grant, GrantKind, StoredPolicy};

/// From where somebody has their policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", tag = "by")]
pub(crate) enum Source {
    /// It was granted to them.
    User,
    /// It was granted to a group of theirs.
    #[serde(rename_all = "camelCase")]
    Group {
        /// The group's id.
        group_id: Uuid,
        /// The smallest one wins.
        rank: i64,
    },
    /// It is everybody's who has no other.
    Global,
}

/// Somebody's policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effective {
    pub(crate) policy: Policy,
    pub(crate) name: String,
    pub(crate) source: Source,
}

/// Everything that an organization has decided.
#[derive(Debug, Default)]
pub(crate) struct Rulebook {
    pub(crate) settings: Settings,
    policies: HashMap<String, StoredPolicy>,
    users: HashMap<Uuid, String>,
    groups: Vec<Grant>,
    everybody: Option<String>,
}

/// The key of the policy that everybody has.
pub(crate) fn key(name: &str) -> String {
    beffroi_core::filter::fold(name)
}

impl Rulebook {
    fn of(settings: Settings, policies: Vec<StoredPolicy>, grants: Vec<Grant>) -> Self {
        let mut book = Self {
            settings,
            policies: policies
                .into_iter()
                .map(|one| (one.key.clone(), one))
                .collect(),
            ..Self::default()
        };
        for grant in grants {
            match grant.kind {
                GrantKind::User => drop(book.users.insert(grant.subject, grant.policy)),
                GrantKind::Group => book.groups.push(grant),
                GrantKind::Everybody => book.everybody = Some(grant.policy),
            }
        }
        book
    }

    fn named(&self, key: &str, source: Source) -> Option<Effective> {
        let found = self.policies.get(key)?;
        Some(Effective {
            policy: found.policy,
            name: found.name.clone(),
            source,
        })
    }

    /// The policy of one person: their own before that of the group with the smallest rank, before everybody's.
    pub(crate) fn policy_of(&self, cx: &Cx, tenant: TenantId, person: Uuid) -> Effective {
        if let Some(own) = self.users.get(&person)
            && let Some(found) = self.named(own, Source::User)
        {
            return found;
        }
        if !self.groups.is_empty() {
            let people = cx.people(tenant);
            let people = people.read();
            for grant in &self.groups {
                let group = Expr::Set(SetName::Group(grant.subject));
                if !people.contains(&group, person) {
                    continue;
                }
                let source = Source::Group {
                    group_id: grant.subject,
                    rank: grant.rank,
                };
                if let Some(found) = self.named(&grant.policy, source) {
                    return found;
                }
            }
        }
        let everybody = self.everybody.clone().unwrap_or_else(|| key(GLOBAL));
        self.named(&everybody, Source::Global)
            .unwrap_or_else(|| Effective {
                policy: Policy::default(),
                name: GLOBAL.to_owned(),
                source: Source::Global,
            })
    }
}

/// The rules of organizations, each with its version.
#[derive(Default)]
struct Rulebooks(Mutex<HashMap<TenantId, (i64, Arc<Rulebook>)>>);

/// The rules of some organizations as they are now.
///
/// # Errors
/// Those of the database.
pub(crate) async fn rulebooks(
    cx: &Cx,
    conn: &mut Conn,
    tenants: &BTreeSet<TenantId>,
) -> failure::Result<HashMap<TenantId, Arc<Rulebook>>> {
    let versions = store::rules_versions(conn, tenants).await?;
    let kept = cx.memory::<Rulebooks>();
    let mut found = HashMap::new();
    for tenant in tenants {
        let version = versions.get(tenant).copied().unwrap_or_default();
        let known = kept.0.lock().get(tenant).cloned();
        if let Some((_, book)) = known.filter(|(known, _)| *known == version) {
            found.insert(*tenant, book);
            continue;
        }
        let book = Arc::new(load(conn, *tenant, version).await?);
        kept.0.lock().insert(*tenant, (version, Arc::clone(&book)));
        found.insert(*tenant, book);
    }
    Ok(found)
}

async fn load(conn: &mut Conn, tenant: TenantId, version: i64) -> failure::Result<Rulebook> {
    if version == 0 {
        return Ok(Rulebook::default());
    }
    let (settings, _) = store::settings(conn, tenant).await?;
    let policies = store::policies(conn, tenant).await?;
    let grants = store::grants(conn, tenant).await?;
    Ok(Rulebook::of(settings, policies, grants))
}
