//! `$search` as clients send it.

use beffroi_core::filter::{Op, Value};
use beffroi_core::{Filter, Kind};
use beffroi_odata::{Search, search};

const SEARCHED: &[&str] = &["displayName", "mail"];

fn parsed(text: &str) -> Search {
    match search::parse(text, SEARCHED) {
        Ok(search) => search,
        Err(refused) => panic!("{text}: {refused}"),
    }
}

fn term(property: Option<&str>, text: &str) -> Search {
    Search::Term {
        property: property.map(str::to_owned),
        text: text.to_owned(),
    }
}

#[test]
fn terms() {
    assert_eq!(
        parsed(r#""displayName:amy""#),
        term(Some("displayName"), "amy")
    );
    assert_eq!(
        parsed(r#""DISPLAYNAME: amy ""#),
        term(Some("displayName"), "amy")
    );
    assert_eq!(parsed(r#""amy roy""#), term(None, "amy roy"));
    assert_eq!(parsed(" amy  roy "), term(None, "amy  roy"));
    assert_eq!(parsed("mail:amy@x"), term(Some("mail"), "amy@x"));
    assert_eq!(
        parsed(r#""say \"hi\" \\ CONTOSO\amy""#),
        term(None, r#"say "hi" \ CONTOSO\amy"#)
    );
    assert_eq!(parsed("black and white"), term(None, "black and white"));
}

#[test]
fn a_colon_is_not_always_a_property() {
    for text in [
        "12:30",
        "Note: closed",
        "https://a.b",
        "two words:x",
        "Attention:",
        ":x",
    ] {
        assert_eq!(parsed(text), term(None, text));
    }
    assert_eq!(parsed(r#""Re\:budget""#), term(None, "Re:budget"));
    assert_eq!(parsed(r#""mail\:x""#), term(None, "mail:x"));
}

#[test]
fn and_binds_closer_than_or() {
    let search = parsed(r#""displayName:amy" AND "mail:x" or "y""#);
    let all = Search::And(vec![
        term(Some("displayName"), "amy"),
        term(Some("mail"), "x"),
    ]);
    assert_eq!(search, Search::Or(vec![all, term(None, "y")]));
    let search = parsed(r#""a" ("b" OR "c")"#);
    let either = Search::Or(vec![term(None, "b"), term(None, "c")]);
    assert_eq!(search, Search::And(vec![term(None, "a"), either]));
}

#[test]
fn what_is_not_offered_is_named() {
    for (text, named) in [
        (
            r#""jobTitle:boss""#,
            "'jobTitle' (it can look into displayName, mail) at position 1",
        ),
        (r#""a" AND NOT "b""#, "NOT at position 9"),
        (r#""a" NOT "b""#, "NOT at position 5"),
        (
            "FORD OR b",
            "OR between terms without double quotes at position 6",
        ),
        (r#"NOT "a""#, "double quote"),
    ] {
        let refused = search::parse(text, SEARCHED).expect_err(text);
        assert!(refused.message().contains(named), "{text}: {refused}");
        assert_eq!(refused.target(), Some("$search"));
    }
}

#[test]
fn what_is_broken_is_refused() {
    let deep = "(".repeat(100);
    let many = r#""a" "#.repeat(101);
    let long = "a".repeat(5000);
    for text in [
        "",
        " ",
        "\"\"",
        "\"mail:\"",
        "\"a",
        "\"a\\\"",
        "(\"a\"",
        "\"a\")",
        "\"a\" AND",
        "(a)",
        "\"a\" b",
        "a\"b\"",
        &deep,
        &many,
        &long,
    ] {
        let refused = search::parse(text, SEARCHED).expect_err(text);
        assert_eq!(refused.kind(), Kind::Invalid, "{text}: {refused}");
    }
}

#[test]
fn as_a_filter() {
    let contains = |name: &str, text: &str| {
        Filter::Compare(name.to_owned(), Op::Mentions, Value::Text(text.to_owned()))
    };
    let filter = parsed(r#""mail:x" AND "amy""#).to_filter(SEARCHED);
    let anywhere = Filter::Or(vec![
        contains("displayName", "amy"),
        contains("mail", "amy"),
    ]);
    assert_eq!(filter, Filter::And(vec![contains("mail", "x"), anywhere]));
    assert_eq!(
        term(None, "amy").to_filter(&["mail"]),
        contains("mail", "amy")
    );
    let both = Filter::And(vec![contains("mail", "roy"), contains("mail", "amy")]);
    assert_eq!(term(Some("mail"), "roy  amy").to_filter(SEARCHED), both);
}
