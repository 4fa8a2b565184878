//! Programs that act in a person's name: authorization code with PKCE, refresh, device code; and
//! programs that prove themselves with a certificate.

mod authorize;
mod certificate;
mod code;
mod consent;
mod device;
mod registration;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_directory::permission as p;
use beffroi_identity::{NewApplication, Registration, register};
use beffroi_testkit::Answer;
use beffroi_web::Actor;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use crate::office::Office;

pub(crate) const BACK: &str = "http://localhost/back";
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const SCOPE: &str =
    "https://graph.microsoft.com/User.Read.All openid profile offline_access";
pub(crate) const MINUTE: Duration = Duration::from_mins(1);

pub(crate) async fn mail_merge(office: &Office) -> NewApplication {
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

pub(crate) fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

pub(crate) fn authorize_path(office: &Office, client: &str, redirect: &str, more: &str) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    format!(
        "/{}/oauth2/v2.0/authorize?client_id={client}&response_type=code&redirect_uri={}&scope={}&state=s%201&nonce=n1&code_challenge={challenge}&code_challenge_method=S256{more}",
        office.tenant,
        encoded(redirect),
        encoded(SCOPE),
    )
}

/// What came back to the program.
pub(crate) fn returned(answer: &Answer) -> Vec<(String, String)> {
    let address = answer.header("location");
    let url = Url::parse(&address).unwrap_or_else(|_| panic!("{address}"));
    url.query_pairs().into_owned().collect()
}

pub(crate) fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    let found = pairs.iter().find(|(key, _)| key == name);
    &found.unwrap_or_else(|| panic!("{name} in {pairs:?}")).1
}

/// Goes to the authorization endpoint, and agrees when asked.
pub(crate) async fn visit(office: &Office, cookie: &str, path: &str) -> Answer {
    let answer = office.get(cookie, path).await;
    if answer.status == 200 && answer.text().contains("name=\"decision\"") {
        return decide(office, cookie, &answer, "allow").await;
    }
    answer
}

/// Answers the page that asks.
pub(crate) async fn decide(office: &Office, cookie: &str, page: &Answer, decision: &str) -> Answer {
    let text = page.text();
    let between = |from: &str| {
        let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("{text}"));
        rest.split_once('"').unwrap().0.replace("&amp;", "&")
    };
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("request", &between("name=\"request\" value=\""))
        .append_pair("decision", decision)
        .finish();
    let request = office.app.post(&between("action=\"")).cookie(cookie);
    let kind = "application/x-www-form-urlencoded";
    request.body(kind, form).send().await
}

pub(crate) async fn code(office: &Office, client: &str, cookie: &str) -> String {
    let path = authorize_path(office, client, "http://localhost:51234/back", "");
    let answer = visit(office, cookie, &path).await.expect(303);
    let pairs = returned(&answer);
    assert_eq!(value(&pairs, "state"), "s 1");
    value(&pairs, "code").to_owned()
}

pub(crate) async fn token(office: &Office, form: &str) -> Answer {
    let path = format!("/{}/oauth2/v2.0/token", office.tenant);
    let kind = "application/x-www-form-urlencoded";
    office
        .app
        .post(&path)
        .body(kind, form.to_owned())
        .send()
        .await
}

pub(crate) fn redeeming(client: &str, code: &str) -> String {
    format!(
        "client_id={client}&grant_type=authorization_code&code={code}&redirect_uri={}&code_verifier={VERIFIER}&client_info=1",
        encoded("http://localhost:51234/back")
    )
}

pub(crate) fn claims(token: &Value) -> Value {
    let middle = token.as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).unwrap()).unwrap()
}

#[track_caller]
pub(crate) fn refused(answer: Answer, status: u16, error: &str) -> Value {
    let body = answer.expect(status).json();
    assert_eq!(body["error"], error, "{body}");
    body
}
