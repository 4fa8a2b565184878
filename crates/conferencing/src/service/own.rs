//! What people do about their own conferences.

use beffroi_core::{Failure, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::change::{Change, commit};
use super::enabling::prepare;
use super::people::PinShown;
use super::view::{PersonView, person};
use super::{CATEGORY, account};
use crate::model::Person;
use crate::store;

/// What the caller has.
///
/// # Errors
/// They are no person.
pub(crate) async fn own(cx: &Cx, caller: &Caller) -> failure::Result<PersonView> {
    person(cx, caller.tenant, &caller.user()?.to_string()).await
}

/// Gives the caller a new PIN. Whoever does it for themselves is told here, and by no e-mail but that of their
/// being enabled, where it has not left yet.
///
/// # Errors
/// They are not enabled.
pub(crate) async fn reset_own_pin(cx: &Cx, caller: &Caller) -> failure::Result<PinShown> {
    caller.user()?;
    caller.require_own_changes()?;
    let digits = {
        let (settings, _) = store::settings(&mut cx.read().await?, caller.tenant).await?;
        settings.pin_length
    };
    let prepared = prepare(cx, 1, digits).await?;
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let (settings, _) = store::lock(tx, by.tenant).await?;
            let account = account(tx, by.tenant, &by.actor.id.to_string()).await?;
            let id = account.id.uuid();
            let before = store::people(tx, by.tenant, &[id]).await?.remove(&id);
            let before = before.unwrap_or_else(|| Person::new(id));
            let mut after = before.clone();
            let (Some(own_now), Some(prepared)) =
                (&mut after.coordinates, prepared.into_iter().next())
            else {
                let words = "You are not enabled for conferences by phone.";
                return Err(Failure::conflict("conferencingNotEnabled", words));
            };
            own_now.pin_hash = prepared.hash;
            own_now.pin_set = own.now();
            let shown = PinShown {
                pin: prepared.pin.expose().to_owned(),
                is_mailed: false,
            };
            let change = Change::silent(before, after).with_pin(prepared.pin);
            let target = Target::new("User", id, &account.display_name);
            let entry = Entry::by(
                &by,
                CATEGORY,
                "Reset own conferencing PIN",
                Operation::Update,
            );
            audit::record(tx, &own, by.tenant, entry.target(target)).await?;
            commit(&own, tx, by.tenant, &settings, vec![change]).await?;
            Ok(shown)
        }
        .boxed()
    })
    .await
}
