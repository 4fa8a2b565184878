//! What shows: `Format-Table`, `Format-List`, `Out-String`, `Out-Null`.

use super::selector::Selector;
use super::{Built, Flow, Host, Stage, Step};
use crate::output::{Console, Look, MAX_WIDTH, render, render_as};
use crate::registry::Bound;
use crate::value::{Object, Value};

struct Format {
    look: Look,
    properties: Vec<Selector>,
    values: Vec<Value>,
}

pub(super) fn table(bound: &mut Bound) -> Built {
    let look = Look::Table {
        header: !bound.switch("HideTableHeaders"),
        wrap: bound.switch("Wrap"),
    };
    build(look, bound)
}

pub(super) fn list(bound: &mut Bound) -> Built {
    build(Look::List, bound)
}

fn build(look: Look, bound: &Bound) -> Built {
    Ok(Box::new(Format {
        look,
        properties: Selector::all(bound.list("Property").unwrap_or_default())?,
        values: Vec::new(),
    }))
}

impl Stage for Format {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let value = if self.properties.is_empty() || input.as_object().is_none() {
                input
            } else {
                let mut shown = Object::new();
                let mut item = input;
                for property in &self.properties {
                    item = property.add_to(host, item, &mut shown).await?;
                }
                Value::Object(shown)
            };
            self.values.push(value);
            Ok(Flow::nothing())
        })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let text = render_as(self.look, self.values.iter(), host.console());
            Ok(match text.strip_suffix('\n') {
                Some(text) => vec![Value::from(text)],
                None => Vec::new(),
            })
        })
    }
}

struct OutString {
    width: Option<usize>,
    stream: bool,
    values: Vec<Value>,
}

pub(super) fn out_string(bound: &mut Bound) -> Built {
    let width = bound
        .int("Width")
        .map(|width| usize::try_from(width).unwrap_or(0));
    Ok(Box::new(OutString {
        width: width.map(|width| width.clamp(2, MAX_WIDTH)),
        stream: bound.switch("Stream"),
        values: Vec::new(),
    }))
}

impl Stage for OutString {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        self.values.push(input);
        Box::pin(async { Ok(Flow::nothing()) })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let console = host.console();
            let console = Console {
                width: self.width.unwrap_or(console.width),
                ..console
            };
            let text = render(self.values.iter(), console);
            Ok(if self.stream {
                text.lines().map(Value::from).collect()
            } else {
                vec![Value::String(text)]
            })
        })
    }
}

struct OutNull;

pub(super) fn out_null(_bound: &mut Bound) -> Built {
    Ok(Box::new(OutNull))
}

impl Stage for OutNull {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, _input: Value) -> Step<'s, Flow> {
        Box::pin(async { Ok(Flow::nothing()) })
    }
}
