//! Handing mails to the relay, over connections that are used again.

mod conversation;

use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::TlsParameters;
use parking_lot::Mutex;

use self::conversation::{Conversation, Stopped};
use super::error::{NotSent, Stage, judged};
use super::mail::{Mail, Route};
use super::pace::Pace;
use super::sender::Sender;
use super::settings::{Security, Settings};

/// Longest time that one mail may take, connecting included.
const WHOLE: Duration = Duration::from_secs(15);
/// Connections that are kept open for the next mail. With a relay that takes 2 ms to answer, 32 of them
/// hand over 4,400 mails a second, 16 of them 2,500 (`examples/smtp_pace.rs`).
const IDLE: usize = 32;

/// The operator's relay. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Relay(Arc<Inner>);

struct Inner {
    settings: Settings,
    pace: Option<Pace>,
    idle: Mutex<Vec<Conversation>>,
    tls: Mutex<Option<TlsParameters>>,
}

impl Relay {
    /// A relay as the operator names it. Nothing is connected yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Inner {
            pace: settings.per_second.map(Pace::new),
            settings,
            idle: Mutex::default(),
            tls: Mutex::default(),
        }))
    }

    /// Who the mails are from.
    #[must_use]
    pub fn sender(&self) -> &Sender {
        &self.0.settings.sender
    }

    /// Hands a mail over, once it is its turn. When this returns well, the relay answers for it.
    ///
    /// # Errors
    /// Why it was not taken, or, where the connection ended in the wrong moment, not known to be.
    pub async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        let written = self.written(mail)?;
        let route = mail.route(self.sender(), self.0.settings.bounces.as_ref());
        if let Some(pace) = &self.0.pace {
            pace.turn().await;
        }
        let sent = tokio::time::timeout(WHOLE, self.hand_over(&route, &written));
        sent.await.unwrap_or_else(|_| {
            let words = format!("it did not answer within {} seconds", WHOLE.as_secs());
            Err(NotSent::Unavailable(words))
        })
    }

    /// As it goes out, signed if the operator signs.
    fn written(&self, mail: &Mail) -> Result<String, NotSent> {
        let formatted = mail.formatted(self.sender()).map_err(NotSent::Refused)?;
        let written = String::from_utf8(formatted)
            .map_err(|_| NotSent::Refused("it is not UTF-8".to_owned()))?;
        let Some(dkim) = &self.0.settings.dkim else {
            return Ok(written);
        };
        let words = "the key of smtp_dkim_key does not sign";
        dkim.signed(&written)
            .ok_or_else(|| NotSent::Unavailable(words.to_owned()))
    }

    async fn hand_over(&self, route: &Route, written: &str) -> Result<(), NotSent> {
        let (mut conversation, begun) = self.begun(route).await?;
        let outcome = match begun {
            Ok(()) => conversation.content(written).await,
            refused => refused,
        };
        match &outcome {
            // After a refusal the conversation goes on with the next mail.
            Ok(()) => self.keep(conversation),
            Err(NotSent::Refused(_) | NotSent::Deferred(_)) if conversation.reset().await => {
                self.keep(conversation);
            }
            Err(_) => conversation.end(),
        }
        outcome
    }

    /// A connection on which the relay has taken the sender: one that is open already, if it still
    /// lets us, or a new one. With what it said of the mail.
    async fn begun(&self, route: &Route) -> Result<(Conversation, Result<(), NotSent>), NotSent> {
        loop {
            let idle = self.0.idle.lock().pop();
            let is_fresh = idle.is_none();
            let mut conversation = if let Some(idle) = idle {
                idle
            } else {
                let opened = self.open().await;
                opened.map_err(|error| judged(&error, Stage::Opening))?
            };
            match conversation.begin(route).await {
                Ok(()) => return Ok((conversation, Ok(()))),
                Err(Stopped::Mail(why)) => return Ok((conversation, Err(why))),
                Err(Stopped::Connection(why)) => {
                    conversation.end();
                    if is_fresh {
                        return Err(why);
                    }
                }
            }
        }
    }

    fn keep(&self, conversation: Conversation) {
        let mut idle = self.0.idle.lock();
        if idle.len() < IDLE {
            idle.push(conversation);
        }
    }

    async fn open(&self) -> Result<Conversation, Error> {
        let tls = match self.0.settings.security {
            Security::Tls | Security::StartTls => Some(self.tls()?),
            Security::Plain => None,
        };
        Conversation::open(&self.0.settings, tls).await
    }

    /// Made once: reading the machine's certificates takes a while.
    fn tls(&self) -> Result<TlsParameters, Error> {
        let mut tls = self.0.tls.lock();
        if let Some(tls) = &*tls {
            return Ok(tls.clone());
        }
        let made = TlsParameters::new(self.0.settings.host.clone())?;
        *tls = Some(made.clone());
        Ok(made)
    }
}

#[cfg(test)]
mod tests;
