//! What any line of text must be, whoever wrote it.

use beffroi_core::failure::Violations;
use serde::{Deserialize, Deserializer};

/// Reads a text without surrounding white space; `null` counts as empty. Used where text enters, so
/// that no rule behind the door has to think of blanks.
pub(crate) fn trimmed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?
        .map(|text| text.trim().to_owned())
        .unwrap_or_default())
}

/// Reads a list of texts, each without surrounding white space.
pub(crate) fn trimmed_all<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?
        .into_iter()
        .map(|text| text.trim().to_owned())
        .collect())
}

/// Whether nothing of the text can be seen: only white space and zero-width characters.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
    })
}

/// Whether a character hides from the reader and makes the text around it read as another: it turns
/// the order of writing, breaks the line or annotates. Joiners and the plain marks of direction are
/// not among them, since whole languages and many emoji need them.
fn misleads(c: char) -> bool {
    matches!(
        c,
        '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// Whether a character leaves no trace on screen, so that two names that look the same are not.
/// Joiners are not among them: they change what is seen.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    )
}

fn check_readable(field: &str, text: &str, violations: &mut Violations) {
    if text.chars().any(misleads) {
        violations.add(field, INVISIBLE);
    }
}

/// What is said of a text with characters that nobody sees.
const INVISIBLE: &str =
    "must not contain invisible characters such as those that turn the direction of writing";

/// Like [`check_line`], for a text by which things are told apart.
pub(crate) fn check_name(field: &str, text: &str, max: usize, violations: &mut Violations) {
    check_line(field, text, max, violations);
    if text.chars().any(is_invisible) && !text.chars().any(misleads) {
        violations.add(field, INVISIBLE);
    }
}

/// Notes when one line has control characters, characters that mislead or more than `max` characters (Unicode scalar values).
pub(crate) fn check_line(field: &str, text: &str, max: usize, violations: &mut Violations) {
    if text.chars().any(char::is_control) {
        violations.add(
            field,
            "must not contain control characters such as tabs or line breaks",
        );
    }
    check_readable(field, text, violations);
    check_length(field, text, max, violations);
}

/// Like [`check_line`], for a text that may have several lines.
pub(crate) fn check_paragraphs(field: &str, text: &str, max: usize, violations: &mut Violations) {
    let allowed = |c: char| matches!(c, '\n' | '\r' | '\t');
    if text.chars().any(|c| c.is_control() && !allowed(c)) {
        violations.add(
            field,
            "must not contain control characters other than tabs and line breaks",
        );
    }
    check_readable(field, text, violations);
    check_length(field, text, max, violations);
}

/// Notes when nothing of the text can be seen.
pub(crate) fn check_present(field: &str, text: &str, violations: &mut Violations) {
    if is_blank(text) {
        violations.add(field, "must not be empty");
    }
}

fn check_length(field: &str, text: &str, max: usize, violations: &mut Violations) {
    let length = text.chars().count();
    if length > max {
        violations.add(
            field,
            format_args!("must have at most {max} characters, it has {length}"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refused(check: impl Fn(&mut Violations)) -> bool {
        let mut violations = Violations::default();
        check(&mut violations);
        !violations.is_empty()
    }

    #[test]
    fn characters_are_scalar_values_not_bytes() {
        assert!(!refused(|v| check_line("x", "éééé", 4, v)));
        assert!(refused(|v| check_line("x", "ééééé", 4, v)));
        // A family of four is seven scalar values, joiners counted.
        assert!(refused(|v| check_line("x", "👨‍👩‍👧‍👦", 6, v)));
        assert!(!refused(|v| check_line("x", "👨‍👩‍👧‍👦", 7, v)));
    }

    #[test]
    fn what_cannot_be_seen_is_empty() {
        for blank in ["", " ", "\u{200B}", "\u{A0}\u{FEFF}"] {
            assert!(refused(|v| check_present("x", blank, v)), "{blank:?}");
        }
        assert!(!refused(|v| check_present("x", "a\u{200B}", v)));
    }

    #[test]
    fn emoji_and_every_script_pass() {
        for text in ["👨‍👩‍👧‍👦", "می‌خواهم", "שלום", "مرحبا", "Größe ✔️", "क्‍ष"]
        {
            assert!(!refused(|v| check_name("x", text, 100, v)), "{text:?}");
        }
        // Where words may break and how they turn is a text's own business, not a name's.
        for text in ["Dampf\u{AD}schiff", "abc\u{200F}", "ไทย\u{200B}ไทย"] {
            assert!(!refused(|v| check_line("x", text, 100, v)), "{text:?}");
            assert!(!refused(|v| check_paragraphs("x", text, 100, v)));
            assert!(refused(|v| check_name("x", text, 100, v)), "{text:?}");
        }
    }

    #[test]
    fn a_broken_rule_is_named_once() {
        let mut violations = Violations::default();
        check_name("x", "a\u{202E}b\u{200B}", 100, &mut violations);
        assert_eq!(violations.into_details().len(), 1);
    }

    proptest! {
        #[test]
        fn nothing_that_turns_the_writing_passes(before in "[a-z]{0,5}", c in prop::char::ranges(
            vec!['\u{202A}'..='\u{202E}', '\u{2066}'..='\u{2069}', '\u{2028}'..='\u{2029}'].into()), after in "[a-z]{0,5}") {
            let text = format!("{before}{c}{after}");
            prop_assert!(refused(|v| check_name("x", &text, 100, v)));
            prop_assert!(refused(|v| check_line("x", &text, 100, v)));
            prop_assert!(refused(|v| check_paragraphs("x", &text, 100, v)));
        }

        #[test]
        fn no_control_character_passes(before in "[a-z]{0,5}", c in prop::char::ranges(
            vec!['\0'..='\u{1f}', '\u{7f}'..='\u{9f}'].into()), after in "[a-z]{0,5}") {
            let text = format!("{before}{c}{after}");
            prop_assert!(refused(|v| check_line("x", &text, 100, v)));
            prop_assert_eq!(
                refused(|v| check_paragraphs("x", &text, 100, v)),
                !matches!(c, '\n' | '\r' | '\t')
            );
        }
    }
}
