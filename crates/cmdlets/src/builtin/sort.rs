use std::cmp::Ordering;

use super::selector::Selector;
use super::{Built, Flow, Host, Stage, Step};
use crate::registry::Bound;
use crate::value::{Value, order, order_texts};

struct Sort {
    keys: Vec<Selector>,
    descending: bool,
    unique: bool,
    case: bool,
    top: Option<usize>,
    bottom: Option<usize>,
    rows: Vec<(Vec<Value>, Value)>,
}

pub(super) fn build(bound: &mut Bound) -> Built {
    let count = |name: &str| {
        bound
            .int(name)
            .map(|count| usize::try_from(count).unwrap_or(0))
    };
    Ok(Box::new(Sort {
        keys: Selector::all(bound.list("Property").unwrap_or_default())?,
        descending: bound.switch("Descending"),
        unique: bound.switch("Unique"),
        case: bound.switch("CaseSensitive"),
        top: count("Top"),
        bottom: count("Bottom"),
        rows: Vec::new(),
    }))
}

impl Stage for Sort {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let mut item = input;
            let mut keys = Vec::with_capacity(self.keys.len().max(1));
            for selector in &self.keys {
                let (back, key) = selector.value(host, item).await?;
                item = back;
                keys.push(key);
            }
            if self.keys.is_empty() {
                keys.push(item.clone());
            }
            self.rows.push((keys, item));
            Ok(Flow::nothing())
        })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let mut rows = std::mem::take(&mut self.rows);
            host.work(rows.len())?;
            let columns = self.keys.len().max(1);
            for column in 0..columns {
                align(&mut rows, column);
            }
            let directions: Vec<bool> = if self.keys.is_empty() {
                vec![self.descending]
            } else {
                let said = self.keys.iter().map(|key| key.descending);
                said.map(|said| said.unwrap_or(self.descending)).collect()
            };
            let case = self.case;
            let compare = |left: &[Value], right: &[Value]| {
                let pairs = left.iter().zip(right).zip(&directions);
                pairs.fold(Ordering::Equal, |so_far, ((left, right), descending)| {
                    so_far.then_with(|| {
                        let order = aligned_order(left, right, case);
                        if *descending { order.reverse() } else { order }
                    })
                })
            };
            rows.sort_by(|left, right| compare(&left.0, &right.0));
            if self.unique {
                rows.dedup_by(|later, earlier| compare(&earlier.0, &later.0).is_eq());
            }
            let mut values: Vec<Value> = rows.into_iter().map(|(_, value)| value).collect();
            if let Some(top) = self.top {
                values.truncate(top);
            }
            if let Some(bottom) = self.bottom {
                values.drain(..values.len().saturating_sub(bottom));
            }
            Ok(values)
        })
    }
}

/// Makes the keys of a column comparable with each other: of one kind as they are, numbers as
/// numbers, and anything mixed as texts. Otherwise there would be no order among them at all.
fn align(rows: &mut [(Vec<Value>, Value)], column: usize) {
    let kinds = || {
        rows.iter()
            .map(|(keys, _)| kind(&keys[column]))
            .filter(|kind| *kind != 0)
    };
    let first = kinds().next().unwrap_or(0);
    let alike = kinds().all(|kind| kind == first) && first < COMPOSITE;
    let any_float = rows
        .iter()
        .any(|(keys, _)| matches!(keys[column], Value::Float(_)));
    for (keys, _) in rows {
        let key = &mut keys[column];
        if *key == Value::Null {
            continue;
        }
        if !alike {
            *key = Value::String(key.to_text());
        } else if any_float {
            *key = Value::Float(key.to_float().unwrap_or_default());
        }
    }
}

const COMPOSITE: u8 = 6;

fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Int(_) | Value::Float(_) => 2,
        Value::String(_) => 3,
        Value::Date(_) => 4,
        Value::Guid(_) => 5,
        Value::List(_) | Value::Object(_) | Value::Block(_) => COMPOSITE,
    }
}

/// The order of two keys of an aligned column. Null comes first.
fn aligned_order(left: &Value, right: &Value, case: bool) -> Ordering {
    match (left, right) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Less,
        (_, Value::Null) => Ordering::Greater,
        (Value::Float(left), Value::Float(right)) => left.total_cmp(right),
        (Value::String(left), Value::String(right)) => order_texts(left, right, case),
        _ => order(left, right, case).unwrap_or(Ordering::Equal),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_scalar() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::Int),
            any::<f64>().prop_map(Value::Float),
            "[a-zA-Zß]{0,3}".prop_map(Value::String),
        ]
    }

    proptest! {
        #[test]
        fn mixed_values_have_an_order(values in prop::collection::vec(any_scalar(), 0..60)) {
            let mut rows: Vec<_> =
                values.into_iter().map(|value| (vec![value.clone()], value)).collect();
            align(&mut rows, 0);
            // The standard library panics where an order contradicts itself.
            rows.sort_by(|left, right| aligned_order(&left.0[0], &right.0[0], false));
            let in_order = rows.windows(2).all(|pair| {
                aligned_order(&pair[0].0[0], &pair[1].0[0], false).is_le()
            });
            prop_assert!(in_order);
        }
    }
}
