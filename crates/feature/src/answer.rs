//! How the endpoints of every system answer with entities: context, selection, tags, places.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Page, failure};
use beffroi_odata::{Collection, Entity, ListQuery, Supports};
use beffroi_web::{Answer, IfNoneMatch, Json, etag_of};
use serde::Serialize;
use serde_json::Value;

use crate::Cx;

/// What a request says of the answer that it wants: where it went, its query, what it has already.
#[derive(Debug, Clone)]
pub struct Asked {
    uri: Uri,
    has: IfNoneMatch,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self {
            uri: parts.uri.clone(),
            has: IfNoneMatch::from_request_parts(parts, state).await?,
        })
    }
}

impl Asked {
    /// Reads the query by what the resource takes.
    pub fn query(&self, supports: &Supports) -> failure::Result<ListQuery> {
        let query = self.uri.query().unwrap_or_default();
        ListQuery::parse_at(self.uri.path(), query, supports)
    }

    fn path_and_query(&self) -> &str {
        self.uri.path_and_query().map_or("/", |path| path.as_str())
    }

    /// A page of a list, its rows cut down to what the query selects.
    pub fn page<T: Serialize>(
        &self,
        cx: &Cx,
        set: &str,
        query: &ListQuery,
        page: Page<T>,
    ) -> Answer<Json<Collection<Value>>> {
        let page = query.project_page(page)?;
        let set = query.context_of(set);
        let base = &cx.settings.public_url;
        Ok(Json(Collection::page(
            base,
            self.path_and_query(),
            &set,
            page,
        )))
    }

    /// A list that always fits one page.
    pub fn whole<T: Serialize>(
        &self,
        cx: &Cx,
        set: &str,
        query: &ListQuery,
        items: Vec<T>,
    ) -> Answer<Json<Collection<Value>>> {
        let page = Page {
            items,
            next: None,
            total: None,
        };
        self.page(cx, set, query, page)
    }

    /// One entity, cut down to what the query selects; 304 when the caller has it already.
    pub fn entity<T: Serialize>(
        &self,
        cx: &Cx,
        set: &str,
        query: &ListQuery,
        entity: T,
    ) -> Answer<Response> {
        let (headers, entity) = self.tagged(cx, set, query, entity)?;
        let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
        if tag.is_some_and(|tag| self.has.has(tag)) {
            return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
        }
        Ok((headers, Json(entity)).into_response())
    }

    /// An entity after a change of it.
    pub fn changed<T: Serialize>(&self, cx: &Cx, set: &str, entity: T) -> Answer<Response> {
        let (headers, entity) = self.tagged(cx, set, &ListQuery::default(), entity)?;
        Ok((headers, Json(entity)).into_response())
    }

    /// An entity that was made and lives at `path`: 201 with its place.
    pub fn created<T: Serialize>(
        &self,
        cx: &Cx,
        set: &str,
        path: &str,
        entity: T,
    ) -> Answer<Response> {
        let (mut headers, entity) = self.tagged(cx, set, &ListQuery::default(), entity)?;
        let place = format!("{}{path}", cx.settings.public_url);
        let place = HeaderValue::from_str(&place).map_err(Failure::bug)?;
        headers.insert(header::LOCATION, place);
        Ok((StatusCode::CREATED, headers, Json(entity)).into_response())
    }

    /// The entity in its envelope. Where it has a version, its tag is that of this very answer, in
    /// the header and in the body.
    fn tagged<T: Serialize>(
        &self,
        cx: &Cx,
        set: &str,
        query: &ListQuery,
        entity: T,
    ) -> failure::Result<(HeaderMap, Entity<Value>)> {
        let entity = serde_json::to_value(entity).map_err(Failure::bug)?;
        let base = &cx.settings.public_url;
        let mut answer = Entity::new(base, self.path_and_query(), set, query, entity);
        let mut headers = HeaderMap::new();
        if let Some(version) = answer.entity["@odata.etag"].as_str() {
            let tag = etag_of(version, &answer.entity.to_string());
            let value = HeaderValue::from_str(&tag).map_err(Failure::bug)?;
            headers.insert(header::ETAG, value);
            answer.entity["@odata.etag"] = Value::String(tag);
        }
        Ok((headers, answer))
    }
}
