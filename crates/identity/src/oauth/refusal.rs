//! Refusals of the token endpoint, under the numbers that Microsoft's clients know.

use std::time::Duration;

use beffroi_core::Failure;

use super::scope::ScopeProblem;
use crate::application::Application;

/// A refusal in OAuth's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The HTTP status.
    pub(crate) status: u16,
    /// OAuth's code.
    pub(crate) error: &'static str,
    /// Entra's number.
    pub(crate) number: u32,
    /// What is wrong, in a sentence.
    pub(crate) sentence: String,
}

/// Why there is no token: the request was refused, or something failed on this side.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The request was refused.
    Refused(Refusal),
    /// Too many requests: how long to wait.
    Limited(Duration),
    /// Something failed on this side.
    Failed(Failure),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<E: Into<Failure>> From<E> for Problem {
    fn from(failure: E) -> Self {
        Self::Failed(failure.into())
    }
}

/// Longer than any value that is worth repeating to its sender.
const LONGEST_QUOTE: usize = 200;

/// At most so much of what the caller sent comes back to it.
fn quote(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST_QUOTE);
    end.map_or(text, |(end, _)| &text[..end])
}

impl Refusal {
    fn new(status: u16, error: &'static str, number: u32, sentence: String) -> Self {
        Self {
            status,
            error,
            number,
            sentence,
        }
    }

    pub(crate) fn too_many_requests() -> Self {
        let sentence = "Too many requests: wait as long as Retry-After says.".to_owned();
        Self::new(429, "temporarily_unavailable", 90_055, sentence)
    }

    pub(crate) fn unknown_tenant(name: &str) -> Self {
        let name = quote(name);
        let sentence = format!(
            "Tenant '{name}' not found. Check to make sure you have the correct tenant ID or domain."
        );
        Self::new(400, "invalid_request", 90_002, sentence)
    }

    /// The same at the documents, under the code that Entra has there.
    pub(crate) fn invalid_tenant(name: &str) -> Self {
        Self {
            error: "invalid_tenant",
            ..Self::unknown_tenant(name)
        }
    }

    pub(crate) fn missing(parameter: &str) -> Self {
        let sentence =
            format!("The request body must contain the following parameter: '{parameter}'.");
        Self::new(400, "invalid_request", 900_144, sentence)
    }

    pub(crate) fn malformed(what: &str) -> Self {
        let sentence = format!("The request is malformed: {what}.");
        Self::new(400, "invalid_request", 9_002_014, sentence)
    }

    pub(crate) fn unsupported_grant(grant: &str) -> Self {
        let grant = quote(grant);
        let sentence = format!("The app requested an unsupported grant type '{grant}'.");
        Self::new(400, "unsupported_grant_type", 70_003, sentence)
    }

    pub(crate) fn scope(scope: &str) -> Self {
        let scope = quote(scope);
        let sentence = format!(
            "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
        );
        Self::new(400, "invalid_scope", 1_002_012, sentence)
    }

    pub(crate) fn unknown_application(id: &str, tenant: &str) -> Self {
        let id = quote(id);
        let sentence = format!(
            "Application with identifier '{id}' was not found in the directory '{tenant}'. The application has not been registered in the tenant, or the request was sent to the wrong tenant."
        );
        Self::new(400, "unauthorized_client", 700_016, sentence)
    }

    pub(crate) fn no_secret() -> Self {
        let sentence =
            "The request body must contain the following parameter: 'client_secret'.".to_owned();
        Self::new(401, "invalid_client", 7_000_218, sentence)
    }

    pub(crate) fn wrong_secret(id: &str) -> Self {
        let id = quote(id);
        let sentence = format!(
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{id}'."
        );
        Self::new(401, "invalid_client", 7_000_215, sentence)
    }

    pub(crate) fn expired_secret(id: &str) -> Self {
        let id = quote(id);
        let sentence = format!(
            "The provided client secret keys for app '{id}' are expired. Create new keys for the app."
        );
        Self::new(401, "invalid_client", 7_000_222, sentence)
    }

    pub(crate) fn bad_scope(problem: &ScopeProblem, application: &Application) -> Self {
        match problem {
            ScopeProblem::Unknown(scope) => {
                let scope = quote(scope);
                let sentence = format!(
                    "The provided value for the input parameter 'scope' is not valid. The scope '{scope}' does not exist."
                );
                Self::new(400, "invalid_scope", 70_011, sentence)
            }
            ScopeProblem::NotConsented(scope) => {
                let (scope, name) = (quote(scope), &application.display_name);
                let sentence = format!(
                    "An administrator has not registered the application '{name}' for the permission '{scope}'."
                );
                Self::new(400, "invalid_grant", 65_001, sentence)
            }
        }
    }

    /// Fewer permissions may be asked for than were granted, never more.
    pub(crate) fn beyond_grant(scope: &str) -> Self {
        let sentence = format!("The refresh token was not granted the permission '{scope}'.");
        Self::new(400, "invalid_scope", 70_011, sentence)
    }

    pub(crate) fn account_gone() -> Self {
        let sentence = "The user account is disabled or has been deleted.".to_owned();
        Self::new(400, "invalid_grant", 50_057, sentence)
    }

    pub(crate) fn password_to_change() -> Self {
        let sentence = "The user must change the password first: sign in on the server's own page.";
        Self::new(400, "invalid_grant", 50_055, sentence.to_owned())
    }

    pub(crate) fn bad_code() -> Self {
        let sentence = "The provided authorization code is not valid.".to_owned();
        Self::new(400, "invalid_grant", 9_002_313, sentence)
    }

    pub(crate) fn expired_code() -> Self {
        let sentence = "The provided authorization code has expired. Send the user through the authorization endpoint again.";
        Self::new(400, "invalid_grant", 70_008, sentence.to_owned())
    }

    pub(crate) fn used_code() -> Self {
        let sentence =
            "The authorization code was already redeemed; every token that came of it is revoked.";
        Self::new(400, "invalid_grant", 54_005, sentence.to_owned())
    }

    pub(crate) fn other_redirect() -> Self {
        let sentence = "The 'redirect_uri' is not the one of the authorization request.".to_owned();
        Self::new(400, "invalid_grant", 500_112, sentence)
    }

    pub(crate) fn bad_verifier() -> Self {
        let sentence =
            "The 'code_verifier' does not match the 'code_challenge' of the authorization request.";
        Self::new(400, "invalid_grant", 501_481, sentence.to_owned())
    }

    pub(crate) fn bad_refresh() -> Self {
        let sentence = "The provided refresh token is not valid.".to_owned();
        Self::new(400, "invalid_grant", 9_002_313, sentence)
    }

    pub(crate) fn revoked_refresh() -> Self {
        let sentence = "The provided grant has been revoked, or its refresh token was used twice. The user must sign in again.";
        Self::new(400, "invalid_grant", 50_173, sentence.to_owned())
    }

    pub(crate) fn expired_refresh() -> Self {
        let sentence = "The refresh token has expired. The user must sign in again.".to_owned();
        Self::new(400, "invalid_grant", 700_082, sentence)
    }

    pub(crate) fn bad_device() -> Self {
        let sentence = "The provided device code is not valid, or its tokens were given out.";
        Self::new(400, "invalid_grant", 9_002_313, sentence.to_owned())
    }

    pub(crate) fn expired_device() -> Self {
        let sentence = "The device code has expired: begin again.".to_owned();
        Self::new(400, "expired_token", 70_020, sentence)
    }

    pub(crate) fn declined_device() -> Self {
        let sentence = "The user refused to sign in to the device.".to_owned();
        Self::new(400, "authorization_declined", 70_018, sentence)
    }

    pub(crate) fn device_waits(too_soon: bool) -> Self {
        if too_soon {
            let sentence = "The device asks too often: wait the interval between two requests.";
            return Self::new(400, "slow_down", 70_019, sentence.to_owned());
        }
        let sentence = "The user has not signed in yet. Continue polling.".to_owned();
        Self::new(400, "authorization_pending", 70_016, sentence)
    }

    pub(crate) fn bad_assertion(what: &str) -> Self {
        let sentence = format!("The client assertion is not valid: {what}.");
        Self::new(401, "invalid_client", 700_021, sentence)
    }

    pub(crate) fn unknown_certificate() -> Self {
        let sentence = "The client assertion is not signed by a certificate that is registered for the application.";
        Self::new(401, "invalid_client", 700_027, sentence.to_owned())
    }

    pub(crate) fn expired_assertion() -> Self {
        let sentence =
            "The client assertion or its certificate is not within its valid time range.";
        Self::new(401, "invalid_client", 700_024, sentence.to_owned())
    }

    pub(crate) fn unknown_redirect(uri: &str) -> Self {
        let uri = quote(uri);
        let sentence = format!(
            "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application."
        );
        Self::new(400, "invalid_request", 50_011, sentence)
    }

    pub(crate) fn bad_response_mode(mode: &str) -> Self {
        let mode = quote(mode);
        let sentence =
            format!("'response_mode' '{mode}' is not supported: use query, fragment or form_post.");
        Self::new(400, "invalid_request", 9_002_012, sentence)
    }

    pub(crate) fn bad_response_type(kind: &str) -> Self {
        let kind = quote(kind);
        let sentence = format!("'response_type' '{kind}' is not supported: use code.");
        Self::new(400, "unsupported_response_type", 700_054, sentence)
    }

    pub(crate) fn sign_in_needed() -> Self {
        let sentence = "Silent sign-in was asked for but no user is signed in.".to_owned();
        Self::new(400, "login_required", 50_058, sentence)
    }

    pub(crate) fn consent_needed(name: &str) -> Self {
        let sentence = format!(
            "The user or administrator has not consented to use the application '{name}'. Send an interactive authorization request for this user."
        );
        Self::new(400, "consent_required", 65_001, sentence)
    }

    pub(crate) fn consent_refused(name: &str) -> Self {
        let sentence = format!("The user declined to consent to access the application '{name}'.");
        Self::new(400, "access_denied", 65_004, sentence)
    }

    pub(crate) fn not_public(name: &str) -> Self {
        let sentence = format!(
            "The application '{name}' is not registered as a public client, which the device grant is for."
        );
        Self::new(400, "unauthorized_client", 7_000_218, sentence)
    }
}
