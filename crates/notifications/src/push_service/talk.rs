//! What a browser says, and what follows from it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_channels::push::webpush;
use beffroi_core::failure;
use beffroi_feature::Cx;
use futures_util::FutureExt;
use uuid::Uuid;

use super::agents::{Agent, Agents, acknowledged, tell};
use super::protocol::{self, Said, Status};
use super::{digest, take};
use crate::store::{self, Subscribed};

/// Websites that one browser takes pushes of: this server's organizations, in some profiles of one installation.
const SUBSCRIPTIONS: i64 = 50;
/// That a browser is still there is noted so often.
const SEEN_EVERY: Duration = Duration::from_hours(24);

/// Takes what a browser says. What goes wrong is told to it where it asked for something.
pub(super) async fn listen(cx: &Cx, (connection, network): (Uuid, Uuid), text: &str) {
    let agents = cx.memory::<Agents>();
    let Some(said) = protocol::read(text) else {
        return;
    };
    let Some(agent) = agents.on(connection) else {
        // Nobody is anybody before their hello.
        if let Said::Hello { uaid } = said
            && let Err(failure) = greet(cx, connection, uaid).await
        {
            tracing::warn!(%failure, "a browser could not be greeted");
        }
        return;
    };
    let done = match said {
        Said::Register { channel, key } => {
            let registered = if agents.may_subscribe(cx, network) {
                register(cx, &agent, channel, key).await
            } else {
                Ok(Err(Status::Failed))
            };
            let answer = match registered {
                Ok(Ok(endpoint)) => protocol::registered(channel, &endpoint),
                Ok(Err(status)) => protocol::not_registered(channel, status),
                Err(failure) => {
                    tracing::warn!(%failure, "a browser could not subscribe");
                    protocol::not_registered(channel, Status::Failed)
                }
            };
            agents.say(connection, &answer);
            Ok(())
        }
        Said::Unregister { channel } => {
            let status = match unregister(cx, &agent, channel).await {
                Ok(()) => Status::Done,
                Err(failure) => {
                    tracing::warn!(%failure, "a browser could not unsubscribe");
                    Status::Failed
                }
            };
            agents.say(connection, &protocol::unregistered(channel, status));
            Ok(())
        }
        Said::Ack { updates } => has(cx, &agent, protocol::versions(&updates)).await,
        Said::Nack { version } => has(cx, &agent, vec![version]).await,
        Said::Ping => {
            agents.say(connection, &serde_json::json!({}));
            Ok(())
        }
        Said::Hello { .. } | Said::Other => Ok(()),
    };
    if let Err(failure) = done {
        tracing::warn!(%failure, "what a browser said was not noted: it is told again when it is back");
    }
}

/// A browser is there. One that nobody knows gets a new secret, by which it learns that it has to subscribe anew.
async fn greet(cx: &Cx, connection: Uuid, uaid: Option<String>) -> failure::Result<()> {
    let agents = cx.memory::<Agents>();
    let known = match uaid {
        Some(uaid) => {
            let count = store::push_subscriptions(&mut cx.read().await?, &digest(&uaid)).await?;
            Some(uaid).filter(|_| count > 0)
        }
        None => None,
    };
    let is_known = known.is_some();
    let uaid = known.unwrap_or_else(|| hex(cx));
    let agent = agents.greet(connection, digest(&uaid));
    agents.say(connection, &protocol::hello(&uaid));
    if !is_known {
        return Ok(());
    }
    let (own, digest, now) = (cx.clone(), agent.digest.clone(), cx.now());
    cx.commit(move |tx| {
        async move {
            let since = own.now().minus(SEEN_EVERY);
            Ok(store::push_agent_seen(tx, &digest, now, since).await?)
        }
        .boxed()
    })
    .await?;
    tell(cx, &agent).await
}

/// 128 bits of chance in hexadecimal digits.
fn hex(cx: &Cx) -> String {
    let mut bytes = [0; 16];
    cx.random.fill(&mut bytes);
    Uuid::from_bytes(bytes).simple().to_string()
}

/// A website's new endpoint at this browser, or why there is none.
async fn register(
    cx: &Cx,
    agent: &Agent,
    channel: Uuid,
    key: Option<String>,
) -> failure::Result<Result<String, Status>> {
    let Some(key) = key.as_deref().and_then(webpush::public_key) else {
        return Ok(Err(Status::Refused));
    };
    let mut bytes = [0; 32];
    cx.random.fill(&mut bytes);
    let token = URL_SAFE_NO_PAD.encode(bytes);
    let (own, agent, secret) = (cx.clone(), agent.digest.clone(), digest(&token));
    let done = cx.commit(move |tx| {
        async move {
            let Some(tenant) = store::tenant_of_key(tx, &key).await? else {
                return Ok(false);
            };
            if store::push_subscriptions(tx, &agent).await? >= SUBSCRIPTIONS {
                return Ok(false);
            }
            let subscribed = Subscribed {
                tenant,
                token: secret,
                agent,
                channel,
                key,
            };
            store::push_subscribe(tx, &subscribed, own.now()).await?;
            crate::sweep::schedule(&own, tx, tenant).await?;
            Ok(true)
        }
        .boxed()
    });
    Ok(if done.await? {
        Ok(take::endpoint(&cx.settings, &token))
    } else {
        Err(Status::Refused)
    })
}

async fn unregister(cx: &Cx, agent: &Agent, channel: Uuid) -> failure::Result<()> {
    let agent = agent.digest.clone();
    cx.commit(move |tx| {
        async move { Ok(store::push_unsubscribe(tx, &agent, channel).await?) }.boxed()
    })
    .await
}

/// It has these.
async fn has(cx: &Cx, agent: &Agent, ids: Vec<Uuid>) -> failure::Result<()> {
    let (digest, gone) = (agent.digest.clone(), ids.clone());
    cx.commit(move |tx| {
        async move { Ok(store::acknowledge_pushes(tx, &digest, &gone).await?) }.boxed()
    })
    .await?;
    acknowledged(agent, &ids).await;
    tell(cx, agent).await
}
