//! Expressions of quoted terms, by recursive descent.

use beffroi_core::{Failure, failure};

use super::{Search, term};
use crate::refusal::{Source, quoted};

/// Reads the whole text.
pub(super) fn expression(source: Source<'_>, searched: &[&str]) -> failure::Result<Search> {
    let mut parser = Parser {
        source,
        searched,
        at: 0,
        terms: 0,
    };
    let search = parser.or(0)?;
    if parser.rest().is_empty() {
        Ok(search)
    } else {
        Err(parser.unexpected("AND, OR or the end"))
    }
}

struct Parser<'a> {
    source: Source<'a>,
    searched: &'a [&'a str],
    at: usize,
    terms: usize,
}

impl<'a> Parser<'a> {
    fn or(&mut self, depth: usize) -> failure::Result<Search> {
        let first = self.and(depth)?;
        let mut parts = Vec::new();
        while self.take_word("OR") {
            parts.push(self.and(depth)?);
        }
        Ok(joined(first, parts, Search::Or))
    }

    fn and(&mut self, depth: usize) -> failure::Result<Search> {
        let first = self.primary(depth)?;
        let mut parts = Vec::new();
        while self.take_word("AND") || self.rest().starts_with(['"', '(']) {
            parts.push(self.primary(depth)?);
        }
        Ok(joined(first, parts, Search::And))
    }

    fn primary(&mut self, depth: usize) -> failure::Result<Search> {
        let rest = self.rest();
        if rest.starts_with('"') {
            return self.term();
        }
        if !rest.starts_with('(') {
            return Err(self.unexpected("a term in double quotes or '('"));
        }
        let depth = self.source.deeper(self.at, depth)?;
        self.at += 1;
        let inner = self.or(depth)?;
        if !self.rest().starts_with(')') {
            return Err(self.unexpected("AND, OR or ')'"));
        }
        self.at += 1;
        Ok(inner)
    }

    /// The term whose opening quote comes next.
    fn term(&mut self) -> failure::Result<Search> {
        let start = self.at;
        self.source.count_term(start, &mut self.terms)?;
        let inside = &self.source.text()[start + 1..];
        let Some(length) = closing_quote(inside) else {
            let why = "the term that begins here lacks its closing quote";
            return Err(self.source.invalid(start, why));
        };
        self.at = start + length + 2;
        let term = term::read(self.source, start, &inside[..length], self.searched)?;
        if let Search::Term { text, .. } = &term {
            for _ in text.split_whitespace().skip(1) {
                self.source.count_term(start, &mut self.terms)?;
            }
        }
        Ok(term)
    }

    /// What is left, without the space before it.
    fn rest(&mut self) -> &'a str {
        let text = self.source.text();
        let rest = text[self.at..].trim_start();
        self.at = text.len() - rest.len();
        rest
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|letter: char| !letter.is_alphanumeric());
        &rest[..end.unwrap_or(rest.len())]
    }

    fn take_word(&mut self, wanted: &str) -> bool {
        let word = self.word();
        let found = word.eq_ignore_ascii_case(wanted);
        if found {
            self.at += word.len();
        }
        found
    }

    fn unexpected(&mut self, wanted: &str) -> Failure {
        let word = self.word();
        if word.eq_ignore_ascii_case("NOT") {
            return self.source.unsupported(self.at, "the operator NOT");
        }
        let rest = self.rest();
        let found = match (word, rest.chars().next()) {
            ("", None) => "the end".to_owned(),
            ("", Some(letter)) => format!("'{}'", letter.escape_debug()),
            (word, _) => quoted(word),
        };
        self.source
            .invalid(self.at, format!("expected {wanted}, found {found}"))
    }
}

/// The place of the first quote that no backslash goes before.
fn closing_quote(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.bytes().position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}

fn joined(first: Search, mut rest: Vec<Search>, join: fn(Vec<Search>) -> Search) -> Search {
    if rest.is_empty() {
        return first;
    }
    rest.insert(0, first);
    join(rest)
}
