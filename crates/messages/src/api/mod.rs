//! The routes of messages: administrators under `/beta/admin/organizationalMessages`, everybody's
//! own under `/beta/me/organizationalMessages`.

mod actions;
mod admin;
mod audience;
mod export;
mod me;

use axum::http::Uri;
use beffroi_core::{Failure, Page, failure};
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery};
use beffroi_web::{Answer, Json, Routes};
use serde::Serialize;

use crate::model::MessageId;

pub(crate) fn routes() -> Routes<Cx> {
    Routes::default()
        .merge(admin::routes())
        .merge(actions::routes())
        .merge(audience::routes())
        .merge(export::routes())
        .merge(me::routes())
}

/// The id of a message from the path.
fn id(text: &str) -> failure::Result<MessageId> {
    text.parse()
        .map_err(|_| Failure::not_found("message", text))
}

/// A page in Graph's envelope.
fn answer<T: Serialize>(
    cx: &Cx,
    uri: &Uri,
    set: &str,
    query: &ListQuery,
    page: Page<T>,
) -> Answer<Json<serde_json::Value>> {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let page = query.project_page(page)?;
    let collection = Collection::page(&cx.settings.public_url, path, set, page);
    Ok(Json(
        serde_json::to_value(collection).map_err(Failure::bug)?,
    ))
}
