//! One page of people: who is due is mailed, some at a time, and what the relay said is noted.

use std::sync::atomic::{AtomicBool, Ordering};

use beffroi_channels::letter::{Logo, Picture};
use beffroi_channels::smtp::{Inline, Mail, NotSent, Relay};
use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::lookup::{self, Account, TenantInfo};
use beffroi_feature::Cx;
use futures_util::stream::{self, TryStreamExt};
use futures_util::{FutureExt, StreamExt};
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{LANES, earlier};
use crate::catalog::Live;
use crate::mail::Letter;
use crate::model::{Due, Fate, Ledger, Mailed, Message, Said, UserId};
use crate::service::addressed;
use crate::store::{self, StoredPicture};

/// All that the mails of a run have in common.
pub(super) struct Dispatch {
    pub(super) relay: Option<Relay>,
    pub(super) zone: TimeZone,
    pub(super) organization: TenantInfo,
    pub(super) picture: Option<StoredPicture>,
    /// The organization's, where the message has none.
    pub(super) logo: Option<Logo>,
    pub(super) live: Live,
}

/// How a page ended.
pub(super) enum Ended {
    /// Everybody who was due has been mailed.
    Through {
        /// When the first of the others becomes due.
        next: Option<Ts>,
    },
    /// The relay can't be used at present.
    RelayAway,
    /// The message is not delivered any more.
    Stopped,
}

/// A mail that is due.
struct DueMail {
    person: Account,
    occurrence: u32,
    before: Mailed,
}

impl Dispatch {
    /// Mails those of a page who are due.
    pub(super) async fn page(
        &self,
        cx: &Cx,
        tenant: TenantId,
        people: &[Uuid],
    ) -> failure::Result<Ended> {
        let (due, next) = self.due(cx, tenant, people).await?;
        let (away, stopped) = (AtomicBool::new(false), AtomicBool::new(false));
        let ended = || away.load(Ordering::Relaxed) || stopped.load(Ordering::Relaxed);
        stream::iter(due)
            .map(Ok::<_, beffroi_core::Failure>)
            .try_for_each_concurrent(LANES, |mail| {
                let (away, stopped, ended) = (&away, &stopped, &ended);
                async move {
                    if ended() {
                        return Ok(());
                    }
                    // It may have been canceled since the last one.
                    if !store::is_active(&mut cx.read().await?, tenant, self.message().id).await? {
                        stopped.store(true, Ordering::Relaxed);
                        return Ok(());
                    }
                    if !self.one(cx, tenant, mail).await? {
                        away.store(true, Ordering::Relaxed);
                    }
                    Ok(())
                }
            })
            .await?;
        Ok(if stopped.into_inner() {
            Ended::Stopped
        } else if away.into_inner() {
            Ended::RelayAway
        } else {
            Ended::Through { next }
        })
    }

    pub(super) fn message(&self) -> &Message {
        &self.live.message
    }

    /// Who of a page is due now, and when the first of the others is.
    async fn due(
        &self,
        cx: &Cx,
        tenant: TenantId,
        people: &[Uuid],
    ) -> failure::Result<(Vec<DueMail>, Option<Ts>)> {
        let (message, now) = (self.message(), cx.now());
        let mut conn = cx.read().await?;
        let accounts = lookup::accounts(&mut conn, tenant, people).await?;
        let pairs = people.iter().map(|id| (UserId::from_uuid(*id), message.id));
        let pairs: Vec<_> = pairs.collect();
        let ledgers = store::of_pairs(&mut conn, tenant, &pairs).await?;
        let mailed = store::mailed(&mut conn, tenant, message.id, people).await?;
        drop(conn);
        let (mut due, mut next) = (Vec::new(), None);
        let sets = cx.people(tenant);
        let sets = sets.read();
        for person in accounts {
            // They may have left the audience since the passage began.
            let receives = person.mail.is_some()
                && person.enabled
                && sets.contains(&self.live.audience, person.id.uuid());
            let (true, Some(delivery)) = (receives, message.delivery(person.id, &self.zone)) else {
                continue;
            };
            let before = mailed.get(&person.id).copied().unwrap_or_default();
            let receipt = ledgers.get(&(person.id, message.id)).map(Ledger::receipt);
            match before.due(&delivery, &receipt.unwrap_or_default(), now) {
                Due::Now { occurrence } => due.push(DueMail {
                    person,
                    occurrence,
                    before,
                }),
                Due::Later(at) => next = earlier(next, Some(at)),
                Due::Never(_) => {}
            }
        }
        Ok((due, next))
    }

    /// Mails one person and notes what came of it; false when the relay can't be used.
    async fn one(&self, cx: &Cx, tenant: TenantId, due: DueMail) -> failure::Result<bool> {
        let person = due.person.id;
        let preferred = Vec::from_iter(due.person.preferred_language.clone());
        let Some(said) = self.message().composition.said_to(&preferred) else {
            return Ok(true);
        };
        let Some(relay) = &self.relay else {
            return Ok(false);
        };
        let id = name_of(self.message(), person, due.occurrence);
        let sent = match self.mail(cx, &due.person, &said, id, false) {
            Some(mail) => relay.send(&mail).await,
            None => Err(NotSent::Refused("it is no e-mail address".to_owned())),
        };
        let (fate, answer) = match sent {
            Ok(()) => (Fate::Sent, None),
            Err(NotSent::Refused(words)) => (Fate::Refused, Some(words)),
            Err(NotSent::Deferred(words)) => (Fate::Deferred, Some(words)),
            Err(why @ NotSent::Unavailable(_)) => {
                tracing::warn!(message = %self.message().id, %why, "a message can't be mailed at present");
                return Ok(false);
            }
        };
        let (after, fate) = due.before.after(due.occurrence, fate, cx.now());
        let id = self.message().id;
        cx.db
            .write(move |tx| {
                async move {
                    let answer = answer.as_deref();
                    store::note_mail(tx, tenant, id, person, &after, fate, answer).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(true)
    }

    /// The message as a mail under this name; none when the person has no address, or one that is none.
    pub(super) fn mail(
        &self,
        cx: &Cx,
        person: &Account,
        said: &Said,
        id: String,
        is_test: bool,
    ) -> Option<Mail> {
        let own = self.picture.as_ref().map(|picture| {
            let inline = Inline {
                content_id: format!("logo.{id}"),
                content_type: picture.facts.format.as_str(),
                bytes: picture.bytes.clone(),
            };
            (picture.facts, inline)
        });
        let own = own.as_ref().map(|(facts, inline)| Picture {
            inline,
            width: facts.width,
            height: facts.height,
        });
        let letter = Letter {
            said,
            organization: &self.organization.display_name,
            picture: own.or_else(|| self.logo.as_ref().map(Logo::picture)),
            is_test,
        };
        let written = letter.written();
        addressed(cx, &self.organization, person, written, id, cx.now())
    }
}

/// The name of a mail in its Message-ID: the same at every attempt, and telling nobody who gets it.
fn name_of(message: &Message, person: UserId, occurrence: u32) -> String {
    let digest = Sha256::new()
        .chain_update(message.id.uuid().as_bytes())
        .chain_update(person.uuid().as_bytes())
        .chain_update(occurrence.to_be_bytes())
        .finalize();
    hex::encode(&digest[..16])
}
