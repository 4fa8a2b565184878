//! The grammar, by recursive descent with one word of lookahead.

use beffroi_core::filter::{Op, Value};
use beffroi_core::{Failure, failure};

use super::lexer::{Lexer, Token};
use super::{AttributePath, Expression};
use crate::{limits, refusal};

const COMPARISONS: [(&str, Op); 9] = [
    ("eq", Op::Eq),
    ("ne", Op::Ne),
    ("co", Op::Contains),
    ("sw", Op::StartsWith),
    ("ew", Op::EndsWith),
    ("gt", Op::Gt),
    ("ge", Op::Ge),
    ("lt", Op::Lt),
    ("le", Op::Le),
];

/// Reads a filter.
///
/// # Errors
/// `invalidFilter` with the place (in characters, from 1) and what was expected there.
pub fn parse(text: &str) -> failure::Result<Expression> {
    let mut parser = Parser::new(text)?;
    let expression = parser.or(0)?;
    match parser.next {
        Token::End => Ok(expression),
        _ => Err(parser.expected("and, or, or the end")),
    }
}

/// A path of a PATCH: name, condition on its values, part behind the condition.
pub(crate) type FilteredPath = (String, Option<Expression>, Option<String>);

/// Reads `emails[type eq "work"].value`: what stands before, between and behind the brackets.
pub(crate) fn parse_path_with_filter(text: &str) -> failure::Result<FilteredPath> {
    let mut parser = Parser::new(text)?;
    let Token::Word(name) = parser.next.clone() else {
        return Err(parser.expected("an attribute"));
    };
    parser.advance()?;
    let mut condition = None;
    if parser.next == Token::OpenValues {
        parser.advance()?;
        condition = Some(parser.or(1)?);
        parser.take(&Token::CloseValues, "']'")?;
    }
    match parser.next.clone() {
        Token::End => Ok((name, condition, None)),
        Token::Word(part) if condition.is_some() && part.starts_with('.') => {
            parser.advance()?;
            match parser.next {
                Token::End => Ok((name, condition, Some(part[1..].to_owned()))),
                _ => Err(parser.expected("the end")),
            }
        }
        _ => Err(parser.expected("'[' or the end")),
    }
}

/// Reads one filter.
struct Parser<'a> {
    lexer: Lexer<'a>,
    next: Token,
    /// Where `next` begins.
    place: usize,
    terms: usize,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(text: &'a str) -> failure::Result<Self> {
        let mut parser = Self {
            lexer: Lexer::new(text)?,
            next: Token::End,
            place: 1,
            terms: 0,
        };
        parser.advance()?;
        Ok(parser)
    }

    fn or(&mut self, depth: usize) -> failure::Result<Expression> {
        let mut parts = vec![self.and(depth)?];
        while self.take_keyword("or")? {
            parts.push(self.and(depth)?);
        }
        Ok(joined(parts, Expression::Or))
    }

    fn and(&mut self, depth: usize) -> failure::Result<Expression> {
        let mut parts = vec![self.unary(depth)?];
        while self.take_keyword("and")? {
            parts.push(self.unary(depth)?);
        }
        Ok(joined(parts, Expression::And))
    }

    fn unary(&mut self, depth: usize) -> failure::Result<Expression> {
        if depth > limits::DEPTH {
            let most = limits::DEPTH;
            return Err(self.refuse(&format!("at most {most} conditions within each other")));
        }
        if self.next == Token::Open {
            self.advance()?;
            let inner = self.or(depth + 1)?;
            self.take(&Token::Close, "and, or, or ')'")?;
            return Ok(inner);
        }
        let Token::Word(name) = self.next.clone() else {
            return Err(self.expected("an attribute, not, or '('"));
        };
        self.advance()?;
        if name.eq_ignore_ascii_case("not") && self.next == Token::Open {
            self.advance()?;
            let inner = self.or(depth + 1)?;
            self.take(&Token::Close, "and, or, or ')'")?;
            return Ok(Expression::Not(Box::new(inner)));
        }
        self.term(&name, depth)
    }

    /// What follows the name of an attribute.
    fn term(&mut self, name: &str, depth: usize) -> failure::Result<Expression> {
        let path = self.path(name)?;
        self.terms += 1;
        if self.terms > limits::TERMS {
            let most = limits::TERMS;
            return Err(self.refuse(&format!("at most {most} comparisons")));
        }
        if self.next == Token::OpenValues {
            self.advance()?;
            let inner = self.or(depth + 1)?;
            self.take(&Token::CloseValues, "']'")?;
            return Ok(Expression::Values(path, Box::new(inner)));
        }
        if self.take_keyword("pr")? {
            return Ok(Expression::Present(path));
        }
        for (word, op) in COMPARISONS {
            if self.take_keyword(word)? {
                return Ok(Expression::Compare(path, op, self.literal()?));
            }
        }
        Err(self.expected("eq, ne, co, sw, ew, gt, ge, lt, le, pr or '['"))
    }

    fn path(&self, name: &str) -> failure::Result<AttributePath> {
        attribute_path(name).ok_or_else(|| {
            let name: String = name.chars().take(60).collect();
            self.refuse(&format!("'{name}' is no name of an attribute"))
        })
    }

    fn literal(&mut self) -> failure::Result<Value> {
        let value = match &self.next {
            Token::Text(text) => Value::Text(text.clone()),
            Token::Int(number) => Value::Int(*number),
            Token::Word(word) => match word.to_ascii_lowercase().as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                "null" => Value::Null,
                _ => {
                    return Err(
                        self.expected("a text in double quotes, a number, true, false or null")
                    );
                }
            },
            _ => {
                return Err(self.expected("a text in double quotes, a number, true, false or null"));
            }
        };
        self.advance()?;
        Ok(value)
    }

    fn advance(&mut self) -> failure::Result<()> {
        self.next = self.lexer.read()?;
        // The word itself has been read: its place is before what is left, less its own length.
        self.place = self.lexer.position();
        Ok(())
    }

    fn take(&mut self, token: &Token, wanted: &str) -> failure::Result<()> {
        if self.next == *token {
            self.advance()
        } else {
            Err(self.expected(wanted))
        }
    }

    fn take_keyword(&mut self, keyword: &str) -> failure::Result<bool> {
        let found = matches!(&self.next, Token::Word(word) if word.eq_ignore_ascii_case(keyword));
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn expected(&self, wanted: &str) -> Failure {
        let found = match &self.next {
            Token::Word(word) | Token::Text(word) => {
                let word: String = word.chars().take(40).collect();
                format!("'{word}'")
            }
            Token::Int(number) => format!("the number {number}"),
            Token::Open => "'('".to_owned(),
            Token::Close => "')'".to_owned(),
            Token::OpenValues => "'['".to_owned(),
            Token::CloseValues => "']'".to_owned(),
            Token::End => "the end".to_owned(),
        };
        self.refuse(&format!("expected {wanted}, found {found}"))
    }

    fn refuse(&self, why: &str) -> Failure {
        refusal::filter(format!("filter, before character {}: {why}", self.place))
    }
}

/// `urn:…:User:name.givenName`, `name.givenName` or `userName`.
pub(crate) fn attribute_path(text: &str) -> Option<AttributePath> {
    let (schema, rest) = match text.rsplit_once(':') {
        Some((schema, rest)) => (Some(schema), rest),
        None => (None, text),
    };
    let (name, part) = match rest.split_once('.') {
        Some((name, part)) => (name, Some(part)),
        None => (rest, None),
    };
    let is_name = |name: &str| {
        !name.is_empty()
            && !name.starts_with(['-', '.'])
            && !name.contains('.')
            && name.len() <= 100
    };
    let urn = schema.is_none_or(|schema| {
        schema
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("urn:"))
    });
    (urn && is_name(name) && part.is_none_or(is_name)).then(|| AttributePath {
        schema: schema.map(str::to_owned),
        name: name.to_owned(),
        part: part.map(str::to_owned),
    })
}

fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}
