//! What administrators do about what people have.

use beffroi_channels::smtp::{Recipient, Sender};
use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Kind, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::CATEGORY;
use super::change::Change;
use super::enabling::{Prepared, prepare};
use super::letters::{self, SentFrom};
use super::settings::check_domain;
use super::somebody::Somebody;
use super::view::PersonView;
use crate::mail::About;
use crate::model::{BridgeId, ConferenceId, NumberKind, Person, ServiceNumber};
use crate::store::{self, KnownNumber};

/// What is to be changed of somebody; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct PersonPatch {
    /// Seven digits that nobody else has.
    pub(crate) conference_id: Option<String>,
    /// A bridge; with it come its default numbers, where none are given.
    #[schema(value_type = Option<Uuid>)]
    pub(crate) bridge_id: Option<BridgeId>,
    /// A toll number of the bridge.
    #[schema(value_type = Option<String>)]
    pub(crate) toll_number: Option<ServiceNumber>,
    /// A toll-free number of the bridge.
    #[schema(value_type = Option<String>)]
    pub(crate) toll_free_number: Option<ServiceNumber>,
    pub(crate) allow_toll_free_dial_in: Option<bool>,
    pub(crate) allow_pstn_only_meetings: Option<bool>,
}

/// A PIN, told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PinShown {
    /// The new PIN. It is told here and, where that is switched on, in an e-mail to the person; nowhere else and
    /// never again.
    pub(crate) pin: String,
    /// Whether an e-mail tells the person: automatic e-mails are on, they have an address, and the server has a
    /// mail relay.
    pub(crate) is_mailed: bool,
}

/// What is made anew of somebody.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Resets {
    pub(crate) conference: bool,
    pub(crate) pin: bool,
}

/// Changes what somebody has.
///
/// # Errors
/// There is nobody, they are not enabled, or a broken rule.
pub(crate) async fn change_person(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    patch: PersonPatch,
    (resets, if_match): (Resets, IfMatch),
) -> failure::Result<(PersonView, Option<PinShown>)> {
    let digits = pin_length(cx, caller.tenant).await?;
    let prepared = prepare(cx, usize::from(resets.pin), digits).await?;
    let (own, by, key) = (cx.clone(), caller.clone(), key.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move {
            let about = Somebody::find(tx, &by, &key).await?;
            if_match.check(about.before.version)?;
            let prepared = prepared.into_iter().next();
            let activity = match (&prepared, resets.conference) {
                (Some(_), _) => "Reset conferencing PIN",
                (None, true) => "Reset conference ID",
                (None, false) => "Update conferencing user",
            };
            let change = changed(&own, tx, &by, &about, patch, (resets, prepared)).await?;
            let shown = change.pin.as_ref().map(|pin| PinShown {
                pin: pin.expose().to_owned(),
                is_mailed: about.is_mailed(&own),
            });
            let view = about.write(&own, tx, &by, activity, change).await?;
            Ok((view, shown))
        }
        .boxed()
    })
    .await
}

pub(super) async fn pin_length(cx: &Cx, tenant: TenantId) -> failure::Result<u8> {
    let (settings, _) = store::settings(&mut cx.read().await?, tenant).await?;
    Ok(settings.pin_length)
}

/// What becomes of somebody by a patch and what is made anew.
pub(super) async fn changed(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    about: &Somebody,
    patch: PersonPatch,
    (resets, prepared): (Resets, Option<Prepared>),
) -> failure::Result<Change> {
    let tenant = caller.tenant;
    let before = about.before.clone();
    let mut own = about.own()?.clone();
    let numbers = store::numbers(tx, tenant).await?;
    let bridges = store::bridges(tx, tenant).await?;
    let mut broken = Violations::default();
    if let Some(id) = patch.bridge_id {
        match bridges.iter().find(|one| one.id == id) {
            Some(bridge) if id != own.bridge => {
                own.bridge = id;
                own.toll.clone_from(&bridge.default_number);
                own.toll_free.clone_from(&bridge.default_toll_free);
            }
            Some(_) => {}
            None => broken.add("bridgeId", "must be a bridge of the organization"),
        }
    }
    let wanted = [
        ("tollNumber", patch.toll_number, NumberKind::Toll),
        (
            "tollFreeNumber",
            patch.toll_free_number,
            NumberKind::TollFree,
        ),
    ];
    for (field, number, kind) in wanted {
        let Some(number) = number else { continue };
        if !on_bridge(&numbers, own.bridge, &number, kind) {
            broken.add(field, "must be such a number of the person's bridge");
        }
        match kind {
            NumberKind::Toll => own.toll = Some(number),
            NumberKind::TollFree => own.toll_free = Some(number),
        }
    }
    let given = patch
        .conference_id
        .as_deref()
        .map(str::parse::<ConferenceId>);
    let given = given.and_then(|read| broken.take("conferenceId", read));
    if given.is_some() && resets.conference {
        broken.add("conferenceId", "must not be given where a new one is made");
    }
    broken.into_result()?;
    if let Some(id) = given.filter(|id| *id != own.conference) {
        if !store::reserve_one(tx, tenant, before.id, &id).await? {
            return Err(Failure::invalid(
                "conferenceId",
                "must be one that nobody else has",
            ));
        }
        own.conference = id;
    }
    if resets.conference {
        own.conference = new_conference(cx, tx, tenant, before.id).await?;
    }
    if let Some(prepared) = &prepared {
        own.pin_hash.clone_from(&prepared.hash);
        own.pin_set = cx.now();
    }
    let old = about.own()?;
    let is_told = (&old.conference, &old.toll, &old.toll_free)
        != (&own.conference, &own.toll, &own.toll_free);
    let after = Person {
        coordinates: Some(own),
        allow_toll_free: patch
            .allow_toll_free_dial_in
            .unwrap_or(before.allow_toll_free),
        allow_pstn_only: patch
            .allow_pstn_only_meetings
            .unwrap_or(before.allow_pstn_only),
        ..before.clone()
    };
    let mut change = Change::silent(before, after);
    if is_told {
        change = change.telling(About::Changed);
    }
    if let Some(prepared) = prepared {
        change = change.telling(About::PinReset).with_pin(prepared.pin);
    }
    Ok(change)
}

fn on_bridge(
    numbers: &[KnownNumber],
    bridge: BridgeId,
    number: &ServiceNumber,
    kind: NumberKind,
) -> bool {
    let mut own = numbers
        .iter()
        .filter(|one| one.bridge == Some(bridge) && one.kind == kind);
    own.any(|one| one.number == *number)
}

async fn new_conference(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> failure::Result<ConferenceId> {
    for _ in 0..200 {
        let id = ConferenceId::random(&*cx.random);
        if store::reserve_one(tx, tenant, person, &id).await? {
            return Ok(id);
        }
    }
    Err(Failure::bug("no conference ID is free"))
}

/// Gives somebody a new conference ID.
///
/// # Errors
/// There is nobody, or they are not enabled.
pub(crate) async fn reset_conference_id(
    cx: &Cx,
    caller: &Caller,
    key: &str,
) -> failure::Result<PersonView> {
    let resets = Resets {
        conference: true,
        pin: false,
    };
    let done = change_person(
        cx,
        caller,
        key,
        PersonPatch::default(),
        (resets, IfMatch::default()),
    )
    .await?;
    Ok(done.0)
}

/// Gives somebody a new PIN, which is told once.
///
/// # Errors
/// There is nobody, or they are not enabled.
pub(crate) async fn reset_pin(cx: &Cx, caller: &Caller, key: &str) -> failure::Result<PinShown> {
    let resets = Resets {
        conference: false,
        pin: true,
    };
    let (_, shown) = change_person(
        cx,
        caller,
        key,
        PersonPatch::default(),
        (resets, IfMatch::default()),
    )
    .await?;
    shown.ok_or_else(|| Failure::bug("a PIN was made and is not there"))
}

/// Takes PINs of somebody again, who is locked after too many wrong ones. Where nothing is locked it does
/// nothing.
///
/// # Errors
/// There is nobody, or they are not enabled.
pub(crate) async fn unlock(cx: &Cx, caller: &Caller, key: &str) -> failure::Result<PersonView> {
    let (own, by, key) = (cx.clone(), caller.clone(), key.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move {
            let about = Somebody::find(tx, &by, &key).await?;
            let conference = about.own()?.conference.clone();
            if store::forgive(tx, by.tenant, &[conference]).await? > 0 {
                let entry = Entry::by(&by, CATEGORY, "Unlock conference ID", Operation::Update);
                audit::record(tx, &own, by.tenant, entry.target(about.target())).await?;
            }
            let change = Change::silent(about.before.clone(), about.before.clone());
            about.write(&own, tx, &by, "", change).await
        }
        .boxed()
    })
    .await
}

/// Sends somebody what they have, without the PIN, also where e-mails are switched off.
///
/// # Errors
/// There is nobody, they are not enabled, or there is no address.
pub(crate) async fn send_information(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    to: Option<String>,
    from: Option<SentFrom>,
) -> failure::Result<()> {
    let (own, by, key) = (cx.clone(), caller.clone(), key.to_owned());
    cx.write(caller.tenant, move |tx| {
        async move {
            let about = Somebody::find(tx, &by, &key).await?;
            about.own()?;
            if to
                .as_ref()
                .is_some_and(|to| Recipient::new("", to).is_err())
            {
                let rule = "must be an e-mail address";
                return Err(Failure::invalid("sendToAddress", rule));
            }
            if to.is_none() && about.account.mail.is_none() {
                let name = &about.account.user_principal_name;
                let words = format!("{name} has no e-mail address: name one (sendToAddress).");
                return Err(Failure::new(Kind::Conflict, "noAddress", words));
            }
            if let Some(from) = &from {
                if Sender::new(&from.name, &from.address).is_err() {
                    let rule = "must be an e-mail address, with a name of 1 to 256 characters";
                    return Err(Failure::invalid("sendEmailFromAddress", rule));
                }
                check_domain(&own, tx, by.tenant, &from.address).await?;
            }
            let letter = letters::information(about.before.id, to, from)?;
            beffroi_mail::enqueue(&own, tx, by.tenant, vec![letter]).await?;
            let activity = "Send conferencing information";
            let entry = Entry::by(&by, CATEGORY, activity, Operation::Other);
            audit::record(tx, &own, by.tenant, entry.target(about.target())).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
