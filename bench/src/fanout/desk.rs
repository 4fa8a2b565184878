//! Where the product's urgent messages are written, approved and ended, over HTTP.

use std::net::SocketAddrV4;

use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

use super::{
    Outcome,
    organization::{self, Organization},
};
use crate::binary::{self, Application};
use crate::http::Http;

const MESSAGES: &str = "/beta/admin/organizationalMessages";

/// Longest body of a message.
const LONGEST_BODY: usize = 200;

/// An application that writes and an administrator who approves.
pub(super) struct Desk {
    address: SocketAddrV4,
    http: Http,
    writer: [String; 1],
    approver: [String; 2],
    group: String,
    /// Wished length of what a subscriber gets.
    bytes: usize,
    /// Characters that fill it up: in the body, then in the link.
    padding: usize,
    /// Path of the message that is under way.
    message: String,
    /// When its approval was sent, in microseconds since 1970.
    sent: i64,
}

/// How long after the approval was sent the server did what, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stages {
    /// It decided: the request was read, its sender known, the message found.
    pub(super) decided: f64,
    /// It started the message: the decision was durable and its job had begun.
    pub(super) started: f64,
}

impl Desk {
    pub(super) fn open(
        address: SocketAddrV4,
        application: &Application,
        organization: &Organization,
        bytes: usize,
    ) -> Outcome<Self> {
        let mut http = Http::connect(address)?;
        let writer = [binary::token(&mut http, application)?];
        let cookie = format!("Cookie: {}", organization.administrator);
        Ok(Self {
            address,
            http,
            writer,
            approver: [cookie, organization::origin(address)],
            group: organization.group.clone(),
            bytes,
            padding: 100,
            message: String::new(),
            sent: 0,
        })
    }

    /// Writes an urgent message to everybody and submits it.
    pub(super) fn write(&mut self) -> Outcome<()> {
        // While many thousands connected, the server has ended what was quiet for half a minute.
        self.http = Http::connect(self.address)?;
        let body = self.padding.min(LONGEST_BODY);
        let link = self.padding - body;
        let draft = json!({
            "name": "Fan-out", "objective": "techUpdates",
            "location": "taskbar", "urgency": "urgent",
            "content": {
                "defaultLanguage": "en-US",
                "texts": [{
                    "language": "en-US", "title": "Lines are down",
                    "body": "x".repeat(body), "buttonText": "More",
                }],
                "link": format!("https://{}/{}", binary::DOMAIN, "x".repeat(link)),
            },
            "recipients": {"includeGroups": [self.group]},
        });
        let draft = self.http.post(MESSAGES, &self.writer, &draft)?;
        self.message = format!("{MESSAGES}/{}", draft.text("id")?);
        let submit = format!("{}/submitForApproval", self.message);
        self.http.post(&submit, &self.writer, &json!({}))?;
        Ok(())
    }

    /// Sends the approval, and does not wait for the answer.
    pub(super) fn approve(&mut self) -> Outcome<()> {
        let now = clock_gettime(ClockId::Realtime);
        self.sent = now.tv_sec * 1_000_000 + now.tv_nsec / 1_000;
        let approve = format!("{}/approve", self.message);
        self.http.send(&approve, &self.approver, &json!({}))
    }

    /// Once everybody has the message: what the server says of it. `bytes` is the length of what
    /// each of them got; the next message is made as long as the others'.
    pub(super) fn look_back(&mut self, bytes: usize) -> Outcome<Stages> {
        self.http.answer()?;
        let message = self.http.get(&self.message, &self.writer)?;
        let wished = (self.padding + self.bytes).saturating_sub(bytes);
        self.padding = wished.max(1);
        let after = |value: &Value| -> Outcome<f64> {
            let text = value.as_str().ok_or("no time in the message")?;
            let time = text.parse::<jiff::Timestamp>()?.as_microsecond();
            #[expect(clippy::cast_precision_loss, reason = "microseconds of a round")]
            Ok((time - self.sent) as f64 / 1e3)
        };
        Ok(Stages {
            decided: after(&message.body["approval"]["decidedDateTime"])?,
            started: after(&message.body["activatedDateTime"])?,
        })
    }

    /// Ends the message: every screen is told.
    pub(super) fn cancel(&mut self) -> Outcome<()> {
        let cancel = format!("{}/cancel", self.message);
        self.http.post(&cancel, &self.writer, &json!({}))?;
        Ok(())
    }
}
