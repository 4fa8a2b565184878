//! What came back from a message: figures, funnel, days, breakdowns.

use std::collections::BTreeMap;

use beffroi_core::{TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::{Expr, Platform, RoaringBitmap, SetName, TenantSets};
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ask, find};
use crate::catalog;
use crate::model::{Breakdown, EventType, Figures, Message, MessageId, publishable};
use crate::store;

/// From being meant to having clicked; each in people.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FunnelFigures {
    /// Among the recipients now.
    reached: u64,
    /// Something came back from one of their devices, or the mail relay has taken a mail to them.
    delivered: u64,
    /// Had it on screen.
    seen: u64,
    /// Followed the link.
    clicked: u64,
}

/// One day of the tenant's time zone.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Day {
    /// `2026-11-22`.
    date: String,
    /// Showings.
    shown: u64,
    /// People who saw it that day.
    people_seen: u64,
    /// Clicks.
    clicks: u64,
    /// People who clicked that day.
    people_clicked: u64,
    /// Dismissals.
    dismissals: u64,
}

/// What came back from a message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageReport)]
pub(crate) struct Report {
    /// In all.
    figures: Figures,
    /// From being meant to having clicked.
    funnel: FunnelFigures,
    /// Day by day, oldest first; days on which nothing happened are left out.
    daily: Vec<Day>,
    /// By platform of which the person has a device; parts of fewer than five people are left out.
    by_platform: Vec<Breakdown>,
    /// By language of the text; parts of fewer than five people are left out.
    by_language: Vec<Breakdown>,
}

/// Reads the report of a message.
pub(crate) async fn report(cx: &Cx, caller: &Caller, id: MessageId) -> failure::Result<Report> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let message = find(&mut conn, tenant, id).await?.message;
    let figures = store::figures(&mut conn, tenant, &[id])
        .await?
        .remove(&id)
        .unwrap_or_default();
    let (seen, clicked) = store::seen_by(&mut conn, tenant, id).await?;
    let mailed = store::mailed_to(&mut conn, tenant, id).await?;
    let daily = daily(store::days(&mut conn, tenant, id).await?);
    drop(conn);
    let reached = reached(cx, tenant, &message);
    let delivered = {
        let mut people = seen.clone();
        people.extend(&clicked);
        people.extend(mailed);
        people.sort_unstable();
        people.dedup();
        people.len() as u64
    };
    let (by_platform, by_language) = ask(cx, tenant, |people| {
        let (seen, clicked) = (people.ordinals(seen), people.ordinals(clicked));
        (
            by_platform(people, &seen, &clicked),
            by_language(people, &message, &seen, &clicked),
        )
    });
    Ok(Report {
        funnel: FunnelFigures {
            reached,
            delivered,
            seen: figures.people_seen,
            clicked: figures.people_clicked,
        },
        figures,
        daily,
        by_platform,
        by_language,
    })
}

fn reached(cx: &Cx, tenant: TenantId, message: &Message) -> u64 {
    super::count(
        cx,
        tenant,
        &message.composition.recipients.audience().to_expr(),
    )
}

fn daily(rows: Vec<store::DayRow>) -> Vec<Day> {
    let mut days: BTreeMap<String, Day> = BTreeMap::new();
    for row in rows {
        let day = days.entry(row.day.clone()).or_insert_with(|| Day {
            date: row.day,
            ..Day::default()
        });
        match row.kind {
            EventType::Shown => (day.shown, day.people_seen) = (row.events, row.people),
            EventType::Clicked => (day.clicks, day.people_clicked) = (row.events, row.people),
            EventType::Dismissed => day.dismissals = row.events,
        }
    }
    days.into_values().collect()
}

fn part(
    name: &str,
    set: &RoaringBitmap,
    seen: &RoaringBitmap,
    clicked: &RoaringBitmap,
) -> Breakdown {
    Breakdown {
        name: name.to_owned(),
        people_seen: set.intersection_len(seen),
        people_clicked: set.intersection_len(clicked),
    }
}

fn by_platform(
    people: &TenantSets,
    seen: &RoaringBitmap,
    clicked: &RoaringBitmap,
) -> Vec<Breakdown> {
    let of = |platform: &Platform| {
        let set = people.evaluate(&Expr::Set(SetName::Platform(*platform)));
        part(platform.as_str(), &set, seen, clicked)
    };
    publishable(Platform::ALL.iter().map(of).collect())
}

fn by_language(
    people: &TenantSets,
    message: &Message,
    seen: &RoaringBitmap,
    clicked: &RoaringBitmap,
) -> Vec<Breakdown> {
    let mut readers = catalog::readers(people, message);
    let default = catalog::default_text(message);
    let others = readers
        .iter()
        .fold(RoaringBitmap::new(), |all, set| all | set);
    if let Some(own) = readers.get_mut(default) {
        *own = people.everyone() - others;
    }
    let languages = message.composition.languages();
    let parts = languages
        .iter()
        .zip(&readers)
        .map(|(language, set)| part(language.as_str(), set, seen, clicked));
    publishable(parts.collect())
}
