use super::{Built, Flow, Host, Stage, Step};
use crate::interpreter::Interrupt;
use crate::language::Block;
use crate::language::ast::{Op, Operator};
use crate::registry::Bound;
use crate::value::Value;

enum Where {
    Block(Block),
    Compared {
        property: String,
        operator: Operator,
        value: Value,
    },
    Truthy {
        property: String,
        wanted: bool,
    },
}

pub(super) fn build(bound: &mut Bound) -> Built {
    let first = bound
        .take("FilterScript")
        .or_else(|| bound.take("Property"));
    let property = match first {
        Some(Value::Block(block)) => return Ok(Box::new(Where::Block(block))),
        Some(property) => property.to_text(),
        None => {
            let message = "Cannot process command because of one or more missing mandatory parameters: FilterScript.";
            return Err(Interrupt::mistake(
                "MissingMandatoryParameter,Where-Object",
                message,
            ));
        }
    };
    let value = bound.take("Value");
    let mut operators = bound
        .iter()
        .filter(|(_, given)| **given == Value::Bool(true))
        .filter_map(|(name, _)| Op::of_word(name));
    let operator = operators.next();
    let several = operators.next().is_some();
    if several {
        let message = "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.";
        return Err(Interrupt::mistake(
            "AmbiguousParameterSet,Where-Object",
            message,
        ));
    }
    let Some((op, case)) = operator else {
        if value.is_some() {
            let message = "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.";
            return Err(Interrupt::mistake(
                "OperatorNotSpecified,Where-Object",
                message,
            ));
        }
        let wanted = !bound.switch("Not");
        return Ok(Box::new(Where::Truthy { property, wanted }));
    };
    Ok(Box::new(Where::Compared {
        property,
        operator: Operator { op, case, at: 0 },
        value: value.unwrap_or_default(),
    }))
}

impl Stage for Where {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let (input, holds) = match self {
                Self::Block(block) => {
                    let (input, values) = host.block(block, input).await?;
                    (input, Value::List(values).is_truthy())
                }
                Self::Compared {
                    property,
                    operator,
                    value,
                } => {
                    let left = input.member(property);
                    let holds = host.compare(*operator, left, value)?;
                    (input, holds.is_truthy())
                }
                Self::Truthy { property, wanted } => {
                    let holds = input.member(property).is_truthy() == *wanted;
                    (input, holds)
                }
            };
            Ok(if holds {
                Flow::one(input)
            } else {
                Flow::nothing()
            })
        })
    }
}
