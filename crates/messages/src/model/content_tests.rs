use super::*;
use crate::model::{PictureId, Theme};
use beffroi_core::failure::Violations;
use proptest::prelude::*;

fn tag(text: &str) -> LanguageTag {
    text.parse().expect("a tag")
}

fn text(language: &str) -> Text {
    Text {
        language: tag(language),
        title: "Title".into(),
        body: "Body".into(),
        button_text: "Open".into(),
    }
}

fn content() -> Content {
    Content {
        default_language: tag("en"),
        texts: vec![text("en"), text("fr-FR")],
        link: "https://contoso.com".into(),
        ..Content::empty(tag("en"))
    }
}

/// A full content for the location, whichever it is.
fn content_at(location: Location) -> Content {
    let mut content = content();
    if location.has_themes() {
        content.texts.clear();
        content.theme = Some(Theme::ReviewBenefits);
        content.second = Some(Passage {
            theme: Some(Theme::HelpResources),
            link: "https://contoso.com/help".into(),
            ..Passage::default()
        });
    }
    content.picture = Some(PictureId::of_bytes(b"picture"));
    content
}

fn broken(content: &Content, location: Location, limits: &Limits) -> Vec<String> {
    let mut violations = Violations::default();
    content.check(location, limits, &mut violations);
    violations
        .into_details()
        .into_iter()
        .map(|detail| detail.target)
        .collect()
}

fn broken_by(location: Location, change: impl FnOnce(&mut Content)) -> Vec<String> {
    let mut content = content_at(location);
    change(&mut content);
    broken(&content, location, &Limits::default())
}

#[test]
fn a_full_content_is_valid_everywhere() {
    for location in Location::ALL {
        assert!(broken_by(*location, |_| ()).is_empty(), "{location}");
    }
}

#[test]
fn each_rule_names_its_field() {
    let at = |change: fn(&mut Content)| broken_by(Location::Taskbar, change);
    assert_eq!(at(|c| c.texts[1].title.clear()), ["content/texts/1/title"]);
    assert_eq!(at(|c| c.texts[1].body.clear()), ["content/texts/1/body"]);
    assert_eq!(
        at(|c| c.texts[0].title = "a\0".into()),
        ["content/texts/0/title"]
    );
    assert_eq!(
        at(|c| c.texts[0].body = "a\nb".into()),
        ["content/texts/0/body"]
    );
    assert_eq!(
        at(|c| c.texts[0].button_text = "a\u{9b}".into()),
        ["content/texts/0/buttonText"]
    );
    assert_eq!(
        at(|c| c.texts.push(text("fr-FR"))),
        ["content/texts/2/language"]
    );
    assert_eq!(
        at(|c| c.default_language = tag("de")),
        ["content/defaultLanguage"]
    );
    assert_eq!(at(|c| c.texts.clear()), ["content/defaultLanguage"]);
    assert_eq!(
        at(|c| c.link = "http://contoso.com".into()),
        ["content/link"]
    );
    let many = |c: &mut Content| {
        c.texts = std::iter::once(text("en"))
            .chain((0..MAX_TEXTS).map(|n| text(&format!("x{}-a{n:03}", "a"))))
            .collect();
    };
    assert_eq!(broken_by(Location::Taskbar, many), ["content/texts"]);
}

#[test]
fn button_and_link_depend_on_the_location() {
    let no_button = |c: &mut Content| c.texts[0].button_text.clear();
    assert_eq!(
        broken_by(Location::Taskbar, no_button),
        ["content/texts/0/buttonText"]
    );
    assert!(broken_by(Location::NotificationArea, no_button).is_empty());
    assert!(broken_by(Location::Portal, no_button).is_empty());
    let long_button = |c: &mut Content| c.texts[0].button_text = "b".repeat(21);
    assert_eq!(
        broken_by(Location::Taskbar, long_button),
        ["content/texts/0/buttonText"]
    );
    assert!(broken_by(Location::NotificationArea, long_button).is_empty());
    assert_eq!(
        broken_by(Location::Portal, long_button),
        ["content/texts/0/buttonText"]
    );
    let no_link = |c: &mut Content| c.link.clear();
    for location in Location::ALL {
        assert_eq!(
            broken_by(*location, no_link),
            ["content/link"],
            "{location}"
        );
    }
    let neither = |c: &mut Content| {
        c.link.clear();
        c.texts.iter_mut().for_each(|text| text.button_text.clear());
    };
    assert!(broken_by(Location::Portal, neither).is_empty());
    assert_eq!(
        broken_by(Location::NotificationArea, neither),
        ["content/link"]
    );
    assert_eq!(text("en").button_at(Location::NotificationArea), "");
    assert_eq!(text("en").button_at(Location::Taskbar), "Open");
}

#[test]
fn a_draft_may_be_unfinished_but_not_unstorable() {
    let storable = |change: fn(&mut Content)| {
        let mut content = content();
        change(&mut content);
        let mut violations = Violations::default();
        content.check_storable(&mut violations);
        violations.is_empty()
    };
    assert!(storable(|c| *c = Content::empty(tag("en"))));
    assert!(storable(|c| c.texts[0].title = "a".repeat(51)));
    assert!(storable(|c| c.link = "contoso".into()));
    assert!(storable(|c| c.texts.push(text("en"))));
    assert!(!storable(|c| c.link = "contoso\0".into()));
    assert!(!storable(|c| c.texts[1].button_text = "\u{7}".into()));
    assert!(!storable(
        |c| c.texts[1].body = "a".repeat(MAX_DRAFT_LINE + 1)
    ));
    assert!(!storable(|c| c.texts = vec![text("en"); MAX_TEXTS + 1]));
}

#[test]
fn blanks_are_trimmed_at_the_door_and_unknown_fields_refused() {
    let read = |json: &str| serde_json::from_str::<Content>(json);
    let content = read(
        r#"{"defaultLanguage":"EN","texts":[{"language":"en","title":" \u2003Hi\n","body":"b "}],"link":" https://x.example\t"}"#,
    )
    .expect("reads");
    assert_eq!(content.texts[0].title, "Hi");
    assert_eq!(content.texts[0].button_text, "");
    assert_eq!(content.link, "https://x.example");
    assert!(read(r#"{"defaultLanguage":"en","link":null}"#).is_ok());
    assert!(read(r#"{"defaultLanguage":"en","subtitle":"x"}"#).is_err());
    assert!(
        read(r#"{"defaultLanguage":"en","texts":[{"language":"en","subtitle":"x"}]}"#).is_err()
    );
}

#[test]
fn limits_when_the_tenant_does_not_say() {
    let limits = Limits::default();
    assert_eq!((limits.title, limits.body, limits.button), (50, 200, 20));
    assert!(limits.allowed_domains.is_empty());
}

#[test]
fn names_in_json_are_those_of_the_contract() {
    assert_eq!(
        serde_json::to_value(Content {
            texts: vec![text("fr-FR")],
            ..content()
        })
        .expect("serializes"),
        serde_json::json!({
            "defaultLanguage": "en",
            "texts": [{"language": "fr-FR", "title": "Title", "body": "Body", "buttonText": "Open"}],
            "link": "https://contoso.com",
        })
    );
}

#[test]
fn the_text_of_a_person() {
    let of = |preferred: &[&str], content: &Content| {
        let preferred: Vec<_> = preferred.iter().map(|text| tag(text)).collect();
        content
            .text_for(&preferred)
            .map(|text| text.language.to_string())
    };
    assert_eq!(of(&["fr-CA"], &content()).as_deref(), Some("fr-FR"));
    assert_eq!(of(&["lv-LV", "fr"], &content()).as_deref(), Some("fr-FR"));
    assert_eq!(of(&["lv-LV"], &content()).as_deref(), Some("en"));
    let without_default = Content {
        default_language: tag("de"),
        ..content()
    };
    assert_eq!(of(&["lv-LV"], &without_default), None);
    assert_eq!(of(&["fr"], &without_default).as_deref(), Some("fr-FR"));
    assert_eq!(of(&["fr"], &Content::empty(tag("de"))), None);
}

proptest! {
    #[test]
    fn limits_count_scalar_values(title in 1_u16..80, body in 1_u16..80, button in 1_u16..80, length in 1_usize..100) {
        let limits = Limits { title, body, button, ..Limits::default() };
        let line = "é".repeat(length);
        let mut content = content();
        content.texts.truncate(1);
        content.texts[0] = Text { title: line.clone(), body: line.clone(), button_text: line, ..content.texts[0].clone() };
        let mut expected = Vec::new();
        for (field, max) in [("title", title), ("body", body), ("buttonText", button)] {
            if length > usize::from(max) {
                expected.push(format!("content/texts/0/{field}"));
            }
        }
        prop_assert_eq!(broken(&content, Location::Taskbar, &limits), expected);
    }
}

#[test]
fn taskbar_title_body_logo_link_button_text_buttons_not_now_and_the_custom_one() {
    let at = |change: fn(&mut Content)| broken_by(Location::Taskbar, change);
    assert!(
        at(|c| c.picture = None).is_empty(),
        "the letter of the organization stands for it"
    );
    assert_eq!(at(|c| c.link.clear()), ["content/link"]);
    assert_eq!(
        at(|c| c.texts[0].button_text.clear()),
        ["content/texts/0/buttonText"]
    );
}

#[test]
fn notification_area_title_body_logo_link_a_click_anywhere_opens_the_link() {
    let at = |change: fn(&mut Content)| broken_by(Location::NotificationArea, change);
    assert!(at(|c| c.texts[0].button_text.clear()).is_empty());
    assert_eq!(at(|c| c.link.clear()), ["content/link"]);
}

#[test]
fn lock_screen_one_or_two_texts_each_with_its_link_background_picture() {
    let at = |change: fn(&mut Content)| broken_by(Location::LockScreen, change);
    assert!(at(|_| ()).is_empty(), "one text");
    let second = || Passage {
        texts: vec![text("en"), text("fr-FR")],
        link: "https://contoso.com/b".into(),
        ..Passage::default()
    };
    let with = |change: fn(&mut Passage)| {
        let mut content = content_at(Location::LockScreen);
        let mut second = second();
        change(&mut second);
        content.second = Some(second);
        broken(&content, Location::LockScreen, &Limits::default())
    };
    assert!(with(|_| ()).is_empty(), "two texts");
    assert_eq!(with(|s| s.link.clear()), ["content/second/link"]);
    assert_eq!(
        with(|s| s.texts[1].title.clear()),
        ["content/second/texts/1/title"]
    );
    assert_eq!(
        with(|s| s.texts.truncate(1)),
        ["content/second/texts"],
        "in the languages of the first"
    );
    assert_eq!(
        with(|s| s.theme = Some(Theme::UpdateVpn)),
        ["content/second/theme"]
    );
    assert_eq!(at(|c| c.picture = None), ["content/picture"]);
    assert_eq!(at(|c| c.link.clear()), ["content/link"]);
}

#[test]
fn get_started_two_cards_theme_and_link_each_one_logo() {
    let at = |change: fn(&mut Content)| broken_by(Location::GetStarted, change);
    assert!(at(|_| ()).is_empty());
    assert_eq!(at(|c| c.theme = None), ["content/theme"]);
    assert_eq!(
        at(|c| c.theme = Some(Theme::HelpResources)),
        ["content/theme"],
        "a theme of the other card"
    );
    assert_eq!(at(|c| c.second = None), ["content/second"]);
    let second = |change: fn(&mut Passage)| {
        let mut content = content_at(Location::GetStarted);
        content.second.iter_mut().for_each(change);
        broken(&content, Location::GetStarted, &Limits::default())
    };
    assert_eq!(second(|s| s.theme = None), ["content/second/theme"]);
    assert_eq!(second(|s| s.link.clear()), ["content/second/link"]);
    assert_eq!(
        at(|c| c.texts = vec![text("en")]),
        ["content/texts"],
        "nobody writes its words"
    );
    assert_eq!(at(|c| c.picture = None), ["content/picture"]);
}

#[test]
fn what_a_location_has_no_room_for_is_refused_there_and_left_behind_on_the_way() {
    let second = Some(Passage {
        texts: vec![text("en"), text("fr-FR")],
        link: "https://contoso.com".into(),
        theme: Some(Theme::HelpResources),
    });
    let full = Content {
        second,
        theme: Some(Theme::ReviewBenefits),
        ..content_at(Location::LockScreen)
    };
    assert_eq!(
        broken(&full, Location::Portal, &Limits::default()),
        ["content/second", "content/theme", "content/second/theme"]
    );
    for location in Location::ALL {
        let moved = full.clone().moved(*location);
        assert!(
            moved.picture.is_none(),
            "each location has pictures of its own"
        );
        assert_eq!(moved.theme.is_some(), location.has_themes());
        assert_eq!(moved.second.is_some(), location.has_second());
        assert_eq!(moved.texts, full.texts, "words are kept");
    }
}

#[test]
fn a_content_kept_before_there_were_pictures_reads_and_is_written_as_it_was() {
    let json = r#"{"defaultLanguage":"en","texts":[],"link":"https://contoso.com"}"#;
    let content: Content = serde_json::from_str(json).expect("reads");
    assert_eq!(serde_json::to_string(&content).expect("serializes"), json);
}
