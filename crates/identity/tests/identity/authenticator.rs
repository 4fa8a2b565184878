//! Émilie's phone: shows codes by the clock of the test.

use beffroi_testkit::Answer;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::office::Office;

/// An authenticator app with one secret in it.
pub(crate) struct Phone(String);

impl Phone {
    /// Reads what the server shows.
    pub(crate) fn scan(enrolment: &Value) -> Self {
        let secret = enrolment["secret"].as_str().unwrap();
        let uri = enrolment["uri"].as_str().unwrap();
        assert!(uri.contains(&format!("secret={secret}")), "{uri}");
        assert!(enrolment["qrSvg"].as_str().unwrap().contains("<svg"));
        Self(secret.to_owned())
    }

    /// The code that it shows now.
    pub(crate) fn code(&self, office: &Office) -> String {
        let secret = Secret::try_from_base32(&self.0).unwrap();
        let totp = Builder::new().with_secret(secret).build().unwrap();
        let seconds = office.app.cx().now().micros() / 1_000_000;
        totp.generate(u64::try_from(seconds).unwrap()).to_string()
    }
}

impl Office {
    pub(crate) async fn post(&self, cookie: &str, path: &str, body: &Value) -> Answer {
        self.app.post(path).cookie(cookie).json(body).send().await
    }

    /// Sets an authenticator app up in the portal: the phone and the recovery codes.
    pub(crate) async fn enrol(&self, cookie: &str) -> (Phone, Vec<String>) {
        let begun = self
            .post(cookie, "/identity/methods/totp", &json!({}))
            .await;
        let phone = Phone::scan(&begun.expect(200).json());
        let body = json!({"code": phone.code(self)});
        let path = "/identity/methods/totp/confirm";
        let codes = self.post(cookie, path, &body).await.expect(200).json();
        let codes = codes["recoveryCodes"].as_array().unwrap();
        let codes = codes.iter().map(|code| code.as_str().unwrap().to_owned());
        (phone, codes.collect())
    }

    /// The token for the second step.
    pub(crate) async fn halfway(&self, name: &str, password: &str) -> String {
        let answer = self.try_sign_in(name, password).await.expect(202);
        assert_eq!(answer.cookies(), "", "no session yet");
        let step = answer.json();
        assert_eq!(step["code"], "mfaRequired");
        step["stepToken"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn step(&self, token: &str, code: &str) -> Answer {
        let body = json!({"stepToken": token, "code": code});
        let request = self.app.post("/identity/session/step").json(&body);
        request.header("user-agent", "Firefox").send().await
    }
}
