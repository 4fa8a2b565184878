//! A telephone bridge asks whether a PIN opens a conference.

use std::time::Duration;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::CATEGORY;
use super::enabling::pin_key;
use crate::model::{ConferenceId, Person, matches};
use crate::store::{self, Tried};

/// Wrong PINs for one conference ID within [`WINDOW`] before none is taken.
const TRIES: i64 = 5;
/// The time in which they count, and for which none is taken then.
const WINDOW: Duration = Duration::from_mins(15);
/// A hash that no PIN has, so that an ID that is nobody's takes as long.
const NOBODY: &str =
    "$argon2id$v=19$m=64,t=1,p=1$bm9ib2R5IGhhcyB0aGlz$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What a caller has typed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ConferencingVerification)]
pub(crate) struct Verification {
    /// Seven digits.
    pub(crate) conference_id: String,
    /// 4 to 12 digits.
    pub(crate) pin: String,
}

/// Whether it opens the conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Verified {
    /// `verified`; `refused`: no such conference, or another PIN; `locked`: too many wrong PINs.
    result: &'static str,
    /// Whose conference it is; null unless it is verified.
    user_id: Option<Uuid>,
    display_name: Option<String>,
    /// In which they are greeted; null where they state none.
    language: Option<String>,
    /// When a PIN is taken again; null unless it is locked.
    #[schema(value_type = Option<String>, format = DateTime)]
    locked_until_date_time: Option<Ts>,
}

impl Verified {
    const fn only(result: &'static str, locked: Option<Ts>) -> Self {
        Self {
            result,
            user_id: None,
            display_name: None,
            language: None,
            locked_until_date_time: locked,
        }
    }
}

/// Whether a PIN opens a conference of the caller's organization.
///
/// # Errors
/// Those of the database.
pub(crate) async fn verify(
    cx: &Cx,
    caller: &Caller,
    asked: Verification,
) -> failure::Result<Verified> {
    let tenant = caller.tenant;
    let Ok(conference) = asked.conference_id.parse::<ConferenceId>() else {
        return Ok(Verified::only("refused", None));
    };
    let hash = {
        let mut conn = cx.read().await?;
        let own = person_of(&mut conn, tenant, &conference).await?;
        own.and_then(|own| Some(own.coordinates?.pin_hash))
    };
    let is_right = is_right(cx, asked.pin, hash.clone()).await?;
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(tenant, move |tx| {
        let tried = (conference.clone(), hash.clone(), is_right);
        let (own, by) = (own.clone(), by.clone());
        async move { settle(&own, tx, &by, tried).await }.boxed()
    })
    .await
}

/// Whose a conference ID is. What is asked of the database is the same for one that is nobody's.
async fn person_of(
    conn: &mut Conn,
    tenant: TenantId,
    conference: &ConferenceId,
) -> failure::Result<Option<Person>> {
    let person = store::whose(conn, tenant, conference).await?;
    let person = person.unwrap_or_default();
    Ok(store::people(conn, tenant, &[person])
        .await?
        .remove(&person))
}

/// Compares, in the same time whether there is such a conference or not.
async fn is_right(cx: &Cx, pin: String, hash: Option<String>) -> failure::Result<bool> {
    let key = pin_key(cx);
    let compared = tokio::task::spawn_blocking(move || {
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        // Longer ones are nobody's, and cost no more.
        let pin: String = pin.chars().take(64).collect();
        matches(&pin, &hash, &key).map(|right| right && is_known)
    });
    compared.await.map_err(beffroi_core::Failure::bug)?
}

/// Counts what was tried, whether the ID is somebody's or not: nothing tells the two apart. While it is locked
/// the right PIN opens nothing either.
async fn settle(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    (conference, hash, is_right): (ConferenceId, Option<String>, bool),
) -> failure::Result<Verified> {
    let (tenant, now) = (caller.tenant, cx.now());
    store::lock(tx, tenant).await?;
    let before = store::tried(tx, tenant, &conference).await?;
    let locked = before.and_then(|tries| tries.locked);
    if let Some(until) = locked.filter(|until| *until > now) {
        return Ok(Verified::only("locked", Some(until)));
    }
    let person = person_of(tx, tenant, &conference).await?;
    let is_same = person.as_ref().and_then(|one| one.coordinates.as_ref());
    let is_same = is_same.is_some_and(|own| Some(&own.pin_hash) == hash.as_ref());
    if is_right && is_same {
        return opened(tx, tenant, person).await;
    }
    let begun = before.filter(|before| before.locked.is_none() && now.since(before.since) < WINDOW);
    let (tries, since) = begun.map_or((1, now), |before| (before.tries + 1, before.since));
    let locked = (tries >= TRIES).then(|| now.plus(WINDOW));
    let counted = Tried {
        tries,
        since: if locked.is_some() { now } else { since },
        locked,
    };
    store::note_try(tx, tenant, &conference, counted, now.minus(WINDOW)).await?;
    if locked.is_some() {
        note(cx, tx, caller, &conference, person.as_ref()).await?;
    }
    Ok(match locked {
        Some(until) => Verified::only("locked", Some(until)),
        None => Verified::only("refused", None),
    })
}

async fn opened(
    tx: &mut Tx,
    tenant: TenantId,
    person: Option<Person>,
) -> failure::Result<Verified> {
    let id = person.map(|one| one.id).unwrap_or_default();
    let account = lookup::account(tx, tenant, UserId::from_uuid(id)).await?;
    let Some(account) = account.filter(|account| account.enabled) else {
        return Ok(Verified::only("refused", None));
    };
    Ok(Verified {
        result: "verified",
        user_id: Some(id),
        display_name: Some(account.display_name),
        language: account.preferred_language.map(|tag| tag.to_string()),
        locked_until_date_time: None,
    })
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    conference: &ConferenceId,
    person: Option<&Person>,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let id = person.map(|one| one.id).unwrap_or_default();
    let account = lookup::account(tx, tenant, UserId::from_uuid(id)).await?;
    let target = match account {
        Some(account) => Target::new("User", id, &account.display_name),
        None => Target::new("ConferenceId", tenant.uuid(), conference.as_str()),
    };
    let entry = Entry::by(caller, CATEGORY, "Lock conference ID", Operation::Other)
        .target(target)
        .failed("too many wrong PINs");
    audit::record(tx, cx, tenant, entry).await?;
    Ok(())
}
