//! A mail, and its form on the wire: plain text and HTML side by side, with a picture inside.

use std::time::{Duration, SystemTime};

use beffroi_core::Ts;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use url::Url;

use super::sender::{Bounces, Sender};

/// Who gets a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    name: String,
    address: Address,
}

/// That a text is no address that mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is no e-mail address that mail can be sent to")]
pub struct NotAnAddress;

impl Recipient {
    /// A person of that name at that address.
    ///
    /// # Errors
    /// When it is none.
    pub fn new(name: &str, address: &str) -> Result<Self, NotAnAddress> {
        Ok(Self {
            name: one_line(name),
            address: address.trim().parse().map_err(|_| NotAnAddress)?,
        })
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.address.as_ref()
    }
}

/// A picture inside a mail, which the HTML names as `cid:…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// The name in the HTML, without `cid:`: letters, digits, dots and hyphens.
    pub content_id: String,
    /// E.g. `image/png`.
    pub content_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A mail to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Who gets it.
    pub to: Recipient,
    /// The organization's own sender, in place of the operator's.
    pub sender: Option<Sender>,
    /// The name it is from, where its sender has none.
    pub from_name: String,
    /// The subject.
    pub subject: String,
    /// The language of its texts, e.g. `fr-FR`.
    pub language: String,
    /// As plain text, with lines that end in `\n`.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// A picture inside.
    pub picture: Option<Inline>,
    /// What is before the `@` in its Message-ID: the same at every attempt. Letters, digits, dots and
    /// hyphens.
    pub id: String,
    /// What the List-Id says, by which people sort their mail: a name of letters, digits, dots and
    /// hyphens.
    pub list: String,
    /// When it was written: the same at every attempt.
    pub date: Ts,
    /// By what it is known again when it comes back: letters, digits and hyphens, 32 at most.
    pub bounce: Option<String>,
    /// Where one request without signing in ends such mails (RFC 8058). Only `https`.
    pub unsubscribe: Option<Url>,
}

/// Between whom the relay carries a mail.
pub(super) struct Route {
    /// Who is told when it can't be delivered.
    pub(super) from: Address,
    pub(super) to: Address,
    /// Whether that is an address of the operator's and not of one organization.
    pub(super) is_operators: bool,
    /// Whether an address of the mail has letters that only some relays take.
    pub(super) is_international: bool,
}

/// Without what would begin a header of its own.
fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.collect::<String>().trim().to_owned()
}

/// Names that go into headers as they are.
fn token(text: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.chars().filter(fits).collect()
}

impl Mail {
    /// The mail as it is handed over, when the operator's sender is this one.
    ///
    /// # Errors
    /// When it can't be put into the form of a mail, which no text of it makes happen.
    pub fn formatted(&self, operator: &Sender) -> Result<Vec<u8>, String> {
        let from = self.sender(operator);
        let to = Some(self.to.name.clone()).filter(|name| !name.is_empty());
        let id = token(&self.id);
        // The library would read one from the headers, and not understand every address in them.
        let envelope = Envelope::new(Some(from.address.clone()), vec![self.to.address.clone()])
            .map_err(|error| error.to_string())?;
        let mut head = Message::builder()
            .envelope(envelope)
            .from(self.mailbox(from))
            .to(Mailbox::new(to, self.to.address.clone()))
            .subject(one_line(&self.subject))
            .date(time(self.date))
            .message_id(Some(format!("<{id}@{}>", operator.address.domain())))
            // No out-of-office note answers it, and filters know what it is.
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()))
            .raw_header(raw("List-Id", format!("<{}>", token(&self.list))))
            .raw_header(raw("Content-Language", token(&self.language)));
        if self.sender.is_some() {
            head = head.reply_to(self.mailbox(from));
        }
        if from.address != operator.address {
            // Who hands it over is not who it is from (RFC 5322, 3.6.2).
            let name = operator.name.as_deref().map(one_line);
            head = head.sender(Mailbox::new(name, operator.address.clone()));
        }
        for header in self.unsubscribe.iter().flat_map(unsubscribing) {
            head = head.raw_header(header);
        }
        head.multipart(self.body(&id)?)
            .map(|message| message.formatted())
            .map_err(|error| error.to_string())
    }

    fn sender<'a>(&'a self, operator: &'a Sender) -> &'a Sender {
        self.sender.as_ref().unwrap_or(operator)
    }

    fn mailbox(&self, sender: &Sender) -> Mailbox {
        let name = sender.name.as_deref().unwrap_or(&self.from_name);
        let name = Some(one_line(name)).filter(|name| !name.is_empty());
        Mailbox::new(name, sender.address.clone())
    }

    /// Between whom it goes, which is not what its headers say.
    pub(super) fn route(&self, operator: &Sender, bounces: Option<&Bounces>) -> Route {
        let own = self.sender(operator);
        let from = match bounces {
            Some(bounces) => bounces.address(self.bounce.as_deref()),
            None => own.address.clone(),
        };
        let named = [&self.to.address, &own.address, &operator.address];
        Route {
            is_operators: bounces.is_some() || own.address == operator.address,
            is_international: !named.iter().all(|one| one.to_string().is_ascii()),
            from,
            to: self.to.address.clone(),
        }
    }

    /// Readable from the plainest part to the richest. The boundaries follow the id, so that the
    /// same mail is the same to the byte.
    fn body(&self, id: &str) -> Result<MultiPart, String> {
        let html = SinglePart::html(self.html.clone());
        let both = MultiPart::alternative()
            .boundary(format!("=_{id}_a"))
            .singlepart(SinglePart::plain(self.text.clone()));
        let Some(picture) = &self.picture else {
            return Ok(both.singlepart(html));
        };
        let kind = ContentType::parse(picture.content_type).map_err(|error| error.to_string())?;
        let logo = Attachment::new_inline(token(&picture.content_id));
        let related = MultiPart::related()
            .boundary(format!("=_{id}_r"))
            .singlepart(html)
            .singlepart(logo.body(picture.bytes.clone(), kind));
        Ok(both.multipart(related))
    }
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// Longer ones do not fit into a line, which they may not leave.
const LONGEST_URL: usize = 900;

/// By which mailboxes offer to end such mails (RFC 8058). Addresses of the web are ASCII without
/// blanks and angle brackets, whatever they were made of.
fn unsubscribing(url: &Url) -> Vec<HeaderValue> {
    if url.scheme() != "https" || url.as_str().len() > LONGEST_URL {
        return Vec::new();
    }
    let on_one_line = |name, value: String| {
        let name = HeaderName::new_from_ascii_str(name);
        HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
    };
    vec![
        on_one_line("List-Unsubscribe", format!("<{url}>")),
        on_one_line(
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click".to_owned(),
        ),
    ]
}

fn time(at: Ts) -> SystemTime {
    let micros = u64::try_from(at.micros()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_micros(micros)
}

#[cfg(test)]
mod tests;
