use beffroi_directory::permission::APPLICATION_READ_WRITE_ALL;
use beffroi_identity::{LocalOperator, create_application};
use beffroi_testkit::backends;
use beffroi_web::Actor;
use serde_json::json;

use crate::office::{Office, refused, tenant_of, token};

#[tokio::test]
async fn a_token_opens_the_door_until_it_is_revoked() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let path = "/scim/v2/Users";
        for (name, request) in [
            ("none", office.app.get(path)),
            (
                "another kind",
                office.app.get(path).header("authorization", "Basic eDp5"),
            ),
            ("made up", office.app.get(path).bearer("scim_nonsense")),
            (
                "the operator",
                office.app.get(path).extension(LocalOperator),
            ),
            (
                "a path nobody knows",
                office.app.get("/scim/v2/x/y").bearer("scim_x"),
            ),
        ] {
            let answer = request.send().await;
            refused(&answer, 401, None);
            assert!(
                answer.header("www-authenticate").starts_with("Bearer"),
                "{name}"
            );
        }
        // A provider's token opens nothing else.
        let elsewhere = office.app.get("/v1.0/users").bearer(&office.token);
        elsewhere.send().await.expect(401);

        let second = token(&office.app, "entra", "contoso.example").await;
        let known = office.operator("/beta/admin/scimTokens").await;
        let known = known["value"].as_array().unwrap();
        assert_eq!(
            known[0]["provider"], known[1]["provider"],
            "one provider, two tokens"
        );
        assert!(!known[0].to_string().contains(&office.token));
        let first = known[0]["id"].as_str().unwrap();
        let revoke = || {
            let request = office
                .app
                .delete(&format!("/beta/admin/scimTokens/{first}"));
            request.extension(LocalOperator).send()
        };
        revoke().await.expect(204);
        revoke().await.expect(409);
        refused(&office.get("/Users").await, 401, None);
        office
            .app
            .get(path)
            .bearer(&second)
            .send()
            .await
            .expect(200);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn providers_and_organizations_are_walled_off() {
    for backend in backends() {
        let office = Office::open(backend).await;
        tenant_of(&office.app, "Fabrikam", "fabrikam.example").await;
        let other = token(&office.app, "Entra", "fabrikam.example").await;
        let body = json!({"userName": "ada@contoso.example", "externalId": "1"});
        let made = office.post("/Users", &body).await.expect(201).json();
        let path = format!("/scim/v2/Users/{}", made["id"].as_str().unwrap());
        refused(
            &office.app.get(&path).bearer(&other).send().await,
            404,
            None,
        );
        refused(
            &office.app.delete(&path).bearer(&other).send().await,
            404,
            None,
        );
        // Another provider of the same organization sees the person, and calls it what it likes.
        let hr = token(&office.app, "HR", "contoso.example").await;
        let seen = office
            .app
            .get(&path)
            .bearer(&hr)
            .send()
            .await
            .expect(200)
            .json();
        assert!(seen.get("externalId").is_none());
        let name = json!({"Operations": [{"op": "add", "path": "externalId", "value": "emp-9"}]});
        let named = office
            .app
            .patch(&path)
            .bearer(&hr)
            .json(&name)
            .send()
            .await
            .expect(200);
        assert_eq!(named.json()["externalId"], "emp-9");
        assert_eq!(
            office
                .found("/Users?filter=externalId%20eq%20%221%22")
                .await
                .len(),
            1
        );

        // Each stands in the audit trail under its own name.
        let trail = office
            .operator("/v1.0/auditLogs/directoryAudits?$top=50")
            .await;
        let records = trail["value"].as_array().unwrap();
        let add = records
            .iter()
            .find(|one| one["activityDisplayName"] == "Add user")
            .unwrap();
        assert_eq!(add["initiatedBy"]["app"]["displayName"], "Entra");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn who_may_not_write_people_makes_no_token_that_may() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cx = office.app.cx();
        let mut conn = cx.read().await.unwrap();
        let tenants = beffroi_directory::lookup::tenants(&mut conn).await;
        let tenant = tenants.unwrap()[0].id;
        drop(conn);
        let permissions = [APPLICATION_READ_WRITE_ALL];
        let program = create_application(cx, Actor::system(), tenant, "Registrar", &permissions);
        let program = program.await.unwrap();
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
            program.client_id,
            program.client_secret.expose(),
        );
        let asked = office.app.post("/contoso.example/oauth2/v2.0/token");
        let asked = asked.body("application/x-www-form-urlencoded", form);
        let answer = asked.send().await.expect(200).json();
        let bearer = answer["access_token"].as_str().unwrap();
        let asked = office.app.post("/beta/admin/scimTokens").bearer(bearer);
        let refused = asked.json(&json!({"displayName": "Entra"})).send().await;
        assert!(refused.expect(403).text().contains("User.ReadWrite.All"));
        office.app.finish().await;
    }
}
