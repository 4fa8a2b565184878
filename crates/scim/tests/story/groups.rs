use beffroi_testkit::backends;
use serde_json::json;

use crate::office::{Office, id, refused};
use crate::people::encoded;

#[tokio::test]
async fn members_come_and_go_as_providers_write_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let mut people = Vec::new();
        for name in ["ada", "bob", "cleo"] {
            let place = office.person(name).await;
            people.push(place.rsplit('/').next().unwrap().to_owned());
        }
        let [ada, bob, cleo] = people.as_slice() else {
            unreachable!()
        };
        let body =
            json!({"displayName": "Sales", "externalId": "g-1", "members": [{"value": ada}]});
        let made = office.post("/Groups", &body).await.expect(201);
        let group = format!("/Groups/{}", id(&made));
        assert_eq!(
            made.json()["members"],
            json!([{"value": ada, "type": "User", "$ref": format!("http://test.local/scim/v2/Users/{ada}")}])
        );
        let members = async || {
            let body = office.get(&group).await.expect(200).json();
            let members = body["members"].as_array().cloned().unwrap_or_default();
            let mut ids: Vec<String> = members
                .iter()
                .map(|one| one["value"].as_str().unwrap().to_owned())
                .collect();
            ids.sort();
            ids
        };
        let add =
            json!([{"op": "Add", "path": "members", "value": [{"value": bob}, {"value": cleo}]}]);
        for _ in 0..2 {
            office.patch(&group, add.clone()).await.expect(204);
            assert_eq!(members().await.len(), 3, "a repetition does no harm");
        }
        let one = format!("members[value eq \"{bob}\"]");
        office
            .patch(&group, json!([{"op": "remove", "path": one}]))
            .await
            .expect(204);
        office
            .patch(&group, json!([{"op": "remove", "path": one}]))
            .await
            .expect(204);
        assert_eq!(members().await.len(), 2);
        let legacy = json!([{"op": "Remove", "path": "members", "value": [{"value": cleo}]}]);
        office.patch(&group, legacy).await.expect(204);
        assert_eq!(members().await, std::slice::from_ref(ada));
        let both = json!([
            {"op": "replace", "value": {"displayName": "Sellers"}},
            {"op": "replace", "path": "members", "value": [{"value": bob}, {"value": cleo}]}]);
        let path = format!("{group}?attributes=displayName");
        let answered = office.patch(&path, both).await.expect(200).json();
        assert_eq!(answered["displayName"], "Sellers");
        assert!(answered.get("members").is_none() && answered["id"].is_string());
        let mut expected = vec![bob.clone(), cleo.clone()];
        expected.sort();
        assert_eq!(members().await, expected);
        office
            .patch(&group, json!([{"op": "remove", "path": "members"}]))
            .await
            .expect(204);
        assert!(members().await.is_empty());

        let stranger = json!([{"op": "add", "path": "members", "value": [{"value": "0198c9a4-0000-7000-8000-000000000000"}]}]);
        refused(
            &office.patch(&group, stranger).await,
            400,
            Some("invalidValue"),
        );
        let twin = json!({"displayName": "Other", "externalId": "g-1"});
        refused(
            &office.post("/Groups", &twin).await,
            409,
            Some("uniqueness"),
        );
        // The same name is no hindrance.
        office
            .post("/Groups", &json!({"displayName": "Sellers"}))
            .await
            .expect(201);
        office.delete(&group).await.expect(204);
        office.post("/Groups", &twin).await.expect(201);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn groups_nest_and_never_in_a_circle() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let inner = id(&office
            .post("/Groups", &json!({"displayName": "Inner"}))
            .await);
        let body = json!({"displayName": "Outer", "members": [{"value": inner, "type": "Group"}]});
        let outer = office.post("/Groups", &body).await.expect(201);
        assert_eq!(outer.json()["members"][0]["type"], "Group");
        let outer = id(&outer);
        let circle = json!([{"op": "add", "path": "members", "value": [{"value": outer}]}]);
        let answer = office.patch(&format!("/Groups/{inner}"), circle).await;
        refused(&answer, 400, Some("invalidValue"));
        let filter = encoded(&format!("members[value eq \"{inner}\"]"));
        assert_eq!(
            office.found(&format!("/Groups?filter={filter}")).await,
            ["Outer"]
        );
        // All Company is nobody's to provision.
        assert_eq!(
            office.found("/Groups?sortBy=displayName").await,
            ["Inner", "Outer"]
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_version_covers_the_members() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let ada = office.person("ada").await;
        let made = office
            .post("/Groups", &json!({"displayName": "Sales"}))
            .await;
        let group = format!("/Groups/{}", id(&made));
        let tag = office.get(&group).await.header("etag");
        let ada = ada.rsplit('/').next().unwrap();
        let add = json!([{"op": "add", "path": "members", "value": [{"value": ada}]}]);
        office.patch(&group, add).await.expect(204);
        let request = office
            .app
            .request(http::Method::PUT, &format!("/scim/v2{group}"));
        let request = request.bearer(&office.token).header("if-match", &tag);
        let answer = request.json(&json!({"displayName": "Sales"})).send().await;
        refused(&answer, 412, None);
        office.app.finish().await;
    }
}
