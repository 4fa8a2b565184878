//! Nobody sees another tenant, nobody climbs, and two editors do not overwrite each other.

use beffroi_directory::permission;
use beffroi_directory::role::GLOBAL_ADMINISTRATOR;
use beffroi_testkit::{Backend, TestCaller, backends};
use serde_json::json;
use uuid::Uuid;

use super::office::*;

#[tokio::test]
async fn nobody_sees_another_tenant_and_nobody_climbs() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        import(&app, &admin, PEOPLE, false).await;
        let other = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        let stranger = TestCaller::new(
            other,
            Uuid::from_u128(9),
            "admin@fabrikam.example",
            permission::ALL,
        );
        let sales = group(&app, &admin, "Sales").await;
        let amy = user_of(&app, &admin, "xavier.moreau@contoso.example").await;
        let amy = amy["id"].as_str().unwrap();
        for path in [
            format!("/v1.0/users/{amy}"),
            format!("/v1.0/groups/{sales}"),
            "/v1.0/users/xavier.moreau@contoso.example".to_owned(),
        ] {
            let answer = app.get(&path).by(&stranger).send().await;
            assert_eq!(answer.status, 404, "{path}");
        }
        assert!(values(&app.get("/v1.0/users").by(&stranger).send().await, "id").is_empty());
        add(&app, &stranger, &sales, amy).await.expect(404);

        let body = json!({"roleDefinitionId": GLOBAL_ADMINISTRATOR, "principalId": amy});
        let path = "/v1.0/roleManagement/directory/roleAssignments";
        let given = app
            .post(path)
            .by(&admin)
            .json(&body)
            .send()
            .await
            .expect(201)
            .json();
        app.post(path)
            .by(&admin)
            .json(&body)
            .send()
            .await
            .expect(409);
        app.delete(&format!("{path}/{}", given["id"].as_str().unwrap()))
            .by(&admin)
            .send()
            .await
            .expect(409);
        let climbing = disable(&app, &admin, &[permission::USER_READ_WRITE_ALL], amy).await;
        let climbing = climbing.unwrap_err();
        assert_eq!(
            climbing.target(),
            Some("RoleManagement.ReadWrite.Directory")
        );
        let last = disable(&app, &admin, permission::ALL, amy)
            .await
            .unwrap_err();
        assert_eq!(last.code(), "lastGlobalAdministrator");
        app.finish().await;
    }
}

#[tokio::test]
async fn two_editors_at_once_and_a_second_version() {
    let (app, admin) = contoso(Backend::Sqlite).await;
    let sales = group(&app, &admin, "Sales").await;
    let path = format!("/v1.0/groups/{sales}");
    let etag = app.get(&path).by(&admin).send().await.json()["@odata.etag"]
        .as_str()
        .unwrap()
        .to_owned();
    let rename = |name: &str| {
        app.patch(&path)
            .by(&admin)
            .header("if-match", &etag)
            .json(&json!({"displayName": name}))
    };
    rename("One").send().await.expect(204);
    let late = rename("Two").send().await.expect(412);
    assert_eq!(late.code(), "Request_PreconditionFailed");
    let bad = app
        .patch(&path)
        .by(&admin)
        .json(&json!({"displayName": 7}))
        .send()
        .await
        .expect(400);
    assert!(
        bad.json()["error"]["target"] == "displayName",
        "{}",
        bad.text()
    );
    let unknown = app
        .get("/v1.0/users?$apply=x")
        .by(&admin)
        .send()
        .await
        .expect(400);
    assert!(unknown.text().contains("$apply"));
    let no_such = app
        .get("/v1.0/users?$filter=shoeSize%20eq%203")
        .by(&admin)
        .send()
        .await
        .expect(400);
    assert!(no_such.text().contains("shoeSize"));
    assert!(!no_such.header("request-id").is_empty());
    app.get("/v1.0/users").send().await.expect(401);
    app.finish().await;
}
