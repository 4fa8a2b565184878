//! From a rule to its text: reading that again gives the same rule.

use std::fmt;

use super::{Comparison, Rule, Test};

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(parts) => join(f, parts, " -and "),
            Self::Or(parts) => join(f, parts, " -or "),
            Self::Not(part) => write!(f, "-not ({part})"),
            Self::Test(test) => test.fmt(f),
        }
    }
}

fn join(f: &mut fmt::Formatter<'_>, parts: &[Rule], glue: &str) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(glue)?;
        }
        match part {
            Rule::And(_) | Rule::Or(_) => write!(f, "({part})")?,
            Rule::Not(_) | Rule::Test(_) => write!(f, "{part}")?,
        }
    }
    Ok(())
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operator = match (&self.comparison, self.negated) {
            (Comparison::Null | Comparison::Bool(_) | Comparison::Equals(_), false) => "-eq",
            (Comparison::Null | Comparison::Bool(_) | Comparison::Equals(_), true) => "-ne",
            (Comparison::StartsWith(_), false) => "-startsWith",
            (Comparison::StartsWith(_), true) => "-notStartsWith",
            (Comparison::Contains(_), false) => "-contains",
            (Comparison::Contains(_), true) => "-notContains",
            (Comparison::Match(_), false) => "-match",
            (Comparison::Match(_), true) => "-notMatch",
            (Comparison::In(_), false) => "-in",
            (Comparison::In(_), true) => "-notIn",
        };
        write!(f, "user.{} {operator} ", self.property.name())?;
        match &self.comparison {
            Comparison::Null => f.write_str("null"),
            Comparison::Bool(value) => value.fmt(f),
            Comparison::Equals(text)
            | Comparison::StartsWith(text)
            | Comparison::Contains(text) => f.write_str(&quoted(text)),
            Comparison::Match(pattern) => f.write_str(&quoted(&pattern.text)),
            Comparison::In(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                write!(f, "[{}]", texts.join(", "))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('`', "``").replace('"', "`\""))
}
