//! Countries and regions (ISO 3166-1), by code or by English or French name.

use std::collections::HashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("../data/countries.csv");

/// Folded name or code to code.
static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for line in DATA.lines().skip(1) {
        let Some((code, names)) = line.split_once(',') else {
            continue;
        };
        map.insert(code.to_lowercase(), code);
        for name in names.trim_matches('"').split("\",\"") {
            map.insert(name.to_lowercase(), code);
        }
    }
    for (alias, code) in [
        ("usa", "US"),
        ("united states of america", "US"),
        ("uk", "GB"),
        ("great britain", "GB"),
        ("hong kong", "HK"),
        ("macau", "MO"),
        ("ivory coast", "CI"),
        ("czech republic", "CZ"),
        ("turkey", "TR"),
    ] {
        map.insert(alias.to_owned(), code);
    }
    map
});

/// The two-letter code of a country given by code or name, in any case.
pub fn code(text: &str) -> Option<&'static str> {
    BY_NAME.get(&text.trim().to_lowercase()).copied()
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn codes_and_names_in_both_languages() {
        for (text, expected) in [
            ("France", Some("FR")),
            ("fr", Some("FR")),
            ("United States", Some("US")),
            ("États-Unis", Some("US")),
            ("Belgique", Some("BE")),
            ("United Kingdom", Some("GB")),
            ("Atlantis", None),
            ("", None),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }
}
