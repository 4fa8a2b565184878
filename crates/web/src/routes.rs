//! Routes, what they need and their OpenAPI text, declared together.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::path::Operation;
use utoipa::openapi::{OpenApi, PathItem};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::{Access, Caller, Problem, document, options};

/// One route of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteInfo {
    /// `GET`, `POST` …
    pub method: String,
    /// The path with `{parameters}`.
    pub path: String,
    /// Who may use it.
    pub access: Access,
}

/// A system's routes. Cloning is cheap enough for start-up.
pub struct Routes<S> {
    router: OpenApiRouter<S>,
    table: Vec<RouteInfo>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self {
            router: OpenApiRouter::new(),
            table: Vec::new(),
        }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// Adds the handlers of one path, each documented by `#[utoipa::path]`; all need `access`.
    ///
    /// ```
    /// use beffroi_web::{Access, Routes, routes};
    ///
    /// #[utoipa::path(get, path = "/healthz", responses((status = 200, description = "It lives")))]
    /// async fn healthz() {}
    ///
    /// let routes = Routes::<()>::default().add(Access::Public("a monitor has no account"), routes!(healthz));
    /// assert_eq!(routes.split().2.len(), 1);
    /// ```
    /// A route that does not say who may use it does not compile:
    ///
    /// ```compile_fail
    /// use beffroi_web::{Access, Routes, routes};
    ///
    /// #[utoipa::path(get, path = "/healthz", responses((status = 200, description = "It lives")))]
    /// async fn healthz() {}
    ///
    /// let routes = Routes::<()>::default().add(routes!(healthz));
    /// assert_eq!(routes.split().2.len(), 1);
    /// ```
    #[must_use]
    pub fn add(
        mut self,
        access: Access,
        (schemas, mut paths, handlers): UtoipaMethodRouter<S>,
    ) -> Self {
        let mut taken = Vec::new();
        for (path, item) in &mut paths.paths {
            for (method, operation) in operations(item) {
                operation.operation_id = Some(operation_id(&method, path));
                taken.push((method.clone(), document::query_options(operation)));
                document::complete(operation, &method, access, &schemas);
                self.table.push(RouteInfo {
                    method: method.to_string(),
                    path: path.clone(),
                    access,
                });
            }
        }
        let taken: Arc<[_]> = taken.into();
        let guarded = handlers.layer(middleware::from_fn(move |request, next| {
            guard(access, Arc::clone(&taken), request, next)
        }));
        self.router = self.router.routes((schemas, paths, guarded));
        self
    }

    /// Puts two tables together.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// The router, the OpenAPI document of its routes, and the table.
    pub fn split(self) -> (Router<S>, OpenApi, Vec<RouteInfo>) {
        let (router, mut document) = self.router.split_for_parts();
        document::refer(&mut document);
        (router, document, self.table)
    }
}

/// The query options that the handlers of one path take, by method.
type Taken = Arc<[(Method, Vec<String>)]>;

async fn guard(access: Access, taken: Taken, request: Request, next: Next) -> Response {
    // A HEAD is answered by the handler of GET.
    let method = match request.method() {
        &Method::HEAD => &Method::GET,
        method => method,
    };
    let options = taken.iter().find(|(known, _)| known == method);
    let options = options.map_or(&[][..], |(_, options)| options);
    let checked = access
        .check(request.extensions().get::<Caller>())
        .and_then(|()| options::check(request.uri(), options));
    match checked {
        Ok(()) => next.run(request).await,
        Err(failure) => Problem(failure).into_response(),
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Operation)> {
    let all = [
        (Method::GET, &mut item.get),
        (Method::PUT, &mut item.put),
        (Method::POST, &mut item.post),
        (Method::DELETE, &mut item.delete),
        (Method::PATCH, &mut item.patch),
        (Method::HEAD, &mut item.head),
    ];
    let all = all.into_iter();
    all.filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// Handlers of several nouns have the same names; the document wants each operation's to be unique.
fn operation_id(method: &Method, path: &str) -> String {
    let words = path
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let noun: Vec<&str> = words.collect();
    format!(
        "{}_{}",
        method.as_str().to_ascii_lowercase(),
        noun.join("_")
    )
}
