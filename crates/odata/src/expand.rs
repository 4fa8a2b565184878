//! `$expand`, one level: related entities inside the answer, each with a `$select` of its own.

use beffroi_core::{Failure, failure};

use crate::refusal::{quoted, unsupported};
use crate::select;

/// A relation that a resource can expand.
#[derive(Debug, Clone, Copy)]
pub struct Expandable {
    /// The relation's name, as in answers.
    pub relation: &'static str,
    /// The properties that a `$select` inside may name; empty when it may have none.
    pub properties: &'static [&'static str],
}

/// A relation that the caller wants expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expand {
    /// The relation, in the declared spelling.
    pub relation: String,
    /// Its properties, in the declared spelling; `None` means every property.
    pub select: Option<Vec<String>>,
}

const OPTION: &str = "$expand";

/// Reads `members,manager($select=id,displayName)`.
///
/// # Errors
/// `Kind::Unsupported` naming a relation that is not in `expandable`, or an option other than
/// `$select` in its parentheses; `Kind::Invalid` when a relation is named twice, a selected
/// property is unknown, or a parenthesis is missing.
pub fn parse(text: &str, expandable: &[Expandable]) -> failure::Result<Vec<Expand>> {
    let mut wanted: Vec<Expand> = Vec::new();
    for item in split_outside_parentheses(text) {
        let expand = parse_item(item.trim(), expandable)?;
        if wanted.iter().any(|other| other.relation == expand.relation) {
            let why = format!("names {} twice", quoted(&expand.relation));
            return Err(Failure::invalid(OPTION, why));
        }
        wanted.push(expand);
    }
    Ok(wanted)
}

fn split_outside_parentheses(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    })
}

fn parse_item(item: &str, expandable: &[Expandable]) -> failure::Result<Expand> {
    let (name, options) = match item.split_once('(') {
        None => (item, None),
        Some((name, rest)) => {
            let why = "lacks the closing parenthesis at the end of a relation";
            let inside = rest
                .strip_suffix(')')
                .ok_or_else(|| Failure::invalid(OPTION, why))?;
            (name.trim_end(), Some(inside))
        }
    };
    if name.is_empty() {
        return Err(Failure::invalid(
            OPTION,
            "has an empty place where a relation belongs",
        ));
    }
    let known = expandable
        .iter()
        .find(|known| known.relation.eq_ignore_ascii_case(name));
    let Some(known) = known else {
        let names: Vec<&str> = expandable.iter().map(|known| known.relation).collect();
        let why = format!("can't expand {}; it can {}", quoted(name), names.join(", "));
        return Err(unsupported(OPTION, why));
    };
    let select = match options {
        None => None,
        Some(options) => parse_options(options, known)?,
    };
    Ok(Expand {
        relation: known.relation.to_owned(),
        select,
    })
}

fn parse_options(options: &str, known: &Expandable) -> failure::Result<Option<Vec<String>>> {
    let (name, value) = options.split_once('=').unwrap_or((options, ""));
    let name = name.trim();
    if !name.eq_ignore_ascii_case("$select") || known.properties.is_empty() {
        let why = format!("does not take {} inside {}", quoted(name), known.relation);
        return Err(unsupported(OPTION, why));
    }
    if let Some((_, second)) = value.split_once(';') {
        let why = format!(
            "does not take {} after $select inside {}",
            quoted(second),
            known.relation
        );
        return Err(unsupported(OPTION, why));
    }
    select::parse_within(OPTION, value, known.properties)
}

#[cfg(test)]
mod tests {
    use super::*;
    use beffroi_core::Kind;

    const EXPANDABLE: &[Expandable] = &[
        Expandable {
            relation: "manager",
            properties: &["id", "displayName"],
        },
        Expandable {
            relation: "members",
            properties: &[],
        },
    ];

    #[test]
    fn relations_with_and_without_select() {
        let wanted = parse("Members, manager($select=id,DisplayName)", EXPANDABLE).expect("valid");
        assert_eq!(
            wanted,
            [
                Expand {
                    relation: "members".into(),
                    select: None
                },
                Expand {
                    relation: "manager".into(),
                    select: Some(vec!["id".into(), "displayName".into()])
                },
            ]
        );
    }

    #[test]
    fn what_is_not_offered_is_named() {
        for (text, named) in [
            ("owners", "'owners'"),
            ("*", "'*'"),
            ("manager/manager", "'manager/manager'"),
            ("manager($expand=manager)", "'$expand'"),
            ("manager($select=id;$levels=2)", "'$levels=2'"),
            ("members($select=id)", "'$select'"),
            ("manager()", "''"),
        ] {
            let refused = parse(text, EXPANDABLE).expect_err(text);
            assert_eq!(refused.kind(), Kind::Unsupported, "{text}");
            assert!(refused.message().contains(named), "{refused}");
        }
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for text in [
            "",
            "manager,",
            "manager($select=id",
            "manager($select=id)x",
            "manager,manager",
            "manager($select=mail)",
        ] {
            assert_eq!(
                parse(text, EXPANDABLE).expect_err(text).kind(),
                Kind::Invalid,
                "{text}"
            );
        }
    }
}
