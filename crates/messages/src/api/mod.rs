//! The routes of messages: administrators under `/beta/admin/organizationalMessages`, everybody's
//! own under `/beta/me/organizationalMessages`.

mod actions;
mod activity;
mod admin;
mod audience;
mod export;
mod library;
mod locations;
mod me;
mod pictures;
mod settings;

use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_web::Routes;

use crate::model::MessageId;

pub(crate) fn routes() -> Routes<Cx> {
    Routes::default()
        .merge(admin::routes())
        .merge(actions::routes())
        .merge(activity::routes())
        .merge(audience::routes())
        .merge(export::routes())
        .merge(library::routes())
        .merge(locations::routes())
        .merge(me::routes())
        .merge(pictures::routes())
        .merge(settings::routes())
}

/// The id of a message from the path.
fn id(text: &str) -> failure::Result<MessageId> {
    text.parse()
        .map_err(|_| Failure::not_found("message", text))
}

/// The set of messages, as contexts name it.
const SET: &str = "admin/organizationalMessages";

/// Where a message lives.
fn place(id: MessageId) -> String {
    format!("/beta/{SET}/{id}")
}
