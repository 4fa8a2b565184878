//! `/users/delta` and `/groups/delta`.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_odata::{Delta, Expandable, ListQuery, Supports, collection};
use beffroi_web::{Access, Caller, ErrorEnvelope, Json, Problem, Reach, Routes, routes};

use super::users;
use crate::delta::{self, Asked, DeltaPage, Of, Progress};
use crate::permission::{GROUP_READ_ALL, USER_READ_ALL};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::NeedsForSome(USER_READ_ALL),
            USERS.on(routes!(users_delta)),
        )
        .add(
            Access::Needs(GROUP_READ_ALL),
            GROUPS.on(routes!(groups_delta)),
        )
}

const TOKENS: &[&str] = &["$top", "$deltatoken", "$skiptoken"];

const USERS: Supports = Supports {
    properties: &users::PROPERTIES,
    custom: TOKENS,
    ..Supports::NONE
};

const GROUPS: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "description",
        "mailNickname",
        "securityEnabled",
        "mailEnabled",
        "groupTypes",
        "membershipRule",
        "createdDateTime",
        "isAllCompany",
        "memberCount",
        "transitiveUserCount",
        "members",
    ],
    expand: &[Expandable {
        relation: "members",
        properties: &[],
    }],
    custom: TOKENS,
    ..Supports::NONE
};

/// Everybody, and from then on who changed.
///
/// Follow `@odata.nextLink` to the end of the round, and `@odata.deltaLink` whenever you want to
/// know what changed since. `$deltatoken=latest` begins without telling everybody.
/// To whoever reads the people of some groups only, those who leave are gone and those who join
/// are told; when a group within such a group comes or goes, 410 says to begin anew.
#[utoipa::path(get, path = "/v1.0/users/delta", tag = "users", responses(
    (status = 200, description = "Users, and `@removed` for those who are gone", body = Delta),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope),
    (status = 410, description = "The token leads nowhere any more: begin anew at Location", body = ErrorEnvelope)))]
async fn users_delta(
    State(cx): State<Cx>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let query = ListQuery::parse(uri.query().unwrap_or_default(), &USERS)?;
        let mut conn = cx.read().await?;
        let most = page_size(&headers);
        let whose = (caller.tenant, caller.reach(USER_READ_ALL)?);
        let asked = Asked::read(&cx, &mut conn, whose, Of::Users, &query, most).await?;
        let page = delta::users::page(&mut conn, &caller, &asked, &query).await?;
        Ok((asked, page))
    };
    respond(&cx, &uri, "users", answer.await)
}

/// Every group, and from then on which changed and who came and went.
///
/// `members@delta` names the members, with `@removed` those who left. It is left out when `$select`
/// names other properties only.
#[utoipa::path(get, path = "/v1.0/groups/delta", tag = "groups", responses(
    (status = 200, description = "Groups, and `@removed` for those that are gone", body = Delta),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 410, description = "The token leads nowhere any more: begin anew at Location", body = ErrorEnvelope)))]
async fn groups_delta(
    State(cx): State<Cx>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let query = ListQuery::parse(uri.query().unwrap_or_default(), &GROUPS)?;
        let mut conn = cx.read().await?;
        let most = page_size(&headers);
        let whose = (caller.tenant, &Reach::Everyone);
        let asked = Asked::read(&cx, &mut conn, whose, Of::Groups, &query, most).await?;
        let page = delta::groups::page(&cx, &mut conn, &asked, &query).await?;
        Ok((asked, page))
    };
    respond(&cx, &uri, "groups", answer.await)
}

/// The page size of `Prefer: odata.maxpagesize=50`.
fn page_size(headers: &HeaderMap) -> Option<usize> {
    let preferences = headers.get_all("prefer").iter();
    preferences
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split([',', ';']))
        .find_map(|one| {
            let (name, rows) = one.split_once('=')?;
            let name = name.trim();
            let known = ["odata.maxpagesize", "maxpagesize"]
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known));
            known.then(|| rows.trim().parse().ok()).flatten()
        })
}

fn respond(cx: &Cx, uri: &Uri, set: &str, answer: failure::Result<(Asked, DeltaPage)>) -> Response {
    match answer.and_then(|(asked, page)| envelope(cx, uri, set, &asked, page)) {
        Ok(delta) => Json(delta).into_response(),
        Err(failure) => {
            let anew = failure.kind() == Kind::Gone;
            let mut response = Problem(failure).into_response();
            let place = collection::link(&cx.settings.public_url, path_of(uri), None);
            if let (true, Ok(place)) = (anew, HeaderValue::from_str(&place)) {
                response.headers_mut().insert(header::LOCATION, place);
            }
            response
        }
    }
}

fn path_of(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |path| path.as_str())
}

fn envelope(
    cx: &Cx,
    uri: &Uri,
    set: &str,
    asked: &Asked,
    page: DeltaPage,
) -> failure::Result<Delta> {
    let base = &cx.settings.public_url;
    let link = |name, state| {
        let token = asked.token(cx, state)?;
        Ok::<_, Failure>(collection::link(base, path_of(uri), Some((name, &token))))
    };
    let (next, done) = match page.progress {
        Progress::More(state) => (Some(link("$skiptoken", state)?), None),
        Progress::Done(state) => (None, Some(link("$deltatoken", state)?)),
    };
    Ok(Delta::page(base, path_of(uri), set, page.rows, next, done))
}
