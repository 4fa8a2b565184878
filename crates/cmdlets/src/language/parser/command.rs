use super::super::ast::{Command, Element, ElementKind, Expr};
use super::super::letters::{ends_word, is_dash, is_double_quote, is_name, is_single_quote};
use super::strings::Parts;
use super::{Parser, Result};
use crate::value::Value;

impl Parser<'_> {
    /// A command with its arguments, up to what ends it.
    pub(super) fn command(&mut self) -> Result<Command> {
        let at = self.cursor.at();
        let name = self.command_name()?;
        let mut elements = Vec::new();
        loop {
            self.cursor.skip_spaces();
            let at = self.cursor.at();
            match self.cursor.peek() {
                None | Some('|' | ';' | ')' | '}' | '\n' | '\r') => break,
                Some('<' | '>' | '&') => return Err(self.redirection()),
                Some('=') if elements.is_empty() && self.cursor.peek_second() == Some(' ') => {
                    return Err(self.unexpected());
                }
                _ => {}
            }
            let kind = self.element()?;
            elements.push(Element { at, kind });
        }
        Ok(Command { name, elements, at })
    }

    fn command_name(&mut self) -> Result<String> {
        let mut name = String::new();
        loop {
            match self.cursor.peek() {
                Some('`') => {
                    self.cursor.next();
                    name.extend(self.cursor.next());
                }
                Some(letter) if !ends_word(letter) => name.extend(self.cursor.next()),
                _ => break,
            }
        }
        if name.is_empty() {
            return Err(self.unexpected());
        }
        Ok(name)
    }

    fn redirection(&self) -> super::SyntaxError {
        let message =
            "Redirection and background jobs are not offered here; use Export-Csv or Out-Null.";
        self.error_at(self.cursor.at(), "RedirectionNotSupported", message)
    }

    fn element(&mut self) -> Result<ElementKind> {
        if let Some(name) = self.parameter_name() {
            if !self.cursor.take(':') {
                let value = None;
                return Ok(ElementKind::Parameter { name, value });
            }
            self.cursor.skip_spaces();
            let value = Some(self.argument_list()?);
            return Ok(ElementKind::Parameter { name, value });
        }
        if self.cursor.peek() == Some('@') && self.cursor.peek_second().is_some_and(is_name) {
            self.cursor.next();
            let name = self.cursor.take_while(is_name).to_ascii_lowercase();
            return Ok(ElementKind::Splat(name));
        }
        Ok(ElementKind::Argument(self.argument_list()?))
    }

    /// `-Name`, with the dash taken off.
    fn parameter_name(&mut self) -> Option<String> {
        let mut ahead = self.cursor;
        ahead.next().filter(|first| is_dash(*first))?;
        let starts = ahead
            .peek()
            .is_some_and(|letter| letter.is_alphabetic() || letter == '_' || letter == '?');
        if !starts {
            return None;
        }
        let name = ahead.take_while(|letter| !ends_word(letter) && letter != ':' && letter != '=');
        self.cursor = ahead;
        Some(name.to_owned())
    }

    /// `a, b`: arguments that are joined to a list.
    fn argument_list(&mut self) -> Result<Expr> {
        let first = self.argument()?;
        let mut list = Vec::new();
        loop {
            let before = self.cursor.at();
            self.cursor.skip_spaces();
            if !self.cursor.take(',') {
                self.cursor.back_to(before);
                break;
            }
            self.cursor.skip_lines();
            list.push(self.argument()?);
        }
        if list.is_empty() {
            return Ok(first);
        }
        list.insert(0, first);
        Ok(Expr::List(list))
    }

    fn argument(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        let Some(first) = self.cursor.peek() else {
            let message = "Missing argument in parameter list.";
            return Err(self.error_at(start, "MissingArgument", message));
        };
        let is_value = match first {
            '$' | '(' | '{' => true,
            '@' => matches!(self.cursor.peek_second(), Some('(' | '{' | '"' | '\'')),
            '|' | ';' | ')' | '}' | ',' | '\n' | '\r' | '<' | '>' | '&' => {
                let message = "Missing argument in parameter list.";
                return Err(self.error_at(start, "MissingArgument", message));
            }
            letter => is_single_quote(letter) || is_double_quote(letter),
        };
        if !is_value || self.words.contains(&start) {
            return self.word();
        }
        let value = self.deeper(Self::postfix);
        let ended = self.cursor.peek().is_none_or(ends_word);
        match value {
            Ok(value) if ended || first != '$' => Ok(value),
            // `$a-$b` is a word with variables in it.
            Ok(_) => {
                self.words.insert(start);
                self.cursor.back_to(start);
                self.word()
            }
            Err(error) => Err(error),
        }
    }

    /// A bare word. Variables in it are expanded; a word that reads as a number is one.
    fn word(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        let mut parts = Parts::default();
        loop {
            match self.cursor.peek() {
                Some('`') => {
                    self.cursor.next();
                    match self.cursor.next() {
                        Some(letter) => parts.push_letter(letter),
                        None => return Err(self.unexpected()),
                    }
                }
                Some('$') => self.dollar(&mut parts)?,
                Some(letter) if is_single_quote(letter) || is_double_quote(letter) => {
                    self.quoted_into(&mut parts)?;
                }
                Some(letter) if !ends_word(letter) => {
                    self.cursor.next();
                    parts.push_letter(letter);
                }
                _ => break,
            }
        }
        let text = self.cursor.since(start);
        if text.is_empty() {
            return Err(self.unexpected());
        }
        if let Some(value) = crate::value::number_from_text(text) {
            let text = text.to_owned();
            return Ok(Expr::Number { value, text });
        }
        Ok(match parts.into_expr() {
            Expr::Literal(Value::String(text)) => Expr::Literal(Value::String(text)),
            other => other,
        })
    }
}
