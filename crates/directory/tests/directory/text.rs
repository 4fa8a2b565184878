//! Text that a database can't keep is refused by the field's name, on both databases alike.

use beffroi_directory::role::MESSAGES_WRITER;
use beffroi_testkit::backends;
use serde_json::json;

use super::office::*;

#[tokio::test]
async fn a_nul_character_is_refused_by_the_name_of_its_field() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let team = group(&app, &admin, "Team").await;
        let amy = person(&app, &admin, "amy").await;
        let (groups, roles) = (
            "/v1.0/groups",
            "/v1.0/roleManagement/directory/roleAssignments",
        );
        let posts = [
            (groups, json!({"displayName": "a\0b"}), "displayName"),
            (
                groups,
                json!({"displayName": "a", "description": "a\0b"}),
                "description",
            ),
            (
                groups,
                json!({"displayName": "a", "mailNickname": "a\0b"}),
                "mailNickname",
            ),
            (
                groups,
                json!({"displayName": "a", "groupTypes": ["a\0b"]}),
                "groupTypes",
            ),
            (
                &format!("/v1.0/groups/{team}/members/$ref"),
                json!({"@odata.id": format!("{amy}\0")}),
                "@odata.id",
            ),
            (
                roles,
                json!({"roleDefinitionId": MESSAGES_WRITER, "principalId": amy, "directoryScopeId": "/\0"}),
                "directoryScopeId",
            ),
            (
                "/v1.0/me/managedDevices",
                json!({"deviceName": "a\0b"}),
                "deviceName",
            ),
        ];
        for (path, body, field) in posts {
            let answer = app.post(path).by(&admin).json(&body).send().await;
            assert_eq!(
                answer.status,
                400,
                "{path} {body} on {backend:?}: {}",
                answer.text()
            );
            assert_eq!(answer.json()["error"]["target"], field, "{path} {body}");
        }
        let tenant = admin.tenant;
        let patches = [
            (
                format!("/v1.0/groups/{team}"),
                json!({"displayName": "a\0b"}),
                "displayName",
            ),
            (
                format!("/v1.0/groups/{team}"),
                json!({"description": "a\0b"}),
                "description",
            ),
            (
                format!("/v1.0/organization/{tenant}"),
                json!({"displayName": "a\0b"}),
                "displayName",
            ),
            (
                format!("/v1.0/organization/{tenant}"),
                json!({"timeZone": "a\0b"}),
                "timeZone",
            ),
            (
                "/v1.0/me".to_owned(),
                json!({"preferredLanguage": "e\0n"}),
                "preferredLanguage",
            ),
        ];
        for (path, body, field) in patches {
            let answer = app.patch(&path).by(&admin).json(&body).send().await;
            assert_eq!(
                answer.status,
                400,
                "{path} {body} on {backend:?}: {}",
                answer.text()
            );
            assert_eq!(answer.json()["error"]["target"], field, "{path} {body}");
        }
        // In addresses as well, and in a file.
        for path in [
            "/v1.0/users/a%00b@contoso.example",
            "/v1.0/users?$filter=displayName%20eq%20'a%00b'",
            "/v1.0/groups?$search=%22a%00b%22",
        ] {
            let answer = app.get(path).by(&admin).send().await;
            assert!(
                answer.status < 500,
                "{path} on {backend:?}: {}",
                answer.text()
            );
        }
        let file = "User name,Display name,City\nben@contoso.example,Ben,Ly\0on\n";
        let (_, report) = import(&app, &admin, file, false).await;
        assert_eq!(counts(&report), (0, 0, 0, 1));
        assert_eq!(report["rejected"][0]["column"], "City");
        app.finish().await;
    }
}
