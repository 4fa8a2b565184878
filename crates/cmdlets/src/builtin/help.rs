//! `Get-Help` and `Get-Command`.

use super::{Built, Flow, Host, Stage, Step};
use crate::interpreter::Interrupt;
use crate::output::{help_text, parameter_help};
use crate::registry::{Bound, Signature};
use crate::value::{Object, Value, Wildcard};

struct Help {
    name: Option<String>,
    parameter: Option<String>,
    examples: bool,
}

pub(super) fn help(bound: &mut Bound) -> Built {
    Ok(Box::new(Help {
        name: bound.text("Name").map(str::to_owned),
        parameter: bound.text("Parameter").map(str::to_owned),
        examples: bound.switch("Examples"),
    }))
}

impl Help {
    fn about(&self, host: &mut dyn Host, name: &str) -> Result<Vec<Value>, Interrupt> {
        let catalogue = host.catalogue();
        host.work(catalogue.len())?;
        if let Some(signature) = catalogue.iter().find(|signature| signature.is_called(name)) {
            let text = match &self.parameter {
                Some(parameter) => parameter_help(signature, parameter),
                None => Some(help_text(signature, self.examples)),
            };
            return match text {
                Some(text) => Ok(vec![Value::String(text)]),
                None => Err(Interrupt::mistake(
                    "NoMatchingParameter",
                    "No parameter matches criteria.",
                )),
            };
        }
        let pattern = Wildcard::new(name, false);
        let found: Vec<_> = catalogue
            .iter()
            .filter(|signature| pattern.matches(signature.name))
            .map(listed)
            .collect();
        if found.is_empty() && !Wildcard::is_pattern(name) {
            let message = format!("Get-Help could not find {name} in a help file in this session.");
            return Err(Interrupt::mistake("HelpNotFound", message));
        }
        Ok(found)
    }
}

impl Stage for Help {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(async move {
            let name = match input.member("Name") {
                Value::Null => input.to_text(),
                name => name.to_text(),
            };
            self.about(host, &name).map(Flow::more)
        })
    }

    fn start<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let name = self.name.clone().unwrap_or_else(|| "*".to_owned());
            self.about(host, &name)
        })
    }
}

fn listed(signature: &Signature) -> Value {
    let object = Object::new()
        .with("Name", signature.name)
        .with("Synopsis", signature.synopsis);
    Value::Object(object)
}

struct Commands {
    patterns: Vec<Wildcard>,
}

pub(super) fn commands(bound: &mut Bound) -> Built {
    let mut patterns: Vec<_> = bound.texts("Name").unwrap_or_default();
    if bound.has("Verb") || bound.has("Noun") {
        let part = |name: &str| bound.text(name).unwrap_or("*").to_owned();
        patterns.push(format!("{}-{}", part("Verb"), part("Noun")));
    }
    let patterns = patterns
        .iter()
        .map(|pattern| Wildcard::new(pattern, false))
        .collect();
    Ok(Box::new(Commands { patterns }))
}

impl Stage for Commands {
    fn process<'s>(&'s mut self, _host: &'s mut dyn Host, _input: Value) -> Step<'s, Flow> {
        Box::pin(async { Ok(Flow::nothing()) })
    }

    fn start<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            let wanted = |name: &str| {
                self.patterns.is_empty()
                    || self.patterns.iter().any(|pattern| pattern.matches(name))
            };
            let found = host.catalogue().into_iter().filter(|signature| {
                wanted(signature.name)
                    || signature
                        .aliases
                        .iter()
                        .any(|alias| !self.patterns.is_empty() && wanted(alias))
            });
            let objects = found.map(|signature| {
                let object = Object::new()
                    .with("CommandType", "Cmdlet")
                    .with("Name", signature.name)
                    .with("Synopsis", signature.synopsis);
                Value::Object(object)
            });
            Ok(objects.collect())
        })
    }
}
