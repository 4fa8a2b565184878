//! The list of messages as CSV.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use beffroi_core::Failure;
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::spreadsheet::{BYTE_ORDER_MARK, inert};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, RawQuery, Routes, routes};

use crate::service::{self, MessageView};
use crate::store;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(MESSAGES_READ_ALL), EXPORT.on(routes!(export)))
}

/// The filters of the list: a file has no pages.
const EXPORT: Supports = Supports {
    filter: true,
    search: &store::SEARCHED,
    ..Supports::NONE
};

const HEADINGS: [&str; 13] = [
    "Name",
    "State",
    "Location",
    "Objective",
    "Urgency",
    "Created",
    "Start",
    "End",
    "Author",
    "Shown",
    "People seen",
    "Clicks",
    "Click-through rate",
];

/// The list of messages as a file of comma-separated values, with the same filters as the list.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/export", tag = "organizationalMessages", responses(
    (status = 200, description = "UTF-8 with byte order mark", body = String, content_type = "text/csv"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn export(State(cx): State<Cx>, caller: Caller, RawQuery(raw): RawQuery) -> Answer<Response> {
    let mut query = ListQuery::parse(&raw, &EXPORT)?;
    query.page.top = beffroi_core::page::MAX_PAGE;
    let mut writer = csv::WriterBuilder::new()
        // RFC 4180.
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(HEADINGS).map_err(Failure::bug)?;
    loop {
        let page = service::list(&cx, &caller, &query).await?;
        for message in &page.items {
            writer.write_record(row(message)).map_err(Failure::bug)?;
        }
        match page.next {
            Some(next) => query.page.after = Some(next),
            None => break,
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Failure::bug(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"messages.csv\"",
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn row(message: &MessageView) -> [String; 13] {
    let time = |at: Option<beffroi_core::Ts>| at.map(|at| at.to_string()).unwrap_or_default();
    [
        inert(&message.name),
        message.state.to_string(),
        message.location.to_string(),
        message.objective.to_string(),
        message.urgency.to_string(),
        message.created_date_time.to_string(),
        time(message.schedule.start),
        time(message.schedule.end),
        inert(&message.author.display_name),
        message.figures.shown.to_string(),
        message.figures.people_seen.to_string(),
        message.figures.clicks.to_string(),
        format!("{:.4}", message.figures.click_through_rate),
    ]
}
