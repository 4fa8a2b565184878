//! Refusals of the token endpoint, under the numbers that Microsoft's clients know.

use std::time::Duration;

use beffroi_core::Failure;

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
}
