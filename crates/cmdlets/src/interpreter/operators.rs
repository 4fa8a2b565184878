use std::cmp::Ordering;

use super::outcome::Interrupt;
use super::run::Run;
use crate::language::ast::{Expr, Op, Operator};
use crate::value::{Value, Wildcard, contains, equal, order};

impl<C: Sync> Run<'_, C> {
    /// Operators of one rank, from left to right. `-and` and `-or` stop as soon as they know.
    pub(super) async fn chain(
        &mut self,
        first: &Expr,
        rest: &[(Operator, Expr)],
    ) -> Result<Value, Interrupt> {
        let mut left = self.eval(first).await?;
        for (operator, expr) in rest {
            let known = match operator.op {
                Op::And => !left.is_truthy(),
                Op::Or => left.is_truthy(),
                _ => false,
            };
            if known {
                left = Value::Bool(left.is_truthy());
                continue;
            }
            let right = self.eval(expr).await?;
            left = self.apply(*operator, left, &right)?;
            self.budget.made(&left)?;
        }
        Ok(left)
    }

    pub(super) fn apply(
        &mut self,
        operator: Operator,
        left: Value,
        right: &Value,
    ) -> Result<Value, Interrupt> {
        match operator.op {
            Op::And => Ok(Value::Bool(left.is_truthy() && right.is_truthy())),
            Op::Or => Ok(Value::Bool(left.is_truthy() || right.is_truthy())),
            Op::Xor => Ok(Value::Bool(left.is_truthy() != right.is_truthy())),
            Op::Contains | Op::NotContains => {
                let found = self.is_among(&left, right, operator.case)?;
                Ok(Value::Bool(found == (operator.op == Op::Contains)))
            }
            Op::In | Op::NotIn => {
                let found = self.is_among(right, &left, operator.case)?;
                Ok(Value::Bool(found == (operator.op == Op::In)))
            }
            Op::Replace => self.replaced(operator, left, right),
            Op::Split => self.split(operator, &left, right),
            Op::Join => {
                let values = left.scattered();
                let separator = right.to_text();
                self.budget
                    .room(separator.len().saturating_mul(values.len()))?;
                let texts: Vec<_> = values.iter().map(Value::to_text).collect();
                Ok(Value::String(texts.join(&separator)))
            }
            Op::Add => self.sum(left, right),
            Op::Subtract | Op::Multiply | Op::Divide | Op::Remainder => {
                calculated(operator.op, &left, right)
            }
            Op::Format => self.formatted(&left.to_text(), right),
            Op::Range => self.range(&left, right),
            _ => self.compared(operator, left, right),
        }
    }

    /// A comparison. A list on the left gives those of its members that fit.
    fn compared(
        &mut self,
        operator: Operator,
        left: Value,
        right: &Value,
    ) -> Result<Value, Interrupt> {
        let Value::List(values) = left else {
            return self.holds(operator, &left, right).map(Value::Bool);
        };
        let mut found = Vec::new();
        for value in values {
            self.budget.work(1)?;
            if self.holds(operator, &value, right)? {
                found.push(value);
            }
        }
        Ok(Value::List(found))
    }

    fn holds(
        &mut self,
        operator: Operator,
        left: &Value,
        right: &Value,
    ) -> Result<bool, Interrupt> {
        let case = operator.case;
        let stands = |wanted: &[Ordering]| match order(left, right, case) {
            Ok(order) => Ok(wanted.contains(&order)),
            Err(error) => {
                let message = format!(
                    "Could not compare \"{}\" to \"{}\". Error: \"{error}\"",
                    left.to_text(),
                    right.to_text()
                );
                Err(Interrupt::mistake("ComparisonFailure", message))
            }
        };
        match operator.op {
            Op::Eq => Ok(equal(left, right, case)),
            Op::Ne => Ok(!equal(left, right, case)),
            Op::Gt => stands(&[Ordering::Greater]),
            Op::Ge => stands(&[Ordering::Greater, Ordering::Equal]),
            Op::Lt => stands(&[Ordering::Less]),
            Op::Le => stands(&[Ordering::Less, Ordering::Equal]),
            Op::Like | Op::NotLike => {
                let (text, pattern) = (left.to_text(), right.to_text());
                let cost = text.len().saturating_mul(pattern.len()) / 1024;
                self.budget.work(cost as u64)?;
                let found = Wildcard::new(&pattern, case).matches(&text);
                Ok(found == (operator.op == Op::Like))
            }
            Op::Match | Op::NotMatch => {
                let text = left.to_text();
                self.budget.work(text.len() as u64 / 64)?;
                let found = self.regexes.get(&right.to_text(), case)?.is_match(&text);
                Ok(found == (operator.op == Op::Match))
            }
            _ => Ok(false),
        }
    }

    fn is_among(&mut self, list: &Value, wanted: &Value, case: bool) -> Result<bool, Interrupt> {
        if let Value::List(values) = list {
            self.budget.work(values.len() as u64 / 16)?;
        }
        Ok(contains(list, wanted, case))
    }

    /// `'text' -replace 'pattern', 'replacement'`.
    fn replaced(
        &mut self,
        operator: Operator,
        left: Value,
        right: &Value,
    ) -> Result<Value, Interrupt> {
        let (pattern, replacement) = match right {
            Value::List(pair) => (
                pair.first().map(Value::to_text).unwrap_or_default(),
                pair.get(1).map(Value::to_text).unwrap_or_default(),
            ),
            pattern => (pattern.to_text(), String::new()),
        };
        let regex = self.regexes.get(&pattern, operator.case)?;
        let is_list = matches!(left, Value::List(_));
        let mut texts = Vec::new();
        for value in left.scattered() {
            let text = value.to_text();
            let mut replaced = String::new();
            let mut last = 0;
            for captures in regex.captures_iter(&text) {
                let Some(whole) = captures.get(0) else {
                    continue;
                };
                replaced.push_str(&text[last..whole.start()]);
                captures.expand(&replacement, &mut replaced);
                last = whole.end();
                self.budget.work(1)?;
                self.budget.room(replaced.len())?;
            }
            replaced.push_str(&text[last..]);
            texts.push(Value::String(replaced));
        }
        Ok(if is_list {
            Value::List(texts)
        } else {
            Value::gathered(texts)
        })
    }

    fn split(
        &mut self,
        operator: Operator,
        left: &Value,
        right: &Value,
    ) -> Result<Value, Interrupt> {
        let text = left.to_text();
        // Every piece takes room of its own.
        self.budget.room(text.len().saturating_mul(32))?;
        let regex = self.regexes.get(&right.to_text(), operator.case)?;
        let pieces: Vec<_> = regex.split(&text).map(str::to_owned).collect();
        Ok(pieces.into())
    }

    pub(super) fn sum(&mut self, left: Value, right: &Value) -> Result<Value, Interrupt> {
        match left {
            Value::List(mut values) => {
                values.extend(right.clone().scattered());
                Ok(Value::List(values))
            }
            Value::String(mut text) => {
                text.push_str(&right.to_text());
                Ok(Value::String(text))
            }
            Value::Null => Ok(right.clone()),
            Value::Object(mut object) => match right {
                Value::Object(more) => {
                    self.budget
                        .work((object.len() as u64).saturating_mul(more.len() as u64))?;
                    for (name, value) in more.iter() {
                        object.set(name.to_owned(), value.clone());
                    }
                    Ok(Value::Object(object))
                }
                _ => Err(object_is_no_number()),
            },
            left => calculated(Op::Add, &left, right),
        }
    }

    fn range(&mut self, left: &Value, right: &Value) -> Result<Value, Interrupt> {
        let (from, to) = (left.to_int()?, right.to_int()?);
        let count = usize::try_from(from.abs_diff(to)).unwrap_or(usize::MAX);
        self.budget.room(count.saturating_mul(64))?;
        Ok(Value::List(if from <= to {
            (from..=to).map(Value::Int).collect()
        } else {
            (to..=from).rev().map(Value::Int).collect()
        }))
    }
}

fn object_is_no_number() -> Interrupt {
    let message = "A hash table can only be added to another hash table.";
    Interrupt::mistake("AddHashTableToNonHashTable", message)
}

fn calculated(op: Op, left: &Value, right: &Value) -> Result<Value, Interrupt> {
    if let (Op::Subtract, Value::Date(_), Value::Date(_)) = (op, left, right) {
        let message = "Subtracting one date from another is not offered here.";
        return Err(Interrupt::mistake("NotSupported", message));
    }
    let (left, right) = (left.to_number()?, right.to_number()?);
    if matches!(op, Op::Divide | Op::Remainder) && right == Value::Int(0) {
        let message = "Attempted to divide by zero.";
        return Err(Interrupt::mistake("RuntimeException", message));
    }
    if let (Value::Int(left), Value::Int(right)) = (&left, &right) {
        let (left, right) = (*left, *right);
        let whole = match op {
            Op::Add => left.checked_add(right),
            Op::Subtract => left.checked_sub(right),
            Op::Multiply => left.checked_mul(right),
            Op::Divide if left.checked_rem(right) == Some(0) => left.checked_div(right),
            Op::Remainder => left.checked_rem(right),
            _ => None,
        };
        if let Some(whole) = whole {
            return Ok(Value::Int(whole));
        }
    }
    let (left, right) = (left.to_float()?, right.to_float()?);
    Ok(Value::Float(match op {
        Op::Add => left + right,
        Op::Subtract => left - right,
        Op::Multiply => left * right,
        Op::Divide => left / right,
        _ => left % right,
    }))
}
