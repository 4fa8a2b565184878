//! Mailboxes: lost with the last plan, back within thirty days, gone after.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, contoso};

impl Contoso {
    /// What was told of capabilities: from, to, why and for how many people.
    async fn moves(&self) -> Vec<(String, String, String, usize)> {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        let all = self.told("license.capabilityChanged").await;
        let one = |change: &Value| {
            let people = change["ids"].as_array().unwrap().len();
            (
                word(&change["from"]),
                word(&change["to"]),
                word(&change["cause"]["type"]),
                people,
            )
        };
        all.iter().map(one).collect()
    }

    async fn ended(&self) -> Vec<String> {
        let all = self.told("license.mailboxEnded").await;
        all.iter()
            .map(|one| one["state"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn moved(from: &str, to: &str, cause: &str, people: usize) -> (String, String, String, usize) {
    (from.to_owned(), to.to_owned(), cause.to_owned(), people)
}

#[tokio::test]
async fn last_plan_lost_soft_deleted_back_inside_30_days_gone_after() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        c.buy("SPE_E3", 5, None).await;
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.app.drain().await;
        c.give(0, &[], &["SPE_E3"]).await.expect(200);
        c.app.drain().await;
        c.app.later(DAY * 29).await;
        c.app.drain().await;
        assert!(c.ended().await.is_empty());
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.app.drain().await;
        c.app.later(DAY * 60).await;
        c.app.drain().await;
        assert!(c.ended().await.is_empty(), "it came back whole");
        c.give(0, &[], &["SPE_E3"]).await.expect(200);
        c.app.drain().await;
        c.app.later(DAY * 31).await;
        c.app.drain().await;
        assert_eq!(c.ended().await, ["purged"]);
        let (none, best) = ("None", "BPOS_S_Enterprise");
        assert_eq!(
            c.moves().await,
            [
                moved(none, best, "assignment", 1),
                moved(best, none, "assignment", 1),
                moved(none, best, "assignment", 1),
                moved(best, none, "assignment", 1),
            ]
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn grace_option_30_days_more_before_that() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        c.buy("SPE_E3", 5, None).await;
        let set = c.app.patch("/beta/admin/licenses/settings").by(&c.admin);
        let set = set
            .json(&json!({"delayedDelicensingEnabled": true}))
            .send()
            .await;
        assert_eq!(set.expect(200).json()["delayedDelicensingEnabled"], true);
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.app.drain().await;
        c.give(0, &[], &["SPE_E3"]).await.expect(200);
        c.app.drain().await;
        c.app.later(DAY * 30).await;
        c.app.drain().await;
        assert_eq!(c.ended().await, ["softDeleted"]);
        c.app.later(DAY * 30).await;
        c.app.drain().await;
        assert_eq!(c.ended().await, ["softDeleted", "purged"]);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn swap_in_one_call_never_loses_it() {
    for backend in backends() {
        let c = contoso(backend, 3).await;
        for part in ["SPE_E3", "EXCHANGESTANDARD"] {
            c.buy(part, 5, None).await;
        }
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.join(c.sales, [1, 2]).await;
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        c.app.drain().await;
        c.give(0, &["EXCHANGESTANDARD"], &["SPE_E3"])
            .await
            .expect(200);
        c.give_group(c.sales, &["EXCHANGESTANDARD"], &["SPE_E3"])
            .await
            .expect(202);
        c.app.drain().await;
        let (best, less) = ("BPOS_S_Enterprise", "BPOS_S_Standard");
        let mut moves = c.moves().await.split_off(1);
        moves.retain(|(_, to, ..)| to != best);
        moves.sort();
        assert_eq!(
            moves,
            [
                moved(best, less, "assignment", 1),
                moved(best, less, "groupLicense", 2)
            ]
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_deleted_person_loses_the_mailbox_and_a_restored_one_has_it_back() {
    for backend in backends() {
        let c = contoso(backend, 1).await;
        c.buy("SPE_E3", 5, None).await;
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        c.app.drain().await;
        let path = format!("/v1.0/users/{}", c.people[0]);
        c.app.delete(&path).by(&c.admin).send().await.expect(204);
        c.app.drain().await;
        let restore = format!("/v1.0/directory/deletedItems/{}/restore", c.people[0]);
        c.app
            .post(&restore)
            .by(&c.admin)
            .json(&json!({}))
            .send()
            .await
            .expect(200);
        c.app.drain().await;
        let (none, best) = ("None", "BPOS_S_Enterprise");
        assert_eq!(
            c.moves().await,
            [
                moved(none, best, "assignment", 1),
                moved(best, none, "person", 1),
                moved(none, best, "person", 1)
            ]
        );
        c.app.finish().await;
    }
}
