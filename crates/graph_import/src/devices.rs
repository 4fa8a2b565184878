//! Devices. Graph has no delta of them: each round reads them all and compares.

use std::collections::{BTreeMap, HashMap, HashSet};

use beffroi_core::{Kind, failure};
use beffroi_directory::device::{self, Device, NewDevice, OperatingSystem, Surface};
use beffroi_directory::{DeviceId, UserId};
use beffroi_web::IfMatch;
use futures_util::FutureExt;
use serde_json::Value;
use uuid::Uuid;

use crate::people::{self, expected};
use crate::report::Report;
use crate::run::Round;
use crate::store::{self, Source};

const KIND: &str = "device";
/// Devices that are written at once.
const AT_ONCE: usize = 500;

/// Writes all devices, some at a time, and ends the round; the report with them counted.
pub(crate) async fn write(
    round: &mut Round,
    rows: Vec<Value>,
    after: Source,
) -> failure::Result<Report> {
    let mut report = round.report();
    let mut conn = round.cx.read().await?;
    let known = store::all_of(&mut conn, &round.source, KIND).await?;
    let people = store::all_of(&mut conn, &round.source, people::KIND).await?;
    let people: HashMap<String, Uuid> = people.into_iter().collect();
    let ids: Vec<DeviceId> = known
        .iter()
        .map(|(_, id)| DeviceId::from_uuid(*id))
        .collect();
    let here = device::some(&mut conn, round.caller.tenant, &ids).await?;
    drop(conn);
    let here: HashMap<Uuid, Device> = here.into_iter().map(|one| (one.id.uuid(), one)).collect();
    let known: HashMap<String, Uuid> = known.into_iter().collect();
    let (mut fresh, mut seen) = (Vec::new(), HashSet::new());
    for row in &rows {
        let Some(id) = row["id"].as_str() else {
            continue;
        };
        seen.insert(id.to_owned());
        let name = row["deviceName"].as_str().unwrap_or(id);
        let new = match read(row, &people) {
            Ok(new) => new,
            // Its owner may be gone since it was copied; the device itself stays until it goes too.
            Err(_) if known.get(id).is_some_and(|local| here.contains_key(local)) => {
                report.devices.unchanged += 1;
                continue;
            }
            Err(reason) => {
                report.not_mapped(KIND, id, name, reason);
                continue;
            }
        };
        match known.get(id).and_then(|local| here.get(local)) {
            Some(old) if same(old, &new) => report.devices.unchanged += 1,
            // A device is what it was when it was enrolled: one that has changed is enrolled anew.
            Some(old) => {
                unenrol(round, old.id).await?;
                report.devices.updated += 1;
                fresh.push((id.to_owned(), new));
            }
            None => {
                report.devices.created += 1;
                fresh.push((id.to_owned(), new));
            }
        }
    }
    for (id, local) in &known {
        if !seen.contains(id) {
            match unenrol(round, DeviceId::from_uuid(*local)).await {
                Ok(true) => report.devices.removed += 1,
                Ok(false) => {}
                Err(failure) => report.not_mapped(KIND, id, id, &expected(failure)?),
            }
            forget(round, id.clone()).await?;
        }
    }
    for some in fresh.chunks(AT_ONCE) {
        enrol(round, some.to_vec()).await?;
    }
    end(round, after).await?;
    Ok(report)
}

/// A row as a device of ours, or why it is none.
fn read(row: &Value, people: &HashMap<String, Uuid>) -> Result<NewDevice, &'static str> {
    let text = |name: &str| row[name].as_str().unwrap_or_default().trim().to_owned();
    let system = match text("operatingSystem").as_str() {
        "iPadOS" => "iOS".to_owned(),
        "AndroidForWork" | "AndroidEnterprise" => "Android".to_owned(),
        other => other.to_owned(),
    };
    let Ok(operating_system) = system.parse::<OperatingSystem>() else {
        return Err("operatingSystem: is none that is known here");
    };
    let Some(owner) = people.get(&text("userId")) else {
        return Err("userId: its owner was not copied");
    };
    let name: String = text("deviceName")
        .chars()
        .filter(|c| !c.is_control())
        .take(64)
        .collect();
    if name.is_empty() {
        return Err("deviceName: is missing");
    }
    let surfaces = row["surfaces"].as_array();
    let surfaces = surfaces.map(|all| {
        let all = all
            .iter()
            .cloned()
            .filter_map(|one| serde_json::from_value(one).ok());
        all.collect::<Vec<Surface>>()
    });
    let policies = row["policies"].as_object().into_iter().flatten();
    let policies: BTreeMap<String, i64> = policies
        .filter_map(|(name, value)| Some((name.clone(), value.as_i64()?)))
        .collect();
    let join_type = Some(text("joinType")).filter(|text| !text.is_empty());
    Ok(NewDevice {
        name,
        owner: UserId::from_uuid(*owner),
        operating_system,
        os_version: text("osVersion"),
        sku_family: row["skuFamily"].as_str().map(str::to_owned),
        join_type: join_type.unwrap_or_else(|| "registered".to_owned()),
        surfaces: surfaces.unwrap_or_default(),
        policies,
    })
}

fn same(old: &Device, new: &NewDevice) -> bool {
    old.device_name == new.name
        && old.user_id == new.owner
        && old.operating_system == new.operating_system
        && old.os_version == new.os_version
        && old.sku_family == new.sku_family
        && old.join_type == new.join_type
        && old.surfaces == new.surfaces
        && old.policies == new.policies
}

/// Unenrols a device; false when it is gone already.
async fn unenrol(round: &Round, id: DeviceId) -> failure::Result<bool> {
    let done = device::unenrol(&round.cx, &round.caller, id, None, IfMatch::default()).await;
    match done {
        Ok(()) => Ok(true),
        Err(failure) if failure.kind() == Kind::NotFound => Ok(false),
        Err(failure) => Err(failure),
    }
}

async fn forget(round: &Round, id: String) -> failure::Result<()> {
    let source = round.source.clone();
    round
        .cx
        .commit(move |tx| async move { Ok(store::forget(tx, &source, &id).await?) }.boxed())
        .await
}

/// Enrols devices, and notes which they are, in one transaction.
async fn enrol(round: &Round, devices: Vec<(String, NewDevice)>) -> failure::Result<()> {
    let (cx, caller, source) = (round.cx.clone(), round.caller.clone(), round.source.clone());
    round
        .cx
        .write(caller.tenant, move |tx| {
            async move {
                let new = devices.iter().map(|(_, device)| device.clone()).collect();
                let ids = device::enrol_by(&cx, tx, &caller, new).await?;
                for ((remote, _), local) in devices.iter().zip(ids) {
                    store::put(tx, &source, KIND, remote, local.uuid()).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

async fn end(round: &mut Round, after: Source) -> failure::Result<()> {
    let (before, written) = (round.source.clone(), after.clone());
    round
        .cx
        .commit(move |tx| async move { store::advance(tx, &before, &written).await }.boxed())
        .await?;
    round.source = after;
    round.source.steps += 1;
    Ok(())
}
