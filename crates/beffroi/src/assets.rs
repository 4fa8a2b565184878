//! The console and the portal, embedded in the binary.
//!
//! Files with a hash in their name are immutable; pages are asked for again each time. Every page
//! carries a content security policy without inline script and without any other host.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use tower_http::compression::CompressionLayer;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Dist;

/// No inline script, nothing from elsewhere. Styles may stand inline: the design system writes them
/// at run time.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The portal's page.
const PORTAL: &str = "index.html";

/// Said where the pages should be, in a build without them.
const MISSING: &str =
    "This build of Beffroi has no console and portal inside. Build it with: make build\n";

/// Serves the pages and their files; for paths of the single-page applications, their page.
pub fn routes() -> Router {
    Router::new().fallback(serve).layer(CompressionLayer::new())
}

async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let reading = matches!(method, Method::GET | Method::HEAD);
    let wanted = page_of(path).filter(|_| reading);
    if let Some(file) = Dist::get(path).filter(|_| reading && wanted.is_none()) {
        return answer(path, file);
    }
    let Some(page) = wanted else {
        if reading
            && is_visit(&headers)
            && let Some(file) = Dist::get(PORTAL)
        {
            // A person who mistyped an address reads that on a page; the status says it too.
            let mut response = answer(PORTAL, file);
            *response.status_mut() = StatusCode::NOT_FOUND;
            return response;
        }
        let failure = beffroi_core::Failure::not_found("resource", uri.path());
        return beffroi_web::Problem(failure).into_response();
    };
    match Dist::get(page) {
        Some(file) => answer(page, file),
        None => (StatusCode::NOT_FOUND, MISSING).into_response(),
    }
}

/// The page that answers a path of the console or the portal. Anything else is a file or nothing:
/// a mistyped path of the API must not look like a success.
fn page_of(path: &str) -> Option<&'static str> {
    let path = path.trim_end_matches('/');
    if path == "admin" || path.starts_with("admin/") {
        return Some("admin/index.html");
    }
    // Each chat has an address of its own, as has each invitation.
    let one = path.strip_prefix("chats/").or(path.strip_prefix("join/"));
    if one.is_some_and(|one| !one.is_empty() && !one.contains('/')) {
        return Some(PORTAL);
    }
    matches!(
        path,
        "" | "index.html"
            | "chats"
            | "signin"
            | "devices"
            | "notifications"
            | "security"
            | "settings"
            | "conferencing"
    )
    .then_some(PORTAL)
}

/// Whether somebody went there with a browser; programs and scripts of pages ask for other things.
fn is_visit(headers: &HeaderMap) -> bool {
    let says = |name: &str, what: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.contains(what))
    };
    says("accept", "text/html")
        && (says("sec-fetch-dest", "document") || says("user-agent", "Mozilla"))
}

fn answer(path: &str, file: EmbeddedFile) -> Response {
    let page = file.metadata.mimetype() == "text/html";
    let kind = HeaderValue::from_str(file.metadata.mimetype())
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    let mut response = Response::new(Body::from(file.data));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    let lasting = path.contains("assets/");
    let cache = if lasting {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if page {
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(POLICY),
        );
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    async fn get(path: &str) -> (StatusCode, String) {
        let response = serve(Method::GET, path.parse().expect("a path"), HeaderMap::new()).await;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("the whole body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    #[tokio::test]
    async fn every_file_that_a_page_names_is_there() {
        for page in ["/", "/admin/", "/admin/messages/1", "/signin", "/security"] {
            let (status, text) = get(page).await;
            if text == MISSING {
                return; // a build without the front end, which says so
            }
            assert_eq!(status, StatusCode::OK, "{page}");
            let named = text
                .split(['"', '\''])
                .filter(|part| part.starts_with("/assets/") || part.starts_with("/favicon"));
            let named: Vec<&str> = named.collect();
            assert!(named.len() > 1, "{page} names its script: {text}");
            for file in named {
                assert_eq!(get(file).await.0, StatusCode::OK, "{file} of {page}");
            }
        }
    }

    #[tokio::test]
    async fn a_mistyped_path_is_no_page() {
        for path in [
            "/V1.0/users",
            "/nope.js",
            "/.well-known/x",
            "/beta/nothing",
            "/assets/gone.js",
        ] {
            assert_eq!(get(path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[tokio::test]
    async fn who_goes_astray_with_a_browser_reads_so() {
        let browser = HeaderMap::from_iter([
            (header::ACCEPT, HeaderValue::from_static("text/html,*/*")),
            (
                header::USER_AGENT,
                HeaderValue::from_static("Mozilla/5.0 (X11; Linux x86_64)"),
            ),
        ]);
        let path = "/nothing-here".parse().expect("a path");
        let response = serve(Method::GET, path, browser).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        if Dist::get(PORTAL).is_some() {
            assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html");
            assert!(
                response
                    .headers()
                    .contains_key(header::CONTENT_SECURITY_POLICY)
            );
        }
    }
}
