//! What a check has to say about one place.

use std::fmt;

/// One broken rule. Prints as `path:line: [rule] message`, which editors can jump to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Path from the root, with forward slashes.
    pub(crate) path: String,
    /// Line counted from 1.
    pub(crate) line: usize,
    /// Short name of the rule, the same in every message of that rule.
    pub(crate) rule: &'static str,
    /// What is wrong and what to do instead.
    pub(crate) message: String,
}

impl Finding {
    pub(crate) fn new(
        path: impl Into<String>,
        line: usize,
        rule: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            path: path.into(),
            line,
            rule,
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            rule,
            message,
        } = self;
        write!(formatter, "{path}:{line}: [{rule}] {message}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_file_line_and_rule() {
        let finding = Finding::new("crates/a/src/lib.rs", 7, "file-size", "too long");
        assert_eq!(
            finding.to_string(),
            "crates/a/src/lib.rs:7: [file-size] too long"
        );
    }
}
