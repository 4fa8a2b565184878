//! The words of a rule and where they stand.

use super::Mistake;

/// One word of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// `user.department`, `null`, `true`, and operators with or without their hyphen.
    Word(String),
    /// A text in quotes, without them.
    Text(String),
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
}

impl Token {
    /// The word as a refusal names it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Word(word) => format!("'{word}'"),
            Self::Text(text) => format!("the text \"{text}\""),
            Self::Open => "'('".to_owned(),
            Self::Close => "')'".to_owned(),
            Self::OpenList => "'['".to_owned(),
            Self::CloseList => "']'".to_owned(),
            Self::Comma => "','".to_owned(),
        }
    }
}

/// A word and the character where it begins, from 1.
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: usize,
}

pub(super) fn tokens(rule: &str) -> Result<Vec<Placed>, Mistake> {
    let mut tokens = Vec::new();
    let mut rest = (1..).zip(rule.chars()).peekable();
    while let Some((at, first)) = rest.next() {
        let token = match first {
            _ if first.is_whitespace() => continue,
            '(' => Token::Open,
            ')' => Token::Close,
            '[' => Token::OpenList,
            ']' => Token::CloseList,
            ',' => Token::Comma,
            '"' | '\'' => Token::Text(quoted(first, at, &mut rest)?),
            _ if is_word(first) => {
                let mut word = String::from(first);
                while let Some((_, next)) = rest.next_if(|(_, next)| is_word(*next)) {
                    word.push(next);
                }
                Token::Word(word)
            }
            _ => {
                return Err(Mistake {
                    at,
                    why: format!("'{}' has no meaning here", first.escape_debug()),
                });
            }
        };
        tokens.push(Placed { token, at });
    }
    Ok(tokens)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "-._$".contains(c)
}

/// Reads up to the closing quote: it stands inside as `` `" `` or twice.
fn quoted(
    quote: char,
    at: usize,
    rest: &mut std::iter::Peekable<impl Iterator<Item = (usize, char)>>,
) -> Result<String, Mistake> {
    let mut text = String::new();
    while let Some((_, next)) = rest.next() {
        if next == '`'
            && let Some((_, escaped)) = rest.next_if(|(_, c)| *c == '`' || *c == quote)
        {
            text.push(escaped);
        } else if next != quote {
            text.push(next);
        } else if rest.next_if(|(_, c)| *c == quote).is_some() {
            text.push(quote);
        } else {
            return Ok(text);
        }
    }
    Err(Mistake {
        at,
        why: "the quote that begins here is never closed".to_owned(),
    })
}
