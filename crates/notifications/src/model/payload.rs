//! What travels to a device: the text, and where a click leads.

use beffroi_core::Ts;
use serde::Serialize;
use uuid::Uuid;

use super::Text;

/// What a device gets, beside what its system shows.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// The notification's id: a device that gets it twice shows it once.
    pub(crate) id: Uuid,
    /// When it was sent.
    pub(crate) sent: Ts,
    /// Where a click leads.
    pub(crate) link: String,
    /// By which the device says that it has it; where a history is kept.
    pub(crate) receipt: Option<String>,
}

/// For browsers: a form that those which show it themselves (Declarative Web Push) and our service worker both
/// understand.
#[derive(Serialize)]
struct ForBrowser<'a> {
    web_push: u16,
    mutable: bool,
    notification: Shown<'a>,
    beffroi: Own<'a>,
}

#[derive(Serialize)]
struct Shown<'a> {
    title: &'a str,
    body: &'a str,
    navigate: &'a str,
    tag: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Own<'a> {
    id: Uuid,
    sent_date_time: Ts,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<&'a str>,
}

#[derive(Serialize)]
struct ForApple<'a> {
    aps: Aps<'a>,
    link: &'a str,
    beffroi: Own<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Aps<'a> {
    alert: Alert<'a>,
    sound: &'static str,
    thread_id: &'static str,
}

#[derive(Serialize)]
struct Alert<'a> {
    title: &'a str,
    body: &'a str,
}

impl Facts {
    fn own(&self) -> Own<'_> {
        Own {
            id: self.id,
            sent_date_time: self.sent,
            receipt: self.receipt.as_deref(),
        }
    }

    /// For browsers, and apps with `UnifiedPush`.
    pub(crate) fn for_browser(&self, text: &Text) -> Vec<u8> {
        json(&ForBrowser {
            web_push: 8030,
            mutable: true,
            notification: Shown {
                title: &text.title,
                body: &text.body,
                navigate: &self.link,
                tag: self.id.to_string(),
            },
            beffroi: self.own(),
        })
    }

    /// For Apple's gateway.
    pub(crate) fn for_apple(&self, text: &Text) -> Vec<u8> {
        json(&ForApple {
            aps: Aps {
                alert: Alert {
                    title: &text.title,
                    body: &text.body,
                },
                sound: "default",
                thread_id: "beffroi",
            },
            link: &self.link,
            beffroi: self.own(),
        })
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("structs of text are JSON")
}

#[cfg(test)]
mod tests {
    use beffroi_channels::push::{apns, webpush};
    use serde_json::{Value, json};

    use super::*;

    fn facts(receipt: Option<String>) -> Facts {
        Facts {
            id: Uuid::from_u128(7),
            sent: Ts::from_micros(1_764_489_600_000_000),
            link: format!("https://beffroi.{}.example/notifications", "x".repeat(200)),
            receipt,
        }
    }

    #[test]
    fn the_longest_text_fits_every_gateway() {
        // Four bytes each, and what JSON writes with two.
        for letter in ["𝄞", "\"", "\\"] {
            let text = Text::parse(&letter.repeat(50), &letter.repeat(500)).expect("a text");
            let facts = facts(Some("r".repeat(43)));
            assert!(facts.for_browser(&text).len() <= webpush::LARGEST_BODY);
            assert!(facts.for_apple(&text).len() <= apns::LARGEST_BODY);
        }
    }

    #[test]
    fn browsers_that_show_it_themselves_find_their_form() {
        let text = Text::parse("Closed", "Snow.\nStay home.").expect("a text");
        let value: Value = serde_json::from_slice(&facts(None).for_browser(&text)).expect("JSON");
        assert_eq!(value["web_push"], 8030);
        assert_eq!(value["notification"]["title"], "Closed");
        assert_eq!(value["notification"]["tag"], value["beffroi"]["id"]);
        assert_eq!(value["beffroi"].get("receipt"), None);
        let apple: Value = serde_json::from_slice(&facts(None).for_apple(&text)).expect("JSON");
        assert_eq!(
            apple["aps"]["alert"],
            json!({"title": "Closed", "body": "Snow.\nStay home."})
        );
        assert_eq!(apple["aps"]["thread-id"], "beffroi");
    }
}
