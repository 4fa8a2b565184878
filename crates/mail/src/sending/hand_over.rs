//! Hands the letters of a flight to the relay, some at a time, and notes of each what became of it before the
//! next one leaves on its lane.

use beffroi_channels::smtp::{NotSent, Relay};
use beffroi_core::{TenantId, failure};
use beffroi_feature::{Cx, Letter};
use futures_util::FutureExt;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use parking_lot::Mutex;

use super::LANES;
use super::flight::Flight;
use super::words;
use crate::model::{Fate, RELAY_AWAY, State};
use crate::store::{self, Claimed, Handed};

/// How a flight ended.
pub(super) enum Ended {
    /// Each letter was tried.
    Through,
    /// The relay can't be used at present.
    RelayAway,
}

impl Flight {
    pub(super) async fn hand_over(&self, cx: &Cx, relay: &Relay) -> failure::Result<Ended> {
        let letters = self.claimed.iter().map(|one| one.letter.clone());
        let composed = match words::compose(cx, self.tenant, letters).await {
            Ok(composed) => Mutex::new(composed),
            Err(failure) => {
                self.put_back(cx).await?;
                return Err(failure);
            }
        };
        let away = Mutex::new(None);
        stream::iter(&self.claimed)
            .map(Ok::<_, beffroi_core::Failure>)
            .try_for_each_concurrent(LANES, |one| {
                let (composed, away) = (&composed, &away);
                async move {
                    let before: Option<NotSent> = away.lock().clone();
                    let letter = composed.lock().remove(&one.letter.id);
                    let (sent, handed) = match before {
                        Some(why) => (
                            Fate::after(Err(why), one.letter.at, cx.now()),
                            Handed::default(),
                        ),
                        None => self.one(cx, relay, one, letter, away).await,
                    };
                    note(cx, self.tenant, one.clone(), sent, handed).await
                }
            })
            .await?;
        Ok(match away.into_inner() {
            Some(_) => Ended::RelayAway,
            None => Ended::Through,
        })
    }

    /// Hands one over; what came of it.
    async fn one(
        &self,
        cx: &Cx,
        relay: &Relay,
        claimed: &Claimed,
        letter: Option<Letter>,
        away: &Mutex<Option<NotSent>>,
    ) -> (Fate, Handed) {
        let composed = match letter {
            Some(Letter::Composed(composed)) => *composed,
            Some(Letter::Unreachable(why)) => {
                return (Fate::ended(State::Failed, Some(why)), Handed::default());
            }
            Some(Letter::Overtaken) | None => {
                let why = "what it would tell did not hold any more";
                return (Fate::ended(State::Canceled, Some(why)), Handed::default());
            }
        };
        let handed = Handed {
            address: Some(composed.to.as_str().to_owned()),
            subject: Some(composed.words.subject.clone()),
            language: Some(composed.words.language.to_string()),
        };
        let letter = &claimed.letter;
        let list = words::kind_of(cx, letter).map_or("mail", |kind| kind.list);
        let mail = words::mail(cx, self.tenant, list, (letter.id, letter.at), composed);
        let sent = relay.send(&mail).await;
        if let Err(why @ NotSent::Unavailable(_)) = &sent {
            let mut away = away.lock();
            if away.is_none() {
                tracing::warn!(%why, "mail can't be sent at present");
            }
            *away = Some(why.clone());
        }
        (Fate::after(sent, claimed.letter.at, cx.now()), handed)
    }
}

impl Flight {
    /// None of them left, and none is lost.
    async fn put_back(&self, cx: &Cx) -> failure::Result<()> {
        let fate = Fate {
            state: State::Deferred,
            next: Some(cx.now().plus(RELAY_AWAY)),
            answer: Some("its words could not be put together".to_owned()),
        };
        for one in &self.claimed {
            note(
                cx,
                self.tenant,
                one.clone(),
                fate.clone(),
                Handed::default(),
            )
            .await?;
        }
        Ok(())
    }
}

async fn note(
    cx: &Cx,
    tenant: TenantId,
    claimed: Claimed,
    fate: Fate,
    handed: Handed,
) -> failure::Result<()> {
    let now = cx.now();
    cx.db
        .write(move |tx| {
            async move { Ok(store::note(tx, tenant, &claimed, &fate, &handed, now).await?) }.boxed()
        })
        .await
}
