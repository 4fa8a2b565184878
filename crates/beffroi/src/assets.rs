//! The console and the portal, embedded in the binary.
//!
//! Files with a hash in their name are immutable; pages are asked for again each time. Every page
//! carries a content security policy without inline script and without any other host.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
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

/// Said where the pages should be, in a build without them.
const MISSING: &str =
    "This build of Beffroi has no console and portal inside. Build it with: make build\n";

/// Serves the pages and their files; for paths of the single-page applications, their page.
pub fn routes() -> Router {
    Router::new().fallback(serve).layer(CompressionLayer::new())
}

async fn serve(method: Method, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if is_api(path) || !matches!(method, Method::GET | Method::HEAD) {
        let failure = beffroi_core::Failure::not_found("resource", uri.path());
        return beffroi_web::Problem(failure).into_response();
    }
    if let Some(file) = Dist::get(path).filter(|_| !path.is_empty()) {
        return answer(path, file);
    }
    let page = if path == "admin" || path.starts_with("admin/") {
        "admin/index.html"
    } else {
        "index.html"
    };
    match Dist::get(page) {
        Some(file) => answer(page, file),
        None => (StatusCode::NOT_FOUND, MISSING).into_response(),
    }
}

/// Paths of the API never answer with a page.
fn is_api(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    matches!(
        first,
        "v1.0" | "beta" | "identity" | "live" | "scim" | "adminapi" | "openapi.json" | "metrics"
    ) || path.contains("/oauth2/")
        || path.contains("/.well-known/")
        || path.contains("/discovery/")
        || path.starts_with("assets/")
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
