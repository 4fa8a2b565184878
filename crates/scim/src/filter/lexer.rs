//! The words of a filter.

use beffroi_core::failure;

use crate::{limits, refusal};

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name, a keyword or an operator; may hold `:`, `.`, `-`, `_` and `$`.
    Word(String),
    /// A JSON text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenValues,
    /// `]`
    CloseValues,
    /// Nothing follows.
    End,
}

/// Cuts a text into words, one at a time.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> failure::Result<Self> {
        if text.len() > limits::EXPRESSION {
            return Err(refusal::filter(format!(
                "a filter or path must have at most {} bytes",
                limits::EXPRESSION
            )));
        }
        Ok(Self { text, at: 0 })
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The position of the next word in characters, from 1.
    pub(super) fn position(&self) -> usize {
        self.text[..self.at].chars().count() + 1
    }

    /// The next word; [`Token::End`] again and again after the last.
    pub(super) fn read(&mut self) -> failure::Result<Token> {
        let rest = self.rest().trim_start();
        self.at = self.text.len() - rest.len();
        let Some(first) = rest.chars().next() else {
            return Ok(Token::End);
        };
        let single = match first {
            '(' => Some(Token::Open),
            ')' => Some(Token::Close),
            '[' => Some(Token::OpenValues),
            ']' => Some(Token::CloseValues),
            _ => None,
        };
        if let Some(token) = single {
            self.at += 1;
            return Ok(token);
        }
        if first == '"' {
            return self.text_literal(rest);
        }
        let length = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let word = &rest[..length];
        if word.is_empty() {
            let letter = first.escape_debug();
            return Err(self.wrong(&format!("unexpected character '{letter}'")));
        }
        let number = first.is_ascii_digit() || (first == '-' && length > 1);
        if number && word[1..].bytes().all(|byte| byte.is_ascii_digit()) {
            let Ok(number) = word.parse() else {
                return Err(self.wrong("the number needs more than 64 bits"));
            };
            self.at += length;
            return Ok(Token::Int(number));
        }
        self.at += length;
        Ok(Token::Word(word.to_owned()))
    }

    /// A text as JSON writes it.
    fn text_literal(&mut self, rest: &str) -> failure::Result<Token> {
        let mut escaped = false;
        let end = rest.char_indices().skip(1).find(|(_, letter)| {
            let closes = *letter == '"' && !escaped;
            escaped = *letter == '\\' && !escaped;
            closes
        });
        let Some((end, _)) = end else {
            return Err(self.wrong("the text that begins here lacks its closing quote"));
        };
        let Ok(text) = serde_json::from_str(&rest[..=end]) else {
            return Err(self.wrong("the text that begins here is none as JSON writes it"));
        };
        self.at += end + 1;
        Ok(Token::Text(text))
    }

    /// The refusal of what comes next.
    pub(super) fn wrong(&self, why: &str) -> beffroi_core::Failure {
        let place = self.position();
        refusal::filter(format!("filter, character {place}: {why}"))
    }
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || "_-$:.".contains(letter)
}
