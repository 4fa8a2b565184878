//! Several requests in one, and the spellings of paths that clients use.

use beffroi_directory::permission;
use beffroi_feature::Limits;
use beffroi_testkit::{Answer, Backend, TestApp, TestCaller, backends};
use beffroi_web::Rate;
use serde_json::{Value, json};
use uuid::Uuid;

use super::office::*;

async fn batch(app: &TestApp, by: &TestCaller, requests: Value) -> Answer {
    let body = json!({"requests": requests});
    app.post("/v1.0/$batch").by(by).json(&body).send().await
}

fn statuses(answer: &Answer) -> Vec<(String, u64)> {
    let json = answer.json();
    let all = json["responses"].as_array().unwrap().clone();
    let pair = |one: &Value| {
        (
            one["id"].as_str().unwrap().to_owned(),
            one["status"].as_u64().unwrap(),
        )
    };
    all.iter().map(pair).collect()
}

#[tokio::test]
async fn each_request_is_answered_as_if_it_came_alone() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let ada = person(&app, &admin, "ada").await;
        let answer = batch(
            &app,
            &admin,
            json!([
                {"id": "1", "method": "GET", "url": "/users/ada@contoso.example?$select=id"},
                {"id": 2, "method": "get", "url": "https://elsewhere.example/v1.0/users('ada@contoso.example')"},
                {"id": "3", "method": "POST", "url": "groups", "body": {"displayName": "Sales"}},
                {"id": "4", "method": "GET", "url": "/v1.0/users/nobody@contoso.example"},
                {"id": "5", "method": "DELETE", "url": format!("/v1.0/users/{ada}"), "depends_on": ["1"], "headers": {"If-Match": "W/\"0\""}},
                {"id": "6", "method": "GET", "url": "/beta/auditLogs/verification", "dependsOn": ["5"]},
                {"id": "8", "method": "GET", "url": "/users/$count"},
                {"id": "7", "method": "GET", "url": "/users", "dependsOn": [3], "headers": {"Authorization": "Bearer x"}},
            ]),
        )
        .await;
        let answer = answer.expect(200);
        let status = |id: &str| {
            let all = statuses(&answer);
            all.iter().find(|(one, _)| one == id).unwrap().1
        };
        assert_eq!(
            ["1", "2", "3", "4", "5", "6"].map(status),
            [200, 200, 201, 404, 412, 424]
        );
        let json = answer.json();
        assert_eq!(json["responses"][0]["body"]["id"], ada.as_str());
        assert_eq!(json["responses"][1]["body"]["displayName"], "ada");
        let made = &json["responses"][2];
        let kind = made["headers"]["Content-Type"].as_str().unwrap();
        assert!(kind.starts_with("application/json"), "{kind}");
        assert!(made["headers"]["Location"].is_string() && made["headers"]["ETag"].is_string());
        let error = &json["responses"][5]["body"]["error"];
        assert_eq!(error["code"], "FailedDependency");
        assert_eq!(json["responses"][6]["body"], "MQ==", "one, in Base64");
        user_of(&app, &admin, "ada@contoso.example").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn nobody_gets_further_by_a_batch() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let reader = TestCaller::new(
        admin.tenant,
        Uuid::from_u128(8),
        "reader",
        &[permission::USER_READ_ALL],
    );
    let forged = serde_json::to_string(&admin).unwrap();
    let answer = batch(
        &app,
        &reader,
        json!([
            {"id": "1", "method": "GET", "url": "/users"},
            {"id": "2", "method": "GET", "url": "/groups"},
            {"id": "3", "method": "DELETE", "url": "/users/ada@contoso.example"},
            {"id": "4", "method": "GET", "url": "/users", "headers": {"cookie": "a=b", "authorization": forged}},
            {"id": "5", "method": "GET", "url": "/nowhere"},
        ]),
    )
    .await;
    let statuses: Vec<u64> = statuses(&answer).into_iter().map(|(_, one)| one).collect();
    assert_eq!(statuses, [200, 403, 403, 200, 404]);
    // The refusals stand in the trail like those of requests that came alone.
    let trail = app.get("/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'Refusal'");
    let trail = trail.by(&admin).send().await.expect(200);
    assert_eq!(values(&trail, "id").len(), 2, "{}", trail.text());
    let body = json!({"requests": [{"id": "1", "method": "GET", "url": "/users"}]});
    let nobody = app.post("/v1.0/$batch").json(&body).send().await;
    nobody.expect(401);
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_well_formed_is_refused_as_a_whole() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let get = |id: &str| json!({"id": id, "method": "GET", "url": "/users"});
    let with = |more: Value| {
        let mut one = get("1");
        one.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        json!([one, get("2")])
    };
    let many: Vec<Value> = (0..21).map(|number| get(&number.to_string())).collect();
    for (requests, target) in [
        (json!([]), "requests"),
        (json!(many), "requests"),
        (json!([get("1"), get("1")]), "requests/1/id"),
        (
            json!([get("1"), {"id": 1, "method": "GET", "url": "/x"}]),
            "requests/1/id",
        ),
        (with(json!({"id": ""})), "requests/0/id"),
        (with(json!({"method": "TRACE"})), "requests/0/method"),
        (with(json!({"url": "/$batch"})), "requests/0/url"),
        (
            with(json!({"url": "/../identity/session"})),
            "requests/0/url",
        ),
        (with(json!({"dependsOn": ["3"]})), "requests/0/dependsOn/0"),
        (with(json!({"dependsOn": ["1"]})), "requests/0/dependsOn/0"),
        (
            with(json!({"headers": {"a b": "c"}})),
            "requests/0/headers/a b",
        ),
        (
            with(json!({"headers": {"a": "c\nd"}})),
            "requests/0/headers/a",
        ),
        (
            with(json!({"headers": {"content-type": "text/csv"}, "body": "%"})),
            "requests/0/body",
        ),
        (with(json!({"colour": "red"})), "requests/0/colour"),
    ] {
        let refused = batch(&app, &admin, requests).await.expect(400);
        assert_eq!(
            refused.json()["error"]["target"],
            target,
            "{}",
            refused.text()
        );
    }
    let circle = json!([
        {"id": "1", "method": "DELETE", "url": "/users/a", "dependsOn": ["2"]},
        {"id": "2", "method": "DELETE", "url": "/users/a", "dependsOn": ["1"]},
    ]);
    let refused = batch(&app, &admin, circle).await.expect(400);
    assert!(refused.text().contains("lead back"), "{}", refused.text());
    app.finish().await;
}

#[tokio::test]
async fn each_request_of_a_batch_counts() {
    let limits = Limits {
        requests: Rate {
            per_minute: 1,
            burst: 4,
        },
        ..Limits::NONE
    };
    let app = TestApp::start_limited(Backend::Sqlite, features(), limits).await;
    let tenant = tenant_named(&app, "Contoso", "contoso.example").await;
    let admin = TestCaller::new(tenant, Uuid::from_u128(7), "admin", permission::ALL);
    let requests: Vec<Value> = (0..5)
        .map(|id| json!({"id": id, "method": "GET", "url": "/users"}))
        .collect();
    let answer = batch(&app, &admin, json!(requests)).await.expect(200);
    let limited = statuses(&answer);
    let limited = limited.iter().filter(|(_, status)| *status == 429).count();
    assert_eq!(limited, 2, "{}", answer.text());
    let json = answer.json();
    let late = json["responses"].as_array().unwrap().clone();
    let late = late.iter().find(|one| one["status"] == 429).unwrap();
    assert!(late["headers"]["Retry-After"].is_string(), "{late}");
    app.finish().await;
}

#[tokio::test]
async fn paths_in_the_spellings_of_clients() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let ada = person(&app, &admin, "ada").await;
    for path in [
        format!("/v1.0/users('{ada}')"),
        "/v1.0/users('ada@contoso.example')".to_owned(),
        "/v1.0/users(%27ada%40contoso.example%27)".to_owned(),
        "/V1.0/Users/ADA@contoso.example".to_owned(),
        format!("/v1.0/users('{ada}')/memberOf?%24select=id"),
        "/v1.0/directory/deletedItems/graph.user".to_owned(),
        "/v1.0/directory/deleteditems/Microsoft.Graph.Group".to_owned(),
    ] {
        let answer = app.get(&path).by(&admin).send().await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }
    let link = app.get("/V1.0/Users?$top=1").by(&admin).send().await;
    person(&app, &admin, "bob").await;
    let link = link.expect(200);
    assert!(link.json()["@odata.nextLink"].is_null());
    app.finish().await;
}
