use super::{Built, Flow, Host, Stage, Step};
use crate::interpreter::Interrupt;
use crate::output::json_text;
use crate::registry::Bound;
use crate::value::Value;

struct ToJson {
    given: Option<Value>,
    depth: usize,
    compress: bool,
    as_array: bool,
    values: Vec<Value>,
}

pub(super) fn to_json(bound: &mut Bound) -> Built {
    let depth = bound.int("Depth").unwrap_or(2);
    Ok(Box::new(ToJson {
        depth: usize::try_from(depth).unwrap_or(0).min(100),
        compress: bound.switch("Compress"),
        as_array: bound.switch("AsArray"),
        given: bound.take("InputObject"),
        values: Vec::new(),
    }))
}

impl Stage for ToJson {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        self.values.push(input);
        Box::pin(async { Ok(Flow::nothing()) })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let value = match self.given.take() {
                Some(given) => given,
                None if self.values.is_empty() => return Ok(Vec::new()),
                None if self.as_array => Value::List(std::mem::take(&mut self.values)),
                None => Value::gathered(std::mem::take(&mut self.values)),
            };
            let text = json_text(&value, self.depth, self.compress);
            host.work(text.len() / 64)?;
            Ok(vec![Value::String(text)])
        })
    }
}

struct FromJson {
    lines: Vec<String>,
}

pub(super) fn from_json(bound: &mut Bound) -> Built {
    let lines = bound
        .text("InputObject")
        .map(str::to_owned)
        .into_iter()
        .collect();
    Ok(Box::new(FromJson { lines }))
}

impl Stage for FromJson {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        self.lines.push(input.to_text());
        Box::pin(async { Ok(Flow::nothing()) })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let text = self.lines.join("\n");
            if text.trim().is_empty() {
                return Ok(Vec::new());
            }
            host.work(text.len() / 16)?;
            match serde_json::from_str::<Value>(&text) {
                Ok(value) => {
                    host.made(&value)?;
                    Ok(value.scattered())
                }
                Err(error) => {
                    let message = format!("Conversion from JSON failed with error: {error}");
                    Err(Interrupt::mistake("System.ArgumentException", message))
                }
            }
        })
    }
}
