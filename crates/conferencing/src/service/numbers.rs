//! Service numbers: what people dial.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, LanguageTag, TenantId, failure};
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
use crate::store::{self, KnownNumber};

/// Secondary languages of a number.
const MOST_LANGUAGES: usize = 4;
/// Numbers of an organization.
const MOST: usize = 1_000;

/// A service number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NumberView {
    /// Its digits: by which it is named in paths.
    id: String,
    /// In E.164.
    #[schema(value_type = String)]
    pub(crate) number: ServiceNumber,
    pub(crate) kind: NumberKind,
    /// The bridge that answers; null for one that is not in use.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub(crate) bridge_id: Option<BridgeId>,
    /// Two letters, e.g. `FR`.
    pub(crate) country: String,
    pub(crate) city: String,
    /// In which callers are greeted, e.g. `fr-FR`.
    pub(crate) primary_language: String,
    /// From which they may choose, in order.
    pub(crate) secondary_languages: Vec<String>,
}

impl From<KnownNumber> for NumberView {
    fn from(one: KnownNumber) -> Self {
        Self {
            id: one.number.as_str().trim_start_matches('+').to_owned(),
            number: one.number,
            kind: one.kind,
            bridge_id: one.bridge,
            country: one.country,
            city: one.city,
            primary_language: one.primary_language,
            secondary_languages: one.secondary_languages,
        }
    }
}

/// A number to be made known.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewNumber {
    /// In E.164, e.g. `+33170914567`.
    #[schema(value_type = String)]
    pub(crate) number: ServiceNumber,
    pub(crate) kind: NumberKind,
    /// The bridge that answers; the default one when it is left out.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub(crate) bridge_id: Option<BridgeId>,
    /// Two letters.
    pub(crate) country: String,
    #[serde(default)]
    pub(crate) city: String,
    pub(crate) primary_language: String,
    /// At most four.
    #[serde(default)]
    pub(crate) secondary_languages: Vec<String>,
}

/// What is to be changed of a number.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct NumberPatch {
    /// The bridge that answers; null takes it out of use.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub(crate) bridge_id: Option<Option<BridgeId>>,
    pub(crate) city: Option<String>,
    pub(crate) primary_language: Option<String>,
    pub(crate) secondary_languages: Option<Vec<String>>,
}

/// Tells null from what is left out.
fn given<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<BridgeId>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// All of them, by their digits.
pub(crate) async fn numbers(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<NumberView>> {
    let all = store::numbers(&mut cx.read().await?, tenant).await?;
    Ok(all.into_iter().map(NumberView::from).collect())
}

/// One of them.
///
/// # Errors
/// There is none.
pub(crate) async fn number(
    cx: &Cx,
    tenant: TenantId,
    number: &ServiceNumber,
) -> failure::Result<NumberView> {
    let all = numbers(cx, tenant).await?;
    let found = all.into_iter().find(|one| one.number == *number);
    found.ok_or_else(|| Failure::not_found("serviceNumber", number))
}

fn check(one: &KnownNumber) -> failure::Result<()> {
    let mut broken = Violations::default();
    let country = &one.country;
    if country.len() != 2 || !country.bytes().all(|letter| letter.is_ascii_uppercase()) {
        broken.add("country", "must be two capital letters, such as FR");
    }
    if one.city.chars().count() > 128 || one.city.contains(char::is_control) {
        broken.add("city", "must be one line of at most 128 characters");
    }
    if one.primary_language.parse::<LanguageTag>().is_err() {
        broken.add("primaryLanguage", "must be a language tag, such as fr-FR");
    }
    let tags = &one.secondary_languages;
    if tags.len() > MOST_LANGUAGES || tags.iter().any(|tag| tag.parse::<LanguageTag>().is_err()) {
        broken.add("secondaryLanguages", "must be at most four language tags");
    }
    broken.into_result()
}

async fn check_bridge(
    tx: &mut Tx,
    tenant: TenantId,
    bridge: Option<BridgeId>,
) -> failure::Result<()> {
    let all = store::bridges(tx, tenant).await?;
    match bridge {
        Some(id) if !all.iter().any(|one| one.id == id) => Err(Failure::invalid(
            "bridgeId",
            "must be a bridge of the organization",
        )),
        _ => Ok(()),
    }
}

/// Makes one known.
///
/// # Errors
/// A broken rule, or it is known already.
pub(crate) async fn create_number(
    cx: &Cx,
    caller: &Caller,
    new: NewNumber,
) -> failure::Result<NumberView> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { create_in(&own, tx, &by, new).await }.boxed()
    })
    .await
}

async fn create_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    new: NewNumber,
) -> failure::Result<NumberView> {
    let tenant = caller.tenant;
    store::lock(tx, tenant).await?;
    let all = store::numbers(tx, tenant).await?;
    if all.iter().any(|one| one.number == new.number) {
        return Err(Failure::conflict(
            "numberKnown",
            "This number is known already.",
        ));
    }
    if all.len() >= MOST {
        let words = format!("There are {MOST} numbers already.");
        return Err(Failure::conflict("tooManyNumbers", words));
    }
    let bridge = match new.bridge_id {
        Some(id) => Some(id),
        None => Some(super::default_bridge(cx, tx, tenant).await?.id),
    };
    check_bridge(tx, tenant, bridge).await?;
    let made = KnownNumber {
        number: new.number,
        bridge,
        kind: new.kind,
        country: new.country.to_ascii_uppercase(),
        city: new.city.trim().to_owned(),
        primary_language: new.primary_language,
        secondary_languages: new.secondary_languages,
        version: 1,
    };
    check(&made)?;
    store::put_number(tx, tenant, &made).await?;
    // The first number of a bridge is the one that people get.
    let bridges = store::bridges(tx, tenant).await?;
    if let Some(own) = bridges.into_iter().find(|one| Some(one.id) == made.bridge) {
        let mut after = own.clone();
        let place = match made.kind {
            NumberKind::Toll => &mut after.default_number,
            NumberKind::TollFree => &mut after.default_toll_free,
        };
        place.get_or_insert_with(|| made.number.clone());
        if after != own {
            store::update_bridge(tx, tenant, &after).await?;
        }
    }
    note(cx, tx, caller, "Add service number", Operation::Add, &made).await?;
    Ok(made.into())
}

/// Changes one.
///
/// # Errors
/// There is none, a broken rule, or people have it.
pub(crate) async fn change_number(
    cx: &Cx,
    caller: &Caller,
    number: ServiceNumber,
    patch: NumberPatch,
) -> failure::Result<NumberView> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = by.tenant;
            store::lock(tx, tenant).await?;
            let before = find(tx, tenant, &number).await?;
            let mut after = before.clone();
            if let Some(bridge) = patch.bridge_id {
                check_bridge(tx, tenant, bridge).await?;
                if bridge != before.bridge {
                    check_free(tx, tenant, &before).await?;
                }
                after.bridge = bridge;
            }
            after.city = patch.city.map_or(after.city, |city| city.trim().to_owned());
            after.primary_language = patch.primary_language.unwrap_or(after.primary_language);
            let languages = patch.secondary_languages;
            after.secondary_languages = languages.unwrap_or(after.secondary_languages);
            check(&after)?;
            if after != before {
                store::put_number(tx, tenant, &after).await?;
                note(
                    &own,
                    tx,
                    &by,
                    "Update service number",
                    Operation::Update,
                    &after,
                )
                .await?;
            }
            Ok(NumberView::from(after))
        }
        .boxed()
    })
    .await
}

/// Removes one that nobody has.
///
/// # Errors
/// There is none, or people have it.
pub(crate) async fn delete_number(
    cx: &Cx,
    caller: &Caller,
    number: ServiceNumber,
) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            store::lock(tx, by.tenant).await?;
            let found = find(tx, by.tenant, &number).await?;
            check_free(tx, by.tenant, &found).await?;
            store::delete_number(tx, by.tenant, &number).await?;
            note(
                &own,
                tx,
                &by,
                "Delete service number",
                Operation::Delete,
                &found,
            )
            .await
        }
        .boxed()
    })
    .await
}

async fn find(
    tx: &mut Tx,
    tenant: TenantId,
    number: &ServiceNumber,
) -> failure::Result<KnownNumber> {
    let all = store::numbers(tx, tenant).await?;
    let found = all.into_iter().find(|one| one.number == *number);
    found.ok_or_else(|| Failure::not_found("serviceNumber", number))
}

async fn check_free(tx: &mut Tx, tenant: TenantId, number: &KnownNumber) -> failure::Result<()> {
    let people = store::on_number(tx, tenant, &number.number).await?.len();
    let bridges = store::bridges(tx, tenant).await?;
    let own = |place: &Option<ServiceNumber>| place.as_ref() == Some(&number.number);
    let is_default = bridges
        .iter()
        .any(|one| own(&one.default_number) || own(&one.default_toll_free));
    if people > 0 || is_default {
        let words = format!(
            "It is the default number of a bridge or of people ({people}): give them another one first."
        );
        return Err(Failure::conflict("numberInUse", words));
    }
    Ok(())
}

async fn note(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    activity: &str,
    operation: Operation,
    number: &KnownNumber,
) -> failure::Result<()> {
    tx.change(caller.tenant, SETTINGS, &json!({}), cx.now())
        .await?;
    let target = Target::new(
        "ServiceNumber",
        caller.tenant.uuid(),
        number.number.as_str(),
    );
    let entry = Entry::by(caller, CATEGORY, activity, operation).target(target);
    audit::record(tx, cx, caller.tenant, entry).await?;
    Ok(())
}
