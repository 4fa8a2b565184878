//! A help desk for the people of one group: these it can do everything for, everybody else is not
//! there.

use beffroi_testkit::{TestApp, backends};
use beffroi_web::Access;
use serde_json::{Value, json};

use crate::callers::{Caller, DEFINITIONS, help_desk};
use crate::office::{self, Organization, PASSWORD, Person, id_of, sign_in};

const ASSIGNMENTS: &str = "/v1.0/roleManagement/directory/roleAssignments";

struct Desk<'a> {
    app: &'a TestApp,
    caller: Caller,
}

impl Desk<'_> {
    async fn names(&self, path: &str) -> (Vec<String>, Value) {
        let answer = self.caller.call(self.app.get(path)).send().await;
        let json = answer.expect(200).json();
        let rows = json["value"].as_array().unwrap();
        let name = |row: &Value| {
            let name = row["displayName"].as_str().or(row["deviceName"].as_str());
            name.unwrap_or_default().to_owned()
        };
        (
            rows.iter().map(name).collect(),
            json["@odata.count"].clone(),
        )
    }

    async fn status(&self, method: &str, path: &str, body: &Value) -> u16 {
        let request = self.app.request(method.parse().unwrap(), path);
        self.caller.call(request.json(body)).send().await.status
    }
}

async fn device(app: &TestApp, owner: &Person, name: &str) -> String {
    let request = app.post("/v1.0/me/managedDevices").cookie(&owner.cookie);
    id_of(
        &request
            .json(&json!({"deviceName": name}))
            .send()
            .await
            .expect(201),
    )
}

#[tokio::test]
async fn a_help_desk_helps_its_people_and_nobody_else() {
    for backend in backends() {
        let app = office::start(backend).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let (amy, bob) = (
            contoso.person(&app, "amy").await,
            contoso.person(&app, "bob").await,
        );
        let (tablet, laptop) = (
            device(&app, &amy, "Tablet").await,
            device(&app, &bob, "Laptop").await,
        );
        let lyon = contoso.group(&app, "Lyon", &[&amy.id]).await;
        let south = contoso.group(&app, "South", &[&lyon]).await;
        let caller = help_desk(&app, &contoso, &south).await;
        let desk = Desk { app: &app, caller };

        lists_hold_its_people_only(&desk).await;
        let others = [
            &bob.id,
            &contoso.admin_id,
            desk.caller.person().unwrap().id.as_str(),
        ]
        .map(ToString::to_string);
        for other in &others {
            everybody_else_is_not_there(&desk, other, &laptop).await;
        }
        acts_on_its_people(&app, &desk, &amy, &tablet).await;
        membership_counts_at_once(&app, &contoso, &desk, (&amy, &bob), (&lyon, &south)).await;
        app.finish().await;
    }
}

async fn lists_hold_its_people_only(desk: &Desk<'_>) {
    let amy = vec!["amy of contoso.example".to_owned()];
    for query in [
        "$count=true",
        "$count=true&$filter=accountEnabled%20eq%20true",
        "$count=true&$search=%22contoso%22",
        "$count=true&$orderby=userPrincipalName%20desc",
        "$count=true&$filter=createdDateTime%20ge%202020-01-01T00:00:00Z",
        "$count=true&$top=1",
    ] {
        let (names, count) = desk.names(&format!("/v1.0/users?{query}")).await;
        assert_eq!((names, count), (amy.clone(), json!(1)), "{query}");
    }
    let (names, count) = desk
        .names("/v1.0/users?$count=true&$search=%22bob%22")
        .await;
    assert_eq!((names, count), (Vec::new(), json!(0)));
    let (names, count) = desk
        .names("/v1.0/deviceManagement/managedDevices?$count=true")
        .await;
    assert_eq!((names, count), (vec!["Tablet".to_owned()], json!(1)));
}

/// On each route that is open to a help desk at all.
async fn everybody_else_is_not_there(desk: &Desk<'_>, person: &str, device: &str) {
    let mut walked = 0;
    for route in &desk.app.app.table {
        if !matches!(route.access, Access::NeedsForSome(_)) || !route.path.contains("{id}") {
            continue;
        }
        let id = if route.path.contains("/users/") {
            person
        } else {
            device
        };
        let path = route.path.replace("{id}", id);
        let status = desk.status(&route.method, &path, &json!({})).await;
        assert_eq!(status, 404, "{} {path}", route.method);
        walked += 1;
    }
    assert!(walked >= 5, "{walked}");
    let body = json!({"passwordProfile": {"password": "sept bateaux lents"}});
    assert_eq!(
        desk.status("PATCH", &format!("/v1.0/users/{person}"), &body)
            .await,
        404
    );
}

async fn acts_on_its_people(app: &TestApp, desk: &Desk<'_>, amy: &Person, tablet: &str) {
    let path = format!("/v1.0/users/{}", amy.id);
    assert_eq!(
        desk.status("PATCH", &path, &json!({"jobTitle": "Baker"}))
            .await,
        204
    );
    let revoke = format!("{path}/revokeSignInSessions");
    assert_eq!(desk.status("POST", &revoke, &json!({})).await, 200);
    app.get("/v1.0/me")
        .cookie(&amy.cookie)
        .send()
        .await
        .expect(401);
    assert_eq!(
        desk.status("PATCH", &path, &json!({"accountEnabled": false}))
            .await,
        204
    );
    assert_eq!(
        desk.status("PATCH", &path, &json!({"accountEnabled": true}))
            .await,
        204
    );
    let password =
        json!({"passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": false}});
    assert_eq!(desk.status("PATCH", &path, &password).await, 204);
    let device = format!("/v1.0/deviceManagement/managedDevices/{tablet}");
    assert_eq!(desk.status("DELETE", &device, &json!({})).await, 204);
    // Making and deleting people is for those who may do it everywhere.
    assert_eq!(desk.status("DELETE", &path, &json!({})).await, 403);
    assert_eq!(desk.status("POST", "/v1.0/users", &json!({})).await, 403);
    let session = desk.caller.call(app.get("/identity/session")).send().await;
    let session = session.expect(200).json();
    assert_eq!(session["permissions"], json!([]));
    assert_eq!(session["scopes"][0]["displayName"], "South");
    assert_eq!(
        session["scopes"][0]["permissions"]
            .as_array()
            .unwrap()
            .len(),
        5
    );
}

async fn membership_counts_at_once(
    app: &TestApp,
    contoso: &Organization,
    desk: &Desk<'_>,
    (amy, bob): (&Person, &Person),
    (lyon, south): (&str, &str),
) {
    contoso.join(app, lyon, &bob.id).await;
    assert_eq!(desk.names("/v1.0/users").await.0.len(), 2);
    let leaves = format!("/v1.0/groups/{south}/members/{lyon}/$ref");
    let request = app.delete(&leaves).cookie(&contoso.admin);
    request.send().await.expect(204);
    assert_eq!(desk.names("/v1.0/users").await.0.len(), 0);
    assert_eq!(
        desk.status("GET", &format!("/v1.0/users/{}", amy.id), &json!({}))
            .await,
        404
    );
    contoso.join(app, south, &amy.id).await;
    // Somebody with a role is above a help desk, even among its people.
    contoso
        .assign(app, "4a5d8f65-41da-4de4-8968-e035b65339cf", &amy.id)
        .await;
    let path = format!("/v1.0/users/{}", amy.id);
    assert_eq!(
        desk.status("PATCH", &path, &json!({"jobTitle": "Chef"}))
            .await,
        403
    );

    // The group can't go while somebody acts for its people.
    let request = app
        .delete(&format!("/v1.0/groups/{south}"))
        .cookie(&contoso.admin);
    let refused = request.send().await.expect(409);
    assert_eq!(refused.code(), "inUse");
    assert_eq!(refused.json()["error"]["details"][0]["code"], "scopeOfRole");
}

#[tokio::test]
async fn an_organization_makes_roles_of_its_own() {
    for backend in backends() {
        let app = office::start(backend).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let send = |method: &str, path: String, body: Value| {
            let request = app.request(method.parse().unwrap(), &path);
            request.cookie(&contoso.admin).json(&body).send()
        };
        let new = |name: &str, actions: Value| json!({"displayName": name, "rolePermissions": [{"allowedResourceActions": actions}]});
        for (body, field) in [
            (new("", json!(["User.Read.All"])), "displayName"),
            (
                new("Global Administrator", json!(["User.Read.All"])),
                "displayName",
            ),
            (new("Desk", json!([])), "rolePermissions"),
            (
                new("Desk", json!(["User.Delete.All"])),
                "rolePermissions/0/allowedResourceActions/0",
            ),
        ] {
            let refused = send("POST", DEFINITIONS.to_owned(), body).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], field);
        }
        let made = send(
            "POST",
            DEFINITIONS.to_owned(),
            new("Desk", json!(["Group.Read.All"])),
        )
        .await;
        let role = id_of(&made.expect(201));
        let again = send(
            "POST",
            DEFINITIONS.to_owned(),
            new("DESK", json!(["Group.Read.All"])),
        )
        .await;
        again.expect(400);
        let one = format!("{DEFINITIONS}/{role}");
        let amy = contoso.person(&app, "amy").await;
        let group = contoso.group(&app, "Lyon", &[&amy.id]).await;

        // Nothing of it concerns people.
        let within = json!({"roleDefinitionId": role, "principalId": amy.id, "directoryScopeId": format!("/groups/{group}")});
        send("POST", ASSIGNMENTS.to_owned(), within.clone())
            .await
            .expect(400);
        send("PATCH", one.clone(), json!({"rolePermissions": [{"allowedResourceActions": ["User.Read.All", "Group.Read.All"]}]})).await.expect(204);
        let assigned = send("POST", ASSIGNMENTS.to_owned(), within.clone())
            .await
            .expect(201);
        assert_eq!(assigned.json()["directoryScopeDisplayName"], "Lyon");
        send("POST", ASSIGNMENTS.to_owned(), within)
            .await
            .expect(409);
        let amys = |path: &str| app.get(path).cookie(&amy.cookie).send();
        amys("/v1.0/users").await.expect(200);
        amys("/v1.0/groups").await.expect(403);

        // Changes of the role count at once.
        send("PATCH", one.clone(), json!({"isEnabled": false}))
            .await
            .expect(204);
        amys("/v1.0/users").await.expect(403);
        send("PATCH", one.clone(), json!({"isEnabled": true}))
            .await
            .expect(204);
        amys("/v1.0/users").await.expect(200);
        let refused = send("DELETE", one.clone(), json!({})).await.expect(409);
        assert_eq!(refused.code(), "inUse");
        let assignment = id_of(&assigned);
        send("DELETE", format!("{ASSIGNMENTS}/{assignment}"), json!({}))
            .await
            .expect(204);
        amys("/v1.0/users").await.expect(403);
        send("DELETE", one.clone(), json!({})).await.expect(204);
        send("GET", one, json!({})).await.expect(404);
        send(
            "DELETE",
            format!("{DEFINITIONS}/62e90394-69f5-4237-9190-012177145e10"),
            json!({}),
        )
        .await
        .expect(400);
        app.finish().await;
    }
}

/// Whoever may give roles, but is no administrator of roles, can't lift anybody above themselves.
#[tokio::test]
async fn nobody_gives_more_than_they_hold() {
    let app = office::start(beffroi_testkit::Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let mine = [
        "RoleManagement.ReadWrite.Directory",
        "RoleManagement.Read.Directory",
        "User.ReadWrite.All",
        "User.Read.All",
    ];
    let role = json!({"displayName": "Role keeper", "rolePermissions": [{"allowedResourceActions": mine}]});
    let role = contoso.create(&app, DEFINITIONS, &role).await;
    let amy = contoso.person(&app, "amy").await;
    contoso.assign(&app, &role, &amy.id).await;
    let send = |method: &str, path: &str, body: Value| {
        let request = app.request(method.parse().unwrap(), path);
        request.cookie(&amy.cookie).json(&body).send()
    };
    let give = |role: &str| json!({"roleDefinitionId": role, "principalId": amy.id, "directoryScopeId": "/"});
    let more = json!([{"allowedResourceActions": ["User.Read.All", "AuditLog.Read.All"]}]);
    let own = format!("{DEFINITIONS}/{role}");
    let admin = format!("/v1.0/users/{}", contoso.admin_id);
    for (method, path, body) in [
        (
            "POST",
            ASSIGNMENTS,
            give("62e90394-69f5-4237-9190-012177145e10"),
        ),
        (
            "POST",
            ASSIGNMENTS,
            give("4a5d8f65-41da-4de4-8968-e035b65339cf"),
        ),
        (
            "POST",
            DEFINITIONS,
            json!({"displayName": "More", "rolePermissions": more.clone()}),
        ),
        ("PATCH", own.as_str(), json!({"rolePermissions": more})),
        (
            "PATCH",
            admin.as_str(),
            json!({"passwordProfile": {"password": "sept bateaux lents"}}),
        ),
        ("PATCH", admin.as_str(), json!({"jobTitle": "Clown"})),
    ] {
        let refused = send(method, path, body).await.expect(403);
        assert_eq!(refused.code(), "roleBeyondOwn", "{method} {path}");
    }
    // What they hold themselves they may hand on.
    let less = json!({"displayName": "Reader", "rolePermissions": [{"allowedResourceActions": ["User.Read.All"]}]});
    let less = id_of(&send("POST", DEFINITIONS, less).await.expect(201));
    let bob = contoso.person(&app, "bob").await;
    let body = json!({"roleDefinitionId": less, "principalId": bob.id});
    send("POST", ASSIGNMENTS, body).await.expect(201);
    assert!(!sign_in(&app, &bob.name).await.is_empty());
    app.finish().await;
}
