//! Programs that act in a person's name: authorization code with PKCE, refresh, device code; and
//! programs that prove themselves with a certificate.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_directory::permission as p;
use beffroi_identity::{NewApplication, Registration, register};
use beffroi_testkit::{Answer, Backend, backends};
use beffroi_web::Actor;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use crate::office::{ALICE, EMILIE, Office, PASSWORD};

const BACK: &str = "http://localhost/back";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const SCOPE: &str = "https://graph.microsoft.com/User.Read.All openid profile offline_access";
const MINUTE: Duration = Duration::from_mins(1);

async fn mail_merge(office: &Office) -> NewApplication {
    let registration = Registration {
        display_name: "Mail merge".to_owned(),
        permissions: vec![p::USER_READ_ALL],
        redirect_uris: vec![
            BACK.to_owned(),
            "https://merge.contoso.com/back?x=1".to_owned(),
        ],
        is_public: true,
        ..Registration::default()
    };
    register(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        registration,
    )
    .await
    .unwrap()
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn authorize_path(office: &Office, client: &str, redirect: &str, more: &str) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    format!(
        "/{}/oauth2/v2.0/authorize?client_id={client}&response_type=code&redirect_uri={}&scope={}&state=s%201&nonce=n1&code_challenge={challenge}&code_challenge_method=S256{more}",
        office.tenant,
        encoded(redirect),
        encoded(SCOPE),
    )
}

/// What came back to the program.
fn returned(answer: &Answer) -> Vec<(String, String)> {
    let address = answer.header("location");
    let url = Url::parse(&address).unwrap_or_else(|_| panic!("{address}"));
    url.query_pairs().into_owned().collect()
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    let found = pairs.iter().find(|(key, _)| key == name);
    &found.unwrap_or_else(|| panic!("{name} in {pairs:?}")).1
}

async fn code(office: &Office, client: &str, cookie: &str) -> String {
    let path = authorize_path(office, client, "http://localhost:51234/back", "");
    let answer = office.get(cookie, &path).await.expect(303);
    let pairs = returned(&answer);
    assert_eq!(value(&pairs, "state"), "s 1");
    value(&pairs, "code").to_owned()
}

async fn token(office: &Office, form: &str) -> Answer {
    let path = format!("/{}/oauth2/v2.0/token", office.tenant);
    let kind = "application/x-www-form-urlencoded";
    office
        .app
        .post(&path)
        .body(kind, form.to_owned())
        .send()
        .await
}

fn redeeming(client: &str, code: &str) -> String {
    format!(
        "client_id={client}&grant_type=authorization_code&code={code}&redirect_uri={}&code_verifier={VERIFIER}&client_info=1",
        encoded("http://localhost:51234/back")
    )
}

fn claims(token: &Value) -> Value {
    let middle = token.as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).unwrap()).unwrap()
}

#[track_caller]
fn refused(answer: Answer, status: u16, error: &str) -> Value {
    let body = answer.expect(status).json();
    assert_eq!(body["error"], error, "{body}");
    body
}

#[tokio::test]
async fn a_person_lets_a_program_act_and_takes_it_back() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let app = mail_merge(&office).await;
        let client = app.client_id.to_string();
        let alice = office.sign_in(ALICE).await;
        let code = code(&office, &client, &alice).await;
        let tokens = token(&office, &redeeming(&client, &code))
            .await
            .expect(200)
            .json();
        let id = claims(&tokens["id_token"]);
        assert_eq!(
            (&id["aud"], &id["nonce"], &id["preferred_username"]),
            (&json!(client), &json!("n1"), &json!(ALICE))
        );
        assert_eq!(id["tid"], json!(office.tenant));
        let access = claims(&tokens["access_token"]);
        assert_eq!(access["scp"], "User.Read User.Read.All");
        assert_eq!(access["idtyp"], "user");
        let info = URL_SAFE_NO_PAD
            .decode(tokens["client_info"].as_str().unwrap())
            .unwrap();
        let info: Value = serde_json::from_slice(&info).unwrap();
        assert_eq!(info["utid"], json!(office.tenant));

        // In Alice's name, but no more than the program was registered for.
        let bearer = tokens["access_token"].as_str().unwrap();
        let me = office
            .app
            .get("/v1.0/me")
            .bearer(bearer)
            .send()
            .await
            .expect(200);
        assert_eq!(me.json()["userPrincipalName"], ALICE);
        office
            .app
            .get("/v1.0/users")
            .bearer(bearer)
            .send()
            .await
            .expect(200);
        let denied = office.app.get("/v1.0/groups").bearer(bearer).send().await;
        assert!(denied.expect(403).text().contains("Group.Read.All"));
        let who = office.app.get("/oidc/userinfo").bearer(bearer).send().await;
        assert_eq!(who.expect(200).json()["name"], "Alice Admin");
        // An id token opens nothing.
        let id_token = tokens["id_token"].as_str().unwrap();
        office
            .app
            .get("/v1.0/me")
            .bearer(id_token)
            .send()
            .await
            .expect(401);

        // Each refresh token is good once; whoever uses one twice ends it all.
        let refresh = |text: &Value| {
            format!(
                "client_id={client}&grant_type=refresh_token&refresh_token={}",
                text.as_str().unwrap()
            )
        };
        let second = token(&office, &refresh(&tokens["refresh_token"]))
            .await
            .expect(200)
            .json();
        let third = token(&office, &refresh(&second["refresh_token"]))
            .await
            .expect(200)
            .json();
        let newest = third["access_token"].as_str().unwrap();
        office
            .app
            .get("/v1.0/me")
            .bearer(newest)
            .send()
            .await
            .expect(200);
        refused(
            token(&office, &refresh(&second["refresh_token"])).await,
            400,
            "invalid_grant",
        );
        refused(
            token(&office, &refresh(&third["refresh_token"])).await,
            400,
            "invalid_grant",
        );
        office
            .app
            .get("/v1.0/me")
            .bearer(newest)
            .send()
            .await
            .expect(401);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_stolen_code_is_worth_nothing() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let alice = office.sign_in(ALICE).await;
        let first = code(&office, &client, &alice).await;
        let wrong = redeeming(&client, &first).replace(VERIFIER, "aaaa");
        refused(token(&office, &wrong).await, 400, "invalid_grant");
        let without = redeeming(&client, &first).replace("&code_verifier=", "&x=");
        refused(token(&office, &without).await, 400, "invalid_request");
        let elsewhere = redeeming(&client, &first).replace("51234", "51235");
        refused(token(&office, &elsewhere).await, 400, "invalid_grant");
        let other = mail_merge(&office).await.client_id.to_string();
        refused(
            token(&office, &redeeming(&other, &first)).await,
            400,
            "invalid_grant",
        );

        // Of two at once one wins; the other ends what came of it.
        let form = redeeming(&client, &first);
        let (one, two) = futures_util::join!(token(&office, &form), token(&office, &form));
        let (won, lost) = if one.status == 200 {
            (one, two)
        } else {
            (two, one)
        };
        refused(lost, 400, "invalid_grant");
        let bearer = won.expect(200).json()["access_token"]
            .as_str()
            .unwrap()
            .to_owned();
        office
            .app
            .get("/v1.0/me")
            .bearer(&bearer)
            .send()
            .await
            .expect(401);

        let late = code(&office, &client, &alice).await;
        office.app.later(MINUTE * 5).await;
        refused(
            token(&office, &redeeming(&client, &late)).await,
            400,
            "invalid_grant",
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn nothing_is_sent_to_an_address_that_is_not_registered() {
    let office = Office::open(Backend::Sqlite).await;
    let client = mail_merge(&office).await.client_id.to_string();
    let alice = office.sign_in(ALICE).await;
    for evil in [
        "https://evil.example/back",
        "http://localhost/other",
        "http://localhost/back#x",
    ] {
        let path = authorize_path(&office, &client, evil, "");
        let answer = office.get(&alice, &path).await.expect(400);
        assert!(answer.text().contains("AADSTS50011"), "{}", answer.text());
        assert!(answer.header("content-type").starts_with("text/html"));
    }
    let path = authorize_path(&office, "11111111-1111-1111-1111-111111111111", BACK, "");
    assert!(
        office
            .get(&alice, &path)
            .await
            .expect(400)
            .text()
            .contains("AADSTS700016")
    );
    let markup = authorize_path(&office, "%3Cscript%3Ealert(1)%3C/script%3E", BACK, "");
    assert!(
        !office
            .get(&alice, &markup)
            .await
            .expect(400)
            .text()
            .contains("<script>")
    );

    // Every other refusal goes back to the program.
    let asks = |from: &str, to: &str| authorize_path(&office, &client, BACK, "").replace(from, to);
    for (path, error) in [
        (
            asks("response_type=code", "response_type=token"),
            "unsupported_response_type",
        ),
        (asks("S256", "plain"), "invalid_request"),
        (asks("code_challenge=", "x="), "invalid_request"),
        (asks("User.Read.All", "Group.Read.All"), "invalid_grant"),
        (asks("User.Read.All", "Everything"), "invalid_scope"),
    ] {
        let pairs = returned(&office.get(&alice, &path).await.expect(303));
        assert_eq!(
            (value(&pairs, "error"), value(&pairs, "state")),
            (error, "s 1"),
            "{path}"
        );
    }
    let silent = authorize_path(&office, &client, BACK, "&prompt=none&beffroi_here=1");
    let pairs = returned(&office.app.get(&silent).send().await.expect(303));
    assert_eq!(value(&pairs, "error"), "login_required");
    office.app.finish().await;
}

#[tokio::test]
async fn whoever_has_no_session_signs_in_first() {
    let office = Office::open(Backend::Sqlite).await;
    let client = mail_merge(&office).await.client_id.to_string();
    let path = authorize_path(&office, &client, BACK, "");
    // From another site: no cookie comes along, so the page takes a step of its own.
    let step = office.app.get(&path).send().await.expect(200).text();
    assert!(
        step.contains("http-equiv=\"refresh\"") && step.contains("beffroi_here=1"),
        "{step}"
    );
    let answer = office
        .app
        .get(&format!("{path}&beffroi_here=1"))
        .send()
        .await
        .expect(303);
    let to = answer.header("location");
    assert!(to.starts_with("/signin?returnTo=%2F"), "{to}");
    let back = Url::parse(&format!("http://x{to}")).unwrap();
    let back = back.query_pairs().next().unwrap().1.into_owned();
    let emilie = office.sign_in(EMILIE).await;
    let answer = office.get(&emilie, &back).await.expect(303);
    assert!(!value(&returned(&answer), "code").is_empty());

    // The other two ways back.
    let fragment = format!("{path}&response_mode=fragment");
    let answer = office.get(&emilie, &fragment).await.expect(303);
    assert!(
        answer
            .header("location")
            .starts_with("http://localhost/back#code=")
    );
    let post = authorize_path(
        &office,
        &client,
        "https://merge.contoso.com/back?x=1",
        "&response_mode=form_post",
    );
    let page = office.get(&emilie, &post).await.expect(200);
    assert!(
        page.text()
            .contains("action=\"https://merge.contoso.com/back?x=1\"")
    );
    assert!(
        page.header("content-security-policy")
            .contains("script-src 'sha256-")
    );
    office.app.finish().await;
}

#[tokio::test]
async fn an_employee_gives_no_more_than_they_have() {
    let office = Office::open(Backend::Sqlite).await;
    let client = mail_merge(&office).await.client_id.to_string();
    let emilie = office.sign_in(EMILIE).await;
    let code = code(&office, &client, &emilie).await;
    let tokens = token(&office, &redeeming(&client, &code))
        .await
        .expect(200)
        .json();
    let bearer = tokens["access_token"].as_str().unwrap();
    office
        .app
        .get("/v1.0/me")
        .bearer(bearer)
        .send()
        .await
        .expect(200);
    office
        .app
        .get("/v1.0/users")
        .bearer(bearer)
        .send()
        .await
        .expect(403);
    // A new password ends what programs were let do.
    let changed = office
        .change_password(&emilie, PASSWORD, "cinq moutons bleus")
        .await;
    changed.expect(204);
    office
        .app
        .get("/v1.0/me")
        .bearer(bearer)
        .send()
        .await
        .expect(401);
    let refresh = format!(
        "client_id={client}&grant_type=refresh_token&refresh_token={}",
        tokens["refresh_token"].as_str().unwrap()
    );
    refused(token(&office, &refresh).await, 400, "invalid_grant");
    office.app.finish().await;
}

#[tokio::test]
async fn a_device_waits_for_somebody_to_type_its_code() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let begin = || {
            let path = format!("/{}/oauth2/v2.0/devicecode", office.tenant);
            let form = format!("client_id={client}&scope={}", encoded(SCOPE));
            office
                .app
                .post(&path)
                .body("application/x-www-form-urlencoded", form)
                .send()
        };
        let device = begin().await.expect(200).json();
        let poll = |device: &Value| {
            format!(
                "client_id={client}&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code={}",
                device["device_code"].as_str().unwrap()
            )
        };
        let pending = refused(
            token(&office, &poll(&device)).await,
            400,
            "authorization_pending",
        );
        assert_eq!(pending["error_codes"], json!([70_016]));
        refused(token(&office, &poll(&device)).await, 400, "slow_down");
        office.app.later(Duration::from_secs(5)).await;
        refused(
            token(&office, &poll(&device)).await,
            400,
            "authorization_pending",
        );

        let alice = office.sign_in(ALICE).await;
        let typed = |form: String| {
            let post = office.app.post("/devicelogin").cookie(&alice);
            post.body("application/x-www-form-urlencoded", form).send()
        };
        let code = device["user_code"].as_str().unwrap();
        let unknown = typed("user_code=BCDFGHJKL".to_owned())
            .await
            .expect(200)
            .text();
        assert!(unknown.contains("role=\"alert\""));
        let question = typed(format!("user_code={}", code.to_lowercase()))
            .await
            .expect(200)
            .text();
        assert!(
            question.contains("Mail merge") && question.contains("User.Read.All"),
            "{question}"
        );
        office.app.later(Duration::from_secs(5)).await;
        refused(
            token(&office, &poll(&device)).await,
            400,
            "authorization_pending",
        );
        typed(format!("user_code={code}&decision=allow"))
            .await
            .expect(200);
        let tokens = token(&office, &poll(&device)).await.expect(200).json();
        let bearer = tokens["access_token"].as_str().unwrap();
        let me = office
            .app
            .get("/v1.0/me")
            .bearer(bearer)
            .send()
            .await
            .expect(200);
        assert_eq!(me.json()["userPrincipalName"], ALICE);
        refused(token(&office, &poll(&device)).await, 400, "invalid_grant");

        let second = begin().await.expect(200).json();
        let code = second["user_code"].as_str().unwrap();
        typed(format!("user_code={code}&decision=refuse"))
            .await
            .expect(200);
        refused(
            token(&office, &poll(&second)).await,
            400,
            "authorization_declined",
        );
        let third = begin().await.expect(200).json();
        office.app.later(MINUTE * 15).await;
        refused(token(&office, &poll(&third)).await, 400, "expired_token");
        office.app.finish().await;
    }
}

struct Signer {
    key: EncodingKey,
    certificate: Vec<u8>,
    thumbprint: String,
}

fn signer() -> Signer {
    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let mut parameters =
        rcgen::CertificateParams::new(vec!["merge.contoso.com".to_owned()]).unwrap();
    parameters.not_before = rcgen::date_time_ymd(2026, 1, 1);
    parameters.not_after = rcgen::date_time_ymd(2027, 1, 1);
    let certificate = parameters.self_signed(&key).unwrap();
    Signer {
        key: EncodingKey::from_ec_pem(key.serialize_pem().as_bytes()).unwrap(),
        thumbprint: URL_SAFE_NO_PAD.encode(Sha256::digest(certificate.der())),
        certificate: certificate.pem().into_bytes(),
    }
}

#[tokio::test]
async fn a_program_proves_itself_with_its_certificate() {
    let office = Office::open(Backend::Sqlite).await;
    let (own, foreign) = (signer(), signer());
    let registration = Registration {
        display_name: "Robot".to_owned(),
        permissions: vec![p::USER_READ_ALL],
        certificates: vec![own.certificate.clone()],
        ..Registration::default()
    };
    let app = register(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        registration,
    )
    .await
    .unwrap();
    let client = app.client_id.to_string();
    let now = office.app.cx().now().micros() / 1_000_000;
    let endpoint = format!("http://localhost:8080/{}/oauth2/v2.0/token", office.tenant);
    let good = json!({"iss": client, "sub": client, "aud": endpoint, "exp": now + 600, "nbf": now - 10, "jti": "1"});
    let ask = |signer: &Signer, claims: &Value| {
        let header = Header {
            x5t_s256: Some(signer.thumbprint.clone()),
            ..Header::new(Algorithm::ES256)
        };
        let assertion = jsonwebtoken::encode(&header, claims, &signer.key).unwrap();
        format!(
            "client_id={client}&grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion={assertion}"
        )
    };
    let tokens = token(&office, &ask(&own, &good)).await.expect(200).json();
    let bearer = tokens["access_token"].as_str().unwrap();
    office
        .app
        .get("/v1.0/users")
        .bearer(bearer)
        .send()
        .await
        .expect(200);

    refused(
        token(&office, &ask(&foreign, &good)).await,
        401,
        "invalid_client",
    );
    let mut lying = signer();
    lying.thumbprint.clone_from(&own.thumbprint);
    refused(
        token(&office, &ask(&lying, &good)).await,
        401,
        "invalid_client",
    );
    for (field, value) in [
        (
            "aud",
            json!("https://login.microsoftonline.com/x/oauth2/v2.0/token"),
        ),
        ("iss", json!("somebody")),
        ("sub", json!("somebody")),
        ("exp", json!(now - 600)),
        ("exp", json!(now + 90_000)),
        ("nbf", json!(now + 600)),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        refused(
            token(&office, &ask(&own, &bad)).await,
            401,
            "invalid_client",
        );
    }
    let none = ask(&own, &good).replace("client_assertion=", "x=");
    refused(token(&office, &none).await, 401, "invalid_client");
    office.app.finish().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_registration_is_named() {
    let office = Office::open(Backend::Sqlite).await;
    let registration = Registration {
        display_name: " ".to_owned(),
        redirect_uris: vec![
            "https://ok.example".to_owned(),
            "http://contoso.com".to_owned(),
        ],
        certificates: vec![b"-----BEGIN PRIVATE KEY-----".to_vec()],
        ..Registration::default()
    };
    let refused = register(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        registration,
    )
    .await
    .unwrap_err();
    let fields: Vec<_> = refused
        .details()
        .iter()
        .map(|one| one.target.as_str())
        .collect();
    assert_eq!(
        fields,
        ["displayName", "web/redirectUris/1", "keyCredentials/0/key"]
    );
    office.app.finish().await;
}
