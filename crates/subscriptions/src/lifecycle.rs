//! What becomes of a subscription itself, said to its `lifecycleNotificationUrl`.

use beffroi_core::{Ts, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::limits::{self, GIVE_UP};
use crate::model::{Subscription, SubscriptionId, seal_context};
use crate::send;

/// The kind of the job that says it.
pub(crate) const JOB: &str = "subscriptions.lifecycle";

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Event {
    /// Changes were not told: read everything anew, e.g. by delta.
    Missed,
    /// The subscription is gone, since its creator may do nothing any more.
    SubscriptionRemoved,
    /// It ends soon, or its creator may not read what it watches: renew or authorize it.
    ReauthorizationRequired,
}

impl Event {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::SubscriptionRemoved => "subscriptionRemoved",
            Self::ReauthorizationRequired => "reauthorizationRequired",
        }
    }
}

/// All that it takes to say it: the subscription may be gone by then.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    id: SubscriptionId,
    event: Event,
    url: String,
    resource: String,
    /// Sealed.
    client_state: Option<Vec<u8>>,
    expires_at: Ts,
    since: Ts,
}

/// Has it said, if somebody listens to such things; written in the transaction that causes it.
///
/// # Errors
/// Those of the database.
pub(crate) async fn say(
    cx: &Cx,
    tx: &mut Tx,
    subscription: &Subscription,
    event: Event,
) -> failure::Result<()> {
    let Some(url) = subscription.lifecycle_url.clone() else {
        return Ok(());
    };
    let now = cx.now();
    let payload = Payload {
        id: subscription.id,
        event,
        url,
        resource: subscription.resource.clone(),
        client_state: subscription.client_state.clone(),
        expires_at: subscription.expires_at,
        since: now,
    };
    let key = format!("{}/{}", subscription.id, event.as_str());
    let job = NewJob::new(JOB, &key, &payload, now)?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), subscription.tenant, job).await
}

/// The job: one request, tried for four hours.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let payload: Payload = job.payload()?;
        let context = seal_context(job.tenant, payload.id);
        let client_state = payload
            .client_state
            .as_ref()
            .and_then(|sealed| cx.sealing.open(&context, sealed))
            .and_then(|plain| String::from_utf8(plain).ok());
        let notification = json!({
            "subscriptionId": payload.id,
            "subscriptionExpirationDateTime": payload.expires_at,
            "tenantId": job.tenant,
            "clientState": client_state,
            "resource": payload.resource,
            "lifecycleEvent": payload.event.as_str(),
        });
        let Err(why) = send::notify(&cx, &payload.url, vec![notification]).await else {
            return Ok(Outcome::Done);
        };
        let now = cx.now();
        let failing = now.since(payload.since);
        if failing >= GIVE_UP {
            tracing::warn!(subscription = %payload.id, event = payload.event.as_str(), %why, "a listener was not told what became of its subscription");
            return Ok(Outcome::Done);
        }
        Ok(Outcome::Again(now.plus(limits::pause(failing))))
    }
    .boxed()
}
