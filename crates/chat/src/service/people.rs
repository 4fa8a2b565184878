//! What is told of people: name, address, organization. Kept in memory until the directory says that it changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use beffroi_core::{LanguageTag, TenantId, failure};
use beffroi_directory::{lookup, personal};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use parking_lot::Mutex;
use uuid::Uuid;

use crate::model::Party;
use crate::store;

/// What is known of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The name to show. Of somebody who was only invited it is their address.
    pub(crate) display_name: String,
    /// Their address: the principal name of somebody of an organization.
    pub(crate) address: String,
    /// Every address by which they are known.
    pub(crate) addresses: Vec<String>,
    /// The domain of somebody of an organization.
    pub(crate) domain: Option<String>,
    /// The name of their organization.
    pub(crate) organization: Option<String>,
    /// Whether they have an account.
    pub(crate) has_account: bool,
    /// Whether they may sign in.
    pub(crate) is_enabled: bool,
    pub(crate) language: Option<LanguageTag>,
}

impl Facts {
    /// Of somebody who is not there any more.
    pub(super) fn unknown() -> Self {
        Self {
            display_name: String::new(),
            address: String::new(),
            addresses: Vec::new(),
            domain: None,
            organization: None,
            has_account: false,
            is_enabled: false,
            language: None,
        }
    }
}

/// Most people who are kept; beyond it all are read anew.
const MOST: usize = 200_000;

/// People who were asked for.
#[derive(Default)]
struct Known(Mutex<HashMap<Party, Arc<Facts>>>);

/// Forgets what is known of people, who have changed.
pub(crate) fn forget(cx: &Cx, tenant: TenantId, people: &[Uuid]) {
    let known = cx.memory::<Known>();
    let mut known = known.0.lock();
    for person in people {
        known.remove(&Party::new(tenant, *person));
    }
}

/// Forgets everybody of an organization, whose name has changed.
pub(crate) fn forget_all(cx: &Cx, tenant: TenantId) {
    let known = cx.memory::<Known>();
    known.0.lock().retain(|party, _| party.tenant != tenant);
}

/// What is known of some people. Everybody who was asked for is answered.
///
/// # Errors
/// Those of the database.
pub(crate) async fn facts(
    cx: &Cx,
    conn: &mut Conn,
    parties: impl IntoIterator<Item = Party>,
) -> failure::Result<HashMap<Party, Arc<Facts>>> {
    let memory = cx.memory::<Known>();
    let mut found = HashMap::new();
    let mut missing: BTreeMap<TenantId, BTreeSet<Uuid>> = BTreeMap::new();
    {
        let known = memory.0.lock();
        for party in parties {
            match known.get(&party) {
                Some(facts) => drop(found.insert(party, Arc::clone(facts))),
                None => drop(
                    missing
                        .entry(party.tenant)
                        .or_default()
                        .insert(party.person),
                ),
            }
        }
    }
    for (tenant, people) in missing {
        let people: Vec<Uuid> = people.into_iter().collect();
        for (party, facts) in load(conn, tenant, &people).await? {
            let facts = Arc::new(facts);
            let mut known = memory.0.lock();
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(party, Arc::clone(&facts));
            drop(known);
            found.insert(party, facts);
        }
    }
    Ok(found)
}

/// What is known of one person.
///
/// # Errors
/// Those of the database.
pub(crate) async fn facts_of(
    cx: &Cx,
    conn: &mut Conn,
    party: Party,
) -> failure::Result<Arc<Facts>> {
    let mut found = facts(cx, conn, [party]).await?;
    Ok(found
        .remove(&party)
        .unwrap_or_else(|| Arc::new(Facts::unknown())))
}

async fn load(
    conn: &mut Conn,
    tenant: TenantId,
    people: &[Uuid],
) -> failure::Result<HashMap<Party, Facts>> {
    let accounts = lookup::accounts(conn, tenant, people).await?;
    let is_personal = personal::is_personal(tenant);
    let mut addresses = if is_personal {
        store::addresses_of(conn, people).await?
    } else {
        HashMap::new()
    };
    let organization = if is_personal {
        None
    } else {
        lookup::tenant(conn, tenant)
            .await?
            .map(|info| info.display_name)
    };
    let mut found = HashMap::new();
    for account in accounts {
        let name = account.user_principal_name;
        let domain = name
            .rsplit_once('@')
            .map(|(_, domain)| domain.to_lowercase());
        let mut known = addresses.remove(&account.id.uuid()).unwrap_or_default();
        if known.is_empty() {
            known = vec![name.to_lowercase()];
        }
        let facts = Facts {
            display_name: account.display_name,
            address: if is_personal { known[0].clone() } else { name },
            addresses: known,
            domain: domain.filter(|_| !is_personal),
            organization: organization.clone(),
            has_account: true,
            is_enabled: account.enabled,
            language: account.preferred_language,
        };
        found.insert(Party::new(tenant, account.id.uuid()), facts);
    }
    for person in people {
        let party = Party::new(tenant, *person);
        let Some(known) = addresses
            .remove(person)
            .filter(|_| !found.contains_key(&party))
        else {
            found.entry(party).or_insert_with(Facts::unknown);
            continue;
        };
        let invited = Facts {
            display_name: known[0].clone(),
            address: known[0].clone(),
            addresses: known,
            is_enabled: true,
            ..Facts::unknown()
        };
        found.insert(party, invited);
    }
    Ok(found)
}
