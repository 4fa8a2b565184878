//! Who is calling: the operator at the machine, a program with a token, or a person with a session.

mod bearer;
pub(crate) mod cookie;
pub(crate) mod operator;
pub(crate) mod origin;

use beffroi_core::{Failure, Kind, failure};
use beffroi_directory::audit;
use beffroi_feature::{Cx, RefusedRequest};
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::request::Parts;

use crate::session::{Live, find_live};

pub use operator::LocalOperator;

/// Where the API lives: here a person with a password to change is refused even to read.
const API: [&str; 3] = ["/v1.0/", "/beta/", "/live"];
/// What such a person may still use.
const IDENTITY: &str = "/identity/";

/// The hook for [`beffroi_feature::Feature::authenticate`].
///
/// A token that does not work is an error; a cookie that does not is none at all, so that the page
/// for signing in can be shown to whoever brings an old one.
pub(crate) fn authenticate<'a>(
    cx: &'a Cx,
    parts: &'a Parts,
) -> BoxFuture<'a, failure::Result<Option<Caller>>> {
    async move {
        if parts.extensions.get::<LocalOperator>().is_some() {
            return operator::caller(cx, parts).await;
        }
        if let Some(token) = bearer::token(parts)? {
            return bearer::caller(cx, token).await.map(Some);
        }
        let Some(token) = cookie::read(&parts.headers, cx.settings.secure_cookies) else {
            return Ok(None);
        };
        match find_live(cx, &token).await? {
            Some(live) => by_session(cx, parts, &live).await.map(Some),
            None => Ok(None),
        }
    }
    .boxed()
}

/// The person whose session it is. Refusals are noted here: such a request never reaches a route.
async fn by_session(cx: &Cx, parts: &Parts, live: &Live) -> failure::Result<Caller> {
    let refused = may_pass(cx, parts, live).err();
    let Some(failure) = refused else {
        return Ok(live.caller.clone());
    };
    let request = RefusedRequest::denied(live.caller.clone(), parts, &failure);
    audit::note_refusal(cx.clone(), request).await;
    Err(failure)
}

fn may_pass(cx: &Cx, parts: &Parts, live: &Live) -> failure::Result<()> {
    if origin::matters(parts) && !origin::is_own(&cx.settings, parts) {
        return Err(origin::mismatch());
    }
    let path = parts.uri.path();
    let uses_the_api = !parts.method.is_safe() || API.iter().any(|prefix| path.starts_with(prefix));
    if live.must_change_password && uses_the_api && !path.starts_with(IDENTITY) {
        return Err(Failure::new(
            Kind::Denied,
            "passwordChangeRequired",
            "The password must be changed first (POST /identity/password).",
        ));
    }
    Ok(())
}
