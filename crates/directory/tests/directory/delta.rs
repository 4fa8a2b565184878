//! Everything once, and from then on what changed.

use std::time::Duration;

use beffroi_testkit::{Answer, TestApp, TestCaller, backends};
use serde_json::{Value, json};
use uuid::Uuid;

use super::office::*;

async fn read(app: &TestApp, admin: &TestCaller, link: &str) -> Answer {
    let path = link.strip_prefix("http://test.local").unwrap_or(link);
    app.get(path).by(admin).send().await
}

/// Follows a round to its end: every row, and the link that leads on.
async fn round(app: &TestApp, admin: &TestCaller, link: &str) -> (Vec<Value>, String) {
    let (mut rows, mut link) = (Vec::new(), link.to_owned());
    loop {
        let page = read(app, admin, &link).await.expect(200).json();
        rows.extend(page["value"].as_array().unwrap().clone());
        if let Some(delta) = page["@odata.deltaLink"].as_str() {
            assert!(page["@odata.nextLink"].is_null());
            return (rows, delta.to_owned());
        }
        page["@odata.nextLink"]
            .as_str()
            .unwrap()
            .clone_into(&mut link);
    }
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn users_once_and_then_what_changed() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        import(&app, &admin, PEOPLE, false).await;
        let first = "/v1.0/users/delta?$select=displayName&$top=300";
        let page = read(&app, &admin, first).await.expect(200).json();
        assert_eq!(page["value"].as_array().unwrap().len(), 300);
        let next = page["@odata.nextLink"].as_str().unwrap();
        // Who comes while somebody pages is told at the latest in the next round, and nobody twice.
        app.clock.advance(Duration::from_secs(1));
        let late = person(&app, &admin, "late").await;
        let early = page["value"][0]["id"].as_str().unwrap();
        app.delete(&format!("/v1.0/users/{early}"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        let (rest, delta) = round(&app, &admin, next).await;
        let mut all: Vec<&str> = ids(page["value"].as_array().unwrap());
        all.extend(ids(&rest));
        all.sort_unstable();
        let told = all.len();
        all.dedup();
        assert_eq!((all.len(), told), (1_001, 1_001));
        assert!(rest[0]["userPrincipalName"].is_null(), "{}", rest[0]);

        let (changed, delta) = round(&app, &admin, &delta).await;
        assert_eq!(ids(&changed), [late.as_str(), early]);
        assert_eq!(changed[0]["displayName"], "late");
        assert_eq!(changed[1]["@removed"], json!({"reason": "changed"}));
        let (nothing, delta) = round(&app, &admin, &delta).await;
        assert!(nothing.is_empty());

        // A file is one entry of the log: it is told over several pages.
        import(&app, &admin, PEOPLE, false).await;
        app.delete(&format!("/v1.0/directory/deletedItems/{early}"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        let (changed, delta) = round(&app, &admin, &delta).await;
        let gone = changed.iter().find(|row| row["id"] == early).unwrap();
        assert_eq!(gone["@removed"], json!({"reason": "deleted"}));
        let (nothing, _) = round(&app, &admin, &delta).await;
        assert!(nothing.is_empty());
        app.finish().await;
    }
}

#[tokio::test]
async fn a_large_change_is_told_in_pages() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let (_, delta) = round(&app, &admin, "/v1.0/users/delta?$deltatoken=latest").await;
        import(&app, &admin, PEOPLE, false).await;
        let page = app.get(delta.strip_prefix("http://test.local").unwrap());
        let page = page.header("prefer", "odata.maxpagesize=150").by(&admin);
        let page = page.send().await.expect(200).json();
        assert_eq!(page["value"].as_array().unwrap().len(), 150);
        let next = page["@odata.nextLink"].as_str().unwrap();
        let (rest, _) = round(&app, &admin, next).await;
        let mut all = ids(page["value"].as_array().unwrap());
        all.extend(ids(&rest));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 1_000);
        app.finish().await;
    }
}

#[tokio::test]
async fn groups_with_who_came_and_went() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let mut people = Vec::new();
        for name in ["ada", "bob", "cleo", "dan", "eve"] {
            people.push(person(&app, &admin, name).await);
        }
        let (sales, lyon) = (
            group(&app, &admin, "Sales").await,
            group(&app, &admin, "Lyon").await,
        );
        for one in &people {
            add(&app, &admin, &sales, one).await.expect(204);
        }
        add(&app, &admin, &lyon, &sales).await.expect(204);
        let (rows, delta) = round(&app, &admin, "/v1.0/groups/delta?$top=2").await;
        let members_of = |group: &str| -> Vec<String> {
            let rows = rows.iter().filter(|row| row["id"] == group);
            rows.flat_map(|row| row["members@delta"].as_array().cloned().unwrap_or_default())
                .map(|one| one["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let mut told = members_of(&sales);
        told.sort();
        people.sort();
        assert_eq!(told, people);
        assert_eq!(members_of(&lyon), std::slice::from_ref(&sales));

        let gone = people[0].clone();
        app.delete(&format!("/v1.0/groups/{sales}/members/{gone}/$ref"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        app.delete(&format!("/v1.0/users/{}", people[1]))
            .by(&admin)
            .send()
            .await
            .expect(204);
        add(&app, &admin, &lyon, &gone).await.expect(204);
        let fresh = group(&app, &admin, "Fresh").await;
        app.delete(&format!("/v1.0/groups/{fresh}"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        let delta = delta.replace("$top=2&", "");
        let (rows, delta) = round(&app, &admin, &delta).await;
        let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
        let left: Vec<&Value> = row(&sales)["members@delta"]
            .as_array()
            .unwrap()
            .iter()
            .collect();
        assert_eq!(left.len(), 2);
        assert!(
            left.iter()
                .all(|one| one["@removed"]["reason"] == "deleted")
        );
        assert_eq!(
            row(&lyon)["members@delta"],
            json!([{"@odata.type": "#microsoft.graph.user", "id": gone}])
        );
        assert_eq!(row(&fresh)["@removed"]["reason"], "changed");

        app.patch(&format!("/v1.0/groups/{lyon}"))
            .by(&admin)
            .json(&json!({"displayName": "Lyon 2"}))
            .send()
            .await
            .expect(204);
        add(&app, &admin, &lyon, &people[2]).await.expect(204);
        let named = format!("{delta}&$select=displayName");
        let (rows, _) = round(&app, &admin, &named).await;
        assert_eq!(
            rows,
            [json!({"@odata.etag": rows[0]["@odata.etag"], "id": lyon, "displayName": "Lyon 2"})]
        );
        app.finish().await;
    }
}

#[tokio::test]
async fn old_and_foreign_tokens_say_where_to_begin() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let path = "/v1.0/users/delta?$select=displayName";
        let (_, delta) = round(&app, &admin, path).await;
        let other = tenant_named(&app, "Fabrikam", "fabrikam.example").await;
        let stranger = TestCaller::new(
            other,
            Uuid::from_u128(9),
            "s",
            beffroi_directory::permission::ALL,
        );
        let foreign = read(&app, &stranger, &delta).await.expect(410);
        assert_eq!(foreign.code(), "syncStateNotFound");
        assert_eq!(
            foreign.header("location"),
            format!("http://test.local{path}")
        );
        let groups = delta.replace("/users/", "/groups/");
        read(&app, &admin, &groups).await.expect(410);
        for token in ["nonsense", "e30"] {
            let link = format!("/v1.0/users/delta?$deltatoken={token}");
            let refused = read(&app, &admin, &link).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], "$deltatoken");
        }
        app.later(Duration::from_hours(30 * 24)).await;
        read(&app, &admin, &delta).await.expect(200);
        app.later(Duration::from_secs(1)).await;
        read(&app, &admin, &delta).await.expect(410);
        let refused = read(&app, &admin, "/v1.0/users/delta?$top=0").await;
        assert_eq!(refused.expect(400).json()["error"]["target"], "$top");
        app.finish().await;
    }
}
