//! What is asked of a provider: its description, its keys, a token, and what it says of somebody.

use std::sync::Arc;

use beffroi_channels::http::{SendError, Target, TargetError};
use beffroi_core::{Failure, Kind, TenantId, failure, random};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreProviderMetadata,
    CoreUserInfoClaims,
};
use openidconnect::{
    AsyncHttpClient, AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndUserEmail,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use serde::{Deserialize, Serialize};

use super::model::{StoredProvider, redirect_uri};
use super::{ProviderId, service};
use crate::state;

/// More than any provider describes itself with, in bytes.
const LARGEST_ANSWER: usize = 256 * 1024;

/// The code of a failure to read a provider's description.
pub(super) const UNREACHABLE: &str = "identityProviderUnreachable";

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What is drawn by chance for one way there and back.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Chances {
    /// Comes back with the code.
    pub(super) state: String,
    /// Comes back in the id token.
    nonce: String,
    /// Proves that the code's owner asked for it (PKCE).
    verifier: String,
}

impl Chances {
    pub(super) fn draw(cx: &Cx) -> Self {
        let draw = || random::token::<32>(&*cx.random);
        Self {
            state: draw(),
            nonce: draw(),
            verifier: draw(),
        }
    }
}

/// What a provider says of somebody.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    /// Their name there, which never changes.
    pub(super) subject: String,
    /// Their e-mail address, if the provider says that it has verified it.
    pub(super) verified_mail: Option<String>,
    /// Whether it names an address without saying that it has verified it.
    pub(super) mail_is_unverified: bool,
}

impl Identity {
    /// Takes what the provider says of an e-mail address, if it says anything.
    fn note_mail(&mut self, mail: Option<&EndUserEmail>, verified: Option<bool>) {
        let Some(mail) = mail else { return };
        self.mail_is_unverified = verified != Some(true);
        self.verified_mail = (!self.mail_is_unverified).then(|| mail.to_string());
    }
}

/// Why no request can be sent, or nothing came back.
#[derive(Debug, thiserror::Error)]
enum AskError {
    #[error("{0} {1}")]
    Target(String, TargetError),
    #[error(transparent)]
    Send(#[from] SendError),
    #[error("the answer could not be put together: {0}")]
    Http(#[from] http::Error),
}

async fn ask(cx: &Cx, request: HttpRequest) -> Result<HttpResponse, AskError> {
    let (parts, body) = request.into_parts();
    let address = parts.uri.to_string();
    // Each address of a provider's description is as foreign as the first.
    let target = Target::parse(&address, cx.settings.outgoing)
        .map_err(|rule| AskError::Target(address, rule))?;
    let client = cx.http()?;
    let answer = if parts.method == http::Method::GET {
        client.get(&target, parts.headers, LARGEST_ANSWER).await?
    } else {
        client.post(&target, parts.headers, body.into()).await?
    };
    let mut response = http::Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    Ok(response.body(answer.body.to_vec())?)
}

/// Sends the library's requests under our policy.
struct Asking(Cx);

impl<'c> AsyncHttpClient<'c> for Asking {
    type Error = AskError;
    type Future = BoxFuture<'c, Result<HttpResponse, AskError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        ask(&self.0, request).boxed()
    }
}

fn unreachable(words: String) -> Failure {
    Failure::new(Kind::Invalid, UNREACHABLE, words)
}

/// The innermost cause in words: the outer ones say no more than that a request failed.
fn cause(error: &(dyn std::error::Error + 'static)) -> String {
    let mut inner = error;
    while let Some(next) = inner.source() {
        inner = next;
    }
    inner.to_string()
}

/// A provider's description and keys.
pub(super) async fn discover(cx: &Cx, issuer: &str) -> failure::Result<CoreProviderMetadata> {
    Target::parse(issuer, cx.settings.outgoing).map_err(|rule| Failure::invalid("issuer", rule))?;
    let url = IssuerUrl::new(issuer.to_owned())
        .map_err(|_| Failure::invalid("issuer", TargetError::Malformed))?;
    let http = Asking(cx.clone());
    CoreProviderMetadata::discover_async(url, &http)
        .await
        .map_err(|why| {
            let words = format!(
                "The identity provider at {issuer} can't be used: {}.",
                cause(&why)
            );
            unreachable(words)
        })
}

/// The same, asked a few minutes ago at most.
async fn known(
    cx: &Cx,
    tenant: TenantId,
    provider: &StoredProvider,
) -> failure::Result<Arc<CoreProviderMetadata>> {
    let (state, now, key) = (state::of(cx), cx.now(), (tenant, provider.id));
    if let Some(known) = state.providers.get(&key, now) {
        return Ok(known);
    }
    let generation = state.providers.generation();
    let found = Arc::new(discover(cx, &provider.issuer).await?);
    state
        .providers
        .put(generation, key, Arc::clone(&found), now);
    Ok(found)
}

/// Makes this process ask the provider again.
pub(super) fn forget(cx: &Cx, tenant: TenantId, id: ProviderId) {
    let key = (tenant, id);
    state::of(cx).providers.forget(|known, _| *known == key);
}

async fn party(cx: &Cx, tenant: TenantId, provider: &StoredProvider) -> failure::Result<Client> {
    let metadata = known(cx, tenant, provider).await?;
    let secret = service::secret(cx, tenant, provider)?;
    let secret = secret.map(|secret| ClientSecret::new(secret.expose().clone()));
    let back = RedirectUrl::new(redirect_uri(&cx.settings.public_url)).map_err(Failure::bug)?;
    // Basic is what every provider takes unless it says otherwise (Discovery, section 3).
    let posts = metadata
        .token_endpoint_auth_methods_supported()
        .is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
    let id = ClientId::new(provider.client_id.clone());
    let client = CoreClient::from_provider_metadata((*metadata).clone(), id, secret);
    Ok(client.set_redirect_uri(back).set_auth_type(if posts {
        AuthType::RequestBody
    } else {
        AuthType::BasicAuth
    }))
}

/// Where the browser goes.
pub(super) async fn address(
    cx: &Cx,
    tenant: TenantId,
    provider: &StoredProvider,
    chances: &Chances,
) -> failure::Result<String> {
    let client = party(cx, tenant, provider).await?;
    let verifier = PkceCodeVerifier::new(chances.verifier.clone());
    let (state, nonce) = (chances.state.clone(), chances.nonce.clone());
    let mut request = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        )
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    // `openid` is asked for by the library.
    for scope in provider.scopes().filter(|one| *one != "openid") {
        request = request.add_scope(Scope::new(scope.to_owned()));
    }
    Ok(request.url().0.into())
}

/// Whom a code is about. The inner error says why nobody.
pub(super) async fn redeem(
    cx: &Cx,
    tenant: TenantId,
    provider: &StoredProvider,
    chances: Chances,
    code: String,
) -> failure::Result<Result<Identity, String>> {
    let client = party(cx, tenant, provider).await?;
    let http = Asking(cx.clone());
    let request = match client.exchange_code(AuthorizationCode::new(code)) {
        Ok(request) => request.set_pkce_verifier(PkceCodeVerifier::new(chances.verifier)),
        Err(why) => return Ok(Err(why.to_string())),
    };
    let tokens = match request.request_async(&http).await {
        Ok(tokens) => tokens,
        Err(why) => return Ok(Err(format!("no token: {}", cause(&why)))),
    };
    let Some(id_token) = tokens.id_token() else {
        return Ok(Err("no id token".to_owned()));
    };
    let now = chrono::DateTime::from_timestamp_micros(cx.now().micros()).unwrap_or_default();
    let verifier = client.id_token_verifier().set_time_fn(move || now);
    let claims = match id_token.claims(&verifier, &Nonce::new(chances.nonce)) {
        Ok(claims) => claims,
        Err(why) => {
            // Its keys may have changed since they were asked for.
            forget(cx, tenant, provider.id);
            return Ok(Err(format!("the id token: {}", cause(&why))));
        }
    };
    let mut identity = Identity {
        subject: claims.subject().to_string(),
        verified_mail: None,
        mail_is_unverified: false,
    };
    identity.note_mail(claims.email(), claims.email_verified());
    if identity.verified_mail.is_none()
        && provider.match_by_mail
        && let Ok(request) = client.user_info(
            tokens.access_token().clone(),
            Some(claims.subject().clone()),
        )
    {
        // Many say no more than the subject in the id token itself.
        let asked: Result<CoreUserInfoClaims, _> = request.request_async(&http).await;
        if let Ok(more) = asked {
            identity.note_mail(more.email(), more.email_verified());
        }
    }
    Ok(Ok(identity))
}
