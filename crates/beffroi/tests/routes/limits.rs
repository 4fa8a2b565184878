//! How much is taken from one caller, with the clock moved by hand; and what a flood leaves behind.

use std::net::IpAddr;
use std::time::Duration;

use beffroi_feature::Limits;
use beffroi_testkit::{Answer, Backend, TestApp};
use beffroi_web::ClientAddress;
use beffroi_web::Rate;
use serde_json::{Value, json};

use crate::office::{self, Organization, PASSWORD};

const REQUESTS: Rate = Rate {
    per_minute: 60,
    burst: 8,
};
const SIGN_INS: Rate = Rate {
    per_minute: 60,
    burst: 20,
};

async fn limited(requests: Rate, sign_ins: Rate) -> (TestApp, Organization) {
    let app = office::start_limited(Backend::Sqlite, Limits { requests, sign_ins }).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    (app, contoso)
}

async fn me(app: &TestApp, cookie: &str) -> Answer {
    app.get("/v1.0/me").cookie(cookie).send().await
}

async fn trail(app: &TestApp, contoso: &Organization) -> Vec<Value> {
    let path = "/v1.0/auditLogs/directoryAudits?$top=999";
    let request = app.get(path).extension(beffroi_identity::LocalOperator);
    let records = request.send().await.expect(200).json();
    assert!(contoso.admin.len() > 1);
    records["value"].as_array().unwrap().clone()
}

#[tokio::test]
async fn each_caller_has_an_allowance() {
    let (app, contoso) = limited(REQUESTS, Rate::NONE).await;
    let ada = contoso.person(&app, "ada").await;
    app.clock.advance(Duration::from_mins(1));
    for left in (0..8).rev() {
        let answer = me(&app, &ada.cookie).await.expect(200);
        assert_eq!(answer.header("ratelimit-policy"), "\"requests\";q=8;w=8");
        let spent = 8 - left;
        assert_eq!(
            answer.header("ratelimit"),
            format!("\"requests\";r={left};t={spent}")
        );
    }
    let before = trail(&app, &contoso).await.len();
    for _ in 0..50 {
        let refused = me(&app, &ada.cookie).await.expect(429);
        assert_eq!(refused.code(), "TooManyRequests");
        assert_eq!(refused.header("retry-after"), "1");
        assert_eq!(refused.header("ratelimit"), "\"requests\";r=0;t=8");
        let write = app.delete("/v1.0/groups/x").cookie(&ada.cookie);
        write.send().await.expect(429);
    }
    assert_eq!(
        trail(&app, &contoso).await.len(),
        before,
        "no record of what was not taken"
    );
    me(&app, &contoso.admin).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    me(&app, &ada.cookie).await.expect(200);
    me(&app, &ada.cookie).await.expect(429);
    app.get("/v1.0/me").send().await.expect(401);
    app.finish().await;
}

async fn sign_in(app: &TestApp, from: &str, name: &str, password: &str) -> Answer {
    let address: IpAddr = from.parse().unwrap();
    let body = json!({"userPrincipalName": name, "password": password});
    let request = app
        .post("/identity/session")
        .extension(ClientAddress(address));
    request.json(&body).send().await
}

#[tokio::test]
async fn each_address_may_knock_so_often() {
    let (app, contoso) = limited(Rate::NONE, SIGN_INS).await;
    let ada = contoso.person(&app, "ada").await;
    let program = contoso.program(&app, "Newsroom", &[]).await;
    for _ in 0..20 {
        sign_in(&app, "192.0.2.1", &ada.name, PASSWORD)
            .await
            .expect(200);
    }
    let refused = sign_in(&app, "192.0.2.1", &ada.name, PASSWORD)
        .await
        .expect(429);
    assert_eq!(refused.code(), "TooManyRequests");
    assert_eq!(refused.header("retry-after"), "1");
    sign_in(&app, "192.0.2.2", &ada.name, PASSWORD)
        .await
        .expect(200);

    let token = || {
        let address: IpAddr = "192.0.2.1".parse().unwrap();
        let request = app.post(&format!("/{}/oauth2/v2.0/token", contoso.tenant));
        let request = request.extension(ClientAddress(address));
        request
            .body("application/x-www-form-urlencoded", program.form())
            .send()
    };
    let refused = token().await.expect(429);
    assert_eq!(refused.json()["error"], "temporarily_unavailable");
    assert_eq!(refused.header("retry-after"), "1");
    app.clock.advance(Duration::from_secs(2));
    token().await.expect(200);
    sign_in(&app, "192.0.2.1", &ada.name, PASSWORD)
        .await
        .expect(200);
    token().await.expect(429);
    app.finish().await;
}

#[tokio::test]
async fn a_flood_of_nobody_leaves_no_flood_of_records() {
    let (app, contoso) = limited(Rate::NONE, Rate::NONE).await;
    let ada = contoso.person(&app, "ada").await;
    let before = trail(&app, &contoso).await.len();
    for _ in 0..60 {
        sign_in(&app, "192.0.2.1", &ada.name, "not the password").await;
        app.delete("/v1.0/users/x").send().await.expect(401);
        let forged = app.patch("/v1.0/organization/x").bearer("e30.e30.e30");
        forged.send().await.expect(401);
    }
    let new = trail(&app, &contoso).await.len() - before;
    assert_eq!(new, 6, "five wrong passwords, and that the account rests");
    app.clock.advance(Duration::from_secs(31));
    for _ in 0..10 {
        sign_in(&app, "192.0.2.1", &ada.name, "not the password").await;
    }
    let new = trail(&app, &contoso).await.len() - before;
    assert_eq!(new, 8, "a sixth, and that it rests again");
    app.finish().await;
}

#[tokio::test]
async fn a_record_names_the_route_and_not_what_the_caller_made_up() {
    let (app, contoso) = limited(Rate::NONE, Rate::NONE).await;
    let ada = contoso.person(&app, "ada").await;
    let path = format!("/v1.0/users/{}", "x".repeat(5_000));
    app.delete(&path)
        .cookie(&ada.cookie)
        .send()
        .await
        .expect(403);
    let trail = trail(&app, &contoso).await;
    let refusal = trail
        .iter()
        .find(|one| one["category"] == "Refusal")
        .unwrap();
    assert_eq!(refusal["activityDisplayName"], "DELETE /v1.0/users/{id}");
    assert!(refusal.to_string().len() < 2_000, "{refusal}");
    app.finish().await;
}
