//! Applications are registered, given secrets and certificates, changed and removed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beffroi_testkit::{Answer, Backend, backends};
use serde_json::{Value, json};

use crate::office::{ALICE, EMILIE, Office};

const APPLICATIONS: &str = "/v1.0/applications";
/// Application Administrator and User Administrator.
const APPLICATION_ADMINISTRATOR: &str = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

async fn create(office: &Office, cookie: &str, body: &Value) -> Answer {
    let request = office.app.post(APPLICATIONS).cookie(cookie);
    request.json(body).send().await
}

async fn post(office: &Office, cookie: &str, path: &str, body: &Value) -> Answer {
    office.app.post(path).cookie(cookie).json(body).send().await
}

async fn patch(office: &Office, cookie: &str, path: &str, body: &Value) -> Answer {
    let request = office.app.patch(path).cookie(cookie);
    request.json(body).send().await
}

/// Whether the secret opens the application, and the token if so.
async fn token(office: &Office, id: &str, secret: &str) -> Option<String> {
    let form = format!(
        "client_id={id}&grant_type=client_credentials&client_secret={secret}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
    );
    let path = format!("/{}/oauth2/v2.0/token", office.tenant);
    let request = office.app.post(&path);
    let request = request.body("application/x-www-form-urlencoded", form);
    let answer = request.send().await.json();
    answer["access_token"].as_str().map(str::to_owned)
}

fn certificate(name: &str) -> String {
    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let parameters = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
    STANDARD.encode(parameters.self_signed(&key).unwrap().der())
}

#[tokio::test]
async fn an_application_from_its_registration_to_its_end() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let alice = office.sign_in(ALICE).await;
        let body = json!({
            "displayName": " Mail merge ", "description": "Letters", "permissions": ["User.ReadWrite.All"],
            "web": {"redirectUris": ["https://merge.contoso.com/back"]},
        });
        let made = create(&office, &alice, &body).await.expect(201);
        let made_json = made.json();
        let id = made_json["id"].as_str().unwrap().to_owned();
        let path = format!("{APPLICATIONS}/{id}");
        assert!(made.header("location").ends_with(&path));
        assert_eq!(made_json["appId"], id);
        assert_eq!(made_json["displayName"], "Mail merge");
        assert_eq!(made_json["permissions"], json!(["User.ReadWrite.All"]));
        assert_eq!(made_json["isFallbackPublicClient"], false);
        assert_eq!(made_json["passwordCredentials"], json!([]));

        let adding = json!({"passwordCredential": {"displayName": "Laptop"}});
        let secret = post(&office, &alice, &format!("{path}/addPassword"), &adding)
            .await
            .expect(200)
            .json();
        let text = secret["secretText"].as_str().unwrap();
        assert!(text.starts_with(secret["hint"].as_str().unwrap()));
        let bearer = token(&office, &id, text).await.expect("a token");
        // Who may change may read.
        let users = office.app.get("/v1.0/users").bearer(&bearer);
        users.send().await.expect(200);
        let groups = office.app.get("/v1.0/groups").bearer(&bearer);
        groups.send().await.expect(403);

        let shown = office.get(&alice, &path).await.expect(200).json();
        let credential = &shown["passwordCredentials"][0];
        assert_eq!(credential["keyId"], secret["keyId"]);
        assert_eq!(credential["displayName"], "Laptop");
        assert_eq!(credential["secretText"], Value::Null);

        let change = json!({
            "displayName": "Merge", "description": null, "permissions": ["Group.Read.All"],
            "keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate("one")}],
        });
        patch(&office, &alice, &path, &change).await.expect(204);
        // A token that is out in the world counts for what is allowed today.
        let users = office.app.get("/v1.0/users").bearer(&bearer);
        users.send().await.expect(403);
        let groups = office.app.get("/v1.0/groups").bearer(&bearer);
        groups.send().await.expect(200);
        let shown = office.get(&alice, &path).await.expect(200).json();
        assert_eq!(shown["description"], Value::Null);
        assert_eq!(shown["web"], made_json["web"]);
        certificates_come_and_go(&office, &alice, &path, &shown).await;

        let removing = json!({"keyId": secret["keyId"]});
        let remove = format!("{path}/removePassword");
        post(&office, &alice, &remove, &removing).await.expect(204);
        assert_eq!(token(&office, &id, text).await, None);
        post(&office, &alice, &remove, &removing).await.expect(400);

        let list = "/v1.0/applications?$filter=startswith(displayName,'mer')&$count=true";
        let list = office.get(&alice, list).await.expect(200).json();
        assert_eq!(
            (&list["@odata.count"], &list["value"][0]["id"]),
            (&json!(1), &json!(id))
        );

        let request = office.app.delete(&path).cookie(&alice);
        request.send().await.expect(204);
        office.get(&alice, &path).await.expect(404);
        let gone = office.app.get("/v1.0/groups").bearer(&bearer);
        gone.send().await.expect(401);

        let audit = office.audit("ApplicationManagement").await;
        let said: Vec<_> = audit
            .iter()
            .map(|one| one["activityDisplayName"].as_str().unwrap())
            .collect();
        assert_eq!(
            said,
            [
                "Add application",
                "Add application secret",
                "Update application",
                "Update application",
                "Update application",
                "Remove application secret",
                "Delete application"
            ]
        );
        assert!(!serde_json::to_string(&audit).unwrap().contains(text));
        office.app.finish().await;
    }
}

/// One stays, one comes; then the first goes.
async fn certificates_come_and_go(office: &Office, alice: &str, path: &str, shown: &Value) {
    let key = shown["keyCredentials"][0].clone();

    let change = json!({"keyCredentials": [{"keyId": key["keyId"]}, {"key": certificate("two")}]});
    patch(office, alice, path, &change).await.expect(204);
    let shown = office.get(alice, path).await.expect(200).json();
    let keys = shown["keyCredentials"].as_array().unwrap();
    assert_eq!(keys.len(), 2);
    let other = keys
        .iter()
        .find(|one| one["keyId"] != key["keyId"])
        .unwrap();
    let change = json!({"keyCredentials": [{"keyId": other["keyId"]}]});
    patch(office, alice, path, &change).await.expect(204);
    let shown = office.get(alice, path).await.expect(200).json();
    assert_eq!(shown["keyCredentials"], json!([other]));
}

#[tokio::test]
async fn nobody_gives_an_application_more_than_they_hold() {
    let office = Office::open(Backend::Sqlite).await;
    let alice = office.sign_in(ALICE).await;
    let give = json!({"roleDefinitionId": APPLICATION_ADMINISTRATOR, "principalId": office.emilie.to_string(), "directoryScopeId": "/"});
    let roles = "/v1.0/roleManagement/directory/roleAssignments";
    post(&office, &alice, roles, &give).await.expect(201);
    let emilie = office.sign_in(EMILIE).await;

    let strong =
        json!({"displayName": "Strong", "permissions": ["RoleManagement.ReadWrite.Directory"]});
    let refused = create(&office, &emilie, &strong).await.expect(403);
    assert!(
        refused
            .text()
            .contains("RoleManagement.ReadWrite.Directory")
    );
    let weak = json!({"displayName": "Weak", "permissions": ["Organization.Read.All"]});
    let weak = create(&office, &emilie, &weak).await.expect(201).json();
    let weak = format!("{APPLICATIONS}/{}", weak["id"].as_str().unwrap());
    let raise = json!({"permissions": ["User.ReadWrite.All"]});
    patch(&office, &emilie, &weak, &raise).await.expect(403);
    let secret = post(&office, &emilie, &format!("{weak}/addPassword"), &json!({})).await;
    secret.expect(200);

    // Nor do they get hold of one that may do more.
    let strong = create(&office, &alice, &strong).await.expect(201).json();
    let strong = format!("{APPLICATIONS}/{}", strong["id"].as_str().unwrap());
    let add = format!("{strong}/addPassword");
    post(&office, &emilie, &add, &json!({})).await.expect(403);
    for change in [
        json!({"keyCredentials": [{"key": certificate("mine")}]}),
        json!({"web": {"redirectUris": ["https://evil.example/"]}}),
        json!({"permissions": []}),
    ] {
        patch(&office, &emilie, &strong, &change).await.expect(403);
    }
    let request = office.app.delete(&strong).cookie(&emilie);
    request.send().await.expect(403);
    office.app.finish().await;
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_is_changed() {
    let office = Office::open(Backend::Sqlite).await;
    let alice = office.sign_in(ALICE).await;
    let good = json!({"displayName": "App", "isFallbackPublicClient": true});
    let made = create(&office, &alice, &good).await.expect(201).json();
    let path = format!("{APPLICATIONS}/{}", made["id"].as_str().unwrap());
    for (body, fields) in [
        (json!({"displayName": " "}), vec!["displayName"]),
        (
            json!({"displayName": "A", "description": "x".repeat(1_025)}),
            vec!["description"],
        ),
        (
            json!({"displayName": "A", "signInAudience": "AzureADMultipleOrgs"}),
            vec!["signInAudience"],
        ),
        (
            json!({"displayName": "A", "permissions": ["User.Read.All", "Sun.Shine"]}),
            vec!["permissions/1"],
        ),
        (
            json!({"displayName": "A", "web": {"redirectUris": ["http://contoso.com"]}}),
            vec!["web/redirectUris/0"],
        ),
        (
            json!({"displayName": "A", "web": {"redirectUris": ["https://a.example"]}, "publicClient": {"redirectUris": ["http://localhost"]}}),
            vec!["web/redirectUris"],
        ),
        (
            json!({"displayName": "A", "keyCredentials": [{"key": "AAAA"}]}),
            vec!["keyCredentials/0/key"],
        ),
        (
            json!({"displayName": "A", "keyCredentials": [{"key": "?"}, {}]}),
            vec!["keyCredentials/0/key", "keyCredentials/1/key"],
        ),
        (
            json!({"displayName": "A", "passwordCredentials": []}),
            vec!["passwordCredentials"],
        ),
    ] {
        let refused = create(&office, &alice, &body).await.expect(400).json();
        let error = &refused["error"];
        let mut named: Vec<_> = error["details"]
            .as_array()
            .map(|all| {
                all.iter()
                    .map(|one| one["target"].as_str().unwrap())
                    .collect()
            })
            .unwrap_or_default();
        if named.is_empty() {
            named.push(error["target"].as_str().unwrap());
        }
        assert_eq!(named, fields, "{refused}");
    }
    for body in [
        json!({"keyCredentials": [{"keyId": office.tenant.to_string()}]}),
        json!({"web": {"redirectUris": ["https://a.example"]}}),
        json!({"displayName": ""}),
    ] {
        patch(&office, &alice, &path, &body).await.expect(400);
    }
    // It can keep no secret.
    let add = format!("{path}/addPassword");
    post(&office, &alice, &add, &json!({})).await.expect(400);
    let secret = json!({"isFallbackPublicClient": false});
    patch(&office, &alice, &path, &secret).await.expect(204);
    for until in ["2020-01-01T00:00:00Z", "2036-01-01T00:00:00Z"] {
        let body = json!({"passwordCredential": {"endDateTime": until}});
        post(&office, &alice, &add, &body).await.expect(400);
    }
    for _ in 0..10 {
        post(&office, &alice, &add, &json!({})).await.expect(200);
    }
    post(&office, &alice, &add, &json!({})).await.expect(400);
    let stale = office.app.patch(&path).cookie(&alice);
    let stale = stale
        .header("if-match", "W/\"1\"")
        .json(&json!({"displayName": "Late"}));
    stale.send().await.expect(412);
    let list = office.get(&alice, APPLICATIONS).await.expect(200).json();
    assert_eq!(list["value"].as_array().unwrap().len(), 1);
    office.app.finish().await;
}
