//! *Explain*, *what if*, what is too much, and taking it back.

use beffroi_testkit::{Answer, backends};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::contoso::{Contoso, DAY, contoso, rule, sku};

const ADMIN: &str = "/beta/admin/licenses";

impl Contoso {
    pub(crate) async fn asked(&self, path: &str) -> Value {
        let path = format!("{ADMIN}/{path}");
        self.app
            .get(&path)
            .by(&self.admin)
            .send()
            .await
            .expect(200)
            .json()
    }

    pub(crate) async fn told_to(&self, path: &str, body: &Value) -> Answer {
        let path = format!("{ADMIN}/{path}");
        self.app.post(&path).by(&self.admin).json(body).send().await
    }
}

#[tokio::test]
async fn explain_each_product_by_which_way_which_counts_and_why_the_winner_wins() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        for part in [
            "EXCHANGE_S_ESSENTIALS",
            "EXCHANGEDESKLESS",
            "EXCHANGEENTERPRISE",
            "SPE_E3",
        ] {
            c.buy(part, 1, None).await;
        }
        c.give(0, &["EXCHANGE_S_ESSENTIALS", "EXCHANGEENTERPRISE"], &[])
            .await
            .expect(200);
        c.join(c.sales, [0, 1]).await;
        c.give_group(c.sales, &["SPE_E3", "EXCHANGEDESKLESS"], &[])
            .await
            .expect(202);
        c.app.drain().await;
        let explained = c.asked(&format!("users/{}/explain", c.people[0])).await;
        assert_eq!(explained["capability"], "BPOS_S_Enterprise");
        assert_eq!(
            explained["rootCapabilities"],
            json!(["BPOS_S_Essentials", "BPOS_S_Deskless", "BPOS_S_Enterprise"])
        );
        assert_eq!(
            explained["mailbox"],
            json!({"state": "active", "dueDateTime": null})
        );
        let holdings = explained["holdings"].as_array().unwrap();
        let of = |part: &str| {
            holdings
                .iter()
                .find(|one| one["skuPartNumber"] == part)
                .unwrap()
        };
        let covered = of("EXCHANGEENTERPRISE");
        assert_eq!(
            (&covered["isWinner"], &covered["isSurplus"]),
            (&json!(false), &json!(true))
        );
        assert_eq!(
            of("SPE_E3")["explanation"],
            "Microsoft 365 E3 comes from the group Sales, and gives Exchange Online (Plan 2), which is in force: it is the highest."
        );
        assert_eq!(
            of("EXCHANGE_S_ESSENTIALS")["explanation"],
            "Exchange Online Essentials is assigned directly, and gives Exchange Online Essentials, which is outranked by Exchange Online (Plan 2): the seat is consumed all the same."
        );
        let explained = c.asked(&format!("users/{}/explain", c.people[1])).await;
        let without = explained["holdings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["skuPartNumber"] == "SPE_E3")
            .unwrap();
        assert_eq!(without["error"], "CountViolation");
        let path = format!("{ADMIN}/users/{}/explain", c.people[1]);
        let french = c
            .app
            .get(&path)
            .by(&c.admin)
            .header("accept-language", "fr")
            .send()
            .await
            .expect(200);
        assert!(
            french.text().contains("il ne restait pas de place"),
            "{}",
            french.text()
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_if_before_a_removal_an_expiry_or_a_group_change_is_saved() {
    for backend in backends() {
        let c = contoso(backend, 4).await;
        let e3 = c.buy("SPE_E3", 3, None).await;
        c.buy("EXCHANGEDESKLESS", 9, None).await;
        c.join(c.sales, [0, 1, 2]).await;
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        c.give(0, &["EXCHANGEDESKLESS"], &[]).await.expect(200);
        c.app.drain().await;
        let what = async |change: Value| c.told_to("whatIf", &change).await.expect(200).json();
        let change =
            |from: Value, to: Value, people: u64| json!({"from": from, "to": to, "people": people});
        let ended = what(json!({"subscription": {"id": e3, "isEnded": true}})).await;
        let changes = ended["capabilityChanges"].as_array().unwrap();
        assert!(
            changes.contains(&change(
                json!("BPOS_S_Enterprise"),
                json!("BPOS_S_Deskless"),
                1
            )),
            "{changes:?}"
        );
        assert!(changes.contains(&change(json!("BPOS_S_Enterprise"), Value::Null, 2)));
        assert_eq!(
            (&ended["mailboxesLost"], &ended["mailboxesGained"]),
            (&json!(2), &json!(0))
        );
        let fewer = what(json!({"subscription": {"id": e3, "totalLicenses": 1}})).await;
        assert_eq!(
            (
                &fewer["seats"][0]["after"],
                &fewer["seats"][0]["missingAfter"]
            ),
            (&json!(1), &json!(2))
        );
        let less = what(json!({"group": {"id": c.sales, "removeLicenses": [sku("SPE_E3")]}})).await;
        assert_eq!(less["mailboxesLost"], 2);
        let more = what(json!({"users": {"ids": [c.people[3]], "addLicenses": [{"skuId": sku("EXCHANGEDESKLESS")}]}})).await;
        assert_eq!(
            (&more["mailboxesGained"], &more["seats"][0]["after"]),
            (&json!(1), &json!(2))
        );
        let both = json!({"subscription": {"id": e3, "isEnded": true, "isRenewed": true}});
        c.told_to("whatIf", &both).await.expect(400);
        let group = json!({"group": {"id": c.sales, "removeLicenses": [sku("SPE_E3")]}});
        let table = c.told_to("whatIf/people", &group).await.expect(200).text();
        assert_eq!(table.lines().count(), 4);
        assert!(
            table.contains("BPOS_S_Enterprise,BPOS_S_Deskless"),
            "{table}"
        );
        // Nothing of it was made.
        assert_eq!((c.units("SPE_E3").await, c.in_force(3)), ((3, 0), None));
        c.told_to("whatIf", &json!({})).await.expect(400);
        c.app.finish().await;
    }
}

/// Who stands behind each row of the report.
async fn everybody_of_the_report(c: &Contoso) {
    let kiosk = format!("overlap/{}/outranked/people", sku("EXCHANGEDESKLESS"));
    let who = c.asked(&kiosk).await;
    let one = &who["value"][0];
    assert_eq!(one["id"], json!(c.people[2]));
    assert_eq!(one["capability"], "BPOS_S_Enterprise");
    assert_eq!(one["isDirect"], true);
    let plan_2 = format!("overlap/{}/covered/people", sku("EXCHANGEENTERPRISE"));
    let first = c.asked(&format!("{plan_2}?$top=1&$count=true")).await;
    assert_eq!(first["@odata.count"], 2);
    let next = first["@odata.nextLink"].as_str().unwrap();
    let token = next.rsplit_once("$skiptoken=").map(|(_, token)| token);
    let token = token.or_else(|| next.rsplit_once("%24skiptoken=").map(|(_, token)| token));
    let second = c
        .asked(&format!("{plan_2}?$top=1&$skiptoken={}", token.unwrap()))
        .await;
    assert!(second["@odata.nextLink"].is_null(), "{second}");
    let id = |page: &Value| page["value"][0]["id"].as_str().unwrap().to_owned();
    let mut found = [id(&first), id(&second)];
    found.sort_unstable();
    let mut wanted = [c.people[0].to_string(), c.people[1].to_string()];
    wanted.sort_unstable();
    assert_eq!(found, wanted);
    let none = format!("overlap/{}/covered/people", sku("SPE_E3"));
    assert_eq!(c.asked(&none).await["value"], json!([]));
    for wrong in [
        format!("{ADMIN}/overlap/{}/covered/people", Uuid::nil()),
        format!("{ADMIN}/overlap/{}/surplus/people", sku("SPE_E3")),
    ] {
        c.app.get(&wrong).by(&c.admin).send().await.expect(404);
    }
}

#[tokio::test]
async fn overlap_report_and_reclaim_as_one_previewed_undoable_batch() {
    for backend in backends() {
        let c = contoso(backend, 5).await;
        for part in ["EXCHANGEENTERPRISE", "SPE_E3", "EXCHANGEDESKLESS"] {
            c.buy(part, 4, None).await;
        }
        let price = json!({"pricePerMonth": "7.50", "currency": "EUR"});
        let path = format!("{ADMIN}/products/{}", sku("EXCHANGEENTERPRISE"));
        c.app
            .patch(&path)
            .by(&c.admin)
            .json(&price)
            .send()
            .await
            .expect(204);
        c.join(c.sales, [0, 1, 2]).await;
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        for person in [0, 1, 3] {
            c.give(person, &["EXCHANGEENTERPRISE"], &[])
                .await
                .expect(200);
        }
        c.give(2, &["EXCHANGEDESKLESS"], &[]).await.expect(200);
        c.app.drain().await;
        let told = c.told("license.capabilityChanged").await.len();
        let report = c.asked("overlap").await;
        let rows = report["value"].as_array().unwrap();
        assert_eq!(rows.len(), 2, "{rows:?}");
        let of = |reason: &str| rows.iter().find(|row| row["reason"] == reason).unwrap();
        let covered = of("covered");
        assert_eq!(
            (
                &covered["people"],
                &covered["reclaimable"],
                &covered["savingPerMonth"]
            ),
            (&json!(2), &json!(2), &json!("15.00"))
        );
        assert_eq!(
            (
                &of("outranked")["skuPartNumber"],
                &of("outranked")["reclaimable"]
            ),
            (&json!("EXCHANGEDESKLESS"), &json!(0))
        );
        everybody_of_the_report(&c).await;
        let all = |preview: bool| json!({"skuIds": [sku("EXCHANGEENTERPRISE"), sku("EXCHANGEDESKLESS")], "isPreview": preview});
        let preview = c.told_to("reclaim", &all(true)).await.expect(200).json();
        assert_eq!(
            (&preview["people"], &preview["id"]),
            (&json!(2), &Value::Null)
        );
        assert_eq!(
            c.units("EXCHANGEENTERPRISE").await,
            (3, 0),
            "nothing was done"
        );
        let done = c.told_to("reclaim", &all(false)).await.expect(200).json();
        assert_eq!(c.units("EXCHANGEENTERPRISE").await, (1, 0));
        for person in 0..3 {
            assert_eq!(c.in_force(person).as_deref(), Some("BPOS_S_Enterprise"));
        }
        assert_eq!(
            c.in_force(3).as_deref(),
            Some("BPOS_S_Enterprise"),
            "nothing else gives it"
        );
        c.app.drain().await;
        assert_eq!(
            c.told("license.capabilityChanged").await.len(),
            told,
            "nobody's has changed"
        );
        let undo = format!("reclaim/{}/undo", done["id"].as_str().unwrap());
        c.told_to(&undo, &json!({})).await.expect(204);
        assert_eq!(c.units("EXCHANGEENTERPRISE").await, (3, 0));
        assert_eq!(
            c.told_to(&undo, &json!({})).await.expect(409).code(),
            "batchUndone"
        );
        // When the seats were given to others meanwhile, it says so and gives nothing back.
        let done = c.told_to("reclaim", &all(false)).await.expect(200).json();
        for person in [2, 4] {
            c.give(person, &["EXCHANGEENTERPRISE"], &[])
                .await
                .expect(200);
        }
        let undo = format!("reclaim/{}/undo", done["id"].as_str().unwrap());
        assert_eq!(
            rule(&c.told_to(&undo, &json!({})).await.expect(400)),
            "CountViolation"
        );
        assert_eq!(c.units("EXCHANGEENTERPRISE").await, (3, 0));
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_if_a_subscription_that_has_ended_were_renewed() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        let end = c.app.cx().now().plus(DAY * 10).to_string();
        let e3 = c.buy("SPE_E3", 2, Some(&end)).await;
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.app.later(DAY * 41).await;
        c.app.drain().await;
        assert_eq!(c.in_force(0), None, "suspended");
        let renewed = json!({"subscription": {"id": e3, "isRenewed": true}});
        let what = c.told_to("whatIf", &renewed).await.expect(200).json();
        assert_eq!(
            (&what["mailboxesGained"], &what["mailboxesLost"]),
            (&json!(1), &json!(0))
        );
        assert_eq!(c.in_force(0), None, "nothing of it was made");
        c.app.later(DAY * 90).await;
        c.app.drain().await;
        let refused = c.told_to("whatIf", &renewed).await.expect(409);
        assert_eq!(refused.code(), "subscriptionEnded");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_was_taken_back_is_listed_with_who_did_it_and_whether_it_was_undone() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        for part in ["EXCHANGEENTERPRISE", "SPE_E3"] {
            c.buy(part, 4, None).await;
        }
        c.give(0, &["EXCHANGEENTERPRISE", "SPE_E3"], &[])
            .await
            .expect(200);
        assert_eq!(c.asked("reclaim").await["value"], json!([]));
        let reclaim = json!({"skuIds": [sku("EXCHANGEENTERPRISE")], "isPreview": false});
        let done = c.told_to("reclaim", &reclaim).await.expect(200).json();
        let past = c.asked("reclaim").await["value"].take();
        assert_eq!(past.as_array().unwrap().len(), 1, "{past}");
        let batch = &past[0];
        assert_eq!(
            (&batch["id"], &batch["createdBy"], &batch["people"]),
            (&done["id"], &json!("admin"), &json!(1))
        );
        assert_eq!(
            (&batch["seats"][0]["seats"], &batch["undoneDateTime"]),
            (&json!(1), &Value::Null)
        );
        let undo = format!("reclaim/{}/undo", done["id"].as_str().unwrap());
        c.told_to(&undo, &json!({})).await.expect(204);
        let past = c.asked("reclaim").await;
        assert!(past["value"][0]["undoneDateTime"].is_string(), "{past}");
        c.app.drain().await;
        c.app.finish().await;
    }
}
