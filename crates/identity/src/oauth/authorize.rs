//! The authorization endpoint: a browser comes with what a program wants, and goes back with a code
//! (RFC 6749, 4.1; OpenID Connect Core, 3.1.2).

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Ts, failure};
use beffroi_directory::lookup::TenantInfo;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use url::Url;

use super::grant::{NewCode, give_code};
use super::scope::Scopes;
use super::{Problem, Refusal, client};
use crate::application::{Application, redirect};
use crate::consent::{self, Names};
use crate::session::{SessionId, store};

/// Longest text that a program may have carried back.
const LONGEST: usize = 4_096;

/// The parameters as they came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    pub(crate) client_id: Option<String>,
    pub(crate) redirect_uri: Option<String>,
    pub(crate) response_type: Option<String>,
    pub(crate) response_mode: Option<String>,
    pub(crate) scope: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) code_challenge: Option<String>,
    pub(crate) code_challenge_method: Option<String>,
    pub(crate) prompt: Option<String>,
    /// Seconds since the person signed in, at most.
    pub(crate) max_age: Option<String>,
    pub(crate) login_hint: Option<String>,
    /// When the browser was sent to sign in for this program: our own note.
    pub(crate) sent_at: Option<Ts>,
}

/// How the answer travels back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResponseMode {
    /// In the address's query.
    Query,
    /// Behind the address's `#`.
    Fragment,
    /// As a form that the browser posts.
    FormPost,
}

/// A request whose program and way back are known: from here on the program is told what is wrong.
pub(crate) struct Known {
    pub(crate) tenant: TenantInfo,
    pub(crate) application: Arc<Application>,
    pub(crate) redirect_uri: String,
    pub(crate) mode: ResponseMode,
    pub(crate) state: Option<String>,
}

/// What goes back to the program.
pub(crate) struct Answer {
    pub(crate) redirect_uri: String,
    pub(crate) mode: ResponseMode,
    pub(crate) fields: Vec<(&'static str, String)>,
}

/// What happens next.
pub(crate) enum Next {
    /// The person must sign in first, or again though there is a session.
    SignIn {
        /// Again.
        again: bool,
    },
    /// The person is asked whether the program may do that in their name.
    Ask {
        application: Arc<Application>,
        /// All that it asks for, what they have agreed to before included.
        wanted: Names,
    },
    /// The program hears.
    GoBack(Answer),
}

/// What the person answered when they were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The program may.
    Allow,
    /// It may not.
    Refuse,
}

/// Finds the program and the way back. Whatever is wrong here must stay on this server: an address
/// that is not registered may be an attacker's.
pub(crate) async fn known(
    cx: &Cx,
    tenant: &str,
    parameters: &Parameters,
) -> Result<Known, Problem> {
    let tenant = client::tenant(cx, tenant).await?;
    let application = client::named(cx, &tenant, parameters.client_id.as_deref()).await?;
    let redirect_uri = match &parameters.redirect_uri {
        Some(uri) => uri.clone(),
        None if application.redirect_uris.len() == 1 => application.redirect_uris[0].clone(),
        None => return Err(Refusal::missing("redirect_uri").into()),
    };
    if !redirect::is_registered(&application.redirect_uris, &redirect_uri) {
        return Err(Refusal::unknown_redirect(&redirect_uri).into());
    }
    let mode = match parameters.response_mode.as_deref() {
        None | Some("query") => ResponseMode::Query,
        Some("fragment") => ResponseMode::Fragment,
        Some("form_post") => ResponseMode::FormPost,
        Some(other) => return Err(Refusal::bad_response_mode(other).into()),
    };
    Ok(Known {
        tenant,
        application,
        redirect_uri,
        mode,
        state: parameters.state.clone(),
    })
}

/// Answers a request: with a code when the person is signed in to that organization.
pub(crate) async fn answer(
    cx: &Cx,
    known: Known,
    parameters: &Parameters,
    caller: Option<&Caller>,
    decision: Option<Decision>,
) -> failure::Result<Next> {
    let (new, wanted) = match check(cx, &known, parameters) {
        Ok(checked) => checked,
        Err(refusal) => return Ok(Next::GoBack(known.refused(&refusal))),
    };
    let here = caller.filter(|caller| {
        caller.tenant == known.tenant.id && caller.session.is_some() && caller.user().is_ok()
    });
    let silent = parameters.prompts().any(|wish| wish == "none");
    let began = match here {
        Some(caller) => began(cx, caller).await?,
        None => None,
    };
    let fresh = match (began, freshness(parameters)) {
        (Some(began), Ok(wish)) => wish.is_met(began, cx.now()),
        (None, Ok(_)) => false,
        (_, Err(refusal)) => return Ok(Next::GoBack(known.refused(&refusal))),
    };
    match here {
        Some(caller) if fresh => {
            let how = How {
                began,
                decision,
                silent,
                ask_anyway: parameters.prompts().any(|wish| wish == "consent"),
            };
            decide(cx, caller, known, wanted, how, new).await
        }
        _ if silent => Ok(Next::GoBack(known.refused(&Refusal::sign_in_needed()))),
        _ => Ok(Next::SignIn {
            again: began.is_some(),
        }),
    }
}

/// Gives a code when the person has agreed, now or before.
async fn decide(
    cx: &Cx,
    caller: &Caller,
    known: Known,
    wanted: Names,
    how: How,
    new: NewCode,
) -> failure::Result<Next> {
    let application = Arc::clone(&known.application);
    let agreed = match how.decision {
        Some(Decision::Refuse) => {
            consent::service::refuse(cx, caller, &application, &wanted).await?;
            let refusal = Refusal::consent_refused(&application.display_name);
            return Ok(Next::GoBack(known.refused(&refusal)));
        }
        Some(Decision::Allow) => Some(wanted),
        None => {
            let covered = consent::service::covers(cx, caller, application.id, &wanted).await?;
            match (covered && !how.ask_anyway, how.silent) {
                (true, _) => None,
                (false, true) => {
                    let refusal = Refusal::consent_needed(&application.display_name);
                    return Ok(Next::GoBack(known.refused(&refusal)));
                }
                (false, false) => {
                    return Ok(Next::Ask {
                        application,
                        wanted,
                    });
                }
            }
        }
    };
    let new = NewCode { agreed, ..new };
    let code = give_code(cx, caller, how.began, &application, new).await?;
    Ok(Next::GoBack(known.granted(code.expose().clone())))
}

/// How a signed-in person came to the question.
struct How {
    /// When their session began.
    began: Option<Ts>,
    /// What they answered.
    decision: Option<Decision>,
    /// No page may be shown.
    silent: bool,
    /// They are asked even about what they have agreed to.
    ask_anyway: bool,
}

/// When the caller's session began.
async fn began(cx: &Cx, caller: &Caller) -> failure::Result<Option<Ts>> {
    let Some(session) = caller.session.map(SessionId::from_uuid) else {
        return Ok(None);
    };
    let span = store::span_of(&mut cx.read().await?, caller.tenant, session).await?;
    Ok(span.map(|(began, _)| began))
}

/// How long ago the person may have signed in (OpenID Connect Core, 3.1.2.1).
struct Freshness {
    /// `prompt=login`: not before they were sent to.
    login: bool,
    max_age: Option<Duration>,
    sent_at: Option<Ts>,
}

fn freshness(parameters: &Parameters) -> Result<Freshness, Refusal> {
    let max_age = match parameters.max_age.as_deref().map(str::parse) {
        None => None,
        Some(Ok(seconds)) => Some(Duration::from_secs(seconds)),
        Some(Err(_)) => {
            return Err(Refusal::malformed(
                "'max_age' must be a whole number of seconds",
            ));
        }
    };
    Ok(Freshness {
        login: parameters.prompts().any(|wish| wish == "login"),
        max_age,
        sent_at: parameters.sent_at,
    })
}

impl Freshness {
    fn is_met(&self, began: Ts, now: Ts) -> bool {
        // Whoever has just come back from signing in is not sent there again.
        let since_sent = self.sent_at.is_some_and(|sent| began >= sent);
        let young = self.max_age.is_none_or(|most| now.since(began) <= most);
        since_sent || (young && !self.login)
    }
}

impl Parameters {
    fn prompts(&self) -> impl Iterator<Item = &str> {
        self.prompt
            .as_deref()
            .unwrap_or_default()
            .split_ascii_whitespace()
    }
}

/// The code that is wanted and what the person has to agree to, or why there is none.
fn check(cx: &Cx, known: &Known, parameters: &Parameters) -> Result<(NewCode, Names), Refusal> {
    match parameters.response_type.as_deref() {
        None => return Err(Refusal::missing("response_type")),
        Some("code") => {}
        Some(other) => return Err(Refusal::bad_response_type(other)),
    }
    let texts = [&parameters.state, &parameters.nonce, &parameters.scope];
    if texts.into_iter().flatten().any(|text| text.len() > LONGEST) {
        return Err(Refusal::malformed("a parameter is longer than 4,096 bytes"));
    }
    let scope = parameters
        .scope
        .clone()
        .ok_or_else(|| Refusal::missing("scope"))?;
    let scopes = Scopes::read(&scope, &known.application, &cx.settings.public_url)
        .map_err(|problem| Refusal::bad_scope(&problem, &known.application))?;
    let new = NewCode {
        scope,
        nonce: parameters.nonce.clone(),
        redirect_uri: known.redirect_uri.clone(),
        challenge: challenge(known, parameters)?,
        agreed: None,
    };
    Ok((new, Names::of(&scopes.answered())))
}

/// PKCE with SHA-256; a program on people's machines must use it.
fn challenge(known: &Known, parameters: &Parameters) -> Result<Option<String>, Refusal> {
    let Some(challenge) = parameters.code_challenge.clone() else {
        return if known.application.is_public {
            Err(Refusal::missing("code_challenge"))
        } else {
            Ok(None)
        };
    };
    if parameters.code_challenge_method.as_deref() != Some("S256") {
        return Err(Refusal::malformed("'code_challenge_method' must be 'S256'"));
    }
    match URL_SAFE_NO_PAD.decode(&challenge) {
        Ok(hash) if hash.len() == 32 => Ok(Some(challenge)),
        _ => Err(Refusal::malformed(
            "'code_challenge' must be the SHA-256 of the verifier as base64url",
        )),
    }
}

impl Known {
    fn granted(self, code: String) -> Answer {
        self.back(vec![("code", code)])
    }

    fn refused(self, refusal: &Refusal) -> Answer {
        let description = format!("AADSTS{}: {}", refusal.number, refusal.sentence);
        self.back(vec![
            ("error", refusal.error.to_owned()),
            ("error_description", description),
        ])
    }

    fn back(self, mut fields: Vec<(&'static str, String)>) -> Answer {
        fields.extend(self.state.map(|state| ("state", state)));
        Answer {
            redirect_uri: self.redirect_uri,
            mode: self.mode,
            fields,
        }
    }
}

impl Answer {
    /// The address to go to; none for an answer that is posted.
    pub(crate) fn address(&self) -> Option<String> {
        let encoded = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.fields)
            .finish();
        match self.mode {
            ResponseMode::Query => {
                // Its own query is kept (RFC 6749, 3.1.2).
                let mut url = Url::parse(&self.redirect_uri).ok()?;
                url.query_pairs_mut().extend_pairs(&self.fields);
                Some(url.into())
            }
            ResponseMode::Fragment => Some(format!("{}#{encoded}", self.redirect_uri)),
            ResponseMode::FormPost => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_keeps_the_addresss_own_query() {
        let answer = |mode| Answer {
            redirect_uri: "https://app.example.org/back?a=1".to_owned(),
            mode,
            fields: vec![("code", "x y".to_owned()), ("state", "&=".to_owned())],
        };
        assert_eq!(
            answer(ResponseMode::Query).address().as_deref(),
            Some("https://app.example.org/back?a=1&code=x+y&state=%26%3D")
        );
        assert_eq!(
            answer(ResponseMode::Fragment).address().as_deref(),
            Some("https://app.example.org/back?a=1#code=x+y&state=%26%3D")
        );
        assert_eq!(answer(ResponseMode::FormPost).address(), None);
    }
}
