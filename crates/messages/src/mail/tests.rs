//! What mails look like, to the letter, and that no words of people break out of their place.

use beffroi_channels::letter::{Picture, Written};
use beffroi_channels::smtp::Inline;
use beffroi_core::LanguageTag;
use proptest::prelude::*;

use super::*;
use crate::model::{Location, Said};

fn tag(text: &str) -> LanguageTag {
    text.parse().expect("a tag")
}

fn said(language: &str) -> Said {
    let french = language.starts_with("fr");
    let words = |en: &str, fr: &str| if french { fr.to_owned() } else { en.to_owned() };
    Said {
        language: tag(language),
        title: words("Payslips have moved", "Les bulletins ont déménagé"),
        body: words(
            "Find them in the portal.\nThe old folder goes away in June.",
            "Ils sont sur le portail.\nL’ancien dossier disparaît en juin.",
        ),
        button_text: words("Open", "Ouvrir"),
        link: "https://contoso.example/payslips?a=1&b=2".to_owned(),
        second: None,
    }
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

fn letter(language: &str, picture: Option<Picture<'_>>) -> Written {
    Letter {
        said: &said(language),
        organization: "Contoso & Söhne",
        picture,
        is_test: false,
    }
    .written()
}

fn notice(kind: NoticeKind<'_>, language: &str, comment: Option<&str>) -> Written {
    Notice {
        kind,
        languages: &[tag(language)],
        organization: "Contoso",
        logo: None,
        name: "Payslips <new>",
        author: "Wendy",
        location: Location::Email,
        comment,
        link: "https://bell.example/admin/messages/1",
    }
    .written()
}

#[test]
fn a_message_in_english() {
    let logo = Inline {
        content_id: "logo.1".to_owned(),
        content_type: "image/png",
        bytes: vec![1, 2, 3],
    };
    let picture = Picture {
        inline: &logo,
        width: 400,
        height: 100,
    };
    let written = letter("en", Some(picture));
    insta::assert_snapshot!(whole(&written));
    assert_eq!(written.picture.as_ref(), Some(&logo));
    let alone = written.standing_alone();
    assert!(alone.contains("src=\"data:image/png;base64,AQID\"") && !alone.contains("cid:"));
}

#[test]
fn a_message_in_french() {
    insta::assert_snapshot!(whole(&letter("fr-FR", None)));
}

#[test]
fn a_notice_to_an_approver_in_english() {
    insta::assert_snapshot!(whole(&notice(NoticeKind::Waits, "en", None)));
}

#[test]
fn a_notice_to_an_approver_in_french() {
    insta::assert_snapshot!(whole(&notice(NoticeKind::WaitsAgain, "fr-CA", None)));
}

#[test]
fn a_notice_to_an_author_in_english() {
    let rejected = notice(NoticeKind::Rejected("Ann"), "en", Some("Too long."));
    insta::assert_snapshot!(whole(&rejected));
}

#[test]
fn a_notice_to_an_author_in_french() {
    insta::assert_snapshot!(whole(&notice(NoticeKind::Approved("Ann"), "fr", None)));
}

#[test]
fn a_message_without_words_on_its_button_or_without_a_link() {
    let mut said = said("fr");
    said.button_text.clear();
    let written = |said: &Said| {
        Letter {
            said,
            organization: "Contoso",
            picture: None,
            is_test: false,
        }
        .written()
    };
    assert!(written(&said).text.contains("Ouvrir\u{a0}:\nhttps://"));
    said.link.clear();
    let without = written(&said);
    assert!(!without.html.contains("<a ") && !without.text.contains("Ouvrir"));
}

proptest! {
    #[test]
    fn words_stay_words(text in "[a<>\"'&/=\n ]{1,40}") {
        let said = Said {
            title: text.clone(),
            body: text.clone(),
            button_text: text.clone(),
            link: format!("https://x.example/{text}"),
            ..said("en")
        };
        let written = Letter { said: &said, organization: &text, picture: None, is_test: false }.written();
        let shape = |html: &str| html.matches('<').count();
        let plain = Letter {
            said: &Said {
                title: "a".into(),
                body: "a\n".repeat(text.lines().filter(|line| !line.trim().is_empty()).count()),
                button_text: "a".into(),
                link: "https://x.example/a".into(),
                ..said.clone()
            },
            organization: "a",
            picture: None,
            is_test: false,
        }
        .written();
        // As many tags as with harmless words, whatever the words are.
        prop_assert_eq!(shape(&written.html), shape(&plain.html), "{}", written.html);
    }
}
