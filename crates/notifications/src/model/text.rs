//! Title and body of a notification.

use beffroi_core::Failure;
use beffroi_core::failure::{self, Violations};
use serde::{Deserialize, Serialize};

/// Unicode scalar values of a title, at most.
pub(crate) const LONGEST_TITLE: usize = 50;
/// Unicode scalar values of a body, at most.
pub(crate) const LONGEST_BODY: usize = 500;

/// What is shown. Never logged, and sealed wherever it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) body: String,
}

impl Text {
    /// Reads what somebody wrote. Fields are named as Graph does.
    pub(crate) fn parse(title: &str, body: &str) -> failure::Result<Self> {
        let mut problems = Violations::default();
        let title = problems.take("notificationTitle", line(title, LONGEST_TITLE, false));
        let body = problems.take("notificationBody", line(body, LONGEST_BODY, true));
        problems.into_result()?;
        match (title, body) {
            (Some(title), Some(body)) => Ok(Self { title, body }),
            _ => Err(Failure::invalid("notificationTitle", "is required")),
        }
    }

    /// Length of the title, in Unicode scalar values.
    pub(crate) fn title_length(&self) -> i64 {
        length(&self.title)
    }

    /// Length of the body, in Unicode scalar values.
    pub(crate) fn body_length(&self) -> i64 {
        length(&self.body)
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({}, {})", self.title_length(), self.body_length())
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// A text without what surrounds it; line breaks only where they may be.
fn line(text: &str, longest: usize, may_break: bool) -> Result<String, String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    // Of nothing but what nobody sees.
    let is_unseen = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if text.chars().all(is_unseen) {
        return Err("must not be empty".to_owned());
    }
    let found = text.chars().count();
    if found > longest {
        return Err(format!(
            "must have at most {longest} characters (Unicode scalar values), not {found}"
        ));
    }
    // The two separators of Unicode break lines as well.
    let is_bad = |c: char| {
        (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) && !(may_break && c == '\n')
    };
    if text.chars().any(is_bad) {
        return Err(if may_break {
            "must not contain control characters other than line breaks".to_owned()
        } else {
            "must not contain line breaks or other control characters".to_owned()
        });
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(title: &str, body: &str) -> Option<String> {
        let failure = Text::parse(title, body).err()?;
        failure.target().map(str::to_owned)
    }

    #[test]
    fn lengths_are_counted_in_scalar_values() {
        // A letter with a combining mark is two of them, a family of four seven.
        let accents = "e\u{301}".repeat(25);
        let family = "👨‍👩‍👧‍👦";
        assert_eq!(refused(&accents, &"é".repeat(500)), None);
        assert_eq!(
            refused(&format!("{accents}e"), "x").as_deref(),
            Some("notificationTitle")
        );
        assert_eq!(refused("x", &family.repeat(71)), None, "497");
        assert_eq!(
            refused("x", &format!("{}abc", family.repeat(71))),
            None,
            "500"
        );
        assert_eq!(
            refused("x", &family.repeat(72)).as_deref(),
            Some("notificationBody"),
            "504"
        );
    }

    #[test]
    fn both_are_required_and_both_faults_are_told() {
        let failure = Text::parse(" \n ", &"x".repeat(501)).expect_err("two faults");
        let fields: Vec<_> = failure
            .details()
            .iter()
            .map(|one| one.target.clone())
            .collect();
        assert_eq!(fields.len(), 2, "{failure:?}");
        assert_eq!(
            refused("two\nlines", "two\nlines").as_deref(),
            Some("notificationTitle")
        );
        assert_eq!(
            refused("bell", "\u{7}").as_deref(),
            Some("notificationBody")
        );
        let text = Text::parse("  Closed ", "\r\nSnow.\r\nStay home.\n").expect("a text");
        assert_eq!(
            (text.title.as_str(), text.body.as_str()),
            ("Closed", "Snow.\nStay home.")
        );
        assert_eq!(format!("{text:?}"), "Text(6, 16)", "no word of it in a log");
    }

    proptest! {
        #[test]
        fn what_is_accepted_keeps_the_rules(title in ".{0,60}", body in "(.|\n){0,520}") {
            if let Ok(text) = Text::parse(&title, &body) {
                prop_assert!((1..=50).contains(&text.title_length()));
                prop_assert!((1..=500).contains(&text.body_length()));
                prop_assert!(!text.title.contains('\n'));
            } else {
                let fits = |text: &str, most| (1..=most).contains(&text.trim().chars().count());
                let clean = |text: &str, allow| !text.trim().chars().any(|c: char| c.is_control() && !(allow && c == '\n'));
                prop_assert!(!(fits(&title, 50) && fits(&body, 500) && clean(&title, false) && clean(&body, true)));
            }
        }
    }
}
