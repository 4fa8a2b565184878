//! Finding somebody by the whole of their address. Whether nobody is there or nobody is allowed makes no
//! difference, neither in the answer nor in what is done for it.

use std::collections::BTreeSet;
use std::time::Duration;

use beffroi_core::{TenantId, failure};
use beffroi_directory::{lookup, personal};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use beffroi_web::{Caller, Limiter, Rate};
use serde::Serialize;
use tokio::time::{Instant, sleep};
use utoipa::ToSchema;
use uuid::Uuid;

use super::law::Law;
use super::{people, refusals};
use crate::model::{Address, Begun, Contact, Party};
use crate::store;

/// Somebody who was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Found {
    /// Their id; absent where they have no account yet.
    pub(crate) user_id: Option<Uuid>,
    /// The id of their organization; the one of people without any.
    pub(crate) tenant_id: TenantId,
    /// The name to show; the address of somebody who has no account yet.
    pub(crate) display_name: String,
    /// Their address.
    pub(crate) address: String,
    /// The name of their organization.
    pub(crate) organization: Option<String>,
    /// Whether they are outside the caller's organization.
    pub(crate) is_external: bool,
    /// Whether they get an invitation when a chat begins, since they have no account yet.
    pub(crate) is_invited: bool,
}

/// Whom an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Somebody who has an account, or was invited already.
    Somebody(Party),
    /// Nobody yet: they can be invited.
    Newcomer,
}

/// How often one person may look somebody up: enough to type addresses, too little to try a list.
const LOOKUPS: Rate = Rate {
    per_minute: 30,
    burst: 30,
};

/// Longer than a question takes, so that a *no* takes one step, and rarely two.
const STEP: Duration = Duration::from_millis(25);

/// Who has looked up how often lately.
#[derive(Default)]
struct Lookups(Limiter<Party>);

/// Finds somebody for a caller.
///
/// # Errors
/// `noResults`, or too many were looked up.
pub(crate) async fn find_for(
    cx: &Cx,
    caller: &Caller,
    address: &Address,
) -> failure::Result<Found> {
    let own = Party::new(caller.tenant, caller.user()?);
    pace(cx, own)?;
    evenly(find(cx, own, address)).await
}

/// Counts one that looks somebody up, in whatever way.
///
/// # Errors
/// Too many lately.
pub(super) fn pace(cx: &Cx, own: Party) -> failure::Result<()> {
    let standing = cx.memory::<Lookups>().0.take(&own, LOOKUPS, cx.now());
    standing.map_or(Ok(()), |standing| standing.check().map(drop))
}

/// What takes as long, where nobody is found, whatever the reason is: `noResults` comes at the next full step.
#[expect(
    clippy::disallowed_methods,
    reason = "it waits on purpose, by the clock by which the caller would measure"
)]
pub(super) async fn evenly<T>(
    work: impl Future<Output = failure::Result<T>>,
) -> failure::Result<T> {
    let began = Instant::now();
    let result = work.await;
    if result.as_ref().is_err_and(refusals::is_no_results) {
        let past = began.elapsed().as_nanos() % STEP.as_nanos();
        let past = Duration::from_nanos(u64::try_from(past).unwrap_or_default());
        sleep(STEP.saturating_sub(past)).await;
    }
    result
}

async fn find(cx: &Cx, caller: Party, address: &Address) -> failure::Result<Found> {
    let mut conn = cx.read().await?;
    let target = target(cx, &mut conn, caller, address).await?;
    let Target::Somebody(party) = target else {
        return Ok(Found {
            user_id: None,
            tenant_id: personal::TENANT,
            display_name: address.to_string(),
            address: address.as_str().to_owned(),
            organization: None,
            is_external: true,
            is_invited: true,
        });
    };
    let facts = people::facts_of(cx, &mut conn, party).await?;
    Ok(Found {
        user_id: Some(party.person),
        tenant_id: party.tenant,
        // Whoever has not been met is shown by what the caller knows of them.
        display_name: facts.display_name.clone(),
        address: address.as_str().to_owned(),
        organization: facts.organization.clone(),
        is_external: caller.is_outside(party),
        is_invited: !facts.has_account,
    })
}

/// Whom an address names for a caller who may chat with them. Each question is asked whoever it is.
///
/// # Errors
/// `noResults`.
pub(crate) async fn target(
    cx: &Cx,
    conn: &mut Conn,
    caller: Party,
    address: &Address,
) -> failure::Result<Target> {
    let account = lookup::account_by_upn(conn, address.as_str()).await?;
    let known = store::person_of(conn, address).await?;
    let owner = owner(conn, address).await?;
    let work = account
        .filter(|account| !personal::is_personal(account.tenant) && account.enabled)
        .map(|account| Party::new(account.tenant, account.id.uuid()));
    let outside = known.map(|(person, _)| Party::personal(person));
    let party = match (caller.is_personal(), owner) {
        // An address of an organization of this server is that of its people alone.
        (_, Some(_)) => work,
        // People without an organization write to people of organizations.
        (true, None) => None,
        (false, None) => outside,
    };
    let invites = party.is_none() && owner.is_none() && !caller.is_personal();
    // Somebody who is nobody, so that as much is asked for them.
    let stand_in = Party::new(owner.unwrap_or(personal::TENANT), cx.mint_uuid());
    let asked = party.unwrap_or(stand_in);
    let contact = store::contact(conn, asked, caller).await?;
    let contact = contact.map_or(Contact::ASKED, |own| own.contact);
    people::forget(cx, asked.tenant, &[asked.person]);
    let law = Law::among(cx, conn, &BTreeSet::from([caller, asked])).await?;
    people::forget(cx, stand_in.tenant, &[stand_in.person]);
    let begun = Begun::of(caller, Some(contact));
    let stop = law.stop(caller, asked, begun).is_some() || blocked(&law, caller, address);
    match party {
        Some(party) if !stop && party != caller => Ok(Target::Somebody(party)),
        None if !stop && invites => Ok(Target::Newcomer),
        _ => Err(refusals::no_results()),
    }
}

/// Whether the caller's organization has blocked an address, whoever's it is.
fn blocked(law: &Law, caller: Party, address: &Address) -> bool {
    law.book(caller.tenant).is_some_and(|book| {
        book.settings.block_external_user_access
            && book.settings.blocked_users.contains(address.as_str())
    })
}

/// The organization of this server that an address is of.
async fn owner(conn: &mut Conn, address: &Address) -> failure::Result<Option<TenantId>> {
    let domain = address.domain().unwrap_or("phone.invalid");
    let info = lookup::tenant_by_name(conn, domain).await?;
    Ok(info.map(|info| info.id))
}
