use super::convert::convert;
use super::error::BindError;
use super::prepare::Prepared;
use crate::registry::{Bound, Kind};
use crate::value::Value;

impl Prepared {
    /// The call for one value that came down the pipeline: an object by its properties, anything
    /// else by value, and an object by value where nothing fits its properties.
    pub(crate) fn with_input(&self, input: &Value) -> Result<Bound, BindError> {
        let mut bound = self.bound();
        let mut found = false;
        let open = || {
            self.parameters
                .iter()
                .filter(|parameter| !self.has(parameter.name))
        };
        if let Value::Object(object) = input {
            for parameter in open().filter(|parameter| parameter.pipeline.by_property()) {
                let property = parameter.names().find_map(|name| object.get(name));
                if let Some(value) = property.filter(|value| **value != Value::Null) {
                    // Properties of other objects have names in common by chance; one that does
                    // not convert counts only where nothing else was found.
                    if let Ok(value) = convert(parameter, value.clone(), None, true) {
                        bound.set(parameter.name, value);
                        found = true;
                    }
                }
            }
        }
        if !found {
            let by_value = open().find(|parameter| parameter.pipeline.by_value());
            // An object becomes a text by its identity only.
            let fits = by_value.filter(|parameter| {
                let is_object = input
                    .as_object()
                    .is_some_and(|object| object.get("Identity").is_none());
                !(is_object && parameter.kind == Kind::String)
            });
            let parameter = fits.ok_or(BindError::Input)?;
            bound.set(
                parameter.name,
                convert(parameter, input.clone(), None, false)?,
            );
        }
        self.complete(bound)
    }
}
