use std::collections::{HashSet, VecDeque};

use super::selector::Selector;
use super::{Built, Flow, Host, Stage, Step};
use crate::interpreter::Interrupt;
use crate::registry::Bound;
use crate::value::{Object, Value, Wildcard};

struct Select {
    properties: Vec<Selector>,
    excluded: Vec<Wildcard>,
    expand: Option<String>,
    first: Option<usize>,
    last: Option<usize>,
    skip: usize,
    skip_last: usize,
    index: Option<Vec<usize>>,
    seen: Option<HashSet<String>>,
    /// How many came.
    came: usize,
    /// How many were given.
    gave: usize,
    /// Those that are held back until it is known whether they are among the last.
    held: VecDeque<Value>,
}

pub(super) fn build(bound: &mut Bound) -> Built {
    let count = |name: &str| -> Result<Option<usize>, Interrupt> {
        let Some(number) = bound.int(name) else {
            return Ok(None);
        };
        let number = usize::try_from(number).map_err(|_| {
            let message = format!(
                "Cannot validate argument on parameter '{name}'. The {number} argument is less than the minimum allowed range of 0."
            );
            Interrupt::mistake("ParameterArgumentValidationError", message)
        })?;
        Ok(Some(number))
    };
    let mut excluded = Vec::new();
    for name in bound.texts("ExcludeProperty").unwrap_or_default() {
        excluded.push(Wildcard::new(&name, false));
    }
    let mut properties = Selector::all(bound.list("Property").unwrap_or_default())?;
    if properties.is_empty() && !excluded.is_empty() {
        properties.push(Selector::new(&Value::from("*"))?);
    }
    let index = match bound.list("Index") {
        Some(places) => {
            let mut index = Vec::with_capacity(places.len());
            for place in places {
                index.extend(usize::try_from(place.to_int()?).ok());
            }
            Some(index)
        }
        None => None,
    };
    Ok(Box::new(Select {
        properties,
        excluded,
        expand: bound.text("ExpandProperty").map(str::to_owned),
        first: count("First")?,
        last: count("Last")?,
        skip: count("Skip")?.unwrap_or(0),
        skip_last: count("SkipLast")?.unwrap_or(0),
        index,
        seen: bound.switch("Unique").then(HashSet::new),
        came: 0,
        gave: 0,
        held: VecDeque::new(),
    }))
}

impl Select {
    /// What becomes of one object that was picked.
    async fn picked(&mut self, host: &mut dyn Host, input: Value) -> Result<Vec<Value>, Interrupt> {
        let mut values = match self.shaped(host, input).await? {
            Value::List(values) if self.expand.is_some() => values,
            value => vec![value],
        };
        if let Some(seen) = &mut self.seen {
            values.retain(|value| seen.insert(key(value)));
        }
        Ok(values)
    }

    async fn shaped(&mut self, host: &mut dyn Host, input: Value) -> Result<Value, Interrupt> {
        if let Some(name) = &self.expand {
            let has = match &input {
                Value::Object(object) => object.get(name).is_some(),
                other => other.member(name) != Value::Null,
            };
            if !has {
                let message = format!("Property \"{name}\" cannot be found.");
                host.mistake("Select-Object", message)?;
                return Ok(Value::List(Vec::new()));
            }
            let expanded = input.member(name);
            if self.properties.is_empty() {
                return Ok(expanded);
            }
            let more = self.selected(host, input).await?;
            return joined(host, expanded, &more);
        }
        if self.properties.is_empty() {
            return Ok(input);
        }
        Ok(Value::Object(self.selected(host, input).await?))
    }

    /// The properties of an object that are asked for.
    async fn selected(&self, host: &mut dyn Host, input: Value) -> Result<Object, Interrupt> {
        let mut selected = Object::new();
        let mut item = input;
        for property in &self.properties {
            item = property.add_to(host, item, &mut selected).await?;
        }
        if self.excluded.is_empty() {
            return Ok(selected);
        }
        let excluded = |name: &str| self.excluded.iter().any(|pattern| pattern.matches(name));
        Ok(selected
            .iter()
            .filter(|(name, _)| !excluded(name))
            .map(|(name, value)| (name.to_owned(), value.clone()))
            .collect())
    }

    async fn take(&mut self, host: &mut dyn Host, input: Value) -> Result<Flow, Interrupt> {
        let place = self.came;
        self.came += 1;
        if let Some(index) = &self.index {
            let done = index.iter().all(|wanted| *wanted <= place);
            let values = if index.contains(&place) {
                self.picked(host, input).await?
            } else {
                Vec::new()
            };
            return Ok(Flow { values, done });
        }
        if let Some(last) = self.last {
            // With -Last, -Skip counts from the end.
            self.held.push_back(input);
            if self.held.len() > last.saturating_add(self.skip) {
                self.held.pop_front();
            }
            return Ok(Flow::nothing());
        }
        if place < self.skip {
            return Ok(Flow::nothing());
        }
        let input = match self.skip_last {
            0 => input,
            held => {
                self.held.push_back(input);
                if self.held.len() > held {
                    self.held.pop_front().unwrap_or_default()
                } else {
                    return Ok(Flow::nothing());
                }
            }
        };
        self.counted(host, input).await
    }

    async fn counted(&mut self, host: &mut dyn Host, input: Value) -> Result<Flow, Interrupt> {
        if self.first.is_some_and(|first| self.gave >= first) {
            return Ok(Flow {
                values: Vec::new(),
                done: true,
            });
        }
        let values = self.picked(host, input).await?;
        self.gave += usize::from(!values.is_empty() || self.seen.is_none());
        let done = self.first.is_some_and(|first| self.gave >= first);
        Ok(Flow { values, done })
    }
}

/// What `-ExpandProperty` gives, with what `-Property` names added to each object of it.
fn joined(host: &mut dyn Host, expanded: Value, more: &Object) -> Result<Value, Interrupt> {
    let one = |value: Value, host: &mut dyn Host| -> Result<Value, Interrupt> {
        let Value::Object(mut object) = value else {
            return Ok(value);
        };
        for (name, value) in more.iter() {
            if object.get(name).is_some() {
                let message = format!(
                    "The property cannot be processed because the property \"{name}\" already exists."
                );
                host.mistake("Select-Object", message)?;
            } else {
                object.set(name.to_owned(), value.clone());
            }
        }
        Ok(Value::Object(object))
    };
    match expanded {
        Value::List(values) => {
            let values = values.into_iter().map(|value| one(value, host));
            values.collect::<Result<_, _>>().map(Value::List)
        }
        value => one(value, host),
    }
}

impl Stage for Select {
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow> {
        Box::pin(self.take(host, input))
    }

    fn end<'s>(&'s mut self, host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async move {
            if self.last.is_none() {
                return Ok(Vec::new());
            }
            let mut held = std::mem::take(&mut self.held);
            held.truncate(held.len().saturating_sub(self.skip));
            let mut values = Vec::new();
            for value in held {
                values.extend(self.picked(host, value).await?);
            }
            Ok(values)
        })
    }
}

/// What makes a value the same as another, for -Unique. Case counts there.
fn key(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let fields: Vec<_> = object
                .iter()
                .map(|(name, value)| format!("{name}\u{1}{}", key(value)))
                .collect();
            fields.join("\u{2}")
        }
        Value::List(values) => {
            let keys: Vec<_> = values.iter().map(key).collect();
            keys.join("\u{3}")
        }
        other => other.to_text(),
    }
}
