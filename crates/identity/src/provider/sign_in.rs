//! The way to a provider and back.

use std::time::Duration;

use beffroi_core::{TenantId, failure};
use beffroi_directory::UserId;
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};

use super::link::{self, Found, LinkedBy};
use super::model::StoredProvider;
use super::relying_party::{self, Chances, Identity, UNREACHABLE};
use super::{ProviderId, store};
use crate::password::service::note;
use crate::sealed_state;
use crate::session::service::{SIGN_IN, require_fresh};
use crate::session::store as sessions;
use crate::session::{SessionId, SignInMethod};
use crate::sign_in::{Client, Proven, SignedIn, entry, step};
use crate::state;

const PURPOSE: &str = "identity provider sign-in";
/// How long somebody may take at the provider.
pub(crate) const LIFETIME: Duration = Duration::from_mins(15);
/// No address to come back to is longer: it travels in a cookie.
const LONGEST_RETURN: usize = 1_500;

/// What the browser carries there and back, sealed.
#[derive(Clone, Serialize, Deserialize)]
struct Journey {
    tenant: TenantId,
    provider: ProviderId,
    chances: Chances,
    return_to: Option<String>,
    /// Whoever wants to be linked, and the session in which they said so.
    link: Option<(UserId, SessionId)>,
}

/// What somebody wants at a provider.
pub(crate) struct Departure {
    /// Where to go afterwards: a path of this server.
    pub(crate) return_to: Option<String>,
    /// Who is signed in and wants to be linked.
    pub(crate) link: Option<Caller>,
}

/// What the browser brings back in its address.
#[derive(Clone, Copy)]
pub(crate) struct CameBack<'a> {
    /// The provider's code for a token.
    pub(crate) code: Option<&'a str>,
    /// What went there.
    pub(crate) state: Option<&'a str>,
    /// The provider's refusal.
    pub(crate) error: Option<&'a str>,
    /// Who the provider says it is, where it says so (RFC 9207).
    pub(crate) issuer: Option<&'a str>,
}

/// The way there: the address, and what the browser carries.
pub(crate) struct Begun {
    pub(crate) address: String,
    pub(crate) carried: String,
}

/// What came of it.
pub(crate) enum Arrived {
    /// Signed in, or halfway; and where to go.
    SignedIn(SignedIn, Option<String>),
    /// Linked to the person who asked for it.
    Linked,
    /// Nobody: a reason for the person.
    Refused(Refused),
}

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The provider does not answer.
    Unreachable,
    /// The provider's answer is not good.
    Provider,
    /// Whoever was asked there said no, or gave up.
    Denied,
    /// Nobody here is known under that identity, or they may not sign in.
    Unknown,
    /// The same, and the provider has not verified the e-mail address that might have told.
    Unverified,
    /// No such provider, or it is switched off.
    Gone,
    /// The way took too long, or was gone before.
    TooLate,
    /// The identity is somebody else's.
    Taken,
}

/// Sends somebody to a provider of their organization. The inner error is a reason for the person.
pub(crate) async fn begin(
    cx: &Cx,
    from: &Client,
    (tenant, id): (TenantId, ProviderId),
    departure: Departure,
) -> failure::Result<Result<Begun, Refused>> {
    state::of(cx).guards.take_request(cx, from.address)?;
    let link = match &departure.link {
        Some(caller) => {
            let (_, user) = require_fresh(cx, caller).await?;
            caller.session.map(|id| (user, SessionId::from_uuid(id)))
        }
        None => None,
    };
    let Some(provider) = enabled(cx, tenant, id).await? else {
        return Ok(Err(Refused::Gone));
    };
    let journey = Journey {
        tenant,
        provider: id,
        chances: Chances::draw(cx),
        return_to: departure.return_to.filter(|path| is_own_path(path)),
        link,
    };
    match relying_party::address(cx, tenant, &provider, &journey.chances).await {
        Ok(address) => Ok(Ok(Begun {
            address,
            carried: sealed_state::seal(cx, PURPOSE, journey, LIFETIME)?,
        })),
        Err(failure) if failure.code() == UNREACHABLE => {
            tracing::warn!(%tenant, provider = %id, why = failure.message(), "an identity provider does not answer");
            Ok(Err(Refused::Unreachable))
        }
        Err(failure) => Err(failure),
    }
}

async fn enabled(
    cx: &Cx,
    tenant: TenantId,
    id: ProviderId,
) -> failure::Result<Option<StoredProvider>> {
    let found = store::find(&mut cx.read().await?, tenant, id).await?;
    Ok(found.filter(|provider| provider.is_enabled))
}

/// A path of this server, and nothing that a browser could read as another one.
fn is_own_path(path: &str) -> bool {
    path.len() <= LONGEST_RETURN
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control)
}

/// Receives somebody who comes back with a code, or without one.
pub(crate) async fn arrive(
    cx: &Cx,
    from: Client,
    carried: Option<&str>,
    came_back: CameBack<'_>,
) -> failure::Result<Arrived> {
    state::of(cx).guards.take_request(cx, from.address)?;
    let opened = carried.and_then(|text| sealed_state::open::<Journey>(cx, PURPOSE, text));
    let is_own = |journey: &Journey| came_back.state == Some(journey.chances.state.as_str());
    let Some(opened) = opened.filter(|one| is_own(&one.value)) else {
        return Ok(Arrived::Refused(Refused::TooLate));
    };
    let (journey, receipt) = (opened.value, opened.receipt);
    let (now, tenant) = (cx.now(), journey.tenant);
    let first = cx
        .commit(move |tx| {
            async move { Ok(sealed_state::spend(tx, tenant, &receipt, now).await?) }.boxed()
        })
        .await?;
    if !first {
        return Ok(Arrived::Refused(Refused::TooLate));
    }
    let Some(provider) = enabled(cx, tenant, journey.provider).await? else {
        return Ok(Arrived::Refused(Refused::Gone));
    };
    if came_back
        .issuer
        .is_some_and(|issuer| issuer != provider.issuer)
    {
        let why = "another provider answered";
        refused(cx, tenant, &provider, None, why).await?;
        return Ok(Arrived::Refused(Refused::Provider));
    }
    let Some(code) = came_back.code else {
        let why = if came_back.error == Some("access_denied") {
            Refused::Denied
        } else {
            Refused::Provider
        };
        return Ok(Arrived::Refused(why));
    };
    let (chances, code) = (journey.chances.clone(), code.to_owned());
    let redeemed = relying_party::redeem(cx, tenant, &provider, chances, code).await;
    let identity = match redeemed {
        Err(failure) if failure.code() == UNREACHABLE => {
            return Ok(Arrived::Refused(Refused::Unreachable));
        }
        Err(failure) => return Err(failure),
        Ok(Ok(identity)) => identity,
        Ok(Err(why)) => {
            tracing::warn!(%tenant, provider = %provider.id, %why, "an identity provider's answer is not good");
            refused(
                cx,
                tenant,
                &provider,
                None,
                "the provider's answer was not good",
            )
            .await?;
            return Ok(Arrived::Refused(Refused::Provider));
        }
    };
    match journey.link {
        Some(whose) => finish_link(cx, tenant, whose, &provider, &identity).await,
        None => finish_sign_in(cx, tenant, from, &provider, &identity, journey.return_to).await,
    }
}

async fn finish_link(
    cx: &Cx,
    tenant: TenantId,
    (user, session): (UserId, SessionId),
    provider: &StoredProvider,
    identity: &Identity,
) -> failure::Result<Arrived> {
    let mut conn = cx.read().await?;
    let still_there = sessions::span_of(&mut conn, tenant, session).await?;
    let account = lookup::account(&mut conn, tenant, user).await?;
    drop(conn);
    let account = account.filter(|account| account.enabled && still_there.is_some());
    let Some(account) = account else {
        return Ok(Arrived::Refused(Refused::TooLate));
    };
    Ok(
        if link::link(
            cx,
            &account,
            provider,
            &identity.subject,
            LinkedBy::Themselves,
        )
        .await?
        {
            Arrived::Linked
        } else {
            Arrived::Refused(Refused::Taken)
        },
    )
}

async fn finish_sign_in(
    cx: &Cx,
    tenant: TenantId,
    from: Client,
    provider: &StoredProvider,
    identity: &Identity,
    return_to: Option<String>,
) -> failure::Result<Arrived> {
    let unknown = Arrived::Refused(Refused::Unknown);
    let account = match link::resolve(cx, tenant, provider, identity).await? {
        Found::Known(account, _) if !account.enabled => {
            note(
                cx,
                &account,
                entry(&account).failed("the account is disabled"),
            )
            .await?;
            return Ok(unknown);
        }
        Found::Known(account, true) => account,
        Found::Known(account, false) => {
            if !link::link(cx, &account, provider, &identity.subject, LinkedBy::Mail).await? {
                return Ok(Arrived::Refused(Refused::Taken));
            }
            account
        }
        Found::Nobody(reason) => {
            refused(cx, tenant, provider, Some(identity), reason).await?;
            let unverified = provider.match_by_mail && identity.mail_is_unverified;
            return Ok(if unverified {
                Arrived::Refused(Refused::Unverified)
            } else {
                unknown
            });
        }
    };
    let (id, subject, now) = (provider.id, identity.subject.clone(), cx.now());
    cx.commit(move |tx| {
        async move { Ok(store::note_use(tx, tenant, (id, &subject), now).await?) }.boxed()
    })
    .await?;
    let proven = Proven {
        account: *account,
        from,
        method: SignInMethod::Provider,
    };
    Ok(Arrived::SignedIn(step::go_on(cx, proven).await?, return_to))
}

/// Records that a provider's word opened nothing.
async fn refused(
    cx: &Cx,
    tenant: TenantId,
    provider: &StoredProvider,
    identity: Option<&Identity>,
    reason: &'static str,
) -> failure::Result<()> {
    let mut target = Target::new(
        "IdentityProvider",
        provider.id.uuid(),
        &provider.display_name,
    );
    if let Some(identity) = identity {
        target = target
            .property("subject", None, Some(identity.subject.clone()))
            .property("mail", None, identity.verified_mail.clone());
    }
    let entry = Entry::new(SIGN_IN, "Sign in", Operation::Other, Actor::system())
        .target(target)
        .failed(reason);
    let own = cx.clone();
    cx.commit(move |tx| async move { audit::record(tx, &own, tenant, entry).await }.boxed())
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_to_this_server_only() {
        for good in [
            "/",
            "/admin/people?x=1#y",
            "/contoso.com/oauth2/v2.0/authorize?a=b",
        ] {
            assert!(is_own_path(good), "{good}");
        }
        for bad in [
            "",
            "admin",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\nb",
        ] {
            assert!(!is_own_path(bad), "{bad}");
        }
        assert!(!is_own_path(&format!("/{}", "a".repeat(1_500))));
    }
}
