use super::super::ast::{Expr, Part};
use super::super::letters::{is_double_quote, is_name, is_single_quote};
use super::{Parser, Result};
use crate::value::Value;

/// The parts of an expandable text, as they are read.
#[derive(Default)]
pub(super) struct Parts {
    parts: Vec<Part>,
    text: String,
}

impl Parts {
    pub(super) fn push_letter(&mut self, letter: char) {
        self.text.push(letter);
    }

    fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn push(&mut self, part: Part) {
        self.flush();
        self.parts.push(part);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(Part::Text(std::mem::take(&mut self.text)));
        }
    }

    pub(super) fn into_expr(mut self) -> Expr {
        if self.parts.is_empty() {
            return Expr::Literal(Value::String(self.text));
        }
        self.flush();
        Expr::Expandable(self.parts)
    }
}

impl Parser<'_> {
    /// `'…'`, `"…"`.
    pub(super) fn quoted(&mut self) -> Result<Expr> {
        let mut parts = Parts::default();
        self.quoted_into(&mut parts)?;
        Ok(parts.into_expr())
    }

    pub(super) fn quoted_into(&mut self, parts: &mut Parts) -> Result<()> {
        let start = self.cursor.at();
        match self.cursor.next() {
            Some(quote) if is_single_quote(quote) => self.literal_text(start, parts),
            _ => self.expandable_text(start, parts),
        }
    }

    fn literal_text(&mut self, start: usize, parts: &mut Parts) -> Result<()> {
        loop {
            match self.cursor.next() {
                Some(quote) if is_single_quote(quote) => match self.cursor.peek() {
                    Some(second) if is_single_quote(second) => {
                        self.cursor.next();
                        parts.push_letter(second);
                    }
                    _ => return Ok(()),
                },
                Some(letter) => parts.push_letter(letter),
                None => return Err(self.unterminated(start, "'")),
            }
        }
    }

    fn expandable_text(&mut self, start: usize, parts: &mut Parts) -> Result<()> {
        loop {
            match self.cursor.peek() {
                Some(quote) if is_double_quote(quote) => {
                    self.cursor.next();
                    match self.cursor.peek() {
                        Some(second) if is_double_quote(second) => {
                            self.cursor.next();
                            parts.push_letter(second);
                        }
                        _ => return Ok(()),
                    }
                }
                Some('`') => self.escape(start, "\"", parts)?,
                Some('$') => self.dollar(parts)?,
                Some(letter) => {
                    self.cursor.next();
                    parts.push_letter(letter);
                }
                None => return Err(self.unterminated(start, "\"")),
            }
        }
    }

    fn escape(&mut self, start: usize, terminator: &str, parts: &mut Parts) -> Result<()> {
        self.cursor.next();
        let Some(letter) = self.cursor.next() else {
            return Err(self.unterminated(start, terminator));
        };
        parts.push_letter(match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' => '\u{1B}',
            'f' => '\u{C}',
            'v' => '\u{B}',
            other => other,
        });
        Ok(())
    }

    /// `$name`, `${name}` or `$( … )` in a text; a dollar before anything else is a dollar.
    pub(super) fn dollar(&mut self, parts: &mut Parts) -> Result<()> {
        let start = self.cursor.at();
        if self.cursor.peek_second() == Some('(') {
            self.cursor.take_text("$(");
            let body = self.deeper(|parser| parser.statements(Some((')', start))))?;
            parts.push(Part::Script(body));
            return Ok(());
        }
        let named = self
            .cursor
            .peek_second()
            .is_some_and(|second| is_name(second) || second == '{');
        if named {
            parts.push(Part::Variable(self.variable_name()?));
        } else {
            self.cursor.next();
            parts.push_letter('$');
        }
        Ok(())
    }

    /// `@'…'@` and `@"…"@`, each with its quotes on lines of their own.
    pub(super) fn here_text(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        self.cursor.next();
        let literal = self.cursor.next().is_some_and(is_single_quote);
        let terminator = if literal { "'@" } else { "\"@" };
        self.cursor.skip_spaces();
        if !(self.cursor.take_text("\r\n") || self.cursor.take_text("\n")) {
            let message = "No characters are allowed after a here-string header but before the end of the line.";
            return Err(self.error_at(start, "UnexpectedCharactersAfterHereStringHeader", message));
        }
        let mut parts = Parts::default();
        // A line end before the terminator belongs to it.
        if self.cursor.take_text(terminator) {
            return Ok(parts.into_expr());
        }
        let ends = [format!("\n{terminator}"), format!("\r\n{terminator}")];
        loop {
            if ends.iter().any(|end| self.cursor.take_text(end)) {
                return Ok(parts.into_expr());
            }
            match self.cursor.peek() {
                Some('`') if !literal => self.escape(start, terminator, &mut parts)?,
                Some('$') if !literal => self.dollar(&mut parts)?,
                Some(letter) => {
                    self.cursor.next();
                    parts.push_text(letter.encode_utf8(&mut [0; 4]));
                }
                None => return Err(self.unterminated(start, terminator)),
            }
        }
    }

    fn unterminated(&self, start: usize, terminator: &str) -> super::SyntaxError {
        let message = format!("The string is missing the terminator: {terminator}.");
        self.error_at(start, "TerminatorExpectedAtEndOfString", message)
    }
}
