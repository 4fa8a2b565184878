//! The grammar, by recursive descent with one word of lookahead.

use beffroi_core::filter::{ITEM, Op, Value};
use beffroi_core::{Failure, Filter, failure};

use super::lexer::{Lexeme, Lexer, Token};
use crate::refusal::{Source, quoted};

const COMPARISONS: [(&str, Op); 6] = [
    ("eq", Op::Eq),
    ("ne", Op::Ne),
    ("gt", Op::Gt),
    ("ge", Op::Ge),
    ("lt", Op::Lt),
    ("le", Op::Le),
];
const FUNCTIONS: [(&str, Op); 3] = [
    ("startsWith", Op::StartsWith),
    ("endsWith", Op::EndsWith),
    ("contains", Op::Contains),
];
const LAMBDAS: [&str; 2] = ["any", "all"];
/// Operators of OData that are not offered, and what they are.
const OTHER_OPERATORS: [(&str, &str); 7] = [
    ("add", "arithmetic"),
    ("sub", "arithmetic"),
    ("mul", "arithmetic"),
    ("div", "arithmetic"),
    ("divby", "arithmetic"),
    ("mod", "arithmetic"),
    ("has", "flags"),
];

/// Reads one filter.
pub(super) struct Parser<'a> {
    source: Source<'a>,
    lexer: Lexer<'a>,
    next: Lexeme<'a>,
    terms: usize,
    /// The variable of the lambda that is being read.
    variable: Option<&'a str>,
}

/// What a path leads to.
enum Operand {
    Property(String),
    Lambda(Filter),
}

impl<'a> Parser<'a> {
    pub(super) fn new(source: Source<'a>) -> failure::Result<Self> {
        let mut lexer = Lexer::new(source);
        let next = lexer.read()?;
        Ok(Self {
            source,
            lexer,
            next,
            terms: 0,
            variable: None,
        })
    }

    /// The whole text.
    pub(super) fn filter(mut self) -> failure::Result<Filter> {
        let filter = self.or(0)?;
        match self.next.token {
            Token::End => Ok(filter),
            _ => Err(self.unexpected("and, or, or the end")),
        }
    }

    fn or(&mut self, depth: usize) -> failure::Result<Filter> {
        let first = self.and(depth)?;
        let mut parts = vec![first];
        while self.take_keyword("or")? {
            parts.push(self.and(depth)?);
        }
        Ok(joined(parts, Filter::Or))
    }

    fn and(&mut self, depth: usize) -> failure::Result<Filter> {
        let first = self.unary(depth)?;
        let mut parts = vec![first];
        while self.take_keyword("and")? {
            parts.push(self.unary(depth)?);
        }
        Ok(joined(parts, Filter::And))
    }

    fn unary(&mut self, depth: usize) -> failure::Result<Filter> {
        let start = self.next.start;
        if self.take_keyword("not")? {
            let depth = self.source.deeper(start, depth)?;
            return Ok(Filter::Not(Box::new(self.unary(depth)?)));
        }
        match self.next.token {
            Token::Open => {
                let depth = self.source.deeper(start, depth)?;
                self.advance()?;
                let inner = self.or(depth)?;
                self.take(&Token::Close, "and, or, or ')'")?;
                self.compared_with_truth(inner)
            }
            Token::Name(name) => {
                self.advance()?;
                if self.next.token == Token::Open {
                    let call = self.function(name, start)?;
                    return self.compared_with_truth(call);
                }
                match self.operand(name, start, depth)? {
                    Operand::Property(path) => self.comparison(path),
                    Operand::Lambda(lambda) => self.compared_with_truth(lambda),
                }
            }
            _ => Err(self.unexpected("a property, a function, not, or '('")),
        }
    }

    /// `… eq true` after something that is a condition already.
    fn compared_with_truth(&mut self, condition: Filter) -> failure::Result<Filter> {
        let equal = if self.take_keyword("eq")? {
            true
        } else if self.take_keyword("ne")? {
            false
        } else {
            return Ok(condition);
        };
        let start = self.next.start;
        match self.literal(0)? {
            Value::Bool(truth) if truth == equal => Ok(condition),
            Value::Bool(_) => Ok(Filter::Not(Box::new(condition))),
            _ => Err(self.source.invalid(start, "expected true or false")),
        }
    }

    /// What stands between the parentheses of a function, which come next.
    fn function(&mut self, name: &str, start: usize) -> failure::Result<Filter> {
        let known = FUNCTIONS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        let Some((_, op)) = known else {
            return Err(self.source.unsupported(start, construct_of_call(name)));
        };
        self.source.count_term(start, &mut self.terms)?;
        self.advance()?;
        let start = self.next.start;
        let Token::Name(first) = self.next.token else {
            return Err(self.unexpected("a property"));
        };
        self.advance()?;
        if self.next.token == Token::Open {
            return Err(self.source.unsupported(start, construct_of_call(first)));
        }
        let path = self.path(first, start)?;
        self.take(&Token::Comma, "','")?;
        let start = self.next.start;
        let literal = self.literal(0)?;
        if !matches!(literal, Value::Text(_)) {
            return Err(self.source.invalid(start, "expected text in single quotes"));
        }
        self.take(&Token::Close, "')'")?;
        Ok(Filter::Compare(path, *op, literal))
    }

    /// The rest of `a/b/c` after its first name, where only a property will do.
    fn path(&mut self, first: &'a str, start: usize) -> failure::Result<String> {
        match self.operand(first, start, 0)? {
            Operand::Property(path) => Ok(path),
            Operand::Lambda(_) => Err(self.source.invalid(start, "expected a property")),
        }
    }

    /// The rest of `a/b/c`, or of `a/b/any(…)`, after its first name.
    fn operand(&mut self, first: &'a str, start: usize, depth: usize) -> failure::Result<Operand> {
        self.refuse_cast(first, start)?;
        let mut names = vec![first];
        while self.next.token == Token::Slash {
            self.advance()?;
            let start = self.next.start;
            if self.next.token == Token::Reserved("$count") && self.variable.is_none() {
                self.advance()?;
                let path = self.item_path(&names, start)?;
                return Ok(Operand::Lambda(self.counted(path)?));
            }
            let Token::Name(name) = self.next.token else {
                return Err(self.unexpected("a property"));
            };
            self.refuse_cast(name, start)?;
            self.advance()?;
            if self.next.token == Token::Open {
                let every = match LAMBDAS
                    .iter()
                    .position(|known| known.eq_ignore_ascii_case(name))
                {
                    Some(place) if self.variable.is_none() => place == 1,
                    _ => return Err(self.source.unsupported(start, construct_of_call(name))),
                };
                let depth = self.source.deeper(start, depth)?;
                return Ok(Operand::Lambda(self.lambda(
                    names.join("/"),
                    every,
                    depth,
                )?));
            }
            names.push(name);
        }
        self.item_path(&names, start).map(Operand::Property)
    }

    /// A path as a condition names it: inside a lambda, without the variable.
    fn item_path(&self, names: &[&str], start: usize) -> failure::Result<String> {
        match (self.variable, names) {
            (None, names) => Ok(names.join("/")),
            (Some(variable), [first]) if *first == variable => Ok(ITEM.to_owned()),
            (Some(variable), [first, rest @ ..]) if *first == variable => Ok(rest.join("/")),
            (Some(variable), _) => {
                let why = format!("expected the variable {} first", quoted(variable));
                Err(self.source.invalid(start, why))
            }
        }
    }

    /// What stands between the parentheses of `any` and `all`, which come next.
    fn lambda(&mut self, path: String, every: bool, depth: usize) -> failure::Result<Filter> {
        self.source.count_term(self.next.start, &mut self.terms)?;
        self.advance()?;
        if !every && self.next.token == Token::Close {
            self.advance()?;
            return Ok(Filter::Any(path, None));
        }
        let Token::Name(variable) = self.next.token else {
            return Err(self.unexpected("a variable such as 'c'"));
        };
        self.advance()?;
        self.take(&Token::Colon, "':'")?;
        self.variable = Some(variable);
        let condition = Box::new(self.or(depth)?);
        self.variable = None;
        self.take(&Token::Close, "and, or, or ')'")?;
        Ok(if every {
            Filter::All(path, condition)
        } else {
            Filter::Any(path, Some(condition))
        })
    }

    /// What stands behind `a/$count`: whether the collection has items.
    fn counted(&mut self, path: String) -> failure::Result<Filter> {
        let start = self.next.start;
        let mut op = None;
        for (name, one) in COMPARISONS {
            if op.is_none() && self.take_keyword(name)? {
                op = Some(one);
            }
        }
        let Some(op) = op else {
            return Err(self.unexpected("eq, ne, gt, ge, lt or le"));
        };
        self.source.count_term(start, &mut self.terms)?;
        let some = Filter::Any(path, None);
        match (op, self.literal(0)?) {
            (Op::Ne | Op::Gt, Value::Int(0)) | (Op::Ge, Value::Int(1)) => Ok(some),
            (Op::Eq | Op::Le, Value::Int(0)) | (Op::Lt, Value::Int(1)) => {
                Ok(Filter::Not(Box::new(some)))
            }
            _ => Err(self.source.unsupported(
                start,
                "$count that is compared with anything but 0".to_owned(),
            )),
        }
    }

    fn refuse_cast(&self, name: &str, start: usize) -> failure::Result<()> {
        if name.contains('.') {
            let construct = format!("the type {}", quoted(name));
            return Err(self.source.unsupported(start, construct));
        }
        Ok(())
    }

    fn comparison(&mut self, path: String) -> failure::Result<Filter> {
        let start = self.next.start;
        if self.take_keyword("in")? {
            return Ok(Filter::In(path, self.list()?));
        }
        for (name, op) in COMPARISONS {
            if self.take_keyword(name)? {
                self.source.count_term(start, &mut self.terms)?;
                return Ok(Filter::Compare(path, op, self.literal(0)?));
            }
        }
        Err(self.unexpected("eq, ne, gt, ge, lt, le or in"))
    }

    fn list(&mut self) -> failure::Result<Vec<Value>> {
        self.take(&Token::Open, "'('")?;
        let mut literals = Vec::new();
        loop {
            self.source.count_term(self.next.start, &mut self.terms)?;
            literals.push(self.literal(0)?);
            if self.next.token != Token::Comma {
                self.take(&Token::Close, "',' or ')'")?;
                return Ok(literals);
            }
            self.advance()?;
        }
    }

    fn literal(&mut self, depth: usize) -> failure::Result<Value> {
        let Lexeme { token, start, end } = self.next.clone();
        match token {
            Token::Open => {
                let depth = self.source.deeper(start, depth)?;
                self.advance()?;
                let literal = self.literal(depth)?;
                self.take(&Token::Close, "')'")?;
                Ok(literal)
            }
            Token::Literal(value) => {
                self.advance()?;
                Ok(value)
            }
            Token::Name(name) => {
                let Some(value) = constant(name) else {
                    return Err(self.not_a_literal(name, start, end));
                };
                self.advance()?;
                Ok(value)
            }
            _ => Err(self.unexpected("a literal")),
        }
    }

    /// The refusal of a name where a literal belongs.
    fn not_a_literal(&self, name: &str, start: usize, end: usize) -> Failure {
        let after = &self.source.text()[end..];
        if after.starts_with('\'') {
            let construct = format!("a literal with the type {}", quoted(name));
            self.source.unsupported(start, construct)
        } else if after.trim_start().starts_with('(') {
            self.source.unsupported(start, construct_of_call(name))
        } else {
            let why = format!(
                "expected a literal, found {} (text goes in single quotes)",
                quoted(name)
            );
            self.source.invalid(start, why)
        }
    }

    /// The refusal of the next word.
    fn unexpected(&self, wanted: &str) -> Failure {
        let start = self.next.start;
        match self.next.token {
            Token::Reserved(name) => self.source.unsupported(start, quoted(name)),
            Token::Name(name) => match other_operator(name) {
                Some((operator, family)) => {
                    let construct = format!("the {family} operator '{operator}'");
                    self.source.unsupported(start, construct)
                }
                None => self.expected(wanted),
            },
            _ => self.expected(wanted),
        }
    }

    fn expected(&self, wanted: &str) -> Failure {
        let why = format!("expected {wanted}, found {}", self.next.token);
        self.source.invalid(self.next.start, why)
    }

    fn advance(&mut self) -> failure::Result<()> {
        self.next = self.lexer.read()?;
        Ok(())
    }

    fn take(&mut self, token: &Token<'_>, wanted: &str) -> failure::Result<()> {
        if self.next.token == *token {
            self.advance()
        } else {
            Err(self.unexpected(wanted))
        }
    }

    fn take_keyword(&mut self, keyword: &str) -> failure::Result<bool> {
        let found =
            matches!(self.next.token, Token::Name(name) if name.eq_ignore_ascii_case(keyword));
        if found {
            self.advance()?;
        }
        Ok(found)
    }
}

fn joined(mut parts: Vec<Filter>, join: fn(Vec<Filter>) -> Filter) -> Filter {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}

fn constant(name: &str) -> Option<Value> {
    [
        ("true", Value::Bool(true)),
        ("false", Value::Bool(false)),
        ("null", Value::Null),
    ]
    .into_iter()
    .find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value))
}

fn other_operator(name: &str) -> Option<(&'static str, &'static str)> {
    OTHER_OPERATORS
        .into_iter()
        .find(|(operator, _)| operator.eq_ignore_ascii_case(name))
}

fn construct_of_call(name: &str) -> String {
    let lambda = LAMBDAS
        .iter()
        .any(|lambda| lambda.eq_ignore_ascii_case(name));
    let what = if lambda {
        "lambda operator"
    } else {
        "function"
    };
    format!("the {what} {}", quoted(name))
}
