//! Recursive descent, with a bound on how deep.

mod command;
mod expression;
mod primary;
mod statement;
mod strings;

use std::collections::BTreeSet;

use super::ast::Script;
use super::cursor::Cursor;
use super::error::SyntaxError;
use super::{MAX_NESTING, MAX_SCRIPT};

type Result<T> = std::result::Result<T, SyntaxError>;

pub(super) struct Parser<'a> {
    cursor: Cursor<'a>,
    nesting: usize,
    /// Where an argument looked like a value and turned out to be a word. It is read again from its
    /// beginning then, and what is nested in it must not be tried again each time.
    words: BTreeSet<usize>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        debug_assert!(text.len() <= MAX_SCRIPT, "checked by the caller");
        Self {
            cursor: Cursor::new(text),
            nesting: 0,
            words: BTreeSet::new(),
        }
    }

    pub(super) fn script(mut self) -> Result<Script> {
        let body = self.statements(None)?;
        Ok(Script { body })
    }

    /// Runs something one level deeper.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.nesting >= MAX_NESTING {
            let message = format!("The script is nested deeper than {MAX_NESTING} levels.");
            return Err(self.error_at(self.cursor.at(), "NestedTooDeep", message));
        }
        self.nesting += 1;
        let result = read(self);
        self.nesting -= 1;
        result
    }

    /// An error about what begins at `start` and goes on to the present place.
    fn error_at(&self, start: usize, id: &'static str, message: impl Into<String>) -> SyntaxError {
        SyntaxError {
            message: message.into(),
            id,
            span: start..self.cursor.at().max(start),
        }
    }

    /// An error about the letters that come next.
    fn unexpected(&self) -> SyntaxError {
        let at = self.cursor.at();
        let mut ahead = self.cursor;
        let word = ahead.take_while(|letter| letter.is_alphanumeric() || letter == '-');
        let token = match word {
            "" => ahead.next().map(String::from),
            word => Some(word.to_owned()),
        };
        let (id, message) = match token {
            Some(token) => (
                "UnexpectedToken",
                format!("Unexpected token '{token}' in expression or statement."),
            ),
            None => (
                "IncompleteInput",
                "Something is missing at the end of the input.".to_owned(),
            ),
        };
        SyntaxError {
            message,
            id,
            span: at..ahead.at(),
        }
    }

    /// Takes the letter that closes what was opened at `start`.
    fn close(&mut self, closing: char, start: usize) -> Result<()> {
        if self.cursor.take(closing) {
            return Ok(());
        }
        if self.cursor.peek().is_some() {
            return Err(self.unexpected());
        }
        let (id, place) = match closing {
            ')' => ("MissingEndParenthesisInExpression", "expression"),
            ']' => (
                "EndSquareBracketExpectedAtEndOfAttribute",
                "index expression",
            ),
            _ => ("MissingEndCurlyBrace", "statement block or type definition"),
        };
        Err(self.error_at(
            start,
            id,
            format!("Missing closing '{closing}' in {place}."),
        ))
    }
}
