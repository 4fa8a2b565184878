//! A person is asked once whether a program may act in their name.

use beffroi_testkit::{Backend, backends};
use serde_json::json;

use super::{
    BACK, SCOPE, authorize_path, decide, encoded, mail_merge, redeeming, returned, token, value,
    visit,
};
use crate::office::{ALICE, EMILIE, Office};

#[tokio::test]
async fn a_person_is_asked_once_per_program_and_scope() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let emilie = office.sign_in(EMILIE).await;
        let all = authorize_path(&office, &client, BACK, "");
        let little = all.replace(&encoded(SCOPE), "openid");

        // Without a page nobody can be asked.
        let silent = office.get(&emilie, &format!("{little}&prompt=none")).await;
        let pairs = returned(&silent.expect(303));
        assert_eq!(value(&pairs, "error"), "consent_required");
        assert!(value(&pairs, "error_description").contains("AADSTS65001"));

        let page = office.get(&emilie, &little).await.expect(200);
        let text = page.text();
        assert!(
            text.contains("Mail merge") && text.contains(EMILIE),
            "{text}"
        );
        assert!(!text.contains("Lire le profil de chacun"), "{text}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");

        // A refusal goes back to the program and is not remembered as consent.
        let refused = decide(&office, &emilie, &page, "refuse").await.expect(303);
        let pairs = returned(&refused);
        assert_eq!(
            (value(&pairs, "error"), value(&pairs, "state")),
            ("access_denied", "s 1")
        );
        let page = office.get(&emilie, &little).await.expect(200);
        let answer = decide(&office, &emilie, &page, "allow").await.expect(303);
        let first = value(&returned(&answer), "code").to_owned();
        let form = redeeming(&client, &first).replace("%3A51234", "");
        token(&office, &form).await.expect(200);

        // From now on there is no question about that, but there is about more.
        let again = office.get(&emilie, &little).await.expect(303);
        assert!(!value(&returned(&again), "code").is_empty());
        let silent = office.get(&emilie, &format!("{little}&prompt=none")).await;
        assert!(!value(&returned(&silent.expect(303)), "code").is_empty());
        let more = office.get(&emilie, &all).await.expect(200);
        assert!(more.text().contains("Lire le profil de chacun"));
        decide(&office, &emilie, &more, "allow").await.expect(303);
        office.get(&emilie, &all).await.expect(303);
        office.get(&emilie, &little).await.expect(303);

        // A program may have the question asked anyway; nobody answers for somebody else.
        let anyway = office.get(&emilie, &format!("{all}&prompt=consent")).await;
        decide(&office, &emilie, &anyway.expect(200), "allow")
            .await
            .expect(303);
        let alice = office.sign_in(ALICE).await;
        office.get(&alice, &little).await.expect(200);

        let trail = office.audit("SignIn").await;
        let told: Vec<_> = trail
            .iter()
            .filter(|one| one["activityDisplayName"] == "Consent to application")
            .map(|one| one["result"].clone())
            .collect();
        assert_eq!(told, ["failure", "success", "success", "success"]);

        // Whoever takes it back is asked again.
        let path = format!("/identity/consents/{client}");
        let back = office.app.delete(&path).cookie(&emilie).send().await;
        back.expect(204);
        office.get(&emilie, &little).await.expect(200);
        let list = office.get(&emilie, "/identity/consents").await;
        assert_eq!(list.expect(200).json()["value"], json!([]));
        office.app.finish().await;
    }
}

#[tokio::test]
async fn an_answer_counts_only_from_the_persons_own_session() {
    let office = Office::open(Backend::Sqlite).await;
    let client = mail_merge(&office).await.client_id.to_string();
    let emilie = office.sign_in(EMILIE).await;
    let asks = authorize_path(&office, &client, BACK, "");
    let page = office.get(&emilie, &asks).await.expect(200);

    // Nobody signed in: to the sign-in page, with nothing decided.
    let answer = decide(&office, "", &page, "allow").await.expect(303);
    assert!(answer.header("location").starts_with("/signin?returnTo="));
    office.get(&emilie, &asks).await.expect(200);

    // From another site the browser says so: the session does not count.
    let path = format!("/{}/oauth2/v2.0/consent", office.tenant);
    let query = asks.split_once('?').unwrap().1;
    let form = format!("request={}&decision=allow", encoded(query));
    let kind = "application/x-www-form-urlencoded";
    let send = |form: &str| {
        office
            .app
            .post(&path)
            .cookie(&emilie)
            .body(kind, form.to_owned())
    };
    let foreign = office
        .app
        .post(&path)
        .header("cookie", &emilie)
        .header("origin", "https://evil.example")
        .body(kind, form.clone());
    foreign.send().await.expect(403);
    office.get(&emilie, &asks).await.expect(200);

    // An answer that is none, or to a request that is none, decides nothing.
    for bad in [form.replace("allow", "yes"), "decision=allow".to_owned()] {
        send(&bad).send().await.expect(400);
    }
    let evil = encoded(&query.replace("localhost%2Fback", "evil.example%2Fback"));
    let answer = send(&format!("request={evil}&decision=allow")).send().await;
    assert!(answer.expect(400).text().contains("AADSTS50011"));
    office.get(&emilie, &asks).await.expect(200);

    // A program in Émilie's name does not let in another one.
    let answer = visit(&office, &emilie, &asks).await.expect(303);
    let code = value(&returned(&answer), "code").to_owned();
    let redeem = redeeming(&client, &code).replace("%3A51234", "");
    let tokens = token(&office, &redeem).await.expect(200).json();
    let other = mail_merge(&office).await.client_id.to_string();
    let request = encoded(&query.replace(&client, &other));
    let answer = office
        .app
        .post(&path)
        .bearer(tokens["access_token"].as_str().unwrap())
        .body(kind, format!("request={request}&decision=allow"))
        .send()
        .await
        .expect(303);
    assert!(answer.header("location").starts_with("/signin?"));
    office.app.finish().await;
}

#[tokio::test]
async fn a_program_changes_what_is_ones_own_only_with_the_scope_for_it() {
    let office = Office::open(Backend::Sqlite).await;
    let client = mail_merge(&office).await.client_id.to_string();
    let emilie = office.sign_in(EMILIE).await;
    let asks = authorize_path(&office, &client, BACK, "");
    for (scope, may) in [("User.Read", false), ("User.ReadWrite", true)] {
        let path = asks.replace(&encoded(SCOPE), scope);
        let answer = visit(&office, &emilie, &path).await.expect(303);
        let code = value(&returned(&answer), "code").to_owned();
        let form = redeeming(&client, &code).replace("%3A51234", "");
        let tokens = token(&office, &form).await.expect(200).json();
        let bearer = tokens["access_token"].as_str().unwrap();
        let change = json!({"preferredLanguage": "en"});
        let change = office.app.patch("/v1.0/me").bearer(bearer).json(&change);
        let changed = change.send().await;
        assert_eq!(changed.status, if may { 204 } else { 403 }, "{scope}");
        if !may {
            assert!(changed.text().contains("User.ReadWrite"));
        }
        let revoke = office.app.post("/v1.0/me/revokeSignInSessions");
        let revoked = revoke.bearer(bearer).send().await;
        assert_eq!(revoked.status, if may { 200 } else { 403 }, "{scope}");
    }
    office.app.finish().await;
}
