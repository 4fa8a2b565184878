use beffroi_testkit::{Answer, Listener, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{Office, PATH, program, tenant_of, told};

#[tokio::test]
async fn it_takes_what_it_takes_to_read_the_resource() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let group = office.group("sales").await;
        let people = program(&office.app, office.tenant, "People", &["User.Read.All"]).await;
        let groups = program(&office.app, office.tenant, "Groups", &["Group.Read.All"]).await;
        let member = format!("groups/{group}/members");
        for (resource, may, may_not) in [
            ("users", &people, &groups),
            ("groups", &groups, &people),
            (member.as_str(), &groups, &people),
        ] {
            let wish = office.wish(&hook, resource);
            let refused = office.call_as(may_not, Method::POST, PATH, &wish).await;
            refused.expect(403);
            let made = office.call_as(may, Method::POST, PATH, &wish).await;
            made.expect(201);
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_sees_or_touches_what_others_made() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let path = office.subscribe(&hook, "users").await;
        let fabrikam = tenant_of(&office.app, "Fabrikam", "fabrikam.example").await;
        let all = ["User.Read.All", "Group.Read.All"];
        let others = [
            program(&office.app, office.tenant, "Other", &all).await,
            program(&office.app, fabrikam, "Sync", &all).await,
        ];
        let later = json!({"expirationDateTime": office.in_hours(80)});
        for other in &others {
            let seen = office.call_as(other, Method::GET, PATH, &Value::Null).await;
            assert_eq!(seen.expect(200).json()["value"], json!([]));
            let again = format!("{path}/reauthorize");
            for (method, path, body) in [
                (Method::GET, &path, &Value::Null),
                (Method::PATCH, &path, &later),
                (Method::DELETE, &path, &Value::Null),
                (Method::POST, &again, &Value::Null),
            ] {
                let refused = office.call_as(other, method, path, body).await;
                refused.expect(404);
            }
        }
        // Nor are they told what happens elsewhere.
        let wish = office.wish(&hook, "users");
        let made = office.call_as(&others[1], Method::POST, PATH, &wish).await;
        made.expect(201);
        office.person("ada").await;
        office.app.drain().await;
        let told = hook.take();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0]["tenantId"], office.tenant.to_string());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn who_may_not_read_any_more_is_told_nothing_until_authorized_anew() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, lifecycle) = (Listener::open().await, Listener::open().await);
        let mut wish = office.wish(&hook, "users");
        wish["lifecycleNotificationUrl"] = lifecycle.url.clone().into();
        let path = office.made(&wish).await;
        let application = format!("/v1.0/applications/{}", office.program.id);
        office
            .patch(&application, &json!({"permissions": ["Group.Read.All"]}))
            .await;
        office.app.drain().await;
        assert_eq!(
            told(&lifecycle),
            ["reauthorizationRequired users"],
            "at once"
        );
        office.person("ada").await;
        office.app.drain().await;
        assert!(hook.take().is_empty());
        let again = format!("{path}/reauthorize");
        let refused = office.call(Method::POST, &again, &Value::Null).await;
        refused.expect(403);

        office
            .patch(&application, &json!({"permissions": ["User.Read.All"]}))
            .await;
        office.person("bob").await;
        office.app.drain().await;
        assert!(hook.take().is_empty(), "not before it is authorized anew");
        office
            .call(Method::POST, &again, &Value::Null)
            .await
            .expect(204);
        let eve = office.person("eve").await;
        office.app.drain().await;
        assert_eq!(told(&hook), [format!("updated Users/{eve}")]);
        assert_eq!(told(&lifecycle), ["missed users"]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_an_application_made_goes_with_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, lifecycle) = (Listener::open().await, Listener::open().await);
        let mut wish = office.wish(&hook, "users");
        wish["lifecycleNotificationUrl"] = lifecycle.url.clone().into();
        office.made(&wish).await;
        office
            .delete(&format!("/v1.0/applications/{}", office.program.id))
            .await;
        office.person("ada").await;
        office.app.drain().await;
        assert!(hook.take().is_empty());
        assert_eq!(told(&lifecycle), ["subscriptionRemoved users"]);
        let last = office.activities().await.pop();
        assert_eq!(last.as_deref(), Some("Remove subscription"));
        office.app.finish().await;
    }
}

async fn sign_in(office: &Office, name: &str) -> String {
    let body = json!({"userPrincipalName": format!("{name}@contoso.example"), "password": "quatre chevaux verts"});
    let answer: Answer = office
        .app
        .post("/identity/session")
        .json(&body)
        .send()
        .await;
    answer.expect(200).cookies()
}

#[tokio::test]
async fn a_person_is_told_of_whom_they_may_see_and_only_while_they_may_sign_in() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let (helper, ada, bob) = (
            office.person("helper").await,
            office.person("ada").await,
            office.person("bob").await,
        );
        let group = office.group("lille").await;
        let reference = json!({"@odata.id": format!("http://test.local/v1.0/users/{ada}")});
        let members = format!("/v1.0/groups/{group}/members/$ref");
        office
            .operate(Method::POST, &members, &reference)
            .await
            .expect(204);
        let definitions = "/v1.0/roleManagement/directory/roleDefinitions";
        let role = json!({"displayName": "Help desk", "description": "Helps",
            "rolePermissions": [{"allowedResourceActions": ["User.Read.All"]}]});
        let role = office.create(definitions, &role).await;
        let assignment = json!({"roleDefinitionId": role, "principalId": helper,
            "directoryScopeId": format!("/groups/{group}")});
        let assignments = "/v1.0/roleManagement/directory/roleAssignments";
        office.create(assignments, &assignment).await;
        let cookie = sign_in(&office, "helper").await;
        let subscribe = |resource: String| {
            let wish = office.wish(&hook, &resource);
            office.app.post(PATH).cookie(&cookie).json(&wish).send()
        };
        subscribe(format!("users/{bob}")).await.expect(404);
        let made = subscribe("users".to_owned()).await.expect(201).json();
        assert_eq!(made["creatorId"], helper.as_str());
        assert_eq!(made["applicationId"], Value::Null);
        for person in [&ada, &bob] {
            office
                .patch(&format!("/v1.0/users/{person}"), &json!({"city": "Lille"}))
                .await;
        }
        office.app.drain().await;
        assert_eq!(
            told(&hook),
            [format!("updated Users/{ada}")],
            "nobody else is there"
        );

        let disabled = json!({"accountEnabled": false});
        office
            .patch(&format!("/v1.0/users/{helper}"), &disabled)
            .await;
        office
            .patch(&format!("/v1.0/users/{ada}"), &json!({"city": "Paris"}))
            .await;
        office.app.drain().await;
        assert!(hook.take().is_empty());
        let last = office.activities().await.pop();
        assert_eq!(last.as_deref(), Some("Remove subscription"));
        office.app.finish().await;
    }
}
