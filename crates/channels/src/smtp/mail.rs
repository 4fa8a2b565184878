//! A mail, and its form on the wire: plain text and HTML side by side, with a picture inside.

use std::time::{Duration, SystemTime};

use beffroi_core::Ts;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::settings::Sender;

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

    pub(super) fn address(&self) -> &Address {
        &self.address
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
    /// The name it is from, where the sender's settings have none.
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
    /// The mail as it is handed over.
    ///
    /// # Errors
    /// When it can't be put into the form of a mail, which no text of it makes happen.
    pub fn formatted(&self, sender: &Sender) -> Result<Vec<u8>, String> {
        let name = sender.name.as_deref().unwrap_or(&self.from_name);
        let name = Some(one_line(name)).filter(|name| !name.is_empty());
        let from = Mailbox::new(name, sender.address.clone());
        let to = Some(self.to.name.clone()).filter(|name| !name.is_empty());
        let id = token(&self.id);
        let raw = |name, value| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        Message::builder()
            .from(from)
            .to(Mailbox::new(to, self.to.address.clone()))
            .subject(one_line(&self.subject))
            .date(time(self.date))
            .message_id(Some(format!("<{id}@{}>", sender.address.domain())))
            // No out-of-office note answers it, and filters know what it is.
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()))
            .raw_header(raw("List-Id", format!("<{}>", token(&self.list))))
            .raw_header(raw("Content-Language", token(&self.language)))
            .multipart(self.body(&id)?)
            .map(|message| message.formatted())
            .map_err(|error| error.to_string())
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

fn time(at: Ts) -> SystemTime {
    let micros = u64::try_from(at.micros()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_micros(micros)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Settings;
    use super::*;

    fn sender() -> Sender {
        let read = Settings::parse("smtp://localhost", "bell@contoso.example", "h");
        read.expect("settings").sender
    }

    fn mail() -> Mail {
        Mail {
            to: Recipient::new("Amélie Roux", "amelie@contoso.example").expect("an address"),
            from_name: "Contoso".to_owned(),
            subject: "Vos bulletins ont déménagé".to_owned(),
            language: "fr-FR".to_owned(),
            text: "Ils sont sur le portail.\n".to_owned(),
            html: "<p>Ils sont sur le portail.</p>".to_owned(),
            picture: None,
            id: "1234".to_owned(),
            list: "messages.contoso.example".to_owned(),
            date: "2026-11-23T09:00:00Z".parse().expect("an instant"),
        }
    }

    fn head(formatted: &[u8]) -> String {
        let text = std::str::from_utf8(formatted).expect("a mail is ASCII");
        text.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn headers_say_who_when_and_that_no_person_wrote_it() {
        let formatted = mail().formatted(&sender()).expect("a mail");
        let head = head(&formatted);
        for line in [
            "From: Contoso <bell@contoso.example>",
            "Date: Mon, 23 Nov 2026 09:00:00 +0000",
            "Message-ID: <1234@contoso.example>",
            "Auto-Submitted: auto-generated",
            "List-Id: <messages.contoso.example>",
            "Content-Language: fr-FR",
            "MIME-Version: 1.0",
        ] {
            assert!(head.lines().any(|one| one == line), "{line} in {head}");
        }
        assert!(head.contains("multipart/alternative"), "{head}");
        assert_eq!(formatted, mail().formatted(&sender()).expect("the same"));
    }

    #[test]
    fn a_picture_stands_beside_the_html_alone() {
        let picture = Inline {
            content_id: "logo".to_owned(),
            content_type: "image/png",
            bytes: vec![1, 2, 3],
        };
        let with = Mail {
            picture: Some(picture),
            ..mail()
        };
        let text = String::from_utf8(with.formatted(&sender()).expect("a mail")).expect("ASCII");
        let at = |part: &str| {
            text.find(part)
                .unwrap_or_else(|| panic!("{part} in {text}"))
        };
        assert!(at("multipart/alternative") < at("text/plain"));
        assert!(at("text/plain") < at("multipart/related"));
        assert!(at("multipart/related") < at("text/html"));
        assert!(at("text/html") < at("Content-ID: <logo>"));
        assert!(text.contains("Content-Disposition: inline"), "{text}");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in [
            "",
            "amelie",
            "a@b@c",
            "a b@c.example",
            "a@c.example\r\nRCPT TO:<x@y.example>",
        ] {
            assert_eq!(Recipient::new("A", bad), Err(NotAnAddress), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_begins_a_header_or_a_line_of_its_own(
            text in "[\\PC\r\n\t:<>@\"=?]{0,80}", name in "[\\PC\r\n\t:<>@\"=?]{0,40}",
        ) {
            let evil = Mail {
                to: Recipient::new(&name, "amelie@contoso.example").expect("an address"),
                from_name: name.clone(),
                subject: format!("{text}\r\nBcc: eve@evil.example\r\n\r\nbody"),
                language: text.clone(),
                text: text.clone(),
                html: text.clone(),
                list: text.clone(),
                id: text.clone(),
                ..mail()
            };
            let formatted = evil.formatted(&sender()).expect("a mail");
            prop_assert!(formatted.is_ascii());
            let head = head(&formatted);
            let mut names: Vec<&str> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split(':').next().unwrap_or_default())
                .collect();
            names.sort_unstable();
            prop_assert_eq!(
                names,
                ["Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "List-Id",
                 "MIME-Version", "Message-ID", "Subject", "To"],
                "{}", head
            );
        }
    }
}
