use std::cmp::Ordering;

use super::selector::Selector;
use super::{Built, Flow, Host, Stage, Step};
use crate::interpreter::Interrupt;
use crate::registry::Bound;
use crate::value::{Object, Value, order};

#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
struct Measure {
    columns: Vec<Column>,
    sum: bool,
    average: bool,
    minimum: bool,
    maximum: bool,
}

/// What is known of one property, or of the objects themselves.
#[derive(Default)]
struct Column {
    selector: Option<Selector>,
    name: Option<String>,
    count: i64,
    whole: i64,
    sum: f64,
    is_whole: bool,
    minimum: Option<Value>,
    maximum: Option<Value>,
}

pub(super) fn build(bound: &mut Bound) -> Built {
    let all = bound.switch("AllStats");
    let asked = |name: &str| all || bound.switch(name);
    let names = bound.list("Property").unwrap_or_default();
    let mut columns = Vec::new();
    for name in names {
        columns.push(Column {
            selector: Some(Selector::new(name)?),
            name: Some(name.to_text()),
            is_whole: true,
            ..Column::default()
        });
    }
    if columns.is_empty() {
        columns.push(Column {
            is_whole: true,
            ..Column::default()
        });
    }
    Ok(Box::new(Measure {
        columns,
        sum: asked("Sum"),
        average: asked("Average"),
        minimum: asked("Minimum"),
        maximum: asked("Maximum"),
    }))
}

impl Column {
    fn take(&mut self, value: &Value, calculate: bool, compare: bool) -> Result<(), Interrupt> {
        if *value == Value::Null {
            return Ok(());
        }
        self.count += 1;
        if calculate {
            match value.to_number()? {
                Value::Int(number) => match self.whole.checked_add(number) {
                    Some(sum) if self.is_whole => self.whole = sum,
                    _ => self.is_whole = false,
                },
                _ => self.is_whole = false,
            }
            self.sum += value.to_float()?;
        }
        if compare {
            let value = match value {
                Value::String(text) => value.to_number().unwrap_or_else(|_| text.clone().into()),
                other => other.clone(),
            };
            let beats = |held: &Option<Value>, wanted: Ordering| match held {
                Some(held) => order(&value, held, false).is_ok_and(|order| order == wanted),
                None => true,
            };
            if beats(&self.minimum, Ordering::Less) {
                self.minimum = Some(value.clone());
            }
            if beats(&self.maximum, Ordering::Greater) {
                self.maximum = Some(value);
            }
        }
        Ok(())
    }
}

impl Stage for Measure {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let calculate = self.sum || self.average;
            let compare = self.minimum || self.maximum;
            let mut item = input;
            for column in &mut self.columns {
                let value = match &column.selector {
                    Some(selector) => {
                        let (back, value) = selector.value(host, item).await?;
                        item = back;
                        value
                    }
                    None => item.clone(),
                };
                if let Err(Interrupt::Statement(error)) = column.take(&value, calculate, compare) {
                    let message = format!(
                        "Input object \"{}\" is not numeric. {error}",
                        value.to_text()
                    );
                    host.mistake("Measure-Object", message)?;
                }
            }
            Ok(Flow::nothing())
        })
    }

    fn end<'s>(&'s mut self, _host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        let results = self.columns.iter().map(|column| {
            let sum = if column.is_whole {
                Value::Int(column.whole)
            } else {
                Value::Float(column.sum)
            };
            let shown = |asked: bool, value: Value| {
                if asked && column.count > 0 {
                    value
                } else {
                    Value::Null
                }
            };
            #[expect(clippy::cast_precision_loss, reason = "an average is a double")]
            let average = Value::Float(column.sum / column.count as f64);
            let maximum = column.maximum.clone().unwrap_or_default();
            let minimum = column.minimum.clone().unwrap_or_default();
            let result = Object::new()
                .with("Count", column.count)
                .with("Average", shown(self.average, average))
                .with("Sum", shown(self.sum, sum))
                .with("Maximum", shown(self.maximum, maximum))
                .with("Minimum", shown(self.minimum, minimum))
                .with("StandardDeviation", Value::Null)
                .with("Property", column.name.clone());
            Value::Object(result)
        });
        let results = results.collect();
        Box::pin(async move { Ok(results) })
    }
}
