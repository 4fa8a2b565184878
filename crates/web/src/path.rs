//! Paths as Graph's clients spell them, brought to the one spelling that the routes have.
//!
//! | asked for | means |
//! |---|---|
//! | `/v1.0/users('id')` | `/v1.0/users/id` |
//! | `/v1.0/users/delta()`, `/v1.0/users/microsoft.graph.delta` | `/v1.0/users/delta` |
//! | `/v1.0/groups/id/members/graph.user` | `/v1.0/groups/id/members/microsoft.graph.user` |
//! | `/v1.0/%24batch`, `/V1.0/Users` | `/v1.0/$batch`, `/v1.0/users` |

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use http::Uri;
use http::uri::PathAndQuery;
use tower::ServiceExt;

use crate::RouteInfo;

/// Where names of the whole protocol may stand before those of its parts.
const NAMESPACES: [&str; 2] = ["microsoft.graph.", "graph."];
/// The versions whose paths are Graph's.
const VERSIONS: [&str; 2] = ["v1.0", "beta"];

/// The names in the paths of the routes, by their small letters.
#[derive(Debug, Clone, Default)]
pub struct Names(Arc<HashMap<String, String>>);

impl Names {
    /// The names of these routes.
    #[must_use]
    pub fn of(table: &[RouteInfo]) -> Self {
        let segments = table.iter().flat_map(|route| route.path.split('/'));
        let names = segments.filter(|name| !name.is_empty() && !name.starts_with('{'));
        Self(Arc::new(
            names
                .map(|name| (name.to_ascii_lowercase(), name.to_owned()))
                .collect(),
        ))
    }

    /// The spelling that the routes have; none when the path is not Graph's or is spelled so.
    #[must_use]
    pub fn canonical(&self, path: &str) -> Option<String> {
        let mut segments = path.split('/').skip(1);
        let version = segments.next()?;
        let version = VERSIONS
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(version))?;
        let mut canonical = format!("/{version}");
        for segment in segments {
            canonical.push('/');
            self.push(&mut canonical, segment);
        }
        (canonical != path).then_some(canonical)
    }

    fn push(&self, canonical: &mut String, segment: &str) {
        let plain = unescaped(segment);
        if let Some(name) = self.known(&plain) {
            canonical.push_str(name);
            return;
        }
        let called = plain.strip_suffix("()").and_then(|name| self.known(name));
        if let Some(name) = called {
            canonical.push_str(name);
            return;
        }
        match keyed(&plain) {
            Some((name, key)) if self.known(name).is_some() => {
                canonical.push_str(self.known(name).unwrap_or(name));
                canonical.push('/');
                canonical.push_str(key);
            }
            _ => canonical.push_str(segment),
        }
    }

    /// A name in the routes' spelling, with or without its namespace.
    fn known(&self, name: &str) -> Option<&str> {
        let small = name.to_ascii_lowercase();
        let bare = NAMESPACES
            .iter()
            .find_map(|space| small.strip_prefix(space));
        let found = match bare {
            None => self.0.get(&small),
            // A cast keeps its namespace, an action has none.
            Some(bare) => self
                .0
                .get(&format!("{}{bare}", NAMESPACES[0]))
                .or_else(|| self.0.get(bare)),
        };
        found.map(String::as_str)
    }
}

/// The few letters of names and brackets that some clients escape.
fn unescaped(segment: &str) -> String {
    if !segment.contains('%') {
        return segment.to_owned();
    }
    [("%24", "$"), ("%27", "'"), ("%28", "("), ("%29", ")")]
        .iter()
        .fold(segment.to_owned(), |text, (escaped, plain)| {
            text.replace(escaped, plain)
        })
}

/// `users('key')` as its name and key.
fn keyed(segment: &str) -> Option<(&str, &str)> {
    let (name, rest) = segment.split_once("('")?;
    let key = rest.strip_suffix("')")?;
    (!name.is_empty() && !key.is_empty() && !key.contains('\'')).then_some((name, key))
}

/// A router that is asked in the routes' spelling whatever the client's is.
pub fn entrance(names: Names, router: Router) -> Router {
    Router::new().fallback(move |mut request: Request| {
        if let Some(path) = names.canonical(request.uri().path())
            && let Some(uri) = with_path(request.uri(), &path)
        {
            *request.uri_mut() = uri;
        }
        router.clone().oneshot(request)
    })
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let query = uri.query().map(|query| format!("?{query}"));
    let text = format!("{path}{}", query.unwrap_or_default());
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(text).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Access;

    fn names() -> Names {
        let paths = [
            "/v1.0/users/{id}",
            "/v1.0/users/delta",
            "/v1.0/users/$count",
            "/v1.0/groups/{id}/members/microsoft.graph.user",
            "/v1.0/groups/{id}/members/$ref",
            "/v1.0/directoryObjects/getByIds",
            "/v1.0/$batch",
        ];
        let table: Vec<RouteInfo> = paths
            .into_iter()
            .map(|path| RouteInfo {
                method: "GET".to_owned(),
                path: path.to_owned(),
                access: Access::Public("a test"),
            })
            .collect();
        Names::of(&table)
    }

    #[test]
    fn every_spelling_leads_to_the_same_route() {
        let names = names();
        for (asked, means) in [
            ("/v1.0/users('a%40b')", "/v1.0/users/a%40b"),
            ("/v1.0/users(%27a@b%27)/", "/v1.0/users/a@b/"),
            ("/v1.0/users/delta()", "/v1.0/users/delta"),
            ("/v1.0/users/microsoft.graph.delta()", "/v1.0/users/delta"),
            ("/V1.0/USERS/%24count", "/v1.0/users/$count"),
            (
                "/v1.0/groups/x/members/graph.user",
                "/v1.0/groups/x/members/microsoft.graph.user",
            ),
            (
                "/v1.0/directoryobjects/Microsoft.Graph.GetByIds",
                "/v1.0/directoryObjects/getByIds",
            ),
            ("/v1.0/%24batch", "/v1.0/$batch"),
        ] {
            assert_eq!(names.canonical(asked).as_deref(), Some(means), "{asked}");
        }
    }

    #[test]
    fn what_is_spelled_so_or_is_not_graphs_stays() {
        let names = names();
        for path in [
            "/v1.0/users/delta",
            "/v1.0/users/Ann%20B",
            "/v1.0/users('')",
            "/v1.0/users('a'')",
            "/v1.0/colours('a')",
            "/identity/USERS",
            "/",
            "",
            "/Users",
        ] {
            assert_eq!(names.canonical(path), None, "{path}");
        }
    }
}
