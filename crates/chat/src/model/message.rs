//! A message as it is kept.

use beffroi_core::{Failure, Ts, failure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::content::{Body, ContentType};
use super::party::Party;

/// Most people whom a message mentions.
const MOST_MENTIONS: usize = 50;
/// Most files of a message.
pub(crate) const MOST_FILES: usize = 10;
/// Most kinds of reaction that one person gives to a message.
const MOST_REACTIONS: usize = 20;
/// Longest id of a message that its sender's program gives.
const LONGEST_CLIENT_ID: usize = 64;

/// A message, or a note of what happened in the chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// The position at which it came.
    pub(crate) sequence: i64,
    /// The position of its last change.
    pub(crate) position: i64,
    pub(crate) sender: Party,
    pub(crate) client_id: Option<String>,
    pub(crate) created_at: Ts,
    pub(crate) edited_at: Option<Ts>,
    pub(crate) deleted_at: Option<Ts>,
    pub(crate) said: Said,
    pub(crate) details: Details,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// Somebody said something.
    Body(Body),
    /// Something happened, which the details tell.
    Event,
}

impl Said {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Body(body) => body.content_type.as_str(),
            Self::Event => "event",
        }
    }

    pub(crate) fn content(&self) -> &str {
        match self {
            Self::Body(body) => &body.content,
            Self::Event => "",
        }
    }

    /// Reads what was kept.
    pub(crate) fn read(kind: &str, content: String) -> Self {
        let content_type = match kind {
            "html" => ContentType::Html,
            "event" => return Self::Event,
            _ => ContentType::Text,
        };
        Self::Body(Body {
            content_type,
            content,
        })
    }
}

impl Message {
    /// Whether it is something that somebody said.
    pub(crate) const fn is_said(&self) -> bool {
        matches!(self.said, Said::Body(_))
    }
}

/// What else belongs to a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Details {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) mentions: Vec<Mention>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) reactions: Vec<Reaction>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) files: Vec<File>,
    /// The number of the message that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reply_to: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) event: Option<Event>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) importance: Option<Importance>,
    /// Members of the group whom it does not reach, as far as its sender may know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missed: Vec<Party>,
}

/// How much it matters to its sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Importance {
    /// As usual.
    Normal,
    /// More than usual.
    High,
    /// At once.
    Urgent,
}

/// Somebody who is named in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mention {
    /// The `id` of the `at` in the text.
    pub(crate) id: i64,
    pub(crate) text: String,
    pub(crate) party: Party,
}

/// A reaction to a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reaction {
    pub(crate) party: Party,
    /// An emoji, or one of Graph's words.
    pub(crate) kind: String,
    pub(crate) at: Ts,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct File {
    /// SHA-256, in hexadecimal digits.
    pub(crate) digest: String,
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) size: i64,
}

/// What happened in a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "type")]
pub(crate) enum Event {
    /// People were added.
    MembersAdded { members: Vec<Party> },
    /// Somebody was removed.
    MemberRemoved { member: Party },
    /// Somebody left.
    MemberLeft,
    /// Somebody who was asked takes part now.
    MemberJoined,
    /// The chat has another name.
    Renamed { topic: Option<String> },
}

/// Reactions with those of somebody changed.
///
/// # Errors
/// What is no reaction, and too many.
pub(crate) fn react(
    reactions: &[Reaction],
    party: Party,
    kind: &str,
    at: Ts,
) -> failure::Result<Vec<Reaction>> {
    let kind = reaction(kind)?;
    let mut all = reactions.to_vec();
    if all.iter().any(|one| one.party == party && one.kind == kind) {
        return Ok(all);
    }
    if all.iter().filter(|one| one.party == party).count() >= MOST_REACTIONS {
        return Err(Failure::invalid(
            "reactionType",
            "must be one of at most 20 of one person",
        ));
    }
    all.push(Reaction { party, kind, at });
    Ok(all)
}

/// Reactions without one of somebody.
///
/// # Errors
/// What is no reaction.
pub(crate) fn unreact(
    reactions: &[Reaction],
    party: Party,
    kind: &str,
) -> failure::Result<Vec<Reaction>> {
    let kind = reaction(kind)?;
    let stays = |one: &&Reaction| one.party != party || one.kind != kind;
    Ok(reactions.iter().filter(stays).cloned().collect())
}

/// A reaction in its one form: an emoji, also where one of Graph's older words names it.
fn reaction(kind: &str) -> failure::Result<String> {
    let kind = kind.trim();
    let emoji = match kind {
        "like" => "👍",
        "angry" => "😠",
        "sad" => "🙁",
        "laugh" => "😆",
        "heart" => "❤️",
        "surprised" => "😮",
        other => other,
    };
    // An emoji is a few scalar values, none of which begins a tag or is a letter of a language.
    let fits = (1..=12).contains(&emoji.chars().count())
        && emoji.chars().any(|c| u32::from(c) > 0x2000)
        && !emoji.chars().any(|c| {
            c.is_alphabetic() || c.is_control() || c.is_whitespace() || "<>&\"'".contains(c)
        });
    if fits {
        return Ok(emoji.to_owned());
    }
    let rule = "must be an emoji, or like, angry, sad, laugh, heart or surprised";
    Err(Failure::invalid("reactionType", rule))
}

/// The id that the sender's program gave.
///
/// # Errors
/// It is too long, or has characters that such ids have not.
pub(crate) fn client_id(text: &str) -> failure::Result<String> {
    let fits = (1..=LONGEST_CLIENT_ID).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fits {
        return Ok(text.to_owned());
    }
    let rule = "must have 1 to 64 visible characters of ASCII";
    Err(Failure::invalid("clientId", rule))
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Refuses more mentions than a message may have, one whose `at` is not in the text, and an `at`
/// that names nobody.
///
/// # Errors
/// As said.
pub(crate) fn check_mentions(body: &Body, mentions: &[Mention]) -> failure::Result<()> {
    if mentions.len() > MOST_MENTIONS {
        return Err(Failure::invalid("mentions", "must be at most 50"));
    }
    let mut found = 0;
    for (place, mention) in mentions.iter().enumerate() {
        let at = format!("<at id=\"{}\">{}</at>", mention.id, escaped(&mention.text));
        let count = body.content.matches(&at).count();
        if body.content_type != ContentType::Html || count == 0 {
            let rule = format!("has no {at} in body/content, which must be html");
            return Err(Failure::invalid(format!("mentions/{place}/id"), rule));
        }
        found += count;
    }
    let all = body.content.matches("<at ").count() + body.content.matches("<at>").count();
    if body.content_type == ContentType::Html && all != found {
        let rule = "has an at element that is none of mentions";
        return Err(Failure::invalid("body/content", rule));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_reaction_is_given_once_and_taken_back() {
        let (one, other) = (
            Party::personal(Uuid::from_u128(1)),
            Party::personal(Uuid::from_u128(2)),
        );
        let at = Ts::default();
        let all = react(&[], one, "like", at).expect("a reaction");
        let all = react(&all, one, "👍", at).expect("the same");
        let all = react(&all, other, "👍", at).expect("of somebody else");
        assert_eq!(all.len(), 2);
        let all = unreact(&all, one, "like").expect("taken back");
        assert_eq!(all.len(), 1);
        for kind in [
            "",
            "ok",
            "<b>",
            "👍<",
            "\u{7}",
            "👍👍👍👍👍👍👍👍👍👍👍👍👍",
        ] {
            assert!(react(&[], one, kind, at).is_err(), "{kind}");
        }
        for kind in ["❤️", "👩‍👩‍👧", "🇫🇷", "😮"] {
            assert!(react(&[], one, kind, at).is_ok(), "{kind}");
        }
    }

    #[test]
    fn ids_of_programs() {
        assert!(client_id("0b7e-42").is_ok());
        assert!(
            client_id("").is_err()
                && client_id("a b").is_err()
                && client_id(&"x".repeat(65)).is_err()
        );
    }

    #[test]
    fn details_are_read_back() {
        let details = Details {
            reply_to: Some(3),
            event: Some(Event::Renamed {
                topic: Some("Budget".to_owned()),
            }),
            ..Details::default()
        };
        let text = serde_json::to_string(&details).expect("JSON");
        assert_eq!(
            text,
            r#"{"reply_to":3,"event":{"type":"renamed","topic":"Budget"}}"#
        );
        assert_eq!(serde_json::from_str::<Details>(&text).ok(), Some(details));
        assert_eq!(
            serde_json::to_string(&Details::default()).ok().as_deref(),
            Some("{}")
        );
    }
}
