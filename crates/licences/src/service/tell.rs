//! Mails ahead of a step of a subscription's life: a letter to each person, left with the announcement.
//! What has been overtaken meanwhile is not sent any more.

use std::collections::HashMap;

use beffroi_channels::letter::{Logo, Written};
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_directory::lookup::{self, Account, TenantInfo};
use beffroi_feature::{Cx, DueLetter, Letter, LetterKind};
use beffroi_mail::NewLetter;
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::mail::Notice;
use crate::model::{Ending, Subscription, find};
use crate::store;

/// That a step lies ahead.
pub(crate) const LETTER: LetterKind = LetterKind {
    name: "licences.ending",
    list: "licenses",
    compose,
};

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
    let topic = format!("{}/{}/{}", LETTER.name, ending.id, person.id);
    let letter = NewLetter::new(LETTER.name, topic, &told)?.to(person.id.uuid());
    beffroi_mail::enqueue(cx, tx, tenant, vec![letter]).await
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

/// The words of some letters.
fn compose<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    letters: &'a [DueLetter],
) -> BoxFuture<'a, failure::Result<Vec<Letter>>> {
    async move {
        let told = letters
            .iter()
            .map(|letter| serde_json::from_str::<Told>(&letter.payload).map_err(Failure::bug));
        let told = told.collect::<failure::Result<Vec<_>>>()?;
        let ids: Vec<Uuid> = told.iter().map(|told| told.person.uuid()).collect();
        let mut conn = cx.read().await?;
        let all = store::subscriptions(&mut conn, tenant).await?;
        let wanted = store::settings(&mut conn, tenant).await?.expiry_notices;
        let people = lookup::accounts(&mut conn, tenant, &ids).await?;
        let organization = lookup::tenant(&mut conn, tenant).await?;
        let logo = lookup::logo(&mut conn, tenant).await?;
        drop(conn);
        let people: HashMap<UserId, &Account> = people.iter().map(|one| (one.id, one)).collect();
        let letter = |told: &Told| {
            let stands = all.iter().any(|one| stands(one, &told.ending, cx.now()));
            let person = people.get(&told.person).filter(|person| person.enabled);
            match (person, &organization, stands && wanted) {
                (Some(person), Some(organization), true) => {
                    let words = written(cx, (organization, logo.as_ref()), person, told);
                    beffroi_mail::to_person(person, organization, words)
                }
                _ => Letter::Overtaken,
            }
        };
        Ok(told.iter().map(letter).collect())
    }
    .boxed()
}

fn written(
    cx: &Cx,
    (tenant, logo): (&TenantInfo, Option<&Logo>),
    person: &Account,
    told: &Told,
) -> Written {
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
        logo,
        link: &link,
    }
    .written()
}
