//! One connection, and what is said on it.

use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Ehlo, Mail as MailFrom, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;

use super::super::error::{NotSent, Stage, judged};
use super::super::mail::Route;
use super::super::settings::{Security, Settings};

/// Longest wait for a connection, and for the relay's farewell.
const CONNECT: Duration = Duration::from_secs(5);

/// A connection on which the relay knows who we are.
pub(super) struct Conversation {
    connection: AsyncSmtpConnection,
    /// Whether the relay takes several commands at once (RFC 2920).
    pipelining: bool,
    /// Whether the relay waits for a mail that will not come.
    astray: bool,
}

/// Why a mail did not get as far as its content.
pub(super) enum Stopped {
    /// Something about this connection or about us: on another one the mail may be taken.
    Connection(NotSent),
    /// Something about the mail; the conversation goes on.
    Mail(NotSent),
}

/// What was refused.
enum Part {
    From,
    Rest,
}

impl Conversation {
    /// Connects and signs in.
    pub(super) async fn open(
        settings: &Settings,
        tls: Option<TlsParameters>,
    ) -> Result<Self, Error> {
        let hello = ClientId::Domain(settings.hello.clone());
        let server = (settings.host.as_str(), settings.port);
        let (implicit, later) = match settings.security {
            Security::StartTls => (None, tls),
            Security::Tls | Security::Plain => (tls, None),
        };
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(CONNECT), &hello, implicit, None)
                .await?;
        if let Some(tls) = later {
            connection.starttls(tls, &hello).await?;
        }
        // The library keeps of the first answer only what it knows itself.
        let offered = connection.command(Ehlo::new(hello)).await?;
        if let Some((user, password)) = &settings.credentials {
            let credentials = Credentials::new(user.clone(), password.expose().clone());
            connection
                .auth(&[Mechanism::Plain, Mechanism::Login], &credentials)
                .await?;
        }
        Ok(Self {
            connection,
            pipelining: offers_pipelining(&offered),
            astray: false,
        })
    }

    /// Says from whom and to whom, up to where the content is asked for.
    pub(super) async fn begin(&mut self, route: &Route) -> Result<(), Stopped> {
        let mut parameters = Vec::new();
        if route.is_international {
            let info = self.connection.server_info();
            if !info.supports_feature(Extension::SmtpUtfEight) {
                let words = "it takes no addresses with letters beyond ASCII (SMTPUTF8)";
                return Err(Stopped::Mail(NotSent::Refused(words.to_owned())));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let from = MailFrom::new(Some(route.from.clone()), parameters);
        let to = Rcpt::new(route.to.clone(), Vec::new());
        let begun = if self.pipelining {
            self.at_once(from, to).await
        } else {
            self.one_by_one(from, to).await
        };
        let from_stage = if route.is_operators {
            Stage::Opening
        } else {
            Stage::Mail
        };
        begun.map_err(|(part, error)| match part {
            Part::Rest => Stopped::Mail(judged(&error, Stage::Mail)),
            Part::From => match judged(&error, from_stage) {
                // An organization's own sender, from which the relay lets nobody write.
                why @ NotSent::Refused(_) => Stopped::Mail(why),
                // Relays close what is idle, and take so many mails of one connection.
                why => Stopped::Connection(why),
            },
        })
    }

    async fn one_by_one(&mut self, from: MailFrom, to: Rcpt) -> Result<(), (Part, Error)> {
        let rest = |error| (Part::Rest, error);
        let from = self.connection.command(from).await;
        from.map_err(|error| (Part::From, error))?;
        self.connection.command(to).await.map_err(rest)?;
        self.connection.command(Data).await.map_err(rest)?;
        Ok(())
    }

    /// In one go. Each command has its answer, whatever the first ones were.
    async fn at_once(&mut self, from: MailFrom, to: Rcpt) -> Result<(), (Part, Error)> {
        let all = format!("{from}{to}{Data}");
        let from = self.connection.command(all).await;
        let to = self.connection.read_response().await;
        let data = self.connection.read_response().await;
        self.astray = data.is_ok() && (from.is_err() || to.is_err());
        from.map_err(|error| (Part::From, error))?;
        to.and(data).map_err(|error| (Part::Rest, error))?;
        Ok(())
    }

    /// The content, and the relay's word that it has it.
    pub(super) async fn content(&mut self, mail: &str) -> Result<(), NotSent> {
        let answer = self.connection.command(on_the_wire(mail)).await;
        answer
            .map(drop)
            .map_err(|error| judged(&error, Stage::Mail))
    }

    /// Makes ready for the next mail after one that was not taken; false when that can't be.
    pub(super) async fn reset(&mut self) -> bool {
        !self.astray && self.connection.command(Rset).await.is_ok()
    }

    /// Ends it in a task of its own: whoever waits has waited long enough.
    pub(super) fn end(mut self) {
        if self.astray {
            // What is said now would be taken for a mail.
            return;
        }
        tokio::spawn(async move {
            tokio::time::timeout(CONNECT, self.connection.abort())
                .await
                .ok();
        });
    }
}

fn offers_pipelining(answer: &Response) -> bool {
    // The first line is the relay's name.
    let mut offers = answer.message().skip(1);
    offers.any(|offer| offer.trim().eq_ignore_ascii_case("PIPELINING"))
}

/// A mail with its end, in one piece: the relay answers at once, where it might first wait for the
/// rest of what comes in two.
fn on_the_wire(mail: &str) -> String {
    let mut wire = mail.replace("\r\n.", "\r\n..");
    if wire.starts_with('.') {
        wire.insert(0, '.');
    }
    if !wire.ends_with("\r\n") {
        wire.push_str("\r\n");
    }
    wire.push_str(".\r\n");
    wire
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the relay reads.
    fn read(wire: &str) -> String {
        let mut mail = String::new();
        let lines = wire.strip_suffix("\r\n").expect("an end").split("\r\n");
        let mut lines = lines.peekable();
        while let Some(line) = lines.next() {
            if line == "." {
                assert!(lines.peek().is_none(), "it ends in its middle: {wire:?}");
                return mail;
            }
            mail.push_str(line.strip_prefix('.').unwrap_or(line));
            mail.push_str("\r\n");
        }
        panic!("it does not end: {wire:?}");
    }

    proptest! {
        #[test]
        fn what_is_sent_is_what_is_read(lines in proptest::collection::vec("[.a\r ]{0,4}", 1..8)) {
            let mail = lines.iter().fold(String::new(), |mail, line| mail + line + "\r\n");
            prop_assert_eq!(read(&on_the_wire(&mail)), mail.clone());
            // The line end of the last line is of the end's making where it has none.
            prop_assert_eq!(read(&on_the_wire(mail.trim_end_matches("\r\n"))), format!("{}\r\n", mail.trim_end_matches("\r\n")));
        }
    }
}
