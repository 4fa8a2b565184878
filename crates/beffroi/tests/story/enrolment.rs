//! A phone is enrolled by a code that its owner types elsewhere, is notified, and is notified no more.

use beffroi_channels::http::Policy;
use beffroi_feature::Settings;
use beffroi_identity::{Registration, register};
use beffroi_testkit::{
    Answer, PushGateways, TestApp, backends, opened, subscription, test_settings,
};
use beffroi_web::Actor;
use serde_json::{Value, json};

use crate::office::{self, Organization, sign_in};

const FORM: &str = "application/x-www-form-urlencoded";
const TO_GROUPS: &str = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";

/// An app's access token for that scope, by a code that somebody types.
async fn token(
    app: &TestApp,
    organization: &Organization,
    client: &str,
    cookie: &str,
    scope: &str,
) -> String {
    let path = format!("/{}/oauth2/v2.0/devicecode", organization.tenant);
    let form = format!("client_id={client}&scope={scope}");
    let begun = app
        .post(&path)
        .body(FORM, form)
        .send()
        .await
        .expect(200)
        .json();
    let typed = format!(
        "user_code={}&decision=allow",
        begun["user_code"].as_str().unwrap()
    );
    app.post("/devicelogin")
        .cookie(cookie)
        .body(FORM, typed)
        .send()
        .await
        .expect(200);
    let form = format!(
        "client_id={client}&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code={}",
        begun["device_code"].as_str().unwrap()
    );
    let path = format!("/{}/oauth2/v2.0/token", organization.tenant);
    let tokens = app
        .post(&path)
        .body(FORM, form)
        .send()
        .await
        .expect(200)
        .json();
    tokens["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_phone_is_enrolled_by_a_code_and_gets_what_is_sent_until_it_is_removed() {
    for backend in backends() {
        let gateways = PushGateways::open().await;
        let settings = Settings {
            outgoing: Policy {
                allow_private: true,
            },
            outgoing_ca: gateways.authorities(),
            push: gateways.gateways(),
            ..test_settings()
        };
        let app = office::start_as(backend, settings).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let emma = contoso.person(&app, "emma").await;
        let all = contoso.group(&app, "All", &[&emma.id]).await;
        let registration = Registration {
            display_name: "Contoso on Android".to_owned(),
            is_public: true,
            ..Registration::default()
        };
        let client = register(app.cx(), Actor::system(), contoso.tenant, registration)
            .await
            .unwrap();
        let client = client.client_id.to_string();
        let cookie = sign_in(&app, &emma.name).await;
        let looks = token(&app, &contoso, &client, &cookie, "User.Read").await;
        let bearer = token(&app, &contoso, &client, &cookie, "User.ReadWrite").await;

        let phone =
            json!({"deviceName": "Emma’s phone", "operatingSystem": "Android", "osVersion": "17"});
        let enrol = async |bearer: &str, body: &Value| -> Answer {
            let request = app
                .post("/v1.0/me/managedDevices")
                .bearer(bearer)
                .json(body);
            request.send().await
        };
        enrol(&looks, &phone).await.expect(403);
        let long = json!({"deviceName": "Phone", "operatingSystem": "Android", "osVersion": "1".repeat(65)});
        assert_eq!(
            enrol(&bearer, &long).await.expect(400).json()["error"]["target"],
            "osVersion"
        );
        let made = enrol(&bearer, &phone).await.expect(201).json();
        assert_eq!(
            (
                &made["operatingSystem"],
                &made["osVersion"],
                &made["surfaces"]
            ),
            (&json!("Android"), &json!("17"), &json!([]))
        );
        let device = format!("/v1.0/me/managedDevices/{}", made["id"].as_str().unwrap());
        let path = device.replace("/v1.0/", "/beta/") + "/pushRegistration";
        let mut address = subscription(&format!("{}/push/distributor", gateways.url));
        address["channel"] = "unifiedPush".into();
        for (bearer, status) in [(&looks, 403), (&bearer, 200)] {
            let request = app.put(&path).bearer(bearer).json(&address);
            request.send().await.expect(status);
        }
        let send = async || {
            let text = json!({"notificationTitle": "Closed", "notificationBody": "Stay home.", "groupsToNotify": [all]});
            let sent = app.post(TO_GROUPS).cookie(&contoso.admin).json(&text);
            sent.send().await.expect(204);
            app.drain().await;
            gateways.take()
        };
        let pushed = send().await;
        assert_eq!(opened(&pushed[0])["notification"]["body"], "Stay home.");
        assert_eq!(pushed.len(), 1);
        app.request(http::Method::DELETE, &device)
            .bearer(&bearer)
            .send()
            .await
            .expect(204);
        assert!(send().await.is_empty());
        app.finish().await;
    }
}
