//! Two organizations on one server: to each other's administrators they do not exist.

use beffroi_testkit::{Answer, Backend, TestApp, backends};
use beffroi_web::{Access, RouteInfo};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::call::Call;
use crate::callers::Caller;
use crate::office::{self, Organization, Person};
use crate::things::Things;

/// Fabrikam's Global Administrator, who may do everything, at home.
fn stranger(fabrikam: &Organization) -> Person {
    Person {
        id: fabrikam.admin_id.clone(),
        name: format!("admin@{}", fabrikam.domain),
        cookie: fabrikam.admin.clone(),
    }
}

#[tokio::test]
async fn a_foreign_id_is_one_that_does_not_exist() {
    for backend in backends() {
        let app = office::start(backend).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let fabrikam = Organization::found(&app, "Fabrikam", "fabrikam.example").await;
        let things = Things::new(&app, &contoso).await;
        let stranger = stranger(&fabrikam);
        let mut walked = 0;
        for route in office::routes(&app) {
            let public = matches!(route.access, Access::Public(_));
            // The roles and the plans are the same everywhere.
            let built_in = [
                "/roleDefinitions/",
                "/directoryRoles/",
                "/licenses/servicePlans/",
            ]
            .iter()
            .any(|roles| route.path.contains(roles));
            // A chat's id is no GUID; the stories of chats have its strangers.
            let chat = route.path.contains("/chats/{id}");
            if public || built_in || chat || !route.path.contains("{id}") {
                continue;
            }
            let call = things.call(&route, None).await;
            asked_for(&app, &route, &call, &stranger).await;
            walked += 1;
        }
        assert!(walked >= 28, "{walked}");
        app.drain().await;
        app.finish().await;
    }
}

/// 404 with the words that an id gets which nobody has, and the thing is as it was.
async fn asked_for(app: &TestApp, route: &RouteInfo, call: &Call, stranger: &Person) {
    let name = format!("{} {}", route.method, route.path);
    let answer = call.request(app).cookie(&stranger.cookie).send().await;
    assert_eq!(answer.status, 404, "{name}: {}", answer.text());
    assert!(
        !answer.text().contains("ontoso"),
        "{name}: {}",
        answer.text()
    );
    let real = call.path.split('/').find_map(|part| {
        let id = part.split('?').next()?;
        id.parse::<Uuid>().ok()
    });
    let real = real.unwrap().to_string();
    let nowhere = Uuid::from_u128(0xABCD).to_string();
    let absent = Call {
        method: call.method.clone(),
        path: call.path.replace(&real, &nowhere),
        body: call.body.clone(),
    };
    let absent = absent.request(app).cookie(&stranger.cookie).send().await;
    assert_eq!(absent.status, 404, "{name}");
    assert_eq!(words(&answer, &real), words(&absent, &nowhere), "{name}");
}

/// The error without the ids of request and thing.
fn words(answer: &Answer, id: &str) -> Value {
    let mut error = answer.json()["error"].clone();
    error.as_object_mut().unwrap().remove("innerError");
    serde_json::from_str(&error.to_string().replace(id, "ID")).unwrap()
}

#[tokio::test]
async fn a_foreign_id_in_a_body_or_a_query_is_refused_too() {
    for backend in backends() {
        let app = office::start(backend).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let fabrikam = Organization::found(&app, "Fabrikam", "fabrikam.example").await;
        let things = Things::new(&app, &contoso).await;
        let (foreign_group, foreign_user) = things.group().await;
        let own_group = fabrikam.group(&app, "Own", &[]).await;
        let own_user = fabrikam.account(&app, "own").await;
        let role = "4a5d8f65-41da-4de4-8968-e035b65339cf";
        let assignments = "/v1.0/roleManagement/directory/roleAssignments";
        let messages = "/beta/admin/organizationalMessages";
        let recipients = |key: &str| json!({"recipients": {key: [foreign_group]}});
        let bodies = [
            (
                format!("/v1.0/groups/{own_group}/members/$ref"),
                json!({"@odata.id": format!("https://x/v1.0/directoryObjects/{foreign_user}")}),
            ),
            (
                format!("/v1.0/groups/{own_group}/members/$ref"),
                json!({"@odata.id": format!("https://x/v1.0/directoryObjects/{foreign_group}")}),
            ),
            (
                assignments.to_owned(),
                json!({"roleDefinitionId": role, "principalId": foreign_user, "directoryScopeId": "/"}),
            ),
            (messages.to_owned(), recipients("includeGroups")),
            (messages.to_owned(), recipients("excludeGroups")),
            (format!("{messages}/reach"), recipients("includeGroups")),
        ];
        for (path, body) in &bodies {
            let request = app.post(path).cookie(&fabrikam.admin).json(body);
            let answer = request.send().await;
            let refused = [400, 404].contains(&answer.status);
            assert!(refused, "{path}: {} {}", answer.status, answer.text());
            assert!(!answer.text().contains("Thing"), "{}", answer.text());
        }
        let read = |path: String| app.get(&path).cookie(&fabrikam.admin).send();
        let request = app.post(messages).cookie(&fabrikam.admin).json(&json!({}));
        let own_message = office::id_of(&request.send().await.expect(201));
        read(format!("{messages}/{own_message}/explain?user={own_user}"))
            .await
            .expect(200);
        for user in [foreign_user.as_str(), "bystander@contoso.example"] {
            let path = format!("{messages}/{own_message}/explain?user={user}");
            read(path).await.expect(404);
            read(format!("/v1.0/users/{user}")).await.expect(404);
        }
        let path = format!("{assignments}?$filter=principalId%20eq%20'{foreign_user}'");
        assert_eq!(read(path).await.expect(200).json()["value"], json!([]));
        app.drain().await;
        app.finish().await;
    }
}

/// Lists, searches, exports and figures hold nothing of the neighbours.
#[tokio::test]
async fn lists_hold_only_what_is_ones_own() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let fabrikam = Organization::found(&app, "Fabrikam", "fabrikam.example").await;
    let things = Things::new(&app, &contoso).await;
    let (group, user) = things.group().await;
    let message = things.message("cancel").await;
    let secrets = [
        group,
        user,
        message,
        contoso.tenant.to_string(),
        contoso.admin_id.clone(),
        "ontoso".to_owned(),
    ];
    let stranger = Caller {
        name: "Fabrikam".to_owned(),
        proof: crate::callers::Proof::Session(stranger(&fabrikam)),
        holds: std::collections::BTreeSet::new(),
        holds_for_some: std::collections::BTreeSet::new(),
    };
    let mut walked = 0;
    for route in office::routes(&app) {
        // Neither a handshake nor a browser's way to another server is a list.
        let other = [
            "/live",
            "/push",
            "/identity/providers/signin",
            "/identity/providers/callback",
            // It needs words to look for.
            "/beta/me/chats/search",
        ];
        let list = route.method == "GET"
            && !route.path.contains('{')
            && !other.contains(&route.path.as_str());
        if !list {
            continue;
        }
        let answer = stranger.call(app.get(&route.path)).send().await.expect(200);
        for secret in &secrets {
            assert!(!answer.text().contains(secret), "{}: {secret}", route.path);
        }
        walked += 1;
    }
    assert!(walked >= 15, "{walked}");
    app.drain().await;
    app.finish().await;
}
