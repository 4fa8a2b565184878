//! The filter tree: what every foreign query language (OData, SCIM) is parsed into, lowered to SQL
//! in one place, and evaluated in memory here as the oracle of tests.

mod plain;

use std::cmp::Ordering;

use uuid::Uuid;

use crate::Ts;

pub use plain::{plain, replacements};

/// A literal in a filter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text, compared without regard to case.
    Text(String),
    /// An identifier.
    Guid(Uuid),
    /// An instant.
    Instant(Ts),
    /// Several, of a property that holds a collection.
    List(Vec<Value>),
}

/// The name by which a condition inside [`Filter::Any`] and [`Filter::All`] means the item itself.
pub const ITEM: &str = "$it";

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Text begins with.
    StartsWith,
    /// Text ends with.
    EndsWith,
    /// Text contains.
    Contains,
    /// Text contains, whatever the accents on either side: `léa` mentions `lea`.
    Mentions,
}

/// A condition over one row's properties.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// All hold.
    And(Vec<Filter>),
    /// At least one holds.
    Or(Vec<Filter>),
    /// Does not hold.
    Not(Box<Filter>),
    /// A property compared with a literal.
    Compare(String, Op, Value),
    /// A property is one of the literals.
    In(String, Vec<Value>),
    /// A collection holds an item, one for which the condition holds where there is one.
    Any(String, Option<Box<Filter>>),
    /// The condition holds for every item of a collection.
    All(String, Box<Filter>),
}

impl Filter {
    /// Names of every property that the filter reads, in order of appearance.
    pub fn properties(&self) -> Vec<&str> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::properties).collect(),
            Self::Not(part) => part.properties(),
            Self::Compare(name, ..)
            | Self::In(name, _)
            | Self::Any(name, _)
            | Self::All(name, _) => vec![name],
        }
    }

    /// Evaluates over a row given as a function from property to value.
    ///
    /// A comparison with a missing value is false (`ne` is true), as in Graph; `not` negates that.
    pub fn matches(&self, row: &dyn Fn(&str) -> Value) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.matches(row)),
            Self::Or(parts) => parts.iter().any(|part| part.matches(row)),
            Self::Not(part) => !part.matches(row),
            Self::Compare(name, op, literal) => compare(&row(name), *op, literal),
            Self::In(name, literals) => {
                let value = row(name);
                literals
                    .iter()
                    .any(|literal| compare(&value, Op::Eq, literal))
            }
            Self::Any(name, condition) => {
                let holds = |item| {
                    let condition = condition.as_ref();
                    condition.is_none_or(|condition| condition.matches_item(item))
                };
                items(&row(name)).iter().any(holds)
            }
            Self::All(name, condition) => {
                let holds = |item| condition.matches_item(item);
                items(&row(name)).iter().all(holds)
            }
        }
    }

    fn matches_item(&self, item: &Value) -> bool {
        self.matches(&|name| match name {
            ITEM => item.clone(),
            _ => Value::Null,
        })
    }
}

/// The items of a collection; a missing one has none.
fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// Text in the form in which it is compared and kept in `…_key` columns.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

fn compare(value: &Value, op: Op, literal: &Value) -> bool {
    if let (Value::Text(left), Value::Text(right)) = (value, literal) {
        let (left, right) = (fold(left), fold(right));
        return match op {
            Op::StartsWith => left.starts_with(&right),
            Op::EndsWith => left.ends_with(&right),
            Op::Contains => left.contains(&right),
            Op::Mentions => plain(&left).contains(&plain(&right)),
            _ => ordered(left.cmp(&right), op),
        };
    }
    match (value, literal) {
        (Value::Null, Value::Null) => op == Op::Eq,
        (Value::Bool(left), Value::Bool(right)) => ordered(left.cmp(right), op),
        (Value::Int(left), Value::Int(right)) => ordered(left.cmp(right), op),
        (Value::Guid(left), Value::Guid(right)) => ordered(left.cmp(right), op),
        (Value::Instant(left), Value::Instant(right)) => ordered(left.cmp(right), op),
        _ => op == Op::Ne,
    }
}

fn ordered(ordering: Ordering, op: Op) -> bool {
    match op {
        Op::Eq => ordering.is_eq(),
        Op::Ne => ordering.is_ne(),
        Op::Gt => ordering.is_gt(),
        Op::Ge => ordering.is_ge(),
        Op::Lt => ordering.is_lt(),
        Op::Le => ordering.is_le(),
        Op::StartsWith | Op::EndsWith | Op::Contains | Op::Mentions => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str) -> Value {
        match name {
            "displayName" => Value::Text("Émilie Roy".into()),
            "accountEnabled" => Value::Bool(true),
            _ => Value::Null,
        }
    }

    fn holds(property: &str, op: Op, value: Value) -> bool {
        Filter::Compare(property.into(), op, value).matches(&row)
    }

    #[test]
    fn text_is_compared_without_case() {
        assert!(holds(
            "displayName",
            Op::StartsWith,
            Value::Text("émi".into())
        ));
        assert!(holds(
            "displayName",
            Op::Eq,
            Value::Text("ÉMILIE ROY".into())
        ));
        assert!(!holds(
            "displayName",
            Op::Eq,
            Value::Text("emilie roy".into())
        ));
    }

    #[test]
    fn a_collection_is_asked_for_one_item_or_for_all() {
        let mails = |name: &str| match name {
            "otherMails" => Value::List(vec![Value::Text("a@x".into()), Value::Text("b@y".into())]),
            "phones" => Value::List(Vec::new()),
            _ => Value::Null,
        };
        let ends = |end: &str| {
            let end = Value::Text(end.to_owned());
            Box::new(Filter::Compare(ITEM.to_owned(), Op::EndsWith, end))
        };
        let any = |name: &str, end| Filter::Any(name.to_owned(), Some(ends(end))).matches(&mails);
        let all = |name: &str, end| Filter::All(name.to_owned(), ends(end)).matches(&mails);
        assert!(any("otherMails", "@X") && !any("otherMails", "@z") && !any("phones", "@x"));
        assert!(!all("otherMails", "@x") && all("phones", "@x") && all("none", "@x"));
        assert!(Filter::Any("otherMails".into(), None).matches(&mails));
        assert!(!Filter::Any("phones".into(), None).matches(&mails));
    }

    #[test]
    fn a_missing_value_equals_only_null() {
        assert!(holds("mail", Op::Eq, Value::Null));
        assert!(holds("mail", Op::Ne, Value::Text("x".into())));
        assert!(!holds("mail", Op::Gt, Value::Text("x".into())));
        assert!(!holds("mail", Op::StartsWith, Value::Text(String::new())));
    }
}
