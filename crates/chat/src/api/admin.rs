//! What administrators decide and see.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::Failure;
use beffroi_directory::permission::{EXTERNAL_ACCESS_READ, EXTERNAL_ACCESS_READ_WRITE};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Nothing, Routes, routes};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::SettingsPatch;
use crate::service::{
    self, DomainView, EffectiveView, Ended, Ending, Expect, Explanation, GrantView, InvitationRow,
    PolicyPatch, PolicyView, Reach, SettingsView, Subject,
};

const READ: Access = Access::Needs(EXTERNAL_ACCESS_READ);
const WRITE: Access = Access::Needs(EXTERNAL_ACCESS_READ_WRITE);

const SETTINGS: &str = "externalChatSettings";
const POLICIES: &str = "externalAccessPolicies";

const ONE: Supports = Supports::NONE;
const DECIDED: Supports = Supports {
    properties: &[
        "id",
        "allowFederatedUsers",
        "allowTeamsConsumer",
        "allowTeamsConsumerInbound",
        "allowedDomains",
        "blockedDomains",
        "blockAllSubdomains",
        "blockedUsers",
        "blockExternalUserAccess",
        "invitationDays",
        "approveNewDomains",
        "contactDays",
        "retentionDays",
        "filesToOutside",
    ],
    ..Supports::NONE
};
const POLICY: Supports = Supports {
    properties: &[
        "id",
        "enableFederationAccess",
        "enableTeamsConsumerAccess",
        "enableTeamsConsumerInbound",
        "users",
        "groups",
        "source",
    ],
    ..Supports::NONE
};
const REACH: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "accepted",
        "pending",
        "since",
        "lastMessageDateTime",
        "contacts",
    ],
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, DECIDED.on(routes!(settings)))
        .add(WRITE, routes!(change_settings))
        .add(READ, POLICY.on(routes!(policies)))
        .add(READ, POLICY.on(routes!(policy)))
        .add(WRITE, routes!(put_policy))
        .add(WRITE, routes!(delete_policy))
        .add(READ, ONE.on(routes!(grants)))
        .add(WRITE, routes!(grant))
        .add(READ, POLICY.on(routes!(effective)))
        .add(READ, routes!(explain))
        .add(READ, ONE.on(routes!(invitations)))
        .add(WRITE, routes!(withdraw))
        .add(READ, REACH.on(routes!(overview)))
        .add(READ, REACH.on(routes!(reach)))
        .add(WRITE, routes!(end))
        .add(READ, ONE.on(routes!(domains)))
        .add(WRITE, routes!(allow_domain))
        .add(WRITE, routes!(refuse_domain))
}

/// What the organization has decided of chats with people outside.
#[utoipa::path(get, path = "/beta/admin/chat/settings", tag = "externalChat", responses(
    (status = 200, description = "The settings", body = Entity<SettingsView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn settings(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = asked.query(&DECIDED)?;
    let found = service::settings(&cx, caller.tenant).await?;
    asked.entity(&cx, SETTINGS, &query, found)
}

/// Decide. It counts from the next message on.
#[utoipa::path(patch, path = "/beta/admin/chat/settings", tag = "externalChat", request_body = SettingsPatch, responses(
    (status = 200, description = "The settings", body = Entity<SettingsView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version", body = ErrorEnvelope)))]
async fn change_settings(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    if_match: IfMatch,
    Json(patch): Json<SettingsPatch>,
) -> Answer<Response> {
    let changed = service::change_settings(&cx, &caller, patch, if_match).await?;
    asked.changed(&cx, SETTINGS, changed)
}

/// The policies, `Global` first.
#[utoipa::path(get, path = "/beta/admin/chat/policies", tag = "externalChat", responses(
    (status = 200, description = "The policies", body = Collection<PolicyView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn policies(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&POLICY)?;
    let all = service::policies(&cx, caller.tenant).await?;
    asked.whole(&cx, POLICIES, &query, all)
}

/// A policy.
#[utoipa::path(get, path = "/beta/admin/chat/policies/{name}", tag = "externalChat",
    params(("name" = String, Path, description = "Its name")), responses(
    (status = 200, description = "The policy", body = Entity<PolicyView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such policy", body = ErrorEnvelope)))]
async fn policy(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(name): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&POLICY)?;
    let found = service::policy(&cx, caller.tenant, &name).await?;
    asked.entity(&cx, POLICIES, &query, found)
}

/// Make or change a policy; what is absent stays, or is on in a new one.
#[utoipa::path(patch, path = "/beta/admin/chat/policies/{name}", tag = "externalChat", request_body = PolicyPatch,
    params(("name" = String, Path, description = "Its name, 1 to 64 characters")), responses(
    (status = 200, description = "The policy", body = Entity<PolicyView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn put_policy(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(name): Path<String>,
    Json(patch): Json<PolicyPatch>,
) -> Answer<Response> {
    service::put_policy(&cx, &caller, &name, patch, Expect::Any).await?;
    let found = service::policy(&cx, caller.tenant, &name).await?;
    asked.changed(&cx, POLICIES, found)
}

/// Remove a policy that nobody has; `Global` becomes what it was at first.
#[utoipa::path(delete, path = "/beta/admin/chat/policies/{name}", tag = "externalChat",
    params(("name" = String, Path, description = "Its name")), responses(
    (status = 204, description = "It is gone"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such policy", body = ErrorEnvelope),
    (status = 409, description = "`policyInUse`: somebody has it", body = ErrorEnvelope)))]
async fn delete_policy(
    State(cx): State<Cx>,
    caller: Caller,
    Path(name): Path<String>,
) -> Answer<StatusCode> {
    service::delete_policy(&cx, &caller, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who has which policy: groups by rank, then people.
#[utoipa::path(get, path = "/beta/admin/chat/policyGrants", tag = "externalChat", responses(
    (status = 200, description = "The grants", body = Collection<GrantView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn grants(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ONE)?;
    let all = service::granted(&cx, caller.tenant).await?;
    asked.whole(&cx, "externalAccessPolicyGrants", &query, all)
}

/// A grant that is wanted: to one person, to a group, or to everybody.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct WantedGrant {
    /// The policy's name; null takes back what was granted.
    policy: Option<String>,
    /// A person, by id or userPrincipalName.
    user: Option<String>,
    /// A group.
    group_id: Option<Uuid>,
    /// Of a group, 1 to 10,000: the smallest wins.
    rank: Option<i64>,
}

/// Grant a policy, or take it back: a person's own goes before those of groups by rank, before everybody's.
#[utoipa::path(post, path = "/beta/admin/chat/policyGrants", tag = "externalChat", request_body = WantedGrant, responses(
    (status = 204, description = "It counts from the next message on"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such policy, person or group", body = ErrorEnvelope)))]
async fn grant(
    State(cx): State<Cx>,
    caller: Caller,
    Json(wanted): Json<WantedGrant>,
) -> Answer<StatusCode> {
    let subject = match (wanted.user, wanted.group_id) {
        (Some(_), Some(_)) => {
            return Err(Failure::invalid("user", "must not be given together with groupId").into());
        }
        (Some(user), None) => Subject::User(user),
        (None, Some(group)) => Subject::Group(group, wanted.rank),
        (None, None) => Subject::Everybody,
    };
    service::grant(&cx, &caller, subject, wanted.policy).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The policy of one person, and from where they have it.
#[utoipa::path(get, path = "/beta/admin/chat/users/{id}/policy", tag = "externalChat",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The policy", body = Entity<EffectiveView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn effective(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&POLICY)?;
    let found = service::policy_of(&cx, caller.tenant, &id).await?;
    asked.entity(&cx, POLICIES, &query, found)
}

/// Two people.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TwoPeople {
    /// Who would write: an id or userPrincipalName of the organization, or an address outside.
    from: String,
    /// To whom.
    to: String,
}

/// Explain which rule allows or stops one person to write to another one.
#[utoipa::path(post, path = "/beta/admin/chat/explain", tag = "externalChat", request_body = TwoPeople, responses(
    (status = 200, description = "Each rule, and what it says", body = Explanation),
    (status = 400, description = "It is no address, or both are outside", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user of the organization", body = ErrorEnvelope)))]
async fn explain(
    State(cx): State<Cx>,
    caller: Caller,
    Json(two): Json<TwoPeople>,
) -> Answer<Json<Explanation>> {
    Ok(Json(
        service::explain(&cx, &caller, &two.from, &two.to).await?,
    ))
}

/// Invitations of the organization, newest first, at most 1,000.
#[utoipa::path(get, path = "/beta/admin/chat/invitations", tag = "externalChat", responses(
    (status = 200, description = "The invitations", body = Collection<InvitationRow>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn invitations(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ONE)?;
    let all = service::invitations(&cx, caller.tenant, None).await?;
    asked.whole(&cx, "externalInvitations", &query, all)
}

/// Withdraw an invitation: its link opens no more.
#[utoipa::path(post, path = "/beta/admin/chat/invitations/{id}/withdraw", tag = "externalChat",
    params(("id" = Uuid, Path, description = "The invitation")), responses(
    (status = 204, description = "It is withdrawn"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such invitation", body = ErrorEnvelope),
    (status = 409, description = "It is not open any more", body = ErrorEnvelope)))]
async fn withdraw(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::withdraw(&cx, &caller, super::invitation_id(&id)?, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who of the organization has to do with how many people outside, and since when.
#[utoipa::path(get, path = "/beta/admin/chat/externalContacts", tag = "externalChat", responses(
    (status = 200, description = "The people", body = Collection<Reach>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn overview(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&REACH)?;
    let all = service::overview(&cx, caller.tenant).await?;
    asked.whole(&cx, "externalContacts", &query, all)
}

/// With whom outside one person has to do.
#[utoipa::path(get, path = "/beta/admin/chat/externalContacts/{id}", tag = "externalChat",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The person, with everybody outside", body = Entity<Reach>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn reach(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&REACH)?;
    let found = service::reach_of(&cx, caller.tenant, &id).await?;
    asked.entity(&cx, "externalContacts", &query, found)
}

/// End contacts of a person, of a domain or of a chat in one step, or show what would end. Whoever writes next
/// asks again.
#[utoipa::path(post, path = "/beta/admin/chat/endContacts", tag = "externalChat", request_body = Ending, responses(
    (status = 200, description = "What has ended, or would end", body = Ended),
    (status = 400, description = "It names nothing, or more than one thing", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "No such chat", body = ErrorEnvelope)))]
async fn end(
    State(cx): State<Cx>,
    caller: Caller,
    Json(ending): Json<Ending>,
) -> Answer<Json<Ended>> {
    Ok(Json(service::end(&cx, &caller, ending).await?))
}

/// Domains outside that somebody wanted to write to first, where an administrator decides.
#[utoipa::path(get, path = "/beta/admin/chat/domains", tag = "externalChat", responses(
    (status = 200, description = "The domains, those that wait longest first", body = Collection<DomainView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.Read.CrossTenantAccess is missing", body = ErrorEnvelope)))]
async fn domains(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ONE)?;
    let all = service::domains(&cx, caller.tenant).await?;
    asked.whole(&cx, "externalDomains", &query, all)
}

/// Allow people to write to a domain.
#[utoipa::path(post, path = "/beta/admin/chat/domains/{domain}/allow", tag = "externalChat",
    params(("domain" = String, Path, description = "The domain")), responses(
    (status = 204, description = "It is allowed"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "Nobody has asked for it", body = ErrorEnvelope)))]
async fn allow_domain(
    State(cx): State<Cx>,
    caller: Caller,
    Path(domain): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::decide_domain(&cx, &caller, &domain, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuse a domain.
#[utoipa::path(post, path = "/beta/admin/chat/domains/{domain}/refuse", tag = "externalChat",
    params(("domain" = String, Path, description = "The domain")), responses(
    (status = 204, description = "It is refused"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Policy.ReadWrite.CrossTenantAccess is missing", body = ErrorEnvelope),
    (status = 404, description = "Nobody has asked for it", body = ErrorEnvelope)))]
async fn refuse_domain(
    State(cx): State<Cx>,
    caller: Caller,
    Path(domain): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::decide_domain(&cx, &caller, &domain, false).await?;
    Ok(StatusCode::NO_CONTENT)
}
