use std::collections::BTreeMap;

use beffroi_core::{LanguageTag, Ts};
use uuid::Uuid;

use super::*;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "only whether it can be read matters")]
struct Body {
    display_name: String,
    #[serde(default)]
    enabled: bool,
    #[serde(default)]
    minutes: u16,
    #[serde(default)]
    id: Option<Uuid>,
    #[serde(default)]
    language: Option<LanguageTag>,
    #[serde(default)]
    start: Option<Ts>,
    #[serde(default)]
    location: Option<Location>,
    #[serde(default)]
    texts: Vec<Text>,
    #[serde(default)]
    policies: BTreeMap<String, i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Location {
    Taskbar,
    Portal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only whether it can be read matters")]
struct Text {
    title: String,
}

fn refused(body: &str) -> (String, String) {
    let failure = parse::<Body>(body.as_bytes()).expect_err(body);
    let target = failure.target().unwrap_or_default().to_owned();
    (target, failure.message().to_owned())
}

/// What stands beside a name that is right, where the refusal is, and how it begins.
const MISMATCHES: &[(&str, &str, &str)] = &[
    (
        "\"displayName\": \"B\"",
        "displayName",
        "displayName must be given once",
    ),
    (
        "\"colour\": 1",
        "colour",
        "colour is not known here; the properties are displayName, enabled",
    ),
    (
        "\"enabled\": \"yes\"",
        "enabled",
        "enabled must be true or false, not a string",
    ),
    (
        "\"minutes\": 70000",
        "minutes",
        "minutes must be a whole number from 0 to 65535",
    ),
    (
        "\"minutes\": 1.5",
        "minutes",
        "minutes must be a whole number from 0 to 65535",
    ),
    (
        "\"minutes\": [1]",
        "minutes",
        "minutes must be a whole number from 0 to 65535, not an array",
    ),
    ("\"id\": \"x\"", "id", "id must be a GUID such as"),
    ("\"id\": {}", "id", "id must be a GUID such as"),
    (
        "\"language\": \"!\"",
        "language",
        "language must be a language tag such as fr-FR",
    ),
    (
        "\"start\": \"tomorrow\"",
        "start",
        "start must be an RFC 3339 instant such as 2026-11-22T09:00:00Z",
    ),
    (
        "\"start\": 5",
        "start",
        "start must be a string, not a number",
    ),
    (
        "\"location\": \"sky\"",
        "location",
        "location must be one of taskbar, portal",
    ),
    (
        "\"location\": {\"taskbar\": null}",
        "location",
        "location must be one of taskbar, portal",
    ),
    (
        "\"texts\": {}",
        "texts",
        "texts must be an array, not an object",
    ),
    (
        "\"texts\": [{\"title\": \"A\"}, []]",
        "texts/1",
        "texts/1 must be a JSON object, not an array",
    ),
    (
        "\"texts\": [{\"title\": \"A\"}, {}]",
        "texts/1/title",
        "texts/1/title must be given",
    ),
    (
        "\"texts\": [{\"title\": true}]",
        "texts/0/title",
        "texts/0/title must be a string, not a boolean",
    ),
    (
        "\"policies\": {\"a\": \"b\"}",
        "policies/a",
        "policies/a must be a whole number from",
    ),
];

#[test]
fn each_mismatch_names_its_place_and_the_rule() {
    for (rest, target, message) in MISMATCHES {
        let body = format!("{{\"displayName\": \"A\", {rest}}}");
        let found = refused(&body);
        assert_eq!(found.0, *target, "{body}: {}", found.1);
        assert!(found.1.starts_with(message), "{body}: {}", found.1);
    }
}

#[test]
fn a_required_property_is_there_and_of_its_type() {
    for (body, rule) in [
        ("{\"displayName\": 5}", "must be a string, not a number"),
        ("{\"displayName\": null}", "must be a string, not null"),
        ("{}", "must be given"),
        ("", "must be given"),
    ] {
        let message = format!("displayName {rule}");
        assert_eq!(refused(body), ("displayName".to_owned(), message), "{body}");
    }
}

#[test]
fn what_is_no_json_object_is_refused_as_a_whole() {
    for (body, rule) in [
        ("[1]", "body must be a JSON object"),
        ("null", "body must be a JSON object"),
        ("\"text\"", "body must be a JSON object"),
        (
            "{\"displayName\": ",
            "body is not complete: it ends within the JSON (line 1, column",
        ),
        (
            "{displayName: 1}",
            "body is not valid JSON (line 1, column 2)",
        ),
        ("{} {}", "body is not valid JSON (line 1, column 4)"),
    ] {
        let (target, message) = refused(body);
        assert_eq!(target, "body");
        assert!(message.starts_with(rule), "{body}: {message}");
    }
    let failure = parse::<Body>(b"{\"displayName\": \"\xff\"}").expect_err("not UTF-8");
    assert_eq!(failure.message(), "body must be JSON in UTF-8");
    parse::<Body>("[".repeat(10_000).as_bytes()).expect_err("nested without end");
}

#[test]
fn names_of_the_caller_are_cut_and_stay_on_one_line() {
    let long = "n".repeat(500);
    let (target, message) = refused(&format!("{{\"{long}\": 1}}"));
    assert!(
        target.chars().count() == LONGEST && message.len() < 400,
        "{message}"
    );
    let (target, _) = refused("{\"a\\nb\": 1}");
    assert_eq!(target, "a b");
}

/// A hundred letters and the sign that more follow.
const LONGEST: usize = 101;

#[test]
fn an_action_without_a_body_takes_nothing() {
    parse::<Nothing>(b"").expect("nothing");
    parse::<Nothing>(b" {} ").expect("an empty object");
    let refused = parse::<Nothing>(b"{\"comment\": 1}").expect_err("a property");
    assert_eq!(refused.target(), Some("comment"));
}

#[test]
fn media_types_of_json() {
    for (kind, taken) in [
        ("application/json", true),
        ("Application/JSON; charset=utf-8", true),
        ("application/scim+json", true),
        ("text/json", false),
        ("text/plain", false),
        ("application/x-www-form-urlencoded", false),
    ] {
        let value = axum::http::HeaderValue::from_static(kind);
        let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, value)]);
        assert_eq!(is_json(&headers), taken, "{kind}");
    }
    assert!(!is_json(&HeaderMap::new()));
}

#[test]
fn what_graph_clients_send_along_is_passed_over() {
    let body = r##"{"@odata.type": "#microsoft.graph.user", "@odata.context": "x", "texts@odata.type": "#y",
        "display_name": null, "displayName": "A", "texts": [{"@odata.type": "#z", "title": "T"}]}"##;
    let body: Body = parse(body.as_bytes()).expect("readable");
    assert_eq!((body.display_name.as_str(), body.texts.len()), ("A", 1));
    for (odd, name) in [
        (
            r#"{"displayName": "A", "texts@odata.bind": []}"#,
            "texts@odata.bind",
        ),
        (
            r#"{"displayName": "A", "display_name": "B"}"#,
            "display_name",
        ),
        (r#"{"displayName": "A", "colour": null}"#, "colour"),
        (r#"{"displayName": "A", "@odata.evil": 1}"#, "@odata.evil"),
    ] {
        assert_eq!(refused(odd).0, name);
    }
}
