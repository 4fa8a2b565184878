//! Authorization code and refresh: each is good once.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use beffroi_testkit::{Backend, backends};
use serde_json::{Value, json};

use super::{MINUTE, VERIFIER, claims, code, mail_merge, redeeming, refused, token};
use crate::office::{ALICE, EMILIE, Office, PASSWORD};

/// It stands in the trail that somebody has a token which is not theirs.
async fn told_of_the_reuse(office: &Office) {
    let trail = office.audit("SignIn").await;
    let mut trail = trail.iter();
    let reuse = trail.find(|one| one["activityDisplayName"] == "Reuse spent token");
    let reuse = reuse.expect("a record");
    assert_eq!(reuse["result"], "failure");
    assert_eq!(reuse["initiatedBy"]["app"]["displayName"], "Mail merge");
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
        told_of_the_reuse(&office).await;
        refused(
            token(&office, &refresh(&third["refresh_token"])).await,
            400,
            "invalid_grant",
        );
        let me = office.app.get("/v1.0/me").bearer(newest);
        me.send().await.expect(401);
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
