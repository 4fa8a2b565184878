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

    async fn read(&self, path: &str) -> Value {
        let answer = self.caller.call(self.app.get(path)).send().await;
        answer.expect(200).json()
    }

    /// Who is told in a round of a delta query, whether they are there, and where the next begins.
    async fn round(&self, path: &str) -> (Vec<(String, bool)>, String) {
        let mut told = Vec::new();
        let mut path = path.to_owned();
        loop {
            let page = self.read(&path).await;
            for row in page["value"].as_array().unwrap() {
                let id = row["id"].as_str().unwrap().to_owned();
                told.push((id, row.get("@removed").is_none()));
            }
            if let Some(link) = page["@odata.deltaLink"].as_str() {
                return (told, local(link));
            }
            path = local(page["@odata.nextLink"].as_str().unwrap());
        }
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
        reads_what_belongs_to_its_people(&desk, (&amy, &bob), (&tablet, &laptop), &lyon).await;
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

/// Groups, devices and directory objects of its people, and nothing of anybody else's.
async fn reads_what_belongs_to_its_people(
    desk: &Desk<'_>,
    (amy, bob): (&Person, &Person),
    (tablet, laptop): (&str, &str),
    lyon: &str,
) {
    let of_amy = format!("/v1.0/users/{}", amy.id);
    for (path, names) in [
        ("memberOf", vec!["All Company", "Lyon"]),
        ("transitiveMemberOf", vec!["All Company", "Lyon", "South"]),
        ("ownedDevices", vec!["Tablet"]),
        ("registeredDevices", vec!["Tablet"]),
    ] {
        let (found, _) = desk.names(&format!("{of_amy}/{path}")).await;
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        let known = found.iter().filter(|name| names.contains(name)).count();
        assert!(
            known == found.len() && !found.is_empty(),
            "{path}: {found:?}"
        );
        assert!(found.contains(names.last().unwrap()), "{path}: {found:?}");
    }
    // Of the groups no more than id and name.
    let groups = desk.read(&format!("{of_amy}/memberOf")).await;
    let group = groups["value"].as_array().unwrap().last().unwrap();
    let mut properties: Vec<&String> = group.as_object().unwrap().keys().collect();
    properties.sort_unstable();
    assert_eq!(properties, ["@odata.type", "displayName", "id"], "{group}");
    let (devices, count) = desk.names("/v1.0/devices?$count=true").await;
    assert_eq!((devices, count), (vec!["Tablet".to_owned()], json!(1)));
    for (id, status) in [
        (amy.id.as_str(), 200),
        (tablet, 200),
        (bob.id.as_str(), 404),
        (laptop, 404),
        (lyon, 404),
    ] {
        let path = format!("/v1.0/directoryObjects/{id}");
        assert_eq!(desk.status("GET", &path, &json!({})).await, status, "{id}");
    }
    let ids = json!({"ids": [bob.id, laptop, tablet, lyon, amy.id]});
    let request = desk.app.post("/v1.0/directoryObjects/getByIds").json(&ids);
    let objects = desk.caller.call(request).send().await.expect(200).json();
    let mut found: Vec<&str> = objects["value"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    found.sort_unstable();
    let mut its = [amy.id.as_str(), tablet];
    its.sort_unstable();
    assert_eq!(found, its);
}

/// What a delta query tells a help desk while people come and go.
#[tokio::test]
async fn a_help_desk_follows_its_people_by_delta() {
    for backend in backends() {
        let app = office::start(backend).await;
        let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
        let (amy, bob) = (
            contoso.person(&app, "amy").await,
            contoso.person(&app, "bob").await,
        );
        let lyon = contoso.group(&app, "Lyon", &[&amy.id]).await;
        let south = contoso.group(&app, "South", &[&lyon]).await;
        let other = contoso.group(&app, "Other", &[]).await;
        let caller = help_desk(&app, &contoso, &south).await;
        let desk = Desk { app: &app, caller };
        let change = |id: &str, title: &str| {
            let request = app.patch(&format!("/v1.0/users/{id}"));
            request
                .cookie(&contoso.admin)
                .json(&json!({"jobTitle": title}))
                .send()
        };
        let (told, link) = desk.round("/v1.0/users/delta").await;
        assert_eq!(told, [(amy.id.clone(), true)], "{backend:?}");

        // Of others nothing is told, be it that they change, join another group or are deleted.
        change(&bob.id, "Baker").await.expect(204);
        contoso.join(&app, &other, &bob.id).await;
        let (told, link) = desk.round(&link).await;
        assert_eq!(told, []);
        // Who joins is told, and who leaves is gone.
        contoso.join(&app, &lyon, &bob.id).await;
        change(&amy.id, "Chef").await.expect(204);
        let (mut told, link) = desk.round(&link).await;
        told.sort_unstable();
        let mut both = vec![(amy.id.clone(), true), (bob.id.clone(), true)];
        both.sort_unstable();
        assert_eq!(told, both);
        let leaves = format!("/v1.0/groups/{lyon}/members/{}/$ref", amy.id);
        app.delete(&leaves)
            .cookie(&contoso.admin)
            .send()
            .await
            .expect(204);
        change(&amy.id, "Clown").await.expect(204);
        let (told, link) = desk.round(&link).await;
        assert_eq!(told, [(amy.id.clone(), false)]);
        // With another person's link one begins anew, as when groups come and go.
        let admins = app
            .get("/v1.0/users/delta")
            .cookie(&contoso.admin)
            .send()
            .await;
        let admins = admins.expect(200).json()["@odata.deltaLink"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(desk.status("GET", &local(&admins), &json!({})).await, 410);
        let leaves = format!("/v1.0/groups/{south}/members/{lyon}/$ref");
        app.delete(&leaves)
            .cookie(&contoso.admin)
            .send()
            .await
            .expect(204);
        assert_eq!(desk.status("GET", &link, &json!({})).await, 410);
        assert_eq!(desk.round("/v1.0/users/delta").await.0, []);
        app.finish().await;
    }
}

/// A link of this server without its address.
fn local(link: &str) -> String {
    let at = link.find("/v1.0/").unwrap();
    link[at..].to_owned()
}

/// On each route that is open to a help desk at all.
async fn everybody_else_is_not_there(desk: &Desk<'_>, person: &str, device: &str) {
    let mut walked = 0;
    for route in &desk.app.app.table {
        let open = matches!(
            route.access,
            Access::NeedsForSome(_) | Access::NeedsAnyForSome(_) | Access::NeedsEverywhere(_)
        );
        if !open || !route.path.contains("{id}") {
            continue;
        }
        let id = if route.path.contains("/users/") || route.path.contains("/directoryObjects/") {
            person
        } else {
            device
        };
        // Whoever goes by the owner gives both.
        let id = if route.path.contains("{userId}") {
            device
        } else {
            id
        };
        let path = route.path.replace("{id}", id).replace("{userId}", person);
        // Its own groups everybody may know, here as under `/me`.
        let own = desk.caller.person().is_some_and(|desk| desk.id == person);
        if own && matches!(route.access, Access::NeedsAnyForSome(_)) {
            continue;
        }
        let body = if path.ends_with("checkMemberGroups") {
            json!({"groupIds": [device]})
        } else if path.ends_with("sendCustomNotificationToCompanyPortal") {
            json!({"notificationTitle": "Closed", "notificationBody": "Stay home."})
        } else {
            json!({})
        };
        let status = desk.status(&route.method, &path, &body).await;
        assert_eq!(status, 404, "{} {path}", route.method);
        walked += 1;
    }
    assert!(walked >= 10, "{walked}");
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
    let refused = desk.caller.call(app.delete(&path)).send().await.expect(403);
    let sentence = "it needs the permission User.ReadWrite.All for the whole organization.";
    assert!(refused.text().contains(sentence), "{}", refused.text());
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
        6
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
