//! What notices say, to the letter.

use beffroi_channels::letter::Written;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::*;
use crate::model::{Ending, SkuId, Standing, SubscriptionId};

fn ending(status: Standing, next_status: Standing) -> Ending {
    Ending {
        id: SubscriptionId::from_uuid(Uuid::nil()),
        sku_id: SkuId::from_uuid(Uuid::nil()),
        status,
        next_status,
        // In Paris it is the first of the month already.
        next_lifecycle_date_time: "2026-11-30T23:30:00Z".parse().expect("a time"),
        announced_days: 7,
        is_trial: false,
        total_licenses: 25_000,
        consumed_units: 1_234,
        capability_changes: 1_200,
        mailboxes_lost: 3,
    }
}

fn written(ending: &Ending, language: &str) -> Written {
    Notice {
        ending,
        at: "2026-11-24T09:00:00Z".parse().expect("a time"),
        product: "Microsoft 365 E3",
        languages: &[language.parse().expect("a tag")],
        zone: TimeZone::get("Europe/Paris").expect("in the zone database"),
        organization: "Contoso & Söhne",
        logo: None,
        link: "https://bell.example/admin/licences?product=1",
    }
    .written()
}

fn whole(written: &Written) -> String {
    format!(
        "Subject: {}\nLanguage: {}\n\n{}\n{}",
        written.subject,
        written.language,
        written.text,
        written.html.replace("><", ">\n<")
    )
}

#[test]
fn an_expiry_in_english() {
    let ending = ending(Standing::Enabled, Standing::Warning);
    insta::assert_snapshot!(whole(&written(&ending, "en")));
}

#[test]
fn an_expiry_in_french() {
    let ending = ending(Standing::Enabled, Standing::Warning);
    insta::assert_snapshot!(whole(&written(&ending, "fr-CA")));
}

/// Every other step, as plain text.
fn the_rest(language: &str) -> String {
    let trial = |status, next_status| Ending {
        is_trial: true,
        ..ending(status, next_status)
    };
    let all = [
        trial(Standing::Enabled, Standing::Warning),
        ending(Standing::Warning, Standing::Suspended),
        trial(Standing::Warning, Standing::Deleted),
        ending(Standing::Suspended, Standing::LockedOut),
        ending(Standing::LockedOut, Standing::Deleted),
    ];
    let text = |ending: &Ending| {
        let written = written(ending, language);
        format!("Subject: {}\n\n{}", written.subject, written.text)
    };
    all.iter().map(text).collect::<Vec<_>>().join("\n======\n")
}

#[test]
fn the_other_steps_in_english() {
    insta::assert_snapshot!(the_rest("en"));
}

#[test]
fn the_other_steps_in_french() {
    insta::assert_snapshot!(the_rest("fr"));
}

#[test]
fn who_reads_neither_reads_english_and_days_are_those_of_the_calendar() {
    let ending = ending(Standing::Enabled, Standing::Warning);
    let subject = |at: &str, language: &str| {
        let languages = [language.parse().expect("a tag")];
        let notice = Notice {
            ending: &ending,
            at: at.parse().expect("a time"),
            product: "E3",
            languages: &languages,
            zone: TimeZone::get("Europe/Paris").expect("in the zone database"),
            organization: "Contoso",
            logo: None,
            link: "https://bell.example",
        };
        notice.written().subject
    };
    assert_eq!(
        subject("2026-11-01T23:30:00Z", "de"),
        "E3 expires in 29 days"
    );
    assert_eq!(subject("2026-11-30T12:00:00Z", "en"), "E3 expires tomorrow");
    assert_eq!(subject("2026-11-30T23:10:00Z", "en"), "E3 expires today");
    assert_eq!(
        subject("2026-11-30T12:00:00Z", "fr"),
        "E3\u{a0}: expiration demain"
    );
}
