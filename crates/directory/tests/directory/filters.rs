//! Whatever is asked with `$filter`, of whatever list: the rows are those that the same condition
//! picks one by one, on both databases, page by page.

use std::collections::BTreeMap;
use std::sync::Arc;

use beffroi_core::Filter;
use beffroi_core::filter::{ITEM, Op, Value as Literal};
use beffroi_directory::device::{NewDevice, OperatingSystem, Surface, enrol_in};
use beffroi_testkit::{TestApp, TestCaller, backends};
use futures_util::FutureExt;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::office::*;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Compared without regard to case, and searched inside.
    Text,
    /// Compared as it is.
    Exact,
    Bool,
    Guid,
    Instant,
    /// Asked by any and all.
    Texts,
}

/// A list and what it can be filtered by.
struct List {
    path: &'static str,
    properties: &'static [(&'static str, Kind)],
}

const LISTS: [List; 4] = [
    List {
        path: "/v1.0/users",
        properties: &[
            ("id", Kind::Guid),
            ("userPrincipalName", Kind::Text),
            ("displayName", Kind::Text),
            ("givenName", Kind::Text),
            ("surname", Kind::Text),
            ("mail", Kind::Text),
            ("otherMails", Kind::Texts),
            ("department", Kind::Text),
            ("companyName", Kind::Text),
            ("officeLocation", Kind::Text),
            ("city", Kind::Text),
            ("country", Kind::Text),
            ("jobTitle", Kind::Text),
            ("usageLocation", Kind::Exact),
            ("preferredLanguage", Kind::Exact),
            ("userType", Kind::Exact),
            ("accountEnabled", Kind::Bool),
            ("createdDateTime", Kind::Instant),
        ],
    },
    List {
        path: "/v1.0/groups",
        properties: &[
            ("id", Kind::Guid),
            ("displayName", Kind::Text),
            ("mailNickname", Kind::Text),
            ("securityEnabled", Kind::Bool),
            ("mailEnabled", Kind::Bool),
            ("groupTypes", Kind::Texts),
            ("createdDateTime", Kind::Instant),
        ],
    },
    List {
        path: "/v1.0/deviceManagement/managedDevices",
        properties: &[
            ("id", Kind::Guid),
            ("deviceName", Kind::Text),
            ("operatingSystem", Kind::Exact),
            ("osVersion", Kind::Exact),
            ("userId", Kind::Guid),
            ("userPrincipalName", Kind::Text),
            ("userDisplayName", Kind::Text),
            ("enrolledDateTime", Kind::Instant),
            ("lastSyncDateTime", Kind::Instant),
        ],
    },
    List {
        path: "/v1.0/auditLogs/directoryAudits",
        properties: &[
            ("id", Kind::Guid),
            ("activityDateTime", Kind::Instant),
            ("activityDisplayName", Kind::Text),
            ("category", Kind::Exact),
            ("result", Kind::Exact),
            ("operationType", Kind::Exact),
            ("correlationId", Kind::Exact),
        ],
    },
];

fn literal(value: &Value, kind: Kind) -> Literal {
    match (value, kind) {
        (Value::Bool(truth), Kind::Bool) => Literal::Bool(*truth),
        (Value::String(text), Kind::Text | Kind::Exact | Kind::Texts) => {
            Literal::Text(text.clone())
        }
        (Value::String(text), Kind::Guid) => Literal::Guid(text.parse().unwrap()),
        (Value::String(text), Kind::Instant) => Literal::Instant(text.parse().unwrap()),
        (Value::Array(items), Kind::Texts) => {
            Literal::List(items.iter().map(|item| literal(item, kind)).collect())
        }
        (Value::Null, _) => Literal::Null,
        (other, _) => panic!("a value of another kind: {other}"),
    }
}

/// A literal in OData's words.
fn words(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Literal::Bool(truth) => truth.to_string(),
        Literal::Guid(guid) => guid.to_string(),
        Literal::Instant(instant) => instant.to_string(),
        Literal::Null => "null".to_owned(),
        Literal::Int(_) | Literal::List(_) => unreachable!("no property holds numbers"),
    }
}

/// A condition, and the same in OData's words.
type Asked = (String, Filter);

fn comparison(shown: &str, name: &str, op: Op, value: Literal) -> Asked {
    let text = words(&value);
    let text = match op {
        Op::StartsWith => format!("startswith({shown},{text})"),
        Op::EndsWith => format!("endswith({shown},{text})"),
        Op::Contains => format!("contains({shown},{text})"),
        Op::Mentions => unreachable!("no $filter says it"),
        Op::Eq => format!("{shown} eq {text}"),
        Op::Ne => format!("{shown} ne {text}"),
        Op::Gt => format!("{shown} gt {text}"),
        Op::Ge => format!("{shown} ge {text}"),
        Op::Lt => format!("{shown} lt {text}"),
        Op::Le => format!("{shown} le {text}"),
    };
    (text, Filter::Compare(name.to_owned(), op, value))
}

const EQUAL: [Op; 2] = [Op::Eq, Op::Ne];
const ORDERED: [Op; 6] = [Op::Eq, Op::Ne, Op::Gt, Op::Ge, Op::Lt, Op::Le];
const SEARCHED: [Op; 9] = [
    Op::Eq,
    Op::Ne,
    Op::Gt,
    Op::Ge,
    Op::Lt,
    Op::Le,
    Op::StartsWith,
    Op::EndsWith,
    Op::Contains,
];

/// Part of a text, in another case now and then: what somebody may ask for.
fn part(text: &str, op: Op, cut: Index, shout: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = cut.index(letters.len() + 1);
    let part: String = match op {
        Op::StartsWith => letters[..at].iter().collect(),
        Op::EndsWith => letters[at..].iter().collect(),
        Op::Contains => letters[at / 2..at].iter().collect(),
        _ => text.to_owned(),
    };
    if shout { part.to_uppercase() } else { part }
}

/// A comparison of a property with a value that some row has.
fn leaf(list: &List, rows: &[Value], [which, row, op, cut]: [Index; 4], shout: bool) -> Asked {
    let (name, kind) = list.properties[which.index(list.properties.len())];
    let value = literal(&rows[row.index(rows.len())][name], kind);
    let pick = |ops: &[Op]| ops[op.index(ops.len())];
    match (kind, value) {
        (Kind::Texts, Literal::List(items)) => {
            let op = pick(&SEARCHED);
            let item = items.get(cut.index(items.len().max(1)));
            let Some(Literal::Text(item)) = item else {
                let any = Filter::Any(name.to_owned(), None);
                return (format!("{name}/any()"), any);
            };
            let item = Literal::Text(part(item, op, cut, shout));
            let (text, inner) = comparison("x", ITEM, op, item);
            let inner = Box::new(inner);
            if shout {
                (
                    format!("{name}/all(x:{text})"),
                    Filter::All(name.to_owned(), inner),
                )
            } else {
                (
                    format!("{name}/any(x:{text})"),
                    Filter::Any(name.to_owned(), Some(inner)),
                )
            }
        }
        (_, Literal::Null) => comparison(name, name, pick(&EQUAL), Literal::Null),
        (Kind::Text, Literal::Text(text)) => {
            let op = pick(&SEARCHED);
            let part = part(&text, op, cut, shout);
            comparison(name, name, op, Literal::Text(part))
        }
        (Kind::Instant, value) => comparison(name, name, pick(&ORDERED), value),
        (_, value) if shout => {
            let more = literal(&rows[cut.index(rows.len())][name], kind);
            let text = format!("{name} in ({}, {})", words(&value), words(&more));
            (text, Filter::In(name.to_owned(), vec![value, more]))
        }
        (_, value) => comparison(name, name, pick(&EQUAL), value),
    }
}

fn tree(list: &'static List, rows: Arc<Vec<Value>>) -> impl Strategy<Value = Asked> {
    let chances = (any::<[Index; 4]>(), any::<bool>());
    let leaf = chances.prop_map(move |(chances, shout)| leaf(list, &rows, chances, shout));
    leaf.prop_recursive(3, 8, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            parts().prop_map(|parts| joined(parts, "and", Filter::And)),
            parts().prop_map(|parts| joined(parts, "or", Filter::Or)),
            inner.clone().prop_map(|(text, part)| {
                (format!("not ({text})"), Filter::Not(Box::new(part)))
            }),
        ]
    })
}

fn joined(parts: Vec<Asked>, word: &str, join: fn(Vec<Filter>) -> Filter) -> Asked {
    let (texts, parts): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let texts: Vec<String> = texts.iter().map(|text| format!("({text})")).collect();
    (texts.join(&format!(" {word} ")), join(parts))
}

fn encoded(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}

/// The ids that a list gives, over as many pages as it takes, and how many it says there are.
async fn listed(app: &TestApp, by: &TestCaller, path: &str) -> (Vec<String>, u64) {
    let (mut ids, mut link, mut count) = (Vec::new(), path.to_owned(), None);
    loop {
        let page = app.get(&link).by(by).send().await.expect(200).json();
        let rows = page["value"].as_array().unwrap().iter();
        ids.extend(rows.map(|row| row["id"].as_str().unwrap().to_owned()));
        count = count.or(page["@odata.count"].as_u64());
        match page["@odata.nextLink"].as_str() {
            Some(next) => next
                .strip_prefix("http://test.local")
                .unwrap()
                .clone_into(&mut link),
            None => return (ids, count.unwrap()),
        }
    }
}

/// Sixty people of many cities, some of them disabled, groups of every type, devices at several hours.
async fn town(app: &TestApp, admin: &TestCaller) {
    let people = String::from_utf8(PEOPLE.to_vec()).unwrap();
    let people: Vec<&str> = people.lines().take(61).collect();
    import(app, admin, people.join("\n"), false).await;
    let ids = values(&app.get("/v1.0/users?$top=60").by(admin).send().await, "id");
    for id in ids.iter().step_by(7) {
        disable(app, admin, beffroi_directory::permission::ALL, id)
            .await
            .unwrap();
    }
    for (number, name) in [
        "Straße", "ÉCLAIR", "éclair", "50%_'", "Zoë", "sales", "Sales ",
    ]
    .iter()
    .enumerate()
    {
        app.clock.advance(std::time::Duration::from_secs(61));
        let types: &[&str] = [
            &[][..],
            &["Unified"],
            &["DynamicMembership"],
            &["Unified", "DynamicMembership"],
        ][number % 4];
        let mut body = json!({"displayName": name, "mailNickname": format!("nick{number}"), "groupTypes": types, "mailEnabled": number % 2 == 1, "securityEnabled": number % 3 != 1});
        if types.contains(&"DynamicMembership") {
            body["membershipRule"] = json!("user.accountEnabled -eq false");
        }
        app.post("/v1.0/groups")
            .by(admin)
            .json(&body)
            .send()
            .await
            .expect(201);
    }
    let systems = [
        OperatingSystem::Windows,
        OperatingSystem::Ios,
        OperatingSystem::Linux,
    ];
    for (number, owner) in ids.iter().take(20).enumerate() {
        app.clock.advance(std::time::Duration::from_hours(1));
        let device = NewDevice {
            name: format!("{}-{number}", ["PC", "Téléphone", "pc"][number % 3]),
            owner: owner.parse().unwrap(),
            operating_system: systems[number % 3],
            os_version: format!("10.0.{number}"),
            sku_family: None,
            join_type: "registered".to_owned(),
            surfaces: vec![Surface::Portal],
            policies: BTreeMap::new(),
        };
        let (cx, tenant) = (app.cx().clone(), admin.tenant);
        let enrolled = app.cx().write(tenant, move |tx| {
            async move { enrol_in(&cx, tx, tenant, vec![device]).await }.boxed()
        });
        enrolled.await.unwrap();
    }
    // A refused attempt, for the trail.
    let nobody = TestCaller::new(admin.tenant, uuid::Uuid::from_u128(8), "nobody", &[]);
    app.delete(&format!("/v1.0/users/{}", ids[0]))
        .by(&nobody)
        .send()
        .await
        .expect(403);
}

#[tokio::test]
async fn every_list_gives_the_rows_that_the_condition_picks_one_by_one() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        town(&app, &admin).await;
        let mut runner = TestRunner::deterministic();
        for list in &LISTS {
            let path = list.path;
            let rows = app.get(&format!("{path}?$top=999")).by(&admin).send().await;
            let rows = rows.expect(200).json()["value"].as_array().unwrap().clone();
            assert!(
                rows.len() >= 8 && rows.len() < 999,
                "{path}: {}",
                rows.len()
            );
            let rows = Arc::new(rows);
            let trees = tree(list, Arc::clone(&rows));
            let (mut some, mut found) = (0, 0);
            for _ in 0..150 {
                let (text, filter) = trees.new_tree(&mut runner).unwrap().current();
                let kind = |name: &str| {
                    list.properties
                        .iter()
                        .find(|(known, _)| *known == name)
                        .unwrap()
                        .1
                };
                let picked = rows
                    .iter()
                    .filter(|row| filter.matches(&|name| literal(&row[name], kind(name))));
                let picked: Vec<&str> = picked.map(|row| row["id"].as_str().unwrap()).collect();
                let asked = format!("{path}?$top=9&$count=true&$filter={}", encoded(&text));
                let (ids, count) = listed(&app, &admin, &asked).await;
                assert_eq!(ids, picked, "{path} {text} on {backend:?}");
                assert_eq!(count, picked.len() as u64, "{text}");
                some += usize::from(!picked.is_empty() && picked.len() < rows.len());
                found += picked.len();
            }
            assert!(
                some > 40 && found > 100,
                "{path}: {some} filters tell rows apart, {found} rows"
            );
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn what_a_list_can_not_be_filtered_by_is_refused_by_name() {
    let (app, admin) = contoso(beffroi_testkit::Backend::Sqlite).await;
    for (path, filter, told) in [
        ("/v1.0/users", "shoeSize eq 5", "can't filter by 'shoeSize'"),
        (
            "/v1.0/users",
            "otherMails eq 'x'",
            "asks otherMails by any and all only",
        ),
        (
            "/v1.0/users",
            "displayName/any(c:c eq 'x')",
            "can't use any or all with displayName",
        ),
        (
            "/v1.0/users",
            "otherMails/any(c:c/address eq 'x')",
            "can't filter by 'address'",
        ),
        (
            "/v1.0/users",
            "otherMails/any(c:displayName eq 'x')",
            "expected the variable 'c' first",
        ),
        (
            "/v1.0/groups",
            "groupTypes/any(c:c eq 5)",
            "text in single quotes only",
        ),
        (
            "/v1.0/groups",
            "groupTypes/$count gt 2",
            "$count that is compared",
        ),
        (
            "/v1.0/groups",
            "length(displayName) eq 3",
            "the function 'length'",
        ),
        (
            "/v1.0/deviceManagement/managedDevices",
            "contains(id,'a')",
            "can't search inside id",
        ),
        (
            "/v1.0/auditLogs/directoryAudits",
            "activityDateTime eq 'soon'",
            "an instant such as",
        ),
    ] {
        let asked = format!("{path}?$filter={}", encoded(filter));
        let refused = app.get(&asked).by(&admin).send().await.expect(400).json();
        let message = refused["error"]["message"].as_str().unwrap();
        assert!(message.contains(told), "{filter}: {message}");
        assert_eq!(refused["error"]["target"], "$filter");
    }
    app.finish().await;
}
