use super::{Built, Flow, Host, Stage, Step};
use crate::interpreter::Interrupt;
use crate::language::Block;
use crate::registry::Bound;
use crate::value::Value;

struct ForEach {
    work: Work,
    begin: Option<Block>,
    end: Option<Block>,
}

enum Work {
    Block(Block),
    Member(String),
}

pub(super) fn build(bound: &mut Bound) -> Built {
    let work = match bound.take("Process") {
        Some(Value::Block(block)) => Work::Block(block),
        Some(name) => Work::Member(name.to_text()),
        None => {
            let message = "Cannot process command because of one or more missing mandatory parameters: Process.";
            return Err(Interrupt::mistake(
                "MissingMandatoryParameter,ForEach-Object",
                message,
            ));
        }
    };
    let mut block = |name: &str| match bound.take(name) {
        Some(Value::Block(block)) => Some(block),
        _ => None,
    };
    Ok(Box::new(ForEach {
        work,
        begin: block("Begin"),
        end: block("End"),
    }))
}

impl Stage for ForEach {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let mut values = match self.begin.take() {
                Some(begin) => host.block(&begin, Value::Null).await?.1,
                None => Vec::new(),
            };
            match &self.work {
                Work::Block(block) => {
                    let (_, given) = host.block(block, input).await?;
                    values.extend(given);
                }
                Work::Member(name) => values.extend(input.member(name).scattered()),
            }
            Ok(Flow::more(values))
        })
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let mut values = match self.begin.take() {
                Some(begin) => host.block(&begin, Value::Null).await?.1,
                None => Vec::new(),
            };
            if let Some(end) = self.end.take() {
                values.extend(host.block(&end, Value::Null).await?.1);
            }
            Ok(values)
        })
    }
}
