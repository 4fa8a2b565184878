//! The library of ready-made texts.

use beffroi_core::{Failure, failure};
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::Cx;
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::{Access, Answer, ErrorEnvelope, RawQuery, Routes, parameter, routes};
use serde::Serialize;
use utoipa::ToSchema;

use crate::model::{self, Location, Objective, Text, UnknownName};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(MESSAGES_READ_ALL), routes!(list))
}

const QUERY: Supports = Supports {
    custom: &["objective", "location"],
    ..Supports::NONE
};

/// A ready-made text for one location.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LibraryText {
    /// Names the matter; the same at every location.
    topic: &'static str,
    /// What it is for.
    objective: Objective,
    /// Where it stands.
    location: Location,
    /// The words, as `content/texts` takes them.
    texts: Vec<Text>,
}

/// The library.
#[derive(Debug, Serialize, ToSchema)]
struct Library {
    /// The texts.
    value: Vec<LibraryText>,
}

fn named<T>(query: &str, name: &str) -> failure::Result<Option<T>>
where
    T: std::str::FromStr<Err = UnknownName>,
{
    parameter(query, name)?
        .map(|text| text.parse())
        .transpose()
        .map_err(|unknown: UnknownName| Failure::invalid(name, unknown.to_string()))
}

/// The ready-made texts, in English and French.
///
/// A message all of whose texts are those of one of them, as they are, needs no approval: neither
/// does its name nor whom it goes to. Its links must lead to a domain of the organization's own, and
/// its picture, if it has one, must have been approved with an earlier message.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/library", tag = "organizationalMessages",
    params(("objective" = Option<Objective>, Query, description = "Only texts for this objective"),
           ("location" = Option<Location>, Query, description = "Only texts for this location")), responses(
    (status = 200, description = "The texts", body = Library),
    (status = 400, description = "No such objective or location", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn list(RawQuery(query): RawQuery) -> Answer<axum::Json<Library>> {
    ListQuery::parse(&query, &QUERY)?;
    let texts = model::library(named(&query, "objective")?, named(&query, "location")?);
    let value = texts.into_iter().map(|text| LibraryText {
        topic: text.topic,
        objective: text.objective,
        location: text.location,
        texts: text.texts,
    });
    Ok(axum::Json(Library {
        value: value.collect(),
    }))
}
