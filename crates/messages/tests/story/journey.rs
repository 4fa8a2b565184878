//! From the desk to the screens and back.

use beffroi_testkit::backends;
use serde_json::json;
use uuid::Uuid;

use crate::contoso::{Contoso, DAY, MESSAGES, MINE, contoso};

fn event(n: u128) -> Uuid {
    Uuid::from_u128(0xE0_0000 + n)
}

/// Each of the four learns which gate stops the message for them.
async fn explained(c: &Contoso, id: &str) {
    let (sees, gates) = c.gates(id, "amelie", "en").await;
    assert!(
        !sees && gates.len() == 1 && gates[0].0 == "frequency",
        "{gates:?}"
    );
    let (_, gates) = c.gates(id, "chloe", "fr").await;
    assert!(
        gates
            .iter()
            .any(|(gate, words)| gate == "excluded" && words.contains("Lyon")),
        "{gates:?}"
    );
    let (_, gates) = c.gates(id, "dan", "en").await;
    assert_eq!(gates[0].0, "included", "{gates:?}");
    let (_, gates) = c.gates(id, "bob", "en").await;
    assert!(gates.iter().any(|(gate, _)| gate == "clicked"), "{gates:?}");
}

/// What came back, as the writer reads it.
async fn reported(c: &Contoso, id: &str) {
    let report = c
        .app
        .get(&format!("{MESSAGES}/{id}/report"))
        .by(&c.writer)
        .send()
        .await
        .expect(200)
        .json();
    let figures = &report["figures"];
    assert_eq!(
        (
            &figures["shown"],
            &figures["clicks"],
            &figures["dismissals"]
        ),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(
        report["funnel"],
        json!({"reached": 2, "delivered": 2, "seen": 2, "clicked": 1})
    );
    assert_eq!(report["daily"][0]["date"], "2026-11-23");
    assert!(
        report["byLanguage"].as_array().unwrap().is_empty(),
        "fewer than five people are not shown"
    );
}

#[tokio::test]
async fn from_the_desk_to_the_screens_and_back() {
    for backend in backends() {
        let c = contoso(backend).await;
        let reach = json!({"recipients": c.recipients(), "location": "taskbar"});
        let reach = c
            .app
            .post(&format!("{MESSAGES}/reach"))
            .by(&c.writer)
            .json(&reach)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(reach["people"], 2, "{reach}");
        assert!(
            reach["leftOut"]
                .as_array()
                .unwrap()
                .iter()
                .any(|out| out["groupName"] == "Lyon" && out["people"] == 1)
        );

        let id = c.create(&c.draft()).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        let own = c
            .act(&c.writer, &id, "approve", json!({}))
            .await
            .expect(403);
        assert!(own.text().contains("OrganizationalMessages.Approve.All"));
        c.act(&c.approver, &id, "reject", json!({}))
            .await
            .expect(400);
        assert!(c.due(&c.bob).await.is_empty());
        c.act(&c.approver, &id, "approve", json!({"comment": "Fine."}))
            .await
            .expect(200);
        c.app.drain().await;
        assert_eq!(c.state(&id).await, "active");

        let (bob, amelie) = (c.due(&c.bob).await, c.due(&c.amelie).await);
        assert_eq!((bob.len(), amelie.len()), (1, 1));
        assert_eq!(
            (&bob[0]["title"], &amelie[0]["title"]),
            (&json!("Payslips have moved"), &json!("Vos bulletins"))
        );
        assert!(c.due(&c.chloe).await.is_empty() && c.due(&c.dan).await.is_empty());
        let showing = bob[0]["showingId"].as_str().unwrap().to_owned();
        for _ in 0..3 {
            assert_eq!(
                c.report(&c.bob, event(1), &showing, "shown").await["accepted"],
                json!([event(1)])
            );
        }
        c.report(&c.bob, event(2), &showing, "clicked").await;
        assert!(c.due(&c.bob).await.is_empty());
        let stranger = c.report(&c.dan, event(3), &showing, "shown").await;
        assert_eq!(stranger["refused"][0]["id"], json!(event(3)));
        let future = c
            .report(&c.bob, event(4), &format!("{id}.9"), "shown")
            .await;
        assert_eq!(future["refused"].as_array().unwrap().len(), 1);

        let showing = amelie[0]["showingId"].as_str().unwrap().to_owned();
        c.report(&c.amelie, event(5), &showing, "shown").await;
        c.report(&c.amelie, event(6), &showing, "dismissed").await;
        assert!(c.due(&c.amelie).await.is_empty());
        explained(&c, &id).await;
        reported(&c, &id).await;
        c.app.later(DAY * 6).await;
        assert!(c.due(&c.amelie).await.is_empty());
        c.app.later(DAY).await;
        assert_eq!(
            c.due(&c.amelie).await[0]["showingId"],
            json!(format!("{id}.2"))
        );
        assert!(
            c.due(&c.bob).await.is_empty(),
            "a click silences it for a year"
        );
        c.app.later(DAY * 30).await;
        assert_eq!(c.state(&id).await, "completed");
        assert!(c.due(&c.amelie).await.is_empty());
        let inbox = c.app.get(MINE).by(&c.bob).send().await.expect(200).json();
        assert_eq!(
            (
                &inbox["value"][0]["isActive"],
                inbox["value"].as_array().unwrap().len()
            ),
            (&json!(false), 1)
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_is_clicked_or_put_away_was_seen() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        let showing = format!("{id}.1");
        for _ in 0..2 {
            let taken = c.report(&c.bob, event(1), &showing, "clicked").await;
            assert_eq!(taken["accepted"], json!([event(1)]));
        }
        c.report(&c.amelie, event(2), &showing, "dismissed").await;
        reported(&c, &id).await;
        // The showings' own reports come late, and count nothing twice.
        for (who, n) in [(&c.bob, 3), (&c.amelie, 4)] {
            let taken = c.report(who, event(n), &showing, "shown").await;
            assert_eq!(taken["accepted"], json!([event(n)]));
        }
        reported(&c, &id).await;
        c.app.finish().await;
    }
}
