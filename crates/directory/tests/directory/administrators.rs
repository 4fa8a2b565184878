//! The organization never loses its last Global Administrator, and nobody touches those who hold a
//! role without the right to give it.

use beffroi_directory::role::GLOBAL_ADMINISTRATOR;
use beffroi_directory::{UserId, lookup, permission};
use beffroi_testkit::{TestApp, TestCaller, backends};
use serde_json::json;
use uuid::Uuid;

use super::office::*;

/// Whether that person is Global Administrator and may sign in.
async fn administers(app: &TestApp, admin: &TestCaller, user: &str) -> bool {
    let (mut conn, id) = (app.cx().read().await.unwrap(), user.parse::<UserId>());
    let id = id.unwrap();
    let account = lookup::account(&mut conn, admin.tenant, id).await.unwrap();
    let roles = lookup::roles_of(&mut conn, admin.tenant, id).await.unwrap();
    account.is_some_and(|account| account.enabled)
        && roles.iter().any(|role| role.id == GLOBAL_ADMINISTRATOR)
}

#[tokio::test]
async fn the_last_administrator_through_a_group_can_not_be_lost() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let boss = person(&app, &admin, "boss").await;
        let (outer, inner) = (
            group(&app, &admin, "Administrators").await,
            group(&app, &admin, "Directors").await,
        );
        add(&app, &admin, &inner, &boss).await.expect(204);
        add(&app, &admin, &outer, &inner).await.expect(204);
        let assignment = assign(&app, &admin, GLOBAL_ADMINISTRATOR, &outer).await;
        assert!(administers(&app, &admin, &boss).await);

        let ways = [
            format!("/v1.0/groups/{inner}/members/{boss}/$ref"),
            format!("/v1.0/groups/{outer}/members/{inner}/$ref"),
            format!("/v1.0/groups/{inner}"),
            format!("/v1.0/groups/{outer}"),
            format!("/v1.0/users/{boss}"),
            format!("/v1.0/roleManagement/directory/roleAssignments/{assignment}"),
        ];
        for way in &ways {
            let refused = app.delete(way).by(&admin).send().await;
            assert_eq!(
                (refused.status, refused.code().as_str()),
                (409, "lastGlobalAdministrator"),
                "{way} on {backend:?}"
            );
        }
        let refused = disable(&app, &admin, permission::ALL, &boss).await;
        assert_eq!(refused.unwrap_err().code(), "lastGlobalAdministrator");
        // A file has no column that disables or deletes, and names nobody away.
        let file = "User name,Display name\nboss@contoso.example,The Boss\n";
        let (_, report) = import(&app, &admin, file, false).await;
        assert_eq!(counts(&report), (0, 1, 0, 0));
        let file = "User name,Display name\nother@contoso.example,Other\n";
        import(&app, &admin, file, false).await;
        assert!(administers(&app, &admin, &boss).await, "{backend:?}");

        // With a second one each way is open, so that it was closed for no other reason.
        let second = person(&app, &admin, "second").await;
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &second).await;
        app.delete(&ways[0]).by(&admin).send().await.expect(204);
        disable(&app, &admin, permission::ALL, &boss).await.unwrap();
        for way in &ways[1..] {
            // Each but the first two ends something that the ones before have left.
            app.delete(way).by(&admin).send().await.expect(204);
        }
        assert!(administers(&app, &admin, &second).await);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_file_changes_who_holds_a_role_only_for_those_who_may_give_roles() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (boss, team) = (
            person(&app, &admin, "boss").await,
            group(&app, &admin, "Team").await,
        );
        person(&app, &admin, "amy").await;
        add(&app, &admin, &team, &boss).await.expect(204);
        assign(&app, &admin, GLOBAL_ADMINISTRATOR, &team).await;
        let clerk = TestCaller::new(
            admin.tenant,
            Uuid::from_u128(9),
            "clerk@contoso.example",
            &[permission::USER_READ_WRITE_ALL],
        );
        let renamed =
            "User name,Display name\namy@contoso.example,Amy\nboss@contoso.example,Nobody\n";
        for dry_run in [true, false] {
            let (_, report) = import(&app, &clerk, renamed, dry_run).await;
            assert_eq!(counts(&report), (0, 0, 0, 1));
            let refused = &report["rejected"][0];
            assert_eq!(
                (&refused["line"], &refused["column"]),
                (&json!(3), &json!("User name"))
            );
            let rule = refused["rule"].as_str().unwrap();
            assert!(
                rule.contains("RoleManagement.ReadWrite.Directory"),
                "{rule}"
            );
        }
        for (name, shown) in [("boss", "boss"), ("amy", "amy")] {
            let user = user_of(&app, &admin, &format!("{name}@contoso.example")).await;
            assert_eq!(
                user["displayName"], shown,
                "nothing of the file was written"
            );
        }
        // Somebody who stays as they are is not touched.
        let same = "User name,Display name\namy@contoso.example,Amy\nboss@contoso.example,boss\n";
        let (_, report) = import(&app, &clerk, same, false).await;
        assert_eq!(counts(&report), (0, 1, 1, 0));
        let (_, report) = import(&app, &admin, renamed, false).await;
        assert_eq!(counts(&report), (0, 1, 1, 0));
        let user = user_of(&app, &admin, "boss@contoso.example").await;
        assert_eq!(user["displayName"], "Nobody");
        let refused = disable(&app, &admin, &[permission::USER_READ_WRITE_ALL], &boss).await;
        assert_eq!(
            refused.unwrap_err().target(),
            Some("RoleManagement.ReadWrite.Directory")
        );
        app.finish().await;
    }
}

#[tokio::test]
async fn columns_that_a_file_does_not_have_keep_what_is_there() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let whole = "User name,Display name,Department,City,Mobile phone,Country or region\n\
                     amy@contoso.example,Amy,Sales,Lyon,+33 6 12 34 56 78,France\n";
        import(&app, &admin, whole, false).await;
        let amy = user_of(&app, &admin, "amy@contoso.example").await;
        let id = amy["id"].as_str().unwrap();
        disable(&app, &admin, permission::ALL, id).await.unwrap();
        let narrow = "City,Display name,User name\n,Amy Roy,AMY@contoso.example\n";
        let (_, report) = import(&app, &admin, narrow, false).await;
        assert_eq!(counts(&report), (0, 1, 0, 0));
        let after = user_of(&app, &admin, "amy@contoso.example").await;
        let mut expected = amy.clone();
        expected["@odata.etag"] = after["@odata.etag"].clone();
        expected["displayName"] = json!("Amy Roy");
        expected["accountEnabled"] = json!(false);
        expected["city"] = json!(null);
        assert_eq!(
            after, expected,
            "an empty cell clears, a missing column does not"
        );
        app.finish().await;
    }
}
