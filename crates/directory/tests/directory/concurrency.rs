//! Two administrators at the same moment: what each was told is true of what is there afterwards.

use beffroi_directory::role::{GLOBAL_ADMINISTRATOR, MESSAGES_WRITER};
use beffroi_testkit::{Answer, TestApp, TestCaller, backends};
use futures_util::future::join;
use serde_json::Value;

use super::office::*;

/// How often each race is run: where nothing orders them, one of the first few goes wrong.
const ROUNDS: usize = 12;

fn statuses(a: &Answer, b: &Answer) -> [u16; 2] {
    let mut both = [a.status, b.status];
    both.sort_unstable();
    both
}

#[tokio::test]
async fn two_nestings_that_would_close_a_cycle() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        for round in 0..ROUNDS {
            let (a, b) = (
                group(&app, &admin, &format!("A{round}")).await,
                group(&app, &admin, &format!("B{round}")).await,
            );
            let (one, other) = join(add(&app, &admin, &a, &b), add(&app, &admin, &b, &a)).await;
            assert_eq!(statuses(&one, &other), [204, 400], "{backend:?}");
            let refused = if one.status == 400 { one } else { other };
            assert!(
                refused.text().contains("can't contain themselves"),
                "{}",
                refused.text()
            );
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn two_administrators_who_depose_each_other() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (amy, ben) = (
            person(&app, &admin, "amy").await,
            person(&app, &admin, "ben").await,
        );
        let path = "/v1.0/roleManagement/directory/roleAssignments";
        for _ in 0..ROUNDS {
            let (of_amy, of_ben) = (
                given(&app, &admin, &amy).await,
                given(&app, &admin, &ben).await,
            );
            let depose = |id: &str| app.delete(&format!("{path}/{id}")).by(&admin).send();
            let (one, other) = join(depose(&of_ben), depose(&of_amy)).await;
            assert_eq!(statuses(&one, &other), [204, 409], "{backend:?}");
            let refused = if one.status == 409 { one } else { other };
            assert_eq!(refused.code(), "lastGlobalAdministrator");
            let left = app.get(path).by(&admin).send().await;
            assert_eq!(values(&left, "id").len(), 1);
        }
        app.finish().await;
    }
}

/// The person's assignment as Global Administrator, made when there is none.
async fn given(app: &TestApp, admin: &TestCaller, person: &str) -> String {
    let path = "/v1.0/roleManagement/directory/roleAssignments";
    let all = app.get(path).by(admin).send().await.json();
    let held = all["value"].as_array().unwrap().iter();
    match held.clone().find(|one| one["principalId"] == person) {
        Some(one) => one["id"].as_str().unwrap().to_owned(),
        None => assign(app, admin, GLOBAL_ADMINISTRATOR, person).await,
    }
}

/// What the tenant's audit trail and change log hold about an id under these names.
async fn told(
    app: &TestApp,
    admin: &TestCaller,
    activity: &str,
    kind: &str,
    id: &str,
) -> (usize, usize) {
    let path = format!(
        "/v1.0/auditLogs/directoryAudits?$top=999&$filter=activityDisplayName%20eq%20'{}'",
        activity.replace(' ', "%20")
    );
    let trail = app.get(&path).by(admin).send().await.expect(200).json();
    let records = trail["value"].as_array().unwrap().iter();
    let records = records.filter(|record| record["targetResources"].to_string().contains(id));
    let mut conn = app.cx().read().await.unwrap();
    let changes = conn.changes(admin.tenant, 0, 9_999).await.unwrap();
    let changes = changes
        .iter()
        .filter(|change| change.kind == kind && change.payload.contains(id));
    (records.count(), changes.count())
}

#[tokio::test]
async fn a_thing_is_removed_once() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        for round in 0..ROUNDS {
            let owner = person(&app, &admin, &format!("amy{round}")).await;
            let (team, other) = (
                group(&app, &admin, &format!("Team {round}")).await,
                group(&app, &admin, &format!("Other {round}")).await,
            );
            add(&app, &admin, &team, &owner).await.expect(204);
            let assignment = assign(&app, &admin, MESSAGES_WRITER, &owner).await;
            let device = enrol(&app, &admin, &owner).await;
            for (path, activity, kind, id) in [
                (
                    format!("/v1.0/groups/{team}/members/{owner}/$ref"),
                    "Remove member from group",
                    "group.members",
                    &team,
                ),
                (
                    format!("/v1.0/roleManagement/directory/roleAssignments/{assignment}"),
                    "Remove member from role",
                    "role.assignments",
                    &owner,
                ),
                (
                    format!("/v1.0/deviceManagement/managedDevices/{device}"),
                    "Unenrol device",
                    "device.removed",
                    &device,
                ),
                (
                    format!("/v1.0/groups/{other}"),
                    "Delete group",
                    "group.deleted",
                    &other,
                ),
                (
                    format!("/v1.0/users/{owner}"),
                    "Delete user",
                    "user.deleted",
                    &owner,
                ),
            ] {
                let (_, before) = told(&app, &admin, activity, kind, id).await;
                let remove = || app.delete(&path).by(&admin).send();
                let (one, other) = join(remove(), remove()).await;
                assert_eq!(statuses(&one, &other), [204, 404], "{path} on {backend:?}");
                let (records, after) = told(&app, &admin, activity, kind, id).await;
                assert_eq!((records, after - before), (1, 1), "{path} on {backend:?}");
            }
        }
        app.finish().await;
    }
}

/// A browser of that person.
async fn enrol(app: &TestApp, admin: &TestCaller, owner: &str) -> String {
    let owner = TestCaller::new(admin.tenant, owner.parse().unwrap(), "owner", &[]);
    let answer = app
        .post("/v1.0/me/managedDevices")
        .by(&owner)
        .json(&serde_json::json!({"deviceName": "Firefox"}))
        .send()
        .await
        .expect(201);
    let device: Value = answer.json();
    device["id"].as_str().unwrap().to_owned()
}
