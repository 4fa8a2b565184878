//! What is pushed to a browser of this push service.

use std::time::Duration;

use beffroi_channels::push::{NotPushed, webpush};
use beffroi_core::{Failure, Kind, TenantId, Ts, failure};
use beffroi_feature::{Cx, Settings};
use futures_util::FutureExt;
use uuid::Uuid;

use super::{WAITING, WaitsFor, digest};
use crate::store::{self, Arrived, Subscribed};
use crate::sweep;

/// The most that a push may have (RFC 8030, section 7.2, asks for no less).
pub(crate) const LARGEST: usize = 4_096;
/// So much waits for one subscription at most.
const WAITING_AT_MOST: i64 = 100;
/// Nothing is kept longer.
const LONGEST: Duration = Duration::from_hours(24);
/// What should only reach browsers that are there now is kept so long: they may be about to reconnect.
const SHORTEST: Duration = Duration::from_mins(1);

/// Where endpoints are, on this server.
const PATH: &str = "/push/messages/";

/// What a sender says of a push.
#[derive(Debug, Clone, Default)]
pub(crate) struct Headers {
    pub(crate) authorization: Option<String>,
    pub(crate) encoding: Option<String>,
    /// In seconds.
    pub(crate) ttl: Option<String>,
    pub(crate) topic: Option<String>,
}

/// A push that is kept for its browser.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub(crate) id: Uuid,
    /// How long.
    pub(crate) ttl: Duration,
}

/// Why a push is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such subscription any more.
    Gone,
    /// Too much waits already.
    Full,
    /// It is not shown who sends.
    Sender(webpush::SenderError),
    /// A field breaks a rule.
    Field(&'static str, &'static str),
}

/// What the addresses of subscriptions begin with, spelt as browsers spell it.
fn messages(settings: &Settings) -> String {
    let plain = format!("{}{PATH}", settings.public_url);
    url::Url::parse(&plain).map_or(plain, String::from)
}

/// The same, where this server is a push service.
pub(crate) fn base(settings: &Settings) -> Option<String> {
    settings.push_service.then(|| messages(settings))
}

/// The address of a subscription.
pub(super) fn endpoint(settings: &Settings, token: &str) -> String {
    messages(settings) + token
}

/// Takes what somebody pushes.
pub(crate) async fn take(
    cx: &Cx,
    token: &str,
    headers: &Headers,
    body: Vec<u8>,
) -> failure::Result<Result<Taken, Refusal>> {
    let Some(to) = store::push_subscription(&mut cx.read().await?, &digest(token)).await? else {
        return Ok(Err(Refusal::Gone));
    };
    let now = cx.now();
    let authorization = headers.authorization.as_deref().unwrap_or_default();
    let origin = origin(&cx.settings);
    if let Err(why) = webpush::verify(authorization, &origin, &to.key, now) {
        return Ok(Err(Refusal::Sender(why)));
    }
    let (ttl, topic) = match checked(headers, &body) {
        Ok(checked) => checked,
        Err(refusal) => return Ok(Err(refusal)),
    };
    keep(cx, to, topic, body, ttl).await
}

/// Who is signed for: scheme, host and port, without what is usual.
fn origin(settings: &Settings) -> String {
    let url = url::Url::parse(&settings.public_url);
    url.map_or_else(
        |_| settings.public_url.clone(),
        |url| url.origin().ascii_serialization(),
    )
}

fn checked(headers: &Headers, body: &[u8]) -> Result<(Duration, Option<String>), Refusal> {
    if body.is_empty() || headers.encoding.as_deref() != Some("aes128gcm") {
        return Err(Refusal::Field(
            "Content-Encoding",
            "must be aes128gcm, with a body (RFC 8291)",
        ));
    }
    let ttl = headers.ttl.as_deref().and_then(|text| text.parse().ok());
    let ttl = ttl.ok_or(Refusal::Field("TTL", "must be given, in whole seconds"))?;
    let is_topic = |text: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (1..=32).contains(&text.len()) && text.bytes().all(allowed)
    };
    if headers
        .topic
        .as_deref()
        .is_some_and(|topic| !is_topic(topic))
    {
        return Err(Refusal::Field(
            "Topic",
            "must be 1 to 32 letters of base64url",
        ));
    }
    let ttl = Duration::from_secs(ttl).clamp(SHORTEST, LONGEST);
    Ok((ttl, headers.topic.clone()))
}

/// Takes what this server pushes itself.
pub(crate) async fn take_own(
    cx: &Cx,
    tenant: TenantId,
    token: &str,
    (topic, ttl): (String, Duration),
    body: Vec<u8>,
) -> Result<(), NotPushed> {
    let later = |words: String| NotPushed::Later { words, after: None };
    let keeping = async {
        let to = store::push_subscription(&mut cx.read().await?, &digest(token)).await?;
        match to.filter(|to| to.tenant == tenant) {
            Some(to) => keep(cx, to, Some(topic), body, ttl.clamp(SHORTEST, LONGEST)).await,
            None => Ok(Err(Refusal::Gone)),
        }
    };
    match keeping.await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(Refusal::Full)) => Err(later("429: too much waits for this browser".to_owned())),
        Ok(Err(_)) => Err(NotPushed::Gone(
            "410: the browser has ended its subscription".to_owned(),
        )),
        Err(failure) => {
            tracing::warn!(%failure, "a push was not kept");
            Err(later("503: the database could not take it".to_owned()))
        }
    }
}

/// Keeps it, and has the process tell it that the browser is connected to.
async fn keep(
    cx: &Cx,
    to: Subscribed,
    topic: Option<String>,
    body: Vec<u8>,
    ttl: Duration,
) -> failure::Result<Result<Taken, Refusal>> {
    let taken = Taken {
        id: cx.mint_uuid(),
        ttl,
    };
    let own = cx.clone();
    let kept = cx.commit(move |tx| {
        async move {
            let now: Ts = own.now();
            if let Some(topic) = &topic {
                store::replace_push(tx, &to, topic).await?;
            }
            if store::waiting_pushes(tx, &to).await? >= WAITING_AT_MOST {
                return Ok(false);
            }
            let arrived = Arrived {
                id: taken.id,
                topic,
                body,
                created_at: now,
                expires_at: now.plus(ttl),
            };
            let tenant = to.tenant;
            store::keep_push(tx, &to, arrived).await?;
            let waits = WaitsFor {
                agent: hex::encode(&to.agent),
            };
            tx.change(tenant, WAITING, &waits, now).await?;
            sweep::schedule(&own, tx, tenant).await?;
            Ok(true)
        }
        .boxed()
    });
    Ok(if kept.await? {
        Ok(taken)
    } else {
        Err(Refusal::Full)
    })
}

impl Refusal {
    /// As an answer.
    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::Gone => Failure::new(
                Kind::Gone,
                "subscriptionGone",
                "The browser has ended its subscription.",
            ),
            Self::Full => Failure::new(
                Kind::Limited,
                "TooManyRequests",
                "Too much waits for this browser.",
            )
            .retry_after(Duration::from_mins(10)),
            Self::Sender(webpush::SenderError::OtherKey) => Failure::new(
                Kind::Denied,
                "otherKey",
                webpush::SenderError::OtherKey.to_string(),
            ),
            Self::Sender(why) => Failure::new(
                Kind::Unauthenticated,
                "InvalidAuthenticationToken",
                why.to_string(),
            ),
            Self::Field(field, rule) => Failure::invalid(*field, *rule),
        }
    }
}
