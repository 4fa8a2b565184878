//! What came back from many messages within a range of days.

use std::collections::BTreeMap;

use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_web::Caller;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::days::{oldest_kept, today};
use crate::model::{Location, date_of, day_number, rate};
use crate::store::{self, Activity as Sums};

/// What came back in a range of days. People are not counted here: somebody who saw two messages
/// would be two.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityFigures {
    /// Showings.
    shown: u64,
    /// Clicks.
    clicks: u64,
    /// Dismissals.
    dismissals: u64,
    /// Clicks per showing; 0 while nothing was shown.
    click_through_rate: f64,
}

impl From<Sums> for ActivityFigures {
    fn from(sums: Sums) -> Self {
        Self {
            shown: sums.shown,
            clicks: sums.clicks,
            dismissals: sums.dismissals,
            click_through_rate: rate(sums.clicks, sums.shown),
        }
    }
}

/// One day of the tenant's time zone, over all messages.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActivityDay {
    /// `2026-11-22`.
    date: String,
    #[serde(flatten)]
    figures: ActivityFigures,
}

/// The messages of one location.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LocationActivity {
    /// Where they appear.
    location: Location,
    #[serde(flatten)]
    figures: ActivityFigures,
}

/// What came back from many messages.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageActivity)]
pub(crate) struct Activity {
    /// The first day of the range.
    from: String,
    /// The last day of the range.
    to: String,
    /// How many messages the filters let through, whether or not anything came back.
    messages: usize,
    /// Within the range.
    figures: ActivityFigures,
    /// Day by day, oldest first; days on which nothing happened are left out.
    daily: Vec<ActivityDay>,
    /// By location, in the order of the contract; those of which nothing came back are left out.
    by_location: Vec<LocationActivity>,
}

/// Adds up what came back from the messages that the filters let through.
pub(crate) async fn activity(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Activity> {
    let tenant = caller.tenant;
    let condition = query.condition(&store::SEARCHED);
    let mut conn = cx.read().await?;
    let oldest = oldest_kept(cx, &mut conn, tenant).await?;
    let (first, last) = range(oldest, today(cx, tenant), query)?;
    let messages = store::ids(&mut conn, tenant, condition.as_ref()).await?;
    let rows = store::activity(&mut conn, tenant, &messages, (first, last)).await?;
    drop(conn);
    let mut total = Sums::default();
    let mut days: BTreeMap<i32, Sums> = BTreeMap::new();
    let mut locations: BTreeMap<Location, Sums> = BTreeMap::new();
    for (location, day, sums) in rows {
        total.add(sums);
        days.entry(day).or_default().add(sums);
        locations.entry(location).or_default().add(sums);
    }
    let day = |(day, sums): (i32, Sums)| ActivityDay {
        date: date_of(day).to_string(),
        figures: sums.into(),
    };
    let location = |(location, sums): (Location, Sums)| LocationActivity {
        location,
        figures: sums.into(),
    };
    Ok(Activity {
        from: date_of(first).to_string(),
        to: date_of(last).to_string(),
        messages: messages.len(),
        figures: total.into(),
        daily: days.into_iter().map(day).collect(),
        by_location: locations.into_iter().map(location).collect(),
    })
}

/// The first and the last day: those that were asked for, or as many as are kept, until today.
fn range(oldest: i32, today: i32, query: &ListQuery) -> failure::Result<(i32, i32)> {
    let last = given(query, "to")?.unwrap_or(today);
    let first = given(query, "from")?.map_or(oldest.min(last), |from| from.max(oldest.min(last)));
    if given(query, "from")?.is_some_and(|from| from > last) {
        return Err(Failure::invalid("from", "must not be after `to`"));
    }
    Ok((first, last))
}

fn given(query: &ListQuery, name: &'static str) -> failure::Result<Option<i32>> {
    let Some(text) = query.custom.get(name).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let date: Date = text
        .parse()
        .map_err(|_| Failure::invalid(name, "must be a date such as 2026-11-22"))?;
    Ok(Some(day_number(date)))
}
