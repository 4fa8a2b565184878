use beffroi_testkit::backends;
use serde_json::json;

use crate::office::{Office, refused};
use crate::people::encoded;

async fn staffed(backend: beffroi_testkit::Backend) -> Office {
    let office = Office::open(backend).await;
    for (name, title, active, mails) in [
        (
            "ada",
            Some("Analyst"),
            true,
            vec!["ada@contoso.example", "a@home.example"],
        ),
        ("Bob", None, false, vec![]),
        ("cleo", Some("queen"), true, vec!["cleo@nile.example"]),
        ("dan", Some("Baker"), true, vec![]),
    ] {
        let mails: Vec<_> = mails.iter().map(|mail| json!({"value": mail})).collect();
        let body = json!({
            "userName": name, "title": title, "active": active, "emails": mails,
            "externalId": format!("x-{name}"), "displayName": format!("Name of {name}"),
            "name": {"familyName": name.to_uppercase()},
            "phoneNumbers": if name == "dan" { json!([{"value": "+33123456789", "type": "work"}]) } else { json!([]) },
        });
        office.post("/Users", &body).await.expect(201);
    }
    office
}

#[tokio::test]
async fn filters_find_who_they_should() {
    for backend in backends() {
        let office = staffed(backend).await;
        for (filter, names) in [
            ("userName eq \"BOB\"", "Bob"),
            (
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"bob\"",
                "Bob",
            ),
            ("externalId eq \"x-ada\"", "ada"),
            ("externalId eq \"X-ada\"", ""),
            ("externalId sw \"x-\" and active eq false", "Bob"),
            ("active eq \"True\" and title pr", "ada cleo dan"),
            ("not (title pr)", "Bob"),
            ("title eq null", "Bob"),
            ("title ne \"Baker\"", "ada Bob cleo"),
            ("title gt \"b\"", "cleo dan"),
            ("name.familyName co \"LE\" or userName ew \"n\"", "cleo dan"),
            ("emails.value eq \"A@home.example\"", "ada"),
            ("emails[value ew \"nile.example\"]", "cleo"),
            ("emails co \"contoso\"", "ada"),
            ("emails pr", "ada cleo"),
            ("not (emails pr) and phoneNumbers pr", "dan"),
            ("phoneNumbers.value eq \"+33123456789\"", "dan"),
            (
                "meta.created gt \"2020-01-01T00:00:00Z\" and userName lt \"b\"",
                "ada",
            ),
            ("id eq \"nobody\"", ""),
            (
                "userName eq \"ada\" or (userName eq \"dan\" and active eq true)",
                "ada dan",
            ),
        ] {
            let path = format!("/Users?sortBy=userName&filter={}", encoded(filter));
            assert_eq!(office.found(&path).await.join(" "), names, "{filter}");
        }
        for (filter, part) in [
            ("userName", "expected eq"),
            ("userName eq bob", "a text in double quotes"),
            ("colour eq \"red\"", "colour"),
            ("emails[type eq \"work\"]", "type"),
            ("active gt true", "active"),
            ("title co 7", "title"),
            ("groups.value eq \"x\"", "groups.value"),
            ("(userName eq \"x\"", "')'"),
            ("userName eq \"x", "closing quote"),
        ] {
            let answer = office
                .get(&format!("/Users?filter={}", encoded(filter)))
                .await;
            refused(&answer, 400, Some("invalidFilter"));
            assert!(answer.text().contains(part), "{filter}: {}", answer.text());
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn lists_are_sorted_and_cut() {
    for backend in backends() {
        let office = staffed(backend).await;
        assert_eq!(
            office
                .found("/Users?sortBy=title&attributes=userName")
                .await,
            ["ada", "dan", "cleo", "Bob"],
            "who has none comes last"
        );
        assert_eq!(
            office
                .found("/Users?sortBy=title&sortOrder=descending")
                .await,
            ["Bob", "cleo", "dan", "ada"]
        );
        let page = office
            .get("/Users?sortBy=userName&startIndex=2&count=2")
            .await
            .json();
        assert_eq!(page["totalResults"], 4);
        assert_eq!(page["itemsPerPage"], 2);
        assert_eq!(page["startIndex"], 2);
        assert_eq!(page["Resources"][0]["userName"], "Bob");
        let none = office.get("/Users?count=0").await.json();
        assert_eq!(
            (&none["totalResults"], &none["itemsPerPage"]),
            (&json!(4), &json!(0))
        );
        let beyond = office.get("/Users?startIndex=99").await.json();
        assert_eq!(beyond["Resources"], json!([]));
        for wrong in [
            "sortBy=colour",
            "sortOrder=up",
            "startIndex=x",
            "attributes=a&excludedAttributes=b",
        ] {
            refused(
                &office.get(&format!("/Users?{wrong}")).await,
                400,
                Some("invalidValue"),
            );
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn answers_hold_what_is_asked_for() {
    for backend in backends() {
        let office = staffed(backend).await;
        let filter = encoded("userName eq \"ada\"");
        let only = |query: &str| format!("/Users?filter={filter}&{query}");
        let first = async |query: &str| {
            let list = office.get(&only(query)).await.expect(200).json();
            list["Resources"][0].clone()
        };
        let one = first("attributes=name.familyName,emails.value").await;
        let names: Vec<&String> = one.as_object().unwrap().keys().collect();
        assert_eq!(names, ["emails", "id", "name", "schemas"]);
        assert_eq!(one["name"], json!({"familyName": "ADA"}));
        assert_eq!(one["emails"][1], json!({"value": "a@home.example"}));
        let one = first("excludedAttributes=emails,id,name,meta").await;
        assert!(one.get("emails").is_none() && one.get("meta").is_none());
        assert!(one["id"].is_string(), "always there");
        assert!(one.get("groups").is_none(), "only when asked for");
        let id = one["id"].as_str().unwrap();
        let body = json!({"displayName": "Sales", "members": [{"value": id}]});
        office.post("/Groups", &body).await.expect(201);
        let one = first("attributes=groups").await;
        assert_eq!(one["groups"][0]["display"], "Sales");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_search_spans_people_and_groups() {
    for backend in backends() {
        let office = staffed(backend).await;
        for name in ["Sales", "Name of a group"] {
            office
                .post("/Groups", &json!({"displayName": name}))
                .await
                .expect(201);
        }
        let search = async |body| office.post("/.search", &body).await.expect(200).json();
        let all = search(json!({"attributes": ["displayName"]})).await;
        assert_eq!(all["totalResults"], 6);
        let named = search(json!({"filter": "displayName sw \"name of\""})).await;
        assert_eq!(named["totalResults"], 5);
        let window = search(json!({"startIndex": 4, "count": 2, "sortBy": "id"})).await;
        let kinds: Vec<_> = window["Resources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["meta"]["resourceType"].as_str().unwrap())
            .collect();
        assert_eq!(kinds, ["User", "Group"]);
        let groups = search(json!({"filter": "meta.resourceType eq \"Group\""})).await;
        assert_eq!(groups["totalResults"], 2);
        let people = search(json!({"filter": "userName pr"})).await;
        assert_eq!(people["totalResults"], 4, "groups have no such name");
        refused(
            &office
                .post("/.search", &json!({"filter": "colour pr"}))
                .await,
            400,
            Some("invalidFilter"),
        );
        let users = office
            .post("/Users/.search", &json!({"count": 1}))
            .await
            .expect(200);
        assert_eq!(users.json()["totalResults"], 4);
        office.app.finish().await;
    }
}
