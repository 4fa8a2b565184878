//! Exactly what was committed, once: also when it is undone before the mail has left, and a thousand at a time.

use std::collections::BTreeSet;
use std::time::Duration;

use beffroi_testkit::{RelayManner, backends};
use futures_util::FutureExt;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::office::{OTHER, Office, TOLL, grouped, subject};

#[tokio::test]
async fn a_license_taken_and_given_back_before_anything_followed_changes_nothing() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let before = o.has(0).await;
        o.hold(&[]).await;
        o.hold(&[0]).await;
        o.app.drain().await;
        assert!(o.sent().is_empty());
        assert_eq!(o.has(0).await, before);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn what_is_undone_before_its_mail_has_left_is_told_to_nobody() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        o.licensed(&[1]).await;
        o.sent();
        o.relay.becomes(RelayManner::Away);
        // Enabled and disabled again.
        o.licensed(&[0, 1]).await;
        o.licensed(&[1]).await;
        // Another number and the old one again.
        for number in [OTHER, TOLL] {
            o.patch(&o.user(1), &json!({"tollNumber": number}))
                .await
                .expect(200);
        }
        o.relay.becomes(RelayManner::Polite);
        o.app.later(Duration::from_mins(2)).await;
        assert!(o.sent().is_empty());
        // Of two changes the first one's past counts.
        o.relay.becomes(RelayManner::Away);
        o.patch(&o.user(1), &json!({"conferenceId": "1111111"}))
            .await
            .expect(200);
        o.patch(&o.user(1), &json!({"conferenceId": "2222222"}))
            .await
            .expect(200);
        o.relay.becomes(RelayManner::Polite);
        o.app.later(Duration::from_mins(2)).await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert!(
            sent[0].plain().contains("222\u{a0}2222"),
            "{}",
            sent[0].plain()
        );
        o.app.finish().await;
    }
}

#[tokio::test]
async fn disabled_and_enabled_again_before_the_mail_left_is_one_mail_with_what_holds() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        o.relay.becomes(RelayManner::Away);
        o.licensed(&[]).await;
        o.licensed(&[0]).await;
        o.relay.becomes(RelayManner::Polite);
        o.app.later(Duration::from_mins(2)).await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(subject(&sent[0]), "You can now hold conferences by phone");
        let conference = o.has(0).await["conferenceId"].clone();
        let (first, rest) = conference.as_str().unwrap().split_at(3);
        assert!(sent[0].plain().contains(&format!("{first}\u{a0}{rest}")));
        o.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_knew_that_they_could_is_told_that_they_can_not_however_often_it_flipped() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        o.relay.becomes(RelayManner::Away);
        for holders in [&[][..], &[0], &[], &[0], &[]] {
            o.licensed(holders).await;
        }
        o.relay.becomes(RelayManner::Polite);
        o.app.later(Duration::from_mins(2)).await;
        assert_eq!(
            o.subjects(),
            ["You can no longer hold conferences by phone"]
        );
        o.app.finish().await;
    }
}

#[tokio::test]
async fn enabled_before_the_switch_was_turned_is_told_with_the_pin_that_holds() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.relay.becomes(RelayManner::Away);
        o.licensed(&[0]).await;
        o.mails(false).await;
        let shown = o.act(0, "resetPin", Value::Null).await.expect(200).json();
        o.relay.becomes(RelayManner::Polite);
        o.app.later(Duration::from_mins(2)).await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(subject(&sent[0]), "You can now hold conferences by phone");
        assert!(sent[0].plain().contains(shown["pin"].as_str().unwrap()));
        o.app.finish().await;
    }
}

#[tokio::test]
async fn what_changes_while_the_first_mail_is_under_way_in_vain_is_told_by_it_alone() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.relay.answers("test0@mail.example", "451 4.7.1 not now");
        o.licensed(&[0]).await;
        // As long as a process hands it over nothing can take its place.
        let under_way = |is: bool| {
            let sql = if is {
                "UPDATE mail_message SET waiting_topic = NULL WHERE tenant_id = $1"
            } else {
                "UPDATE mail_message SET waiting_topic = topic WHERE tenant_id = $1 AND kind = 'conferencing.enabled'"
            };
            let tenant = o.admin.tenant;
            o.app.cx().db.write(move |tx| {
                async move {
                    tx.exec(sql, beffroi_store::args![tenant]).await?;
                    Ok(())
                }
                .boxed()
            })
        };
        under_way(true).await.unwrap();
        o.patch(&o.user(0), &json!({"tollNumber": OTHER}))
            .await
            .expect(200);
        under_way(false).await.unwrap();
        o.relay.answers("test0@mail.example", "250 2.0.0 taken");
        o.app.later(Duration::from_mins(30)).await;
        let sent = o.sent();
        let subjects: Vec<String> = sent.iter().map(subject).collect();
        assert_eq!(subjects, ["You can now hold conferences by phone"]);
        assert!(sent[0].plain().contains(&grouped(OTHER)));
        o.app.finish().await;
    }
}

#[tokio::test]
async fn information_goes_to_each_address_that_was_asked_for() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let path = format!("{}/sendInformation", o.user(0));
        let mut wanted: Vec<String> = (0..20).map(|n| format!("desk{n}@mail.example")).collect();
        for to in &wanted {
            let to = json!({"sendToAddress": to});
            o.post(&path, &to).await.expect(202);
        }
        o.post(&path, &json!({})).await.expect(202);
        o.app.drain().await;
        wanted.push("test0@mail.example".to_owned());
        let sent = o.sent();
        let to: BTreeSet<&str> = sent.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, wanted.iter().map(String::as_str).collect());
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_thousand_in_one_group_save_each_their_own_mail_once() {
    for backend in backends() {
        let o = Office::open(backend, 1_000).await;
        let everybody: Vec<usize> = (0..1_000).collect();
        o.licensed(&everybody).await;
        let sent = o.sent();
        assert_eq!(sent.len(), 1_000);
        let to: BTreeSet<&str> = sent.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to.len(), 1_000);
        let mut ids = BTreeSet::new();
        let mut path = "users?$top=999&$count=true".to_owned();
        loop {
            let page = o.get(&path).await;
            let rows = page["value"].as_array().unwrap();
            ids.extend(rows.iter().map(|row| row["conferenceId"].to_string()));
            let Some(next) = page["@odata.nextLink"].as_str() else {
                break;
            };
            path = next.split_once("/conferencing/").unwrap().1.to_owned();
        }
        assert_eq!(ids.len(), 1_000, "each conference ID is one person's");
        o.licensed(&[]).await;
        assert_eq!(o.sent().len(), 1_000);
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_thousand_enabled_at_the_same_time_have_a_thousand_ids() {
    for backend in backends() {
        let o = Office::open(backend, 1_000).await;
        o.mails(false).await;
        let everybody: Vec<usize> = (0..1_000).collect();
        o.licensed(&everybody).await;
        let paths: Vec<String> = everybody.iter().map(|place| o.user(*place)).collect();
        let mut earlier = BTreeSet::new();
        for deed in ["disable", "enable", "resetConferenceId"] {
            let all = paths.iter().map(|path| {
                let (o, path) = (&o, format!("{path}/{deed}"));
                async move {
                    loop {
                        let answer = o.post(&path, &json!({})).await;
                        // A busy machine says so, and has done nothing.
                        if answer.status != 503 {
                            return answer;
                        }
                    }
                }
            });
            let answers = join_all(all).await;
            let ids: BTreeSet<String> = answers
                .into_iter()
                .map(|answer| answer.expect(200).json()["conferenceId"].to_string())
                .collect();
            let wanted = if deed == "disable" { 1 } else { 1_000 };
            assert_eq!(ids.len(), wanted, "{deed}");
            assert_ne!(ids, earlier, "{deed}");
            earlier = ids;
        }
        o.app.drain().await;
        o.app.finish().await;
    }
}
