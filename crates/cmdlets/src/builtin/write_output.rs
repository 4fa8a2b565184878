use super::{Built, Flow, Host, Stage, Step};
use crate::registry::Bound;
use crate::value::Value;

struct WriteOutput {
    values: Vec<Value>,
}

pub(super) fn build(bound: &mut Bound) -> Built {
    let values = bound.take("InputObject").map(Value::scattered);
    Ok(Box::new(WriteOutput {
        values: values.unwrap_or_default(),
    }))
}

impl Stage for WriteOutput {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async { Ok(Flow::one(input)) })
    }

    fn start<'s>(&'s mut self, _host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        let values = std::mem::take(&mut self.values);
        Box::pin(async { Ok(values) })
    }
}
