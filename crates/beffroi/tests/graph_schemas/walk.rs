//! Every route under `/v1.0`, called well and called wrongly, and the forms of answer that a query
//! asks for.

use beffroi_channels::http::Policy;
use beffroi_feature::Settings;
use beffroi_testkit::{Backend, Listener, TestApp, test_settings};
use beffroi_web::RouteInfo;
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::call::{Body, Call};
use crate::office::{self, Organization};
use crate::schemas::Judge;
use crate::things::Things;
use crate::town::Town;

#[tokio::test]
async fn every_answer_is_what_graph_says() {
    // Change notifications go to this machine.
    let outgoing = Policy {
        allow_private: true,
    };
    let settings = Settings {
        outgoing,
        ..test_settings()
    };
    let app = office::start_as(Backend::Sqlite, settings).await;
    let listener = Listener::open().await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let town = Town::found(&app, &contoso).await;
    let employee = contoso.person(&app, "employee").await.cookie;
    let things = Things::new(&app, &contoso).await;
    let judge = Judge::new();
    forms(&judge, &town).await;
    batch(&judge, &app, &town).await;
    delta(&judge, &town).await;
    // Last: one of them ends the administrator's session.
    let (ends, others): (Vec<_>, Vec<_>) = graph_routes(&app)
        .into_iter()
        .partition(|route| route.path == "/v1.0/me/revokeSignInSessions");
    assert_eq!(ends.len(), 1);
    for route in others.into_iter().chain(ends) {
        refused(&judge, &things, &route, &employee).await;
        let mut call = things.call_by(&route, &contoso.admin_person()).await;
        if let Body::Json(body) = &mut call.body
            && body.get("notificationUrl").is_some()
        {
            body["notificationUrl"] = json!(listener.url);
        }
        let good = call.request(&app).cookie(&contoso.admin).send().await;
        let name = name(&route);
        assert!(
            (200..=204).contains(&good.status),
            "{name}: {} {}",
            good.status,
            good.text()
        );
        judge.answer(&name, &name, &good);
    }
    judge.verdict();
    app.finish().await;
}

fn graph_routes(app: &TestApp) -> Vec<RouteInfo> {
    let all = office::routes(app).into_iter();
    all.filter(|route| route.path.starts_with("/v1.0/"))
        .collect()
}

fn name(route: &RouteInfo) -> String {
    format!("{} {}", route.method, route.path)
}

/// Signed out, without the permission, with an option that there is not, with a body that is none,
/// and about nobody.
async fn refused(judge: &Judge, things: &Things<'_>, route: &RouteInfo, employee: &str) {
    let (app, admin) = (things.app, &things.contoso.admin);
    let name = name(route);
    let call = things.call_by(route, &things.contoso.admin_person()).await;
    let signed_out = call.request(app).send().await.expect(401);
    judge.answer(&name, &name, &signed_out);
    if !route.path.starts_with("/v1.0/me") {
        let without = call.request(app).cookie(employee).send().await;
        judge.answer(&name, &format!("{name} by an employee"), &without);
    }
    let call = Call {
        path: format!("{}?$nonsense=1", call.path),
        ..call
    };
    let odd = call.request(app).cookie(admin).send().await.expect(400);
    judge.answer(&name, &format!("{name}?$nonsense"), &odd);
    if call.method != Method::GET {
        let request = app.request(
            call.method.clone(),
            call.path.trim_end_matches("?$nonsense=1"),
        );
        let wrong = request
            .cookie(admin)
            .json(&json!({"nonsense": [1]}))
            .send()
            .await;
        judge.answer(&name, &format!("{name} with nonsense"), &wrong);
    }
    if route.path.contains("{id}") {
        let path = route.path.replace("{id}", &Uuid::from_u128(7).to_string());
        let path = path.replace("{member}", &things.contoso.admin_id);
        let nobody = Call { path, ..call };
        let nobody = nobody.request(app).cookie(admin).send().await;
        assert!(nobody.status >= 400, "{name} of nobody: {}", nobody.text());
        judge.answer(&name, &format!("{name} of nobody"), &nobody);
    }
}

/// What queries make of an answer.
async fn forms(judge: &Judge, town: &Town<'_>) {
    let (ada, mixed) = (&town.ada, &town.mixed);
    let of = |path: &str| path.replace("{ada}", ada).replace("{mixed}", mixed);
    for (route, path) in [
        ("/v1.0/users", "/v1.0/users?$top=1&$count=true"),
        (
            "/v1.0/users",
            "/v1.0/users?$select=id,displayName&$orderby=displayName",
        ),
        ("/v1.0/users", "/v1.0/users?$search=\"displayName:ada\""),
        ("/v1.0/users", "/v1.0/users?$expand=memberOf"),
        ("/v1.0/users", "/v1.0/users?$expand=transitiveMemberOf"),
        (
            "/v1.0/users/{id}",
            "/v1.0/users/{ada}?$expand=transitiveMemberOf($select=id)",
        ),
        ("/v1.0/users/{id}", "/v1.0/users/{ada}"),
        ("/v1.0/users/{id}", "/v1.0/users/ada@contoso.example"),
        ("/v1.0/users", "/v1.0/users?$expand=ownedDevices"),
        (
            "/v1.0/users/{id}/ownedDevices",
            "/v1.0/users/admin@contoso.example/ownedDevices",
        ),
        ("/v1.0/users/{id}/memberOf", "/v1.0/users/{ada}/memberOf"),
        (
            "/v1.0/users/{id}/transitiveMemberOf",
            "/v1.0/users/{ada}/transitiveMemberOf",
        ),
        ("/v1.0/groups", "/v1.0/groups?$expand=members"),
        ("/v1.0/groups", "/v1.0/groups?$top=2&$count=true"),
        (
            "/v1.0/groups/{id}",
            "/v1.0/groups/{mixed}?$expand=members($select=id)",
        ),
        ("/v1.0/groups/{id}/members", "/v1.0/groups/{mixed}/members"),
        (
            "/v1.0/groups/{id}/members",
            "/v1.0/groups/{mixed}/members?$top=1&$count=true",
        ),
        (
            "/v1.0/groups/{id}/members",
            "/v1.0/groups/{mixed}/members?$select=id",
        ),
        (
            "/v1.0/groups/{id}/transitiveMembers",
            "/v1.0/groups/{mixed}/transitiveMembers",
        ),
        (
            "/v1.0/groups/{id}/members/microsoft.graph.device",
            "/v1.0/groups/{mixed}/members/microsoft.graph.device",
        ),
        ("/v1.0/devices", "/v1.0/devices?$top=1&$count=true"),
        (
            "/v1.0/deviceManagement/managedDevices",
            "/v1.0/deviceManagement/managedDevices?$select=id,deviceName",
        ),
        (
            "/v1.0/auditLogs/directoryAudits",
            "/v1.0/auditLogs/directoryAudits?$top=999",
        ),
        (
            "/v1.0/auditLogs/directoryAudits",
            "/v1.0/auditLogs/directoryAudits?$filter=result eq 'failure'",
        ),
        (
            "/v1.0/directory/deletedItems/microsoft.graph.user",
            "/v1.0/directory/deletedItems/microsoft.graph.user",
        ),
        ("/v1.0/me/memberOf", "/v1.0/me/memberOf?$select=displayName"),
        ("/v1.0/me", "/v1.0/me?$select=id"),
    ] {
        let path = of(path);
        let answer = town
            .read(&path.replace(' ', "%20").replace('"', "%22"))
            .await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        judge.answer(&format!("GET {route}"), &path, &answer);
    }
    let body = json!({"ids": [ada, mixed, town.device]});
    let objects = "/v1.0/directoryObjects/getByIds";
    let request = town.post(objects, &body).await.expect(200);
    assert_eq!(request.json()["value"].as_array().unwrap().len(), 3);
    judge.answer(&format!("POST {objects}"), objects, &request);
}

/// Answers within a batch, good and bad ones.
async fn batch(judge: &Judge, app: &TestApp, town: &Town<'_>) {
    let routes = [
        ("GET /v1.0/users", "/users?$top=1".to_owned()),
        ("GET /v1.0/groups/{id}", format!("/groups/{}", town.mixed)),
        ("GET /v1.0/users/{id}", "/users/nobody".to_owned()),
        ("GET /v1.0/organization", "/organization".to_owned()),
        ("GET /v1.0/users", "/users?$nonsense=1".to_owned()),
    ];
    let requests = routes
        .iter()
        .enumerate()
        .map(|(place, (_, url))| json!({"id": place.to_string(), "method": "GET", "url": url}));
    let body = json!({"requests": requests.collect::<Vec<Value>>()});
    let request = app.post("/v1.0/$batch").cookie(&town.contoso.admin);
    let answer = request.json(&body).send().await.expect(200);
    let names: Vec<&str> = routes.iter().map(|(name, _)| *name).collect();
    judge.batch(&names, &answer);
}

/// What came, changed and went, as delta tells it.
async fn delta(judge: &Judge, town: &Town<'_>) {
    let users = follow(judge, town, "users", "/v1.0/users/delta").await;
    let groups = follow(judge, town, "groups", "/v1.0/groups/delta").await;
    let leaver = town.user("leaver").await;
    let none = json!({});
    let members = format!("/v1.0/groups/{}/members", town.mixed);
    let reference =
        json!({"@odata.id": format!("https://graph.microsoft.com/v1.0/directoryObjects/{leaver}")});
    town.done(Method::POST, &format!("{members}/$ref"), &reference)
        .await;
    town.done(
        Method::DELETE,
        &format!("{members}/{}/$ref", town.device),
        &none,
    )
    .await;
    let changed = json!({"jobTitle": "Countess", "department": null});
    town.done(
        Method::PATCH,
        &format!("/v1.0/users/{}", town.ada),
        &changed,
    )
    .await;
    let group = town.contoso.group(town.app(), "Short-lived", &[]).await;
    town.done(Method::DELETE, &format!("/v1.0/groups/{group}"), &none)
        .await;
    town.done(Method::DELETE, &format!("/v1.0/users/{leaver}"), &none)
        .await;
    follow(judge, town, "users", &users).await;
    follow(judge, town, "groups", &groups).await;
}

/// Reads by delta to the end; the link for later.
async fn follow(judge: &Judge, town: &Town<'_>, kind: &str, from: &str) -> String {
    let route = format!("GET /v1.0/{kind}/delta");
    let mut link = from.to_owned();
    loop {
        let answer = town.read(&link).await.expect(200);
        judge.answer(&route, &route, &answer);
        let page = answer.json();
        if let Some(later) = page["@odata.deltaLink"].as_str() {
            return later.to_owned();
        }
        page["@odata.nextLink"]
            .as_str()
            .unwrap()
            .clone_into(&mut link);
    }
}
