use futures_util::future::BoxFuture;

use super::limits::Turn;
use super::outcome::Interrupt;
use super::run::Run;
use crate::language::ast::{Cast, Expr, Part, Statement, Unary};
use crate::value::{Object, Shape, Value};

impl<C: Sync> Run<'_, C> {
    /// The value of an expression.
    pub(super) fn eval<'s>(
        &'s mut self,
        expr: &'s Expr,
    ) -> BoxFuture<'s, Result<Value, Interrupt>> {
        Box::pin(async move {
            let turn = self.budget.step()?;
            Turn(turn).await;
            self.budget.enter()?;
            let value = match expr {
                Expr::Literal(value) | Expr::Number { value, .. } => value.clone(),
                Expr::Variable(name) => self.variable(name)?.clone(),
                Expr::Block(block) => Value::Block(block.clone()),
                Expr::Chain { first, rest } => self.chain(first, rest).await?,
                Expr::Path { target, steps } => self.path(target, steps).await?,
                Expr::Unary { op, operand } => {
                    let operand = self.eval(operand).await?;
                    unary(*op, operand)?
                }
                Expr::Paren(pipeline) => self.value_of(pipeline).await?,
                Expr::List(exprs) => self.list(exprs).await?,
                Expr::Expandable(parts) => self.expanded(parts).await?,
                Expr::Hash(entries) => self.table(entries).await?,
                Expr::Array(body) => {
                    let mut values = Vec::new();
                    self.body(body, &mut values).await?;
                    Value::List(values)
                }
                Expr::Script(body) => {
                    let mut values = Vec::new();
                    self.body(body, &mut values).await?;
                    Value::gathered(values)
                }
            };
            self.budget.leave();
            self.budget.made(&value)?;
            Ok(value)
        })
    }

    /// A variable. Heavier than what is left is refused before it is copied.
    pub(super) fn variable(&self, name: &str) -> Result<&Value, Interrupt> {
        let value = match name {
            "_" => &self.item,
            _ => self.variables.get(name).unwrap_or(&Value::Null),
        };
        self.budget.fits(value)?;
        Ok(value)
    }

    async fn list(&mut self, exprs: &[Expr]) -> Result<Value, Interrupt> {
        let mut values = Vec::with_capacity(exprs.len());
        for expr in exprs {
            values.push(self.eval(expr).await?);
        }
        Ok(Value::List(values))
    }

    async fn expanded(&mut self, parts: &[Part]) -> Result<Value, Interrupt> {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Variable(name) if name == "true" => text.push_str("True"),
                Part::Variable(name) if name == "false" => text.push_str("False"),
                Part::Variable(name) => text.push_str(&self.variable(name)?.to_text()),
                Part::Script(body) => {
                    let mut values = Vec::new();
                    self.body(body, &mut values).await?;
                    text.push_str(&Value::List(values).to_text());
                }
            }
            self.budget.room(text.len())?;
        }
        Ok(Value::String(text))
    }

    async fn table(&mut self, entries: &[(Expr, Statement)]) -> Result<Value, Interrupt> {
        let mut table = Object::table();
        for (key, statement) in entries {
            let key = self.eval(key).await?.to_text();
            if table.get(&key).is_some() {
                let message = format!("Duplicate keys '{key}' are not allowed in hash literals.");
                return Err(Interrupt::mistake("DuplicateKeyInHashLiteral", message));
            }
            let crate::language::ast::StatementKind::Pipeline(pipeline) = &statement.kind else {
                continue;
            };
            let value = self.value_of(pipeline).await?;
            table.set(key, value);
        }
        Ok(Value::Object(table))
    }
}

fn unary(op: Unary, operand: Value) -> Result<Value, Interrupt> {
    Ok(match op {
        Unary::Not => Value::Bool(!operand.is_truthy()),
        Unary::Plus => operand.to_number()?,
        Unary::Minus => match operand.to_number()? {
            Value::Int(number) => Value::Int(number.wrapping_neg()),
            number => Value::Float(-number.to_float()?),
        },
        Unary::Comma => Value::List(vec![operand]),
        Unary::Join => {
            let texts: Vec<_> = operand.scattered().iter().map(Value::to_text).collect();
            Value::String(texts.concat())
        }
        Unary::Split => {
            let text = operand.to_text();
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
                .into()
        }
        Unary::Cast(cast) => convert(cast, operand)?,
    })
}

fn convert(cast: Cast, operand: Value) -> Result<Value, Interrupt> {
    Ok(match cast {
        Cast::String => Value::String(operand.to_text()),
        Cast::Int => Value::Int(operand.to_int()?),
        Cast::Double => Value::Float(operand.to_float()?),
        Cast::Bool => Value::Bool(operand.is_truthy()),
        Cast::Date => Value::Date(operand.to_date()?),
        Cast::Guid => Value::Guid(operand.to_guid()?),
        Cast::Array => match operand {
            Value::Null => Value::List(Vec::new()),
            other => Value::List(other.scattered()),
        },
        Cast::Object => match operand {
            Value::Object(object) => Value::Object(object.shaped(Shape::Record)),
            other => other,
        },
    })
}
