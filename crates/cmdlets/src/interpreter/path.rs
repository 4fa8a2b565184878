//! `target.member[index].Method()`.

use super::methods;
use super::outcome::Interrupt;
use super::run::Run;
use crate::language::ast::{Expr, Step};
use crate::value::Value;

impl<C: Sync> Run<'_, C> {
    pub(super) async fn path(&mut self, target: &Expr, steps: &[Step]) -> Result<Value, Interrupt> {
        // A property of a variable is read without copying the whole of it.
        let (mut value, rest) = match (target, steps) {
            (Expr::Variable(name), [Step::Member(member), rest @ ..]) => {
                let holder = match name.as_str() {
                    "_" => &self.item,
                    _ => self.variables.get(name).unwrap_or(&Value::Null),
                };
                (holder.member(member), rest)
            }
            _ => (self.eval(target).await?, steps),
        };
        for step in rest {
            self.budget.step()?;
            value = match step {
                Step::Member(name) => value.member(name),
                Step::Computed(expr) => {
                    let name = self.eval(expr).await?.to_text();
                    value.member(&name)
                }
                Step::Index(expr) => {
                    let index = self.eval(expr).await?;
                    self.indexed(&value, &index)?
                }
                Step::Call { name, arguments } => {
                    let mut values = Vec::with_capacity(arguments.len());
                    for argument in arguments {
                        values.push(self.eval(argument).await?);
                    }
                    self.budget.work(1)?;
                    let needed = methods::room(&value, name, &values);
                    self.budget.room(needed)?;
                    methods::call(&value, name, &values)?
                }
            };
        }
        Ok(value)
    }

    /// `$x[0]`, `$x['name']`, `$x[0, 1]`.
    fn indexed(&mut self, value: &Value, index: &Value) -> Result<Value, Interrupt> {
        let Value::List(indexes) = index else {
            return indexed(value, index);
        };
        let mut found = Vec::new();
        for index in indexes {
            let one = indexed(value, index)?;
            // One big member may be asked for many times.
            self.budget.made(&one)?;
            found.push(one);
        }
        Ok(Value::List(found))
    }
}

fn indexed(value: &Value, index: &Value) -> Result<Value, Interrupt> {
    match value {
        Value::Null => Err(Interrupt::mistake(
            "NullArray",
            "Cannot index into a null array.",
        )),
        Value::List(values) => {
            let place = place(index.to_int()?, values.len());
            Ok(place
                .and_then(|place| values.get(place))
                .cloned()
                .unwrap_or_default())
        }
        Value::String(text) => {
            let place = place(index.to_int()?, text.chars().count());
            let letter = place.and_then(|place| text.chars().nth(place));
            Ok(letter.map_or(Value::Null, |letter| Value::String(letter.into())))
        }
        Value::Object(object) if object.get(&index.to_text()).is_some() => {
            Ok(object.get(&index.to_text()).cloned().unwrap_or_default())
        }
        // A single value is a list of one.
        other if *index == Value::Int(0) || *index == Value::Int(-1) => Ok(other.clone()),
        _ => Ok(Value::Null),
    }
}

/// A negative index counts from the end.
fn place(index: i64, length: usize) -> Option<usize> {
    if index >= 0 {
        return usize::try_from(index).ok();
    }
    let back = usize::try_from(index.unsigned_abs()).ok()?;
    length.checked_sub(back)
}
