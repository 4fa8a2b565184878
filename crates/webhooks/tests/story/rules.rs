use beffroi_directory::permission::{GROUP_READ_ALL, ORGANIZATION_READ_WRITE_ALL};
use beffroi_testkit::{Listener, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{ALL, Office, PATH, somebody, tenant_of, told};

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_field() {
    for backend in backends() {
        let office = Office::open_as(backend, false).await;
        let good = json!({"displayName": "Intranet", "url": "https://hooks.example.org/x",
            "eventTypes": ["beffroi.group.created"]});
        for (field, value, target, rule) in [
            (
                "displayName",
                json!(""),
                "displayName",
                "1 to 100 characters",
            ),
            (
                "displayName",
                json!("x".repeat(101)),
                "displayName",
                "1 to 100 characters",
            ),
            (
                "url",
                json!("http://hooks.example.org/"),
                "url",
                "begin with https://",
            ),
            (
                "url",
                json!("https://u:p@hooks.example.org/"),
                "url",
                "user name or password",
            ),
            ("url", json!("https://127.0.0.1/"), "url", "public address"),
            ("url", json!("https://[::1]/"), "url", "public address"),
            (
                "url",
                json!("https://169.254.169.254/"),
                "url",
                "public address",
            ),
            ("url", json!("https://intranet/"), "url", "public address"),
            (
                "url",
                json!(format!("https://x.example/{}", "a".repeat(2_048))),
                "url",
                "2,048",
            ),
            ("eventTypes", json!([]), "eventTypes", "at least one"),
            (
                "eventTypes",
                json!(["beffroi.x"]),
                "eventTypes/0",
                "must be one of beffroi.user.created",
            ),
            (
                "eventTypes",
                json!(["beffroi.group.created", "beffroi.group.created"]),
                "eventTypes/1",
                "twice",
            ),
        ] {
            let mut wish = good.clone();
            wish[field] = value;
            let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
            let error = &refused.json()["error"];
            assert_eq!(error["target"], target, "{error}");
            assert!(error["message"].as_str().unwrap().contains(rule), "{error}");
        }
        let made = office.call(Method::POST, PATH, &good).await.expect(201);
        let path = format!("{PATH}/{}", made.json()["id"].as_str().unwrap());
        let wrong = json!({"url": "https://10.0.0.1/", "displayName": ""});
        let refused = office.call(Method::PATCH, &path, &wrong).await.expect(400);
        assert_eq!(
            refused.json()["error"]["details"].as_array().unwrap().len(),
            2
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_called() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        office.group("a").await;
        // The operator has changed their mind.
        let strict = crate::processes::neighbour(&office, false).await;
        strict.workers.drain().await.unwrap();
        assert!(listener.heard().is_empty());
        let log = office.log(&hook).await;
        assert!(
            log[0]["lastError"].as_str().unwrap().contains("https://"),
            "{log:?}"
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn an_organization_has_twenty_at_most() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        for _ in 0..20 {
            office.hook(&listener, &["beffroi.group.created"]).await;
        }
        let wish = json!({"displayName": "x", "url": listener.url, "eventTypes": ["beffroi.group.created"]});
        let refused = office.call(Method::POST, PATH, &wish).await.expect(403);
        assert_eq!(refused.code(), "tooManyWebhooks");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn it_takes_what_it_takes_to_read_what_is_told() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let wish = json!({"displayName": "x", "url": listener.url, "eventTypes": ["beffroi.group.created"]});
        let reader = somebody(office.tenant, "Bob", &[GROUP_READ_ALL]);
        let operator = somebody(office.tenant, "Eve", &[ORGANIZATION_READ_WRITE_ALL]);
        for (caller, missing) in [
            (&reader, "Organization.ReadWrite.All"),
            (&operator, "Group.Read.All"),
        ] {
            let refused = office.call_as(caller, Method::POST, PATH, &wish).await;
            assert!(refused.expect(403).text().contains(missing));
        }
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        // Nor is what others chose sent elsewhere.
        let moved = json!({"url": "https://eve.example/"});
        let refused = office
            .call_as(&operator, Method::PATCH, &hook.path, &moved)
            .await;
        refused.expect(403);
        let paused = json!({"enabled": false});
        let paused = office
            .call_as(&operator, Method::PATCH, &hook.path, &paused)
            .await;
        paused.expect(200);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn another_organization_has_nothing_to_do_with_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (listener, theirs) = (Listener::open().await, Listener::open().await);
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        let fabrikam = tenant_of(&office.app, "Fabrikam", "fabrikam.example").await;
        let other = somebody(fabrikam, "Mallory", &ALL);
        let wish =
            json!({"displayName": "x", "url": theirs.url, "eventTypes": ["beffroi.group.created"]});
        let made = office
            .call_as(&other, Method::POST, PATH, &wish)
            .await
            .expect(201)
            .json();
        office.group("sales").await;
        office.app.drain().await;
        assert_eq!(told(&listener).len(), 1);
        assert!(told(&theirs).is_empty());
        let event = office.log(&hook).await[0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let since = json!({"sinceDateTime": "2026-11-23T09:00:00Z"});
        for (method, end, body) in [
            (Method::GET, String::new(), Value::Null),
            (Method::PATCH, String::new(), json!({"displayName": "y"})),
            (Method::DELETE, String::new(), Value::Null),
            (Method::POST, "/rotateSecret".to_owned(), Value::Null),
            (Method::POST, "/test".to_owned(), Value::Null),
            (Method::POST, "/replayFailed".to_owned(), since),
            (Method::GET, "/deliveries".to_owned(), Value::Null),
            (Method::GET, format!("/deliveries/{event}"), Value::Null),
            (
                Method::POST,
                format!("/deliveries/{event}/replay"),
                Value::Null,
            ),
        ] {
            let path = format!("{}{end}", hook.path);
            office
                .call_as(&other, method, &path, &body)
                .await
                .expect(404);
        }
        // Nor does an event of one webhook belong to another.
        let own = format!("{PATH}/{}/deliveries/{event}", made["id"].as_str().unwrap());
        office
            .call_as(&other, Method::GET, &own, &Value::Null)
            .await
            .expect(404);
        let all = office
            .call_as(&other, Method::GET, PATH, &Value::Null)
            .await
            .json();
        assert_eq!(all["value"].as_array().unwrap().len(), 1);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn who_edited_an_old_version_is_refused_and_what_is_deleted_is_gone() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        let old = office.get(&hook.path).await["@odata.etag"]
            .as_str()
            .unwrap()
            .to_owned();
        let name = json!({"displayName": "New"});
        office
            .call(Method::PATCH, &hook.path, &name)
            .await
            .expect(200);
        let request = office.app.patch(&hook.path).by(&office.admin);
        let refused = request.header("if-match", &old).json(&name).send().await;
        refused.expect(412);
        office
            .call(Method::DELETE, &hook.path, &Value::Null)
            .await
            .expect(204);
        office
            .call(Method::GET, &hook.path, &Value::Null)
            .await
            .expect(404);
        office.group("a").await;
        office.app.drain().await;
        assert!(listener.heard().is_empty());
        let trail = office.activities().await;
        assert_eq!(trail, ["Add webhook", "Update webhook", "Delete webhook"]);
        office.app.finish().await;
    }
}
