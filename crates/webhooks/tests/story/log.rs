use std::time::Duration;

use beffroi_testkit::{Listener, Manner, backends};
use http::Method;
use serde_json::Value;

use crate::office::{ALL, Office, somebody};

#[tokio::test]
async fn the_log_is_paged_and_filtered_and_goes_back_a_month() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        for name in ["a", "b"] {
            office.group(name).await;
            office.app.drain().await;
            office.app.clock.advance(Duration::from_secs(1));
        }
        listener.becomes(Manner::Status(500));
        office.group("c").await;
        office.app.drain().await;
        let path = format!("{}/deliveries", hook.path);
        let first = office.get(&format!("{path}?$top=2&$count=true")).await;
        assert_eq!(first["@odata.count"], 3);
        let rows = first["value"].as_array().unwrap();
        assert_eq!(rows[0]["state"], "waiting", "newest first");
        assert_eq!(rows[0]["lastStatusCode"], 500);
        assert_eq!(rows[0]["nextAttemptDateTime"], "2026-11-23T09:00:07Z");
        assert_eq!(rows[0]["body"], Value::Null, "bodies one by one");
        let next = first["@odata.nextLink"].as_str().unwrap();
        let rest = office
            .get(next.strip_prefix("http://test.local").unwrap())
            .await;
        assert_eq!(rest["value"].as_array().unwrap().len(), 1);
        let taken = office
            .get(&format!("{path}?$filter=state%20eq%20'delivered'"))
            .await;
        assert_eq!(taken["value"].as_array().unwrap().len(), 2);
        let refused = office
            .call(
                Method::GET,
                &format!("{path}?$filter=body%20eq%20'x'"),
                &Value::Null,
            )
            .await;
        assert!(
            refused
                .expect(400)
                .text()
                .contains("can't filter by 'body'")
        );

        listener.becomes(Manner::Polite);
        office.app.later(Duration::from_hours(29 * 24)).await;
        assert_eq!(office.log(&hook).await.len(), 3);
        for _ in 0..2 {
            office.app.later(Duration::from_hours(24)).await;
        }
        assert!(office.log(&hook).await.is_empty());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn who_may_not_read_what_an_event_tells_does_not_read_it_in_the_log() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        office.group("a").await;
        office.app.drain().await;
        let log = office.log(&hook).await;
        let path = format!(
            "{}/deliveries/{}",
            hook.path,
            log[0]["id"].as_str().unwrap()
        );
        let less: Vec<_> = ALL
            .into_iter()
            .filter(|one| !one.0.starts_with("Group"))
            .collect();
        let other = somebody(office.tenant, "Bob", &less);
        let refused = office
            .call_as(&other, Method::GET, &path, &Value::Null)
            .await;
        assert!(refused.expect(403).text().contains("Group.Read.All"));
        office
            .call(Method::GET, &path, &Value::Null)
            .await
            .expect(200);
        office.app.finish().await;
    }
}
