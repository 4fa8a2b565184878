//! Writes what becomes of people: their rows, conference IDs that are free again, letters, and the change log.

use std::collections::BTreeSet;

use beffroi_core::{TenantId, failure};
use beffroi_directory::change::Ids;
use beffroi_feature::Cx;
use beffroi_store::Tx;

use super::{PEOPLE, letters};
use crate::mail::About;
use crate::model::{ConferenceId, Person, Pin, Settings};
use crate::store;

/// What becomes of somebody.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) before: Person,
    pub(crate) after: Person,
    /// Of what they are told.
    pub(crate) told: BTreeSet<About>,
    /// A PIN that was made just now.
    pub(crate) pin: Option<Pin>,
}

impl Change {
    /// Of which nobody is told.
    pub(crate) fn silent(before: Person, after: Person) -> Self {
        Self {
            before,
            after,
            told: BTreeSet::new(),
            pin: None,
        }
    }

    pub(crate) fn telling(mut self, about: About) -> Self {
        self.told.insert(about);
        self
    }

    pub(crate) fn with_pin(mut self, pin: Pin) -> Self {
        self.pin = Some(pin);
        self
    }

    /// Whether wrong PINs that were tried count no more: there is another PIN.
    pub(crate) fn is_forgiven(&self) -> bool {
        self.pin.is_some() && self.before.coordinates.is_some()
    }

    /// The conference ID that is nobody's any more.
    fn freed(&self) -> Option<ConferenceId> {
        let of = |person: &Person| Some(person.coordinates.as_ref()?.conference.clone());
        of(&self.before).filter(|old| of(&self.after).as_ref() != Some(old))
    }
}

/// Writes changes, in one transaction with whatever else belongs to them.
pub(crate) async fn commit(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    settings: &Settings,
    changes: Vec<Change>,
) -> failure::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let rows: Vec<Person> = changes.iter().map(|one| one.after.clone()).collect();
    store::put(tx, tenant, &rows).await?;
    let freed: Vec<ConferenceId> = changes.iter().filter_map(Change::freed).collect();
    store::release(tx, &freed).await?;
    let forgiven = changes.iter().filter(|one| one.is_forgiven());
    let forgiven =
        forgiven.filter_map(|one| Some(one.after.coordinates.as_ref()?.conference.clone()));
    let forgiven: Vec<ConferenceId> = forgiven.collect();
    store::forgive(tx, tenant, &forgiven).await?;
    let ids = changes.iter().map(|one| one.after.id).collect();
    letters::leave(cx, tx, tenant, settings, changes).await?;
    tx.change(tenant, PEOPLE, &Ids { ids }, cx.now()).await?;
    Ok(())
}
