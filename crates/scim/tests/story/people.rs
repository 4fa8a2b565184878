use beffroi_testkit::backends;
use serde_json::{Value, json};

use crate::office::{Office, id, refused};

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

fn ada() -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
        "externalId": "hr-1",
        "userName": "ada@contoso.example",
        "name": {"givenName": "Ada", "familyName": "Lovelace", "formatted": "Ada Lovelace"},
        "active": true,
        "title": "Analyst",
        "preferredLanguage": "en-GB",
        "emails": [
            {"value": "ada@contoso.example", "type": "work", "primary": true},
            {"value": "ada@home.example", "type": "home"}],
        "phoneNumbers": [
            {"value": "+33 6 00 60 26 77", "type": "mobile"},
            {"value": "555-1234", "type": "work"}],
        "addresses": [{"type": "work", "streetAddress": "1 rue X", "locality": "Lyon", "country": "FR"}],
        "nickName": "passed over", "password": "passed over too",
        ENTERPRISE: {"department": "Research", "organization": "Contoso Labs", "employeeNumber": "7"},
    })
}

#[tokio::test]
async fn a_person_comes_changes_and_goes() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let made = office.post("/Users", &ada()).await.expect(201);
        let place = format!("/Users/{}", id(&made));
        assert_eq!(made.header("content-type"), "application/scim+json");
        assert_eq!(
            made.header("location"),
            format!("http://test.local/scim/v2{place}")
        );
        let seen = office.get(&place).await.expect(200);
        assert_eq!(seen.json(), made.json());
        let body = seen.json();
        assert_eq!(body["displayName"], "Ada Lovelace");
        assert_eq!(body["emails"], ada()["emails"]);
        assert_eq!(body["phoneNumbers"], ada()["phoneNumbers"]);
        assert_eq!(body["addresses"], ada()["addresses"]);
        assert_eq!(
            body[ENTERPRISE],
            json!({"department": "Research", "organization": "Contoso Labs"})
        );
        assert_eq!(body["externalId"], "hr-1");
        assert!(body.get("nickName").is_none() && body.get("password").is_none());

        // The directory has the same person.
        let user = office
            .operator(&format!("/v1.0{}", place.to_lowercase()))
            .await;
        assert_eq!(user["mail"], "ada@contoso.example");
        assert_eq!(user["otherMails"], json!(["ada@home.example"]));
        assert_eq!(user["mobilePhone"], "+33600602677");
        assert_eq!(user["businessPhones"], json!([]), "no number to call");
        assert_eq!(user["city"], "Lyon");
        assert_eq!(user["department"], "Research");

        // As Okta and Entra write it.
        let changed = office
            .patch(
                &place,
                json!([
                    {"op": "Replace", "value": {"active": "False", "name.familyName": "King"}},
                    {"op": "Add", "path": "emails[type eq \"other\"].value", "value": "a@o.example"},
                    {"op": "replace", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+33600602678"},
                    {"op": "remove", "path": "addresses"},
                    {"op": "add", "value": {format!("{ENTERPRISE}:department"): "Engines"}},
                    {"op": "add", "path": "nickName", "value": "passed over"}]),
            )
            .await
            .expect(200)
            .json();
        assert_eq!(changed["active"], false);
        assert_eq!(changed["name"]["familyName"], "King");
        assert_eq!(changed["name"]["givenName"], "Ada");
        assert_eq!(changed["emails"].as_array().unwrap().len(), 3);
        assert_eq!(changed["phoneNumbers"][0]["value"], "+33600602678");
        assert!(changed.get("addresses").is_none());
        assert_eq!(changed[ENTERPRISE]["department"], "Engines");
        assert_eq!(changed[ENTERPRISE]["organization"], "Contoso Labs");

        office.delete(&place).await.expect(204);
        refused(&office.get(&place).await, 404, None);
        refused(&office.delete(&place).await, 404, None);
        // A soft delete: the same person may come again under the same names.
        office.post("/Users", &ada()).await.expect(201);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_put_replaces_and_leaves_the_account_as_it_is() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let made = office.post("/Users", &ada()).await.expect(201);
        let place = format!("/Users/{}", id(&made));
        let off = json!([{"op": "replace", "path": "active", "value": false}]);
        office.patch(&place, off).await.expect(200);
        let new = json!({"userName": "ada@contoso.example", "displayName": "Ada"});
        let now = office.put(&place, &new).await.expect(200).json();
        assert_eq!(now["active"], false, "nothing was said of it");
        for gone in [
            "name",
            "title",
            "emails",
            "phoneNumbers",
            "addresses",
            "externalId",
            ENTERPRISE,
        ] {
            assert!(now.get(gone).is_none(), "{gone}: {now}");
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_the_directory_changed_is_shown_as_it_is_there() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let made = office.post("/Users", &ada()).await.expect(201);
        let id = id(&made);
        let request = office.app.patch(&format!("/v1.0/users/{id}"));
        let request = request.extension(beffroi_identity::LocalOperator);
        let body =
            json!({"mail": "new@contoso.example", "userPrincipalName": "king@contoso.example"});
        request.json(&body).send().await.expect(204);
        let now = office.get(&format!("/Users/{id}")).await.json();
        assert_eq!(now["userName"], "king@contoso.example");
        assert_eq!(now["emails"][0]["value"], "new@contoso.example");
        assert_eq!(now["phoneNumbers"], ada()["phoneNumbers"], "untouched");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_name_without_a_domain_gets_the_first() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let place = office.person("grace").await;
        let user = office
            .operator(&format!("/v1.0{}", place.to_lowercase()))
            .await;
        assert_eq!(user["userPrincipalName"], "grace@contoso.example");
        assert_eq!(office.get(&place).await.json()["userName"], "grace");
        for (filter, count) in [
            ("userName eq \"GRACE\"", 1),
            ("userName eq \"grace@contoso.example\"", 0),
            ("userName sw \"gra\" and not (userName co \"@\")", 1),
            ("userName eq \"nobody\"", 0),
        ] {
            let path = format!("/Users?filter={}", encoded(filter));
            assert_eq!(office.found(&path).await.len(), count, "{filter}");
        }
        for taken in ["grace", "Grace", "grace@contoso.example"] {
            let body = json!({"userName": taken});
            refused(&office.post("/Users", &body).await, 409, Some("uniqueness"));
        }
        for wrong in ["a b", "x@elsewhere.example"] {
            let body = json!({"userName": wrong});
            refused(
                &office.post("/Users", &body).await,
                400,
                Some("invalidValue"),
            );
        }
        office.app.finish().await;
    }
}

pub(crate) fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn each_refusal_has_its_keyword() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let made = office.post("/Users", &ada()).await.expect(201);
        let place = format!("/Users/{}", id(&made));
        for (operation, scim_type) in [
            (json!({"op": "move", "path": "title"}), "invalidSyntax"),
            (json!({"op": "remove"}), "noTarget"),
            (
                json!({"op": "add", "path": "colour", "value": 1}),
                "invalidPath",
            ),
            (
                json!({"op": "add", "path": "emails[type eq", "value": 1}),
                "invalidPath",
            ),
            (
                json!({"op": "add", "path": "title[x eq 1]", "value": 1}),
                "invalidPath",
            ),
            (
                json!({"op": "replace", "path": "id", "value": "x"}),
                "mutability",
            ),
            (
                json!({"op": "replace", "path": "groups", "value": []}),
                "mutability",
            ),
            (
                json!({"op": "replace", "path": "title", "value": 7}),
                "invalidValue",
            ),
            (
                json!({"op": "replace", "path": "active", "value": "perhaps"}),
                "invalidValue",
            ),
            (
                json!({"op": "replace", "path": "preferredLanguage", "value": "!"}),
                "invalidValue",
            ),
            (
                json!({"op": "replace", "path": "emails", "value": "no address"}),
                "invalidValue",
            ),
            (
                json!({"op": "replace", "path": "emails[value eq \"z@z.example\"].type", "value": "home"}),
                "noTarget",
            ),
            (json!({"op": "remove", "path": "userName"}), "invalidValue"),
            (
                json!({"op": "add", "path": "emails", "value": [
                {"value": "x@x.example", "primary": true}, {"value": "y@y.example", "primary": true}]}),
                "invalidValue",
            ),
        ] {
            let answer = office.patch(&place, json!([operation])).await;
            refused(&answer, 400, Some(scim_type));
        }
        assert_eq!(
            office.get(&place).await.json(),
            made.json(),
            "nothing changed"
        );
        let unknown = json!({"userName": "x", "colour": "red"});
        let answer = office.post("/Users", &unknown).await;
        refused(&answer, 400, Some("invalidValue"));
        assert!(answer.text().contains("colour"));
        refused(
            &office.post("/Users", &json!({})).await,
            400,
            Some("invalidValue"),
        );
        refused(&office.get("/Users/nobody").await, 404, None);
        refused(&office.get("/Nothing").await, 404, None);
        refused(&office.post("/Schemas", &json!({})).await, 405, None);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_version_that_was_read_guards_what_is_written() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let place = office.person("ada").await;
        let read = office.get(&place).await;
        let tag = read.header("etag");
        assert_eq!(read.json()["meta"]["version"], tag.as_str());
        let request = || {
            office
                .app
                .get(&format!("/scim/v2{place}"))
                .bearer(&office.token)
        };
        let again = request().header("if-none-match", &tag).send().await;
        assert_eq!(again.expect(304).text(), "");
        let write = |tag: &str, title: &str| {
            let request = office.app.patch(&format!("/scim/v2{place}"));
            let body = json!({"Operations": [{"op": "replace", "path": "title", "value": title}]});
            request
                .bearer(&office.token)
                .header("if-match", tag)
                .json(&body)
                .send()
        };
        write(&tag, "First").await.expect(200);
        refused(&write(&tag, "Second").await, 412, None);
        write("*", "Third").await.expect(200);
        request()
            .header("if-none-match", &tag)
            .send()
            .await
            .expect(200);
        office.app.finish().await;
    }
}
