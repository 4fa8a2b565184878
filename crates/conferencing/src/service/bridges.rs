//! Bridges: where people dial in.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{CATEGORY, SETTINGS};
use crate::model::{BridgeId, NumberKind, ServiceNumber};
use crate::store::{self, Bridge, KnownNumber};

/// Bridges of an organization.
const MOST: usize = 100;

/// A bridge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BridgeView {
    #[schema(value_type = uuid::Uuid)]
    pub(crate) id: BridgeId,
    pub(crate) name: String,
    /// Whether people get it who name none.
    pub(crate) is_default: bool,
    /// The number that people get who are enabled from now on; null for none.
    #[schema(value_type = Option<String>)]
    pub(crate) default_service_number: Option<ServiceNumber>,
    /// The toll-free one.
    #[schema(value_type = Option<String>)]
    pub(crate) default_toll_free_number: Option<ServiceNumber>,
    /// Its numbers.
    #[schema(value_type = Vec<String>)]
    pub(crate) service_numbers: Vec<ServiceNumber>,
}

fn view(one: &Bridge, numbers: &[KnownNumber]) -> BridgeView {
    let own = numbers
        .iter()
        .filter(|number| number.bridge == Some(one.id));
    BridgeView {
        id: one.id,
        name: one.name.clone(),
        is_default: one.is_default,
        default_service_number: one.default_number.clone(),
        default_toll_free_number: one.default_toll_free.clone(),
        service_numbers: own.map(|number| number.number.clone()).collect(),
    }
}

/// A bridge to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewBridge {
    /// 1 to 128 characters that no other bridge has.
    pub(crate) name: String,
}

/// What is to be changed of a bridge.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct BridgePatch {
    /// 1 to 128 characters that no other bridge has.
    pub(crate) name: Option<String>,
    /// `true` makes it the default one, in place of the one that was.
    pub(crate) is_default: Option<bool>,
    /// One of its toll numbers. Who is enabled already keeps theirs.
    #[schema(value_type = Option<String>)]
    pub(crate) default_service_number: Option<ServiceNumber>,
    /// One of its toll-free numbers.
    #[schema(value_type = Option<String>)]
    pub(crate) default_toll_free_number: Option<ServiceNumber>,
}

/// All of them, oldest first.
pub(crate) async fn bridges(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<BridgeView>> {
    let mut conn = cx.read().await?;
    let all = store::bridges(&mut conn, tenant).await?;
    let numbers = store::numbers(&mut conn, tenant).await?;
    Ok(all.iter().map(|one| view(one, &numbers)).collect())
}

/// One of them.
///
/// # Errors
/// There is none.
pub(crate) async fn bridge(cx: &Cx, tenant: TenantId, id: BridgeId) -> failure::Result<BridgeView> {
    let all = bridges(cx, tenant).await?;
    let found = all.into_iter().find(|one| one.id == id);
    found.ok_or_else(|| Failure::not_found("conferencingBridge", id))
}

fn named(name: &str, all: &[Bridge], own: Option<BridgeId>) -> failure::Result<String> {
    let name = name.trim();
    let mut broken = Violations::default();
    if !(1..=128).contains(&name.chars().count()) || name.contains(char::is_control) {
        broken.add("name", "must be one line of 1 to 128 characters");
    }
    let mut others = all.iter().filter(|one| Some(one.id) != own);
    if others.any(|one| one.name.eq_ignore_ascii_case(name)) {
        broken.add("name", "must be one that no other bridge has");
    }
    broken.into_result()?;
    Ok(name.to_owned())
}

/// Makes one.
///
/// # Errors
/// A broken rule.
pub(crate) async fn create_bridge(
    cx: &Cx,
    caller: &Caller,
    new: NewBridge,
) -> failure::Result<BridgeView> {
    let (own, by, id) = (cx.clone(), caller.clone(), cx.mint());
    cx.write(caller.tenant, move |tx| {
        async move {
            store::lock(tx, by.tenant).await?;
            let all = store::bridges(tx, by.tenant).await?;
            if all.len() >= MOST {
                let words = format!("There are {MOST} bridges already.");
                return Err(Failure::conflict("tooManyBridges", words));
            }
            let made = Bridge {
                id,
                name: named(&new.name, &all, None)?,
                is_default: all.is_empty(),
                default_number: None,
                default_toll_free: None,
                version: 1,
            };
            store::insert_bridge(tx, by.tenant, &made).await?;
            note(
                &own,
                tx,
                &by,
                "Add conferencing bridge",
                Operation::Add,
                &made,
            )
            .await?;
            Ok(view(&made, &[]))
        }
        .boxed()
    })
    .await
}

/// Changes one.
///
/// # Errors
/// There is none, or a broken rule.
pub(crate) async fn change_bridge(
    cx: &Cx,
    caller: &Caller,
    id: BridgeId,
    patch: BridgePatch,
) -> failure::Result<BridgeView> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { change_in(&own, tx, &by, id, patch).await }.boxed()
    })
    .await
}

async fn change_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: BridgeId,
    patch: BridgePatch,
) -> failure::Result<BridgeView> {
    let tenant = caller.tenant;
    store::lock(tx, tenant).await?;
    let all = store::bridges(tx, tenant).await?;
    let numbers = store::numbers(tx, tenant).await?;
    let found = all.iter().find(|one| one.id == id);
    let before = found.ok_or_else(|| Failure::not_found("conferencingBridge", id))?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = named(name, &all, Some(id))?;
    }
    let mut broken = Violations::default();
    if patch.is_default == Some(false) && before.is_default {
        broken.add(
            "isDefault",
            "must stay true until another bridge is made the default one",
        );
    }
    let has = |number: &ServiceNumber, kind| {
        let mut own = numbers
            .iter()
            .filter(|one| one.bridge == Some(id) && one.kind == kind);
        own.any(|one| one.number == *number)
    };
    if let Some(number) = patch.default_service_number {
        if !has(&number, NumberKind::Toll) {
            broken.add(
                "defaultServiceNumber",
                "must be a toll number of this bridge",
            );
        }
        after.default_number = Some(number);
    }
    if let Some(number) = patch.default_toll_free_number {
        if !has(&number, NumberKind::TollFree) {
            broken.add(
                "defaultTollFreeNumber",
                "must be a toll-free number of this bridge",
            );
        }
        after.default_toll_free = Some(number);
    }
    broken.into_result()?;
    if patch.is_default == Some(true) && !before.is_default {
        for other in all.iter().filter(|one| one.is_default) {
            let other = Bridge {
                is_default: false,
                ..other.clone()
            };
            store::update_bridge(tx, tenant, &other).await?;
        }
        after.is_default = true;
    }
    if after != *before {
        store::update_bridge(tx, tenant, &after).await?;
        note(
            cx,
            tx,
            caller,
            "Update conferencing bridge",
            Operation::Update,
            &after,
        )
        .await?;
    }
    Ok(view(&after, &numbers))
}

/// Removes one that nobody and nothing relies on.
///
/// # Errors
/// There is none, or it is in use.
pub(crate) async fn delete_bridge(cx: &Cx, caller: &Caller, id: BridgeId) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            store::lock(tx, by.tenant).await?;
            let all = store::bridges(tx, by.tenant).await?;
            let found = all.iter().find(|one| one.id == id);
            let found = found.ok_or_else(|| Failure::not_found("conferencingBridge", id))?;
            let numbers = store::numbers(tx, by.tenant).await?;
            let has_numbers = numbers.iter().any(|number| number.bridge == Some(id));
            let is_needed = found.is_default && all.len() > 1;
            if has_numbers || is_needed || store::has_people(tx, by.tenant, id).await? {
                let words =
                    "It is the default bridge, or people or numbers are on it: move them first.";
                return Err(Failure::conflict("bridgeInUse", words));
            }
            store::delete_bridge(tx, by.tenant, id).await?;
            note(
                &own,
                tx,
                &by,
                "Delete conferencing bridge",
                Operation::Delete,
                found,
            )
            .await
        }
        .boxed()
    })
    .await
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    activity: &str,
    operation: Operation,
    bridge: &Bridge,
) -> failure::Result<()> {
    tx.change(caller.tenant, SETTINGS, &json!({}), cx.now())
        .await?;
    let target = Target::new("ConferencingBridge", bridge.id.uuid(), &bridge.name);
    let entry = Entry::by(caller, CATEGORY, activity, operation).target(target);
    audit::record(tx, cx, caller.tenant, entry).await?;
    Ok(())
}
