use std::cmp::Ordering;
use std::time::Instant;

use beffroi_testkit::{TestCaller, backends};
use http::Method;
use serde_json::json;

use crate::office::{ANNA, Office};

/// How often each address is asked for.
/// A *no* comes at the next full step of 25 ms, so that what is left to see is the timer's own noise.
const ROUNDS: usize = 40;

/// What is answered for an address, but for the time and the request's id.
async fn answer(office: &Office, who: &TestCaller, address: &str) -> (u16, String) {
    let answer = office.find(who, address).await;
    let error = &answer.json()["error"];
    (
        answer.status,
        format!("{} {}", error["code"], error["message"]),
    )
}

/// Somebody who is not there, somebody who may not be written to, and somebody whose organization takes nobody who
/// begins: the same answer, and no time by which they are told apart.
#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "the time it takes is what is looked at"
)]
async fn nobody_learns_whether_an_address_is_there() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let anna = office.anna().await;
        // Paul alone is not to be found by people without an organization.
        let off = json!({"enableTeamsConsumerInbound": false});
        let policy = "/beta/admin/chat/policies/Hidden";
        let made = office.call(&office.lea, Method::PATCH, policy, &off);
        made.await.expect(200);
        let grant = json!({"policy": "Hidden", "user": "paul@contoso.example"});
        let granted = office.post(&office.lea, "/beta/admin/chat/policyGrants", &grant);
        granted.await.expect(204);
        office
            .settle(&office.olga, json!({"allowFederatedUsers": false}))
            .await;
        for (who, there, absent) in [
            // Inbound is off for Paul.
            (&anna, "paul@contoso.example", "nobody@contoso.example"),
            // Fabrikam lets nobody in.
            (
                &office.lea,
                "olga@fabrikam.example",
                "nobody@fabrikam.example",
            ),
            // And Fabrikam's own people find nobody.
            (&office.olga, ANNA, "nobody@example.org"),
        ] {
            let both = (
                answer(&office, who, there).await,
                answer(&office, who, absent).await,
            );
            assert_eq!(both.0.0, 404);
            assert_eq!(both.0, both.1, "{there}");
            let (mut known, mut unknown) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                for (address, times) in [(there, &mut known), (absent, &mut unknown)] {
                    let began = Instant::now();
                    office.find(who, address).await;
                    times.push(began.elapsed().as_secs_f64());
                }
            }
            let share = earlier(&known, &unknown);
            // One half where both take as long; 0.2 to 0.8 is far beyond what chance does in so many rounds
            // (its deviation is 0.065), and less than anybody needs to tell a table lookup apart.
            assert!((0.2..=0.8).contains(&share), "{there}: {share}");
        }
        office.close().await;
    }
}

/// How often a time of the one is shorter than a time of the other (Mann and Whitney's U as a share).
fn earlier(one: &[f64], other: &[f64]) -> f64 {
    let mut wins = 0.0;
    for a in one {
        for b in other {
            wins += match a.total_cmp(b) {
                Ordering::Less => 1.0,
                Ordering::Equal => 0.5,
                Ordering::Greater => 0.0,
            };
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let pairs = (one.len() * other.len()) as f64;
    wins / pairs
}
