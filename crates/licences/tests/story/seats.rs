//! Seats: as many as there are, and not one more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use beffroi_testkit::{Backend, backends};
use futures_util::future::join_all;
use serde_json::json;

use crate::contoso::{contoso, rule};

#[tokio::test]
async fn a_thousand_concurrent_direct_assignments_for_100_free_seats_exactly_100_succeed() {
    const PEOPLE: usize = 1_000;
    for backend in backends() {
        let c = contoso(backend, PEOPLE).await;
        c.buy("SPE_E3", 100, None).await;
        let answers = join_all((0..PEOPLE).map(|person| c.give(person, &["SPE_E3"], &[]))).await;
        let (done, refused): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|answer| answer.status == 200);
        assert_eq!(done.len(), 100);
        assert!(
            refused
                .iter()
                .all(|answer| rule(answer) == "CountViolation")
        );
        assert_eq!(c.units("SPE_E3").await, (100, 0));
        // A seat that is given back is there for the next one.
        let holder = (0..PEOPLE)
            .find(|person| c.in_force(*person).is_some())
            .unwrap();
        let other = (0..PEOPLE)
            .find(|person| c.in_force(*person).is_none())
            .unwrap();
        c.give(holder, &[], &["SPE_E3"]).await.expect(200);
        c.give(other, &["SPE_E3"], &[]).await.expect(200);
        assert_eq!(c.units("SPE_E3").await, (100, 0));
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn group_assignment_with_too_few_seats_stable_choice_count_violation_heals_when_seats_appear()
{
    for backend in backends() {
        let c = contoso(backend, 6).await;
        let subscription = c.buy("SPE_E3", 2, None).await;
        c.join(c.sales, [5, 3, 1, 0]).await;
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        let error =
            async |person: usize| c.states(person).await.first().map(|state| state.2.clone());
        let violated = Some("CountViolation".to_owned());
        // Those who have been there longest have a seat, in whatever order they joined.
        for (person, wanted) in [
            (0, None),
            (1, None),
            (3, violated.clone()),
            (5, violated.clone()),
        ] {
            assert_eq!(
                error(person).await.filter(|error| error != "None"),
                wanted,
                "{person}"
            );
        }
        assert_eq!(c.units("SPE_E3").await, (2, 2));
        assert_eq!((c.in_force(1).is_some(), c.in_force(3)), (true, None));
        let path = format!(
            "/v1.0/groups/{}/membersWithLicenseErrors?$select=id",
            c.sales
        );
        let members = c
            .app
            .get(&path)
            .by(&c.admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(members["value"].as_array().unwrap().len(), 2);
        // What is given directly counts first, and is refused while groups have the seats.
        assert_eq!(
            rule(&c.give(4, &["SPE_E3"], &[]).await.expect(400)),
            "CountViolation"
        );
        // Who has a seat through the group keeps it when it is given directly too.
        c.give(1, &["SPE_E3"], &[]).await.expect(200);
        assert_eq!(c.units("SPE_E3").await, (2, 2));
        c.change(&subscription, &json!({"totalLicenses": 3}))
            .await
            .expect(200);
        assert_eq!(error(3).await.as_deref(), Some("None"));
        assert_eq!(c.units("SPE_E3").await, (3, 1));
        c.leave(c.sales, 0).await;
        assert_eq!(
            (error(5).await.as_deref(), c.units("SPE_E3").await),
            (Some("None"), (3, 0))
        );
        // Fewer seats than were given: those who came last lose theirs, and nobody else.
        c.change(&subscription, &json!({"totalLicenses": 1}))
            .await
            .expect(200);
        assert_eq!(c.units("SPE_E3").await, (1, 2));
        assert!(c.in_force(1).is_some(), "given directly");
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_deleted_person_frees_the_seat_and_comes_back_with_what_they_held() {
    for backend in backends() {
        let c = contoso(backend, 2).await;
        c.buy("SPE_E3", 1, None).await;
        c.give(0, &["SPE_E3"], &[]).await.expect(200);
        let path = format!("/v1.0/users/{}", c.people[0]);
        c.app.delete(&path).by(&c.admin).send().await.expect(204);
        assert_eq!(c.units("SPE_E3").await, (0, 0));
        c.give(1, &["SPE_E3"], &[]).await.expect(200);
        let restore = format!("/v1.0/directory/deletedItems/{}/restore", c.people[0]);
        c.app
            .post(&restore)
            .by(&c.admin)
            .json(&json!({}))
            .send()
            .await
            .expect(200);
        // There is one seat for two: who has been there longest has it.
        assert_eq!(c.units("SPE_E3").await, (1, 1));
        assert_eq!((c.in_force(0).is_some(), c.in_force(1)), (true, None));
        assert_eq!(c.states(1).await[0].2, "CountViolation");
        c.app.drain().await;
        c.app.finish().await;
    }
}

/// Readers take the people's guard and then the shelf's; if the projection took them the other way
/// round, this would stand still for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_looks_and_who_gives_at_the_same_moment_never_wait_for_each_other() {
    let c = Arc::new(contoso(Backend::Sqlite, 40).await);
    c.buy("SPE_E3", 1_000, None).await;
    c.join(c.sales, 0..40).await;
    let over = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..3)
        .map(|reader| {
            let (c, over) = (Arc::clone(&c), Arc::clone(&over));
            tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    c.states(reader).await;
                }
            })
        })
        .collect();
    for _ in 0..60 {
        c.give_group(c.sales, &["SPE_E3"], &[]).await.expect(202);
        c.give_group(c.sales, &[], &["SPE_E3"]).await.expect(202);
    }
    over.store(true, Ordering::Relaxed);
    join_all(readers).await;
    c.app.drain().await;
    let c = Arc::into_inner(c).expect("the readers have ended");
    c.app.finish().await;
}
