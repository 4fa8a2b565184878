//! How the e-mails look.

use axum::extract::{Path, State};
use beffroi_core::LanguageTag;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, Words, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{READ, WRITE};
use crate::service::{self, Preview, Sample};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, routes!(preview))
        .add(WRITE, routes!(send_sample))
}

/// An e-mail as people get it, with sample data, in the language of Accept-Language.
#[utoipa::path(get, path = "/beta/admin/conferencing/mails/{kind}", tag = "conferencing",
    params(("kind" = String, Path, description = "`enabled`, `changed`, `pinReset`, `disabled` or `information`")), responses(
    (status = 200, description = "The e-mail", body = Preview),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such e-mail", body = ErrorEnvelope)))]
async fn preview(
    State(cx): State<Cx>,
    caller: Caller,
    Path(kind): Path<String>,
    Words(languages): Words,
) -> Answer<Json<Preview>> {
    let language = languages.into_iter().next().unwrap_or_else(english);
    Ok(Json(
        service::preview(&cx, &caller, &kind, &language).await?,
    ))
}

fn english() -> LanguageTag {
    "en".parse().expect("a plain language is a tag")
}

/// In which language a sample is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Wanted {
    /// E.g. `fr`.
    #[schema(value_type = String)]
    language: LanguageTag,
}

/// Send the caller such an e-mail, with sample data.
#[utoipa::path(post, path = "/beta/admin/conferencing/mails/{kind}/sendSample", tag = "conferencing", request_body = Wanted,
    params(("kind" = String, Path, description = "`enabled`, `changed`, `pinReset`, `disabled` or `information`")), responses(
    (status = 200, description = "To which address", body = Sample),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such e-mail, or the caller is no person", body = ErrorEnvelope),
    (status = 409, description = "There is no relay or no address, or the relay does not take it", body = ErrorEnvelope)))]
async fn send_sample(
    State(cx): State<Cx>,
    caller: Caller,
    Path(kind): Path<String>,
    Json(wanted): Json<Wanted>,
) -> Answer<Json<Sample>> {
    Ok(Json(
        service::send_sample(&cx, &caller, &kind, &wanted.language).await?,
    ))
}
