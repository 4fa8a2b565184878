//! The words of a filter.

use std::fmt;

use beffroi_core::failure;
use beffroi_core::filter::Value;
use uuid::Uuid;

use super::temporal;
use crate::refusal::{Source, quoted};

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    /// A property, keyword, function, `true`, `false` or `null`; casts have dots.
    Name(&'a str),
    /// A name that begins with `$` or `@`.
    Reserved(&'a str),
    /// Text, an integer, a GUID or an instant.
    Literal(Value),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// `/`
    Slash,
    /// `:`
    Colon,
    /// Nothing follows.
    End,
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) | Self::Reserved(name) => f.write_str(&quoted(name)),
            Self::Literal(Value::Text(text)) => write!(f, "the text {}", quoted(text)),
            Self::Literal(Value::Int(number)) => write!(f, "the number {number}"),
            Self::Literal(Value::Guid(guid)) => write!(f, "the GUID {guid}"),
            Self::Literal(Value::Instant(instant)) => write!(f, "the instant {instant}"),
            Self::Literal(_) => f.write_str("a literal"),
            Self::Open => f.write_str("'('"),
            Self::Close => f.write_str("')'"),
            Self::Comma => f.write_str("','"),
            Self::Slash => f.write_str("'/'"),
            Self::Colon => f.write_str("':'"),
            Self::End => f.write_str("the end"),
        }
    }
}

/// A word and its place: the bytes from `start` to before `end`.
#[derive(Debug, Clone)]
pub(super) struct Lexeme<'a> {
    pub(super) token: Token<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Cuts the text into words, one at a time.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    source: Source<'a>,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self { source, at: 0 }
    }

    /// The next word; [`Token::End`] again and again after the last.
    pub(super) fn read(&mut self) -> failure::Result<Lexeme<'a>> {
        let text = self.source.text();
        let rest = text[self.at..].trim_start();
        let start = text.len() - rest.len();
        let (token, length) = self.token(rest, start)?;
        self.at = start + length;
        Ok(Lexeme {
            token,
            start,
            end: self.at,
        })
    }

    fn token(&self, rest: &'a str, start: usize) -> failure::Result<(Token<'a>, usize)> {
        let Some(first) = rest.chars().next() else {
            return Ok((Token::End, 0));
        };
        Ok(match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            '/' => (Token::Slash, 1),
            ':' => (Token::Colon, 1),
            '\'' => self.text(rest, start)?,
            '"' => {
                return Err(self
                    .source
                    .invalid(start, "text goes in single quotes, not double"));
            }
            '$' | '@' => {
                let length = 1 + name_length(&rest[1..]);
                (Token::Reserved(&rest[..length]), length)
            }
            _ => {
                if let Some(guid) = guid(rest) {
                    (Token::Literal(Value::Guid(guid)), 36)
                } else if first.is_ascii_digit() || first == '-' {
                    self.number_or_instant(rest, start)?
                } else {
                    self.name(rest, first, start)?
                }
            }
        })
    }

    fn name(
        &self,
        rest: &'a str,
        first: char,
        start: usize,
    ) -> failure::Result<(Token<'a>, usize)> {
        let length = name_length(rest);
        if length == 0 {
            let letter = first.escape_debug();
            return Err(self
                .source
                .invalid(start, format!("unexpected character '{letter}'")));
        }
        Ok((Token::Name(&rest[..length]), length))
    }

    /// Text in single quotes, in which two of them stand for one.
    fn text(&self, rest: &str, start: usize) -> failure::Result<(Token<'a>, usize)> {
        let mut text = String::new();
        let mut at = 1;
        while let Some(length) = rest[at..].find('\'') {
            text.push_str(&rest[at..at + length]);
            at += length + 1;
            if !rest[at..].starts_with('\'') {
                return Ok((Token::Literal(Value::Text(text)), at));
            }
            text.push('\'');
            at += 1;
        }
        Err(self
            .source
            .invalid(start, "the text that begins here lacks its closing quote"))
    }

    fn number_or_instant(&self, rest: &str, start: usize) -> failure::Result<(Token<'a>, usize)> {
        if temporal::begins(rest) {
            let read = temporal::read(rest).filter(|(_, length)| ends(&rest[*length..]));
            return match read {
                Some((instant, length)) => Ok((Token::Literal(Value::Instant(instant)), length)),
                None => Err(self
                    .source
                    .invalid(start, "expected an instant such as 2026-11-22T09:00:00Z")),
            };
        }
        let sign = usize::from(rest.starts_with('-'));
        let length = sign + name_length(&rest[sign..]);
        let written = &rest[..length];
        let digits = written[sign..].bytes().all(|byte| byte.is_ascii_digit());
        if digits && length > sign {
            return match written.parse() {
                Ok(number) => Ok((Token::Literal(Value::Int(number)), length)),
                Err(_) => Err(self
                    .source
                    .invalid(start, "the number needs more than 64 bits")),
            };
        }
        if written.parse::<f64>().is_ok() {
            let construct = format!("the number {written} with a fraction or exponent");
            return Err(self.source.unsupported(start, construct));
        }
        let why = format!(
            "{} is neither a number, an instant nor a GUID",
            quoted(written)
        );
        Err(self.source.invalid(start, why))
    }
}

/// Bytes of the letters, digits, `_` and `.` at the beginning.
fn name_length(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '.')
        .unwrap_or(text.len())
}

/// Whether a literal may end before `rest`.
fn ends(rest: &str) -> bool {
    !rest.starts_with('-') && name_length(rest) == 0
}

fn guid(rest: &str) -> Option<Uuid> {
    let written = rest.get(..36).filter(|_| ends(&rest[36..]))?;
    Uuid::try_parse(written).ok()
}
