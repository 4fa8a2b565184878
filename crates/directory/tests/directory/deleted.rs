//! What is deleted can be restored for 30 days, and comes back as it was.

use std::time::Duration;

use beffroi_directory::permission;
use beffroi_directory::role::GLOBAL_ADMINISTRATOR;
use beffroi_testkit::{Answer, Request, TestApp, TestCaller, backends};
use serde_json::json;
use uuid::Uuid;

use super::office::*;

const DELETED: &str = "/v1.0/directory/deletedItems";

async fn delete(app: &TestApp, admin: &TestCaller, path: &str) {
    app.delete(path).by(admin).send().await.expect(204);
}

fn restoring(app: &TestApp, admin: &TestCaller, id: &str) -> Request {
    app.post(&format!("{DELETED}/{id}/restore")).by(admin)
}

async fn restore(app: &TestApp, admin: &TestCaller, id: &str) -> Answer {
    restoring(app, admin, id).json(&json!({})).send().await
}

async fn read(app: &TestApp, admin: &TestCaller, path: &str) -> Answer {
    app.get(path).by(admin).send().await
}

async fn members(app: &TestApp, admin: &TestCaller, group: &str) -> Vec<String> {
    let mut names = values(
        &read(app, admin, &format!("/v1.0/groups/{group}/members")).await,
        "displayName",
    );
    names.sort();
    names
}

async fn people_in(app: &TestApp, admin: &TestCaller, group: &str) -> u64 {
    let group = read(app, admin, &format!("/v1.0/groups/{group}")).await;
    group.expect(200).json()["transitiveUserCount"]
        .as_u64()
        .unwrap()
}

#[tokio::test]
async fn somebody_comes_back_with_memberships_roles_and_devices() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let ada = person(&app, &admin, "ada").await;
        let sales = group(&app, &admin, "Sales").await;
        add(&app, &admin, &sales, &ada).await.expect(204);
        let role: Uuid = "4a5d8f65-41da-4de4-8968-e035b65339cf".parse().unwrap();
        assign(&app, &admin, role, &ada).await;
        let own = TestCaller::new(admin.tenant, ada.parse().unwrap(), "ada", &[]);
        let device = app.post("/v1.0/me/managedDevices").by(&own);
        let device = device.json(&json!({"deviceName": "Firefox"})).send().await;
        device.expect(201);

        delete(&app, &admin, &format!("/v1.0/users/{ada}")).await;
        read(&app, &admin, &format!("/v1.0/users/{ada}"))
            .await
            .expect(404);
        assert!(members(&app, &admin, &sales).await.is_empty());
        let shown = read(&app, &admin, &format!("/v1.0/groups/{sales}")).await;
        assert_eq!(shown.json()["memberCount"], 0);

        let gone = read(
            &app,
            &admin,
            &format!("{DELETED}/microsoft.graph.user?$count=true"),
        )
        .await;
        let gone = gone.expect(200).json();
        assert_eq!(gone["@odata.count"], 1);
        assert_eq!(gone["value"][0]["@odata.type"], "#microsoft.graph.user");
        assert_eq!(gone["value"][0]["id"], ada.as_str());
        assert_eq!(gone["value"][0]["deletedDateTime"], "2026-11-23T09:00:00Z");
        let one = read(
            &app,
            &admin,
            &format!("{DELETED}/{ada}?$select=deletedDateTime"),
        )
        .await;
        assert_eq!(one.expect(200).json()["displayName"], json!(null));

        let back = restore(&app, &admin, &ada).await.expect(200).json();
        assert_eq!(
            (&back["id"], &back["deletedDateTime"]),
            (&json!(ada), &json!(null))
        );
        assert_eq!(members(&app, &admin, &sales).await, ["ada"]);
        assert_eq!(people_in(&app, &admin, &sales).await, 1);
        let path = format!(
            "/v1.0/roleManagement/directory/roleAssignments?$filter=principalId%20eq%20'{ada}'"
        );
        assert_eq!(values(&read(&app, &admin, &path).await, "id").len(), 1);
        let tenant = app.cx().people(admin.tenant);
        let sets = tenant.read();
        assert_eq!(sets.reach_of(sets.everyone(), None).devices, 1);
        drop(sets);
        restore(&app, &admin, &ada).await.expect(404);
        app.later(Duration::from_hours(31 * 24)).await;
        read(&app, &admin, &format!("/v1.0/users/{ada}"))
            .await
            .expect(200);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_group_comes_back_between_the_groups_that_are_left() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let ada = person(&app, &admin, "ada").await;
        let bob = person(&app, &admin, "bob").await;
        let (top, mid, low) = (
            group(&app, &admin, "Top").await,
            group(&app, &admin, "Mid").await,
            group(&app, &admin, "Low").await,
        );
        add(&app, &admin, &top, &mid).await.expect(204);
        add(&app, &admin, &mid, &low).await.expect(204);
        add(&app, &admin, &mid, &ada).await.expect(204);
        add(&app, &admin, &low, &bob).await.expect(204);
        assert_eq!(people_in(&app, &admin, &top).await, 2);

        delete(&app, &admin, &format!("/v1.0/groups/{mid}")).await;
        assert_eq!(people_in(&app, &admin, &top).await, 0);
        let listed = read(&app, &admin, &format!("{DELETED}/microsoft.graph.group")).await;
        assert_eq!(values(&listed, "displayName"), ["Mid"]);
        add(&app, &admin, &top, &mid).await.expect(404);
        // Its nickname is free, and another one may take it: then it can't come back.
        let other = group(&app, &admin, "Mid").await;
        let refused = restore(&app, &admin, &mid).await.expect(409);
        assert_eq!(refused.code(), "mailNicknameTaken");
        delete(&app, &admin, &format!("/v1.0/groups/{other}")).await;
        // Below has become above: that nesting would close a circle and stays out.
        add(&app, &admin, &low, &top).await.expect(204);
        delete(&app, &admin, &format!("/v1.0/users/{ada}")).await;

        restore(&app, &admin, &mid).await.expect(200);
        assert_eq!(members(&app, &admin, &top).await, ["Mid"]);
        assert!(members(&app, &admin, &mid).await.is_empty());
        // What waited for the group waits for the person now.
        restore(&app, &admin, &ada).await.expect(200);
        assert_eq!(members(&app, &admin, &mid).await, ["ada"]);
        assert_eq!(people_in(&app, &admin, &top).await, 1);
        assert_eq!(people_in(&app, &admin, &low).await, 2);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_name_that_is_taken_is_told_and_another_one_helps() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let first = person(&app, &admin, "ada").await;
        delete(&app, &admin, &format!("/v1.0/users/{first}")).await;
        person(&app, &admin, "ada").await;
        let refused = restore(&app, &admin, &first).await.expect(409);
        assert_eq!(refused.code(), "userPrincipalNameTaken");
        assert!(refused.text().contains("ada@contoso.example"));
        let foreign = json!({"newUserPrincipalName": "ada@elsewhere.example"});
        restoring(&app, &admin, &first)
            .json(&foreign)
            .send()
            .await
            .expect(400);
        let other = json!({"newUserPrincipalName": "ada.byron@contoso.example"});
        let back = restoring(&app, &admin, &first).json(&other).send().await;
        assert_eq!(
            back.expect(200).json()["userPrincipalName"],
            "ada.byron@contoso.example"
        );
        app.finish().await;
    }
}

#[tokio::test]
async fn what_nobody_restores_is_purged_after_thirty_days() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let ada = person(&app, &admin, "ada").await;
        let sales = group(&app, &admin, "Sales").await;
        add(&app, &admin, &sales, &ada).await.expect(204);
        delete(&app, &admin, &format!("/v1.0/users/{ada}")).await;
        app.later(Duration::from_hours(24)).await;
        delete(&app, &admin, &format!("/v1.0/groups/{sales}")).await;
        app.later(Duration::from_hours(29 * 24) - Duration::from_secs(1))
            .await;
        read(&app, &admin, &format!("{DELETED}/{ada}"))
            .await
            .expect(200);
        app.later(Duration::from_secs(1)).await;
        read(&app, &admin, &format!("{DELETED}/{ada}"))
            .await
            .expect(404);
        restore(&app, &admin, &sales).await.expect(200);
        assert!(members(&app, &admin, &sales).await.is_empty());
        let trail = read(
            &app,
            &admin,
            "/v1.0/auditLogs/directoryAudits?$search=%22Hard%20delete%22",
        )
        .await;
        assert_eq!(values(&trail, "activityDisplayName"), ["Hard delete user"]);
        app.finish().await;
    }
}

#[tokio::test]
async fn what_a_deleted_group_carries_stays_guarded() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (boss, evil) = (
            person(&app, &admin, "boss").await,
            person(&app, &admin, "evil").await,
        );
        let (outer, middle, inner) = (
            group(&app, &admin, "Outer").await,
            group(&app, &admin, "Middle").await,
            group(&app, &admin, "Inner").await,
        );
        add(&app, &admin, &outer, &middle).await.expect(204);
        add(&app, &admin, &middle, &inner).await.expect(204);
        add(&app, &admin, &inner, &boss).await.expect(204);
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &outer).await;
        let keeper = person(&app, &admin, "keeper").await;
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &keeper).await;
        let only = |permissions: &[_]| {
            TestCaller::new(admin.tenant, Uuid::from_u128(8), "helper", permissions)
        };
        let users = only(&[permission::USER_READ_ALL, permission::USER_READ_WRITE_ALL]);
        let groups = only(&[permission::GROUP_READ_ALL, permission::GROUP_READ_WRITE_ALL]);
        let rule = json!({"groupTypes": ["DynamicMembership"], "membershipRule": "user.jobTitle -eq \"x\"",
            "membershipRuleProcessingState": "On"});
        for deleted in [&outer, &middle] {
            delete(&app, &admin, &format!("/v1.0/groups/{deleted}")).await;
            add(&app, &groups, &inner, &evil).await.expect(403);
            let path = format!("/v1.0/users/{boss}");
            app.delete(&path).by(&users).send().await.expect(403);
            let path = format!("/v1.0/groups/{inner}");
            let ruled = app.patch(&path).by(&admin).json(&rule).send().await;
            assert!(ruled.expect(400).text().contains("holds a role"));
            restore(&app, &admin, deleted).await.expect(200);
        }
        // Whoever is deleted and would come back to a role is removed only by who may give it.
        delete(&app, &admin, &format!("/v1.0/users/{boss}")).await;
        let path = format!("{DELETED}/{boss}");
        app.delete(&path).by(&users).send().await.expect(403);
        app.finish().await;
    }
}

#[tokio::test]
async fn no_group_comes_back_with_a_role_and_a_rule() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (outer, inner) = (
            group(&app, &admin, "Outer").await,
            group(&app, &admin, "Inner").await,
        );
        let rule = json!({"displayName": "Ruled", "groupTypes": ["DynamicMembership"],
            "membershipRule": "user.jobTitle -eq \"x\""});
        let ruled = app.post("/v1.0/groups").by(&admin).json(&rule).send().await;
        let ruled = ruled.expect(201).json()["id"].as_str().unwrap().to_owned();
        add(&app, &admin, &inner, &ruled).await.expect(204);
        // While the ruled group is deleted, the one that it was in gets a role.
        delete(&app, &admin, &format!("/v1.0/groups/{ruled}")).await;
        add(&app, &admin, &outer, &inner).await.expect(204);
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &outer).await;
        let refused = restore(&app, &admin, &ruled).await.expect(409);
        assert_eq!(refused.code(), "dynamicGroupWithRole");
        app.finish().await;
    }
}

#[tokio::test]
async fn removing_for_good_and_who_may_not() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (ada, boss) = (
            person(&app, &admin, "ada").await,
            person(&app, &admin, "boss").await,
        );
        let other = person(&app, &admin, "other").await;
        let owners = group(&app, &admin, "Owners").await;
        add(&app, &admin, &owners, &boss).await.expect(204);
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &owners).await;
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &other).await;
        delete(&app, &admin, &format!("/v1.0/users/{ada}")).await;
        delete(&app, &admin, &format!("/v1.0/users/{boss}")).await;
        let only = |permissions: &[_]| {
            TestCaller::new(admin.tenant, Uuid::from_u128(8), "helper", permissions)
        };
        let users = only(&[permission::USER_READ_WRITE_ALL]);
        let groups = only(&[permission::GROUP_READ_ALL, permission::GROUP_READ_WRITE_ALL]);
        for request in [
            app.get(&format!("{DELETED}/{ada}")),
            app.delete(&format!("{DELETED}/{ada}")),
        ] {
            let refused = request.by(&groups).send().await.expect(403);
            assert!(refused.text().contains("User.Read"), "{}", refused.text());
        }
        restore(&app, &groups, &ada).await.expect(403);
        // Who was in a group with a role comes back to it: only by somebody who may give roles.
        let refused = restore(&app, &users, &boss).await.expect(403);
        assert!(
            refused
                .text()
                .contains("RoleManagement.ReadWrite.Directory")
        );
        read(&app, &admin, &format!("{DELETED}/{boss}"))
            .await
            .expect(200);

        delete(&app, &users, &format!("{DELETED}/{ada}")).await;
        read(&app, &admin, &format!("{DELETED}/{ada}"))
            .await
            .expect(404);
        restore(&app, &admin, &ada).await.expect(404);
        let stranger = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        let stranger = TestCaller::new(stranger, Uuid::from_u128(9), "s", permission::ALL);
        restore(&app, &stranger, &boss).await.expect(404);
        app.finish().await;
    }
}
