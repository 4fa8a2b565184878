//! Endpoints.

mod messages;
mod relay;

use beffroi_core::page::MAX_PAGE;
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_odata::Supports;
use beffroi_web::Routes;

use crate::model::LetterId;

/// The set's name in answers.
const SET: &str = "mailMessages";

const MESSAGE: Supports = Supports {
    properties: &[
        "id",
        "kind",
        "userId",
        "state",
        "recipient",
        "subject",
        "language",
        "attempts",
        "createdDateTime",
        "nextAttemptDateTime",
        "doneDateTime",
        "answer",
    ],
    ..Supports::NONE
};

const LOG: Supports = Supports {
    filter: true,
    count: true,
    max_top: MAX_PAGE,
    ..MESSAGE
};

pub(crate) fn routes() -> Routes<Cx> {
    messages::routes().merge(relay::routes())
}

/// The id of a mail in a path. What is no id names nothing.
fn id(text: &str) -> failure::Result<LetterId> {
    text.parse()
        .map_err(|_| Failure::not_found("mailMessage", text))
}
