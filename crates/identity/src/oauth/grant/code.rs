//! The authorization-code grant (RFC 6749, 4.1) with PKCE (RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_core::{Secret, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::reuse;
use super::store::{self, Grant, Token, TokenKind};
use super::tokens::{self, Found, Tokens};
use super::{CODE_LIFETIME, IDLE_GRANT, LONGEST_GRANT};
use crate::application::Application;
use crate::consent::{self, Names};
use crate::oauth::{Problem, Refusal, secret_token};
use crate::session::service::SIGN_IN;

/// What somebody has let an application do, on its way back to it.
pub(crate) struct NewCode {
    pub(crate) scope: String,
    pub(crate) nonce: Option<String>,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<String>,
    /// What the person has just agreed to; nothing when they were not asked.
    pub(crate) agreed: Option<Names>,
}

/// Begins a grant by a person who has a session; the code is for the application.
pub(crate) async fn give_code(
    cx: &Cx,
    caller: &Caller,
    signed_in_at: Option<Ts>,
    application: &Application,
    new: NewCode,
) -> failure::Result<Secret<String>> {
    let (now, tenant) = (cx.now(), caller.tenant);
    let text = secret_token::mint(&*cx.random);
    let grant = Grant {
        tenant,
        id: cx.mint(),
        application: application.id,
        user: beffroi_directory::UserId::from_uuid(caller.user()?),
        scope: new.scope,
        nonce: new.nonce,
        signed_in_at,
        created_at: now,
        expires_at: now.plus(LONGEST_GRANT),
        revoked: false,
    };
    let token = Token {
        hash: secret_token::hash(text.expose()).unwrap_or_default(),
        grant: grant.id,
        kind: TokenKind::Code,
        redirect_uri: Some(new.redirect_uri),
        challenge: new.challenge,
        created_at: now,
        expires_at: now.plus(CODE_LIFETIME),
    };
    let entry = granted(caller, application, &grant.scope);
    let (own, by, program, agreed) = (cx.clone(), caller.clone(), application.clone(), new.agreed);
    cx.commit(move |tx| {
        async move {
            if let Some(names) = agreed {
                consent::service::agree(&own, tx, &by, &program, names).await?;
            }
            store::sweep(tx, tenant, now.minus(IDLE_GRANT)).await?;
            store::insert(tx, &grant).await?;
            store::insert_token(tx, tenant, &token).await?;
            audit::record(tx, &own, tenant, entry).await?;
            Ok(())
        }
        .boxed()
    })
    .await?;
    Ok(text)
}

/// The audit record of somebody who lets an application act in their name.
pub(super) fn granted(caller: &Caller, application: &Application, scope: &str) -> Entry {
    let target = Target::new(
        "Application",
        application.id.uuid(),
        &application.display_name,
    )
    .property("scope", None, Some(scope.to_owned()));
    Entry::by(caller, SIGN_IN, "Sign in to application", Operation::Other).target(target)
}

/// Tokens for a code. A code that comes a second time was stolen: its grant ends.
pub(crate) async fn redeem_code(
    cx: &Cx,
    tenant: TenantId,
    application: &Application,
    code: &str,
    redirect_uri: Option<&str>,
    verifier: Option<&str>,
) -> Result<Tokens, Problem> {
    let Found { token, grant } = tokens::find(
        cx,
        tenant,
        application,
        (TokenKind::Code, code),
        Refusal::bad_code,
    )
    .await?;
    if grant.revoked || token.expires_at <= cx.now() {
        return Err(Refusal::expired_code().into());
    }
    if token.redirect_uri.as_deref() != redirect_uri {
        return Err(Refusal::other_redirect().into());
    }
    check_verifier(token.challenge.as_deref(), verifier)?;
    let scopes = tokens::scopes(cx, application, &grant.scope)?;
    let refresh = scopes
        .offline_access
        .then(|| secret_token::mint(&*cx.random));
    let (now, own, kept, hash) = (cx.now(), grant.clone(), refresh.clone(), token.hash);
    let (by, program) = (cx.clone(), application.clone());
    let first = cx
        .commit(move |tx| {
            async move {
                if !store::use_token(tx, tenant, &hash, now).await? {
                    reuse::end(&by, tx, &program, &own).await?;
                    return Ok(false);
                }
                if let Some(text) = kept {
                    tokens::next_refresh(tx, tenant, &own, &text, now).await?;
                }
                Ok(true)
            }
            .boxed()
        })
        .await?;
    if !first {
        super::forget(cx, tenant);
        return Err(Refusal::used_code().into());
    }
    tokens::for_grant(cx, application, &grant, &scopes, refresh).await
}

/// The verifier's hash is the challenge; without a challenge there must be no verifier, so that
/// nobody takes the protection away on the way.
fn check_verifier(challenge: Option<&str>, verifier: Option<&str>) -> Result<(), Refusal> {
    let Some(challenge) = challenge else {
        return match verifier {
            None => Ok(()),
            Some(_) => Err(Refusal::bad_verifier()),
        };
    };
    let verifier = verifier.ok_or_else(|| Refusal::missing("code_verifier"))?;
    let hashed = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    if bool::from(hashed.as_bytes().ct_eq(challenge.as_bytes())) {
        Ok(())
    } else {
        Err(Refusal::bad_verifier())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_rfc_7636() {
        let challenge = Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(check_verifier(challenge, Some(verifier)), Ok(()));
        assert!(check_verifier(challenge, Some("dBjftJeZ4CVP")).is_err());
        assert!(check_verifier(challenge, None).is_err());
        assert!(check_verifier(None, Some(verifier)).is_err());
        assert_eq!(check_verifier(None, None), Ok(()));
    }
}
