//! What a person lets an application do in their name, and the tokens that come of it.

mod code;
mod device;
pub(crate) mod refresh;
mod reuse;
pub(crate) mod store;
mod tokens;

use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{Id, IdKind, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;

pub(crate) use code::{NewCode, give_code, redeem_code};
pub(crate) use device::{Waiting, begin_device, decide_device, find_device, redeem_device};

use crate::person::{Person, in_person};
use crate::state;

/// How long a code works: it goes from the browser to the program at once.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_mins(5);
/// How long somebody may take to type a device's code.
pub(crate) const DEVICE_LIFETIME: Duration = Duration::from_mins(15);
/// How often a device may ask.
pub(crate) const POLL_INTERVAL: Duration = Duration::from_secs(5);
/// How long a grant lasts without being used; each refresh begins it anew.
pub(crate) const IDLE_GRANT: Duration = Duration::from_hours(30 * 24);
/// How long a grant lasts at all.
pub(crate) const LONGEST_GRANT: Duration = Duration::from_hours(90 * 24);

/// The kind of a grant.
#[derive(Debug)]
pub(crate) enum GrantKind {}
impl IdKind for GrantKind {
    const NAME: &'static str = "grant";
}
/// A grant's id.
pub(crate) type GrantId = Id<GrantKind>;

/// The person of a grant with all that they may do; none when the grant is over or they may not sign
/// in. Read at most a few seconds ago.
pub(crate) async fn person(
    cx: &Cx,
    tenant: TenantId,
    id: GrantId,
) -> failure::Result<Option<Arc<Caller>>> {
    let (state, now) = (state::of(cx), cx.now());
    if let Some(known) = state.grants.get(&(tenant, id), now) {
        return Ok(Some(known));
    }
    let generation = state.grants.generation();
    let mut conn = cx.read().await?;
    let grant = store::find(&mut conn, tenant, id).await?;
    let Some(grant) = grant.filter(|grant| !grant.revoked && grant.expires_at > now) else {
        return Ok(None);
    };
    let Some(person) = Person::find(&mut conn, tenant, grant.user).await? else {
        return Ok(None);
    };
    if person.must_change_password {
        return Ok(None);
    }
    let caller = Arc::new(Caller {
        permissions: person.permissions(),
        languages: person.account.preferred_language.iter().cloned().collect(),
        ..in_person(&person.account)
    });
    state
        .grants
        .put(generation, (tenant, id), Arc::clone(&caller), now);
    Ok(Some(caller))
}

/// Makes this process ask again about every grant of the tenant.
pub(crate) fn forget(cx: &Cx, tenant: TenantId) {
    state::of(cx)
        .grants
        .forget(|(owner, _), _| *owner == tenant);
}
