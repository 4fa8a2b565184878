//! Whose conferences the built-in provider runs.

use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::change::Change;
use super::enabling::{Prepared, coordinates_for, default_bridge, prepare};
use super::people::{PersonPatch, Resets, changed, pin_length};
use super::somebody::Somebody;
use super::view::PersonView;
use crate::mail::About;
use crate::model::{Person, Provider};
use crate::store;

/// How somebody is enabled.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Enabling {
    /// Whether they may be taken from another provider.
    pub(crate) replace_provider: bool,
}

/// Somebody who is enabled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ConferencingEnabled)]
pub(crate) struct Enabled {
    #[serde(flatten)]
    pub(crate) person: PersonView,
    /// The new PIN, where no e-mail tells it; null where one does, and for whom nothing is new.
    pub(crate) pin: Option<String>,
}

/// Makes the built-in provider somebody's, with what is given of the rest, who gets a PIN: told here where no
/// e-mail tells it. Whose it is already keeps everything.
///
/// # Errors
/// There is nobody, they lack the license, another provider has them, or a broken rule.
pub(crate) async fn enable(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    replace_provider: bool,
    patch: PersonPatch,
) -> failure::Result<Enabled> {
    let digits = pin_length(cx, caller.tenant).await?;
    let prepared = prepare(cx, 1, digits).await?;
    let (own, by, key) = (cx.clone(), caller.clone(), key.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move {
            let about = Somebody::find(tx, &by, &key).await?;
            let before = about.before.clone();
            check_enabling(&about, replace_provider)?;
            if before.provider == Provider::BuiltIn {
                let change = Change::silent(before.clone(), before);
                let person = about.write(&own, tx, &by, "", change).await?;
                return Ok(Enabled { person, pin: None });
            }
            let bridge = default_bridge(&own, tx, by.tenant).await?;
            let wanted: Vec<(Uuid, Prepared)> =
                prepared.into_iter().map(|one| (before.id, one)).collect();
            let mut made = coordinates_for(&own, tx, by.tenant, &bridge, &wanted).await?;
            let made = made.remove(&before.id);
            let (Some(made), Some((_, prepared))) = (made, wanted.into_iter().next()) else {
                return Err(Failure::bug("nothing was made for them"));
            };
            let alone = about.settings.allow_pstn_only_meetings_by_default;
            let mut after = before.clone().enabled(made, alone);
            if patch != PersonPatch::default() {
                after = patched(&own, tx, &by, &about, after, patch).await?;
            }
            let pin = prepared.pin.expose().to_owned();
            let pin = (!about.is_mailed(&own)).then_some(pin);
            let change = Change::silent(before, after)
                .telling(About::Enabled)
                .with_pin(prepared.pin);
            let activity = "Enable conferencing";
            let person = about.write(&own, tx, &by, activity, change).await?;
            Ok(Enabled { person, pin })
        }
        .boxed()
    })
    .await
}

/// Somebody who is enabled just now, with what is given besides.
async fn patched(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    about: &Somebody,
    enabled: Person,
    patch: PersonPatch,
) -> failure::Result<Person> {
    let of = |person: &Person| Some(person.coordinates.as_ref()?.conference.clone());
    let drawn = of(&enabled);
    let about = Somebody {
        before: enabled,
        account: about.account.clone(),
        settings: about.settings.clone(),
    };
    let nothing = (Resets::default(), None);
    let after = changed(cx, tx, caller, &about, patch, nothing).await?.after;
    if let Some(drawn) = drawn.filter(|drawn| of(&after).as_ref() != Some(drawn)) {
        store::release(tx, &[drawn]).await?;
    }
    Ok(after)
}

fn check_enabling(about: &Somebody, replace_provider: bool) -> failure::Result<()> {
    let name = &about.account.user_principal_name;
    if !about.before.is_licensed {
        let words = format!("{name} holds no license of audio conferencing: give them one first.");
        return Err(Failure::conflict("conferencingNotLicensed", words));
    }
    if about.before.provider == Provider::Other && !replace_provider {
        let words = format!(
            "Another provider runs the conferences of {name}: say that it may be replaced (replaceProvider)."
        );
        return Err(Failure::conflict("otherProvider", words));
    }
    Ok(())
}

/// Takes the built-in provider from somebody, or notes another one.
///
/// # Errors
/// There is nobody, or a broken rule.
pub(crate) async fn disable(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    (provider, name): (Provider, Option<String>),
) -> failure::Result<PersonView> {
    let (own, by, key) = (cx.clone(), caller.clone(), key.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move {
            let about = Somebody::find(tx, &by, &key).await?;
            let before = about.before.clone();
            let after = before.clone().disabled(provider, name);
            let mut change = Change::silent(before, after);
            if change.before.coordinates.is_some() {
                change = change.telling(About::Disabled);
            }
            let activity = match provider {
                Provider::Other => "Set another conferencing provider",
                _ => "Disable conferencing",
            };
            about.write(&own, tx, &by, activity, change).await
        }
        .boxed()
    })
    .await
}
