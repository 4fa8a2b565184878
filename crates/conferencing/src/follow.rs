//! Follows who holds the licence: whoever has gained it is enabled, whoever has lost it is disabled.

use beffroi_core::{TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use beffroi_web::Actor;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::mail::About;
use crate::model::{Person, Provider, Settings};
use crate::projection::Known;
use crate::service::{self, CATEGORY, Change, Prepared};
use crate::store;

/// The kind of the job.
pub(crate) const JOB: &str = "conferencing.follow";

/// Most people in one transaction.
const AT_ONCE: usize = 500;

/// Has it done soon.
pub(crate) async fn later(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    let job = NewJob::new(JOB, &"", &(), cx.now())?;
    cx.wake(tenant, vec![job]).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant) = (job.payload()?, job.tenant);
        cx.caught_up(tenant).await?;
        let known = cx.memory::<Known>();
        loop {
            let (gained, lost) = known.differences(&cx, tenant, AT_ONCE);
            if gained.is_empty() && lost.is_empty() {
                return Ok(Outcome::Done);
            }
            let digits = {
                let (settings, _) = store::settings(&mut cx.read().await?, tenant).await?;
                settings.pin_length
            };
            let prepared = service::prepare(&cx, gained.len(), digits).await?;
            let own = cx.clone();
            let (holding, others) = (gained.clone(), lost.clone());
            cx.write(tenant, move |tx| {
                async move { write(&own, tx, tenant, (gained, prepared), lost).await }.boxed()
            })
            .await?;
            known.note(tenant, &holding, true);
            known.note(tenant, &others, false);
        }
    }
    .boxed()
}

/// Enables and disables. Who has been written already is passed over.
async fn write(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    (gained, prepared): (Vec<Uuid>, Vec<Prepared>),
    lost: Vec<Uuid>,
) -> failure::Result<()> {
    let (settings, _) = store::lock(tx, tenant).await?;
    let ids: Vec<Uuid> = gained.iter().chain(&lost).copied().collect();
    let mut before = store::people(tx, tenant, &ids).await?;
    let mut take = |id: Uuid| before.remove(&id).unwrap_or_else(|| Person::new(id));
    let mut changes = Vec::with_capacity(ids.len());
    let mut enabled = Vec::new();
    for (id, prepared) in gained.into_iter().zip(prepared) {
        let old = take(id);
        if old.is_licensed {
            continue;
        }
        let licensed = Person {
            is_licensed: true,
            ..old.clone()
        };
        if follows(&old, &settings) {
            enabled.push((old, licensed, prepared));
        } else {
            changes.push(Change::silent(old, licensed));
        }
    }
    for id in lost {
        let old = take(id);
        if !old.is_licensed {
            continue;
        }
        let bare = Person {
            is_licensed: false,
            ..old.clone()
        };
        changes.push(if old.coordinates.is_some() {
            Change::silent(old, bare.disabled(Provider::None, None)).telling(About::Disabled)
        } else {
            Change::silent(old, bare)
        });
    }
    if !enabled.is_empty() {
        changes.extend(enable(cx, tx, tenant, &settings, enabled).await?);
    }
    note(cx, tx, tenant, &changes).await?;
    service::commit(cx, tx, tenant, &settings, changes).await
}

/// Whether the licence brings somebody to the built-in provider.
fn follows(person: &Person, settings: &Settings) -> bool {
    match person.provider {
        Provider::None => true,
        Provider::Other => settings.automatically_replace_acp_provider,
        Provider::BuiltIn => false,
    }
}

async fn enable(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    settings: &Settings,
    people: Vec<(Person, Person, Prepared)>,
) -> failure::Result<Vec<Change>> {
    let bridge = service::default_bridge(cx, tx, tenant).await?;
    let wanted: Vec<(Uuid, Prepared)> = people
        .iter()
        .map(|(old, _, prepared)| (old.id, prepared.clone()))
        .collect();
    let mut own = service::coordinates_for(cx, tx, tenant, &bridge, &wanted).await?;
    let alone = settings.allow_pstn_only_meetings_by_default;
    let change = |(old, licensed, prepared): (Person, Person, Prepared)| {
        let coordinates = own.remove(&old.id)?;
        let after = licensed.enabled(coordinates, alone);
        Some(
            Change::silent(old, after)
                .telling(About::Enabled)
                .with_pin(prepared.pin),
        )
    };
    Ok(people.into_iter().filter_map(change).collect())
}

/// One record for all of them: the licence decided, not somebody.
async fn note(cx: &Cx, tx: &mut Tx, tenant: TenantId, changes: &[Change]) -> failure::Result<()> {
    for (about, activity) in [
        (About::Enabled, "Enable conferencing by license"),
        (About::Disabled, "Disable conferencing by license"),
    ] {
        let ids: Vec<Uuid> = changes
            .iter()
            .filter(|one| one.told.contains(&about))
            .map(|one| one.after.id)
            .collect();
        if ids.is_empty() {
            continue;
        }
        // Names of the first ones say enough; each person's own log has the mail.
        let some: Vec<Uuid> = ids.iter().take(NAMED).copied().collect();
        let accounts = lookup::accounts(tx, tenant, &some).await?;
        let targets = accounts
            .iter()
            .map(|one| Target::new("User", one.id.uuid(), &one.display_name));
        let words = match ids.len() {
            0..=NAMED => activity.to_owned(),
            all => format!("{activity} ({all} people)"),
        };
        let entry = Entry::new(CATEGORY, words, Operation::Update, Actor::system());
        audit::record(tx, cx, tenant, entry.targets(targets)).await?;
    }
    Ok(())
}

/// People who are named in one record.
const NAMED: usize = 20;
