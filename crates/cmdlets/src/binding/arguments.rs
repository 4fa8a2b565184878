use serde_json::{Map, Value as Json};

use crate::value::{Object, Value, from_json};

/// Arguments as they were given, with names that were not resolved yet.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) items: Vec<Argument>,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Argument {
    /// `-Name`, whose value, if it takes one, is the next positional argument.
    Dangling(String),
    /// `-Name:value`, or a name with its value from a hashtable or from JSON.
    Named {
        name: String,
        value: Value,
        /// Whether a switch may be given as a text.
        lenient: bool,
    },
    /// A value without a name. A number has its text beside it.
    Positional { value: Value, text: Option<String> },
}

impl Arguments {
    /// `Parameters` of a call over HTTP. Annotations are left out.
    pub(crate) fn from_json(parameters: &Map<String, Json>) -> Self {
        let items = parameters
            .iter()
            .filter(|(name, _)| !name.contains('@'))
            .map(|(name, value)| Argument::Named {
                name: name.clone(),
                value: from_json(value.clone()),
                lenient: true,
            })
            .collect();
        Self { items }
    }

    /// `@name`: the entries of a hashtable as parameters.
    pub(crate) fn splat(&mut self, entries: &Object) {
        for (name, value) in entries.iter() {
            self.items.push(Argument::Named {
                name: name.to_owned(),
                value: value.clone(),
                lenient: false,
            });
        }
    }
}
