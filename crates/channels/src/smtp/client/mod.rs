//! Handing mails to the relay, over connections that are used again.

use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use parking_lot::Mutex;

use super::error::{NotSent, Stage, judged};
use super::mail::Mail;
use super::settings::{Security, Sender, Settings};

/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// Longest time that one mail may take, connecting included.
const WHOLE: Duration = Duration::from_secs(15);
/// Connections that are kept open for the next mail.
const IDLE: usize = 8;

/// The operator's relay. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Relay(Arc<Inner>);

struct Inner {
    settings: Settings,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
    tls: Mutex<Option<TlsParameters>>,
}

impl Relay {
    /// A relay as the operator names it. Nothing is connected yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Inner {
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

    /// Hands a mail over. When this returns well, the relay answers for it.
    ///
    /// # Errors
    /// Why it was not taken, or, where the connection ended in the wrong moment, not known to be.
    pub async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        let formatted = mail.formatted(self.sender()).map_err(NotSent::Refused)?;
        let sent = tokio::time::timeout(WHOLE, self.hand_over(mail, &formatted));
        sent.await.unwrap_or_else(|_| {
            let words = format!("it did not answer within {} seconds", WHOLE.as_secs());
            Err(NotSent::Unavailable(words))
        })
    }

    async fn hand_over(&self, mail: &Mail, formatted: &[u8]) -> Result<(), NotSent> {
        let mut connection = self.begun(mail).await?;
        let outcome = submit(&mut connection, mail, formatted).await;
        match &outcome {
            // After a refusal the conversation goes on with the next mail.
            Ok(()) => self.keep(connection),
            Err(NotSent::Refused(_) | NotSent::Deferred(_))
                if connection.command(Rset).await.is_ok() =>
            {
                self.keep(connection);
            }
            Err(_) => end(connection),
        }
        outcome
    }

    /// A connection on which the relay has taken the sender: one that is open already, if it still
    /// lets us, or a new one.
    async fn begun(&self, mail: &Mail) -> Result<AsyncSmtpConnection, NotSent> {
        loop {
            let Some(mut idle) = self.0.idle.lock().pop() else {
                break;
            };
            // Relays close what is idle, and take so many mails of one connection.
            if self.begin(&mut idle, mail).await.is_ok() {
                return Ok(idle);
            }
            end(idle);
        }
        let opened = self.open().await;
        let mut fresh = opened.map_err(|error| judged(&error, Stage::Opening))?;
        match self.begin(&mut fresh, mail).await {
            Ok(()) => Ok(fresh),
            Err(why) => {
                end(fresh);
                Err(why)
            }
        }
    }

    async fn begin(
        &self,
        connection: &mut AsyncSmtpConnection,
        mail: &Mail,
    ) -> Result<(), NotSent> {
        let from = self.sender().address.clone();
        let mut parameters = Vec::new();
        if !(from.to_string().is_ascii() && mail.to.address().to_string().is_ascii()) {
            if !connection
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
            {
                let words = "it takes no addresses with letters beyond ASCII (SMTPUTF8)";
                return Err(NotSent::Refused(words.to_owned()));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let sender = MailFrom::new(Some(from), parameters);
        let answer = connection.command(sender).await;
        answer
            .map(drop)
            .map_err(|error| judged(&error, Stage::Opening))
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.0.idle.lock();
        if idle.len() < IDLE {
            idle.push(connection);
        }
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Error> {
        let Settings {
            host,
            port,
            security,
            credentials,
            hello,
            ..
        } = &self.0.settings;
        let hello = ClientId::Domain(hello.clone());
        let implicit = match security {
            Security::Tls => Some(self.tls()?),
            Security::StartTls | Security::Plain => None,
        };
        let server = (host.as_str(), *port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(CONNECT), &hello, implicit, None)
                .await?;
        if *security == Security::StartTls {
            connection.starttls(self.tls()?, &hello).await?;
        }
        if let Some((user, password)) = credentials {
            let credentials = Credentials::new(user.clone(), password.expose().clone());
            connection
                .auth(&[Mechanism::Plain, Mechanism::Login], &credentials)
                .await?;
        }
        Ok(connection)
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

async fn submit(
    connection: &mut AsyncSmtpConnection,
    mail: &Mail,
    formatted: &[u8],
) -> Result<(), NotSent> {
    let about_it = |error: Error| judged(&error, Stage::Mail);
    let recipient = Rcpt::new(mail.to.address().clone(), Vec::new());
    connection.command(recipient).await.map_err(about_it)?;
    connection.command(Data).await.map_err(about_it)?;
    connection.message(formatted).await.map_err(about_it)?;
    Ok(())
}

/// Ends it in a task of its own: whoever waits has waited long enough.
fn end(mut connection: AsyncSmtpConnection) {
    tokio::spawn(async move { connection.abort().await });
}

#[cfg(test)]
mod tests;
