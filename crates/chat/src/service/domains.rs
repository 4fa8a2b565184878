//! Domains outside that nobody of the organization has written to yet, where an administrator decides first.

use std::collections::BTreeSet;

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Conn;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::invite::CATEGORY;
use super::people;
use super::start::Who;
use crate::model::Party;
use crate::store::{self, Consent};

/// Refuses a domain of which nobody has decided, and notes that somebody wants to write there.
///
/// # Errors
/// `domainNeedsApproval`.
pub(super) async fn require_consent(
    cx: &Cx,
    caller: &Caller,
    people: &[Who],
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    if own.is_personal() {
        return Ok(());
    }
    let mut conn = cx.read().await?;
    let (settings, _) = store::settings(&mut conn, own.tenant).await?;
    if !settings.approve_new_domains {
        return Ok(());
    }
    let own_domains = lookup::domains(&mut conn, own.tenant).await?;
    let known = store::domains(&mut conn, own.tenant).await?;
    let is_decided = |domain: &str, consent: Consent| {
        let mut all = known.iter();
        all.any(|one| one.domain == domain && one.consent == consent)
    };
    let mut waiting = BTreeSet::new();
    for who in people {
        let Who::Address(address) = who else { continue };
        let Some(domain) = address.domain() else {
            continue;
        };
        let is_free = own_domains.iter().any(|own| own == domain)
            || is_decided(domain, Consent::Allowed)
            || has_written_to(&mut conn, own.tenant, domain).await?;
        if !is_free {
            waiting.insert(domain.to_owned());
        }
    }
    drop(conn);
    let Some(first) = waiting.first().cloned() else {
        return Ok(());
    };
    let now = cx.now();
    cx.commit(move |tx| {
        async move {
            for domain in &waiting {
                store::ask_for_domain(tx, own.tenant, domain, own.person, now).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await?;
    let words = if is_decided(&first, Consent::Refused) {
        format!("Your organization does not allow chats with people of {first}.")
    } else {
        format!(
            "An administrator decides first whether people may write to {first}. They have been asked."
        )
    };
    Err(Failure::conflict("domainNeedsApproval", words))
}

async fn has_written_to(conn: &mut Conn, tenant: TenantId, domain: &str) -> failure::Result<bool> {
    let owner = lookup::tenant_by_name(conn, domain).await?;
    let owner = owner.map(|info| info.id);
    Ok(store::has_written_to(conn, tenant, domain, owner).await?)
}

/// A domain that somebody wanted to write to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DomainView {
    /// The domain.
    pub(crate) id: String,
    /// `waiting`, `allowed` or `refused`.
    pub(crate) state: &'static str,
    /// Who wanted it first.
    pub(crate) asked_by_id: Uuid,
    /// Their name.
    pub(crate) asked_by_display_name: String,
    /// When.
    pub(crate) asked_date_time: Ts,
}

/// The domains that somebody wanted to write to.
///
/// # Errors
/// Those of the database.
pub(crate) async fn domains(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<DomainView>> {
    let mut conn = cx.read().await?;
    let all = store::domains(&mut conn, tenant).await?;
    let parties = all.iter().map(|one| Party::new(tenant, one.asked_by));
    let facts = people::facts(cx, &mut conn, parties).await?;
    let view = |one: store::StoredDomain| {
        let known = facts.get(&Party::new(tenant, one.asked_by));
        DomainView {
            id: one.domain,
            state: one.consent.as_str(),
            asked_by_id: one.asked_by,
            asked_by_display_name: known
                .map(|facts| facts.display_name.clone())
                .unwrap_or_default(),
            asked_date_time: one.asked_at,
        }
    };
    Ok(all.into_iter().map(view).collect())
}

/// Decides whether people may write to a domain.
///
/// # Errors
/// Nobody has asked for it.
pub(crate) async fn decide_domain(
    cx: &Cx,
    caller: &Caller,
    domain: &str,
    is_allowed: bool,
) -> failure::Result<()> {
    let (own, by, domain) = (cx.clone(), caller.clone(), domain.to_lowercase());
    let consent = if is_allowed {
        Consent::Allowed
    } else {
        Consent::Refused
    };
    cx.write(caller.tenant, move |tx| {
        async move {
            if !store::decide_domain(tx, by.tenant, &domain, consent).await? {
                return Err(Failure::not_found("domain", &domain));
            }
            let target =
                Target::new("Domain", Uuid::nil(), &domain).changed("state", "", consent.as_str());
            let entry = Entry::by(
                &by,
                CATEGORY,
                "Decide on external domain",
                Operation::Update,
            );
            audit::record(tx, &own, by.tenant, entry.target(target)).await
        }
        .boxed()
    })
    .await
}
