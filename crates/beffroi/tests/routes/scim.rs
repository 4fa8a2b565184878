//! The routes behind SCIM's door: a provider's token opens all of them, nothing else opens any.

use beffroi_directory::permission;
use beffroi_testkit::Backend;
use serde_json::json;

use crate::office::{self, Organization};

#[tokio::test]
async fn only_a_token_of_a_provider_opens_the_door() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let program = contoso.program(&app, "Everything", permission::ALL).await;
    let program = program.token(&app).await;
    let body = json!({"displayName": "Entra"});
    let made = app.post("/beta/admin/scimTokens").cookie(&contoso.admin);
    let made = made.json(&body).send().await.expect(201).json();
    let token = made["token"].as_str().unwrap();
    let mut walked = 0;
    for route in &app.app.table {
        if !route.path.starts_with("/scim/v2") {
            continue;
        }
        let call = || {
            let path = route.path.replace("{id}", &contoso.admin_id);
            app.request(route.method.parse().unwrap(), &path)
        };
        for request in [
            call(),
            call().cookie(&contoso.admin),
            call().bearer(&program),
            call().extension(beffroi_identity::LocalOperator),
        ] {
            let answer = request.send().await.expect(401);
            assert_eq!(answer.header("content-type"), "application/scim+json");
            assert_eq!(answer.json()["status"], "401");
        }
        let answer = call().bearer(token).json(&json!({})).send().await;
        let name = format!("{} {}", route.method, route.path);
        // The administrator holds a role: that is nothing for a provider to touch.
        let guarded = route.method == "DELETE" && route.path == "/scim/v2/Users/{id}";
        assert_eq!(answer.status == 403, guarded, "{name}: {}", answer.text());
        assert!(![401, 405, 500].contains(&answer.status), "{name}");
        walked += 1;
    }
    assert_eq!(walked, 21, "the routes of SCIM");
    app.finish().await;
}
