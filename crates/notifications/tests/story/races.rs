//! What happens while something else is under way.

use std::time::Duration;

use beffroi_testkit::{backends, opened};
use futures_util::future::join;
use serde_json::json;

use crate::office::Office;

#[tokio::test]
async fn a_browser_that_subscribes_anew_outlives_the_end_of_its_old_address() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        let device = office.browser(&emma, "old").await;
        office.gateways.answers("old", 410, json!({}), None);
        let held = office.gateways.holds("old");
        office.to_device(&device).await.expect(204);
        let anew = async {
            office.gateways.reached("old").await;
            let address = office.subscription("new");
            office.register(&emma, &device, &address).await.expect(200);
            held.add_permits(1);
        };
        join(office.app.drain(), anew).await;
        office.app.later(Duration::from_mins(1)).await;
        assert_eq!(office.gateways.tried(), ["old", "new"]);
        office.registration(&emma, &device).await.expect(200);
        let sent = &office.sent().await[0];
        assert_eq!(
            sent["channels"]["webPush"],
            json!({"accepted": 1, "delivered": 0, "failed": 0})
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_device_that_says_so_before_its_gateway_counts_once() {
    for backend in backends() {
        for (status, waits) in [(201, false), (503, true)] {
            let office = Office::open(backend).await;
            let emma = office.hire("emma").await;
            let device = office.browser(&emma, "emma").await;
            office.keep(json!(1)).await.expect(200);
            if waits {
                office.gateways.answers("emma", status, json!({}), None);
            }
            let held = office.gateways.holds("emma");
            office.to_device(&device).await.expect(204);
            let word = async {
                office.gateways.reached("emma").await;
                let pushed = office.gateways.take();
                let receipt = opened(&pushed[0])["beffroi"]["receipt"].clone();
                let said = office
                    .app
                    .post("/push/receipts")
                    .json(&json!({"receipt": receipt}));
                said.send().await.expect(204);
                held.add_permits(100);
            };
            join(office.app.drain(), word).await;
            let sent = &office.sent().await[0];
            assert_eq!(
                sent["channels"]["webPush"],
                json!({"accepted": 1, "delivered": 1, "failed": 0}),
                "{status}"
            );
            assert_eq!(sent["state"], "done", "{status}");
            office.app.later(Duration::from_hours(1)).await;
            office.app.finish().await;
        }
    }
}

#[tokio::test]
async fn the_last_devices_of_two_gateways_end_it_together() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let emma = office.hire("emma").await;
        office.browser(&emma, "emma").await;
        office.phone(&emma, &office.topic("topic")).await;
        let group = office.group("all", &[emma.id.to_string()]).await;
        let other = office.neighbour().await;
        for _ in 0..25 {
            office.to_groups("T", "B", &[&group]).await.expect(204);
            let (_, there) = join(office.app.drain(), other.workers.drain()).await;
            there.unwrap();
        }
        office.app.drain().await;
        let sent = office.sent().await;
        let open = sent.iter().filter(|one| one["state"] != "done").count();
        assert_eq!((sent.len(), open), (25, 0));
        assert_eq!(office.gateways.take().len(), 50, "each once");
        office.app.finish().await;
    }
}
