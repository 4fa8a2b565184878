//! Some deliveries to one gateway, many at a time. What is sent is read before, and noted after: no transaction
//! waits for anybody else's server.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use beffroi_channels::http::HttpClient;
use beffroi_channels::push::webpush::Signature;
use beffroi_channels::push::{NotPushed, apns, fcm, ntfy, webpush};
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use futures_util::stream::{self, StreamExt};
use uuid::Uuid;

use super::Kept;
use super::gateway::chance;
use crate::keys::{self, Environment, Keys};
use crate::model::{
    Address, Channel, Facts, Fate, NotificationId, Place, Reached, RegistrationId, Text, own_token,
};
use crate::push_service;
use crate::service::{self, receipt};
use crate::store::{self, Due, Noted};

/// Pushes under way at a time.
const LANES: usize = 64;
/// So many in a row that were put off are enough to know that the gateway takes nothing now.
const ENOUGH: usize = 16;
/// No push begins later than this after its run: asking for a token takes ten seconds at most and a push as long, and
/// a worker holds a job for thirty.
const BEGIN_WITHIN: Duration = Duration::from_secs(8);

/// What a notification says, and until when it is worth anything.
struct Said {
    text: Option<Text>,
    sent: Ts,
    expires: Ts,
    is_kept: bool,
}

/// Deliveries that are due, with all that it takes to send them.
pub(super) struct Page {
    pub(super) tenant: TenantId,
    due: Vec<Due>,
    said: HashMap<NotificationId, Said>,
    addresses: BTreeMap<RegistrationId, (Uuid, Vec<u8>)>,
    keys: Arc<Keys>,
}

impl Page {
    pub(super) async fn load(
        cx: &Cx,
        conn: &mut Conn,
        tenant: TenantId,
        (place, now, most): (&Place, Ts, i64),
    ) -> failure::Result<Self> {
        let due = store::due(conn, tenant, place, now, most).await?;
        let mut said = HashMap::new();
        for one in &due {
            if said.contains_key(&one.notification) {
                continue;
            }
            if let Some(found) = store::find(conn, tenant, one.notification).await? {
                let text = service::open(cx, tenant, &found);
                let (sent, expires, is_kept) = (found.created_at, found.expires_at, found.is_kept);
                said.insert(
                    one.notification,
                    Said {
                        text,
                        sent,
                        expires,
                        is_kept,
                    },
                );
            }
        }
        let ids: Vec<RegistrationId> = due.iter().map(|one| one.registration).collect();
        Ok(Self {
            tenant,
            addresses: store::sealed(conn, tenant, &ids).await?,
            keys: keys::of(cx, conn, tenant).await?,
            due,
            said,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.due.is_empty()
    }

    /// Why Google gives no access token, where the page needs one.
    async fn no_token(&self, client: &HttpClient, now: Ts) -> Option<NotPushed> {
        let is_google = self.due.first()?.channel == Channel::Fcm;
        let account = self.keys.fcm.as_ref().filter(|_| is_google)?;
        account.ready(client, now).await.err()
    }

    pub(super) fn kept(&self) -> Kept {
        let said = self.said.iter();
        said.map(|(id, said)| (*id, said.is_kept)).collect()
    }
}

/// Hands the page over; what became of each that was tried. The rest stays due.
pub(super) async fn hand_over(
    cx: &Cx,
    tenant: TenantId,
    page: &Page,
    begun: Ts,
) -> failure::Result<Vec<Noted>> {
    let client = cx.http().map_err(Failure::bug)?;
    let contact = service::contact(cx, tenant).await?;
    let put_off = AtomicUsize::new(0);
    let sender = Sender {
        cx,
        tenant,
        client: &client,
        keys: &page.keys,
        contact: &contact,
        signature: OnceLock::new(),
        own_service: push_service::base(&cx.settings),
        no_token: page.no_token(&client, cx.now()).await,
    };
    // Owned: a borrowed item would have to live as long as any future of any lifetime.
    let tried = stream::iter(page.due.clone())
        .map(|due| {
            let (sender, put_off) = (&sender, &put_off);
            async move {
                let is_late = sender.cx.now().since(begun) >= BEGIN_WITHIN;
                if is_late || put_off.load(Ordering::Relaxed) >= ENOUGH {
                    return None;
                }
                let fate = sender.one(page, &due).await;
                if matches!(fate, Fate::Later(..)) {
                    put_off.fetch_add(1, Ordering::Relaxed);
                } else {
                    put_off.store(0, Ordering::Relaxed);
                }
                let owner = page.addresses.get(&due.registration);
                let owner = owner.map(|(owner, _)| *owner);
                Some(Noted { due, owner, fate })
            }
        })
        .buffer_unordered(LANES)
        .filter_map(std::future::ready)
        .collect()
        .await;
    Ok(tried)
}

/// Pushes a text now, to one place.
pub(crate) async fn try_now(
    cx: &Cx,
    tenant: TenantId,
    to: &Reached,
    text: &Text,
) -> failure::Result<Result<(), NotPushed>> {
    let client = cx.http().map_err(Failure::bug)?;
    let contact = service::contact(cx, tenant).await?;
    let keys = keys::of(cx, &mut cx.read().await?, tenant).await?;
    let sender = Sender {
        cx,
        tenant,
        client: &client,
        keys: &keys,
        contact: &contact,
        signature: OnceLock::new(),
        own_service: push_service::base(&cx.settings),
        no_token: None,
    };
    let facts = Facts {
        id: cx.mint_uuid(),
        sent: cx.now(),
        link: format!("{}/notifications", cx.settings.public_url),
        receipt: None,
    };
    Ok(sender.push(to, text, &facts, Duration::from_mins(10)).await)
}

/// Who sends.
struct Sender<'a> {
    cx: &'a Cx,
    tenant: TenantId,
    client: &'a HttpClient,
    keys: &'a Keys,
    contact: &'a str,
    /// For the push service at hand: a page has one, and signing takes as long as sealing.
    signature: OnceLock<Result<Signature, NotPushed>>,
    /// Where this server's own push service is.
    own_service: Option<String>,
    /// Why Google gives no access token: asked once, not by every push.
    no_token: Option<NotPushed>,
}

impl Sender<'_> {
    /// Pushes one; what became of it.
    async fn one(&self, page: &Page, due: &Due) -> Fate {
        let now = self.cx.now();
        let Some(said) = page.said.get(&due.notification) else {
            return Fate::Failed("it is not kept any more".to_owned());
        };
        let Some(text) = said.text.as_ref() else {
            return Fate::Failed("its text is not kept any more".to_owned());
        };
        if said.expires <= now {
            return Fate::Failed("given up: nobody took it within 24 hours".to_owned());
        }
        let Some((_, address)) = page.addresses.get(&due.registration) else {
            return Fate::Failed("the device is reached nowhere any more".to_owned());
        };
        let reached = service::open_address(self.cx, self.tenant, due.registration, address)
            .ok_or_else(|| "its address can't be read with this server's key".to_owned())
            .and_then(|address: Address| {
                address
                    .checked(self.cx.settings.outgoing, self.own_service.as_deref())
                    .map_err(|failure| failure.message().to_owned())
            });
        let reached = match reached {
            Ok(reached) => reached,
            Err(why) => return Fate::Failed(why),
        };
        let facts = Facts {
            id: due.notification.uuid(),
            sent: said.sent,
            link: format!("{}/notifications", self.cx.settings.public_url),
            receipt: said
                .is_kept
                .then(|| receipt::token(self.cx, self.tenant, due.notification, due.registration)),
        };
        let pushed = self
            .push(&reached, text, &facts, said.expires.since(now))
            .await;
        let chance = chance(&*self.cx.random);
        Fate::after(
            &pushed,
            due.attempts + 1,
            said.expires,
            self.cx.now(),
            chance,
        )
    }

    /// That the organization sends, for a push service.
    fn signed(&self, origin: String) -> Result<Signature, NotPushed> {
        let key = self.keys.vapid.as_ref();
        let key = key.ok_or_else(|| missing("Web Push"))?;
        Signature::new(key, origin, self.contact, self.cx.now())
    }

    async fn push(
        &self,
        to: &Reached,
        text: &Text,
        facts: &Facts,
        ttl: Duration,
    ) -> Result<(), NotPushed> {
        let (client, now) = (self.client, self.cx.now());
        let gateways = &self.cx.settings.push;
        match to {
            Reached::Sealed(subscription) => {
                if let Some(token) = own_token(self.own_service.as_deref(), subscription.endpoint())
                {
                    let sealed = webpush::sealed(&facts.for_browser(text), subscription)?;
                    let what = (facts.id.simple().to_string(), ttl);
                    return push_service::take_own(self.cx, self.tenant, &token, what, sealed)
                        .await;
                }
                let from = self
                    .signature
                    .get_or_init(|| self.signed(subscription.origin()))
                    .as_ref()
                    .map_err(Clone::clone)?;
                let push = webpush::Push {
                    id: facts.id,
                    body: &facts.for_browser(text),
                    ttl,
                };
                webpush::push(client, from, subscription, &push).await
            }
            Reached::Apns(token) => {
                let (key, environment) = self
                    .keys
                    .apns
                    .as_ref()
                    .ok_or_else(|| missing("Apple's gateway"))?;
                let gateway = match environment {
                    Environment::Production => &gateways.apns,
                    Environment::Sandbox => &gateways.apns_sandbox,
                };
                let alert = apns::Alert {
                    id: facts.id,
                    body: &facts.for_apple(text),
                    ttl,
                };
                apns::push(client, gateway, key, token, &alert, now).await
            }
            Reached::Fcm(token) => {
                let account = self
                    .keys
                    .fcm
                    .as_ref()
                    .ok_or_else(|| missing("Google's gateway"))?;
                if let Some(why) = &self.no_token {
                    return Err(why.clone());
                }
                let id = facts.id.to_string();
                let mut data = vec![("id", id.as_str()), ("link", facts.link.as_str())];
                let receipt = facts.receipt.as_deref();
                data.extend(receipt.map(|receipt| ("receipt", receipt)));
                let message = fcm::Message {
                    id: &id,
                    title: &text.title,
                    body: &text.body,
                    data: &data,
                    ttl,
                };
                fcm::push(client, &gateways.fcm, account, token, message, now).await
            }
            Reached::Topic(topic) => {
                let post = ntfy::Post {
                    title: &text.title,
                    body: &text.body,
                    link: &facts.link,
                };
                ntfy::push(client, topic, &post).await
            }
        }
    }
}

fn missing(whose: &str) -> NotPushed {
    NotPushed::Keys(format!("the organization has no key for {whose}"))
}
