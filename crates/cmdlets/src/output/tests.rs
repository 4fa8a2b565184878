use proptest::prelude::*;

use super::{Console, json_text, render};
use crate::value::{Object, Value};

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        any::<i32>().prop_map(|number| Value::Float(f64::from(number) / 8.0)),
        "[a é\n\"]{0,12}".prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            prop::collection::vec(("[a-c]{1,2}", inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Object>())),
        ]
    })
}

proptest! {
    #[test]
    fn no_line_of_a_table_is_wider_than_the_console(values in prop::collection::vec(any_value(), 0..6), width in 1_usize..60) {
        let objects: Vec<_> = values.into_iter().filter(|value| matches!(value, Value::Object(_))).collect();
        let console = Console { width, enumeration_limit: 4 };
        for line in render(objects.iter(), console).lines() {
            prop_assert!(line.chars().count() <= width.max(5), "{line:?}");
        }
    }

    #[test]
    fn json_is_read_back(value in any_value()) {
        for compress in [false, true] {
            let text = json_text(&value, 20, compress);
            let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            prop_assert_eq!(read.to_string(), serde_json::to_value(&value).expect("JSON").to_string());
        }
    }
}
