//! Routes, what they need and their OpenAPI text, declared together.

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::{OpenApi, PathItem};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::{Access, Caller, Problem};

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
        for (path, item) in &mut paths.paths {
            name_operations(path, item);
        }
        for (path, item) in &paths.paths {
            let operations = [
                ("GET", &item.get),
                ("PUT", &item.put),
                ("POST", &item.post),
                ("DELETE", &item.delete),
                ("PATCH", &item.patch),
                ("HEAD", &item.head),
            ];
            for (method, _) in operations
                .iter()
                .filter(|(_, operation)| operation.is_some())
            {
                self.table.push(RouteInfo {
                    method: (*method).to_owned(),
                    path: path.clone(),
                    access,
                });
            }
        }
        let guarded = handlers.layer(middleware::from_fn(move |request, next| {
            guard(access, request, next)
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
        let (router, document) = self.router.split_for_parts();
        (router, document, self.table)
    }
}

async fn guard(access: Access, request: Request, next: Next) -> Response {
    match access.check(request.extensions().get::<Caller>()) {
        Ok(()) => next.run(request).await,
        Err(failure) => Problem(failure).into_response(),
    }
}

/// Handlers of several nouns have the same names; the document wants each operation's to be unique.
fn name_operations(path: &str, item: &mut PathItem) {
    let words = path
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let noun: Vec<&str> = words.collect();
    let operations = [
        ("get", &mut item.get),
        ("put", &mut item.put),
        ("post", &mut item.post),
        ("delete", &mut item.delete),
        ("patch", &mut item.patch),
        ("head", &mut item.head),
    ];
    for (method, operation) in operations {
        if let Some(operation) = operation {
            operation.operation_id = Some(format!("{method}_{}", noun.join("_")));
        }
    }
}
