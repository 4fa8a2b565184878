//! Links of invitations.

use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use beffroi_core::{Failure, LanguageTag, Secret};
use beffroi_feature::Cx;
use beffroi_identity::newcomer::Proof;
use beffroi_identity::{PasskeyChallenge, refuse_foreign_page, welcome};
use beffroi_web::{Access, Answer, ErrorEnvelope, Json, Routes, routes};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::service::{self, InvitationView};

const LINK: Access =
    Access::Public("whoever is invited has no account yet; the link's secret is the proof");

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(LINK, routes!(get))
        .add(LINK, routes!(begin_passkey))
        .add(LINK, routes!(join))
}

/// What the link of an invitation opens.
#[utoipa::path(get, path = "/beta/chats/invitations/{token}", tag = "chats",
    params(("token" = String, Path, description = "The link's secret")), responses(
    (status = 200, description = "Who invites whom", body = InvitationView),
    (status = 404, description = "No such invitation", body = ErrorEnvelope),
    (status = 410, description = "`invitationExpired`, `invitationUsed` or `invitationWithdrawn`", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, Path(token): Path<String>) -> Answer<Json<InvitationView>> {
    Ok(Json(service::invitation(&cx, &token).await?))
}

/// A passkey that is to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = InvitedPasskey)]
struct NewPasskey {
    /// The name to show, 1 to 256 characters.
    display_name: String,
}

/// Begin to make the passkey of the account to be.
#[utoipa::path(post, path = "/beta/chats/invitations/{token}/passkey/options", tag = "chats", request_body = NewPasskey,
    params(("token" = String, Path, description = "The link's secret")), responses(
    (status = 200, description = "What the browser needs", body = PasskeyChallenge),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 404, description = "No such invitation", body = ErrorEnvelope),
    (status = 409, description = "`passkeysNotPossible`: this server has no name", body = ErrorEnvelope),
    (status = 410, description = "The invitation is not open any more", body = ErrorEnvelope)))]
async fn begin_passkey(
    State(cx): State<Cx>,
    Path(token): Path<String>,
    Json(new): Json<NewPasskey>,
) -> Answer<Json<PasskeyChallenge>> {
    Ok(Json(
        service::begin_passkey(&cx, &token, &new.display_name).await?,
    ))
}

/// An account that is to be: with a password, or with a passkey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = InvitedAccount)]
struct NewAccount {
    /// The name to show, 1 to 256 characters.
    display_name: String,
    /// The language that the person prefers.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    preferred_language: Option<LanguageTag>,
    /// At least 12 characters; or `credential` and `state`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    password: Option<Secret<String>>,
    /// What `navigator.credentials.create()` gave, by its `toJSON()`.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    credential: Option<Value>,
    /// What came with the options of the passkey.
    #[serde(default)]
    state: Option<String>,
}

/// Make my account by the link, which opens once, and sign in.
#[utoipa::path(post, path = "/beta/chats/invitations/{token}/account", tag = "chats", request_body = NewAccount,
    params(("token" = String, Path, description = "The link's secret")), responses(
    (status = 200, description = "Signed in; the cookie is set", body = Value),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 403, description = "`originMismatch`: a page of another origin asks", body = ErrorEnvelope),
    (status = 404, description = "No such invitation", body = ErrorEnvelope),
    (status = 409, description = "`challengeExpired`, `passkeyTaken` or `passkeysNotPossible`", body = ErrorEnvelope),
    (status = 410, description = "The invitation is not open any more", body = ErrorEnvelope)))]
async fn join(
    State(cx): State<Cx>,
    parts: Parts,
    Path(token): Path<String>,
    Json(new): Json<NewAccount>,
) -> Answer<Response> {
    refuse_foreign_page(&cx, &parts)?;
    let proof = match (new.password, new.credential, new.state) {
        (Some(password), None, None) => Proof::Password(password),
        (None, Some(credential), Some(state)) => Proof::Passkey { credential, state },
        _ => {
            let rule = "must be there, or credential and state, and not both";
            return Err(Failure::invalid("password", rule).into());
        }
    };
    let has_passkey = matches!(proof, Proof::Passkey { .. });
    let language = new.preferred_language;
    let user = service::join(&cx, &token, &new.display_name, language, proof).await?;
    Ok(welcome(&cx, &parts, user, has_passkey).await?)
}
