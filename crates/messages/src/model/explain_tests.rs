use super::*;
use crate::model::due::{Due, due};
use crate::model::finding::GroupPath;
use crate::model::gates::{FilterFact, LicenceFact};
use crate::model::message::sample;
use crate::model::{FilterKind, Frequency, GroupId, Mailed, Schedule, UserId, Words};
use proptest::prelude::*;
use uuid::Uuid;

fn path(n: u128) -> GroupPath {
    GroupPath {
        id: GroupId::from_uuid(Uuid::from_u128(n)),
        names: vec!["France".into(), "Paris".into()],
    }
}

fn person() -> PersonFacts {
    PersonFacts {
        id: UserId::from_uuid(Uuid::from_u128(9)),
        enabled: true,
        inclusion: Inclusion::Through(path(1)),
        excluded: Vec::new(),
        filters: Vec::new(),
        preferred: vec!["fr".parse().expect("a tag")],
        receipt: Receipt::default(),
        licence: None,
        has_address: true,
        mailed: Mailed::default(),
    }
}

fn day(n: i64) -> Ts {
    // From the day on which the sample became active.
    Ts::from_micros(1_795_338_000_000_000 + n * 86_400_000_000)
}

fn stopped_by(message: &Message, person: &PersonFacts, now: Ts) -> Vec<Gate> {
    let explanation = explain(message, person, &TimeZone::UTC, now);
    let failing: Vec<Gate> = explanation
        .gates
        .iter()
        .filter(|g| !g.holds)
        .map(|g| g.gate)
        .collect();
    assert_eq!(explanation.would_see, failing.is_empty());
    failing
}

fn urgent() -> Message {
    let mut message = sample();
    message.composition.urgency = Urgency::Urgent;
    message.composition = message.composition.canonical();
    message
}

#[test]
fn nothing_stops_a_recipient_on_the_second_day() {
    assert_eq!(sample().activated, Some(day(0)));
    assert_eq!(stopped_by(&sample(), &person(), day(1)), []);
    assert_eq!(stopped_by(&urgent(), &person(), day(0)), []);
}

#[test]
fn each_gate_stops_for_its_own_reason_only() {
    let stopped = |change: fn(&mut Message, &mut PersonFacts)| {
        let (mut message, mut person) = (sample(), person());
        change(&mut message, &mut person);
        stopped_by(&message, &person, day(2))
    };
    assert_eq!(stopped(|m, _| m.state = State::Canceled), [Gate::State]);
    assert_eq!(
        stopped(|m, _| m.composition.schedule.end = Some(day(1))),
        [Gate::Window]
    );
    assert_eq!(stopped(|m, _| m.activated = Some(day(3))), [Gate::Window]);
    assert_eq!(
        stopped(|m, _| m.composition.schedule.end = None),
        [Gate::Window]
    );
    assert_eq!(stopped(|_, p| p.enabled = false), [Gate::Account]);
    assert_eq!(stopped(|_, p| p.has_address = false), [], "not mailed");
    let mailed = |change: fn(&mut PersonFacts)| {
        let (mut message, mut person) = (sample(), person());
        message.composition.location = Location::Email;
        change(&mut person);
        stopped_by(&message, &person, day(2))
    };
    assert_eq!(mailed(|_| {}), []);
    assert_eq!(mailed(|p| p.has_address = false), [Gate::Mailbox]);
    assert_eq!(mailed(|p| p.mailed.last = Some(day(1))), [Gate::Frequency]);
    assert_eq!(
        stopped(|_, p| p.inclusion = Inclusion::No),
        [Gate::Included]
    );
    assert_eq!(
        stopped(|_, p| p.excluded = vec![path(5), path(6)]),
        [Gate::Excluded, Gate::Excluded]
    );
    let filter = |holds| FilterFact {
        kind: FilterKind::City,
        holds,
        value: "Lyon".into(),
    };
    assert_eq!(
        stopped(|_, p| p.filters = vec![FilterFact {
            kind: FilterKind::City,
            holds: true,
            value: String::new()
        }]),
        []
    );
    let mut filtered = person();
    filtered.filters = vec![filter(true), filter(false)];
    assert_eq!(stopped_by(&sample(), &filtered, day(2)), [Gate::Filter]);
    assert_eq!(
        stopped(|m, _| m.composition.content.texts.clear()),
        [Gate::Language]
    );
    assert_eq!(
        stopped(|_, p| p.receipt.last_shown = Some(day(1))),
        [Gate::Frequency]
    );
    assert_eq!(stopped(|_, p| p.receipt.last_shown = Some(day(-5))), []);
    assert_eq!(
        stopped(|_, p| {
            p.receipt.last_shown = Some(day(-9));
            p.receipt.clicked = Some(day(-9));
        }),
        [Gate::Clicked]
    );
    assert_eq!(
        stopped_by(&urgent(), &person(), day(1)),
        [Gate::UrgentExpiry]
    );
    let mut seen = person();
    seen.receipt.last_shown = Some(day(0));
    assert_eq!(stopped_by(&urgent(), &seen, day(0)), [Gate::Frequency]);
    let unsent = Message {
        activated: None,
        ..urgent()
    };
    assert_eq!(stopped_by(&unsent, &person(), day(0)), [Gate::UrgentExpiry]);
}

#[test]
fn a_gate_says_when_the_answer_changes_and_which_group_decides() {
    let mut excluded = person();
    excluded.excluded = vec![path(7)];
    excluded.receipt.last_shown = Some(day(1));
    let explanation = explain(&sample(), &excluded, &TimeZone::UTC, day(2));
    let view = |gate| {
        let found = explanation.gates.iter().find(|result| result.gate == gate);
        let view = found
            .expect("asked")
            .in_words(Words::English, &TimeZone::UTC);
        serde_json::to_value(view).expect("serializes")
    };
    assert_eq!(
        view(Gate::Excluded),
        serde_json::json!({"gate": "excluded", "holds": false, "groupId": "00000000-0000-0000-0000-000000000007",
            "explanation": "The person is in the excluded group “France” through “Paris”."})
    );
    assert_eq!(
        view(Gate::Frequency),
        serde_json::json!({"gate": "frequency", "holds": false, "untilDateTime": "2026-11-30T09:00:00Z",
            "explanation": "The person last saw the message on 23 November 2026 at 09:00; it is not due again until 30 November 2026 at 09:00."})
    );
}

#[test]
fn the_persons_place_in_the_spread_is_told() {
    let mut message = sample();
    message.composition.schedule.spread_minutes = 1_440;
    let explanation = explain(&message, &person(), &TimeZone::UTC, day(0));
    let window = &explanation.gates[1];
    let turn = message
        .delivery(person().id, &TimeZone::UTC)
        .expect("has a window")
        .opens;
    assert_eq!(
        window.finding,
        Finding::Window(WindowFinding::TurnNotCome(turn))
    );
    assert_eq!((window.holds, window.until), (false, Some(turn)));
}

prop_compose! {
    fn messages()(
        state in prop_oneof![4 => Just(State::Active), 1 => prop::sample::select(State::ALL)],
        urgency in prop::sample::select(Urgency::ALL),
        frequency in prop::sample::select(Frequency::ALL),
        start in prop::option::of(-3_i64..3), end in prop::option::of(-3_i64..500),
        activated in prop::option::weighted(0.9, -3_i64..3),
        spread_minutes in 0_u16..=1_440, wordless in prop::bool::weighted(0.1),
        is_mail in any::<bool>(),
    ) -> Message {
        let mut message = Message { state, activated: activated.map(day), ..sample() };
        message.composition.urgency = urgency;
        if is_mail && urgency == Urgency::Standard {
            message.composition.location = Location::Email;
        }
        message.composition.schedule = Schedule { start: start.map(day), end: end.map(day), frequency, spread_minutes };
        if wordless {
            message.composition.content.texts.clear();
        }
        message
    }
}

prop_compose! {
    fn people()(
        id in any::<u128>(), enabled in prop::bool::weighted(0.8), everybody in any::<bool>(), chosen in prop::bool::weighted(0.8),
        excluded in prop::collection::vec(1_u128..3, 0..2), filters in prop::collection::vec(prop::bool::weighted(0.8), 0..3),
        seen in prop::option::of(-3_i64..400), dismissed in prop::option::of(-3_i64..400), clicked in prop::option::of(-3_i64..100),
        mailed in 0_i64..400, licensed in prop::option::of(prop::bool::weighted(0.8)),
    ) -> PersonFacts {
        PersonFacts {
            id: UserId::from_uuid(Uuid::from_u128(id)),
            enabled,
            inclusion: if !chosen { Inclusion::No } else if everybody { Inclusion::Everybody } else { Inclusion::Through(path(1)) },
            excluded: excluded.into_iter().map(path).collect(),
            filters: filters.into_iter().map(|holds| FilterFact { kind: FilterKind::City, holds, value: String::new() }).collect(),
            preferred: Vec::new(),
            receipt: Receipt { last_shown: seen.map(day), dismissed: dismissed.map(day), clicked: clicked.map(day), ..Receipt::default() },
            has_address: id % 5 != 0,
            licence: licensed.map(|holds| LicenceFact { holds, wanted: vec!["SPE_E3".to_owned()] }),
            mailed: Mailed { last: (id % 3 == 0).then(|| day(mailed)), refused: id % 2 == 0, ..Mailed::default() },
        }
    }
}

/// What delivery does: the message's own clock, the audience, a text.
fn is_delivered(message: &Message, person: &PersonFacts, now: Ts) -> bool {
    let member = person.enabled
        && person.inclusion != Inclusion::No
        && person.excluded.is_empty()
        && person.filters.iter().all(|filter| filter.holds)
        && person.licence.as_ref().is_none_or(|licence| licence.holds);
    let zone = TimeZone::UTC;
    let delivery = message.delivery(person.id, &zone);
    let is_mail = message.composition.location == Location::Email;
    let now_due = delivery.is_some_and(|d| {
        let due = if is_mail {
            person.mailed.due(&d, &person.receipt, now)
        } else {
            due(&d, &person.receipt, now)
        };
        matches!(due, Due::Now { .. })
    });
    member
        && now_due
        && (person.has_address || !is_mail)
        && message.showing(1, &person.preferred).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn explain_and_delivery_never_disagree(message in messages(), person in people(), now in prop_oneof![-4_i64..6, -4_i64..520], micros in -1_i64..=1) {
        let now = Ts::from_micros(day(now).micros() + micros);
        let explanation = explain(&message, &person, &TimeZone::UTC, now);
        prop_assert_eq!(explanation.would_see, explanation.gates.iter().all(|gate| gate.holds));
        prop_assert_eq!(explanation.would_see, is_delivered(&message, &person, now), "{:?}", explanation);
        prop_assert!(explanation.gates.iter().map(|gate| gate.gate).is_sorted(), "in the order of the contract");
    }

    #[test]
    fn what_is_said_to_change_then_changes(message in messages(), person in people(), now in prop_oneof![-4_i64..6, -4_i64..520]) {
        for gate in explain(&message, &person, &TimeZone::UTC, day(now)).gates {
            if let Some(until) = gate.until {
                prop_assert!(until > day(now));
                let then = explain(&message, &person, &TimeZone::UTC, until).gates;
                let same = then.iter().find(|other| other.gate == gate.gate).expect("asked again");
                prop_assert_ne!(same.holds, gate.holds);
            }
        }
    }
}
