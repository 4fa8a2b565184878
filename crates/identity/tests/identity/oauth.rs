//! Programs sign in as Microsoft's client libraries do.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use beffroi_directory::permission::{GROUP_READ_ALL, USER_READ_ALL};
use beffroi_identity::{NewApplication, SECRET_LIFETIME, create_application};
use beffroi_testkit::{Answer, Backend, Request, backends};
use beffroi_web::Actor;
use serde_json::{Value, json};

use crate::office::{Office, new_tenant};

const SCOPE: &str = "https%3A%2F%2Fgraph.microsoft.com%2F.default";

async fn robot(office: &Office) -> NewApplication {
    let permissions = [USER_READ_ALL, GROUP_READ_ALL];
    let made = create_application(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        "Robot",
        &permissions,
    )
    .await;
    made.unwrap()
}

fn ask(office: &Office, tenant: &str, form: &str) -> Request {
    let path = format!("/{tenant}/oauth2/v2.0/token");
    office
        .app
        .post(&path)
        .body("application/x-www-form-urlencoded", form.to_owned())
}

/// The form that MSAL for Python sends.
fn form(robot: &NewApplication, secret: &str, scope: &str) -> String {
    format!(
        "client_id={}&grant_type=client_credentials&client_info=1&client_secret={secret}&scope={scope}",
        robot.client_id
    )
}

async fn token(office: &Office, robot: &NewApplication, scope: &str) -> String {
    let form = form(robot, robot.client_secret.expose(), scope);
    let answer = ask(office, "contoso.com", &form).send().await.expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let answer = answer.json();
    assert_eq!(answer["token_type"], "Bearer");
    assert_eq!(
        (&answer["expires_in"], &answer["ext_expires_in"]),
        (&json!(3599), &json!(3599))
    );
    answer["access_token"].as_str().unwrap().to_owned()
}

fn part(token: &str, number: usize) -> Value {
    let part = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[tokio::test]
async fn a_program_gets_a_token_and_uses_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let robot = robot(&office).await;
        let token = token(&office, &robot, SCOPE).await;
        let (id, tenant) = (robot.client_id.to_string(), office.tenant.to_string());
        let claims = part(&token, 1);
        for (claim, value) in [
            ("aud", json!("https://graph.microsoft.com")),
            ("iss", json!(format!("http://test.local/{tenant}/v2.0"))),
            ("tid", json!(tenant)),
            ("oid", json!(id)),
            ("appid", json!(id)),
            ("azp", json!(id)),
            ("idtyp", json!("app")),
            ("app_displayname", json!("Robot")),
            ("roles", json!(["Group.Read.All", "User.Read.All"])),
            ("exp", json!(claims["iat"].as_i64().unwrap() + 3_600)),
        ] {
            assert_eq!(claims[claim], value, "{claim}");
        }
        office
            .app
            .get("/v1.0/users")
            .bearer(&token)
            .send()
            .await
            .expect(200);
        office
            .app
            .get("/v1.0/auditLogs/directoryAudits")
            .bearer(&token)
            .send()
            .await
            .expect(403);
        // A program is nobody's person.
        office
            .app
            .get("/v1.0/me")
            .bearer(&token)
            .send()
            .await
            .expect(400);
        office
            .app
            .get("/identity/session")
            .bearer(&token)
            .send()
            .await
            .expect(400);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn the_secret_may_come_in_the_header() {
    let office = Office::open(Backend::Sqlite).await;
    let robot = robot(&office).await;
    let pair = format!("{}:{}", robot.client_id, robot.client_secret.expose());
    let basic = format!("Basic {}", STANDARD.encode(pair));
    let form = format!("grant_type=client_credentials&scope={SCOPE}");
    let tenant = office.tenant.to_string();
    let answer = ask(&office, &tenant, &form)
        .header("authorization", &basic)
        .send()
        .await;
    assert!(answer.expect(200).json()["access_token"].is_string());
    office.app.finish().await;
}

#[track_caller]
fn refused(answer: Answer, status: u16, error: &str, number: u32) -> Answer {
    let answer = answer.expect(status);
    let body = answer.json();
    assert_eq!(body["error"], error, "{body}");
    assert_eq!(body["error_codes"], json!([number]));
    let description = body["error_description"].as_str().unwrap();
    assert!(
        description.starts_with(&format!("AADSTS{number}: ")),
        "{description}"
    );
    assert_eq!(body["timestamp"], "2026-11-23 09:00:00Z");
    assert_eq!(
        body["trace_id"].as_str().unwrap(),
        answer.header("request-id")
    );
    assert_eq!(
        body["correlation_id"].as_str().unwrap(),
        answer.header("client-request-id")
    );
    answer
}

#[tokio::test]
async fn refusals_have_entras_numbers() {
    let office = Office::open(Backend::Sqlite).await;
    let robot = robot(&office).await;
    let (secret, id) = (robot.client_secret.expose().clone(), robot.client_id);
    let send = async |tenant: &str, form: &str| ask(&office, tenant, form).send().await;
    let good = form(&robot, &secret, SCOPE);
    refused(
        send("nowhere.com", &good).await,
        400,
        "invalid_request",
        90_002,
    );
    let other = good.replace("client_credentials", "password");
    refused(
        send("contoso.com", &other).await,
        400,
        "unsupported_grant_type",
        70_003,
    );
    refused(
        send("contoso.com", "").await,
        400,
        "invalid_request",
        900_144,
    );
    let wrong = refused(
        send("contoso.com", &form(&robot, "wrong", SCOPE)).await,
        401,
        "invalid_client",
        7_000_215,
    );
    assert_eq!(wrong.header("www-authenticate"), "Basic realm=\"beffroi\"");
    let none = format!("client_id={id}&grant_type=client_credentials&scope={SCOPE}");
    refused(
        send("contoso.com", &none).await,
        401,
        "invalid_client",
        7_000_218,
    );
    let user_scope = form(
        &robot,
        &secret,
        "https%3A%2F%2Fgraph.microsoft.com%2FUser.Read",
    );
    refused(
        send("contoso.com", &user_scope).await,
        400,
        "invalid_scope",
        1_002_012,
    );
    for stranger in ["nobody", "0197a2b0-0000-7000-8000-000000000001"] {
        let form = good.replace(&id.to_string(), stranger);
        refused(
            send("contoso.com", &form).await,
            400,
            "unauthorized_client",
            700_016,
        );
    }
    refused(
        send("contoso.com", &format!("{good}&scope=x")).await,
        400,
        "invalid_request",
        9_002_014,
    );
    // An application of one tenant is nobody in another.
    new_tenant(&office.app, "Fabrikam", "fabrikam.com").await;
    refused(
        send("fabrikam.com", &good).await,
        400,
        "unauthorized_client",
        700_016,
    );
    office.app.finish().await;
}

#[tokio::test]
async fn a_secret_ends_after_two_years() {
    let office = Office::open(Backend::Sqlite).await;
    let robot = robot(&office).await;
    office.app.clock.advance(SECRET_LIFETIME);
    let form = form(&robot, robot.client_secret.expose(), SCOPE);
    let body = ask(&office, "contoso.com", &form)
        .send()
        .await
        .expect(401)
        .json();
    assert_eq!(body["error_codes"], json!([7_000_222]));
    office.app.finish().await;
}

#[tokio::test]
async fn a_token_that_does_not_work_is_refused_and_never_anonymous() {
    let office = Office::open(Backend::Sqlite).await;
    let robot = robot(&office).await;
    let token = token(&office, &robot, SCOPE).await;
    let foreign = self::token(&office, &robot, "https%3A%2F%2Fevil.example%2F.default").await;
    let parts: Vec<&str> = token.split('.').collect();
    let mut claims = part(&token, 1);
    claims["roles"] = json!(["User.ReadWrite.All"]);
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let altered = format!("{}.{}.{}", parts[0], encode(&claims), parts[2]);
    let header = part(&token, 0);
    let unsigned = format!(
        "{}.{}.",
        encode(&json!({"alg": "none", "kid": header["kid"]})),
        parts[1]
    );
    let symmetric = format!(
        "{}.{}.{}",
        encode(&json!({"alg": "HS256", "kid": header["kid"]})),
        parts[1],
        parts[2]
    );
    let other_key = format!(
        "{}.{}.{}",
        encode(&json!({"alg": "RS256", "kid": "other"})),
        parts[1],
        parts[2]
    );
    for bad in [
        altered,
        unsigned,
        symmetric,
        other_key,
        foreign,
        "x".into(),
        "a.b.c".into(),
        String::new(),
    ] {
        let session = office
            .app
            .delete("/identity/session")
            .bearer(&bad)
            .send()
            .await
            .expect(401);
        assert_eq!(session.code(), "InvalidAuthenticationToken", "{bad}");
        assert!(session.header("www-authenticate").starts_with("Bearer"));
    }
    office
        .app
        .get("/v1.0/users")
        .bearer(&token)
        .send()
        .await
        .expect(200);
    office.app.clock.advance(Duration::from_hours(1));
    let expired = office
        .app
        .get("/v1.0/users")
        .bearer(&token)
        .send()
        .await
        .expect(401);
    assert!(expired.text().contains("expired"));
    office.app.finish().await;
}

#[tokio::test]
async fn audiences_under_which_clients_reach_us_are_good() {
    let office = Office::open(Backend::Sqlite).await;
    let robot = robot(&office).await;
    for scope in [
        "https://test.local/.default",
        "https://localhost:8443//.default",
    ] {
        let token = token(&office, &robot, &scope.replace(':', "%3A")).await;
        office
            .app
            .get("/v1.0/users")
            .bearer(&token)
            .send()
            .await
            .expect(200);
    }
    office.app.finish().await;
}

#[tokio::test]
async fn the_documents_lead_to_the_endpoints_and_the_key_verifies_the_token() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let document = office
            .app
            .get("/contoso.com/v2.0/.well-known/openid-configuration")
            .send()
            .await;
        let document = document.expect(200).json();
        let base = format!("http://test.local/{}", office.tenant);
        assert_eq!(document["issuer"], format!("{base}/v2.0"));
        assert_eq!(
            document["token_endpoint"],
            format!("{base}/oauth2/v2.0/token")
        );
        assert!(document["authorization_endpoint"].is_string());
        let jwks = document["jwks_uri"]
            .as_str()
            .unwrap()
            .strip_prefix("http://test.local")
            .unwrap()
            .to_owned();
        let keys = office.app.get(&jwks).send().await.expect(200).json();
        assert_eq!(keys["keys"].as_array().unwrap().len(), 1);
        let key = &keys["keys"][0];
        assert_eq!(
            (&key["kty"], &key["use"], &key["alg"]),
            (&json!("RSA"), &json!("sig"), &json!("RS256"))
        );
        assert!(key.get("d").is_none());

        let robot = robot(&office).await;
        let token = token(&office, &robot, SCOPE).await;
        assert_eq!(part(&token, 0)["kid"], key["kid"]);
        let key: jsonwebtoken::jwk::Jwk = serde_json::from_value(key.clone()).unwrap();
        let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::RS256);
        validation.set_audience(&["https://graph.microsoft.com"]);
        validation.validate_exp = false;
        let key = jsonwebtoken::DecodingKey::from_jwk(&key).unwrap();
        jsonwebtoken::decode::<Value>(&token, &key, &validation).unwrap();

        for path in [
            "/nowhere.com/v2.0/.well-known/openid-configuration",
            "/nowhere.com/discovery/v2.0/keys",
        ] {
            refused(
                office.app.get(path).send().await,
                400,
                "invalid_tenant",
                90_002,
            );
        }
        office.app.finish().await;
    }
}

async fn published(office: &Office) -> Vec<String> {
    let path = "/contoso.com/discovery/v2.0/keys";
    let set = office.app.get(path).send().await.expect(200).json();
    let keys = set["keys"].as_array().unwrap();
    keys.iter()
        .map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn signing_keys_change_after_ninety_days_and_no_token_breaks() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let robot = robot(&office).await;
        let first = part(&token(&office, &robot, SCOPE).await, 0)["kid"].clone();
        office.app.clock.advance(Duration::from_hours(90 * 24));

        // The next key can be read a day before it signs.
        let old = token(&office, &robot, SCOPE).await;
        assert_eq!(part(&old, 0)["kid"], first);
        let both = published(&office).await;
        assert_eq!(both.len(), 2);
        assert_eq!(first, both[1].as_str());

        office.app.clock.advance(Duration::from_hours(25));
        let new = token(&office, &robot, SCOPE).await;
        assert_eq!(part(&new, 0)["kid"], both[0].as_str());
        assert_eq!(published(&office).await, both);
        let people = office.app.get("/v1.0/users").bearer(&new);
        people.send().await.expect(200);

        // The round after removes what has served its time.
        office.app.clock.advance(Duration::from_hours(90 * 24));
        let third = published(&office).await;
        assert_eq!((third.len(), &third[1]), (2, &both[0]));

        // What the database holds is no key.
        let mut conn = office.app.cx().read().await.unwrap();
        let rows = conn
            .all("SELECT sealed_private_key FROM signing_key", vec![])
            .await
            .unwrap();
        for row in &rows {
            let sealed: Vec<u8> = row.get("sealed_private_key").unwrap();
            assert!(!String::from_utf8_lossy(&sealed).contains("PRIVATE KEY"));
        }
        drop(conn);
        office.app.finish().await;
    }
}
