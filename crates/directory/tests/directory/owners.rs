//! Who looks after a group, and single objects by id.

use std::time::Duration;

use beffroi_testkit::{Answer, TestApp, TestCaller, backends};
use serde_json::{Value, json};

use super::office::*;

/// What was asked, in short.
struct Office<'a> {
    app: &'a TestApp,
    admin: &'a TestCaller,
}

impl Office<'_> {
    async fn get(&self, path: &str) -> Answer {
        self.app.get(path).by(self.admin).send().await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.app.post(path).by(self.admin).json(body).send().await
    }

    async fn delete(&self, path: &str) -> Answer {
        self.app.delete(path).by(self.admin).send().await
    }

    async fn own(&self, group: &str, id: &str) -> Answer {
        let body = json!({"@odata.id": format!("https://graph.microsoft.com/v1.0/users/{id}")});
        self.post(&format!("/v1.0/groups/{group}/owners/$ref"), &body)
            .await
    }

    async fn owners(&self, group: &str) -> Vec<String> {
        let path = format!("/v1.0/groups/{group}/owners");
        values(&self.get(&path).await.expect(200), "id")
    }
}

#[tokio::test]
async fn owners_come_and_go_and_the_last_one_stays() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let office = Office {
            app: &app,
            admin: &admin,
        };
        let (ada, bob) = (
            person(&app, &admin, "ada").await,
            person(&app, &admin, "bob").await,
        );
        let bind = |id: &str| format!("https://graph.microsoft.com/v1.0/users('{id}')");
        let new = json!({"displayName": "Sales", "mailNickname": "sales", "mailEnabled": false,
            "securityEnabled": true, "owners@odata.bind": [bind(&ada), bind(&ada)]});
        let made = office.post("/v1.0/groups", &new).await.expect(201).json();
        let sales = made["id"].as_str().unwrap();
        assert_eq!(office.owners(sales).await, std::slice::from_ref(&ada));

        office.own(sales, &bob).await.expect(204);
        let again = office.own(sales, &bob).await.expect(400);
        assert!(again.text().contains("already"), "{}", again.text());
        let nobody = "4a5d8f65-41da-4de4-8968-e035b65339cf";
        office.own(sales, nobody).await.expect(404);
        let no_user = office.own(sales, sales).await.expect(400);
        assert_eq!(no_user.json()["error"]["target"], "@odata.id");
        let count = office
            .get(&format!("/v1.0/groups/{sales}/owners/$count"))
            .await;
        assert_eq!(count.expect(200).text(), "2");
        let shown = office
            .get(&format!("/v1.0/groups/{sales}?$expand=owners($select=id)"))
            .await;
        assert_eq!(
            shown.expect(200).json()["owners"].as_array().unwrap().len(),
            2
        );
        let owned = office.get(&format!("/v1.0/users/{bob}/ownedObjects")).await;
        assert_eq!(values(&owned.expect(200), "displayName"), ["Sales"]);

        let of = |id: &str| format!("/v1.0/groups/{sales}/owners/{id}/$ref");
        office.delete(&of(nobody)).await.expect(404);
        office.delete(&of("nonsense")).await.expect(404);
        office.delete(&of(&ada)).await.expect(204);
        let last = office.delete(&of(&bob)).await.expect(400);
        assert!(last.text().contains("last owner"), "{}", last.text());
        assert_eq!(office.owners(sales).await, [bob]);

        let audits = "/v1.0/auditLogs/directoryAudits?$filter=activityDisplayName%20eq%20'Add%20owner%20to%20group'";
        let audits = office.get(audits).await.expect(200).json();
        assert_eq!(audits["value"].as_array().unwrap().len(), 2);
        app.finish().await;
    }
}

#[tokio::test]
async fn what_is_bound_must_be_people() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let office = Office {
            app: &app,
            admin: &admin,
        };
        let inner = group(&app, &admin, "Inner").await;
        for (address, target) in [
            (
                format!("https://x/v1.0/groups/{inner}"),
                "owners@odata.bind/0",
            ),
            (
                "https://x/v1.0/users/nobody".to_owned(),
                "owners@odata.bind/0",
            ),
        ] {
            let new = json!({"displayName": "Sales", "owners@odata.bind": [address]});
            let refused = office.post("/v1.0/groups", &new).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], target);
        }
        // Nothing of it is there.
        let groups = office.get("/v1.0/groups").await.expect(200);
        assert!(!values(&groups, "displayName").contains(&"Sales".to_owned()));
        app.finish().await;
    }
}

#[tokio::test]
async fn a_deleted_owner_comes_back_as_one_and_a_purged_one_does_not() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let office = Office {
            app: &app,
            admin: &admin,
        };
        let ada = person(&app, &admin, "ada").await;
        let sales = group(&app, &admin, "Sales").await;
        office.own(&sales, &ada).await.expect(204);
        office
            .delete(&format!("/v1.0/users/{ada}"))
            .await
            .expect(204);
        assert!(office.owners(&sales).await.is_empty());
        let restore = format!("/v1.0/directory/deletedItems/{ada}/restore");
        office.post(&restore, &json!({})).await.expect(200);
        assert_eq!(office.owners(&sales).await, std::slice::from_ref(&ada));
        office
            .delete(&format!("/v1.0/users/{ada}"))
            .await
            .expect(204);
        app.later(Duration::from_hours(31 * 24)).await;
        office.post(&restore, &json!({})).await.expect(404);
        let bob = person(&app, &admin, "bob").await;
        // The purged one is none of the owners that are left: this one is the last.
        office.own(&sales, &bob).await.expect(204);
        let last = format!("/v1.0/groups/{sales}/owners/{bob}/$ref");
        office.delete(&last).await.expect(400);
        app.finish().await;
    }
}

#[tokio::test]
async fn objects_are_found_by_id_and_counted() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let office = Office {
            app: &app,
            admin: &admin,
        };
        let ada = person(&app, &admin, "ada").await;
        let (outer, inner) = (
            group(&app, &admin, "Outer").await,
            group(&app, &admin, "Inner").await,
        );
        add(&app, &admin, &outer, &inner).await.expect(204);
        add(&app, &admin, &inner, &ada).await.expect(204);
        for (id, kind) in [
            (&ada, "#microsoft.graph.user"),
            (&inner, "#microsoft.graph.group"),
        ] {
            let found = office
                .get(&format!("/v1.0/directoryObjects/{id}"))
                .await
                .expect(200)
                .json();
            assert_eq!(
                (&found["@odata.type"], &found["id"]),
                (&json!(kind), &json!(id))
            );
        }
        for nobody in ["nonsense", "4a5d8f65-41da-4de4-8968-e035b65339cf"] {
            office
                .get(&format!("/v1.0/directoryObjects/{nobody}"))
                .await
                .expect(404);
        }
        for (path, many) in [
            (format!("/v1.0/users/{ada}/memberOf/$count"), "1"),
            // All Company too.
            (format!("/v1.0/users/{ada}/transitiveMemberOf/$count"), "3"),
            (
                format!("/v1.0/groups/{outer}/members/microsoft.graph.user/$count"),
                "0",
            ),
            (
                format!("/v1.0/groups/{outer}/members/microsoft.graph.group/$count"),
                "1",
            ),
            (
                format!("/v1.0/groups/{outer}/transitiveMembers/microsoft.graph.group/$count"),
                "1",
            ),
            ("/v1.0/devices/$count".to_owned(), "0"),
        ] {
            assert_eq!(office.get(&path).await.expect(200).text(), many, "{path}");
        }
        app.finish().await;
    }
}

/// A page's token is worth nothing at another path.
#[tokio::test]
async fn a_token_stays_at_its_path() {
    let (app, admin) = contoso(beffroi_testkit::Backend::Sqlite).await;
    let office = Office {
        app: &app,
        admin: &admin,
    };
    for name in ["ada", "bob"] {
        person(&app, &admin, name).await;
    }
    let page = office.get("/v1.0/users?$top=1").await.expect(200).json();
    let next = page["@odata.nextLink"].as_str().unwrap();
    let (_, query) = next.split_once('?').unwrap();
    office
        .get(&format!("/v1.0/users?{query}"))
        .await
        .expect(200);
    let refused = office
        .get(&format!("/v1.0/groups?{query}"))
        .await
        .expect(400);
    assert_eq!(refused.json()["error"]["target"], "$skiptoken");
    app.finish().await;
}
