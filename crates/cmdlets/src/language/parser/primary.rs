use super::super::ast::{Block, Expr, Statement, StatementKind, Step};
use super::super::letters::{is_double_quote, is_name, is_single_quote};
use super::{Parser, Result};
use crate::value::{Value, number_from_text};

impl Parser<'_> {
    /// A value with what is reached through it: `$x.Name`, `(Get-Y).Count`, `$z[0]`.
    pub(super) fn postfix(&mut self) -> Result<Expr> {
        let target = self.primary()?;
        let mut steps = Vec::new();
        loop {
            let start = self.cursor.at();
            match self.cursor.peek() {
                Some('[') => {
                    self.cursor.next();
                    self.cursor.skip_lines();
                    let index = self.expression()?;
                    self.cursor.skip_lines();
                    self.close(']', start)?;
                    steps.push(Step::Index(index));
                }
                Some('.') if self.member_comes() => {
                    self.cursor.next();
                    steps.push(self.member()?);
                }
                _ => break,
            }
        }
        if steps.is_empty() {
            return Ok(target);
        }
        let target = Box::new(target);
        Ok(Expr::Path { target, steps })
    }

    fn member_comes(&self) -> bool {
        self.cursor.peek_second().is_some_and(|next| {
            is_name(next)
                || matches!(next, '$' | '(')
                || is_single_quote(next)
                || is_double_quote(next)
        })
    }

    fn member(&mut self) -> Result<Step> {
        let name = match self.cursor.peek() {
            Some('$' | '(') => {
                let name = self.deeper(Self::primary)?;
                return Ok(Step::Computed(name));
            }
            Some(letter) if is_single_quote(letter) || is_double_quote(letter) => {
                match self.quoted()? {
                    Expr::Literal(Value::String(name)) => name,
                    computed => return Ok(Step::Computed(computed)),
                }
            }
            _ => self.cursor.take_while(is_name).to_owned(),
        };
        let start = self.cursor.at();
        if !self.cursor.take('(') {
            return Ok(Step::Member(name));
        }
        let mut arguments = Vec::new();
        loop {
            self.cursor.skip_lines();
            if self.cursor.peek() == Some(')') || self.cursor.peek().is_none() {
                break;
            }
            // The comma parts arguments here, so a list comes back as several.
            match self.expression()? {
                Expr::List(several) => arguments.extend(several),
                one => arguments.push(one),
            }
            self.cursor.skip_lines();
            if !self.cursor.take(',') {
                break;
            }
        }
        self.close(')', start)?;
        Ok(Step::Call { name, arguments })
    }

    fn primary(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        let Some(first) = self.cursor.peek() else {
            return Err(self.unexpected());
        };
        match first {
            '$' if self.cursor.peek_second() == Some('(') => {
                self.cursor.take_text("$(");
                let body = self.deeper(|parser| parser.statements(Some((')', start))))?;
                Ok(Expr::Script(body))
            }
            '$' => self.variable(),
            '(' => {
                self.cursor.next();
                let pipeline = self.enclosed_pipeline(start)?;
                Ok(Expr::Paren(Box::new(pipeline)))
            }
            '{' => self.block(),
            '@' => match self.cursor.peek_second() {
                Some('(') => {
                    self.cursor.take_text("@(");
                    let body = self.deeper(|parser| parser.statements(Some((')', start))))?;
                    Ok(Expr::Array(body))
                }
                Some('{') => self.deeper(Self::hash),
                Some(quote) if is_single_quote(quote) || is_double_quote(quote) => self.here_text(),
                _ => Err(self.unexpected()),
            },
            '0'..='9' | '.' => self.number(),
            letter if is_single_quote(letter) || is_double_quote(letter) => self.quoted(),
            _ => Err(self.unexpected()),
        }
    }

    fn number(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        self.cursor
            .take_while(|letter| letter.is_ascii_alphanumeric());
        let fraction = self
            .cursor
            .peek_second()
            .is_some_and(|next| next.is_ascii_digit());
        if self.cursor.peek() == Some('.') && fraction {
            self.cursor.next();
            self.cursor
                .take_while(|letter| letter.is_ascii_alphanumeric());
        }
        let Some(value) = number_from_text(self.cursor.since(start)) else {
            self.cursor.back_to(start);
            return Err(self.unexpected());
        };
        Ok(Expr::Literal(value))
    }

    fn variable(&mut self) -> Result<Expr> {
        let name = self.variable_name()?;
        Ok(match name.as_str() {
            "true" => Expr::Literal(Value::Bool(true)),
            "false" => Expr::Literal(Value::Bool(false)),
            "null" => Expr::Literal(Value::Null),
            _ => Expr::Variable(name),
        })
    }

    /// The name of a variable in small letters, without what says where it lives.
    pub(super) fn variable_name(&mut self) -> Result<String> {
        let start = self.cursor.at();
        if !self.cursor.take('$') {
            return Err(self.unexpected());
        }
        let name = if self.cursor.take('{') {
            let name = self
                .cursor
                .take_while(|letter| letter != '}' && letter != '{');
            self.close('}', start)?;
            name.to_lowercase()
        } else {
            let name = self.cursor.take_while(is_name).to_lowercase();
            let scoped = ["global", "script", "local", "private"].contains(&name.as_str());
            if scoped && self.cursor.peek() == Some(':') {
                self.cursor.next();
                self.cursor.take_while(is_name).to_lowercase()
            } else {
                name
            }
        };
        match name.as_str() {
            "" => Err(self.error_at(start, "MissingVariableName", "The variable has no name.")),
            "psitem" => Ok("_".to_owned()),
            _ => Ok(name),
        }
    }

    fn block(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        self.cursor.next();
        let body = self.deeper(|parser| parser.statements(Some(('}', start))))?;
        let text = self.cursor.since(start + 1);
        let text = text.strip_suffix('}').unwrap_or(text).into();
        Ok(Expr::Block(Block { body, text }))
    }

    /// `@{ Name = value; … }`.
    fn hash(&mut self) -> Result<Expr> {
        let start = self.cursor.at();
        self.cursor.take_text("@{");
        let mut entries = Vec::new();
        loop {
            self.cursor.skip_separators();
            match self.cursor.peek() {
                Some('}') => {
                    self.cursor.next();
                    return Ok(Expr::Hash(entries));
                }
                None => {
                    let message = "The hash literal was incomplete.";
                    return Err(self.error_at(start, "IncompleteHashLiteral", message));
                }
                _ => {}
            }
            let key = self.hash_key()?;
            self.cursor.skip_lines();
            if !self.cursor.take('=') {
                let message = "Missing '=' operator after key in hash literal.";
                return Err(self.error_at(self.cursor.at(), "MissingEqualsInHashLiteral", message));
            }
            self.cursor.skip_lines();
            let at = self.cursor.at();
            let pipeline = self.deeper(Self::pipeline)?;
            let kind = StatementKind::Pipeline(pipeline);
            entries.push((key, Statement { at, kind }));
            self.cursor.skip_spaces();
            match self.cursor.peek() {
                None | Some('}' | ';' | '\n' | '\r') => {}
                _ => return Err(self.unexpected()),
            }
        }
    }

    fn hash_key(&mut self) -> Result<Expr> {
        let name = self
            .cursor
            .take_while(|letter| is_name(letter) || letter == '-');
        if name.is_empty() {
            return self.deeper(Self::postfix);
        }
        Ok(Expr::Literal(Value::from(name)))
    }
}
