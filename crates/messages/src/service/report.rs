//! What came back from a message: figures, funnel, days, breakdowns.

use std::collections::{HashMap, HashSet};

use beffroi_core::{LanguageTag, TenantId, failure};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_population::{Expr, Platform, RoaringBitmap, SetName, TenantSets};
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::days::oldest_kept;
use super::{ask, find};
use crate::catalog;
use crate::model::{
    Breakdown, Fate, Figures, Location, Message, MessageId, Part, Published, date_of, publishable,
};
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
    /// Day by day, oldest first; days on which nothing happened are left out, and so are those longer
    /// ago than the organization keeps them (180 days, unless its settings say otherwise).
    daily: Vec<Day>,
    /// By platform of which the person has a device. Here and below, parts of fewer than five people
    /// are left out, and those by which such a part could be worked out.
    by_platform: Vec<Breakdown>,
    /// By language of the text.
    by_language: Vec<Breakdown>,
    /// By chosen group, nested ones counted; none where the message is for all of the organization.
    by_group: Vec<Breakdown>,
    /// How many parts are left out.
    hidden_parts: HiddenParts,
    /// What became of the mails, where it goes by e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    mails: Option<MailFigures>,
}

/// What the mail relay said of the last mail to each person; in people.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailFigures {
    /// It took it.
    sent: u64,
    /// It will not take it.
    refused: u64,
    /// It could not take it yet; tried again.
    deferred: u64,
}

/// How many parts of a breakdown are left out, because somebody in them could be recognized.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_field_names,
    reason = "they are called as the breakdowns are"
)]
pub(crate) struct HiddenParts {
    /// Platforms.
    by_platform: usize,
    /// Languages.
    by_language: usize,
    /// Groups.
    by_group: usize,
}

/// Who saw a message and who clicked, among those who are still here.
struct Who {
    seen: RoaringBitmap,
    clicked: RoaringBitmap,
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
    let mut handed = store::mailed_to(&mut conn, tenant, id).await?;
    handed.extend(store::handed_to(&mut conn, tenant, id).await?);
    let mails = match message.composition.location {
        Location::Email => Some(mails(&store::mail_outcomes(&mut conn, tenant, id).await?)),
        _ => None,
    };
    let oldest = oldest_kept(cx, &mut conn, tenant).await?;
    let daily = daily(store::days(&mut conn, tenant, id, oldest).await?);
    let chosen = &message.composition.recipients.include_groups;
    let chosen: Vec<Uuid> = chosen.iter().map(|group| group.uuid()).collect();
    let names = lookup::group_names(&mut conn, tenant, &chosen).await?;
    drop(conn);
    // Whatever came back from a device tells that it was on screen.
    let delivered = in_either(&seen, handed);
    let (by_platform, by_language, by_group) = ask(cx, tenant, |people| {
        let who = Who {
            seen: people.ordinals(seen),
            clicked: people.ordinals(clicked),
        };
        (
            who.published(by_platform(people)),
            who.published(by_language(people, &message)),
            who.published(by_group(people, &names)),
        )
    });
    Ok(Report {
        funnel: FunnelFigures {
            reached: reached(cx, tenant, &message),
            delivered,
            seen: figures.people_seen,
            clicked: figures.people_clicked,
        },
        figures,
        mails,
        daily,
        hidden_parts: HiddenParts {
            by_platform: by_platform.hidden,
            by_language: by_language.hidden,
            by_group: by_group.hidden,
        },
        by_platform: by_platform.shown,
        by_language: by_language.shown,
        by_group: by_group.shown,
    })
}

fn mails(outcomes: &[(Fate, u64)]) -> MailFigures {
    let of = |wanted| {
        let own = outcomes.iter().filter(|(fate, _)| *fate == wanted);
        own.map(|(_, people)| people).sum()
    };
    MailFigures {
        sent: of(Fate::Sent),
        refused: of(Fate::Refused),
        deferred: of(Fate::Deferred),
    }
}

/// How many people are in one list or the other.
fn in_either(seen: &[Uuid], handed: Vec<Uuid>) -> u64 {
    let people: HashSet<Uuid> = seen.iter().copied().chain(handed).collect();
    people.len() as u64
}

fn reached(cx: &Cx, tenant: TenantId, message: &Message) -> u64 {
    super::count(cx, tenant, &message.composition.recipients)
}

fn daily(days: Vec<(i32, Figures)>) -> Vec<Day> {
    let day = |(day, figures): (i32, Figures)| Day {
        date: date_of(day).to_string(),
        shown: figures.shown,
        people_seen: figures.people_seen,
        clicks: figures.clicks,
        people_clicked: figures.people_clicked,
        dismissals: figures.dismissals,
    };
    days.into_iter().map(day).collect()
}

/// People under a name.
struct Named {
    id: Option<Uuid>,
    name: String,
    people: RoaringBitmap,
}

impl Who {
    fn published(&self, parts: Vec<Named>) -> Published {
        let part = |named: Named| Part {
            id: named.id,
            name: named.name,
            seen: &named.people & &self.seen,
            clicked: named.people & &self.clicked,
        };
        publishable(parts.into_iter().map(part).collect(), &self.seen)
    }
}

fn by_platform(people: &TenantSets) -> Vec<Named> {
    let named = |platform: &Platform| Named {
        id: None,
        name: platform.as_str().to_owned(),
        people: people.evaluate(&Expr::Set(SetName::Platform(*platform))),
    };
    Platform::ALL.iter().map(named).collect()
}

fn by_language(people: &TenantSets, message: &Message) -> Vec<Named> {
    let mut readers = catalog::readers(people, message);
    let default = catalog::default_text(message);
    let others = readers
        .iter()
        .fold(RoaringBitmap::new(), |all, set| all | set);
    if let Some(own) = readers.get_mut(default) {
        *own = people.everyone() - others;
    }
    let languages = message.composition.languages();
    let named = |(language, people): (LanguageTag, RoaringBitmap)| Named {
        id: None,
        name: language.to_string(),
        people,
    };
    languages.into_iter().zip(readers).map(named).collect()
}

fn by_group(people: &TenantSets, groups: &HashMap<Uuid, String>) -> Vec<Named> {
    let named = |(id, name): (&Uuid, &String)| Named {
        id: Some(*id),
        name: name.clone(),
        people: people.evaluate(&Expr::Set(SetName::Group(*id))),
    };
    groups.iter().map(named).collect()
}
