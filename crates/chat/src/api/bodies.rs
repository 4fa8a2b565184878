//! What is sent: in Graph's shapes.

use beffroi_core::{Failure, Ts, failure};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{Body, Importance, Kind, client_id, topic};
use crate::service::{History, MentionOf, Start, Wanted, Who};

/// A chat that is to begin.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewChat {
    /// Graph's type; taken and not needed.
    #[serde(rename = "@odata.type", default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    odata_type: Option<String>,
    /// `oneOnOne` or `group`.
    chat_type: Kind,
    /// The name of a group, one line of at most 250 characters without a colon.
    #[serde(default)]
    topic: Option<String>,
    /// The others; the caller may be among them. At most 200 at once.
    members: Vec<NewMember>,
}

impl NewChat {
    /// What is wanted, for this caller.
    pub(super) fn start(self, caller: Uuid, country: Option<&str>) -> failure::Result<Start> {
        let topic = match self.topic.as_deref().map(topic) {
            Some(Ok(topic)) => topic,
            Some(Err(rule)) => return Err(Failure::invalid("topic", rule)),
            None => None,
        };
        let mut people = Vec::new();
        for (place, member) in self.members.iter().enumerate() {
            let who = member.who(&format!("members/{place}"), country)?;
            if who != Who::Id(caller) {
                people.push(who);
            }
        }
        Ok(Start {
            kind: self.chat_type,
            topic,
            people,
        })
    }
}

/// Somebody who is to take part: by `user@odata.bind`, `email` or `phoneNumber`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewMember {
    /// Graph's type of a member; taken and not needed.
    #[serde(rename = "@odata.type", default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    odata_type: Option<String>,
    /// `owner` or `guest`; the server gives the one that fits.
    #[serde(default)]
    roles: Vec<String>,
    /// `https://graph.microsoft.com/v1.0/users('…')` with an id or an address.
    #[serde(rename = "user@odata.bind", default)]
    bind: Option<String>,
    /// A whole e-mail address.
    #[serde(default)]
    email: Option<String>,
    /// A phone number in any usual notation.
    #[serde(default)]
    phone_number: Option<String>,
    /// The person's organization; taken and not needed, since an id is nobody else's.
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    tenant_id: Option<Uuid>,
    /// From when on they see what was said: nothing when it is absent, everything from year 1.
    #[serde(default)]
    visible_history_start_date_time: Option<String>,
}

impl NewMember {
    /// Who it is.
    pub(super) fn who(&self, field: &str, country: Option<&str>) -> failure::Result<Who> {
        let place = |name: &str| {
            if field.is_empty() {
                name.to_owned()
            } else {
                format!("{field}/{name}")
            }
        };
        if let Some(role) = self
            .roles
            .iter()
            .find(|role| !matches!(role.as_str(), "owner" | "guest"))
        {
            let rule = format!("must be owner or guest, not '{role}'");
            return Err(Failure::invalid(place("roles"), rule));
        }
        let given = [&self.bind, &self.email, &self.phone_number];
        if given.iter().filter(|one| one.is_some()).count() != 1 {
            let rule =
                "must name one person, or email or phoneNumber must: exactly one of the three";
            return Err(Failure::invalid(place("user@odata.bind"), rule));
        }
        if let Some(bind) = &self.bind {
            let name = bound(bind).ok_or_else(|| {
                let rule = "must be like https://graph.microsoft.com/v1.0/users('…') with an id or an address";
                Failure::invalid(place("user@odata.bind"), rule)
            })?;
            return match name.parse() {
                Ok(id) => Ok(Who::Id(id)),
                Err(_) => address(&place("user@odata.bind"), name, country),
            };
        }
        match (&self.email, &self.phone_number) {
            (Some(text), _) => address(&place("email"), text, country),
            (_, Some(text)) => address(&place("phoneNumber"), text, country),
            _ => Err(Failure::invalid(place("email"), "must name one person")),
        }
    }

    /// How much they see.
    pub(super) fn history(&self, field: &str) -> failure::Result<History> {
        match self.visible_history_start_date_time.as_deref() {
            None => Ok(History::None),
            Some(text) if text.starts_with("0001-01-01T00:00:00") => Ok(History::All),
            Some(text) => {
                let at: Ts = text.parse().map_err(|_| {
                    let rule = "must be an instant such as 2026-11-30T12:00:00Z, or 0001-01-01T00:00:00Z for everything";
                    Failure::invalid(format!("{field}visibleHistoryStartDateTime"), rule)
                })?;
                Ok(History::Since(at))
            }
        }
    }
}

/// The name inside `…/users('name')` or `…/users/name`.
fn bound(text: &str) -> Option<&str> {
    let (_, rest) = text.rsplit_once("users")?;
    let name = match rest.strip_prefix("('") {
        Some(quoted) => quoted.strip_suffix("')")?,
        None => rest.strip_prefix('/')?,
    };
    (!name.is_empty()).then_some(name)
}

/// Reads an address.
pub(super) fn address(field: &str, text: &str, country: Option<&str>) -> failure::Result<Who> {
    let read = crate::model::Address::read(text, country);
    read.map(Who::Address)
        .map_err(|rule| Failure::invalid(field, rule))
}

/// A message that is sent, or said differently.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewMessage {
    /// Graph's type; taken and not needed.
    #[serde(rename = "@odata.type", default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    odata_type: Option<String>,
    /// What is said.
    body: Body,
    /// People who are named, at most 50: each has an `at` with its id in the text, which is html.
    #[serde(default)]
    mentions: Vec<NewMention>,
    /// Files that were uploaded to the chat, at most 10.
    #[serde(default)]
    attachments: Vec<NewAttachment>,
    /// `normal`, `high` or `urgent`.
    #[serde(default)]
    importance: Option<Importance>,
    /// The id of the message that it answers.
    #[serde(default)]
    reply_to_id: Option<String>,
    /// 1 to 64 visible characters by which the program knows it: sent twice, it is kept once.
    #[serde(default)]
    client_id: Option<String>,
}

/// A file of a message.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewAttachment {
    /// The file's id in the chat.
    id: String,
    /// `reference`.
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    content_type: Option<String>,
    /// Where it is; taken and not needed.
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    content_url: Option<String>,
    /// Its name.
    #[serde(default)]
    name: Option<String>,
}

/// Somebody who is named.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewMention {
    /// Graph's type; taken and not needed.
    #[serde(rename = "@odata.type", default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    odata_type: Option<String>,
    /// The `id` of the `at` in the text.
    id: i64,
    /// As it stands there.
    mention_text: String,
    /// Who it is: `{"user": {"id": …}}`.
    mentioned: Mentioned,
}

/// Graph's `chatMessageMentionedIdentitySet`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
struct Mentioned {
    /// The person.
    user: MentionedUser,
}

/// A person who is named; what else Graph has of them is not needed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
struct MentionedUser {
    /// The person's id.
    id: Uuid,
}

impl NewMessage {
    /// What is wanted.
    pub(super) fn wanted(self) -> failure::Result<Wanted> {
        let reply_to = match &self.reply_to_id {
            Some(text) => Some(text.parse().map_err(|_| {
                Failure::invalid("replyToId", "must be the id of a message of this chat")
            })?),
            None => None,
        };
        let mention = |one: NewMention| MentionOf {
            id: one.id,
            text: one.mention_text,
            person: one.mentioned.user.id,
        };
        let file = |one: NewAttachment| (one.id, one.name);
        Ok(Wanted {
            client_id: self.client_id.as_deref().map(client_id).transpose()?,
            body: self.body,
            mentions: self.mentions.into_iter().map(mention).collect(),
            files: self.attachments.into_iter().map(file).collect(),
            reply_to,
            importance: self.importance,
        })
    }
}

/// Whose view of a chat changes: always the caller's own.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ForUser {
    /// `{"id": …, "tenantId": …}` of the caller.
    #[serde(default)]
    user: Option<TeamworkUser>,
    /// What was said since then is not read.
    #[serde(default)]
    last_message_read_date_time: Option<Ts>,
}

/// Graph's `teamworkUserIdentity`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TeamworkUser {
    #[serde(rename = "@odata.type", default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    odata_type: Option<String>,
    /// The person's id.
    id: Uuid,
    /// Their organization.
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    tenant_id: Option<Uuid>,
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    display_name: Option<String>,
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "Graph's clients send it; the server knows by itself"
    )]
    user_identity_type: Option<String>,
}

impl ForUser {
    /// Since when it is not read; refuses somebody else's view.
    pub(super) fn since(self, caller: Uuid) -> failure::Result<Option<Ts>> {
        match self.user {
            Some(user) if user.id != caller => Err(Failure::invalid(
                "user/id",
                "must be the id of the signed-in person",
            )),
            _ => Ok(self.last_message_read_date_time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_as_graph_does() {
        let member = |json: &str| serde_json::from_str::<NewMember>(json).expect("a member");
        let who = |json: &str| member(json).who("members/0", Some("FR"));
        let id = "8b081ef6-4792-4def-b2c9-c363a1bf41d5";
        let graph = format!(
            r##"{{"@odata.type":"#microsoft.graph.aadUserConversationMember","roles":["owner"],"user@odata.bind":"https://graph.microsoft.com/v1.0/users('{id}')"}}"##
        );
        assert_eq!(who(&graph).ok(), id.parse().ok().map(Who::Id));
        let bound =
            r#"{"user@odata.bind":"https://graph.microsoft.com/v1.0/users('Anna@Example.org')"}"#;
        let anna = "anna@example.org".parse().ok().map(Who::Address);
        assert_eq!(who(bound).ok(), anna);
        assert_eq!(who(r#"{"email":"anna@example.org"}"#).ok(), anna);
        let phone = who(r#"{"phoneNumber":"06 12 34 56 78"}"#).ok();
        assert_eq!(phone, "+33612345678".parse().ok().map(Who::Address));
        for wrong in [
            "{}",
            r#"{"email":"anna"}"#,
            r#"{"email":"a@b.example","phoneNumber":"+33612345678"}"#,
            r#"{"user@odata.bind":"https://example.org/people/x"}"#,
            r#"{"email":"a@b.example","roles":["boss"]}"#,
        ] {
            assert!(who(wrong).is_err(), "{wrong}");
        }
    }
}
