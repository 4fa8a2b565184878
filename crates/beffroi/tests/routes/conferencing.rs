//! Conferences by phone, and the outbox, as things of a call.

use beffroi_store::{Value as Column, args};
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::Person;
use crate::things::Things;

const BASE: &str = "/beta/admin/conferencing";
/// The bridge that everybody is on.
const HOME: Uuid = Uuid::from_u128(0xB0);
/// Its numbers: the last one is free to call.
const NUMBERS: [&str; 3] = ["+33100000001", "+33100000002", "+33100000003"];

impl Things<'_> {
    /// The path of a route about conferences or mails, if it is one.
    pub(crate) async fn conferencing(&self, template: &str, owner: &Person) -> Option<String> {
        let with = |id: &str| template.replace("{id}", id);
        if template.starts_with("/beta/me/conferencing") {
            self.enabled(owner.id.parse().unwrap()).await;
            return Some(template.to_owned());
        }
        if template.starts_with("/beta/admin/mail/messages/{id}") {
            return Some(with(&self.mail().await));
        }
        let rest = template.strip_prefix(BASE)?;
        self.bridge(HOME, true).await;
        for number in NUMBERS {
            self.number_of(number).await;
        }
        Some(match rest {
            "/mails/{kind}" | "/mails/{kind}/sendSample" => template.replace("{kind}", "enabled"),
            "/serviceNumbers/{number}" => {
                let number = format!("331{:08}", self.number());
                self.number_of(&format!("+{number}")).await;
                template.replace("{number}", &number)
            }
            "/bridges" | "/bridges/{id}" => {
                let id = Uuid::from_u128(0xB00 + u128::from(self.number()));
                self.bridge(id, false).await;
                with(&id.to_string())
            }
            _ if rest.contains("{id}") => {
                let id = self.user().await;
                self.enabled(id.parse().unwrap()).await;
                with(&id)
            }
            _ => template.to_owned(),
        })
    }

    /// Writes behind the product's back.
    pub(crate) async fn behind(&self, statements: Vec<(&'static str, Vec<Column>)>) {
        let write = self.app.cx().db.write(move |tx| {
            async move {
                for (sql, values) in statements {
                    tx.exec(sql, values).await?;
                }
                Ok(())
            }
            .boxed()
        });
        write.await.unwrap();
    }

    /// A bridge; those that others have made are in the way, since there may be a hundred.
    async fn bridge(&self, id: Uuid, is_default: bool) {
        let tenant = self.tenant();
        let clear = "DELETE FROM conferencing_bridge WHERE tenant_id = $1 AND is_default = FALSE AND id <> $2";
        let insert = "INSERT INTO conferencing_bridge (tenant_id, id, name, is_default, version)
            VALUES ($1, $2, $3, $4, 1) ON CONFLICT (tenant_id, id) DO NOTHING";
        let values = args![tenant, id, format!("Bridge {id}"), is_default];
        self.behind(vec![(clear, args![tenant, id]), (insert, values)])
            .await;
    }

    async fn number_of(&self, number: &str) {
        let insert = "INSERT INTO conferencing_number
            (tenant_id, number, bridge_id, kind, country, city, primary_language, secondary_languages, version)
            VALUES ($1, $2, $3, $4, 'FR', 'Paris', 'fr-FR', '[]', 1) ON CONFLICT (tenant_id, number) DO NOTHING";
        let kind = if number == NUMBERS[2] {
            "tollFree"
        } else {
            "toll"
        };
        let values = args![self.tenant(), number.to_owned(), HOME, kind];
        self.behind(vec![(insert, values)]).await;
    }

    /// Somebody who holds conferences by phone.
    async fn enabled(&self, person: Uuid) {
        let (tenant, now) = (self.tenant(), self.app.cx().now());
        self.bridge(HOME, true).await;
        let conference = (2_000_000 + self.number()).to_string();
        let insert = "INSERT INTO conferencing_person (tenant_id, user_id, is_licensed, provider, conference_id, bridge_id,
              pin_hash, pin_set_at, allow_toll_free, allow_pstn_only, version)
            VALUES ($1, $2, FALSE, 'microsoft', $3, $4, $5, $6, TRUE, FALSE, 1)
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET provider = 'microsoft',
              conference_id = excluded.conference_id, bridge_id = excluded.bridge_id,
              pin_hash = excluded.pin_hash, pin_set_at = excluded.pin_set_at, is_licensed = TRUE";
        let hash = "$argon2id$v=19$m=64,t=1,p=1$bm9ib2R5IGhhcyB0aGlz$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let values = args![tenant, person, conference, HOME, hash, now];
        let licensed = "UPDATE conferencing_person SET is_licensed = TRUE WHERE tenant_id = $1 AND user_id = $2";
        self.behind(vec![(insert, values), (licensed, args![tenant, person])])
            .await;
    }

    /// A mail that waits.
    async fn mail(&self) -> String {
        let cx = self.app.cx();
        let (id, now, tenant) = (cx.mint_uuid(), cx.now(), self.tenant());
        let insert = "INSERT INTO mail_message
              (tenant_id, id, kind, topic, waiting_topic, payload, state, created_at, next_at)
            VALUES ($1, $2, 'test', $3, $3, '{}', 'queued', $4, $4)";
        self.behind(vec![(insert, args![tenant, id, id.to_string(), now])])
            .await;
        id.to_string()
    }
}

/// The body of a route about conferences, if it is one.
pub(crate) fn body(method: &str, path: &str, number: u32) -> Option<Value> {
    if path == "/conferencing/verify" {
        return Some(json!({"conferenceId": "1234567", "pin": "12345"}));
    }
    let rest = path.strip_prefix(BASE)?;
    Some(match (method, rest) {
        ("PATCH", "/settings") => json!({"pinLength": 6}),
        ("POST", "/bridges") => json!({"name": format!("New {number}")}),
        ("PATCH", "/bridges/{id}") => json!({"name": format!("Renamed {number}")}),
        ("POST", "/serviceNumbers") => json!({"number": format!("+332{number:08}"), "kind": "toll",
            "country": "FR", "primaryLanguage": "fr-FR"}),
        ("PATCH", "/serviceNumbers/{number}") => json!({"city": format!("City {number}")}),
        ("PATCH", "/users/{id}") => json!({"allowPstnOnlyMeetings": true}),
        ("POST", "/users/changeDefaultNumber") => {
            json!({"fromNumber": NUMBERS[0], "toNumber": NUMBERS[1]})
        }
        ("POST", "/mails/{kind}/sendSample") => json!({"language": "fr"}),
        ("POST" | "PATCH", _) => json!({}),
        _ => return None,
    })
}

/// The same with every property.
pub(crate) fn full(method: &str, path: &str) -> Option<Value> {
    let rest = path.strip_prefix(BASE)?;
    Some(match (method, rest) {
        ("PATCH", "/bridges/{id}") => json!({"name": "Full", "isDefault": true}),
        ("POST", "/serviceNumbers") => {
            json!({"number": "+33299999999", "kind": "toll", "bridgeId": HOME,
            "country": "FR", "city": "Paris", "primaryLanguage": "fr-FR", "secondaryLanguages": ["en-GB"]})
        }
        ("PATCH", "/serviceNumbers/{number}") => json!({"bridgeId": HOME, "city": "Paris",
            "primaryLanguage": "fr-FR", "secondaryLanguages": ["en-GB"]}),
        ("PATCH", "/users/{id}") => json!({"conferenceId": "7654321", "bridgeId": HOME,
            "tollNumber": NUMBERS[0], "tollFreeNumber": NUMBERS[2], "allowTollFreeDialIn": true,
            "allowPstnOnlyMeetings": true}),
        ("POST", "/users/{id}/enable") => json!({"replaceProvider": true}),
        ("POST", "/users/{id}/disable") => json!({"providerName": "Acme"}),
        ("POST", "/users/{id}/sendInformation") => json!({"sendToAddress": "desk@contoso.example"}),
        ("PATCH", "/settings") => json!({
            "automaticallySendEmailsToUsers": true, "sendEmailFromOverride": false,
            "sendEmailFromAddress": "a@contoso.example", "sendEmailFromDisplayName": "A", "pinLength": 5,
            "enableEntryExitNotifications": true, "entryExitAnnouncementsType": "UseNames",
            "enableNameRecording": true, "allowPstnOnlyMeetingsByDefault": false,
            "maskPstnNumbersType": "NoMasking", "automaticallyReplaceAcpProvider": false,
            "automaticallyMigrateUserMeetings": true, "enableDialOutJoinConfirmation": false,
            "includeTollFreeNumberInMeetingInvites": true, "migrateServiceNumbersOnCrossForestMove": false,
            "useUniqueConferenceIds": false, "allowFederatedUsersToDialOutToSelf": "No",
            "allowFederatedUsersToDialOutToThirdParty": "No", "allowedDialOutExternalDomains": ["contoso.example"],
        }),
        _ => return None,
    })
}
