use super::*;
use crate::model::finding::{
    AudienceFinding, GroupPath, HabitFinding, MailFinding, TextFinding, UrgentFinding,
    WindowFinding,
};
use crate::model::gates::FilterFact;
use crate::model::{FilterKind, GroupId, State};

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").expect("in the zone database")
}

fn ts(text: &str) -> Ts {
    text.parse().expect("an instant")
}

fn tag(text: &str) -> LanguageTag {
    text.parse().expect("a tag")
}

/// One finding of every sort.
fn findings() -> Vec<Finding> {
    let at = ts("2026-11-22T11:17:36Z");
    let path = |names: &[&str]| GroupPath {
        id: GroupId::from_uuid(uuid::Uuid::nil()),
        names: names.iter().map(ToString::to_string).collect(),
    };
    let mut all: Vec<Finding> = State::ALL.iter().copied().map(Finding::State).collect();
    all.extend([true, false].map(|enabled| Finding::Account { enabled }));
    let mails = [
        MailFinding::Address,
        MailFinding::NoAddress,
        MailFinding::NotYet,
        MailFinding::DueAgain(at),
        MailFinding::NotDueAgain {
            last: at,
            again: at,
        },
        MailFinding::Once(at),
        MailFinding::Refused(at),
    ];
    all.extend(mails.map(Finding::Mail));
    let windows = [
        WindowFinding::Unplanned,
        WindowFinding::Endless,
        WindowFinding::NotStarted(at),
        WindowFinding::TurnNotCome(at),
        WindowFinding::Open(at),
        WindowFinding::Ended(at),
    ];
    all.extend(windows.map(Finding::Window));
    let audiences = [
        AudienceFinding::Everybody,
        AudienceFinding::InChosenGroup(path(&["Paris"])),
        AudienceFinding::InChosenGroup(path(&[])),
        AudienceFinding::NotChosen,
        AudienceFinding::NotExcluded,
        AudienceFinding::InExcludedGroup(path(&["France", "Île-de-France", "Paris"])),
        AudienceFinding::NoFilter,
    ];
    all.extend(audiences.map(Finding::Audience));
    for kind in FilterKind::ALL {
        for (holds, value) in [(true, "x"), (true, ""), (false, "x"), (false, "")] {
            let fact = FilterFact {
                kind,
                holds,
                value: value.into(),
            };
            all.push(Finding::Audience(AudienceFinding::Filter(fact)));
        }
    }
    let texts = [
        TextFinding::Preferred(tag("fr")),
        TextFinding::Default(tag("fr")),
        TextFinding::Missing(tag("fr")),
    ];
    all.extend(texts.map(Finding::Text));
    let habits = [
        HabitFinding::NotClicked,
        HabitFinding::Clicked {
            clicked: at,
            silent: at,
        },
        HabitFinding::ClickedLongAgo(at),
        HabitFinding::NotYetShown,
        HabitFinding::DueAgain(at),
        HabitFinding::NotDueAgain {
            last: at,
            again: at,
        },
        HabitFinding::ShownOnce(at),
        HabitFinding::UrgentShown(at),
    ];
    all.extend(habits.map(Finding::Habit));
    all.extend(
        [
            UrgentFinding::Kept(at),
            UrgentFinding::Expired(at),
            UrgentFinding::NotSent,
        ]
        .map(Finding::Urgent),
    );
    all
}

#[test]
fn every_finding_is_a_sentence_of_its_own_in_both_languages() {
    for words in [Words::English, Words::French] {
        let mut seen = std::collections::BTreeSet::new();
        for finding in findings() {
            let sentence = words.sentence(&finding, &paris());
            assert!(
                sentence.ends_with('.') && sentence.starts_with(char::is_uppercase),
                "{sentence}"
            );
            assert!(
                !sentence.contains("  ") && !sentence.contains("“”"),
                "{sentence}"
            );
            assert!(seen.insert(sentence.clone()), "said twice: {sentence}");
        }
    }
}

#[test]
fn dates_are_those_of_the_tenants_wall() {
    let (english, french) = (Words::English, Words::French);
    let noon = ts("2026-11-22T11:17:36Z");
    assert_eq!(english.date(noon, &paris()), "22 November 2026 at 12:17");
    assert_eq!(french.date(noon, &paris()), "22 novembre 2026 à 12:17");
    assert_eq!(
        french.date(ts("2026-07-31T22:05:00Z"), &paris()),
        "1er août 2026 à 00:05"
    );
    assert_eq!(
        english.date(noon, &TimeZone::get("Asia/Tokyo").expect("a zone")),
        "22 November 2026 at 20:17"
    );
}

#[test]
fn french_says_it_as_french_is_written() {
    let at = ts("2026-11-22T11:17:36Z");
    let finding = Finding::Habit(HabitFinding::Clicked {
        clicked: at,
        silent: ts("2027-11-22T11:17:36Z"),
    });
    assert_eq!(
        Words::French.sentence(&finding, &paris()),
        "La personne a cliqué le 22 novembre 2026 à 12:17\u{a0}; le message reste silencieux pour elle jusqu’au 22 novembre 2027 à 12:17."
    );
    let path = GroupPath {
        id: GroupId::from_uuid(uuid::Uuid::nil()),
        names: ["France", "Idf", "Paris"].map(str::to_owned).to_vec(),
    };
    assert_eq!(
        Words::French.sentence(
            &Finding::Audience(AudienceFinding::InExcludedGroup(path)),
            &paris()
        ),
        "La personne est dans le groupe exclu «\u{a0}France\u{a0}» par «\u{a0}Idf\u{a0}» > «\u{a0}Paris\u{a0}»."
    );
    for finding in findings() {
        let sentence = Words::French.sentence(&finding, &paris());
        assert!(
            !sentence.contains('\'') && !sentence.contains(" ;") && !sentence.contains("« "),
            "{sentence}"
        );
    }
}

#[test]
fn the_language_of_the_reader_else_english() {
    assert_eq!(
        Words::for_languages(&[tag("de"), tag("fr-CA"), tag("en")]),
        Words::French
    );
    assert_eq!(
        Words::for_languages(&[tag("en-GB"), tag("fr")]),
        Words::English
    );
    assert_eq!(Words::for_languages(&[tag("de")]), Words::English);
    assert_eq!(Words::for_languages(&[]), Words::English);
}

#[test]
fn names_of_drafts_and_copies() {
    let now = ts("2026-11-22T11:17:36Z");
    assert_eq!(
        Words::English.draft_name(now, &paris()),
        "Message of 22 November 2026 at 12:17"
    );
    assert_eq!(
        Words::French.draft_name(now, &paris()),
        "Message du 22 novembre 2026 à 12:17"
    );
    assert_eq!(Words::French.copy_name("Paie"), "Copie de Paie");
    assert_eq!(
        Words::English.copy_name(&"é".repeat(100)).chars().count(),
        MAX_NAME
    );
}
