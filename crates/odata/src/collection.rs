//! The envelope of a list.

use beffroi_core::{Cursor, Page};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::Ref;
use utoipa::openapi::schema::ArrayBuilder;

use crate::parameters::{decode, escape};
use crate::token;

/// A page of entities in Graph's envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Collection<T> {
    /// Where the entities' set is described.
    #[serde(rename = "@odata.context")]
    pub context: String,
    /// Entities in all, on `$count=true`.
    #[serde(
        rename = "@odata.count",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub count: Option<u64>,
    /// The absolute URL of the next page; none on the last page.
    #[serde(
        rename = "@odata.nextLink",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub next_link: Option<String>,
    /// The entities of this page.
    #[schema(schema_with = entities::<T>)]
    pub value: Vec<T>,
}

impl<T> Collection<T> {
    /// Wraps a page.
    ///
    /// `base_url` is scheme and authority under which the caller reached the server (a `/` at the
    /// end is ignored), `path_and_query` the request as it was sent, and `entity_set` the set's
    /// name. The next page is the same request with another `$skiptoken`, so that it needs nothing
    /// that the caller would have to remember.
    pub fn page(base_url: &str, path_and_query: &str, entity_set: &str, page: Page<T>) -> Self {
        let base_url = base_url.trim_end_matches('/');
        let next = page.next.as_ref();
        Self {
            context: context(base_url, path_and_query, entity_set),
            count: page.total,
            next_link: next.map(|cursor| next_link(base_url, path_and_query, cursor)),
            value: page.items,
        }
    }

    /// Wraps a list that always fits one page. Nothing is counted.
    pub fn whole(base_url: &str, path_and_query: &str, entity_set: &str, value: Vec<T>) -> Self {
        let page = Page {
            items: value,
            next: None,
            total: None,
        };
        Self::page(base_url, path_and_query, entity_set, page)
    }
}

/// A page of a delta query: entities as they are now, and `@removed` for what is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Delta {
    /// Where the entities' set is described.
    #[serde(rename = "@odata.context")]
    pub context: String,
    /// The absolute URL of the next page; none on the last page of the round.
    #[serde(
        rename = "@odata.nextLink",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub next_link: Option<String>,
    /// On the last page: the absolute URL that tells what changed since this round.
    #[serde(
        rename = "@odata.deltaLink",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub delta_link: Option<String>,
    /// The entities and removals of this page.
    #[schema(value_type = Vec<Object>)]
    pub value: Vec<Value>,
}

impl Delta {
    /// Wraps a page; `base_url`, `path_and_query` and `entity_set` as for [`Collection::page`].
    #[must_use]
    pub fn page(
        base_url: &str,
        path_and_query: &str,
        entity_set: &str,
        value: Vec<Value>,
        next_link: Option<String>,
        delta_link: Option<String>,
    ) -> Self {
        let base_url = base_url.trim_end_matches('/');
        Self {
            context: context(base_url, path_and_query, entity_set),
            next_link,
            delta_link,
            value,
        }
    }
}

/// Points to the entity's schema by name; the derived schema would repeat it inside each
/// collection, and generated clients would not know the entity by its name.
fn entities<T: ToSchema>() -> ArrayBuilder {
    ArrayBuilder::new()
        .items(Ref::from_schema_name(T::name()))
        .description(Some("The entities of this page."))
}

/// `$metadata` lies beside the version, the first segment of the path.
pub(crate) fn context(base_url: &str, path_and_query: &str, entity_set: &str) -> String {
    let (path, _) = split_query(path_and_query);
    let version = path.split('/').find(|segment| !segment.is_empty());
    let version = escape(version.unwrap_or("v1.0"));
    format!("{base_url}/{version}/$metadata#{entity_set}")
}

fn next_link(base_url: &str, path_and_query: &str, cursor: &Cursor) -> String {
    let (path, query) = split_query(path_and_query);
    let token = token::bound(&cursor.encode(), token::fingerprint(path, query));
    link(base_url, path_and_query, Some(("$skiptoken", &token)))
}

/// The same request with a token of that name instead of the ones that it had; without any when
/// there is none.
#[must_use]
pub fn link(base_url: &str, path_and_query: &str, token: Option<(&str, &str)>) -> String {
    let base_url = base_url.trim_end_matches('/');
    let (path, query) = split_query(path_and_query);
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut link = format!("{base_url}{slash}{}", escape(path));
    let kept = query.split('&').filter(|pair| is_kept(pair)).map(escape);
    let token = token.map(|(name, token)| format!("{name}={}", escape(token)));
    let mut mark = '?';
    for pair in kept.chain(token) {
        link.push(mark);
        link.push_str(&pair);
        mark = '&';
    }
    link
}

fn split_query(path_and_query: &str) -> (&str, &str) {
    path_and_query
        .split_once('?')
        .unwrap_or((path_and_query, ""))
}

/// Every parameter but the tokens of this page.
fn is_kept(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    let name = decode(name);
    let name = name.as_deref().unwrap_or_default();
    let bare = name.strip_prefix('$').unwrap_or(name);
    let is_token = ["skiptoken", "deltatoken"]
        .iter()
        .any(|token| bare.eq_ignore_ascii_case(token));
    !pair.is_empty() && !is_token
}
