//! Whoever was handed a message is counted, and is heard whatever became of it since.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use crate::contoso::{Contoso, MESSAGES, MINE, contoso};

impl Contoso {
    async fn own_funnel(&self, id: &str) -> Value {
        let path = format!("{MESSAGES}/{id}/report");
        let report = self.app.get(&path).by(&self.writer).send().await;
        report.expect(200).json()["funnel"].clone()
    }
}

#[tokio::test]
async fn funnel_reached_delivered_seen_clicked_each_its_own() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        let funnel = c.own_funnel(&id).await;
        assert_eq!(
            (&funnel["reached"], &funnel["delivered"]),
            (&json!(2), &json!(0))
        );
        // One has it, and nothing has come back yet; the other one asks twice.
        c.due(&c.bob).await;
        c.due(&c.amelie).await;
        c.due(&c.amelie).await;
        let funnel = c.own_funnel(&id).await;
        assert_eq!(
            (&funnel["delivered"], &funnel["seen"]),
            (&json!(2), &json!(0))
        );
        c.report(&c.bob, c.app.cx().mint_uuid(), &format!("{id}.1"), "shown")
            .await;
        let funnel = c.own_funnel(&id).await;
        assert_eq!(
            (&funnel["delivered"], &funnel["seen"]),
            (&json!(2), &json!(1))
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_was_on_screen_counts_also_when_it_is_told_after_the_end() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        let showing = format!("{id}.1");
        c.due(&c.bob).await;
        c.act(&c.approver, &id, "cancel", json!({}))
            .await
            .expect(200);
        let taken = c
            .report(&c.bob, c.app.cx().mint_uuid(), &showing, "clicked")
            .await;
        assert_eq!(taken["refused"], json!([]));
        // Whoever never had it is not believed, also of what was there.
        for stranger in [&c.amelie, &c.dan] {
            let taken = c
                .report(stranger, c.app.cx().mint_uuid(), &showing, "shown")
                .await;
            assert_eq!(taken["accepted"], json!([]));
        }
        let funnel = c.own_funnel(&id).await;
        assert_eq!(
            (&funnel["seen"], &funnel["clicked"]),
            (&json!(1), &json!(1))
        );
        // It leads nowhere any more.
        let inbox = c.app.get(MINE).by(&c.bob).send().await.expect(200).json();
        let item = &inbox["value"][0];
        assert_eq!(
            (&item["link"], &item["buttonText"], &item["isActive"]),
            (&json!(""), &json!(""), &json!(false))
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn one_event_that_can_not_be_understood_is_refused_by_itself() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        let event = |number: u128, showing: &str, kind: &str, at: &str| json!({"id": uuid::Uuid::from_u128(number), "showingId": showing, "type": kind, "occurredDateTime": at});
        let now = c.app.cx().now().to_string();
        let showing = format!("{id}.1");
        let events = json!({"events": [
            event(1, &format!("{id}.0"), "shown", &now),
            event(2, &showing, "opened", &now),
            event(3, &showing, "shown", "yesterday"),
            event(4, &showing, "shown", &now),
        ]});
        let path = format!("{MINE}/events");
        let taken = c
            .app
            .post(&path)
            .by(&c.bob)
            .json(&events)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(taken["accepted"], json!([uuid::Uuid::from_u128(4)]));
        let why: Vec<&str> = taken["refused"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["message"].as_str().unwrap())
            .collect();
        assert_eq!(
            why,
            [
                "showingId must end with the number of the occurrence, from 1.",
                "type must be shown, clicked or dismissed.",
                "occurredDateTime must be an instant such as 2026-11-22T09:00:00Z."
            ]
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn filters_by_state_objective_location_text() {
    for backend in backends() {
        let c = contoso(backend).await;
        c.create(&c.draft()).await;
        let found = async |query: &str| {
            let path = format!("{MESSAGES}?{query}");
            c.app.get(&path).by(&c.writer).send().await
        };
        for (query, wanted) in [
            ("$search=%22payslips%22", 1),
            ("$search=%22BULLETINS%22", 1),
            ("$search=%22sur%20le%20portail%22", 1),
            ("$search=%22nowhere%22", 0),
            (
                "$filter=state%20eq%20'draft'%20and%20objective%20eq%20'techUpdates'",
                1,
            ),
            ("$filter=location%20eq%20'portal'", 0),
        ] {
            let list = found(query).await.expect(200).json();
            assert_eq!(list["value"].as_array().unwrap().len(), wanted, "{query}");
        }
        let refused = found("$filter=state%20eq%20'x'").await.expect(400);
        let words = refused.json()["error"]["message"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(words.contains("'pendingApproval'"), "{words}");
        c.app.finish().await;
    }
}
