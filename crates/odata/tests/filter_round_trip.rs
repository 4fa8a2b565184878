//! Whatever tree is written in OData's syntax is read back as the same tree, and no text whatever
//! makes the parser fall over.

use beffroi_core::filter::{ITEM, Op, Value};
use beffroi_core::{Filter, Ts};
use beffroi_odata::limits::{MAX_EXPRESSION_BYTES, MAX_TERMS};
use beffroi_odata::{ListQuery, Supports, filter, search};
use proptest::prelude::*;
use uuid::Uuid;

/// 0001-01-01 to 9999-12-31 in microseconds.
const INSTANTS: std::ops::Range<i64> = -62_135_596_800_000_000..253_402_214_400_000_000;

fn path() -> impl Strategy<Value = String> {
    let keyword = |name: &String| matches!(name.to_lowercase().as_str(), "and" | "or" | "not");
    let name = "[a-zA-Z_é][a-zA-Z0-9_]{0,8}"
        .prop_filter("keywords are no properties", move |name| !keyword(name));
    prop::collection::vec(name, 1..3).prop_map(|names| names.join("/"))
}

fn literal() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        "(?s).{0,8}".prop_map(Value::Text),
        any::<u128>().prop_map(|bits| Value::Guid(Uuid::from_u128(bits))),
        INSTANTS.prop_map(|micros| Value::Instant(Ts::from_micros(micros))),
    ]
}

fn tree() -> impl Strategy<Value = Filter> {
    let comparison = prop::sample::select(vec![Op::Eq, Op::Ne, Op::Gt, Op::Ge, Op::Lt, Op::Le]);
    let function = prop::sample::select(vec![Op::StartsWith, Op::EndsWith, Op::Contains]);
    let leaf = prop_oneof![
        (path(), comparison, literal())
            .prop_map(|(path, op, value)| Filter::Compare(path, op, value)),
        (path(), function, "(?s).{0,8}").prop_map(|(path, op, text)| Filter::Compare(
            path,
            op,
            Value::Text(text)
        )),
        (path(), prop::collection::vec(literal(), 1..4))
            .prop_map(|(path, list)| Filter::In(path, list)),
    ];
    let lambda = (path(), any::<bool>(), prop::option::of(grown(leaf.clone())));
    let lambda = lambda.prop_map(|(path, every, condition)| match condition {
        None => Filter::Any(path, None),
        Some(condition) if every => Filter::All(path, Box::new(of_item(condition))),
        Some(condition) => Filter::Any(path, Some(Box::new(of_item(condition)))),
    });
    grown(prop_oneof![6 => leaf, 1 => lambda])
}

fn grown(leaf: impl Strategy<Value = Filter> + 'static) -> impl Strategy<Value = Filter> + Clone {
    leaf.prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Filter::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Filter::Or),
            inner.prop_map(|part| Filter::Not(Box::new(part))),
        ]
    })
}

/// The same condition about an item, or a property of it.
fn of_item(filter: Filter) -> Filter {
    let name = |path: String| {
        if path.len().is_multiple_of(2) {
            path
        } else {
            ITEM.to_owned()
        }
    };
    let all = |parts: Vec<Filter>| parts.into_iter().map(of_item).collect();
    match filter {
        Filter::And(parts) => Filter::And(all(parts)),
        Filter::Or(parts) => Filter::Or(all(parts)),
        Filter::Not(part) => Filter::Not(Box::new(of_item(*part))),
        Filter::Compare(path, op, value) => Filter::Compare(name(path), op, value),
        Filter::In(path, list) => Filter::In(name(path), list),
        Filter::Any(..) | Filter::All(..) => unreachable!("no lambda is made inside another"),
    }
}

/// Writes keywords in upper or lower case.
struct Writer {
    shout: bool,
    /// Inside a lambda.
    inside: bool,
}

impl Writer {
    fn word(&self, word: &str) -> String {
        if self.shout {
            word.to_uppercase()
        } else {
            word.to_owned()
        }
    }

    fn filter(&self, filter: &Filter) -> String {
        match filter {
            Filter::And(parts) => self.joined(parts, "and", |part| {
                matches!(part, Filter::And(_) | Filter::Or(_))
            }),
            Filter::Or(parts) => self.joined(parts, "or", |part| matches!(part, Filter::Or(_))),
            Filter::Not(part) => {
                let grouped = matches!(**part, Filter::And(_) | Filter::Or(_));
                format!("{} {}", self.word("not"), self.grouped(part, grouped))
            }
            Filter::Compare(path, op, value) => {
                self.comparison(&self.path(path), *op, &self.literal(value))
            }
            Filter::In(path, list) => {
                let path = self.path(path);
                let list: Vec<_> = list.iter().map(|value| self.literal(value)).collect();
                format!("{path} {} ({})", self.word("in"), list.join(", "))
            }
            Filter::Any(path, condition) => self.lambda(path, "any", condition.as_deref()),
            Filter::All(path, condition) => self.lambda(path, "all", Some(condition)),
        }
    }

    fn path(&self, path: &str) -> String {
        match (self.inside, path) {
            (false, path) => path.to_owned(),
            (true, ITEM) => "v".to_owned(),
            (true, path) => format!("v/{path}"),
        }
    }

    fn lambda(&self, path: &str, name: &str, condition: Option<&Filter>) -> String {
        let inner = Self {
            inside: true,
            ..*self
        };
        let condition = condition.map(|condition| format!("v:{}", inner.filter(condition)));
        format!(
            "{path}/{}({})",
            self.word(name),
            condition.unwrap_or_default()
        )
    }

    fn joined(&self, parts: &[Filter], word: &str, needs_group: fn(&Filter) -> bool) -> String {
        let parts: Vec<_> = parts
            .iter()
            .map(|part| self.grouped(part, needs_group(part)))
            .collect();
        parts.join(&format!(" {} ", self.word(word)))
    }

    fn grouped(&self, filter: &Filter, group: bool) -> String {
        let text = self.filter(filter);
        if group { format!("({text})") } else { text }
    }

    fn comparison(&self, path: &str, op: Op, literal: &str) -> String {
        let call = |name| format!("{}({path},{literal})", self.word(name));
        let infix = |name| format!("{path} {} {literal}", self.word(name));
        match op {
            Op::StartsWith => call("startswith"),
            Op::EndsWith => call("endsWith"),
            Op::Contains => call("contains"),
            Op::Mentions => unreachable!("no $filter says it"),
            Op::Eq => infix("eq"),
            Op::Ne => infix("ne"),
            Op::Gt => infix("gt"),
            Op::Ge => infix("ge"),
            Op::Lt => infix("lt"),
            Op::Le => infix("le"),
        }
    }

    fn literal(&self, value: &Value) -> String {
        match value {
            Value::Null => self.word("null"),
            Value::Bool(truth) => self.word(&truth.to_string()),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Value::Guid(guid) => self.word(&guid.to_string()),
            Value::Instant(instant) => instant.to_string(),
            Value::List(_) => unreachable!("no literal is a list"),
        }
    }
}

fn terms(filter: &Filter) -> usize {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => parts.iter().map(terms).sum(),
        Filter::Not(part) => terms(part),
        Filter::Compare(..) => 1,
        Filter::In(_, list) => list.len(),
        Filter::Any(_, condition) => 1 + condition.as_deref().map_or(0, terms),
        Filter::All(_, condition) => 1 + terms(condition),
    }
}

const EVERYTHING: Supports = Supports {
    filter: true,
    search: &["displayName"],
    properties: &["id", "displayName"],
    order_by: &["displayName"],
    ..Supports::LIST
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_read_back(tree in tree(), shout in any::<bool>()) {
        let text = Writer { shout, inside: false }.filter(&tree);
        prop_assume!(text.len() <= MAX_EXPRESSION_BYTES && terms(&tree) <= MAX_TERMS);
        match filter::parse(&text) {
            Ok(read) => prop_assert_eq!(read, tree),
            Err(refused) => prop_assert!(false, "{}: {}", text, refused),
        }
    }

    #[test]
    fn any_text_is_answered(text in "(?s).{0,60}") {
        let _ = filter::parse(&text);
        let _ = search::parse(&text, &["displayName"]);
        let _ = ListQuery::parse(&text, &EVERYTHING);
        for option in ["filter", "search", "select", "orderby", "top", "count", "skiptoken", "expand"] {
            let _ = ListQuery::parse(&format!("${option}={text}"), &EVERYTHING);
        }
    }

    #[test]
    fn almost_filters_are_answered(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "(", ")", ",", "/", "'", "''", "not", "and", "or", "eq", "in", "null", "true", "a", "any(", "all(", ":",
                "startswith(", "2026-", "2026-11-22T", "2026-11-22T09:00 01:", "-", "1.5", "$count", "@p", "é", " ",
            ]),
            0..20,
        )
    ) {
        let _ = filter::parse(&words.concat());
        let _ = filter::parse(&words.join(" "));
    }

    #[test]
    fn almost_searches_are_answered(text in r#"[\\"(): aANDOR]{0,30}"#) {
        let _ = search::parse(&text, &["a"]);
    }
}
