//! `$orderby`: properties and directions.

use beffroi_core::{Failure, failure};

use crate::refusal::{quoted, unsupported};
use crate::supports::declared;

/// One property to order by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderBy {
    /// The property, in the declared spelling.
    pub property: String,
    /// Last first.
    pub descending: bool,
}

const OPTION: &str = "$orderby";

/// Reads `name, otherName desc`. `sortable` are the properties that may be named, `most` of them at
/// once.
///
/// # Errors
/// `Kind::Unsupported` naming a property outside `sortable` or beyond `most`; `Kind::Invalid` when a property is
/// named twice or a direction is neither `asc` nor `desc`.
pub fn parse(text: &str, sortable: &[&str], most: usize) -> failure::Result<Vec<OrderBy>> {
    let mut keys: Vec<OrderBy> = Vec::new();
    for item in text.split(',') {
        let key = parse_key(item, sortable)?;
        if keys.iter().any(|other| other.property == key.property) {
            let why = format!("names {} twice", quoted(&key.property));
            return Err(Failure::invalid(OPTION, why));
        }
        if keys.len() >= most {
            let why = format!(
                "takes no more than {most} here; leave out {}",
                quoted(&key.property)
            );
            return Err(unsupported(OPTION, why));
        }
        keys.push(key);
    }
    Ok(keys)
}

fn parse_key(item: &str, sortable: &[&str]) -> failure::Result<OrderBy> {
    let mut words = item.split_whitespace();
    let Some(name) = words.next() else {
        return Err(Failure::invalid(
            OPTION,
            "has an empty place where a property belongs",
        ));
    };
    let Some(property) = declared(sortable, name) else {
        let why = format!(
            "can't order by {}; it can by {}",
            quoted(name),
            sortable.join(", ")
        );
        return Err(unsupported(OPTION, why));
    };
    let descending = match (words.next(), words.next()) {
        (None, _) => false,
        (Some(word), None) if word.eq_ignore_ascii_case("asc") => false,
        (Some(word), None) if word.eq_ignore_ascii_case("desc") => true,
        (Some(_), _) => {
            let why = format!("may have only asc or desc after {property}");
            return Err(Failure::invalid(OPTION, why));
        }
    };
    Ok(OrderBy {
        property: property.to_owned(),
        descending,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use beffroi_core::Kind;

    const SORTABLE: &[&str] = &["displayName", "createdDateTime"];

    #[test]
    fn properties_and_directions_in_any_case() {
        let keys = parse("displayname, CreatedDateTime DESC", SORTABLE, 2).expect("valid");
        let plain: Vec<_> = keys
            .iter()
            .map(|key| (key.property.as_str(), key.descending))
            .collect();
        assert_eq!(plain, [("displayName", false), ("createdDateTime", true)]);
    }

    #[test]
    fn what_is_refused() {
        let refused = |text| parse(text, SORTABLE, 2).expect_err(text);
        let unknown = refused("mail");
        assert_eq!(unknown.kind(), Kind::Unsupported);
        assert!(unknown.message().contains("'mail'"), "{unknown}");
        let second = parse("displayName,createdDateTime", SORTABLE, 1).expect_err("two");
        assert_eq!(second.kind(), Kind::Unsupported);
        assert!(second.message().contains("'createdDateTime'"), "{second}");
        for text in [
            "",
            "displayName,",
            "displayName up",
            "displayName asc asc",
            "displayName,DISPLAYNAME",
        ] {
            assert_eq!(refused(text).kind(), Kind::Invalid, "{text}");
        }
    }
}
