use super::*;
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
    }
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
    let mut content = content();
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
    let limits: Limits = serde_json::from_str("{}").expect("reads");
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
