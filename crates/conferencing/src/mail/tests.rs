//! What mails say, to the letter; and of the PIN where they may.

use super::*;

fn written(about: About, language: &str) -> Written {
    let facts = Facts {
        conference: "4728391".to_owned(),
        toll: Some("+33170914567".to_owned()),
        toll_free: Some("+33800914567".to_owned()),
        pin: Some("83125".to_owned()),
    };
    Notice {
        about,
        change: Changed {
            has_new_conference: true,
            has_new_pin: false,
        },
        facts: (about != About::Disabled).then_some(&facts),
        languages: &[language.parse().expect("a tag")],
        organization: "Contoso & Söhne",
        logo: None,
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
fn each_mail_in_each_language() {
    for about in About::ALL {
        for language in ["en", "fr"] {
            let name = format!("{}_in_{language}", about.name());
            insta::assert_snapshot!(name, whole(&written(about, language)));
        }
    }
}

#[test]
fn a_change_says_what_of_the_old_works_no_longer_and_where_there_is_no_number_that_is_said() {
    let facts = Facts {
        conference: "4728391".to_owned(),
        toll: None,
        toll_free: None,
        pin: None,
    };
    let said = |about, has_new_conference, has_new_pin, language: &str| {
        let notice = Notice {
            about,
            change: Changed {
                has_new_conference,
                has_new_pin,
            },
            facts: Some(&facts),
            languages: &[language.parse().expect("a tag")],
            organization: "Contoso",
            logo: None,
        };
        notice.written().text
    };
    for (language, old, pin, none) in [
        (
            "en",
            "old conference ID",
            "PIN stays",
            "no phone number yet",
        ),
        (
            "fr",
            "ancien ID",
            "confidentiel reste",
            "pas encore donné de numéro",
        ),
    ] {
        for (conference, new_pin) in [(true, true), (true, false), (false, true), (false, false)] {
            let text = said(About::Changed, conference, new_pin, language);
            assert_eq!(text.contains(old), conference, "{text}");
            assert_eq!(text.contains(pin), !new_pin, "{text}");
            assert!(text.contains(none), "{text}");
        }
    }
}

#[test]
fn the_pin_stands_only_in_two_of_them() {
    for about in About::ALL {
        for language in ["en", "fr", "de"] {
            let mail = whole(&written(about, language));
            let tells = matches!(about, About::Enabled | About::PinReset);
            assert_eq!(mail.contains("83125"), tells, "{about:?}");
            let has_facts = about != About::Disabled;
            assert_eq!(mail.contains("472\u{a0}8391"), has_facts, "{about:?}");
            assert_eq!(mail.contains("+33170914567"), has_facts, "{about:?}");
        }
    }
}
