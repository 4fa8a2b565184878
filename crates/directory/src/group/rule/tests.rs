use beffroi_core::filter::fold;
use beffroi_population::{PersonFacts, TenantSets};
use proptest::prelude::*;
use regex::RegexBuilder;
use uuid::Uuid;

use super::*;

const KEYS: [TextKey; 3] = [TextKey::Department, TextKey::City, TextKey::UsageLocation];
const NAMES: [&str; 3] = ["department", "city", "usageLocation"];

/// A person of the tests, as an administrator would write them down.
type Row = ([Option<String>; 3], bool);

fn row() -> impl Strategy<Value = Row> {
    let text = || prop::option::weighted(0.8, "[aAb\u{e9}\u{c9}\"`]{0,3}");
    ((text(), text(), text()), any::<bool>()).prop_map(|((a, b, c), on)| ([a, b, c], on))
}

fn rule() -> impl Strategy<Value = Rule> {
    let text = || "[aAb\u{e9}\u{c9}\"`' ]{0,3}";
    let pattern = prop::sample::select(vec!["a.*", ".*b", "[ab]+", "A|b", "", "é?a"]);
    let comparison = prop_oneof![
        1 => Just(Comparison::Null),
        3 => text().prop_map(Comparison::Equals),
        2 => text().prop_map(Comparison::StartsWith),
        2 => text().prop_map(Comparison::Contains),
        1 => pattern.prop_map(|text| Comparison::Match(Pattern::new(text).unwrap())),
        1 => prop::collection::vec(text(), 1..4).prop_map(Comparison::In),
    ];
    let on_text = (
        prop::sample::select(KEYS.to_vec()),
        any::<bool>(),
        comparison,
    )
        .prop_map(|(key, negated, comparison)| Test {
            property: Property::Text(key),
            negated,
            comparison,
        });
    let on_account = (any::<bool>(), any::<bool>()).prop_map(|(negated, on)| Test {
        property: Property::Enabled,
        negated,
        comparison: Comparison::Bool(on),
    });
    let leaf = prop_oneof![5 => on_text, 1 => on_account].prop_map(Rule::Test);
    leaf.prop_recursive(4, 16, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            parts().prop_map(Rule::And),
            parts().prop_map(Rule::Or),
            inner.clone().prop_map(|part| Rule::Not(Box::new(part))),
        ]
    })
}

/// The rule read as the documentation reads it, without any set.
fn plainly(rule: &Rule, (texts, enabled): &Row) -> bool {
    match rule {
        Rule::And(parts) => parts
            .iter()
            .all(|part| plainly(part, &(texts.clone(), *enabled))),
        Rule::Or(parts) => parts
            .iter()
            .any(|part| plainly(part, &(texts.clone(), *enabled))),
        Rule::Not(part) => !plainly(part, &(texts.clone(), *enabled)),
        Rule::Test(one) => {
            let value = match one.property {
                Property::Enabled => Some(enabled.to_string()),
                Property::Text(key) => {
                    let place = KEYS.iter().position(|one| *one == key).unwrap();
                    texts[place].as_deref().map(fold)
                }
            };
            let holds = match (&one.comparison, value) {
                (Comparison::Null, value) => value.is_none(),
                (_, None) => false,
                (Comparison::Bool(on), Some(value)) => on.to_string() == value,
                (Comparison::Equals(text), Some(value)) => fold(text) == value,
                (Comparison::StartsWith(text), Some(value)) => value.starts_with(&fold(text)),
                (Comparison::Contains(text), Some(value)) => value.contains(&fold(text)),
                (Comparison::In(texts), Some(value)) => {
                    texts.iter().any(|text| fold(text) == value)
                }
                (Comparison::Match(pattern), Some(value)) => {
                    let regex = RegexBuilder::new(&pattern.text)
                        .case_insensitive(true)
                        .build();
                    regex
                        .unwrap()
                        .find_iter(&value)
                        .any(|found| found.start() == 0)
                        || pattern.text.is_empty()
                }
            };
            holds != one.negated
        }
    }
}

fn people(rows: &[Row]) -> TenantSets {
    let mut sets = TenantSets::default();
    for (number, (texts, enabled)) in (1..).zip(rows) {
        let id = Uuid::from_u128(number);
        let facts = PersonFacts {
            enabled: *enabled,
            facets: Vec::new(),
        };
        sets.upsert_person(id, &facts);
        // Codes are kept as they are written, all else in lower case.
        let kept: Vec<(TextKey, String)> = KEYS
            .into_iter()
            .zip(texts)
            .filter_map(|(key, text)| {
                let text = text.clone()?;
                let exact = key == TextKey::UsageLocation;
                Some((key, if exact { text } else { fold(&text) }))
            })
            .collect();
        sets.replace_texts(id, kept.iter().map(|(key, text)| (*key, text.as_str())));
    }
    sets
}

proptest! {
    #[test]
    fn the_text_of_a_rule_is_the_rule(rule in rule()) {
        let text = rule.to_string();
        let read = parser::parse(&text).map_err(|mistake| TestCaseError::fail(format!("{text}: {mistake:?}")))?;
        prop_assert_eq!(&read, &rule, "{}", text);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn sets_and_single_people_come_to_what_the_rule_says(rule in rule(), rows in prop::collection::vec(row(), 1..20)) {
        let sets = people(&rows);
        let found = rule.people(&sets);
        for (number, row) in (1..).zip(&rows) {
            let person = sets.ordinal(Uuid::from_u128(number)).unwrap();
            let expected = plainly(&rule, row);
            prop_assert_eq!(found.contains(person), expected, "{} for {:?}", rule, row);
            prop_assert_eq!(rule.holds(&sets, person), expected);
            prop_assert_eq!(rule.explain(&sets, person).holds, expected);
        }
    }

    #[test]
    fn any_text_is_a_rule_or_a_mistake(text in "\\PC{0,60}") {
        if let Err(mistake) = parser::parse(&text) {
            prop_assert!((1..=text.chars().count() + 1).contains(&mistake.at));
        }
    }

    #[test]
    fn words_in_any_order_do_no_harm(words in prop::collection::vec(prop::sample::select(vec!["(", ")", "[", "]", ",", "-and", "-or", "-not", "user.city", "-eq", "-in", "\"a\"", "null", "true"]), 0..30)) {
        let text = words.join(" ");
        if let Ok(rule) = parser::parse(&text) {
            prop_assert_eq!(parser::parse(&rule.to_string()), Ok(rule));
        }
    }
}

#[test]
fn rules_of_the_documentation_are_understood() {
    for (text, printed) in [
        (
            "user.department -eq \"Sales\" -and user.accountEnabled -eq true",
            None,
        ),
        (
            "(user.department -eq 'Sales') or (user.department -eq \"Marketing\")",
            Some("user.department -eq \"Sales\" -or user.department -eq \"Marketing\""),
        ),
        ("user.mail -ne $null", Some("user.mail -ne null")),
        (
            "user.country -IN [\"FR\",\"BE\"]",
            Some("user.country -in [\"FR\", \"BE\"]"),
        ),
        (
            "not user.officeLocation -startsWith \"B\"",
            Some("-not (user.physicalDeliveryOfficeName -startsWith \"B\")"),
        ),
        ("user.jobTitle -eq \"Head of `\"Bread`\"\"", None),
        ("user.displayName -match \"Da.*\"", None),
        (
            "user.city -eq \"a\" -or user.city -eq \"b\" -and user.city -eq \"c\"",
            Some("user.city -eq \"a\" -or (user.city -eq \"b\" -and user.city -eq \"c\")"),
        ),
    ] {
        let rule = Rule::parse(text).unwrap();
        assert_eq!(rule.to_string(), printed.unwrap_or(text));
    }
    for (name, key) in NAMES.into_iter().zip(KEYS) {
        assert_eq!(Property::named(name), Some(Property::Text(key)));
    }
}

#[test]
fn a_mistake_says_where_it_is_and_what_was_expected() {
    for (text, at, why) in [
        (
            "",
            1,
            "expected a property such as user.department, -not or '(', found the end of the rule",
        ),
        ("user.department", 16, "expected an operator"),
        ("user.department = \"Sales\"", 17, "'=' has no meaning here"),
        (
            "user.department -like \"Sales\"",
            17,
            "expected an operator such as -eq",
        ),
        (
            "user.department -eq Sales",
            21,
            "expected a text in quotes, found 'Sales'",
        ),
        (
            "user.department -eq \"Sales",
            21,
            "the quote that begins here is never closed",
        ),
        (
            "user.salary -eq \"1\"",
            1,
            "user has no 'salary' here; it has accountEnabled, city",
        ),
        (
            "device.deviceOSType -eq \"iPad\"",
            1,
            "rules over devices are not offered",
        ),
        ("group.name -eq \"x\"", 1, "expected a property of user"),
        (
            "user.accountEnabled -eq yes",
            25,
            "expected true or false, found 'yes'",
        ),
        (
            "user.accountEnabled -contains true",
            21,
            "takes -eq and -ne only",
        ),
        ("user.city -in \"Lyon\"", 15, "expected a list"),
        (
            "user.city -in []",
            16,
            "expected a text in quotes, found ']'",
        ),
        ("user.city -in [\"a\" \"b\"]", 20, "expected ',' or ']'"),
        (
            "(user.city -eq \"a\"",
            19,
            "expected -and, -or or ')', found the end of the rule",
        ),
        (
            "user.city -eq \"a\")",
            18,
            "expected -and, -or or the end, found ')'",
        ),
        (
            "user.city -match \"(\"",
            18,
            "it is not a regular expression: unclosed group",
        ),
        (
            "user.city -startsWith null",
            23,
            "expected a text in quotes",
        ),
    ] {
        let mistake = parser::parse(text).unwrap_err();
        assert_eq!(mistake.at, at, "{text}: {}", mistake.why);
        assert!(mistake.why.contains(why), "{text}: {}", mistake.why);
    }
    let deep = format!("{}user.city -eq \"a\"", "-not ".repeat(100));
    assert!(parser::parse(&deep).unwrap_err().why.contains("levels"));
    let long = "user.city -eq \"a\" -or ".repeat(200);
    assert!(parser::parse(&long).unwrap_err().why.contains("characters"));
    let many = format!("{}user.city -eq \"\"", "user.city -eq \"\" or ".repeat(140));
    assert!(
        parser::parse(&many)
            .unwrap_err()
            .why
            .contains("comparisons")
    );
    let big = "user.city -match \"(a{1000}){1000}\"";
    assert!(parser::parse(big).unwrap_err().why.contains("too large"));
}

#[test]
fn an_expression_fits_from_the_beginning() {
    let sets = people(&[
        ([Some("David".to_owned()), None, None], true),
        ([Some("aDavid".to_owned()), None, None], true),
    ]);
    let rule = Rule::parse("user.department -match \"Da.*\"").unwrap();
    assert_eq!(rule.people(&sets).iter().collect::<Vec<_>>(), [0]);
}
