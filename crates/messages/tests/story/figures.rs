//! Figures do not depend on the road by which reports come: the same things, told in another order,
//! twice, by other devices and in other company, come back as the same figures; and they are those
//! that somebody gets who counts by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use beffroi_directory::UserId;
use beffroi_directory::change::{self, Ids};
use beffroi_directory::user::{self, UserFields};
use beffroi_testkit::{TestCaller, backends};
use futures_util::FutureExt;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::contoso::{Contoso, DAY, MESSAGES, MINE, contoso};

const PEOPLE: usize = 14;
const CASES: usize = 8;
/// When the first half of the reports comes, and when the second does: what is weekly has come round.
const FIRST: Duration = Duration::from_hours(4 * 24);
const SECOND: Duration = Duration::from_hours(12 * 24);

/// Something that happened, by the clock of a device, in minutes after the message opened.
#[derive(Debug, Clone)]
struct Told {
    person: usize,
    occurrence: u32,
    kind: &'static str,
    minutes: i64,
    /// By when it is reported.
    late: bool,
}

fn told() -> impl Strategy<Value = Told> {
    let kinds = prop::sample::select(vec!["shown", "shown", "clicked", "dismissed"]);
    // Some clocks are a day slow or fast.
    let minutes = -1_440..14 * 1_440_i64;
    (0..PEOPLE, 1_u32..=3, kinds, minutes, any::<bool>()).prop_map(
        |(person, occurrence, kind, minutes, late)| Told {
            person,
            occurrence,
            kind,
            minutes,
            late: late || occurrence > 1,
        },
    )
}

/// The same reports on another road: shuffled, some of them twice, a few at a time.
type Road = Vec<(usize, Vec<usize>)>;

/// Each report alone, in the order in which they were drawn.
fn straight(told: &[Told], late: bool) -> Road {
    let own = told.iter().enumerate().filter(|(_, one)| one.late == late);
    own.map(|(number, one)| (one.person, vec![number]))
        .collect()
}

fn winding(told: &[Told], late: bool, runner: &mut TestRunner) -> Road {
    let mut numbers: Vec<usize> = Vec::new();
    for (number, one) in told.iter().enumerate() {
        // What was told early is told again later, now and then.
        let again = late && !one.late && number % 3 == 0;
        let times = 1 + usize::from(number % 2 == 0);
        let times = if one.late == late {
            times
        } else {
            usize::from(again)
        };
        numbers.extend(std::iter::repeat_n(number, times));
    }
    let shuffled = Just(numbers).prop_shuffle();
    let numbers = shuffled.new_tree(runner).unwrap().current();
    let mut road: Road = Vec::new();
    for (place, number) in numbers.into_iter().enumerate() {
        let person = told[number].person;
        let open = road.iter_mut().rev().find(|(of, _)| *of == person);
        match open {
            Some((_, batch)) if place % 3 != 0 && batch.len() < 4 => batch.push(number),
            _ => road.push((person, vec![number])),
        }
    }
    road
}

/// What is to come out: counted by hand.
fn by_hand(told: &[Told], opened: Timestamp) -> (Value, BTreeMap<String, Value>) {
    let mut moments: BTreeMap<(usize, u32, &str), Timestamp> = BTreeMap::new();
    for one in told {
        // The third has not come round by then.
        if one.occurrence > 2 {
            continue;
        }
        let received = opened + if one.late { SECOND } else { FIRST };
        let at = opened + one.minutes.minutes();
        let at = at.max(opened).min(received);
        for kind in ["shown", one.kind] {
            let key = (one.person, one.occurrence, kind);
            moments
                .entry(key)
                .and_modify(|known| *known = at.min(*known))
                .or_insert(at);
        }
    }
    let day = |at: &Timestamp| at.in_tz("Europe/Paris").unwrap().date().to_string();
    let mut days: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
    for ((person, _, kind), at) in &moments {
        days.entry(day(at)).or_default().push((*person, kind));
    }
    let all: Vec<(usize, &str)> = moments
        .keys()
        .map(|(person, _, kind)| (*person, *kind))
        .collect();
    let days = days.iter().map(|(day, of)| (day.clone(), figures(of)));
    (figures(&all), days.collect())
}

fn figures(of: &[(usize, &str)]) -> Value {
    let times = |wanted: &str| of.iter().filter(|(_, kind)| *kind == wanted).count();
    let people = |wanted: &str| {
        let own = of.iter().filter(|(_, kind)| *kind == wanted);
        own.map(|(person, _)| person).collect::<BTreeSet<_>>().len()
    };
    json!({"shown": times("shown"), "peopleSeen": people("shown"), "clicks": times("clicked"),
        "peopleClicked": people("clicked"), "dismissals": times("dismissed")})
}

/// More people in Sales; every second one reads French.
async fn more_people(c: &Contoso) -> Vec<TestCaller> {
    let (tenant, cx) = (c.writer.tenant, c.app.cx().clone());
    let added = c.app.cx().write(tenant, move |tx| {
        async move {
            let mut people: Vec<UserId> = Vec::new();
            for number in 0..PEOPLE {
                let fields = UserFields {
                    user_principal_name: format!("p{number}@contoso.example"),
                    display_name: format!("Person {number}"),
                    preferred_language: Some(["en", "fr"][number % 2].parse().unwrap()),
                    ..UserFields::default()
                };
                people.push(user::insert_in(&cx, tx, tenant, fields).await?.0);
            }
            let ids = people.iter().map(|id| id.uuid()).collect();
            tx.change(tenant, change::USER_SAVED, &Ids { ids }, cx.now())
                .await?;
            Ok(people)
        }
        .boxed()
    });
    let ids: Vec<Uuid> = added.await.unwrap().iter().map(|id| id.uuid()).collect();
    c.join_sales(&ids).await;
    let caller = |id: Uuid| TestCaller::new(tenant, id, "somebody", &[]);
    ids.into_iter().map(caller).collect()
}

async fn active_message(c: &Contoso) -> String {
    let id = c.create(&c.draft()).await;
    let none = json!({});
    c.act(&c.writer, &id, "submitForApproval", none.clone())
        .await
        .expect(200);
    c.act(&c.approver, &id, "approve", none).await.expect(200);
    id
}

async fn report_of(c: &Contoso, id: &str) -> Value {
    let path = format!("{MESSAGES}/{id}/report");
    c.app
        .get(&path)
        .by(&c.writer)
        .send()
        .await
        .expect(200)
        .json()
}

/// Sends reports by a road; another road's have other ids.
async fn travel(
    c: &Contoso,
    people: &[TestCaller],
    (id, told): (&str, &[Told]),
    road: &Road,
    opened: Timestamp,
) {
    for (place, (person, batch)) in road.iter().enumerate() {
        let event = |number: &usize| {
            let one = &told[*number];
            json!({"id": Uuid::from_u128((place as u128) << 64 | *number as u128), "type": one.kind,
                "showingId": format!("{id}.{}", one.occurrence),
                "occurredDateTime": (opened + one.minutes.minutes()).to_string()})
        };
        let events: Vec<Value> = batch.iter().map(event).collect();
        let sent = c.app.post(&format!("{MINE}/events")).by(&people[*person]);
        sent.json(&json!({"events": events}))
            .send()
            .await
            .expect(200);
    }
}

#[tokio::test]
async fn events_from_devices_are_counted_once_in_any_order_duplication_and_batching() {
    for backend in backends() {
        let c = contoso(backend).await;
        let people = more_people(&c).await;
        let mut runner = TestRunner::deterministic();
        let mut cases = Vec::new();
        for _ in 0..CASES {
            let told = prop::collection::vec(told(), 0..60).new_tree(&mut runner);
            let told = told.unwrap().current();
            cases.push((active_message(&c).await, active_message(&c).await, told));
        }
        c.app.drain().await;
        let opened = c.app.cx().now().to_jiff();
        for (later, late) in [(FIRST, false), (SECOND.saturating_sub(FIRST), true)] {
            c.app.later(later).await;
            for (one, other, told) in &cases {
                travel(&c, &people, (one, told), &straight(told, late), opened).await;
                let winding = winding(told, late, &mut runner);
                travel(&c, &people, (other, told), &winding, opened).await;
            }
        }
        for (one, other, told) in &cases {
            let report = report_of(&c, one).await;
            assert_eq!(report, report_of(&c, other).await, "{told:?}");
            let (total, days) = by_hand(told, opened);
            let without_rate = |figures: &Value| {
                let mut figures = figures.clone();
                let figures = figures.as_object_mut().unwrap();
                figures.retain(|name, _| name != "clickThroughRate" && name != "date");
                Value::Object(figures.clone())
            };
            assert_eq!(without_rate(&report["figures"]), total, "{told:?}");
            let daily = report["daily"].as_array().unwrap().iter();
            let daily =
                daily.map(|day| (day["date"].as_str().unwrap().to_owned(), without_rate(day)));
            assert_eq!(daily.collect::<BTreeMap<_, _>>(), days, "{told:?}");
        }
        c.app.later(DAY * 30).await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_breakdown_of_fewer_than_5_people_is_not_shown() {
    for backend in backends() {
        let c = contoso(backend).await;
        let people = more_people(&c).await;
        let id = active_message(&c).await;
        c.app.drain().await;
        let opened = c.app.cx().now().to_jiff();
        let saw = |person: usize| Told {
            person,
            occurrence: 1,
            kind: "shown",
            minutes: 0,
            late: false,
        };
        // Five who read English, four who read French: the four could be worked out from the nine.
        let told: Vec<Told> = (0..9).map(saw).collect();
        travel(&c, &people, (&id, &told), &straight(&told, false), opened).await;
        let report = report_of(&c, &id).await;
        assert_eq!(report["byLanguage"], json!([]));
        assert_eq!(
            report["hiddenParts"],
            json!({"byPlatform": 0, "byLanguage": 2, "byGroup": 0})
        );
        let sales = json!([{"id": c.sales, "name": "Sales", "peopleSeen": 9, "peopleClicked": 0}]);
        assert_eq!(report["byGroup"], sales);
        // With a fifth everybody is one of five.
        let told: Vec<Told> = (0..10).map(saw).collect();
        travel(&c, &people, (&id, &told), &straight(&told, false), opened).await;
        let report = report_of(&c, &id).await;
        let of = |name: &str| json!({"name": name, "peopleSeen": 5, "peopleClicked": 0});
        assert_eq!(report["byLanguage"], json!([of("en"), of("fr-FR")]));
        assert_eq!(report["hiddenParts"]["byLanguage"], 0);
        c.app.later(DAY * 40).await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn daily_data_kept_180_days_and_totals_stay() {
    for backend in backends() {
        let c = contoso(backend).await;
        let people = more_people(&c).await;
        let id = active_message(&c).await;
        c.app.drain().await;
        let opened = c.app.cx().now().to_jiff();
        let happened = |person: usize, kind: &'static str| Told {
            person,
            occurrence: 1,
            kind,
            minutes: 0,
            late: false,
        };
        let told: Vec<Told> = (0..5)
            .map(|n| happened(n, "shown"))
            .chain([happened(0, "clicked")])
            .collect();
        travel(&c, &people, (&id, &told), &straight(&told, false), opened).await;
        let before = report_of(&c, &id).await;
        assert_eq!(before["daily"].as_array().unwrap().len(), 1);
        c.app.later(DAY * 179).await;
        assert_eq!(report_of(&c, &id).await["daily"], before["daily"]);
        c.app.later(DAY * 2).await;
        let after = report_of(&c, &id).await;
        assert_eq!(after["daily"], json!([]));
        assert_eq!(after["figures"], before["figures"]);
        // Told once more, it is still known.
        travel(&c, &people, (&id, &told), &straight(&told, false), opened).await;
        assert_eq!(report_of(&c, &id).await, after);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn daily_data_kept_setting() {
    for backend in backends() {
        let c = contoso(backend).await;
        let people = more_people(&c).await;
        let id = active_message(&c).await;
        c.app.drain().await;
        let opened = c.app.cx().now().to_jiff();
        let told = [Told {
            person: 0,
            occurrence: 1,
            kind: "shown",
            minutes: 0,
            late: false,
        }];
        travel(&c, &people, (&id, &told), &straight(&told, false), opened).await;
        c.app.later(DAY * 2).await;
        let daily = async || report_of(&c, &id).await["daily"].as_array().unwrap().len();
        let keep = async |days: u16| {
            c.set(json!({"dailyFiguresRetentionInDays": days}))
                .await
                .expect(200);
        };
        keep(3).await;
        assert_eq!(daily().await, 1);
        // Out of sight at once, gone within a day: what is kept for longer again does not come back.
        keep(2).await;
        assert_eq!(daily().await, 0);
        keep(3).await;
        assert_eq!(daily().await, 1);
        keep(2).await;
        c.app.later(DAY).await;
        keep(3660).await;
        assert_eq!(daily().await, 0);
        assert_eq!(report_of(&c, &id).await["figures"]["shown"], 1);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn activity_adds_up_what_the_filters_let_through() {
    for backend in backends() {
        let c = contoso(backend).await;
        let people = more_people(&c).await;
        let (one, other) = (active_message(&c).await, active_message(&c).await);
        c.app.drain().await;
        let opened = c.app.cx().now().to_jiff();
        let happened = |person: usize, kind: &'static str, days: i64| Told {
            person,
            occurrence: 1,
            kind,
            minutes: days * 1_440,
            late: false,
        };
        c.app.later(DAY * 3).await;
        let told = [
            happened(0, "shown", 0),
            happened(0, "clicked", 1),
            happened(1, "shown", 1),
        ];
        travel(&c, &people, (&one, &told), &straight(&told, false), opened).await;
        travel(
            &c,
            &people,
            (&other, &told[2..]),
            &straight(&told[2..], false),
            opened,
        )
        .await;
        let activity = async |query: &str| {
            let path = format!("{MESSAGES}/activity{query}");
            c.app.get(&path).by(&c.writer).send().await
        };
        let all = activity("").await.expect(200).json();
        let figures = |shown: u64, clicks: u64, rate: f64| json!({"shown": shown, "clicks": clicks, "dismissals": 0, "clickThroughRate": rate});
        assert_eq!(all["messages"], 2);
        assert_eq!(all["figures"], figures(3, 1, 1.0 / 3.0));
        assert_eq!(
            (&all["from"], &all["to"]),
            (&json!("2026-05-31"), &json!("2026-11-26"))
        );
        let day = |date: &str, shown, clicks, rate| {
            let mut day = figures(shown, clicks, rate);
            day["date"] = json!(date);
            day
        };
        assert_eq!(
            all["daily"],
            json!([day("2026-11-23", 1, 0, 0.0), day("2026-11-24", 2, 1, 0.5)])
        );
        let mut taskbar = figures(3, 1, 1.0 / 3.0);
        taskbar["location"] = json!("taskbar");
        assert_eq!(all["byLocation"], json!([taskbar]));
        let first = activity("?from=2026-11-01&to=2026-11-23")
            .await
            .expect(200)
            .json();
        assert_eq!(first["figures"], figures(1, 0, 0.0));
        let chosen = activity(&format!("?$filter=id%20eq%20'{other}'")).await;
        assert_eq!(chosen.expect(200).json()["figures"], figures(1, 0, 0.0));
        let none = activity("?$filter=state%20eq%20'draft'")
            .await
            .expect(200)
            .json();
        assert_eq!((&none["messages"], &none["daily"]), (&json!(0), &json!([])));
        for wrong in [
            "?from=yesterday",
            "?from=2026-11-24&to=2026-11-23",
            "?until=2026-11-23",
        ] {
            activity(wrong).await.expect(400);
        }
        let stranger = c
            .app
            .get(&format!("{MESSAGES}/activity"))
            .by(&c.bob)
            .send()
            .await;
        stranger.expect(403);
        c.app.later(DAY * 40).await;
        c.app.finish().await;
    }
}
