use std::collections::HashMap;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use super::outcome::Interrupt;

/// So many are kept.
const KEPT: usize = 32;
/// A pattern may be so long, in bytes: reading one takes much more room than it has itself.
const LENGTH: usize = 16 * 1024;
/// Compiled patterns may take so many bytes each.
const SIZE: usize = 1 << 20;

/// Patterns that were compiled already: one condition is asked of many objects.
#[derive(Debug, Default)]
pub(super) struct Regexes {
    compiled: HashMap<(String, bool), Arc<Regex>>,
}

impl Regexes {
    pub(super) fn get(&mut self, pattern: &str, case: bool) -> Result<Arc<Regex>, Interrupt> {
        let key = (pattern.to_owned(), case);
        if let Some(regex) = self.compiled.get(&key) {
            return Ok(Arc::clone(regex));
        }
        if pattern.len() > LENGTH {
            let message = format!("The regular expression is longer than {LENGTH} bytes.");
            return Err(Interrupt::mistake("InvalidRegularExpression", message));
        }
        let built = RegexBuilder::new(pattern)
            .case_insensitive(!case)
            .size_limit(SIZE)
            .nest_limit(64)
            .build();
        let regex = built.map(Arc::new).map_err(|_| {
            let message = format!("The regular expression pattern {pattern} is not valid.");
            Interrupt::mistake("InvalidRegularExpression", message)
        })?;
        if self.compiled.len() >= KEPT {
            self.compiled.clear();
        }
        self.compiled.insert(key, Arc::clone(&regex));
        Ok(regex)
    }
}
