//! How bodies and queries are read.

use axum::extract::{FromRequest, Request};
use beffroi_core::failure;
use beffroi_web::Json;
use serde_json::Value;
use url::form_urlencoded;

use super::refusal::Refusal;
use crate::selection::Selection;
use crate::service::list::Query;
use crate::{limits, refusal};

/// A body: a JSON object, of either media type.
pub(super) struct Body(pub(super) Value);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match Json::<Value>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(problem) if problem.0.kind() == beffroi_core::Kind::Invalid => {
                Err(refusal::syntax(problem.0.message()).into())
            }
            Err(problem) => Err(Refusal(problem.0)),
        }
    }
}

/// Names that stand in one text, separated by commas.
fn names(text: &str) -> Vec<String> {
    let names = text.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The names of a list in a body, or in one text.
fn names_in(value: Option<&Value>) -> failure::Result<Vec<String>> {
    let texts = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::String(text)) => return Ok(names(text)),
        Some(Value::Array(texts)) => texts,
        Some(_) => return Err(refusal::syntax("attributes must be a list of names")),
    };
    let text = |text: &Value| {
        let text = text.as_str().map(str::to_owned);
        text.ok_or_else(|| refusal::syntax("attributes must be a list of names"))
    };
    texts.iter().map(text).collect()
}

/// What a query string says, its names in any case.
fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.into_owned()))
        .collect()
}

fn get<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// Which attributes a query string asks for.
pub(super) fn selection(query: &str) -> failure::Result<Selection> {
    let pairs = pairs(query);
    let list = |name: &str| get(&pairs, name).map(names).unwrap_or_default();
    Selection::new(&list("attributes"), &list("excludedattributes"))
}

/// What a query string asks of a list.
pub(super) fn query(query: &str) -> failure::Result<Query> {
    let pairs = pairs(query);
    let number = |name: &str| {
        let number = get(&pairs, name).map(|text| text.trim().parse::<i64>());
        number
            .transpose()
            .map_err(|_| refusal::value(format!("{name} must be a whole number")))
    };
    let text = |name: &str| {
        let text = get(&pairs, name).filter(|text| !text.trim().is_empty());
        text.map(str::to_owned)
    };
    made(
        text("filter"),
        text("sortby"),
        get(&pairs, "sortorder"),
        (number("startindex")?, number("count")?),
        selection(query)?,
    )
}

/// What a search in a body asks for.
pub(super) fn search(body: &Value) -> failure::Result<Query> {
    let member = |name: &str| {
        let object = body.as_object()?;
        let found = object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found
            .map(|(_, value)| value)
            .filter(|value| !value.is_null())
    };
    let text = |name: &str| match member(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(refusal::syntax(format!("{name} must be a text"))),
    };
    let number = |name: &str| match member(name) {
        None => Ok(None),
        Some(value) => value
            .as_i64()
            .map(Some)
            .ok_or_else(|| refusal::value(format!("{name} must be a whole number"))),
    };
    made(
        text("filter")?.filter(|text| !text.trim().is_empty()),
        text("sortBy")?,
        text("sortOrder")?.as_deref(),
        (number("startIndex")?, number("count")?),
        Selection::new(
            &names_in(member("attributes"))?,
            &names_in(member("excludedAttributes"))?,
        )?,
    )
}

fn made(
    filter: Option<String>,
    sort_by: Option<String>,
    sort_order: Option<&str>,
    (start_index, count): (Option<i64>, Option<i64>),
    selection: Selection,
) -> failure::Result<Query> {
    let descending = match sort_order.map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "ascending") => false,
        Some("descending") => true,
        Some(_) => return Err(refusal::value("sortOrder must be ascending or descending")),
    };
    // What is below the least counts as the least (RFC 7644, 3.4.2.4).
    let start_index = u64::try_from(start_index.unwrap_or(1).max(1)).unwrap_or(1);
    let count = count.map_or(limits::DEFAULT_RESULTS, |count| {
        u32::try_from(count.clamp(0, i64::from(limits::MOST_RESULTS))).unwrap_or_default()
    });
    Ok(Query {
        filter,
        sort_by,
        descending,
        start_index,
        count,
        selection,
    })
}
