//! `/directoryObjects`, and in which groups something is: by ids.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::groups::OF_SOMEBODY;
use crate::device::DirectoryDevice;
use crate::group::{DirectoryObject, Group};
use crate::permission::{DEVICE_READ_ALL, GROUP_READ_ALL, USER_READ_ALL};
use crate::user::User;
use crate::{DeviceId, device, group, role, user};

/// Most ids of one request.
const MOST_IDS: usize = 1_000;
/// Most groups that are asked about at once.
const MOST_GROUPS: usize = 20;

pub(super) fn routes() -> Routes<Cx> {
    let own = Access::SignedIn("everybody may know which groups they are in");
    Routes::default()
        .add(OF_ANY_KIND, routes!(get_by_ids))
        .add(OF_ANY_KIND, ONE.on(routes!(get)))
        .add(OF_SOMEBODY, routes!(groups_of))
        .add(OF_SOMEBODY, routes!(groups_among))
        .add(own, routes!(own_groups))
        .add(own, routes!(own_groups_among))
}

/// Whoever may read something that has an id.
const OF_ANY_KIND: Access =
    Access::NeedsAnyForSome(&[USER_READ_ALL, GROUP_READ_ALL, DEVICE_READ_ALL]);

/// What any of the three kinds has may be selected.
const ONE: Supports = Supports {
    properties: &PROPERTIES,
    ..Supports::NONE
};

/// Every property of users, groups and devices, each once.
const PROPERTIES: [&str; 41] = [
    "id",
    "userPrincipalName",
    "displayName",
    "givenName",
    "surname",
    "mail",
    "mailNickname",
    "otherMails",
    "mobilePhone",
    "businessPhones",
    "department",
    "companyName",
    "officeLocation",
    "streetAddress",
    "city",
    "state",
    "postalCode",
    "country",
    "jobTitle",
    "preferredLanguage",
    "usageLocation",
    "accountEnabled",
    "userType",
    "createdDateTime",
    "deletedDateTime",
    "description",
    "securityEnabled",
    "mailEnabled",
    "groupTypes",
    "membershipRule",
    "membershipRuleProcessingState",
    "isAllCompany",
    "memberCount",
    "transitiveUserCount",
    "deviceId",
    "operatingSystem",
    "operatingSystemVersion",
    "isManaged",
    "trustType",
    "registrationDateTime",
    "approximateLastSignInDateTime",
];

/// Which things.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ByIds {
    /// 1 to 1,000 ids.
    ids: Vec<Uuid>,
    /// `user`, `group`, `device`; all when absent.
    #[serde(default)]
    types: Option<Vec<String>>,
}

/// Several users, groups and devices at once. What nobody has, or the caller may not read, is left
/// out.
#[utoipa::path(post, path = "/v1.0/directoryObjects/getByIds", tag = "directory objects", request_body = ByIds, responses(
    (status = 200, description = "Users, groups and devices, each with its `@odata.type`", body = Collection<DirectoryObject>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn get_by_ids(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(request): Json<ByIds>,
) -> Answer<Json<Collection<Value>>> {
    if !(1..=MOST_IDS).contains(&request.ids.len()) {
        let rule = format!("must have 1 to {MOST_IDS} ids");
        return Err(Failure::invalid("ids", rule).into());
    }
    let kinds = ["user", "group", "device"];
    let types = request.types.unwrap_or_default();
    if let Some(place) = types
        .iter()
        .position(|one| !kinds.contains(&one.as_str()) && one != "directoryObject")
    {
        let rule = "must be user, group, device or directoryObject";
        return Err(Failure::invalid(format!("types/{place}"), rule).into());
    }
    let wanted = |kind: &str| {
        let named = types
            .iter()
            .any(|one| one == kind || one == "directoryObject");
        types.is_empty() || named
    };
    let rows = objects(&cx, &caller, &request.ids, wanted).await?;
    asked.whole(&cx, "directoryObjects", &ListQuery::default(), rows)
}

/// Of these ids those that are what is wanted (`user`, `group`, `device`), and that the caller may read.
async fn objects(
    cx: &Cx,
    caller: &Caller,
    ids: &[Uuid],
    wanted: impl Fn(&str) -> bool,
) -> failure::Result<Vec<Value>> {
    let mut rows = Vec::new();
    let mut conn = cx.read().await?;
    if wanted("user") {
        let covered = role::covered_among(&mut conn, caller, USER_READ_ALL, ids).await?;
        let covered: Vec<Uuid> = covered.into_iter().collect();
        for user in user::store::some(&mut conn, caller.tenant, &covered).await? {
            rows.push(typed("user", &User::from(user))?);
        }
    }
    if wanted("group") && caller.permissions.has(GROUP_READ_ALL) {
        for group in group::store::some(&mut conn, caller.tenant, ids).await? {
            let group = group::service::present(cx, caller.tenant, group);
            rows.push(typed("group", &group)?);
        }
    }
    if wanted("device") && caller.reach(DEVICE_READ_ALL).is_ok() {
        let ids: Vec<DeviceId> = ids.iter().copied().map(DeviceId::from_uuid).collect();
        let found = device::store::some(&mut conn, caller.tenant, &ids).await?;
        let owners: Vec<Uuid> = found.iter().map(|device| device.user_id.uuid()).collect();
        let covered = role::covered_among(&mut conn, caller, DEVICE_READ_ALL, &owners).await?;
        for device in found {
            if covered.contains(&device.user_id.uuid()) {
                rows.push(typed("device", &DirectoryDevice::from(device))?);
            }
        }
    }
    Ok(rows)
}

/// A user, a group or a device.
#[utoipa::path(get, path = "/v1.0/directoryObjects/{id}", tag = "directory objects",
    params(("id" = Uuid, Path, description = "The object")), responses(
    (status = 200, description = "The object, with its `@odata.type`", body = Entity<AnyObject>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "No such object in the organization, or none that the caller may read", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ONE)?;
    let unknown = || Failure::not_found("directory object", &key);
    let id = key.parse().map_err(|_| unknown())?;
    let found = objects(&cx, &caller, &[id], |_| true).await?;
    let object = found.into_iter().next().ok_or_else(unknown)?;
    asked.entity(&cx, "directoryObjects", &query, object)
}

/// What an id of the directory names.
#[derive(Debug, serde::Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes an answer that is made elsewhere")]
enum AnyObject {
    /// Somebody.
    User(Box<User>),
    /// A group.
    Group(Group),
    /// A device.
    Device(DirectoryDevice),
}

/// An entity with the type that clients tell it by.
pub(super) fn typed(kind: &str, entity: &impl serde::Serialize) -> failure::Result<Value> {
    let mut entity = serde_json::to_value(entity).map_err(Failure::bug)?;
    entity["@odata.type"] = json!(format!("#microsoft.graph.{kind}"));
    Ok(entity)
}

/// Ids of groups.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes an answer that is made elsewhere")]
struct GroupIds {
    /// Where the ids are described.
    #[schema(rename = "@odata.context")]
    context: String,
    /// The ids.
    value: Vec<Uuid>,
}

/// Which groups count.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Which {
    /// Only groups that may carry rights.
    security_enabled_only: bool,
}

/// Which groups are asked about.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Among {
    /// 1 to 20 ids of groups.
    group_ids: Vec<Uuid>,
}

async fn ids_of(cx: &Cx, caller: &Caller, key: &str, which: &Which) -> failure::Result<Vec<Value>> {
    let groups = group::membership::groups_of_user(cx, caller, key, true).await?;
    let counted = groups
        .into_iter()
        .filter(|group| group.security_enabled || !which.security_enabled_only);
    Ok(counted.map(|group| json!(group.id)).collect())
}

async fn ids_among(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    among: &Among,
) -> failure::Result<Vec<Value>> {
    if !(1..=MOST_GROUPS).contains(&among.group_ids.len()) {
        let rule = format!("must have 1 to {MOST_GROUPS} ids");
        return Err(Failure::invalid("groupIds", rule));
    }
    let mut ids = ids_of(cx, caller, key, &Which::default()).await?;
    let asked: Vec<Value> = among.group_ids.iter().map(|id| json!(id)).collect();
    ids.retain(|id| asked.contains(id));
    Ok(ids)
}

/// Declares a route that answers with ids of groups.
macro_rules! ids {
    ($(#[$doc:meta])* $name:ident, $path:literal, $body:ty, $find:ident, of somebody) => {
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "users", request_body = $body,
            params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
            (status = 200, description = "Ids of groups", body = GroupIds),
            (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "User.Read.All or Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            asked: Asked,
            caller: Caller,
            Path(key): Path<String>,
            Json(body): Json<$body>,
        ) -> Answer<Json<Collection<Value>>> {
            let ids = $find(&cx, &caller, &key, &body).await?;
            asked.whole(&cx, "Collection(Edm.String)", &ListQuery::default(), ids)
        }
    };
    ($(#[$doc:meta])* $name:ident, $path:literal, $body:ty, $find:ident, of the caller) => {
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "me", request_body = $body, responses(
            (status = 200, description = "Ids of groups", body = GroupIds),
            (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            asked: Asked,
            caller: Caller,
            Json(body): Json<$body>,
        ) -> Answer<Json<Collection<Value>>> {
            let key = caller.user()?.to_string();
            let ids = $find(&cx, &caller, &key, &body).await?;
            asked.whole(&cx, "Collection(Edm.String)", &ListQuery::default(), ids)
        }
    };
}

ids! {
    /// The groups that a user is in, directly or through nested groups.
    groups_of, "/v1.0/users/{id}/getMemberGroups", Which, ids_of, of somebody
}
ids! {
    /// Which of some groups a user is in, directly or through nested groups.
    groups_among, "/v1.0/users/{id}/checkMemberGroups", Among, ids_among, of somebody
}
ids! {
    /// The groups that I am in, directly or through nested groups.
    own_groups, "/v1.0/me/getMemberGroups", Which, ids_of, of the caller
}
ids! {
    /// Which of some groups I am in, directly or through nested groups.
    own_groups_among, "/v1.0/me/checkMemberGroups", Among, ids_among, of the caller
}
