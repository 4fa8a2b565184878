//! What a client puts on somebody's screen.

use beffroi_core::LanguageTag;
use serde::Serialize;
use utoipa::ToSchema;

use super::MessageId;
use super::event::ShowingId;
use super::kinds::{Location, Urgency};
use super::message::Message;
use super::picture::PictureId;
use super::said::SecondText;

/// One appearance of a message, in the language of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Showing {
    /// Names the appearance in events; a client never shows the same one twice.
    pub showing_id: ShowingId,
    /// The message.
    pub message_id: MessageId,
    /// Where it appears.
    pub location: Location,
    /// Whether it is urgent.
    pub urgency: Urgency,
    /// Its place among several for one location, lower first.
    pub rank: u64,
    /// The language of the texts.
    pub language: LanguageTag,
    /// The heading.
    pub title: String,
    /// What it is about.
    pub body: String,
    /// What the button says; empty where there is none.
    pub button_text: String,
    /// Where a click leads; empty for nowhere.
    pub link: String,
    /// The second text of a lock screen, or the second card of *get started*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<SecondText>,
    /// Where the logo or the background picture is fetched, on this server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// That its author looks at it before anybody else: it counts in no figure.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_test: bool,
    /// Always `organizationalMessage`.
    pub content_type: &'static str,
}

/// Where a person fetches a picture.
fn picture_address(id: PictureId) -> String {
    format!("/beta/me/organizationalMessages/pictures/{id}")
}

impl Message {
    /// The message as a person with these languages sees it; none when it has no text for them.
    #[must_use]
    pub fn showing(&self, occurrence: u32, preferred: &[LanguageTag]) -> Option<Showing> {
        let composition = &self.composition;
        let said = composition.said_to(preferred)?;
        Some(Showing {
            showing_id: ShowingId {
                message: self.id,
                occurrence,
            },
            message_id: self.id,
            location: composition.location,
            urgency: composition.urgency,
            rank: self.rank(),
            language: said.language,
            title: said.title,
            body: said.body,
            button_text: said.button_text,
            link: said.link,
            second: said.second,
            picture: composition.content.picture.map(picture_address),
            is_test: false,
            content_type: "organizationalMessage",
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::model::message::sample;

    #[test]
    fn as_in_the_contract_in_the_language_of_the_person() {
        let message = sample();
        let showing = message
            .showing(2, &["fr-CA".parse().expect("a tag")])
            .expect("has a text");
        assert_eq!(
            serde_json::to_value(&showing).expect("serializes"),
            serde_json::json!({
                "showingId": "00000000-0000-0000-0000-000000000001.2",
                "messageId": "00000000-0000-0000-0000-000000000001",
                "location": "taskbar", "urgency": "standard", "rank": message.rank(),
                "language": "fr-FR", "title": "Les bulletins ont déménagé",
                "body": "Ils sont sur le portail.", "buttonText": "Ouvrir",
                "link": "https://contoso.com/payslips", "contentType": "organizationalMessage",
            })
        );
        let mut wordless = message;
        wordless.composition.content.texts.clear();
        assert!(wordless.showing(1, &[]).is_none());
    }
}
