//! The authorization endpoint: who is sent where, and what stays on this server.

use beffroi_testkit::{Backend, backends};
use url::Url;

use super::{
    BACK, MINUTE, authorize_path, claims, mail_merge, redeeming, returned, token, value, visit,
};
use crate::office::{ALICE, EMILIE, Office};

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
    let answer = visit(&office, &emilie, &back).await.expect(303);
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

/// Where the sign-in page goes back to.
fn back(answer: &beffroi_testkit::Answer) -> String {
    let to = Url::parse(&format!("http://x{}", answer.header("location"))).unwrap();
    assert_eq!(to.path(), "/signin");
    let found = to.query_pairs().find(|(name, _)| name == "returnTo");
    found.unwrap().1.into_owned()
}

#[tokio::test]
async fn a_program_may_have_somebody_sign_in_again() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let asks = |more: &str| authorize_path(&office, &client, BACK, more);
        let old = office.sign_in(EMILIE).await;
        office.app.later(MINUTE).await;

        // Whoever is signed in signs in again, and comes back with a code.
        let answer = office
            .get(&old, &asks("&prompt=login&login_hint=e%40x"))
            .await;
        let answer = answer.expect(303);
        let location = answer.header("location");
        assert!(location.contains("&again=1&name=e%40x"), "{location}");
        let back_to = back(&answer);
        let still_old = office.get(&old, &back_to).await.expect(303);
        assert_eq!(back(&still_old).matches("beffroi_sent=").count(), 1);
        let fresh = office.sign_in(EMILIE).await;
        let answer = visit(&office, &fresh, &back_to).await.expect(303);
        let code = value(&returned(&answer), "code").to_owned();
        let form = redeeming(&client, &code).replace("%3A51234", "");
        let tokens = token(&office, &form).await.expect(200).json();
        let signed_in = office.app.cx().now().micros() / 1_000_000;
        assert_eq!(claims(&tokens["id_token"])["auth_time"], signed_in);

        // Nobody writes for themselves that they have just come from the sign-in page.
        for forged in ["1", "99999999999", "AAAA"] {
            let forged = asks(&format!("&prompt=login&beffroi_sent={forged}"));
            back(&office.get(&fresh, &forged).await.expect(303));
        }

        // A sign-in may be so old and no older.
        office.app.later(MINUTE).await;
        let young = office.get(&fresh, &asks("&max_age=60")).await.expect(303);
        assert!(!value(&returned(&young), "code").is_empty());
        for more in ["&max_age=59", "&max_age=0"] {
            back(&office.get(&fresh, &asks(more)).await.expect(303));
            let silent = asks(&format!("{more}&prompt=none"));
            let silent = office.get(&fresh, &silent).await.expect(303);
            assert_eq!(value(&returned(&silent), "error"), "login_required");
        }
        let bad = office.get(&fresh, &asks("&max_age=soon")).await.expect(303);
        assert_eq!(value(&returned(&bad), "error"), "invalid_request");
        office.app.finish().await;
    }
}
