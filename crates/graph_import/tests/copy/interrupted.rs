//! Rounds that break off, and callers who may not.

use std::sync::atomic::Ordering;

use beffroi_directory::permission::{USER_READ_ALL, USER_READ_WRITE_ALL};
use beffroi_graph_import::Event;
use beffroi_identity::create_application;
use beffroi_testkit::{Backend, backends};
use beffroi_web::Actor;
use serde_json::json;

use crate::towns::Towns;
use crate::whole::fill;

#[tokio::test]
async fn wherever_it_breaks_off_it_goes_on_from_there() {
    for backend in backends() {
        let towns = Towns::found(backend).await;
        fill(&towns.old).await;
        let (mut broken, mut created) = (0, 0);
        loop {
            // One request passes, the next one does not; the list of devices needs two of them.
            let passed = towns.road.passed.load(Ordering::SeqCst) + 1 + broken / 10;
            towns.road.broken_from.store(passed + 1, Ordering::SeqCst);
            match towns.ended().await {
                Event::Error { .. } => broken += 1,
                Event::Report(report) => {
                    created += report.devices.created;
                    break;
                }
                Event::Progress { .. } => unreachable!("a round ends with its end"),
            }
            assert!(broken < 30, "it never ends");
        }
        assert!(broken >= 5, "{broken}");
        assert_eq!(created, 5);
        assert_eq!(towns.new.picture().await, towns.old.picture().await);
        towns.finish().await;
    }
}

#[tokio::test]
async fn private_addresses_are_for_the_operator_at_the_machine() {
    let towns = Towns::found(Backend::Sqlite).await;
    let new = &towns.new.app;
    let permissions = [USER_READ_WRITE_ALL, USER_READ_ALL];
    let made = create_application(
        new.cx(),
        Actor::system(),
        towns.new.tenant,
        "Copier",
        &permissions,
    );
    let made = made.await.unwrap();
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
        made.client_id,
        made.client_secret.expose().replace('~', "%7E"),
    );
    let token = new.post("/contoso.example/oauth2/v2.0/token");
    let token = token.body("application/x-www-form-urlencoded", form);
    let token = token.send().await.expect(200).json();
    let mut body = towns.body();
    for (allow, target) in [(true, "allowPrivate"), (false, "from")] {
        body["allowPrivate"] = json!(allow);
        let asked = new.post("/beta/admin/imports/graph").json(&body);
        let asked = asked.bearer(token["access_token"].as_str().unwrap());
        let refused = asked.send().await.expect(400).json();
        assert_eq!(refused["error"]["target"], json!(target), "{refused}");
    }
    assert_eq!(towns.road.passed.load(Ordering::SeqCst), 0);
    towns.finish().await;
}
