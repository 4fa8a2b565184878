//! What somebody gets who is enabled: a conference ID that nobody has, a PIN, the bridge's numbers.

use std::collections::{BTreeMap, HashSet};

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use uuid::Uuid;

use crate::model::{ConferenceId, Coordinates, Pin};
use crate::store::{self, Bridge};

/// The name of a bridge that nobody has named.
const FIRST_BRIDGE: &str = "Conference Bridge";
/// Draws of a conference ID before it is said that there are too few: of nine million, with as many taken as
/// there are people on a server, each draw is free most of the time.
const DRAWS: usize = 200;

/// A PIN with its hash, made before the transaction: hashing takes a while.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(crate) pin: Pin,
    pub(crate) hash: String,
}

/// What the hashes of PINs are keyed with.
pub(crate) fn pin_key(cx: &Cx) -> [u8; 32] {
    cx.sealing.mac("conferencing/pin", b"")
}

/// So many PINs.
pub(crate) async fn prepare(cx: &Cx, count: usize, digits: u8) -> failure::Result<Vec<Prepared>> {
    let (key, random) = (pin_key(cx), cx.random.clone());
    let made = tokio::task::spawn_blocking(move || {
        let one = |_| {
            let pin = Pin::random(&*random, digits);
            let hash = pin.hash(&key, &*random)?;
            Ok(Prepared { pin, hash })
        };
        (0..count).map(one).collect::<failure::Result<Vec<_>>>()
    });
    made.await.map_err(Failure::bug)?
}

/// The bridge of people who name none; where there is none yet it is made.
pub(crate) async fn default_bridge(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
) -> failure::Result<Bridge> {
    let all = store::bridges(tx, tenant).await?;
    let found = all.iter().find(|one| one.is_default).or(all.first());
    if let Some(found) = found {
        return Ok(found.clone());
    }
    let made = Bridge {
        id: cx.mint(),
        name: FIRST_BRIDGE.to_owned(),
        is_default: true,
        default_number: None,
        default_toll_free: None,
        version: 1,
    };
    store::insert_bridge(tx, tenant, &made).await?;
    Ok(made)
}

/// Coordinates for people, each with one of the PINs.
pub(crate) async fn coordinates_for(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    bridge: &Bridge,
    people: &[(Uuid, Prepared)],
) -> failure::Result<BTreeMap<Uuid, Coordinates>> {
    let mut drawn: BTreeMap<Uuid, ConferenceId> = BTreeMap::new();
    for _ in 0..DRAWS {
        let mut seen = HashSet::new();
        let missing = people.iter().map(|(person, _)| *person);
        let missing: Vec<(Uuid, ConferenceId)> = missing
            .filter(|person| !drawn.contains_key(person))
            .map(|person| (person, ConferenceId::random(&*cx.random)))
            .filter(|(_, id)| seen.insert(id.clone()))
            .collect();
        if missing.is_empty() && drawn.len() == people.len() {
            break;
        }
        let ours = store::reserve(tx, tenant, &missing).await?;
        drawn.extend(
            missing
                .into_iter()
                .filter(|(person, _)| ours.contains(person)),
        );
    }
    let now = cx.now();
    let one = |(person, prepared): &(Uuid, Prepared)| {
        let conference = drawn.get(person).cloned();
        let conference = conference.ok_or_else(|| Failure::bug("no conference ID is free"))?;
        let own = Coordinates {
            conference,
            bridge: bridge.id,
            pin_hash: prepared.hash.clone(),
            pin_set: now,
            toll: bridge.default_number.clone(),
            toll_free: bridge.default_toll_free.clone(),
        };
        Ok((*person, own))
    };
    people.iter().map(one).collect()
}
