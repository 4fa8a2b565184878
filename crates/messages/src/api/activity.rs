//! What came back from many messages.

use axum::extract::State;
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, RawQuery, Routes, routes};

use crate::service::{self, Activity};
use crate::store;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(
        Access::Needs(MESSAGES_READ_ALL),
        ACTIVITY.on(routes!(activity)),
    )
}

/// The filters of the list, and a range of days.
const ACTIVITY: Supports = Supports {
    filter: true,
    search: &store::SEARCHED,
    custom: &["from", "to"],
    ..Supports::NONE
};

/// What came back from all messages, or from those of the same filters as the list's, day by day.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/activity", tag = "organizationalMessages",
    params(("from" = Option<String>, Query, description = "The first day, e.g. 2026-06-01; without it, as many days as are kept"),
           ("to" = Option<String>, Query, description = "The last day; without it, today in the organization's time zone")),
    responses(
    (status = 200, description = "Totals, days and locations", body = Activity),
    (status = 400, description = "A query option is not supported, or no date", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn activity(
    State(cx): State<Cx>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<Activity>> {
    let query = ListQuery::parse(&raw, &ACTIVITY)?;
    Ok(Json(service::activity(&cx, &caller, &query).await?))
}
