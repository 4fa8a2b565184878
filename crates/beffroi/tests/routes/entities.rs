//! Single entities, on every route that answers or changes one: what is selected, described, tagged,
//! placed; and that no query option is ever passed over.

use beffroi_testkit::{Answer, Backend, TestApp};
use beffroi_web::{Access, RouteInfo};
use serde_json::{Value, json};

use crate::call::Call;
use crate::office::{self, Organization, id_of};
use crate::things::Things;

/// Answers with things of every kind, so there are no properties of its own to select: it takes no
/// option at all, and says so.
const ANY_KIND: &str = "/v1.0/directoryObjects/{id}";

/// The document's text of a route.
fn documented<'a>(document: &'a Value, route: &RouteInfo) -> &'a Value {
    &document["paths"][&route.path][route.method.to_lowercase()]
}

/// The name of the schema that the route answers with.
fn schema(document: &Value, route: &RouteInfo, status: &str) -> String {
    let content = &documented(document, route)["responses"][status]["content"];
    let reference = content["application/json"]["schema"]["$ref"].as_str();
    let name = reference.and_then(|reference| reference.rsplit('/').next());
    let name = name.unwrap_or_default();
    name.trim_start_matches("Selected_").to_owned()
}

async fn document(app: &TestApp) -> Value {
    app.get("/openapi.json").send().await.expect(200).json()
}

/// The same thing under another path or query.
async fn read(app: &TestApp, admin: &str, path: &str, has: Option<&str>) -> Answer {
    let request = app.get(path).cookie(admin);
    match has {
        Some(tag) => request.header("if-none-match", tag).send().await,
        None => request.send().await,
    }
}

#[tokio::test]
async fn one_entity_is_selected_described_and_tagged() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let things = Things::new(&app, &contoso).await;
    let document = document(&app).await;
    let admin = contoso.admin_person();
    let mut walked = Vec::new();
    for route in office::routes(&app) {
        if route.method != "GET" || !schema(&document, &route, "200").starts_with("Entity_") {
            continue;
        }
        if route.path == ANY_KIND {
            continue;
        }
        let call = things.call_by(&route, &admin).await;
        let (path, admin) = (&call.path, &admin.cookie);
        let whole = read(&app, admin, path, None).await.expect(200);
        let version = path.split('/').nth(1).unwrap();
        let context = whole.json()["@odata.context"].as_str().unwrap().to_owned();
        let base = format!("http://test.local/{version}/$metadata#");
        assert!(
            context.starts_with(&base) && context.ends_with("/$entity"),
            "{path}: {context}"
        );

        let selected = read(&app, admin, &format!("{path}?$select=ID"), None)
            .await
            .expect(200);
        let set = context.strip_suffix("/$entity").unwrap();
        assert_eq!(
            selected.json()["@odata.context"],
            format!("{set}(id)/$entity")
        );
        let kept = selected.json();
        let mut kept = kept.as_object().unwrap().keys();
        assert!(
            kept.all(|name| name == "id" || name.starts_with("@odata.")),
            "{path}"
        );

        tagged(&app, admin, path, &whole).await;
        options(&app, admin, path).await;
        walked.push(route.path.clone());
    }
    walked.sort();
    assert_eq!(
        walked,
        [
            "/beta/admin/chat/externalContacts/{id}",
            "/beta/admin/chat/policies/{name}",
            "/beta/admin/chat/settings",
            "/beta/admin/chat/users/{id}/policy",
            "/beta/admin/conferencing/bridges/{id}",
            "/beta/admin/conferencing/serviceNumbers/{number}",
            "/beta/admin/conferencing/settings",
            "/beta/admin/conferencing/users/{id}",
            "/beta/admin/licenses/mailboxPlans/{name}",
            "/beta/admin/notifications/settings",
            "/beta/admin/notifications/{id}",
            "/beta/admin/organizationalMessages/{id}",
            "/beta/admin/webhooks/{id}",
            "/beta/admin/webhooks/{id}/deliveries/{eventId}",
            "/beta/me/conferencing",
            "/v1.0/applications/{id}",
            "/v1.0/auditLogs/directoryAudits/{id}",
            "/v1.0/chats/{id}",
            "/v1.0/chats/{id}/members/{membership}",
            "/v1.0/chats/{id}/messages/{message}",
            "/v1.0/deviceManagement/managedDevices/{id}",
            "/v1.0/devices/{id}",
            "/v1.0/directory/deletedItems/{id}",
            "/v1.0/directory/subscriptions/{id}",
            "/v1.0/directoryRoles/{id}",
            "/v1.0/groups/{id}",
            "/v1.0/me",
            "/v1.0/me/chats/{id}",
            "/v1.0/me/managedDevices/{id}",
            "/v1.0/organization/{id}",
            "/v1.0/roleManagement/directory/roleAssignments/{id}",
            "/v1.0/roleManagement/directory/roleDefinitions/{id}",
            "/v1.0/subscribedSkus/{id}",
            "/v1.0/subscriptions/{id}",
            "/v1.0/users/{id}",
        ]
    );
    app.drain().await;
    app.finish().await;
}

/// What has a version carries its tag, and is not sent again to who has it.
async fn tagged(app: &TestApp, admin: &str, path: &str, whole: &Answer) {
    let tag = whole.header("etag");
    let Some(version) = whole.json()["@odata.etag"].as_str().map(str::to_owned) else {
        assert_eq!(tag, "", "{path}");
        let sets = [
            "roleManagement",
            "directoryRoles",
            "subscriptions",
            "organization",
            "auditLogs",
            "deliveries",
            "subscribedSkus",
            "bridges",
            "serviceNumbers",
            "/notifications/",
            "/chats/",
            "/chat/",
        ];
        let without = sets.iter().any(|set| path.contains(set));
        assert!(without, "{path} has no version");
        return;
    };
    assert_eq!(tag, version, "{path}");
    for known in [tag.clone(), "*".to_owned(), format!("W/\"0\", {tag}")] {
        let unchanged = read(app, admin, path, Some(&known)).await.expect(304);
        assert_eq!(unchanged.text(), "", "{path}");
        assert_eq!(unchanged.header("etag"), tag, "{path}");
    }
    let other = read(app, admin, path, Some("W/\"0\"")).await.expect(200);
    assert_eq!(other.json(), whole.json(), "{path}");
    let selected = format!("{path}?$select=id");
    read(app, admin, &selected, Some(&tag)).await.expect(200);
}

/// What the entity does not take is refused by name.
async fn options(app: &TestApp, admin: &str, path: &str) {
    for (query, named) in [
        ("$select=id,salary", "'salary'"),
        ("$select=", "$select"),
        ("$select=id&$select=id", "$select"),
        ("$expand=manager", "$expand"),
        ("%24expand=manager", "$expand"),
        ("$filter=id%20eq%20'1'", "$filter"),
        ("$top=1", "$top"),
        ("$skip=1", "$skip"),
        ("$count=true", "$count"),
        ("$orderby=id", "$orderby"),
        ("$search=%22a%22", "$search"),
        ("$format=json", "$format"),
        ("$SELECTED=id", "$SELECTED"),
        ("select=id", "select"),
    ] {
        let refused = read(app, admin, &format!("{path}?{query}"), None).await;
        let error = refused.expect(400).json()["error"].clone();
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(named), "{path}?{query}: {message}");
        assert!(
            error["target"]
                .as_str()
                .is_some_and(|target| !target.is_empty())
        );
    }
}

#[tokio::test]
async fn no_route_passes_over_an_option() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let things = Things::new(&app, &contoso).await;
    for route in office::routes(&app) {
        let call = things.call(&route, None).await;
        let and = if call.path.contains('?') { '&' } else { '?' };
        let call = Call {
            path: format!("{}{and}$nonsense=1", call.path),
            ..call
        };
        let refused = call.request(&app).cookie(&contoso.admin).send().await;
        let name = format!("{} {}", route.method, call.path);
        assert_eq!(refused.status, 400, "{name}: {}", refused.text());
        assert_eq!(refused.code(), "Request_UnsupportedQuery", "{name}");
        assert_eq!(refused.json()["error"]["target"], "$nonsense", "{name}");
    }
    app.drain().await;
    app.finish().await;
}

#[tokio::test]
async fn what_was_made_is_found_where_the_answer_says() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let things = Things::new(&app, &contoso).await;
    let document = document(&app).await;
    let mut made = 0;
    for route in office::routes(&app) {
        // A subscription takes a listener: their own story has one.
        let listener = route.path == "/v1.0/subscriptions";
        // Where a picture is found there are pixels, and no entity.
        let picture = route.path.ends_with("/pictures");
        // The first answer about a webhook has its secret, which is not found again.
        let listener = listener || route.path == "/beta/admin/webhooks";
        // What is pushed is the browser's alone.
        let listener = listener || route.path == "/push/messages/{token}";
        // A file is bytes, and a report is read by others only.
        let listener =
            listener || route.path.ends_with("/files") || route.path.ends_with("/report");
        if documented(&document, &route)["responses"]["201"].is_null() || listener || picture {
            continue;
        }
        let call = things.call_by(&route, &contoso.admin_person()).await;
        let answer = call
            .request(&app)
            .cookie(&contoso.admin)
            .send()
            .await
            .expect(201);
        let place = answer.header("location");
        let path = place
            .strip_prefix("http://test.local")
            .unwrap_or_else(|| panic!("{place}"));
        let found = read(&app, &contoso.admin, path, None).await.expect(200);
        assert_eq!(id_of(&found), id_of(&answer), "{path}");
        let tag = answer.json()["@odata.etag"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        assert_eq!(answer.header("etag"), tag, "{path}");
        assert_eq!(found.header("etag"), tag, "{path}");
        made += 1;
    }
    assert_eq!(
        made, 17,
        "chats, their members and messages, bridges, service numbers, seats, users, groups, devices, roles, assignments, applications, messages, copies, tokens, providers, deliveries"
    );
    app.drain().await;
    app.finish().await;
}

/// Every change of something with a version, by who read an older one.
#[tokio::test]
async fn who_read_an_older_version_changes_nothing() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let things = Things::new(&app, &contoso).await;
    let document = document(&app).await;
    let admin = contoso.admin_person();
    let mut walked = Vec::new();
    for route in office::routes(&app) {
        let takes = !documented(&document, &route)["responses"]["412"].is_null();
        assert_eq!(
            takes,
            has_version(&route),
            "{} {}",
            route.method,
            route.path
        );
        if !takes {
            continue;
        }
        let call = things.call_by(&route, &admin).await;
        let entity = &entity_of(&call.path);
        let before = read(&app, &admin.cookie, entity, None).await.expect(200);
        let send = |tag: String| {
            let request = call.request(&app).cookie(&admin.cookie);
            request.header("if-match", &tag).send()
        };
        for stale in ["W/\"0\"", "\"\"", "W/\"999\", W/\"0\"", "nonsense"] {
            let refused = send(stale.to_owned()).await;
            let name = format!("{} {} with {stale}", route.method, call.path);
            assert_eq!(refused.status, 412, "{name}: {}", refused.text());
            assert_eq!(refused.code(), "Request_PreconditionFailed", "{name}");
            assert!(refused.text().contains("read it again"), "{name}");
        }
        let after = read(&app, &admin.cookie, entity, None).await.expect(200);
        assert_eq!(
            after.json(),
            before.json(),
            "{} {}",
            route.method,
            call.path
        );
        let passed = send(before.header("etag")).await;
        let name = format!("{} {}: {}", route.method, call.path, passed.text());
        assert!((200..=204).contains(&passed.status), "{name}");
        walked.push(route.path);
    }
    assert_eq!(walked.len(), 25, "{walked:?}");
    app.drain().await;
    app.finish().await;
}

/// Whether a route changes one user, group, application, device, message or webhook.
fn has_version(route: &RouteInfo) -> bool {
    let kinds = [
        "/users",
        "/groups",
        "/applications",
        "managedDevices",
        "organizationalMessages",
        "/webhooks",
        "/licenses/subscriptions",
        "/licenses/mailboxPlans",
        "/chat/settings",
        "/conferencing/settings",
        "/notifications/settings",
    ];
    let kind = kinds.iter().any(|kind| route.path.contains(kind)) || route.path == "/v1.0/me";
    let one = route.path.ends_with("{id}")
        || route.path.ends_with("/mailboxPlans/{name}")
        || route.path.ends_with("/chat/settings") && route.method == "PATCH"
        || route.path.ends_with("/conferencing/settings") && route.method == "PATCH"
        || route.path.ends_with("/notifications/settings") && route.method == "PATCH"
        || route.path == "/v1.0/me";
    let steps = [
        "submitForApproval",
        "approve",
        "reject",
        "withdraw",
        "cancel",
    ];
    let moved = steps.iter().any(|step| route.path.ends_with(step));
    let changes = ["PATCH", "DELETE"].contains(&route.method.as_str());
    let public = matches!(route.access, Access::Public(_));
    kind && !public && (one && changes || moved)
}

/// The thing that a call changes, where it is read.
fn entity_of(path: &str) -> String {
    let path = path.replace(
        "/beta/admin/licenses/subscriptions/",
        "/v1.0/directory/subscriptions/",
    );
    let moves = [
        "/submitForApproval",
        "/approve",
        "/reject",
        "/withdraw",
        "/cancel",
    ];
    let step = moves.iter().find_map(|step| path.strip_suffix(step));
    step.unwrap_or(&path).to_owned()
}

/// A figure that moved is news to a reader, and nothing to who decides on the words.
#[tokio::test]
async fn an_approver_approves_what_was_read() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let things = Things::new(&app, &contoso).await;
    let id = things.message("approve").await;
    let path = format!("/beta/admin/organizationalMessages/{id}");
    let read_tag = read(&app, &contoso.admin, &path, None)
        .await
        .expect(200)
        .header("etag");

    // Rejected, taken back, changed and sent again meanwhile: the words are others.
    let step = |name: &str, body: Value| {
        let request = app.post(&format!("{path}/{name}")).cookie(&contoso.admin);
        request.json(&body).send()
    };
    step("reject", json!({"comment": "Wrong date."}))
        .await
        .expect(200);
    things.as_writer("withdraw", &path, &json!({})).await;
    let patched = app.patch(&path).bearer(things.writer());
    let words = json!({"name": "Other words"});
    let patched = patched.json(&words).send().await.expect(200);
    assert_eq!(
        patched.header("etag"),
        patched.json()["@odata.etag"].as_str().unwrap()
    );
    things
        .as_writer("submitForApproval", &path, &json!({}))
        .await;

    let approve = || {
        app.post(&format!("{path}/approve"))
            .cookie(&contoso.admin)
            .json(&json!({}))
    };
    let refused = approve()
        .header("if-match", &read_tag)
        .send()
        .await
        .expect(412);
    assert!(
        refused.text().contains("changed after it was read"),
        "{}",
        refused.text()
    );
    let now = read(&app, &contoso.admin, &path, None).await.expect(200);
    assert_eq!(now.json()["state"], "pendingApproval");
    let approved = approve()
        .header("if-match", &now.header("etag"))
        .send()
        .await
        .expect(200);
    assert_ne!(approved.header("etag"), now.header("etag"));
    app.drain().await;
    app.drain().await;
    app.finish().await;
}
