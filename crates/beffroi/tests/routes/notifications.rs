//! Custom notifications as things of a call.

use beffroi_store::args;
use beffroi_web::RouteInfo;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::Person;
use crate::things::Things;

const BASE: &str = "/beta/admin/notifications";
const P256DH: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

impl Things<'_> {
    /// The path of a route about notifications, if it is one.
    pub(crate) async fn notification(&self, template: &str, owner: &Person) -> Option<String> {
        let with = |id: &str| template.replace("{id}", id);
        if template.contains("sendCustomNotificationToCompanyPortal") && template.contains("{id}") {
            let device = self.reached(&self.bystander).await;
            return Some(with(&device).replace("{userId}", &self.bystander.id));
        }
        if template == "/push/messages/{token}" {
            return Some(template.replace("{token}", "nobodys"));
        }
        if template.starts_with("/beta/me/managedDevices/{id}/") {
            return Some(with(&self.reached(owner).await));
        }
        let rest = template.strip_prefix(BASE)?;
        Some(match rest {
            "/channels/apns/key" | "/channels/fcm/key" => {
                let insert = "INSERT INTO notification_settings (tenant_id, apns, fcm, version) VALUES ($1, $2, $2, 1)
                    ON CONFLICT (tenant_id) DO UPDATE SET apns = excluded.apns, fcm = excluded.fcm";
                self.behind(vec![(insert, args![self.tenant(), vec![1_u8]])])
                    .await;
                template.to_owned()
            }
            "/channels/{channel}/test" => template.replace("{channel}", "ntfy"),
            _ if rest.starts_with("/{id}") => with(&self.sent().await),
            _ => template.to_owned(),
        })
    }

    /// The body of a route about notifications, if it is one.
    pub(crate) async fn notified(&self, route: &RouteInfo, number: u32) -> Option<Value> {
        if ["GET", "DELETE"].contains(&route.method.as_str()) {
            return None;
        }
        let device = Uuid::from_u128(u128::from(number)).to_string();
        let group = if route
            .path
            .ends_with("/sendCustomNotificationToCompanyPortal")
        {
            let name = format!("Notified {number}");
            self.contoso.group(self.app, &name, &[]).await
        } else {
            String::new()
        };
        body(&route.method, &route.path, &group, &device)
    }

    /// A device of somebody's that is reached somewhere.
    async fn reached(&self, owner: &Person) -> String {
        let id = self.device(owner).await;
        let device: Uuid = id.parse().unwrap();
        let insert = "INSERT INTO notification_registration
              (tenant_id, id, device_id, owner_id, channel, gateway, digest, address, created_at)
            VALUES ($1, $2, $2, $3, 'webPush', 'webPush https://push.example.net', $4, $4, $5)
            ON CONFLICT DO NOTHING";
        let owner: Uuid = owner.id.parse().unwrap();
        let digest = device.as_bytes().to_vec();
        let values = args![self.tenant(), device, owner, digest, self.app.cx().now()];
        self.behind(vec![(insert, values)]).await;
        id
    }

    /// A notification that is over.
    async fn sent(&self) -> String {
        let (id, now) = (self.app.cx().mint_uuid(), self.app.cx().now());
        let insert = "INSERT INTO notification (tenant_id, id, title_length, body_length, kind, targets, created_by,
              created_by_name, created_at, expires_at, state, done_at, is_kept)
            VALUES ($1, $2, 1, 1, 'groups', '[]', $2, 'Ada', $3, $3, 'done', $3, FALSE)";
        self.behind(vec![(insert, args![self.tenant(), id, now])])
            .await;
        id.to_string()
    }
}

/// The body of a route about notifications, if it is one; `group` is one to send to.
fn body(method: &str, path: &str, group: &str, device: &str) -> Option<Value> {
    let text = json!({"notificationTitle": "Closed", "notificationBody": "Stay home."});
    let with = |more: Value| {
        let mut whole = text.clone();
        let all = whole.as_object_mut().unwrap();
        all.extend(more.as_object().unwrap().clone());
        whole
    };
    if path == "/push/receipts" {
        return Some(json!({"receipt": "AAAA"}));
    }
    if path.ends_with("/managedDevices/executeAction") {
        return Some(with(
            json!({"actionName": "customTextNotification", "deviceIds": [device]}),
        ));
    }
    if path.ends_with("/deviceManagement/sendCustomNotificationToCompanyPortal") {
        return Some(with(json!({"groupsToNotify": [group]})));
    }
    if path.ends_with("/sendCustomNotificationToCompanyPortal") {
        return Some(text);
    }
    if path.ends_with("/pushRegistration") && method == "PUT" {
        return Some(
            json!({"channel": "webPush", "endpoint": format!("https://push.example.net/{device}"),
            "keys": {"p256dh": P256DH, "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}),
        );
    }
    let rest = path.strip_prefix(BASE)?;
    Some(match (method, rest) {
        ("PATCH", "/settings") => json!({"historyDays": 30}),
        ("PUT", "/channels/apns/key") => json!({"keyId": "ABC123DEFG", "teamId": "DEF123GHIJ",
            "bundleId": "org.contoso.portal", "privateKey": ec_key(), "environment": "sandbox"}),
        ("PUT", "/channels/fcm/key") => json!({"serviceAccount": service_account()}),
        ("PUT", "/channels/webPush/key") => json!({"privateKey": null}),
        ("POST", _) => json!({}),
        _ => return None,
    })
}

fn ec_key() -> String {
    let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    pair.serialize_pem()
}

fn service_account() -> String {
    json!({"type": "service_account", "project_id": "contoso-portal", "private_key_id": "1",
        "private_key": include_str!("../fixtures/rsa.pem"), "client_email": "push@contoso-portal.iam.gserviceaccount.com",
        "token_uri": "https://oauth2.googleapis.com/token"})
    .to_string()
}
