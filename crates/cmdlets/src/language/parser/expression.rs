use super::super::ast::{Cast, Expr, Op, Operator, Unary};
use super::super::letters::is_dash;
use super::{Parser, Result};
use crate::value::Value;

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Result<Expr> {
        self.deeper(|parser| parser.ranked(0))
    }

    /// Operators of this rank and tighter ones. Calls itself once for each rank at most.
    fn ranked(&mut self, rank: u8) -> Result<Expr> {
        let first = match rank {
            0..=5 => self.ranked(rank + 1)?,
            _ => return self.unary(false),
        };
        let mut rest = Vec::new();
        loop {
            let before = self.cursor.at();
            self.cursor.skip_spaces();
            let Some(operator) = self.operator(rank) else {
                self.cursor.back_to(before);
                break;
            };
            self.cursor.skip_lines();
            if !self.operand_comes() {
                let name = self.cursor.since(operator.at).trim_end();
                let message =
                    format!("You must provide a value expression following the '{name}' operator.");
                return Err(self.error_at(operator.at, "ExpectedValueExpression", message));
            }
            rest.push((operator, self.ranked(rank + 1)?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        let first = Box::new(first);
        Ok(Expr::Chain { first, rest })
    }

    fn operand_comes(&self) -> bool {
        self.cursor.peek().is_some_and(|next| {
            !next.is_alphabetic()
                && !matches!(
                    next,
                    '|' | ')' | '}' | ']' | ';' | '&' | '=' | '*' | '/' | '%'
                )
        })
    }

    /// Takes an operator, if one of this rank comes next.
    fn operator(&mut self, rank: u8) -> Option<Operator> {
        let at = self.cursor.at();
        let fits = |op: Op| (op.rank() == rank).then_some(op);
        if let Some(word) = self.cursor.peek_dashed() {
            let (op, case) = Op::of_word(word)?;
            let op = fits(op)?;
            self.cursor.take_dashed(word);
            return Some(Operator { op, case, at });
        }
        let op = match self.cursor.peek()? {
            '+' => Op::Add,
            '*' => Op::Multiply,
            '/' => Op::Divide,
            '%' => Op::Remainder,
            '.' if self.cursor.peek_second() == Some('.') => Op::Range,
            dash if is_dash(dash) => Op::Subtract,
            _ => return None,
        };
        let op = fits(op)?;
        self.cursor.next();
        if op == Op::Range {
            self.cursor.next();
        }
        let case = false;
        Some(Operator { op, case, at })
    }

    /// A value with what stands before it. A member of a list is `single`: it ends at the comma.
    fn unary(&mut self, single: bool) -> Result<Expr> {
        self.cursor.skip_spaces();
        let start = self.cursor.at();
        let op = match self.cursor.peek() {
            Some('!') => Unary::Not,
            Some(',') => Unary::Comma,
            Some('[') => return self.cast(start, single),
            Some('+') => Unary::Plus,
            Some(dash) if is_dash(dash) => {
                if let Some(word) = self.cursor.peek_dashed() {
                    let op = match word.to_ascii_lowercase().as_str() {
                        "not" => Unary::Not,
                        "join" => Unary::Join,
                        "split" => Unary::Split,
                        _ => return Err(self.unexpected()),
                    };
                    self.cursor.take_dashed(word);
                    self.cursor.skip_lines();
                    return self.operand(op, single);
                }
                Unary::Minus
            }
            _ if single => return self.postfix(),
            _ => return self.comma_list(),
        };
        self.cursor.next();
        self.cursor.skip_lines();
        self.operand(op, single)
    }

    fn operand(&mut self, op: Unary, single: bool) -> Result<Expr> {
        let operand = self.deeper(|parser| parser.unary(single))?;
        // -1 is a number, not a calculation.
        Ok(match (op, operand) {
            (Unary::Minus, Expr::Literal(Value::Int(number))) => {
                Expr::Literal(Value::Int(number.wrapping_neg()))
            }
            (Unary::Minus, Expr::Literal(Value::Float(number))) => {
                Expr::Literal(Value::Float(-number))
            }
            (op, operand) => {
                let operand = Box::new(operand);
                Expr::Unary { op, operand }
            }
        })
    }

    /// `[int]'5'`.
    fn cast(&mut self, start: usize, single: bool) -> Result<Expr> {
        self.cursor.next();
        let name = self
            .cursor
            .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '[' | '_'));
        let listed = self.cursor.take_text("]]") && name.ends_with('[');
        if !listed {
            self.close(']', start)?;
        }
        let short = name.trim_end_matches('[').to_ascii_lowercase();
        let short = short.strip_prefix("system.").unwrap_or(&short);
        let cast = match short {
            _ if listed => Cast::Array,
            "string" => Cast::String,
            "int" | "int32" | "long" | "int64" => Cast::Int,
            "double" | "decimal" | "float" | "single" => Cast::Double,
            "bool" | "boolean" | "switch" => Cast::Bool,
            "datetime" => Cast::Date,
            "guid" => Cast::Guid,
            "array" => Cast::Array,
            "pscustomobject" | "psobject" | "ordered" | "hashtable" => Cast::Object,
            _ => {
                let message = format!("Unable to find type [{name}].");
                return Err(self.error_at(start, "TypeNotFound", message));
            }
        };
        if self.cursor.peek() == Some(':') {
            let message = "Static members are not offered here.";
            return Err(self.error_at(start, "NotSupported", message));
        }
        self.operand(Unary::Cast(cast), single)
    }

    /// `a, b`.
    fn comma_list(&mut self) -> Result<Expr> {
        let first = self.postfix()?;
        let mut list = Vec::new();
        loop {
            let before = self.cursor.at();
            self.cursor.skip_spaces();
            if !self.cursor.take(',') {
                self.cursor.back_to(before);
                break;
            }
            self.cursor.skip_lines();
            if !self.operand_comes() {
                let message = "Missing expression after ','.";
                return Err(self.error_at(before, "MissingExpressionAfterToken", message));
            }
            list.push(self.deeper(|parser| parser.unary(true))?);
        }
        if list.is_empty() {
            return Ok(first);
        }
        list.insert(0, first);
        Ok(Expr::List(list))
    }
}
