//! `$search`: words to look for, with Graph's `property:text` and AND/OR between them.
//!
//! Two forms. In an expression every term stands in double quotes:
//! `"displayName:amy" AND ("mail:x" OR "y")`; AND binds closer than OR, and terms side by side
//! are joined by AND. Anything that does not begin with a quote or parenthesis is one term as a
//! whole: `amy roy`. In a term a backslash takes away the meaning of `"`, `\` and `:` after it.
//!
//! A word and a colon at the start of a term name a property. When the word is none that can be
//! searched it is refused, unless a space or `//` follows: `"Note: closed"` and `"https://a.b"`
//! are text.
//!
//! A term's words may stand in any order, each by itself; neither case nor accents make a difference.

mod parser;
mod term;

use beffroi_core::filter::{Op, Value};
use beffroi_core::{Filter, failure};

use crate::refusal::Source;

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// All are found.
    And(Vec<Search>),
    /// At least one is found.
    Or(Vec<Search>),
    /// One text.
    Term {
        /// The property to look into, in the declared spelling; `None` means all that can be
        /// searched.
        property: Option<String>,
        /// The words that it should contain; never empty.
        text: String,
    },
}

impl Search {
    /// The same as a filter, which a row passes that mentions every word. `searched` are the properties for terms that name none.
    pub fn to_filter(&self, searched: &[&str]) -> Filter {
        let parts = |parts: &[Self]| parts.iter().map(|part| part.to_filter(searched)).collect();
        let mentions = |property: &str, word: &str| {
            let word = Value::Text(word.to_owned());
            Filter::Compare(property.to_owned(), Op::Mentions, word)
        };
        let each = |text: &str, look: &dyn Fn(&str) -> Filter| {
            let mut words: Vec<Filter> = text.split_whitespace().map(look).collect();
            match words.pop() {
                Some(only) if words.is_empty() => only,
                last => {
                    words.extend(last);
                    Filter::And(words)
                }
            }
        };
        match self {
            Self::And(all) => Filter::And(parts(all)),
            Self::Or(any) => Filter::Or(parts(any)),
            Self::Term {
                property: Some(property),
                text,
            } => each(text, &|word| mentions(property, word)),
            Self::Term {
                property: None,
                text,
            } => each(text, &|word| match searched {
                [only] => mentions(only, word),
                several => Filter::Or(several.iter().map(|name| mentions(name, word)).collect()),
            }),
        }
    }
}

/// Reads the decoded text of `$search`. `searched` are the properties that a term may name.
///
/// # Errors
/// `Kind::Unsupported` naming a property outside `searched`, `NOT`, or an operator outside an
/// expression; `Kind::Invalid` with the position (in characters, from 1) and what was expected
/// there, or when the text exceeds one of [`crate::limits`].
pub fn parse(text: &str, searched: &[&str]) -> failure::Result<Search> {
    let source = Source::new("$search", text)?;
    if text.trim_start().starts_with(['"', '(']) {
        parser::expression(source, searched)
    } else {
        term::bare(source, searched)
    }
}
