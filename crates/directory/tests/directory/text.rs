//! Text that a database can't keep is refused by the field's name, on both databases alike.

use beffroi_directory::role::MESSAGES_WRITER;
use beffroi_testkit::backends;
use http::Method;
use serde_json::{Value, json};

use super::office::*;

/// Requests with a NUL in one field each, and that field.
fn requests(tenant: &str, team: &str, amy: &str) -> Vec<(Method, String, Value, &'static str)> {
    let post = |path: &str, body, field| (Method::POST, path.to_owned(), body, field);
    let patch = |path: &str, body, field| (Method::PATCH, path.to_owned(), body, field);
    let (groups, group) = ("/v1.0/groups", &*format!("/v1.0/groups/{team}"));
    let organization = &*format!("/v1.0/organization/{tenant}");
    let nested = |field: &str| json!({"displayName": "a", field: "a\0b"});
    let role =
        json!({"roleDefinitionId": MESSAGES_WRITER, "principalId": amy, "directoryScopeId": "/\0"});
    vec![
        post(groups, json!({"displayName": "a\0b"}), "displayName"),
        post(groups, nested("description"), "description"),
        post(groups, nested("mailNickname"), "mailNickname"),
        post(
            groups,
            json!({"displayName": "a", "groupTypes": ["a\0b"]}),
            "groupTypes",
        ),
        post(
            &format!("{group}/members/$ref"),
            json!({"@odata.id": format!("{amy}\0")}),
            "@odata.id",
        ),
        post(
            "/v1.0/roleManagement/directory/roleAssignments",
            role,
            "directoryScopeId",
        ),
        post(
            "/v1.0/me/managedDevices",
            json!({"deviceName": "a\0b"}),
            "deviceName",
        ),
        patch(group, json!({"displayName": "a\0b"}), "displayName"),
        patch(group, json!({"description": "a\0b"}), "description"),
        patch(organization, json!({"displayName": "a\0b"}), "displayName"),
        patch(organization, json!({"timeZone": "a\0b"}), "timeZone"),
        patch(
            "/v1.0/me",
            json!({"preferredLanguage": "e\0n"}),
            "preferredLanguage",
        ),
    ]
}

#[tokio::test]
async fn a_nul_character_is_refused_by_the_name_of_its_field() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let team = group(&app, &admin, "Team").await;
        let amy = person(&app, &admin, "amy").await;
        for (method, path, body, field) in requests(&admin.tenant.to_string(), &team, &amy) {
            let request = app.request(method, &path).by(&admin).json(&body);
            let answer = request.send().await;
            let said = format!("{path} {body} on {backend:?}: {}", answer.text());
            assert_eq!(answer.status, 400, "{said}");
            // The list's element may be named, too.
            let target = answer.json()["error"]["target"]
                .as_str()
                .unwrap()
                .to_owned();
            assert!(target.starts_with(field), "{said}");
        }
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
