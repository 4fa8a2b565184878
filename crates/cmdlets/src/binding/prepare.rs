use super::arguments::{Argument, Arguments};
use super::convert::convert;
use super::error::BindError;
use super::names::resolve;
use super::preferences::Preferences;
use crate::registry::{Bound, Kind, Parameter, Signature};
use crate::value::Value;

/// A call of which everything is known but what comes down the pipeline.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(super) parameters: &'static [Parameter],
    pub(super) given: Vec<(&'static str, Value)>,
    pub(crate) preferences: Preferences,
}

/// Checks arguments against a signature.
pub(crate) fn prepare(signature: &Signature, arguments: Arguments) -> Result<Prepared, BindError> {
    let mut binder = Binder {
        prepared: Prepared {
            parameters: signature.parameters,
            given: Vec::new(),
            preferences: Preferences::default(),
        },
        common: Vec::new(),
    };
    let positional = binder.named(arguments)?;
    binder.positional(positional)?;
    Ok(binder.prepared)
}

struct Binder {
    prepared: Prepared,
    /// Which of the parameters that every cmdlet has were given.
    common: Vec<&'static str>,
}

impl Binder {
    /// Binds what has a name, and gives back the rest.
    fn named(&mut self, arguments: Arguments) -> Result<Vec<(Value, Option<String>)>, BindError> {
        let mut positional = Vec::new();
        let mut items = arguments.items.into_iter().peekable();
        while let Some(item) = items.next() {
            let (name, given, text, lenient) = match item {
                Argument::Positional { value, text } => {
                    positional.push((value, text));
                    continue;
                }
                Argument::Named {
                    name,
                    value,
                    lenient,
                } => (name, Some(value), None, lenient),
                Argument::Dangling(name) => (name, None, None, false),
            };
            let (parameter, common) = resolve(self.prepared.parameters, &name)?;
            let (value, text) = match given {
                Some(value) => (value, text),
                None if parameter.kind == Kind::Switch => (Value::Bool(true), None),
                None => {
                    let next = items.next_if(|next| matches!(next, Argument::Positional { .. }));
                    match next {
                        Some(Argument::Positional { value, text }) => (value, text),
                        _ => {
                            return Err(BindError::MissingArgument {
                                name: parameter.name,
                                kind: parameter.kind,
                            });
                        }
                    }
                }
            };
            self.bind(parameter, common, value, text, lenient)?;
        }
        Ok(positional)
    }

    fn bind(
        &mut self,
        parameter: &'static Parameter,
        common: bool,
        value: Value,
        text: Option<String>,
        lenient: bool,
    ) -> Result<(), BindError> {
        let taken = if common {
            self.common.contains(&parameter.name)
        } else {
            self.prepared.has(parameter.name)
        };
        if taken {
            return Err(BindError::Twice(parameter.name));
        }
        let value = convert(parameter, value, text, lenient)?;
        if common {
            self.common.push(parameter.name);
            self.prepared.preferences.note(parameter.name, &value);
            return Ok(());
        }
        self.prepared.given.push((parameter.name, value));
        Ok(())
    }

    fn positional(&mut self, values: Vec<(Value, Option<String>)>) -> Result<(), BindError> {
        let mut places: Vec<&'static Parameter> = self
            .prepared
            .parameters
            .iter()
            .filter(|parameter| parameter.position.is_some())
            .filter(|parameter| !self.prepared.has(parameter.name))
            .collect();
        places.sort_by_key(|parameter| parameter.position);
        let mut places = places.into_iter();
        let mut values = values.into_iter();
        while let Some((value, text)) = values.next() {
            let Some(parameter) = places.next() else {
                return Err(BindError::NoPosition(
                    text.unwrap_or_else(|| value.to_text()),
                ));
            };
            if parameter.remaining {
                let rest = values.by_ref().flat_map(|(value, _)| value.scattered());
                let mut all = value.scattered();
                all.extend(rest);
                return self.bind(parameter, false, Value::List(all), None, false);
            }
            self.bind(parameter, false, value, text, false)?;
        }
        Ok(())
    }
}

impl Prepared {
    pub(super) fn has(&self, name: &str) -> bool {
        self.given.iter().any(|(known, _)| *known == name)
    }

    /// The call when nothing comes down the pipeline.
    pub(crate) fn without_input(self) -> Result<Bound, BindError> {
        let bound = self.bound();
        self.complete(bound)
    }

    pub(super) fn bound(&self) -> Bound {
        let mut bound = Bound::new(self.preferences);
        for (name, value) in &self.given {
            bound.set(name, value.clone());
        }
        bound
    }

    /// Refuses a call without what nothing runs without.
    pub(super) fn complete(&self, bound: Bound) -> Result<Bound, BindError> {
        let missing: Vec<_> = self
            .parameters
            .iter()
            .filter(|parameter| parameter.mandatory && !bound.has(parameter.name))
            .map(|parameter| parameter.name)
            .collect();
        if missing.is_empty() {
            Ok(bound)
        } else {
            Err(BindError::MissingMandatory(missing))
        }
    }
}
