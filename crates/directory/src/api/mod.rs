//! The directory's routes: Graph's names, one file per noun, one function per endpoint.

mod audit;
mod devices;
mod groups;
mod import;
mod me;
mod organization;
mod roles;
mod users;

use axum::http::Uri;
use beffroi_core::Page;
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery, project};
use beffroi_web::{Answer, Json, Routes};
use serde::Serialize;

pub(crate) fn routes() -> Routes<Cx> {
    Routes::default()
        .merge(me::routes())
        .merge(organization::routes())
        .merge(users::routes())
        .merge(groups::routes())
        .merge(devices::routes())
        .merge(roles::routes())
        .merge(audit::routes())
        .merge(import::routes())
}

/// A page in Graph's envelope, with only the selected properties where the caller chose some.
fn answer<T: Serialize>(
    cx: &Cx,
    uri: &Uri,
    set: &str,
    query: &ListQuery,
    page: Page<T>,
) -> Answer<Json<serde_json::Value>> {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let collection = Collection::page(&cx.settings.public_url, path, set, page);
    let mut value = serde_json::to_value(collection).map_err(beffroi_core::Failure::bug)?;
    if let (Some(selected), Some(rows)) = (&query.select, value.get_mut("value")) {
        *rows = project(rows.take(), selected);
    }
    Ok(Json(value))
}

/// A whole list on one page.
fn whole<T: Serialize>(items: Vec<T>) -> Page<T> {
    Page {
        items,
        next: None,
        total: None,
    }
}
