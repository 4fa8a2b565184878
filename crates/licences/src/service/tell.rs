//! Mails ahead of a step of a subscription's life: one job a person, written with the announcement.
//! What has been overtaken meanwhile is not sent any more.

use beffroi_channels::letter::Written;
use beffroi_channels::smtp::{Mail, NotSent, Recipient, pause_after};
use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_directory::lookup::{self, Account, TenantInfo};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome, enqueue};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::mail::Notice;
use crate::model::{Ending, Subscription, find};
use crate::store;

/// The job that mails one person.
pub(crate) const JOB: &str = "licences.tell";

/// Whom to tell, and what.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Told {
    ending: Ending,
    person: UserId,
    /// When it was announced.
    at: Ts,
}

/// Has a person told, where they can be reached by mail.
pub(super) async fn later(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    ending: &Ending,
    person: &Account,
) -> failure::Result<()> {
    if person.mail.is_none() {
        return Ok(());
    }
    let told = Told {
        ending: ending.clone(),
        person: person.id,
        at: cx.now(),
    };
    let (step, days) = (ending.next_lifecycle_date_time, ending.announced_days);
    let key = format!("{}.{}.{days}.{}", ending.id, step.micros(), person.id);
    let job = NewJob::new(JOB, &key, &told, told.at)?;
    enqueue(tx, cx.mint_uuid(), tenant, job).await
}

/// Mails one person.
pub(crate) fn tell(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let told: Told = job.payload()?;
        let Some(relay) = cx.relay() else {
            return Ok(Outcome::Done);
        };
        let Some(mail) = compose(&cx, &job, &told).await? else {
            return Ok(Outcome::Done);
        };
        let why = match relay.send(&mail).await {
            Ok(()) => return Ok(Outcome::Done),
            Err(why) => why,
        };
        let again = match why {
            NotSent::Refused(_) => None,
            NotSent::Unavailable(_) | NotSent::Deferred(_) => pause_after(cx.now().since(told.at)),
        };
        let (person, subscription) = (told.person, told.ending.id);
        tracing::warn!(%person, %subscription, %why, "a notice was not mailed");
        Ok(again.map_or(Outcome::Done, |pause| Outcome::Again(cx.now().plus(pause))))
    }
    .boxed()
}

/// Whether the step still lies ahead, and nothing nearer to it was told.
fn stands(one: &Subscription, ending: &Ending, now: Ts) -> bool {
    let step = ending.next_lifecycle_date_time;
    one.id == ending.id
        && one.standing == ending.status
        && one.next == Some(step)
        && one.announced == Some(ending.announced_days)
        && now < step
}

/// The mail; none when there is nothing to tell any more, or nobody.
async fn compose(cx: &Cx, job: &Claimed, told: &Told) -> failure::Result<Option<Mail>> {
    let mut conn = cx.read().await?;
    let all = store::subscriptions(&mut conn, job.tenant).await?;
    let wanted = store::settings(&mut conn, job.tenant).await?.expiry_notices;
    let person = lookup::account(&mut conn, job.tenant, told.person).await?;
    let tenant = lookup::tenant(&mut conn, job.tenant).await?;
    let stands = all.iter().any(|one| stands(one, &told.ending, cx.now()));
    let (Some(person), Some(tenant), true) = (person, tenant, stands && wanted) else {
        return Ok(None);
    };
    if !person.enabled {
        return Ok(None);
    }
    let written = written(cx, &tenant, &person, told);
    Ok(addressed(cx, &tenant, &person, written, job, told.at))
}

fn written(cx: &Cx, tenant: &TenantInfo, person: &Account, told: &Told) -> Written {
    let mut languages = Vec::from_iter(person.preferred_language.clone());
    languages.push(tenant.default_language.clone());
    let product = told.ending.sku_id;
    let link = format!(
        "{}/admin/licences?product={product}",
        cx.settings.public_url
    );
    Notice {
        ending: &told.ending,
        at: told.at,
        product: find(product).map_or("", |known| &known.name),
        languages: &languages,
        zone: TimeZone::get(&tenant.time_zone).unwrap_or(TimeZone::UTC),
        organization: &tenant.display_name,
        link: &link,
    }
    .written()
}

/// The mail to a person; none when they have no address that mail can be sent to.
fn addressed(
    cx: &Cx,
    tenant: &TenantInfo,
    person: &Account,
    written: Written,
    job: &Claimed,
    date: Ts,
) -> Option<Mail> {
    let to = Recipient::new(&person.display_name, person.mail.as_deref()?).ok()?;
    let public_url = url::Url::parse(&cx.settings.public_url).ok();
    let host = public_url.as_ref().and_then(|url| url.host_str());
    Some(Mail {
        to,
        from_name: tenant.display_name.clone(),
        subject: written.subject,
        language: written.language.to_string(),
        text: written.text,
        html: written.html,
        picture: None,
        id: job.id.simple().to_string(),
        list: format!("licenses.{}.{}", tenant.id, host.unwrap_or("localhost")),
        date,
    })
}
