//! Chats as things of a call.

use beffroi_store::args;
use beffroi_web::RouteInfo;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::call::{Body, PIXEL};
use crate::office::{Person, id_of};
use crate::things::Things;

const ADMIN: &str = "/beta/admin/chat";
/// Somebody outside, of whom all of this is about.
const OUTSIDE: &str = "anna@example.org";

impl Things<'_> {
    /// The path of a route about chats, if it is one.
    pub(crate) async fn chat(&self, template: &str, owner: &Person) -> Option<String> {
        let with = |name: &str, id: &str| template.replace(name, id);
        if let Some(rest) = template.strip_prefix(ADMIN) {
            return Some(match rest {
                "/policies/{name}" => with("{name}", "Global"),
                "/domains/{domain}/allow" | "/domains/{domain}/refuse" => {
                    with("{domain}", &self.domain().await)
                }
                "/invitations/{id}/withdraw" => with("{id}", &self.invitation(owner, "x").await),
                "/reports/{id}/resolve" => with("{id}", &self.report().await),
                _ => with("{id}", &self.bystander.id),
            });
        }
        if template.starts_with("/beta/chats/invitations/{token}") {
            let token = format!("{:032x}", self.number());
            self.invitation(owner, &token).await;
            return Some(with("{token}", &token));
        }
        if template == "/beta/me/chats/invitations/{id}/withdraw" {
            return Some(with("{id}", &self.invitation(owner, "x").await));
        }
        if template.starts_with("/beta/me/externalContacts/{id}") {
            return Some(with("{id}", &self.contact(owner).await));
        }
        if template == "/beta/me/chats/search" {
            return Some(format!("{template}?q=hello"));
        }
        let is_one = template.contains("/chats/{id}");
        if !is_one {
            return None;
        }
        let group = self.group_chat(owner).await;
        let path = with("{id}", &group)
            .replace("{user}", &owner.id)
            .replace("{membership}", &self.bystander_of(owner));
        if path.contains("{message}") {
            return Some(path.replace("{message}", &self.chat_message(owner, &group).await));
        }
        if path.contains("{file}") {
            return Some(path.replace("{file}", &self.file(owner, &group).await));
        }
        if path.ends_with("/files") {
            return Some(format!("{path}?name=plan.png"));
        }
        Some(path)
    }

    /// Somebody else than the owner.
    fn bystander_of(&self, owner: &Person) -> String {
        if owner.id == self.bystander.id {
            return self.contoso.admin_id.clone();
        }
        self.bystander.id.clone()
    }

    /// A group that the owner has begun with somebody else.
    async fn group_chat(&self, owner: &Person) -> String {
        let other = json!({"user@odata.bind": format!("users('{}')", self.bystander_of(owner))});
        let new = json!({"chatType": "group", "members": [other]});
        let made = self
            .app
            .post("/v1.0/chats")
            .cookie(&owner.cookie)
            .json(&new);
        id_of(&made.send().await.expect(201))
    }

    async fn chat_message(&self, owner: &Person, chat: &str) -> String {
        let path = format!("/v1.0/chats/{chat}/messages");
        let said = json!({"body": {"content": "Hello"}});
        let made = self.app.post(&path).cookie(&owner.cookie).json(&said);
        id_of(&made.send().await.expect(201))
    }

    async fn file(&self, owner: &Person, chat: &str) -> String {
        let path = format!("/beta/chats/{chat}/files?name=plan.png");
        let made = self.app.post(&path).cookie(&owner.cookie);
        id_of(&made.body("image/png", PIXEL).send().await.expect(201))
    }

    /// Somebody outside with whom the owner has to do.
    async fn contact(&self, owner: &Person) -> String {
        let (id, now) = (self.app.cx().mint_uuid(), self.app.cx().now());
        let insert = "INSERT INTO chat_contact (tenant_id, person_id, other_tenant_id, other_id, state, has_begun,
              received, was_pending, since, last_message_at)
            VALUES ($1, $2, $3, $4, 'accepted', TRUE, 0, FALSE, $5, $5)";
        let person: Uuid = owner.id.parse().unwrap();
        let outside = beffroi_directory::personal::TENANT;
        let values = args![self.tenant(), person, outside, id, now];
        self.behind(vec![(insert, values)]).await;
        id.to_string()
    }

    /// An invitation that the owner has sent, by its link's secret.
    async fn invitation(&self, owner: &Person, token: &str) -> String {
        let (id, now) = (self.app.cx().mint_uuid(), self.app.cx().now());
        let address = format!("outside{}@example.org", self.number());
        let insert = "INSERT INTO chat_invitation (tenant_id, id, inviter_id, person_id, address, chat_id, token_hash,
              language, created_at, expires_at, state, delivery)
            VALUES ($1, $2, $3, $2, $4, $2, $5, 'en', $6, $7, 'open', 'waiting')";
        let inviter: Uuid = owner.id.parse().unwrap();
        let secret = if token == "x" {
            id.to_string()
        } else {
            token.to_owned()
        };
        let hash = Sha256::digest(secret.as_bytes()).to_vec();
        let end = now.plus(std::time::Duration::from_hours(24));
        let values = args![self.tenant(), id, inviter, address, hash, now, end];
        self.behind(vec![(insert, values)]).await;
        id.to_string()
    }

    /// A message that was reported.
    async fn report(&self) -> String {
        let (id, now) = (self.app.cx().mint_uuid(), self.app.cx().now());
        let insert = "INSERT INTO chat_report (tenant_id, id, reporter_id, host_tenant_id, chat_id, sequence, message,
              reported_at) VALUES ($1, $2, $2, $1, $2, 1, '{}', $3)";
        self.behind(vec![(insert, args![self.tenant(), id, now])])
            .await;
        id.to_string()
    }

    /// A domain that somebody wanted to write to.
    async fn domain(&self) -> String {
        let domain = format!("outside{}.example", self.number());
        let insert = "INSERT INTO chat_domain (tenant_id, domain, state, asked_by, asked_at)
            VALUES ($1, $2, 'waiting', $3, $4)";
        let (by, now): (Uuid, _) = (self.bystander.id.parse().unwrap(), self.app.cx().now());
        let values = args![self.tenant(), domain.as_str(), by, now];
        self.behind(vec![(insert, values)]).await;
        domain
    }

    /// The body of a route about chats, if it is one.
    pub(crate) async fn said(&self, route: &RouteInfo, owner: &Person) -> Option<Body> {
        let path = route.path.as_str();
        if path.ends_with("/chats/{id}/files") {
            return Some(Body::Picture);
        }
        let is_chat = path.contains("/chats") || path.starts_with(ADMIN);
        if !is_chat || ["GET", "DELETE"].contains(&route.method.as_str()) {
            return None;
        }
        let new = if path.contains("/members") {
            json!({"user@odata.bind": format!("users('{}')", self.user().await)})
        } else {
            json!({"user@odata.bind": format!("users('{}')", self.bystander_of(owner))})
        };
        let invited = self.number();
        body(&route.method, path, &new, &self.bystander.name, invited).map(Body::Json)
    }
}

/// The body of a route about chats, with somebody who is new in it.
fn body(method: &str, path: &str, new: &Value, bystander: &str, number: u32) -> Option<Value> {
    let said = json!({"body": {"content": "Hello"}});
    Some(match (method, path) {
        ("POST", "/v1.0/chats") => json!({"chatType": "oneOnOne", "members": [new]}),
        ("PATCH", "/v1.0/chats/{id}") => json!({"topic": "Budget"}),
        ("POST", "/v1.0/chats/{id}/members") => new.clone(),
        ("POST", "/v1.0/chats/{id}/members/add") => json!({"values": [new]}),
        ("POST", "/v1.0/chats/{id}/messages")
        | ("PATCH", "/v1.0/chats/{id}/messages/{message}") => said,
        ("POST", path) if path.ends_with("Reaction") => json!({"reactionType": "like"}),
        ("PATCH", "/beta/me/chats/{id}/viewpoint") => json!({"isMuted": true}),
        ("POST", "/beta/me/chats/find") => json!({"address": bystander}),
        ("POST", "/beta/chats/invitations/{token}/passkey/options") => {
            json!({"displayName": "Anna"})
        }
        ("POST", "/beta/chats/invitations/{token}/account") => {
            json!({"displayName": format!("Anna {number}"), "password": "a long and quiet river"})
        }
        ("PATCH", "/beta/admin/chat/settings") => json!({"invitationDays": 7}),
        ("PATCH", "/beta/admin/chat/policies/{name}") => json!({"enableFederationAccess": true}),
        ("POST", "/beta/admin/chat/policyGrants") => json!({"policy": "Global", "user": bystander}),
        ("POST", "/beta/admin/chat/explain") => json!({"from": bystander, "to": OUTSIDE}),
        ("POST", "/beta/admin/chat/endContacts") => json!({"person": OUTSIDE}),
        _ => return None,
    })
}
