//! `Name`, `*Quota`, `{ $_.A + $_.B }`, `@{Name='n'; Expression={…}}`: what of an object is meant.

use super::{Host, Step};
use crate::interpreter::Interrupt;
use crate::language::Block;
use crate::value::{Object, Value, Wildcard};

#[derive(Debug, Clone)]
pub(super) struct Selector {
    pub(super) source: Source,
    /// What it is called, where it was said.
    pub(super) label: Option<String>,
    /// For sorting.
    pub(super) descending: Option<bool>,
}

#[derive(Debug, Clone)]
pub(super) enum Source {
    Name(String),
    Pattern(Wildcard),
    Block(Block),
}

impl Selector {
    pub(super) fn all(values: &[Value]) -> Result<Vec<Self>, Interrupt> {
        values.iter().map(Self::new).collect()
    }

    pub(super) fn new(value: &Value) -> Result<Self, Interrupt> {
        match value {
            Value::Object(entries) => Self::calculated(entries),
            other => Ok(Self {
                source: source(other),
                label: None,
                descending: None,
            }),
        }
    }

    fn calculated(entries: &Object) -> Result<Self, Interrupt> {
        let mut label = None;
        let mut found = None;
        let mut descending = None;
        for (key, value) in entries.iter() {
            let key = key.to_ascii_lowercase();
            // Abbreviations count, as they do for parameters.
            let is = |word: &str| word.starts_with(&key);
            if is("name") || is("label") {
                label = Some(value.to_text());
            } else if is("expression") {
                found = Some(source(value));
            } else if is("descending") {
                descending = Some(value.is_truthy());
            } else if is("ascending") {
                descending = Some(!value.is_truthy());
            } else if !(is("formatstring") || is("width") || is("alignment")) {
                let message = format!("The {key} key is not valid.");
                return Err(Interrupt::mistake("DictionaryKeyIllegal", message));
            }
        }
        let source = match (found, &label) {
            (Some(source), _) => source,
            (None, Some(name)) => Source::Name(name.clone()),
            (None, None) => {
                let message = "The \"Expression\" entry of a calculated property is missing.";
                return Err(Interrupt::mistake("MissingExpression", message));
            }
        };
        Ok(Self {
            source,
            label,
            descending,
        })
    }

    /// The value of one object; `$_` comes back. A pattern has none.
    pub(super) fn value<'s>(
        &'s self,
        host: &'s mut dyn Host,
        item: Value,
    ) -> Step<'s, (Value, Value)> {
        Box::pin(async move {
            match &self.source {
                Source::Name(name) => {
                    let value = item.member(name);
                    Ok((item, value))
                }
                Source::Pattern(_) => Ok((item, Value::Null)),
                Source::Block(block) => {
                    let (item, values) = host.block(block, item).await?;
                    Ok((item, Value::gathered(values)))
                }
            }
        })
    }

    /// Adds what is meant of an object to the properties of another; the object comes back.
    pub(super) async fn add_to(
        &self,
        host: &mut dyn Host,
        item: Value,
        to: &mut Object,
    ) -> Result<Value, Interrupt> {
        if let Source::Pattern(pattern) = &self.source {
            if let Value::Object(object) = &item {
                let fits = object.iter().filter(|(name, _)| pattern.matches(name));
                for (name, value) in fits {
                    if to.get(name).is_none() {
                        to.push(name.to_owned(), value.clone());
                    }
                }
            }
            return Ok(item);
        }
        let (item, value) = self.value(host, item).await?;
        let name = match (&self.label, &self.source, &item) {
            (Some(label), _, _) => label.clone(),
            // The object knows best how its property is spelt.
            (None, Source::Name(name), Value::Object(object)) => object
                .entry(name)
                .map_or(name.as_str(), |(name, _)| name)
                .to_owned(),
            (None, Source::Name(name), _) => name.clone(),
            (None, Source::Block(block), _) => block.text().to_owned(),
            (None, Source::Pattern(_), _) => return Ok(item),
        };
        host.made(&value)?;
        to.set(name, value);
        Ok(item)
    }
}

fn source(value: &Value) -> Source {
    match value {
        Value::Block(block) => Source::Block(block.clone()),
        other => {
            let name = other.to_text();
            if Wildcard::is_pattern(&name) {
                Source::Pattern(Wildcard::new(&name, false))
            } else {
                Source::Name(name)
            }
        }
    }
}
