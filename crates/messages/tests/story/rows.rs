//! The rules of recipients, schedule and figures, each under its own words, through HTTP.

use std::time::Duration;

use beffroi_testkit::{Backend, TestCaller, backends};
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, MESSAGES, contoso};

const HOUR: Duration = Duration::from_hours(1);

impl Contoso {
    /// Seen, clicked, put away: the latest showing that is due of a message.
    async fn does(&self, who: &TestCaller, message: &str, kinds: &[&str]) {
        let due = self.due(who).await;
        let own = due.iter().find(|showing| showing["messageId"] == message);
        let showing = own.unwrap()["showingId"].as_str().unwrap();
        for kind in kinds {
            let id = self.app.cx().mint_uuid();
            self.report(who, id, showing, kind).await;
        }
    }

    async fn is_due(&self, who: &TestCaller, message: &str) -> bool {
        let due = self.due(who).await;
        due.iter().any(|showing| showing["messageId"] == message)
    }

    async fn reported(&self, message: &str) -> Value {
        let path = format!("{MESSAGES}/{message}/report");
        let answer = self.app.get(&path).by(&self.writer).send().await;
        answer.expect(200).json()
    }

    async fn names(&self, query: &str) -> Vec<String> {
        let path = format!("{MESSAGES}?{query}");
        let answer = self.app.get(&path).by(&self.writer).send().await;
        let list = answer.expect(200).json();
        let all = list["value"].as_array().unwrap().iter();
        all.map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[tokio::test]
async fn all_company_or_chosen_groups_minus_excluded_groups_exclusion_always_wins_nested_groups_count()
 {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut everybody = c.draft();
        everybody["recipients"] = json!({"allCompany": true, "excludeGroups": [c.lyon]});
        let all = c.let_pass(&everybody).await;
        let chosen = c.let_pass(&c.draft()).await;
        for (who, of_all, of_chosen) in [
            (&c.bob, true, true),
            // In a group that is in Sales.
            (&c.amelie, true, true),
            // In Sales and in Lyon, which is left out.
            (&c.chloe, false, false),
            (&c.dan, true, false),
        ] {
            let due = (c.is_due(who, &all).await, c.is_due(who, &chosen).await);
            assert_eq!(due, (of_all, of_chosen), "{}", who.name);
        }
        c.app.finish().await;
    }
}

#[tokio::test]
async fn membership_is_evaluated_when_a_device_asks_not_frozen_at_sending() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        assert!(!c.is_due(&c.dan, &id).await);
        c.join_sales(&[c.dan.id]).await;
        assert!(c.is_due(&c.dan, &id).await);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn start_and_end_at_least_start_plus_1_h() {
    let c = contoso(Backend::Sqlite).await;
    let submit = async |end: &str| {
        let mut draft = c.draft();
        draft["schedule"]["startDateTime"] = json!("2026-11-25T09:00:00Z");
        draft["schedule"]["endDateTime"] = json!(end);
        let id = c.create(&draft).await;
        c.act(&c.writer, &id, "submitForApproval", json!({})).await
    };
    let refused = submit("2026-11-25T09:59:59Z").await.expect(400);
    assert_eq!(refused.json()["error"]["target"], "schedule/endDateTime");
    // Any offset on the way in, UTC in store.
    let taken = submit("2026-11-25T11:00:00+01:00").await.expect(200);
    assert_eq!(
        taken.json()["schedule"]["endDateTime"],
        "2026-11-25T10:00:00Z"
    );
    c.app.finish().await;
}

#[tokio::test]
async fn frequency_per_person_once_weekly_twice_a_month_monthly() {
    for backend in backends() {
        let c = contoso(backend).await;
        // From Monday 23 November 2026, 9:00 UTC.
        for (frequency, days) in [
            ("once", None),
            ("weekly", Some(7)),
            ("twiceMonthly", Some(15)),
            ("monthly", Some(30)),
        ] {
            let mut draft = c.draft();
            draft["schedule"]["frequency"] = json!(frequency);
            draft["schedule"]["endDateTime"] = json!("2028-11-23T09:00:00Z");
            let id = c.let_pass(&draft).await;
            c.does(&c.bob, &id, &["shown"]).await;
            let began = c.app.cx().now();
            assert!(!c.is_due(&c.bob, &id).await, "{frequency}");
            if let Some(days) = days {
                // A month is one of the calendar: from 15 December to 15 January it has 31 days.
                let more = if frequency == "monthly" {
                    DAY
                } else {
                    Duration::ZERO
                };
                c.app.later((DAY * days).saturating_sub(HOUR)).await;
                assert!(!c.is_due(&c.bob, &id).await, "{frequency} since {began}");
                c.app.later(HOUR + more).await;
            } else {
                c.app.later(DAY * 100).await;
            }
            assert_eq!(
                c.is_due(&c.bob, &id).await,
                days.is_some(),
                "{frequency} since {began}"
            );
            c.act(&c.writer, &id, "cancel", json!({})).await.expect(200);
        }
        c.app.finish().await;
    }
}

#[tokio::test]
async fn dismissed_or_ignored_comes_back_at_the_frequency_clicked_silent_for_that_person_for_one_year()
 {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut draft = c.draft();
        draft["schedule"]["endDateTime"] = json!("2028-11-23T09:00:00Z");
        let id = c.let_pass(&draft).await;
        c.does(&c.bob, &id, &["shown", "dismissed"]).await;
        c.does(&c.amelie, &id, &["shown", "clicked"]).await;
        c.app.later(DAY * 7).await;
        assert!(c.is_due(&c.bob, &id).await);
        assert!(!c.is_due(&c.amelie, &id).await);
        c.app.later(DAY * 357).await;
        assert!(!c.is_due(&c.amelie, &id).await, "364 days");
        c.app.later(DAY).await;
        assert!(c.is_due(&c.amelie, &id).await, "a year");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn urgent_taskbar_and_notification_area_only_groups_only_no_schedule_shown_once_kept_24_hours_same_approval()
 {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut draft = c.draft();
        draft["urgency"] = json!("urgent");
        draft["schedule"] = json!({});
        let refused = async |change: &dyn Fn(&mut Value)| {
            let mut wrong = draft.clone();
            change(&mut wrong);
            let id = c.create(&wrong).await;
            let sent = c.act(&c.writer, &id, "submitForApproval", json!({})).await;
            sent.expect(400).json()["error"]["target"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        assert_eq!(
            refused(&|d| d["location"] = json!("portal")).await,
            "location"
        );
        assert!(
            refused(&|d| d["recipients"] = json!({"allCompany": true}))
                .await
                .starts_with("recipients")
        );
        // A schedule that was chosen before is left behind.
        let mut planned = draft.clone();
        planned["schedule"] = c.draft()["schedule"].clone();
        planned["schedule"]["startDateTime"] = json!("2026-11-30T09:00:00Z");
        let id = c.create(&planned).await;
        let sent = c.act(&c.writer, &id, "submitForApproval", json!({})).await;
        let schedule = json!({"startDateTime": null, "endDateTime": null, "frequency": "once", "spreadMinutes": 0});
        assert_eq!(sent.expect(200).json()["schedule"], schedule);
        let id = c.create(&draft).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        assert_eq!(c.state(&id).await, "pendingApproval");
        assert!(!c.is_due(&c.bob, &id).await);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.app.drain().await;
        c.does(&c.bob, &id, &["shown"]).await;
        c.app.later(HOUR * 23).await;
        assert!(!c.is_due(&c.bob, &id).await, "shown once");
        assert!(c.is_due(&c.amelie, &id).await, "kept for who is offline");
        c.app.later(HOUR).await;
        assert!(!c.is_due(&c.amelie, &id).await, "24 hours");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn several_messages_for_the_same_location_urgent_first_then_by_priority_then_oldest() {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut order = Vec::new();
        for (name, priority, urgency) in [
            ("older", "normal", "standard"),
            ("younger", "normal", "standard"),
            ("low", "low", "standard"),
            ("high", "high", "standard"),
            ("urgent", "low", "urgent"),
        ] {
            let mut draft = c.draft();
            draft["priority"] = json!(priority);
            draft["urgency"] = json!(urgency);
            if urgency == "urgent" {
                draft["schedule"] = json!({});
            }
            order.push((name, c.let_pass(&draft).await));
            c.app.later(Duration::from_secs(1)).await;
        }
        let due = c.due(&c.bob).await;
        let name = |showing: &Value| {
            let own = order.iter().find(|(_, id)| showing["messageId"] == *id);
            own.unwrap().0
        };
        let names: Vec<&str> = due.iter().map(name).collect();
        assert_eq!(names, ["urgent", "high", "older", "younger", "low"]);
        assert!(due.is_sorted_by_key(|showing| showing["rank"].as_u64()));
        c.app.finish().await;
    }
}

#[tokio::test]
async fn per_message_and_per_day_shown_people_who_saw_it_clicks_people_who_clicked_dismissals_rate_zero_safe()
 {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        let nothing = c.reported(&id).await;
        assert_eq!(nothing["figures"]["clickThroughRate"], 0.0);
        assert_eq!(nothing["daily"], json!([]));
        c.does(&c.bob, &id, &["shown", "dismissed"]).await;
        c.app.later(DAY * 7).await;
        c.does(&c.bob, &id, &["shown", "clicked"]).await;
        c.does(&c.amelie, &id, &["shown"]).await;
        let report = c.reported(&id).await;
        let figures = json!({
            "shown": 3, "peopleSeen": 2, "clicks": 1, "peopleClicked": 1, "dismissals": 1,
            "clickThroughRate": 1.0 / 3.0,
        });
        assert_eq!(report["figures"], figures);
        let day = |date: &str, counts: [u64; 5]| {
            let [shown, seen, clicks, clicked, dismissals] = counts;
            json!({"date": date, "shown": shown, "peopleSeen": seen, "clicks": clicks,
                "peopleClicked": clicked, "dismissals": dismissals})
        };
        let days = [
            day("2026-11-23", [1, 1, 0, 0, 1]),
            day("2026-11-30", [2, 2, 1, 1, 0]),
        ];
        assert_eq!(report["daily"], json!(days));
        c.app.finish().await;
    }
}

#[tokio::test]
async fn funnel_reached_delivered_seen_clicked() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        c.does(&c.bob, &id, &["shown", "clicked"]).await;
        let funnel = json!({"reached": 2, "delivered": 1, "seen": 1, "clicked": 1});
        assert_eq!(c.reported(&id).await["funnel"], funnel);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn totals_over_the_list_filters_by_state_location_objective_text_csv_export() {
    for backend in backends() {
        let c = contoso(backend).await;
        let named = async |name: &str, location: &str, objective: &str| {
            let mut draft = c.draft();
            draft["name"] = json!(name);
            draft["location"] = json!(location);
            draft["objective"] = json!(objective);
            c.create(&draft).await
        };
        let first = named("Café menu", "portal", "adoption").await;
        named("Outage", "taskbar", "techUpdates").await;
        named("Bikes", "portal", "sustainability").await;
        c.act(&c.writer, &first, "submitForApproval", json!({}))
            .await
            .expect(200);
        c.act(&c.approver, &first, "approve", json!({}))
            .await
            .expect(200);
        c.app.drain().await;
        c.does(&c.bob, &first, &["shown", "clicked"]).await;
        for (query, found) in [
            ("$filter=state%20eq%20'active'", vec!["Café menu"]),
            (
                "$filter=location%20eq%20'portal'%20and%20state%20eq%20'draft'",
                vec!["Bikes"],
            ),
            ("$filter=objective%20eq%20'techUpdates'", vec!["Outage"]),
            ("$search=%22cafe%22", vec!["Café menu"]),
        ] {
            assert_eq!(c.names(query).await, found, "{query}");
        }
        let path = format!("{MESSAGES}/export?$filter=state%20eq%20'active'");
        let csv = c
            .app
            .get(&path)
            .by(&c.writer)
            .send()
            .await
            .expect(200)
            .text();
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!(
            lines[0],
            "Name,State,Location,Objective,Urgency,Created,Start,End,Author,Shown,People seen,Clicks,Click-through rate"
        );
        assert!(
            lines[1].starts_with("Café menu,active,portal,adoption,"),
            "{csv}"
        );
        assert!(lines[1].contains(",1,1,1,1"), "{csv}");
        assert_eq!((lines.len(), lines[2]), (3, ""));
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_qualifying_licence_held_by_the_person_tenant_setting_default_none_required() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.let_pass(&c.draft()).await;
        assert_eq!(c.due(&c.bob).await.len(), 1, "none is required");
        let set = |names: Value| c.set(json!({"qualifyingLicenses": names}));
        assert_eq!(
            set(json!(["no spaces"])).await.expect(400).code(),
            "Request_BadRequest"
        );
        set(json!(["SPE_E3", "BPOS_S_Enterprise"]))
            .await
            .expect(200);
        assert!(c.due(&c.bob).await.is_empty());
        // Another system fills this set.
        let people = c.app.cx().people(c.writer.tenant);
        let beffroi_population::SetName::Named(holders) = "sku/SPE_E3".parse().unwrap() else {
            panic!("a named set")
        };
        people.write().insert_into(&holders, &[c.bob.id]);
        assert_eq!(c.due(&c.bob).await.len(), 1);
        assert!(c.due(&c.amelie).await.is_empty());
        let reach = json!({"recipients": c.recipients(), "location": "taskbar"});
        let reach = c
            .app
            .post(&format!("{MESSAGES}/reach"))
            .by(&c.writer)
            .json(&reach);
        let reach = reach.send().await.expect(200).json();
        assert_eq!(reach["people"], 1);
        let left_out = reach["leftOut"].as_array().unwrap();
        assert!(
            left_out.contains(&json!({"reason": "noLicense", "people": 1})),
            "{left_out:?}"
        );
        for (who, holds, words) in [
            (
                &c.bob,
                true,
                "The person holds a licence that messages ask for: one of BPOS_S_Enterprise, SPE_E3.",
            ),
            (
                &c.amelie,
                false,
                "The person holds none of the licences that messages ask for: BPOS_S_Enterprise, SPE_E3.",
            ),
        ] {
            let path = format!("{MESSAGES}/{id}/explain?user={}", who.id);
            let explained = c
                .app
                .get(&path)
                .by(&c.writer)
                .send()
                .await
                .expect(200)
                .json();
            let gates = explained["gates"].as_array().unwrap();
            let gate = gates.iter().find(|gate| gate["gate"] == "license").unwrap();
            assert_eq!(
                (&gate["holds"], &gate["explanation"]),
                (&json!(holds), &json!(words))
            );
            assert_eq!(explained["wouldSee"], holds);
        }
        set(json!([])).await.expect(200);
        assert_eq!(c.due(&c.amelie).await.len(), 1);
        c.app.finish().await;
    }
}
